"""Descriptions of several plans for one request: alternatives, and the breaks of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.answers import diff_sentences
from shoulderkit.explainer.layout import closing, labeled, section, wrapped
from shoulderkit.explainer.plans import outline_lines
from shoulderkit.explainer.words import Names, capital, counted, points_words
from shoulderkit.model.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import Alternative, Day


def alternative_lines(alternative: Alternative, names: Names, *, brief: bool = False) -> Iterator[Line]:
    """Yield the lines about another plan: how it differs from the best one, and its steps."""
    inside = names.within(alternative.plan.routine.steps)
    yield from wrapped(" ".join(diff_sentences(alternative.change, inside)))
    if not alternative.proved:
        yield "It is not proved that no other plan is better."
    yield ""
    yield from outline_lines(alternative.plan, names, brief=brief)


def day_lines(day: Day, names: Names) -> Iterator[Line]:
    """Yield the lines about the breaks of one day: what they serve together, and the steps of each."""
    yield from wrapped(f"{capital(aim_words(day.request, names))}: {counted(len(day.plans), 'break')}")
    bound = "no such day has more" if day.bound == day.coverage else f"at most {points_words(day.bound)} are possible"
    yield from wrapped(f"{points_words(day.coverage)} of coverage in all; {bound}. Phases: {', '.join(day.phases)}.")
    for number, plan in enumerate(day.plans, 1):
        inside = names.within(plan.routine.steps)
        rows = ((clock(step.start_s), inside.exercise(step.exercise.id)) for step in plan.routine.steps)
        yield from section(f"Break {number}, {clock(plan.routine.duration_s)} minutes", labeled(rows))
    yield from closing(names.warnings)
