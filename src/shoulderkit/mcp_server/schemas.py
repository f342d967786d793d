"""The JSON Schemas of the arguments and the answers of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import Exercise
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import spec_of
from shoulderkit.plans import Request
from shoulderkit.reading.fields import field_types
from shoulderkit.records.columns import COLUMNS, Column
from shoulderkit.schemas import json_schema
from shoulderkit.schemas.wording import field_docs, named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from shoulderkit.catalog import Catalog

Schema = dict[str, Any]

_REFERENCE = "#/$defs/"
#: More names than these are not listed in a description.
_MOST_NAMES = 40
NAME: Schema = {"type": "string"}
NAMES: Schema = {"type": ["array", "string"], "items": NAME}
NUMBER: Schema = {"type": ["integer", "string"]}
FLAG: Schema = {"type": ["boolean", "string"]}
_TIME: Schema = {"type": ["number", "string"]}
_ITEMS: Schema = {"type": ["array", "object", "string"]}
_TABLES = {"focus": "regions", "done_today": "exercises"}
#: What an answer holds to be passed on or looked at by another tool: a plan within another answer, and a request.
_WHOLE: Schema = {"type": "object"}
#: How deep a plan is described, anything else less deep by one: what is further inside is an object or a word, and the
#: JSON Schemas of the package describe it.
_DEEPEST = 2
#: What says more of a value than its shape: who reads an answer need not judge it.
_NARROWING = frozenset(
    {
        *("description", "title", "pattern", "minLength", "maxLength", "minimum", "maximum"),
        *("minItems", "maxItems", "uniqueItems"),
    }
)
_TAKEN: Schema = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"field": NAME, "given": NAME, "taken_as": NAME},
        "required": ["field", "given", "taken_as"],
    },
}
_TEXTS: Schema = {"type": "array", "items": NAME}
_MENDED: Schema = {
    "type": ["object", "null"],
    "properties": {"tool": NAME, "arguments": {"type": "object"}, "changes": _TEXTS},
    "required": ["tool", "arguments", "changes"],
}
#: Where there is no answer; the instructions of the server say what each of these is.
_REFUSED: dict[str, Schema] = {
    "error": {"type": "object", "required": ["error"]},
    "allowed": {"type": "object", "additionalProperties": _TEXTS},
    "listed_in": {"type": "object", "additionalProperties": NAME},
    "mended": _MENDED,
    "mends": _TEXTS,
}


def said(schema: Schema, description: str) -> Schema:
    """Return a schema with a description."""
    return {"description": description, **schema}


def names_of(catalog: Catalog, table: str) -> str:
    """Return the ids of a table with their names for a description; where they are listed, if they are many."""
    rows = getattr(catalog, table)
    if len(rows) > _MOST_NAMES:
        return "names as list_moves has them" if table == "exercises" else f"names of {table}"
    return "; ".join(map(named, rows.values()))


def words_in(kind: type[StrEnum]) -> str:
    """Return the words of a vocabulary for a description."""
    return ", ".join(kind)


def request_arguments(catalog: Catalog) -> dict[str, Schema]:
    """Return the schemas of the fields of a request, as tolerant as they are read."""
    types, docs = field_types(Request), field_docs(Request)
    made: dict[str, Schema] = {}
    for field in attrs.fields(Request):
        name, spec = field.name, spec_of(field)
        item = spec.item if spec is not None else None
        table = _TABLES.get(name) or (item.points_to if item is not None else None)
        words = item.vocabulary if item is not None else None
        listed = names_of(catalog, table) if table else words_in(words) if words else ""
        text = f"{docs[name]} One of: {listed}." if listed else docs[name]
        if types[name] is bool:
            made[name] = said(FLAG, text)
        elif name in {"minutes", "seconds"}:
            made[name] = said(_TIME, text)
        elif name in _TABLES:
            made[name] = said(_ITEMS, text)
        elif spec is not None and spec.each is not None:
            made[name] = said(NAMES, text)
        else:
            made[name] = said(NAME if table or words else NUMBER, text)
    return made


def arguments_schema(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    """Return the schema of the arguments of a tool."""
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}


def answer_schema(answer: Schema) -> Schema:
    """Return the schema of all that a tool answers, given that of its answer."""
    inner = dict(answer)
    definitions = inner.pop("$defs", {})
    return {
        "type": "object",
        "properties": {"answer": inner, "taken_as": _TAKEN, "warnings": _TEXTS, **_REFUSED},
        "required": ["taken_as", "warnings"],
        "anyOf": [{"required": ["answer"]}, {"required": list(_REFUSED)}],
        "additionalProperties": False,
        **({"$defs": definitions} if definitions else {}),
    }


def kind_schema(kind: Any, *, whole_plan: bool = False) -> Schema:
    """Return the schema of a kind of value as tools answer it: bare of descriptions, and short of plans in other values."""
    schema = json_schema(kind, dialect="tool", compact=True)
    definitions: Schema = schema.pop("$defs", {})
    definitions |= dict.fromkeys({"Request"} if whole_plan else {"Request", "Plan"}, _WHOLE)
    deepest = _DEEPEST if whole_plan else _DEEPEST - 1
    shallow = {
        name: _bare(definitions[name]) if depth <= deepest else _outline(definitions[name])
        for name, depth in _depths(schema, definitions).items()
    }
    return {**_bare(schema), **({"$defs": shallow} if shallow else {})}


def _outline(schema: Schema) -> Schema:
    """Return what kind of value a schema states, whatever is in it."""
    return {name: schema[name] for name in ("type", "enum") if name in schema}


def object_of(**parts: Schema) -> Schema:
    """Return the schema of an object with all of these keys, and the definitions of all of them."""
    definitions: Schema = {}
    for part in parts.values():
        definitions |= part.get("$defs", part.get("items", {}).get("$defs", {}))
    return {
        "type": "object",
        "properties": {name: _without_definitions(part) for name, part in parts.items()},
        "required": list(parts),
        "additionalProperties": False,
        **({"$defs": definitions} if definitions else {}),
    }


def record_of(columns: tuple[str, ...]) -> Schema:
    """Return the schema of some columns of the record of an exercise."""
    holds = {Column.TEXT: "string", Column.NUMBER: "integer", Column.FLAG: "boolean", Column.TEXTS: "array"}
    made: dict[str, Schema] = {}
    for name in columns:
        column = COLUMNS[Exercise][name]
        made[name] = {"type": [holds[column], "null"], **({"items": NAME} if column is Column.TEXTS else {})}
    return object_of(**made)


def list_of(kind: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": kind}


def _without_definitions(schema: Schema) -> Schema:
    inner = {name: value for name, value in schema.items() if name != "$defs"}
    return {**inner, "items": _without_definitions(inner["items"])} if "items" in inner else inner


def _depths(schema: Schema, definitions: Schema) -> dict[str, int]:
    """Return the names of the definitions that a schema leads to, each with how many lead to it, its own included."""
    depths: dict[str, int] = {}
    last: list[Any] = [schema]
    for depth in range(1, _DEEPEST + 2):
        names = [name for each in last for name in _referred(each) if name not in depths]
        depths |= dict.fromkeys(names, depth)
        last = [definitions[name] for name in names]
    return depths


def _referred(schema: Any) -> Iterator[str]:
    """Yield the names of the definitions that a schema refers to itself."""
    if is_object(schema):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_REFERENCE)
        for each in schema.values():
            yield from _referred(each)
    elif is_list(schema):
        for each in schema:
            yield from _referred(each)


def _bare(schema: Any) -> Any:
    """Return the shape alone that a schema states: without descriptions and without what narrows texts, numbers and lists."""
    if is_list(schema):
        return [_bare(each) for each in schema]
    if not is_object(schema):
        return schema
    properties = schema.get("properties")
    bare = {name: _bare(value) for name, value in schema.items() if name not in _NARROWING and name != "properties"}
    if bare.get("default", "") in (None, []):
        # what is absent is nothing
        del bare["default"]
    kinds = bare.get("anyOf", [])
    if kinds and all(list(each) == ["type"] for each in kinds):
        bare = {"type": [each["type"] for each in kinds], **{name: bare[name] for name in bare if name != "anyOf"}}
    return (
        bare if properties is None else {**bare, "properties": {name: _bare(each) for name, each in properties.items()}}
    )
