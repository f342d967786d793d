"""Requests read from columns, as strictly as from JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyarrow import types as pt

from shoulderkit.batch.schemas import REQUEST_SCHEMA, members_of
from shoulderkit.errors import DataError, Fault, RequestError
from shoulderkit.names import name_fault, plain
from shoulderkit.plans import Request
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import Refused

#: The column that is not part of the request, and comes back with the plan.
KEY = "request_id"
#: Groups of columns of which at least one is required, and why.
_NEEDED = (
    (("minutes", "seconds"), "a session has a budget"),
    (("goal", "focus"), "a session serves something"),
)
_NEEDED_FLAT = (((KEY,), "it tells the plans of the flat form apart"),)
_WANTED = dict(members_of(REQUEST_SCHEMA))


def check_columns(schema: pa.Schema, *, needs_key: bool) -> None:
    """Check that a batch has the columns of requests.

    Args:
        schema: the schema of the batch.
        needs_key: whether the key of the requests is required.

    Raises:
        DataError: with every column that is unknown, duplicate, missing or of the wrong type.
    """
    names = schema.names
    faults: list[Fault] = []
    for place, (name, kind) in enumerate(members_of(schema)):
        if name not in _WANTED:
            faults.append(name_fault("is not a column of a request", name, plain(_WANTED), name))
        elif name in names[:place]:
            faults.append(Fault("is a duplicate column", name))
        else:
            faults += _type_faults(kind, _WANTED[name], name)
    # a misspelled column is not reported as missing, too
    known = {*names, *(hint for fault in faults for hint in fault.near)}
    for either, why in (*_NEEDED, *(_NEEDED_FLAT if needs_key else ())):
        if not known.intersection(either):
            faults.append(Fault(f"is missing: {why}", " or ".join(either)))
    if faults:
        raise DataError("batch of requests", tuple(faults))


def requests_of(batch: pa.RecordBatch) -> Iterator[tuple[str | None, Request | RequestError]]:
    """Yield the key of each row with its request, or with what is wrong with it; the columns have been checked."""
    for row in batch.to_pylist():
        key = row.pop(KEY, None)
        try:
            yield key, read(_without_nulls(row), Request)
        except Refused as refused:
            yield key, refused.faults.error(RequestError, "Request")


def _without_nulls(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without its nulls, which mean the default."""
    given = {name: value for name, value in row.items() if value is not None}
    if "focus" in given:
        items: list[dict[str, Any] | None] = given["focus"]
        given["focus"] = [item and _without_nulls(item) for item in items]
    return given


def _type_faults(given: Any, wanted: pa.DataType, path: str) -> Iterator[Fault]:
    """Yield a fault where a type cannot hold the wanted values.

    The storage does not matter: any width of integers or offsets and any dictionary encoding are accepted.
    """
    if pt.is_dictionary(given):
        given = given.value_type
    if pt.is_null(given):
        return
    if pt.is_list(wanted) and _is_any_list(given):
        yield from _type_faults(given.value_type, wanted.value_type, f"{path}[]")
    elif pt.is_struct(wanted) and pt.is_struct(given):
        known = dict(members_of(wanted))
        for name, kind in members_of(given):
            if name in known:
                yield from _type_faults(kind, known[name], f"{path}.{name}")
            else:
                yield name_fault("is not a field of the struct", name, plain(known), f"{path}.{name}")
    elif not _holds(given, wanted):
        yield Fault(f"is of type {given}, not {_type_name(wanted)}", path)


def _is_any_list(given: pa.DataType) -> bool:
    kinds = (pt.is_list, pt.is_large_list, pt.is_fixed_size_list, pt.is_list_view, pt.is_large_list_view)
    return any(is_kind(given) for is_kind in kinds)


def _holds(given: pa.DataType, wanted: pa.DataType) -> bool:
    if pt.is_integer(wanted):
        return pt.is_integer(given)
    if pt.is_string(wanted):
        return pt.is_string(given) or pt.is_large_string(given) or pt.is_string_view(given)
    return pt.is_boolean(wanted) and pt.is_boolean(given)


def _type_name(wanted: pa.DataType) -> str:
    """Return what the documentation calls a type, since its storage does not matter."""
    if pt.is_list(wanted):
        return f"a list of {_type_name(wanted.value_type)}"
    return "an integer" if pt.is_integer(wanted) else str(wanted)
