"""Descriptions of what a plan does not serve, of the time it leaves, and of what is in force for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.constraints import change_words
from shoulderkit.explainer.layout import bullets, labeled
from shoulderkit.explainer.words import (
    Names,
    an,
    demand_words,
    lasting,
    listed,
    points_words,
    position_words,
    sentence,
)
from shoulderkit.vocabulary import MissingReason, Position, TimeLeftReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import InForce, Missing, Plan, Remedy, TimeLeft

#: More exercises than this are counted instead of listed.
_MOST_NAMES = 4

#: Why something is not served, after the exercises that would serve it.
_REASONS = {
    MissingReason.LESS_WORTH: "would add less than what is in the plan",
    MissingReason.MOST_STEPS: "would be a step too many",
    MissingReason.NO_TIME: "would take too long",
    MissingReason.ONE_OF: "would do instead of what is in the plan, not beside it",
    MissingReason.EQUIPMENT: "would need equipment that is not available",
    MissingReason.DEMAND: "would involve something to avoid",
    MissingReason.POSITION: "would need a position that is not allowed",
    MissingReason.NO_INSTRUCTIONS: "would serve it, without any instructions",
    MissingReason.EXCLUDED: "would serve it, but you exclude it",
    MissingReason.NEEDS: "would need an exercise that cannot be in the plan",
}


def remedy_words(remedy: Remedy, names: Names) -> str:
    """Return an addition to a request, and what it brings, as a clause."""
    change = change_words(remedy.change, names)
    brought = names.exercises(remedy.exercises, _MOST_NAMES)
    return f"{change} to have {brought}" + (f": {points_words(remedy.worth)} there" if remedy.worth else "")


def missing_words(missing: Missing, names: Names) -> str:
    """Return what a plan does not serve, why, and what would bring it, in sentences."""
    what = f"the {missing.phase} phase" if missing.region is None else f"{missing.phase} {names.region(missing.region)}"
    if missing.reason is MissingReason.NOTHING:
        texts = [f"no exercise serves {what}"]
    else:
        who = names.exercises(missing.exercises, _MOST_NAMES) or "what serves it"
        texts = [f"nothing for {what}: {who} {_REASONS[missing.reason]}"]
    if missing.remedy is not None:
        texts.append(remedy_words(missing.remedy, names))
    return " ".join(map(sentence, texts))


def time_left_words(left: TimeLeft, names: Names, *, included: bool = False, proved: bool = True) -> str:
    """Return how much time a plan leaves, and why, as a clause.

    Args:
        left: the time.
        names: where names are looked up.
        included: whether its exercise is in the plan already.
        proved: whether no plan serves more.
    """
    if left.reason is TimeLeftReason.NOTHING_MORE:
        why = "nothing more would add to it" if proved else "whether more would add to it is not proved"
    elif left.reason is TimeLeftReason.MOST_STEPS:
        why = "the plan has as many steps as allowed"
    else:
        what = "a longer dose of " if included else ""
        which = f" for {what}{names.exercise(left.exercise)}" if left.exercise else ""
        more = f"; with {lasting(left.short_s)} more there would be room{which}" if left.short_s else ""
        why = f"anything more would take longer than that{more}"
    return f"{lasting(left.seconds)} left over: {why}"


def in_force_lines(force: InForce, names: Names) -> Iterator[Line]:
    """Yield the lines about what is available, possible and avoided."""
    every = len(force.positions) == len(Position) - 1
    positions = "all" if every else ", ".join(map(position_words, force.positions)) or "none"
    yield from labeled(
        [
            ("Equipment", listed(an(names.equipment(thing)) for thing in force.equipment) or "none"),
            ("Positions", positions),
            ("Avoids", listed(map(demand_words, force.avoid)) or "nothing"),
        ]
    )


def absent_lines(plan: Plan, names: Names) -> Iterator[Line]:
    """Yield the lines about what a plan does not serve, a phase before its cells, and about the time that it leaves."""
    phases = {missing.phase for missing in plan.missing if missing.region is None}
    told = [missing for missing in plan.missing if missing.region is None or missing.phase not in phases]
    texts = [missing_words(missing, names) for missing in told]
    left = plan.time_left
    if left is not None and left.seconds:
        included, proved = left.exercise in plan.ids, plan.score.coverage == plan.score.bound
        texts.append(sentence(time_left_words(left, names, included=included, proved=proved)))
    yield from bullets(texts)
