"""The catalog and the figures that come with the package. The only reader of package data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from threading import Lock

from shoulderkit.catalog import Catalog
from shoulderkit.reading.loading import load_catalog
from shoulderkit.reading.traversable import Traversable

_PACKAGE = Path(__file__).parents[1]
#: What a figure says in place of its rules.
_STYLE = re.compile(r'@import"style\.css";[^<]*')
#: Held while the catalog is looked up: threads that start together would otherwise each read one.
_lock = Lock()


def bundled() -> Catalog:
    """Return the catalog that comes with the package: read at the first call, the same object afterwards, in every thread."""
    with _lock:
        return _read()


@cache
def _read() -> Catalog:
    return load_catalog(data_of(_PACKAGE))


def data_of(package: Path) -> Traversable:
    """Return the package's data: the folder beside its modules, or, where those are in an archive, what is in that.

    Args:
        package: where the modules are.
    """
    folder = package / "data"
    if folder.is_dir():
        # by way of importlib_resources, whose imports take as long as reading ten files, it is the same
        return folder
    from importlib_resources import files

    return files("shoulderkit") / "data"


@cache
def figure(name: str) -> str | None:
    """Return the text of a figure by the name of its file, or None where there is none: read at the first call.

    The style sheet of the figures is one file; each figure that is returned carries it, and so needs nothing else. Opened
    by itself, a file has the colors of a light page.
    """
    figures = data_of(_PACKAGE).joinpath("figures")
    file = figures.joinpath(f"{name}.svg")
    if not file.is_file():
        return None
    sheet = figures.joinpath("style.css").read_bytes().decode().strip()
    return _STYLE.sub(sheet, file.read_bytes().decode(), count=1)
