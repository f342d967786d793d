"""The smallest single changes that are each enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.planner.answers.refusal.diagnosis import Diagnosis
from shoulderkit.plans import Conflict, Relaxation
from shoulderkit.vocabulary import ConstraintKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shoulderkit.plans import Change, Request


def relaxations_of(diagnosis: Diagnosis, conflicts: Sequence[Conflict]) -> Iterator[Relaxation]:
    """Yield every change that makes the whole request possible by itself; of more time or steps, the least."""
    for constraint in diagnosis.constraints:
        # what is not in every conflict leaves one as it is
        if all(constraint in conflict.constraints for conflict in conflicts):
            for place, change in enumerate(diagnosis.changes):
                if change.constraint == constraint:
                    measured = measure(diagnosis, 1 << place)
                    if measured is not None:
                        yield Relaxation(constraint, measured.request, change.add, measured.more(change))


class Measured:
    """A request with changes made, and how much more of what has a number that takes.

    Attributes:
        request: the changed request.
        more_s, more_steps: seconds and steps more than the original request has; 0 where that is not changed.
        least: whether it is certain that no less is enough.
    """

    def __init__(self, request: Request, more_s: int, more_steps: int, *, least: bool) -> None:
        self.request = request
        self.more_s = more_s
        self.more_steps = more_steps
        self.least = least

    def more(self, change: Change) -> int | None:
        """Return how much more a change is, None where it has no number."""
        found = {ConstraintKind.BUDGET: self.more_s, ConstraintKind.MAX_STEPS: self.more_steps}
        return found.get(change.constraint.kind)


def measure(diagnosis: Diagnosis, dropped: int) -> Measured | None:
    """Make changes, with the least seconds and then the least steps where these are changed; None: they are not enough."""
    request, kept = diagnosis.asked.request, diagnosis.everything & ~dropped
    found = diagnosis.feasibility(kept)
    if found.least_s is None:
        return None
    changed = {
        diagnosis.changes[place].constraint.kind for place in range(len(diagnosis.changes)) if dropped >> place & 1
    }
    seconds = found.least_s if ConstraintKind.BUDGET in changed else None
    steps = diagnosis.least_steps(kept, seconds) if ConstraintKind.MAX_STEPS in changed else None
    if ConstraintKind.MAX_STEPS in changed and steps is None:
        return None
    return Measured(
        diagnosis.request(dropped, seconds=seconds, steps=steps),
        (seconds or request.budget_s) - request.budget_s,
        (steps or 0) - (request.max_steps or 0) if steps else 0,
        least=found.certain or seconds is None,
    )
