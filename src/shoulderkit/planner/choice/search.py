"""The frontier of a whole pool: groups that no link joins share nothing but the budget, so their frontiers are added up.

Integers and tuples; no shoulders in here.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.frontier import Effort, Entry, best_entries, frontier
from shoulderkit.planner.choice.membership import clusters
from shoulderkit.planner.choice.reduced import Pool


class Found(NamedTuple):
    """The frontier of a whole pool, by time, and whether the search for it was complete."""

    entries: list[Entry]
    complete: bool

    @property
    def best(self) -> int | None:
        """The most value of all, None where there is no choice."""
        return max((entry.value for entry in self.entries), default=None)


def search(pool: Pool, effort: Effort) -> Found:
    """The frontier of a pool."""
    total = [Entry(0, 0, 0)]
    for members in clusters(pool):
        total = added(pool, total, frontier(pool, members, effort))
    return Found(total if pool.needed <= pool.served else [], effort.left >= 0)


def added(pool: Pool, some: list[Entry], others: list[Entry]) -> list[Entry]:
    """The frontier of two that share a budget."""
    most = pool.most
    return best_entries(
        [
            Entry(a.time + b.time, a.value + b.value, a.steps + b.steps)
            for a in some
            for b in others
            if a.time + b.time <= pool.budget and (most is None or a.steps + b.steps <= most)
        ],
        counted=most is not None,
    )
