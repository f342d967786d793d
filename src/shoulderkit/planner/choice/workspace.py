"""What searches share: the count of their work, and tables that are made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import repeat

from shoulderkit.planner.choice.problem import Pieces
from shoulderkit.planner.tuning import TUNING, Tuning


class Effort:
    """Counts the work: labels made, and comparisons of labels.

    Once *left* is below 0 only a beam is kept or, without *beam*, the search ends with nothing: for whoever has no use for
    what is not complete.
    """

    def __init__(self, limit: int, *, beam: bool = True) -> None:
        self.left = limit
        self.beam = beam

    @property
    def over(self) -> bool:
        """Whether the search is to end."""
        return self.left < 0 and not self.beam


class Workspace:
    """What the searches of one planner share: the tuning numbers, and a memory of derived tables."""

    def __init__(self, tuning: Tuning = TUNING) -> None:
        self.tuning = tuning
        remembered = lru_cache(maxsize=tuning.remembered_tables)
        worth, sums = remembered(_worth_table), remembered(_sums_table)
        self.worth: Callable[[Pieces], tuple[int, ...]] = worth
        self.sums: Callable[[int], tuple[int, ...]] = sums
        self._forget = (worth.cache_clear, sums.cache_clear)

    def forget(self) -> None:
        """Drop the tables."""
        for forget in self._forget:
            forget()


def _worth_table(pieces: Pieces) -> tuple[int, ...]:
    """What a cell is worth by its units, up to twice as many as it pays for."""
    values = [0]
    for slope, length in pieces:
        values += range(values[-1] + slope, values[-1] + slope * length + 1, slope)
    return (*values, *repeat(values[-1], len(values) - 1))


def _sums_table(length: int) -> tuple[int, ...]:
    """The units that count by the units there are, for a cell that pays for so many, up to twice as many."""
    return (*range(length + 1), *repeat(length, length))
