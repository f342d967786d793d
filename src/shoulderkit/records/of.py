"""The records of any value that consists of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Disagreement, PlacedCue, Rows, Table
from shoulderkit.model import Claim, Exercise, Finding, Goal, Routine, Rule, SafetyWarning, Session, Setup
from shoulderkit.plans import Alternative, Day, Missing, Plan, Reason
from shoulderkit.records import parts, values
from shoulderkit.records.columns import kind_of_rows
from shoulderkit.records.steps import day_records, plan_records, routine_records, session_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shoulderkit.mixins import Record

#: One record for a value among others of its kind; of all other kinds the columns are fields.
_ONE: dict[type[Any], Callable[[Any], Record]] = {
    Goal: values.goal_record,
    SafetyWarning: values.warning_record,
    Rule: values.rule_record,
    Exercise: values.exercise_record,
    Routine: values.routine_record,
    PlacedCue: values.cue_record,
    Disagreement: values.disagreement_record,
    Missing: parts.missing_record,
    Reason: parts.reason_record,
    Alternative: parts.alternative_record,
    Finding: parts.finding_record,
    Setup: parts.setup_record,
    Claim: parts.claim_record,
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
        return list(map(_ONE.get(kind, values.field_record), rows))
    return list(_INSIDE[type(held)](held))
