"""What a catalog is read from, besides a path: a folder or a file, on a disk, in a package or in an archive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, cast

from shoulderkit.errors import DataError, Fault, shown


class Traversable(Protocol):
    """What is read of `importlib.resources.abc.Traversable`, and of `pathlib.Path`.

    A protocol of our own, since importing Python's takes as long as reading a small file.
    """

    @property
    def name(self) -> str:
        """The last part of its path."""
        ...

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        ...

    def is_file(self) -> bool:
        """Return whether it is a file."""
        ...

    def joinpath(self, *descendants: str) -> Traversable:
        """Return what is below a folder."""
        ...

    def iterdir(self) -> Iterator[Traversable]:
        """Yield what a folder contains."""
        ...

    def read_bytes(self) -> bytes:
        """Return what a file contains."""
        ...


def readable(path: Any) -> Any:
    """Return what can be read of an argument: a path, or what is read like one as it is.

    Raises:
        DataError: it is neither.
    """
    if isinstance(path, (str, os.PathLike)):
        return Path(cast("os.PathLike[str]", path))
    kind = cast("Any", type(path))
    if not all(callable(getattr(kind, name, None)) for name in ("is_dir", "is_file", "iterdir", "read_bytes")):
        raise DataError(shown(path), (Fault("cannot be read: it is neither a path nor a file or folder"),))
    return path
