"""Catalogs: immutable tables of values by id, every reference in them checked."""

from shoulderkit.catalog.tables import Catalog, Table, Values, conflict

__all__ = ["Catalog", "Table", "Values", "conflict"]
