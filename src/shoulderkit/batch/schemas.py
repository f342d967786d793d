"""The schemas of requests and of plans; ``docs/promises.md`` says what later versions keep of them."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pyarrow as pa

from shoulderkit.plans import Request

#: Increases when a column is renamed, removed or gets another type or meaning, but not for new columns alone.
SCHEMA_VERSION = 1

_text = pa.string()
_texts = pa.list_(pa.string())
_number = pa.int32()


def _schema(kind: str, columns: dict[str, pa.DataType]) -> pa.Schema:
    metadata: dict[bytes | str, bytes | str] = {
        "shoulderkit.schema": kind,
        "shoulderkit.schema_version": str(SCHEMA_VERSION),
    }
    return pa.schema([pa.field(name, of) for name, of in columns.items()], metadata=metadata)


def members_of(of: pa.Schema | pa.StructType) -> Iterator[tuple[str, pa.DataType]]:
    """Yield the name and type of each column of a schema, or of each field of a struct."""
    for place in range(len(of.names)):
        # the stubs leave open what type a field has
        member: pa.Field[Any] = of.field(place)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        yield member.name, member.type


def _columns(cls: type[attrs.AttrsInstance]) -> dict[str, pa.DataType]:
    """Return the columns that hold the fields of a class."""
    hints = get_type_hints(cls)
    return {field.name: _arrow_type(hints[field.name]) for field in attrs.fields(cls)}


def _arrow_type(hint: Any) -> pa.DataType:
    """Return the Arrow type that holds the values of a field; None is a null in any type."""
    if isinstance(hint, UnionType) or get_origin(hint) is Union:
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if hint is bool:
        return pa.bool_()
    if hint is int:
        return _number
    # the words of a vocabulary are texts, and so is what a mere text can stand for
    return _text if issubclass(hint, str) or hint.__brief__ is not None else pa.struct(list(_columns(hint).items()))


#: The columns of requests: the key, which comes back with the plan, and a column for each field of `Request`.
REQUEST_SCHEMA = _schema("requests", {"request_id": _text, **_columns(Request)})

#: The columns for how a request was answered: those of the error are null if there is a plan, the others if not.
_ANSWER: dict[str, pa.DataType] = {
    "request_id": _text,
    "status": _text,
    "error_class": _text,
    "error_message": _text,
    "error_paths": _texts,
}

#: The columns of a step.
STEP: dict[str, pa.DataType] = {
    "number": _number,
    "exercise": _text,
    "phase": _text,
    "sides": _text,
    "halves": _texts,
    "position": _text,
    "equipment": _texts,
    "setup_number": _number,
    "start_s": _number,
    "duration_s": _number,
    "dose": _text,
    "sets_low": _number,
    "sets": _number,
    "low": _number,
    "high": _number,
    "rep_s": _number,
    "hold_s": _number,
    "low_s": _number,
    "high_s": _number,
    "rest_s": _number,
    "to_fatigue": pa.bool_(),
    "shortened": pa.bool_(),
    "worth": pa.int64(),
}

#: One row for each request, with its steps nested.
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
        "floor_trips": _number,
        "position_changes": _number,
        "equipment_changes": _number,
        "steps": pa.list_(pa.struct(list(STEP.items()))),
    },
)

#: One row for each step, and one for each request without a plan; ``request_id`` identifies the request.
FLAT_SCHEMA = _schema("plans, flat", {**_ANSWER, **STEP})

#: The schemas by the form of the rows.
FORMS = {"nested": NESTED_SCHEMA, "flat": FLAT_SCHEMA}
