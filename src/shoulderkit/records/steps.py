"""Records of steps, of routines and plans, of the intervals of a session, and of doses wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.model import Session
from shoulderkit.records.columns import COLUMNS, DOSE
from shoulderkit.records.fields import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.mixins import Record
    from shoulderkit.model import Dose, Routine, Step
    from shoulderkit.plans import Day, Plan

_FIELDS = tuple(DOSE)[1:]


def dose_record(dose: Dose) -> Record:
    """Return the columns of a dose; of the fields that its kind does not have None."""
    given: Any = dose
    return {"dose": type(given).__name__.lower(), **{name: getattr(given, name, None) for name in _FIELDS}}


def step_record(routine: str, number: int, step: Step) -> Record:
    """Return the record of a step.

    Args:
        routine: id of its routine.
        number: its number there, from 1.
        step: the step.
    """
    exercise = step.exercise
    return {
        "routine": routine,
        "number": number,
        "exercise": exercise.id,
        "name": exercise.name,
        "phase": exercise.phase.value,
        "sides": exercise.sides.value,
        "halves": [half.value for half in step.halves],
        "position": step.position.value,
        "equipment": list(step.equipment),
        "setup_number": step.setup_number,
        "start_s": step.start_s,
        "duration_s": step.duration_s,
        **dose_record(step.dose),
        "shortened": step.shortened,
    }


def routine_records(routine: Routine) -> Iterator[Record]:
    """Yield a record for each step of a routine."""
    for number, step in enumerate(routine.steps, 1):
        yield step_record(routine.id, number, step)


def plan_records(plan: Plan) -> Iterator[Record]:
    """Yield a record for each step of a plan, with why it is in."""
    for record, reason in zip(routine_records(plan.routine), plan.reasons, strict=True):
        yield {
            **record,
            "serves": [part.region for part in reason.parts],
            "worth": sum(part.worth for part in reason.parts),
            "loss": reason.loss,
            "required": reason.required,
            "recent": reason.recent,
        }


def session_records(session: Session) -> Iterator[Record]:
    """Yield a record for each interval of a session, with the texts of its cues and their seconds."""
    for each in session:
        texts: Record = {
            "cues": [cue.text for cue in each.cues],
            "cue_starts_s": [cue.start_s for cue in each.cues],
            "stop": [cue.text for cue in each.stop],
        }
        yield {name: texts[name] if name in texts else plain(getattr(each, name)) for name in COLUMNS[Session]}


def day_records(day: Day) -> Iterator[Record]:
    """Yield a record for each step of each plan of a day."""
    for number, plan in enumerate(day.plans, 1):
        for record in plan_records(plan):
            yield {"plan": number, **record}
