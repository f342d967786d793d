"""Importers: other datasets as catalogs. Each notes what it read, derived and repaired."""
