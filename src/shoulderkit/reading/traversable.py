"""What a catalog is read from, besides a path: a folder or a file, on a disk, in a package or in an archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


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
