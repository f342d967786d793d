"""The records of any value that consists of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Disagreement, PlacedCitation, PlacedCue, Rows, Table
from shoulderkit.model import (
    Equipment,
    Exercise,
    Goal,
    Region,
    Routine,
    Rule,
    SafetyWarning,
    Session,
    Setting,
    Source,
)
from shoulderkit.plans import Day, Plan
from shoulderkit.records import values
from shoulderkit.records.columns import kind_of_rows
from shoulderkit.records.steps import day_records, plan_records, routine_records, session_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shoulderkit.mixins import Record

#: One record for a value among others of its kind.
_ONE: dict[type[Any], Callable[[Any], Record]] = {
    Region: values.field_record,
    Equipment: values.field_record,
    Setting: values.field_record,
    Goal: values.goal_record,
    Source: values.field_record,
    SafetyWarning: values.warning_record,
    Rule: values.rule_record,
    Exercise: values.exercise_record,
    Routine: values.routine_record,
    PlacedCue: values.cue_record,
    PlacedCitation: values.field_record,
    Disagreement: values.disagreement_record,
}
#: The records of what a value by itself consists of.
_INSIDE: dict[type[Any], Callable[[Any], Iterable[Record]]] = {
    Exercise: lambda exercise: [values.exercise_record(exercise)],
    Goal: lambda goal: [values.weight_record(goal, weight) for weight in goal.weights],
    Routine: routine_records,
    Plan: plan_records,
    Day: day_records,
    Session: session_records,
}


def records_of(value: object) -> list[Record]:
    """Return the records of a table, of rows, or of a value that consists of rows.

    Raises:
        InvalidValueError: there are no columns for it.
    """
    held: Any = value
    kind = kind_of_rows(value)
    if isinstance(value, Table | Rows):
        rows: Iterable[Any] = held.rows if isinstance(value, Table) else held
        return list(map(_ONE[kind], rows))
    return list(_INSIDE[type(held)](held))
