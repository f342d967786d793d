"""The JSON Schemas of the arguments and the answers of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import Exercise
from shoulderkit.model.checks import is_list, is_object, spec_of
from shoulderkit.plans import Request
from shoulderkit.reading.fields import field_types
from shoulderkit.records.columns import COLUMNS, Column
from shoulderkit.schemas import json_schema
from shoulderkit.schemas.wording import field_docs, named

if TYPE_CHECKING:
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
#: A plan within another answer.
_PLAN: Schema = {"description": "A plan, as plan_session answers it.", "type": "object"}
_TAKEN: Schema = {
    "description": "What was taken for what: names in another form, aliases, times in words.",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"field": NAME, "given": NAME, "taken_as": NAME},
        "required": ["field", "given", "taken_as"],
        "additionalProperties": False,
    },
}
_TEXTS: Schema = {"type": "array", "items": NAME}
_MENDED: Schema = {
    "description": "A call that would do, with what it changes; null where none is known.",
    "type": ["object", "null"],
    "properties": {"tool": NAME, "arguments": {"type": "object"}, "changes": _TEXTS},
    "required": ["tool", "arguments", "changes"],
    "additionalProperties": False,
}
_REFUSED: dict[str, Schema] = {
    "error": {"description": "Where there is no answer: what is wrong.", "type": "object", "required": ["error"]},
    "allowed": {
        "description": "For each wrong argument all that it can be, where that is few.",
        "type": "object",
        "additionalProperties": _TEXTS,
    },
    "listed_in": {
        "description": "For each other wrong argument the resource that lists what it can be.",
        "type": "object",
        "additionalProperties": NAME,
    },
    "mended": _MENDED,
    "mends": {"description": "Without such a call: what is known to be mended of this one.", **_TEXTS},
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
    if not whole_plan and "Plan" in definitions:
        definitions["Plan"] = _PLAN
    needed = _needed(schema, definitions)
    bare = {name: each if each is _PLAN else _bare(each) for name, each in definitions.items() if name in needed}
    return {**_bare(schema), **({"$defs": bare} if bare else {})}


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


def _needed(schema: Any, definitions: Schema) -> set[str]:
    """Return the names of the definitions that a schema leads to."""
    needed: set[str] = set()
    todo: list[Any] = [schema]
    for each in todo:
        if is_object(each):
            reference = each.get("$ref", "")
            name = reference.removeprefix(_REFERENCE)
            if reference and name not in needed:
                needed.add(name)
                todo.append(definitions[name])
            todo.extend(each.values())
        elif is_list(each):
            todo.extend(each)
    return needed


def _bare(schema: Any) -> Any:
    """Return a schema without descriptions."""
    if is_list(schema):
        return [_bare(each) for each in schema]
    if not is_object(schema):
        return schema
    properties = schema.get("properties")
    bare = {name: _bare(value) for name, value in schema.items() if name not in {"description", "title", "properties"}}
    return (
        bare if properties is None else {**bare, "properties": {name: _bare(each) for name, each in properties.items()}}
    )
