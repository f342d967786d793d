"""For each thing that a request requires, the fewest changes that keep it (a minimum hitting set of all conflicts)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.answers.refusal.diagnosis import REQUIRED, Diagnosis
from shoulderkit.planner.answers.refusal.hitting import bits_in, cheapest_hitting, minimal_conflict
from shoulderkit.planner.answers.refusal.relaxations import Measured, measure
from shoulderkit.plans import Change, Constraint, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

#: More than all other changes together: what is required is given up last.
_GIVING_UP = 1 << 20
#: The most partial sets of changes to look at in one search for the fewest.
_MOST_SETS = 20_000


class _Found(NamedTuple):
    """A repair that was found.

    Attributes:
        dropped: the bits of its changes.
        measured: the request with these made.
        smallest: whether no other is proved to be smaller.
    """

    dropped: int
    measured: Measured
    smallest: bool


def repairs_of(diagnosis: Diagnosis) -> tuple[Repair, ...]:
    """Return the smallest repair for each thing that is required, or for any plan where nothing is.

    A repair that is the smallest for several things is there once.
    """
    search = _Search(diagnosis)
    required: list[Constraint | None] = [each for each in diagnosis.constraints if each.kind in REQUIRED]
    repairs: dict[int, _Found] = {}
    keeping: dict[int, list[Constraint]] = {}
    for constraint in required or [None]:
        found = search.smallest(0 if constraint is None else diagnosis.part(constraint))
        if found is not None:
            repairs.setdefault(found.dropped, found)
            keeping.setdefault(found.dropped, []).extend([] if constraint is None else [constraint])
    return tuple(_repair(diagnosis, found, tuple(keeping[found.dropped])) for found in repairs.values())


def _repair(diagnosis: Diagnosis, found: _Found, kept: tuple[Constraint, ...]) -> Repair:
    changes = [diagnosis.changes[bit.bit_length() - 1] for bit in bits_in(found.dropped)]
    made = tuple(Change(change.constraint, change.add, found.measured.more(change)) for change in changes)
    return Repair(kept, made, found.measured.request, found.smallest)


class _Search:
    """The search for smallest repairs, with the conflicts that it has met: every repair has to hit them all."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        self.diagnosis = diagnosis
        self.weights = [_GIVING_UP if change.constraint.kind in REQUIRED else 1 for change in diagnosis.changes]
        self.conflicts: list[int] = []

    def smallest(self, keeping: int) -> _Found | None:
        """Return the smallest set of changes that leaves *keeping* as it is; None: no set does."""
        diagnosis = self.diagnosis
        while not diagnosis.spent:
            hitting, complete = cheapest_hitting(
                [each & ~keeping & ~diagnosis.goal for each in self.conflicts], self.weights, _MOST_SETS
            )
            if not complete:
                break
            if not hitting:
                return None
            enough = list(self._enough(hitting))
            if len(enough) == len(hitting):
                least = diagnosis.certain and all(found.measured.least for found in enough)
                return min(enough, key=_size)._replace(smallest=least)
            if not self._learn(hitting):
                break
        return self._irreducible(keeping)

    def _enough(self, hitting: list[int]) -> Iterator[_Found]:
        """The first ones of some sets, as long as they are enough."""
        for dropped in hitting:
            measured = measure(self.diagnosis, dropped)
            if measured is None:
                return
            yield _Found(dropped, measured, smallest=True)

    def _learn(self, hitting: list[int]) -> bool:
        """Add the conflicts that these sets do not hit; whether there was one."""
        before = len(self.conflicts)
        for dropped in hitting:
            kept = self.diagnosis.everything & ~dropped
            if all(each & dropped for each in self.conflicts[before:]) and self.diagnosis.fails(kept):
                parts = bits_in(kept)[::-1]
                self.conflicts.append(sum(minimal_conflict(parts, self.diagnosis.fails)))
        return len(self.conflicts) > before

    def _irreducible(self, keeping: int) -> _Found | None:
        """A set of changes of which none can be left out, without proof that there is none smaller."""
        everything = self.diagnosis.everything
        dropped = everything & ~keeping & ~self.diagnosis.goal
        found = measure(self.diagnosis, dropped)
        for bit in reversed(bits_in(dropped)):
            fewer = found and measure(self.diagnosis, dropped & ~bit)
            if fewer is not None:
                dropped, found = dropped & ~bit, fewer
        return None if found is None else _Found(dropped, found, smallest=False)


def _size(found: _Found) -> tuple[int, int, list[int]]:
    """What is compared of sets of equally many changes: seconds, then steps, then the places of the changes."""
    return found.measured.more_s, found.measured.more_steps, bits_in(found.dropped)
