"""The columns of requests and of plans. What a change of them means is said in ``docs/promises.md``."""

from __future__ import annotations

import pyarrow as pa

#: Goes up when a column is renamed, removed or gets another type or meaning; a new column alone does not raise it.
SCHEMA_VERSION = 1

_text = pa.string()
_texts = pa.list_(pa.string())
_number = pa.int32()


def _schema(kind: str, columns: dict[str, pa.DataType]) -> pa.Schema:
    said: dict[bytes | str, bytes | str] = {
        "shoulderkit.schema": kind,
        "shoulderkit.schema_version": str(SCHEMA_VERSION),
    }
    return pa.schema([pa.field(name, of) for name, of in columns.items()], metadata=said)


#: A request's columns; each is a field of `Request`, but for the first, which comes back with the plan.
REQUEST_SCHEMA = _schema(
    "requests",
    {
        "request_id": _text,
        "minutes": _number,
        "seconds": _number,
        "goal": _text,
        "focus": pa.list_(pa.struct([("region", _text), ("weight", _number)])),
        "phases": _texts,
        "include": _texts,
        "include_phases": _texts,
        "exclude": _texts,
        "setting": _text,
        "equipment": _texts,
        "extra_equipment": _texts,
        "positions": _texts,
        "avoid": _texts,
        "allow": _texts,
        "max_steps": _number,
        "shorten": pa.bool_(),
        "without_instructions": pa.bool_(),
        "done_today": _texts,
        "done_recently": _texts,
    },
)

#: How a row's request was answered; the error's columns are null where there is a plan, all others where there is none.
_ANSWER: dict[str, pa.DataType] = {
    "request_id": _text,
    "status": _text,
    "error_class": _text,
    "error_message": _text,
    "error_paths": _texts,
}

#: The columns of one step.
STEP: dict[str, pa.DataType] = {
    "number": _number,
    "exercise": _text,
    "phase": _text,
    "sides": _text,
    "position": _text,
    "equipment": _texts,
    "start_s": _number,
    "duration_s": _number,
    "dose": _text,
    "sets": _number,
    "low": _number,
    "high": _number,
    "rep_s": _number,
    "hold_s": _number,
    "low_s": _number,
    "high_s": _number,
    "rest_s": _number,
    "shortened": pa.bool_(),
    "worth": pa.int64(),
}

#: One row for each request, its steps nested.
NESTED_SCHEMA = _schema(
    "plans, nested",
    {
        **_ANSWER,
        "order_status": _text,
        "routine_id": _text,
        "routine_name": _text,
        "budget_s": _number,
        "duration_s": _number,
        "phases": _texts,
        "presence": _number,
        "coverage": pa.int64(),
        "bound": pa.int64(),
        "recent": _number,
        "position_changes": _number,
        "equipment_changes": _number,
        "steps": pa.list_(pa.struct(list(STEP.items()))),
    },
)

#: One row for each step, and one for each request without a plan; ``request_id`` tells which belong together.
FLAT_SCHEMA = _schema("plans, flat", {**_ANSWER, **STEP})
