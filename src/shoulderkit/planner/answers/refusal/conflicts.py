"""All minimal conflicts of a request (minimal unsatisfiable subsets of its constraints), the plainest first."""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.answers.refusal.diagnosis import Diagnosis
from shoulderkit.planner.answers.refusal.facts import facts_of
from shoulderkit.planner.answers.refusal.hitting import minimal_conflicts
from shoulderkit.plans import Conflict, Constraint

#: The most conflicts that a refusal has.
MOST_CONFLICTS = 16


class Conflicts(NamedTuple):
    """The conflicts of a request.

    Attributes:
        conflicts: the conflicts, with their facts.
        minimal: whether each is proved minimal.
        complete: whether there is proved to be no other minimal one.
    """

    conflicts: tuple[Conflict, ...]
    minimal: bool
    complete: bool


def conflicts_of(diagnosis: Diagnosis) -> Conflicts:
    """Return the conflicts of a request that cannot be met."""
    # what no change gives up anything of cannot be part of a conflict; the plainest constraints stand last
    constraints = {part: each for each in reversed(diagnosis.constraints) if (part := diagnosis.part(each))}

    def fails(kept: int) -> bool:
        return not diagnosis.spent and diagnosis.fails(kept)

    found, complete = minimal_conflicts(tuple(constraints), fails, MOST_CONFLICTS)
    minimal, complete = diagnosis.certain and not diagnosis.spent, complete and not diagnosis.spent
    told = [tuple(constraints[part] for part in parts) for parts in found]
    place = {constraint: number for number, constraint in enumerate(diagnosis.constraints)}

    def plainness(conflict: tuple[Constraint, ...]) -> tuple[int, list[int]]:
        return len(conflict), sorted((-place[constraint] for constraint in conflict), reverse=True)

    in_order = [tuple(sorted(conflict, key=place.__getitem__)) for conflict in sorted(told, key=plainness)]
    return Conflicts(
        tuple(Conflict(conflict, facts_of(diagnosis, conflict)) for conflict in in_order),
        minimal,
        complete and diagnosis.certain,
    )
