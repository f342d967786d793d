"""The catalog that comes with the package. The only reader of package data."""

from __future__ import annotations

from functools import cache

from shoulderkit.catalog import Catalog
from shoulderkit.reading.loading import load_catalog


@cache
def bundled() -> Catalog:
    """Return the catalog that comes with the package: read at the first call, the same object afterwards."""
    # not needed by whoever reads texts and files of their own
    from importlib_resources import files

    return load_catalog(files("shoulderkit") / "data")
