"""The score of a plan, level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.planner.answers.reasons import cell_scores
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Score
from shoulderkit.vocabulary import Status

if TYPE_CHECKING:
    from shoulderkit.planner.answers.chosen import Chosen
    from shoulderkit.planner.choice import Selection
    from shoulderkit.planner.order import OrderedSteps


def score_of(chosen: Chosen, selection: Selection, ordered: OrderedSteps) -> Score:
    """Return the score of what is chosen: its levels, and what is proved of the choice and of the order."""
    present = {cell[0] for gains in chosen.gains.values() for cell, _ in gains}
    earlier = {phase for phase, _ in chosen.asked.start}
    weights = chosen.compiled.scoring.presence
    return Score(
        phases=tuple(PHASES[phase] for phase in sorted(present)),
        presence=sum(weights[PHASES[phase]] for phase in present - earlier),
        coverage=chosen.coverage,
        recent=sum(number in chosen.asked.recent for number in chosen.options),
        duration_s=sum(option.duration_s for option in chosen.options.values()),
        cells=cell_scores(chosen),
        floor_trips=ordered.sequence.changes.trips,
        position_changes=ordered.sequence.changes.positions,
        equipment_changes=ordered.sequence.changes.equipment,
        bound=max(selection.bound, chosen.coverage),
        status=Status.OPTIMAL if selection.proved else Status.BOUNDED,
        order_status=Status.OPTIMAL if ordered.sequence.proved else Status.BOUNDED,
    )
