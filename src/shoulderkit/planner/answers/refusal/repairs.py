"""For each thing that a request requires, the fewest changes that keep it (a minimum hitting set of all conflicts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def repairs_of(diagnosis: Diagnosis) -> tuple[Repair, ...]:
    """Return the smallest repair for each thing that is required, or for any plan where nothing is.

    A repair that is the smallest for several things is there once.
    """
    search = _Search(diagnosis)
    required: list[Constraint | None] = [each for each in diagnosis.constraints if each.kind in REQUIRED]
    keeping: dict[tuple[int, bool], list[Constraint]] = {}
    for constraint in required or [None]:
        found = search.smallest(0 if constraint is None else diagnosis.part(constraint))
        if found is not None:
            keeping.setdefault(found, []).extend([] if constraint is None else [constraint])
    return tuple(
        _repair(diagnosis, dropped, tuple(kept), smallest=smallest) for (dropped, smallest), kept in keeping.items()
    )


def _repair(diagnosis: Diagnosis, dropped: int, kept: tuple[Constraint, ...], *, smallest: bool) -> Repair:
    measured = measure(diagnosis, dropped)
    assert measured is not None, "what was found to be enough is enough"
    changes = [diagnosis.changes[bit.bit_length() - 1] for bit in bits_in(dropped)]
    made = tuple(Change(change.constraint, change.add, measured.more(change)) for change in changes)
    return Repair(kept, made, measured.request, smallest)


class _Search:
    """The search for smallest repairs, with the conflicts that it has met: every repair has to hit them all."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        self.diagnosis = diagnosis
        self.weights = [_GIVING_UP if change.constraint.kind in REQUIRED else 1 for change in diagnosis.changes]
        self.conflicts: list[int] = []

    def smallest(self, keeping: int) -> tuple[int, bool] | None:
        """Return the smallest set of changes that leaves *keeping* as it is, and whether that is proved; None: no set does."""
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
                return min(enough)[-1], diagnosis.certain
            if not self._learn(hitting):
                break
        return self._irreducible(keeping)

    def _enough(self, hitting: list[int]) -> Iterator[tuple[int, int, list[int], int]]:
        """Those of some sets that are enough: more seconds, more steps, and the places of the changes are compared."""
        for dropped in hitting:
            measured = measure(self.diagnosis, dropped)
            if measured is None:
                return
            yield (*_size(measured), [bit.bit_length() for bit in bits_in(dropped)], dropped)

    def _learn(self, hitting: list[int]) -> bool:
        """Add the conflicts that these sets do not hit; whether there was one."""
        before = len(self.conflicts)
        for dropped in hitting:
            kept = self.diagnosis.everything & ~dropped
            if all(each & dropped for each in self.conflicts[before:]) and self.diagnosis.fails(kept):
                parts = bits_in(kept)[::-1]
                self.conflicts.append(sum(minimal_conflict(parts, self.diagnosis.fails)))
        return len(self.conflicts) > before

    def _irreducible(self, keeping: int) -> tuple[int, bool] | None:
        """A set of changes of which none can be left out, without proof that there is none smaller."""
        diagnosis = self.diagnosis
        dropped = diagnosis.everything & ~keeping & ~diagnosis.goal
        if not diagnosis.feasibility(diagnosis.everything & ~dropped).possible:
            return None
        for bit in reversed(bits_in(dropped)):
            if diagnosis.feasibility(diagnosis.everything & ~(dropped & ~bit)).possible:
                dropped &= ~bit
        return dropped, False


def _size(measured: Measured) -> tuple[int, int]:
    return measured.more_s, measured.more_steps
