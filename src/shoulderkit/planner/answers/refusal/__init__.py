"""When nothing fits: the conflicts of a request's constraints with the facts behind them, and the changes that would help.

`diagnosis` takes a request apart; `conflicts` has all its minimal conflicts, `facts` what each rests on, `relaxations` the
single changes that are enough, and `repairs` the smallest sets of changes that keep what is required. `hitting` has the
searches that these share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.plans import EffortLimitError, NoPlanError

if TYPE_CHECKING:
    from shoulderkit.planner.ask import Asked
    from shoulderkit.planner.choice import Chooser

__all__ = ["refuse"]


def refuse(asked: Asked, chooser: Chooser) -> NoPlanError | EffortLimitError:
    """Return the error for a request that the search found no plan for: proved impossible, or given up on."""
    # imported here: most requests have a plan
    from shoulderkit.planner.answers.refusal.conflicts import conflicts_of
    from shoulderkit.planner.answers.refusal.diagnosis import Diagnosis
    from shoulderkit.planner.answers.refusal.relaxations import relaxations_of
    from shoulderkit.planner.answers.refusal.repairs import repairs_of

    diagnosis = Diagnosis(asked, chooser)
    if not diagnosis.fails(diagnosis.everything):
        return EffortLimitError(asked.request, chooser.effort)
    conflicts, minimal, complete = conflicts_of(diagnosis)
    return NoPlanError(
        asked.request,
        conflicts,
        minimal,
        complete,
        tuple(relaxations_of(diagnosis, conflicts)),
        repairs_of(diagnosis),
    )
