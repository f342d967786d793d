"""Checks of a routine's times, computed from exercises and doses independently of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.auditor.doses import work_s
from shoulderkit.auditor.findings import error
from shoulderkit.vocabulary import BlockKind, BodyHalf, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Routine, Step


def time_s(step: Step) -> int:
    """Return the duration of a step: setup, the sets of each side and the rests between them, switches, the rest after.

    Sides in turns rest while the other works and the sides are switched; only what is left of a rest is waited for.
    """
    dose, sides = step.dose, len(step.halves)
    work, between = dose.sets * work_s(dose), dose.sets - 1
    if step.exercise.sides is Sides.ALTERNATING:
        waits = max(dose.rest_s - work_s(dose) - 2 * step.exercise.switch_s, 0)
        switches = 2 * dose.sets - 1
        total = 2 * work + between * waits + switches * step.exercise.switch_s
    else:
        total = sides * (work + between * dose.rest_s) + (sides - 1) * step.exercise.switch_s
    return step.exercise.setups[step.setup_number].setup_s + total + step.rest_s


def total_s(routine: Routine) -> int:
    """Return the duration of a routine in seconds."""
    return sum(map(time_s, routine.steps))


def starts(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that the first step starts at second 0, and each later one when the one before it ends."""
    clock = 0
    for step in routine.steps:
        if step.start_s != clock:
            sentence = f"{step.exercise.name} starts at second {step.start_s} instead of {clock}."
            yield error("starts", sentence, step.exercise.id)
        clock += time_s(step)


def duration(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check the durations of the steps and of the whole routine."""
    for step in routine.steps:
        if step.duration_s != time_s(step):
            sentence = f"{step.exercise.name} is listed with {step.duration_s} seconds, but takes {time_s(step)}."
            yield error("duration", sentence, step.exercise.id)
    if routine.duration_s != total_s(routine):
        sentence = f"The routine is listed with {routine.duration_s} seconds, but takes {total_s(routine)}."
        yield error("duration", sentence)


def timeline(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that the blocks follow each other without gaps, from second 0 to the end of the last step."""
    clock = 0
    for block in routine.timeline:
        if block.start_s != clock:
            yield error("timeline", f"A block starts at second {block.start_s} instead of {clock}.", block.exercise)
        clock = block.start_s + block.duration_s
    if clock != total_s(routine):
        yield error("timeline", f"The blocks end at second {clock}, but the steps end at second {total_s(routine)}.")


def sides(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that the blocks work each side as much as the other, in the order that the sides of the exercise ask for."""
    for step in routine.steps:
        kind, sets = step.exercise.sides, range(step.dose.sets)
        if kind is Sides.ALTERNATING:
            halves = [half for _ in sets for half in step.halves]
        else:
            halves = [half for half in step.halves for _ in sets]
        known = set(step.halves) == ({BodyHalf.BOTH} if kind is Sides.TOGETHER else {BodyHalf.LEFT, BodyHalf.RIGHT})
        alone = kind is Sides.ONE and len(step.halves) == 1 and step.halves != (BodyHalf.BOTH,)
        wanted = [(half, work_s(step.dose)) for half in halves]
        done = [(block.half, block.duration_s) for block in step.blocks if block.kind is BlockKind.WORK]
        if done != wanted or not (known or alone):
            work = f"{step.dose.sets} × {work_s(step.dose)} seconds of work"
            sentence = f"{step.exercise.name} does not have {work} {_WHERE[kind]}."
            yield error("sides", sentence, step.exercise.id)


#: Where the work of an exercise has to be.
_WHERE = {
    Sides.TOGETHER: "on both sides at once",
    Sides.EACH: "on one side and as much on the other",
    Sides.ALTERNATING: "on each side in turns",
    Sides.ONE: "on one side alone, or as much on the other",
}
