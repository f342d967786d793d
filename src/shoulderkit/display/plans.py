"""Routines, plans and days as displays: a table of steps, when to stop, and what is not served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.display.closing import closing
from shoulderkit.display.drawn import drawn, names_of
from shoulderkit.display.lines import parts_of
from shoulderkit.display.parts import Facts, Fold, Grid, Items, Text, Title, labeled
from shoulderkit.explainer.absent import absent_lines
from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.answers import diff_sentences
from shoulderkit.explainer.doses import frequency_words, step_dose_words
from shoulderkit.explainer.findings import finding_lines
from shoulderkit.explainer.plans import proof_words
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.sessions import interval_words
from shoulderkit.explainer.words import capital, counted, listed, points_words, position_words, sentence
from shoulderkit.model.times import clock
from shoulderkit.pictures import day_chart, timeline
from shoulderkit.vocabulary import CueKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shoulderkit.display.parts import Cell, Part
    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Routine, Session, Step
    from shoulderkit.plans import Alternative, Day, Plan, WhatIf

_HEADS = ("At", "Exercise", "Phase", "Dose", "How", "Takes")
_NUMBERS = frozenset({"At", "Takes"})
#: More intervals of a session than this are cut, to the first ones.
_MOST_INTERVALS = 40


def _rows(steps: Sequence[Step], names: Names) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_cells(step, name, names) for step, name in zip(steps, names_of(steps), strict=True))


def _cells(step: Step, name: Cell, names: Names) -> tuple[Cell, ...]:
    things = listed(map(names.equipment, step.equipment))
    how = position_words(step.position) + (f" with {things}" if things else "")
    dose = step_dose_words(step) + (f", against {step.exercise.load}" if step.exercise.load else "")
    rest = f", then {step.rest_s} s rest" if step.rest_s else ""
    return clock(step.start_s), name, step.exercise.phase.value, dose + rest, how, clock(step.duration_s)


def _stops(steps: Sequence[Step]) -> Iterator[Part]:
    """Yield when to stop, exercise by exercise."""
    cues = {step.exercise.name: [cue for cue in step.exercise.cues if cue.kind is CueKind.STOP] for step in steps}
    rows = tuple((name, " ".join(sentence(cue.short) for cue in found)) for name, found in cues.items() if found)
    if rows:
        yield Fold("When to stop", (Facts(rows),))


def step_parts(step: Step, names: Names) -> tuple[Part, ...]:
    """Return the display of a step."""
    return (Grid(_HEADS, _rows([step], names), _NUMBERS), *_stops([step]), *closing(names))


def routine_parts(routine: Routine, names: Names) -> tuple[Part, ...]:
    """Return the display of a routine: its steps, its notes and its sources."""
    sources = dict.fromkeys(citation.source for citation in routine.citations)
    notes = (Fold(f"Notes ({len(routine.notes)})", (Items(routine.notes),)),) if routine.notes else ()
    cited = tuple(source_words(name, names) for name in sources)
    return (
        Title(routine.name, routine.id),
        Text(_length(routine)),
        labeled(("How often", frequency_words(routine.frequency))),
        Grid(_HEADS, _rows(routine.steps, names), _NUMBERS),
        *_stops(routine.steps),
        *notes,
        *((Fold(f"Sources ({len(cited)})", (Items(cited),)),) if cited else ()),
        *closing(names),
    )


def _length(routine: Routine) -> str:
    return f"{clock(routine.duration_s)} minutes, {counted(len(routine.steps), 'step')}"


def plan_parts(plan: Plan, names: Names) -> tuple[Part, ...]:
    """Return the display of a plan: its steps with what each is for, how good it is, and what it does not serve."""
    names = names.within(plan.routine.steps)
    used = f"{clock(plan.routine.duration_s)} of {clock(plan.request.budget_s)} minutes"
    return (
        Title(capital(aim_words(plan.request, names)), plan.routine.id),
        Text(f"{used}, {counted(len(plan.routine.steps), 'step')}; {proof_words(plan.score)}."),
        *_plan_body(plan, names),
        *closing(names),
    )


def _plan_body(plan: Plan, names: Names) -> Iterator[Part]:
    served = [", ".join(names.region(part.region) for part in reason.parts) for reason in plan.reasons]
    rows = tuple((*cells, what) for cells, what in zip(_rows(plan.routine.steps, names), served, strict=True))
    yield Grid((*_HEADS, "Serves"), rows, _NUMBERS)
    yield from _stops(plan.routine.steps)
    absent = parts_of(absent_lines(plan, names))
    if absent:
        yield Fold("Not served", absent)
    if plan.findings:
        yield Fold(f"Good to know ({len(plan.findings)})", parts_of(finding_lines(plan.findings, names)))


def alternative_parts(alternative: Alternative, names: Names) -> tuple[Part, ...]:
    """Return the display of an alternative: what it gives up, and its plan."""
    inside = names.within(alternative.plan.routine.steps)
    proof = () if alternative.proved else (Text("It is not proved that no other plan is better."),)
    change = Text(" ".join(diff_sentences(alternative.change, inside)))
    return (change, *proof, *plan_parts(alternative.plan, names))


def what_if_parts(answer: WhatIf, names: Names) -> tuple[Part, ...]:
    """Return the display of a changed request: what changes, and the plan for it."""
    inside = names.within(answer.plan.routine.steps)
    return (Text(" ".join(diff_sentences(answer.change, inside))), *plan_parts(answer.plan, names))


def session_parts(session: Session, names: Names) -> tuple[Part, ...]:
    """Return the display of a session: to scale, its first intervals by the clock with what is said in each, and when to stop."""
    shown = session[:_MOST_INTERVALS]
    rows = tuple(
        (clock(each.start_s), each.name, sentence(interval_words(each)), " ".join(sentence(c.short) for c in each.cues))
        for each in shown
    )
    stops = {each.name: " ".join(sentence(cue.short) for cue in each.stop) for each in session if each.stop}
    more = len(session) - len(shown)
    return (
        Title(session.name, session.routine),
        Text(f"{clock(session.duration_s)} minutes, {counted(len(session), 'interval')}"),
        *drawn(timeline(session, names.catalog)),
        Grid(("At", "Exercise", "What", "Says"), rows, _NUMBERS),
        *((Text(f"and {more} more"),) if more else ()),
        *((Fold("When to stop", (Facts(tuple(stops.items())),)),) if stops else ()),
        *closing(names),
    )


def day_parts(day: Day, names: Names) -> tuple[Part, ...]:
    """Return the display of a day: its chart, its breaks with their steps, and what they serve together."""
    rows: list[tuple[Cell, ...]] = []
    for number, plan in enumerate(day.plans, 1):
        inside = names.within(plan.routine.steps)
        for step in plan.routine.steps:
            rows.append((str(number), *_cells(step, step.exercise.name, inside)))
    bound = "no such day has more" if day.bound == day.coverage else f"at most {points_words(day.bound)} are possible"
    steps = [step for plan in day.plans for step in plan.routine.steps]
    return (
        Title(f"{capital(aim_words(day.request, names))}: {counted(len(day.plans), 'break')}"),
        Text(f"{points_words(day.coverage)} of coverage in all; {bound}. Phases: {', '.join(day.phases)}."),
        *drawn(day_chart(day, names.catalog)),
        Grid(("Break", *_HEADS), tuple(rows), _NUMBERS | {"Break"}),
        *_stops(steps),
        *closing(names),
    )
