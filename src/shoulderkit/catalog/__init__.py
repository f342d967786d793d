"""Catalogs: immutable tables of values by id, every reference in them checked."""

from shoulderkit.catalog.tables import Catalog, Table, Values, difference

__all__ = ["Catalog", "Table", "Values", "difference"]
