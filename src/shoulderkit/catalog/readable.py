"""A catalog as it is seen by what only reads its tables."""

from __future__ import annotations

from typing import Protocol

from shoulderkit.catalog.table import Table
from shoulderkit.model import Equipment, Exercise, Goal, Region, Source


class Readable(Protocol):
    """The tables that a search and a list of citations read; a `Catalog` has them."""

    @property
    def regions(self) -> Table[Region]:
        """See `Catalog`."""
        ...

    @property
    def equipment(self) -> Table[Equipment]:
        """See `Catalog`."""
        ...

    @property
    def goals(self) -> Table[Goal]:
        """See `Catalog`."""
        ...

    @property
    def sources(self) -> Table[Source]:
        """See `Catalog`."""
        ...

    @property
    def exercises(self) -> Table[Exercise]:
        """See `Catalog`."""
        ...

    def ancestors(self, region: str) -> tuple[str, ...]:
        """See `Catalog.ancestors`."""
        ...
