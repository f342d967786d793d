"""Plans and errors as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shoulderkit.batch.schemas import STEP
from shoulderkit.errors import FaultyError
from shoulderkit.explainer import explain
from shoulderkit.plans import Plan, Refusal
from shoulderkit.records import plan_records

Row = dict[str, Any]

#: The status of a request without a plan; otherwise it is the status of the plan's score.
FAILED = "failed"


def nested_rows(key: str | None, answer: Plan | Refusal) -> Iterator[Row]:
    """Yield the one row of a request, with its steps nested."""
    if not isinstance(answer, Plan):
        yield _failed(key, answer)
        return
    score = answer.score
    yield {
        "request_id": key,
        "status": score.status.value,
        "order_status": score.order_status.value,
        "routine_id": answer.routine.id,
        "routine_name": answer.routine.name,
        "budget_s": answer.request.budget_s,
        "duration_s": answer.routine.duration_s,
        "phases": [phase.value for phase in score.phases],
        "presence": score.presence,
        "coverage": score.coverage,
        "bound": score.bound,
        "recent": score.recent,
        "floor_trips": score.floor_trips,
        "position_changes": score.position_changes,
        "equipment_changes": score.equipment_changes,
        "steps": list(_steps(answer)),
    }


def flat_rows(key: str | None, answer: Plan | Refusal) -> Iterator[Row]:
    """Yield a row for each step of a plan, or one row for an error."""
    if not isinstance(answer, Plan):
        yield _failed(key, answer)
        return
    status = answer.score.status.value
    for step in _steps(answer):
        yield {"request_id": key, "status": status, **step}


def _failed(key: str | None, error: Refusal) -> Row:
    return {
        "request_id": key,
        "status": FAILED,
        "error_class": type(error).__name__,
        "error_message": explain(error),
        "error_paths": [fault.path for fault in error.faults] if isinstance(error, FaultyError) else [],
    }


def _steps(plan: Plan) -> Iterator[Row]:
    for record in plan_records(plan):
        yield {name: record[name] for name in STEP}
