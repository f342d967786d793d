"""Write the JSON Schemas of the package's data from its classes: ``python tools/schemas.py [--check]``.

With ``--check`` nothing is written; the exit status is 1 when a committed schema is out of date.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import attrs

from shoulderkit.catalog.references import KINDS
from shoulderkit.model import Exercise, Routine, Session, Step
from shoulderkit.model.checks import Spec, an_id, spec_of
from shoulderkit.plans import NoPlanError, Plan, Request
from shoulderkit.reading.entries import HEADER
from shoulderkit.reading.fields import TAG, TAGS, default_of, field_types, fields_of, is_union, json_fields, name_of

FOLDER = Path(__file__).parents[1] / "src" / "shoulderkit" / "data" / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", int: "integer", bool: "boolean"}

Schema = dict[str, Any]


class Writer:
    """The schema of one kind of file, with the definitions that it needs.

    Attributes:
        by_id: whether a step may name its exercise instead of holding it.
        defs: the definitions so far, by class name.
    """

    def __init__(self, *, by_id: bool) -> None:
        self.by_id = by_id
        self.defs: dict[str, Schema] = {}

    def file(self, title: str, schema: Schema) -> Schema:
        """Return the schema of a whole file: an object that may name its schema."""
        header = {name: {"const": version} for name, version in HEADER.items()}
        properties = {"$schema": {"type": "string"}, **header, **schema.pop("properties")}
        head = {"$schema": DRAFT, "title": title}
        return {**head, **schema, "properties": properties, "$defs": dict(sorted(self.defs.items()))}

    def table(self, names: tuple[str, ...]) -> Schema:
        """Return the schema of an object of lists of values; a single list is required."""
        lists = {name: {"type": "array", "items": self.of(KINDS[name])} for name in names}
        required = {"required": list(names)} if len(names) == 1 else {}
        return {"type": "object", "properties": lists, **required, "additionalProperties": False}

    def of(self, kind: Any, spec: Spec | None = None) -> Schema:
        """Return the schema of a type, with the restrictions of its field."""
        limits = dict(spec.schema) if spec is not None else {}
        if is_union(kind):
            return {"anyOf": [self.of(each, spec) for each in get_args(kind)]}
        if kind is NoneType:
            return {"type": "null"}
        if kind in _PLAIN:
            return {"type": _PLAIN[kind], **limits}
        if isinstance(kind, type) and (attrs.has(kind) or issubclass(kind, StrEnum)):
            if kind.__name__ not in self.defs:
                self.defs[kind.__name__] = {}
                self.defs[kind.__name__] = self.object(kind) if attrs.has(kind) else _enum(kind)
            reference: Schema = {"$ref": f"#/$defs/{kind.__name__}"}
            # a mere text stands for all fields but one having their defaults
            name = "exercise" if self.by_id and kind is Step else getattr(kind, "__brief__", None)
            if name is None:
                return reference
            cls: Any = kind
            text = an_id() if kind is Step else spec_of(attrs.fields_dict(cls)[name])
            return {"anyOf": [self.of(str, text), reference]}
        items = self.of(get_args(kind)[0], spec.each if spec is not None else None)
        return {"type": "array", "items": items, **limits}

    def object(self, cls: type) -> Schema:
        """Return the inline schema of a class."""
        types, docs, fields = field_types(cls), _field_docs(cls), json_fields(cls)
        properties: dict[str, Schema] = {TAG: {"const": TAGS[cls]}} if cls in TAGS else {}
        required = [TAG] if cls in TAGS else []
        for field in fields:
            schema = self.of(types[name_of(field)], spec_of(field))
            if self.by_id and cls is Step and field.name == "exercise":
                schema = {"anyOf": [self.of(str, an_id()), schema]}
            described = {"description": docs[name_of(field)]} if name_of(field) in docs else {}
            properties[name_of(field)] = {**described, **schema, **_default(field)}
            if field.default is attrs.NOTHING:
                required.append(name_of(field))
        return {
            "description": _first_line(cls),
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }


def _enum(kind: Any) -> Schema:
    return {"description": _first_line(kind), "enum": list(kind)}


def _default(field: attrs.Attribute[Any]) -> Schema:
    default = default_of(field)
    if attrs.has(type(default)):
        default = fields_of(default)
    return {} if default is attrs.NOTHING or default is None or default == () else {"default": default}


def _first_line(cls: type) -> str:
    return inspect.cleandoc(cls.__doc__ or "").split("\n", maxsplit=1)[0]


def _field_docs(cls: type) -> dict[str, str]:
    """Return the description of each field in the ``Attributes:`` of a class."""
    _, _, section = inspect.cleandoc(cls.__doc__ or "").partition("\nAttributes:\n")
    lines = re.split(r"\n(?=\S)", section, maxsplit=1)[0]
    docs = {}
    for names, text in re.findall(r"^    ([\w, ]+): (.+(?:\n     +.+)*)", lines, flags=re.MULTILINE):
        for name in names.split(", "):
            docs[name] = re.sub(r"\s+", " ", text)
    return docs


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    made: dict[str, Schema] = {}
    whole = {
        "exercise": Exercise,
        "routine": Routine,
        "session": Session,
        "request": Request,
        "plan": Plan,
        "refusal": NoPlanError,
    }
    for name, cls in whole.items():
        writer = Writer(by_id=cls is Routine)
        made[name] = writer.file(cls.__name__, writer.object(cls))
    for name in KINDS:
        if name not in ("exercises", "routines"):
            writer = Writer(by_id=False)
            made[name] = writer.file(name.capitalize(), writer.table((name,)))
    writer = Writer(by_id=True)
    made["catalog"] = writer.file("Catalog", writer.table(tuple(KINDS)))
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()
    }


def main(arguments: list[str]) -> int:
    """Write the schemas, or compare them, and return the exit status."""
    wanted = schemas()
    present = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    if arguments == ["--check"]:
        for name in stale:
            print(f"{name} is stale: run python tools/schemas.py")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
