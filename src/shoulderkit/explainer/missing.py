"""Descriptions of what a plan does not serve, of the time it leaves, and of several plans for one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.answers import diff_lines
from shoulderkit.explainer.constraints import change_words
from shoulderkit.explainer.layout import closing, labeled, section, wrapped
from shoulderkit.explainer.plans import aim_words, outline_lines
from shoulderkit.explainer.words import (
    Names,
    an,
    capital,
    clock,
    counted,
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
    from shoulderkit.plans import Alternative, Day, InForce, Missing, Remedy, TimeLeft

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
        why = f"no exercise serves {what}"
    else:
        why = f"{names.exercises(missing.exercises, _MOST_NAMES) or 'what serves it'} {_REASONS[missing.reason]}"
    texts = [f"nothing for {what}: {why}"]
    if missing.remedy is not None:
        texts.append(remedy_words(missing.remedy, names))
    return " ".join(map(sentence, texts))


def time_left_words(left: TimeLeft, names: Names) -> str:
    """Return how much time a plan leaves, and why, as a clause."""
    if left.reason is TimeLeftReason.ALL_IN:
        why = "all that may be in is in, in full"
    elif left.reason is TimeLeftReason.MOST_STEPS:
        why = "the plan has as many steps as allowed"
    else:
        which = f" for {names.exercise(left.exercise)}" if left.exercise else ""
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


def alternative_lines(alternative: Alternative, names: Names) -> Iterator[Line]:
    """Yield the lines about another plan: how it differs from the best one, and its steps."""
    yield from diff_lines(alternative.change, names.within(alternative.plan.routine.steps))
    if not alternative.proved:
        yield "It is not proved that no other plan is better."
    yield ""
    yield from outline_lines(alternative.plan, names)


def day_lines(day: Day, names: Names) -> Iterator[Line]:
    """Yield the lines about the breaks of one day: what they serve together, and the steps of each."""
    yield from wrapped(f"{capital(aim_words(day.request, names))}: {counted(len(day.plans), 'break')}")
    bound = "no such day has more" if day.bound == day.coverage else f"at most {points_words(day.bound)} are possible"
    yield from wrapped(f"{points_words(day.coverage)} of coverage in all; {bound}. Phases: {', '.join(day.phases)}.")
    for number, plan in enumerate(day.plans, 1):
        inside = names.within(plan.routine.steps)
        rows = ((clock(step.start_s), inside.exercise(step.exercise.id)) for step in plan.routine.steps)
        yield from section(f"Break {number}, {clock(plan.routine.duration_s)} minutes", labeled(rows))
    yield from closing()
