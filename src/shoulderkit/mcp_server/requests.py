"""The request in a call: its fields as people type them, in the form that the library reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.aliases import words_of
from shoulderkit.catalog.lookup import words_for
from shoulderkit.errors import DataError, Fault, RequestError, shown
from shoulderkit.explainer.words import counted
from shoulderkit.mcp_server.arguments import FIELD_WORDS, Taken, flag, number, opened, says_none
from shoulderkit.mcp_server.durations import seconds_in, times_like
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import spec_of
from shoulderkit.names import name_fault
from shoulderkit.plans import Request
from shoulderkit.reading import dumps, loads
from shoulderkit.reading.fields import field_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.mcp_server.arguments import Call
    from shoulderkit.names import Words

_FIELDS = attrs.fields_dict(Request)
_TYPES = field_types(Request)
#: The fields that say how long, with their units in seconds.
_UNITS = {"minutes": 60, "seconds": 1}
#: The tables and keys of what an item names that may be an object.
_TABLES = {"focus": "regions", "done_today": "exercises"}
_KEYS = {"focus": "region", "done_today": "exercise"}
#: Of two ways to say one thing, the new one replaces the old one.
_EITHER = (("minutes", "seconds"), ("goal", "focus"))


def request_of(call: Call) -> Request:
    """Return the request that a call is about.

    Raises:
        RequestError: with all that is wrong with the call.
    """
    call.fields = _read(call, call.fields)
    nested = call.request == "nested"
    if "request" in call.arguments:
        call.faults.append(Fault("is not an object with the fields of a request", "request"))
        call.done()
    call.arguments |= {"request": call.fields} if nested else call.fields
    return _loaded(call, call.fields, "request" if nested else "")


def changes_of(call: Call, request: Request) -> dict[str, Any]:
    """Return the fields of a request that the argument ``changes`` asks to change, with their new values.

    Raises:
        RequestError: with all that is wrong with the call.
    """
    given = call.arguments.get("changes")
    if not is_object(given) or not given:
        call.faults.append(Fault("is not an object with the fields of the request that change", "changes"))
        call.done()
    fields = _read(call, {call.field(key): opened(value) for key, value in (given or {}).items()})
    call.arguments["changes"] = fields
    before = json.loads(dumps(request))
    for pair in _EITHER:
        if any(name in fields for name in pair):
            before = {name: value for name, value in before.items() if name not in pair}
    after = _loaded(call, {**before, **fields}, "changes")
    return {name: getattr(after, name) for name in fields}


def _loaded(call: Call, fields: dict[str, Any], under: str) -> Request:
    found = list(_unread(call, fields))
    # the rest is judged as if that were fine
    wrong = {fault.path for fault in found}
    rest = {name: 1 if name in wrong else value for name, value in fields.items() if name in _FIELDS}
    try:
        request = loads(json.dumps(rest), Request, catalog=call.catalog)
    except DataError as error:
        found += error.faults
        request = None
    call.faults += (fault.under(under) if under else fault for fault in found)
    if request is None:
        raise RequestError(call.tool, tuple(call.faults))
    call.done()
    return request


def _unread(call: Call, fields: dict[str, Any]) -> Iterator[Fault]:
    """Explain which names are none of a request's fields, and which texts say no time."""
    for name, value in fields.items():
        if name not in _FIELDS:
            text = "a request has no such field" if call.request == "nested" else f"{call.tool} takes no such argument"
            yield name_fault(text, name, FIELD_WORDS, name, most=0)
        elif name in _UNITS and isinstance(value, str):
            text = f"{shown(value)} is not a time such as 10, 'ten minutes' or '90 seconds'"
            yield Fault(text, name, near=times_like(value, _UNITS[name]))


def _read(call: Call, given: dict[str, Any]) -> dict[str, Any]:
    """Return fields of a request in the form that JSON has: names as ids, times as numbers, single names in lists."""
    made: dict[str, Any] = {}
    for name, value in given.items():
        if name in _UNITS and isinstance(value, str | float):
            made |= _time(call, name, value)
        elif name in _FIELDS and value is not None:
            made[name] = _field(call, name, value)
        else:
            made[name] = value
    return made


def _time(call: Call, name: str, given: str | float) -> dict[str, Any]:
    seconds = seconds_in(str(given), _UNITS[name])
    if seconds is None:
        return {name: given}
    unit = "seconds" if name == "seconds" or seconds % 60 else "minutes"
    count = seconds // _UNITS[unit]
    call.taken.append(Taken(name, str(given), counted(count, unit.removesuffix("s"))))
    return {unit: count}


def _field(call: Call, name: str, value: Any) -> Any:
    if _TYPES[name] is bool:
        return flag(value)
    spec = spec_of(_FIELDS[name])
    words = words_of_field(call.catalog, name)
    if spec is None or words is None:
        return number(value)
    if spec.each is None:
        return call.take(value, words, name)
    if says_none(value):
        return []
    if name == "focus" and is_object(value) and "region" not in value:
        value = [{"region": region, "weight": number(weight)} for region, weight in value.items()]
    names = call.listed([value] if is_object(value) else value, words, name)
    return [_named(call, name, item, words) for item in names] if is_list(names) else names


def words_of_field(catalog: Catalog, name: str) -> Words | None:
    """Return the names that a field of a request takes; None where it takes none."""
    spec = spec_of(_FIELDS[name])
    item = spec.item if spec is not None else None
    table = _TABLES.get(name) or (item.points_to if item is not None else None)
    if table is not None:
        return words_for(getattr(catalog, table))
    return words_of(item.vocabulary) if item is not None and item.vocabulary is not None else None


def _named(call: Call, name: str, item: Any, words: Words) -> Any:
    """Return an item with the name in it as an id, in an object where it has to be one; anything else as it is."""
    key = _KEYS.get(name, "")
    if name == "focus" and isinstance(item, str):
        return {key: item}
    return {**item, key: call.take(item[key], words, name)} if is_object(item) and key in item else item
