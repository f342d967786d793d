"""The catalog and the figures that come with the package. The only reader of package data."""

from __future__ import annotations

from functools import cache
from threading import Lock

from shoulderkit.catalog import Catalog
from shoulderkit.reading.loading import load_catalog
from shoulderkit.reading.traversable import Traversable

#: Held while the catalog is looked up: threads that start together would otherwise each read one.
_lock = Lock()


def bundled() -> Catalog:
    """Return the catalog that comes with the package: read at the first call, the same object afterwards, in every thread."""
    with _lock:
        return _read()


@cache
def _read() -> Catalog:
    # not needed by whoever reads texts and files of their own
    from importlib_resources import files

    return load_catalog(files("shoulderkit") / "data")


@cache
def figure(name: str) -> str | None:
    """Return the text of a figure by the name of its file, or None where there is none: read at the first call."""
    from importlib_resources import files

    file: Traversable = files("shoulderkit") / "data" / "figures" / f"{name}.svg"
    return file.read_bytes().decode() if file.is_file() else None
