"""Checks of a routine's times, computed from exercises and doses independently of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.auditor.findings import error
from shoulderkit.model import Hold, Reps
from shoulderkit.vocabulary import BlockKind, BodyHalf, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Dose, Finding, Routine, Step


def work_s(dose: Dose) -> int:
    """Return the work of one set in seconds, at the high figure of its dose."""
    if isinstance(dose, Reps):
        return dose.high * dose.rep_s
    return dose.hold_s if isinstance(dose, Hold) else dose.high_s


def time_s(step: Step) -> int:
    """Return the duration of a step: setup_s + sides × (sets × work + rests between sets) + the switch of sides."""
    one_side = step.dose.sets * work_s(step.dose) + (step.dose.sets - 1) * step.dose.rest_s
    if step.exercise.sides is Sides.EACH:
        return step.exercise.setup_s + one_side + step.exercise.switch_s + one_side
    return step.exercise.setup_s + one_side


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
    """Check that a one-sided exercise works the left and the right equally, and any other both sides at once."""
    for step in routine.steps:
        one_sided = step.exercise.sides is Sides.EACH
        halves = (BodyHalf.LEFT, BodyHalf.RIGHT) if one_sided else (BodyHalf.BOTH,)
        wanted = [(half, work_s(step.dose)) for half in halves for _ in range(step.dose.sets)]
        if [(block.half, block.duration_s) for block in step.blocks if block.kind is BlockKind.WORK] != wanted:
            where = "on the left and as much on the right" if one_sided else "on both sides at once"
            work = f"{step.dose.sets} × {work_s(step.dose)} seconds of work"
            yield error("sides", f"{step.exercise.name} does not have {work} {where}.", step.exercise.id)
