"""Requests out of columns, as strictly as out of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyarrow import types as pt

from shoulderkit.batch.schemas import REQUEST_SCHEMA
from shoulderkit.errors import DataError, Fault, RequestError, near
from shoulderkit.plans import Request
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import Refused

#: The column that is kept, and is no part of the request.
KEY = "request_id"
#: Columns of which one has to be there, and what for.
_NEEDED = (
    (("minutes", "seconds"), "a session has a budget"),
    (("goal", "focus"), "a session serves something"),
)
_NEEDED_FLAT = (((KEY,), "the flat form tells plans apart by it"),)
_WANTED = {name: REQUEST_SCHEMA.field(name).type for name in REQUEST_SCHEMA.names}


def check_columns(schema: pa.Schema, *, needs_key: bool) -> None:
    """Refuse a batch whose columns are not those of requests.

    Args:
        schema: the batch's.
        needs_key: whether requests are told apart by their key.

    Raises:
        DataError: with every column that is unknown, doubled, missing or of another type.
    """
    names = schema.names
    faults: list[Fault] = []
    for place, name in enumerate(names):
        if name not in _WANTED:
            faults.append(Fault("is no column of a request", name, near=near(name, _WANTED)))
        elif name in names[:place]:
            faults.append(Fault("is there more than once", name))
        else:
            faults += _type_faults(schema.field(place).type, _WANTED[name], name)
    # what was misspelled is not missing as well
    there = {*names, *(hint for fault in faults for hint in fault.near)}
    for either, why in (*_NEEDED, *(_NEEDED_FLAT if needs_key else ())):
        if not there.intersection(either):
            faults.append(Fault(f"is missing: {why}", " or ".join(either)))
    if faults:
        raise DataError("batch of requests", tuple(faults))


def requests_of(batch: pa.RecordBatch) -> Iterator[tuple[str | None, Request | RequestError]]:
    """The rows of a batch with good columns: each row's key, and its request or what is wrong with it."""
    for row in batch.to_pylist():
        key = row.pop(KEY, None)
        try:
            yield key, read(_without_nulls(row), Request)
        except Refused as refused:
            yield key, RequestError("Request", refused.faults)


def _without_nulls(row: dict[str, Any]) -> dict[str, Any]:
    """A null means the default: as if nothing were there."""
    given = {name: value for name, value in row.items() if value is not None}
    if "focus" in given:
        given["focus"] = [_without_nulls(item) if isinstance(item, dict) else item for item in given["focus"]]
    return given


def _type_faults(given: Any, wanted: pa.DataType, path: str) -> Iterator[Fault]:
    """Where a type cannot hold what is wanted. How it is stored does not matter: any width, offsets, dictionaries."""
    if pt.is_dictionary(given):
        given = given.value_type
    if pt.is_null(given):
        return
    if pt.is_list(wanted) and _is_any_list(given):
        yield from _type_faults(given.value_type, wanted.value_type, f"{path}[]")
    elif pt.is_struct(wanted) and pt.is_struct(given):
        known = {field.name: field.type for field in wanted}
        for field in given:
            if field.name in known:
                yield from _type_faults(field.type, known[field.name], f"{path}.{field.name}")
            else:
                yield Fault("is no field there", f"{path}.{field.name}", near=near(field.name, known))
    elif not _holds(given, wanted):
        yield Fault(f"is of type {given}, not {_called(wanted)}", path)


def _is_any_list(given: pa.DataType) -> bool:
    kinds = (pt.is_list, pt.is_large_list, pt.is_fixed_size_list, pt.is_list_view, pt.is_large_list_view)
    return any(is_kind(given) for is_kind in kinds)


def _holds(given: pa.DataType, wanted: pa.DataType) -> bool:
    if pt.is_integer(wanted):
        return pt.is_integer(given)
    if pt.is_string(wanted):
        return pt.is_string(given) or pt.is_large_string(given) or pt.is_string_view(given)
    return pt.is_boolean(wanted) and pt.is_boolean(given)


def _called(wanted: pa.DataType) -> str:
    """A type as the documents call it; any other way to store the same is as good."""
    if pt.is_list(wanted):
        return f"a list of {_called(wanted.value_type)}"
    return "an integer" if pt.is_integer(wanted) else str(wanted)
