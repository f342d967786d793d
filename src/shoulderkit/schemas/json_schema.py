"""The door to the schemas: of which kind, for which catalog, in which dialect."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Literal, get_args, get_origin

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import Fault, InvalidValueError, ShoulderkitError, shown
from shoulderkit.model import Dose
from shoulderkit.model.checks import Value
from shoulderkit.names import name_fault
from shoulderkit.names import plain as plain_names
from shoulderkit.reading.fields import classes_of, is_union, key_of, type_name
from shoulderkit.schemas.dialects import DIALECTS
from shoulderkit.schemas.writer import Form, Schema, Writer, is_vocabulary

#: The address of the dialect that JSON Schema itself has.
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(
    kind: Any,
    catalog: Catalog | None = None,
    *,
    dialect: Literal["2020-12", "openapi", "tool"] = "2020-12",
    defaults: bool = False,
    compact: bool = False,
) -> dict[str, Any]:
    """Return the JSON Schema of a kind of value: of what `loads` reads as that kind, or of what `dumps` writes of it.

    It holds all that it refers to, and states defaults. What `loads` always refuses is not valid; what depends on how the
    values of several fields go together, no schema can say.

    Args:
        kind: a public class or vocabulary, or its name; a base class of errors stands for every error below it. Also a
            union of kinds, or a tuple of any length of one.
        catalog: a catalog whose ids are meant: the schema is then that of ``loads(text, kind, catalog=catalog)`` and lists
            them with their names.
        dialect: ``2020-12`` is JSON Schema by itself. ``openapi`` is OpenAPI 3.1: a mapping of names to schemas that goes
            into ``components.schemas``, the kind itself first. ``tool`` is what function calls and MCP take: one object
            that has its definitions in ``$defs``, and no ``$schema``.
        defaults: whether it is of what ``dumps(value, defaults=True)`` writes: every key is there.
        compact: whether it is of what ``dumps(value, compact=True)`` writes: exercises are ids.

    Raises:
        InvalidValueError: nothing like *kind* can be read, a tool cannot have it, or another argument is not as above.
    """
    cls, faults = _kind(kind)
    if catalog is not None and not isinstance(catalog, Catalog):
        faults.append(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    elif catalog is not None and cls is Catalog:
        faults.append(Fault("a Catalog belongs to no other", "catalog"))
    if not isinstance(dialect, str) or dialect not in DIALECTS:
        text = f"{shown(dialect)} is not {' or '.join(DIALECTS)}"
        faults.append(name_fault(text, dialect, plain_names(DIALECTS), "dialect", most=0))
    elif dialect == "tool" and not faults and not _is_object(cls):
        faults.append(Fault(f"a tool takes an object, which a {_name(cls)} is not", "kind"))
    for name, flag in (("defaults", defaults), ("compact", compact)):
        if type(flag) is not bool:
            faults.append(Fault(f"{shown(flag)} is not true or false", name))
    if faults:
        raise InvalidValueError("json_schema", tuple(faults))
    # a catalog's steps name their exercises in any case
    form = Form(DIALECTS[dialect], catalog, defaults, compact and cls is not Catalog, by_id=cls is Catalog)
    return components(cls, form) if form.dialect.shared else whole(cls, form)


def components(kind: Any, form: Form) -> Schema:
    """Return the schema of a kind and its definitions, all by name, the kind first."""
    writer = Writer(form)
    if is_vocabulary(kind):
        name, made = kind.__name__, writer.words(kind)
    elif kind is not Catalog and attrs.has(kind) and len(classes_of(kind)) == 1:
        name, made = writer.name_of(kind), writer.object(kind)
    else:
        name = writer.name_in_form(_name(kind))
        made = writer.table(tuple(KINDS)) if kind is Catalog else writer.of(kind)
        # a base class of errors that is an error itself
        name = f"Any{name}" if name in writer.defs else name
    return {name: made, **dict(sorted(writer.defs.items()))}


def whole(kind: Any, form: Form) -> Schema:
    """Return the schema of a kind as one object that has its definitions."""
    writer, kinds = Writer(form), classes_of(kind)
    if kind is Catalog:
        made = writer.headed(writer.table(tuple(KINDS)))
    elif len(kinds) > 1 and key_of(kinds):
        # a header may be at the top alone, so they are not the definitions that other values refer to
        made = {"type": "object", "anyOf": [writer.headed(writer.object(each)) for each in kinds]}
    elif attrs.has(kind):
        made = writer.headed(writer.object(kind))
    else:
        made = writer.words(kind) if is_vocabulary(kind) else writer.of(kind)
    return with_definitions(_name(kind), made, writer)


def with_definitions(title: str, schema: Schema, writer: Writer) -> Schema:
    """Return a schema under a title, with the definitions that were needed for it."""
    head = {"$schema": DRAFT} if writer.form.dialect.header else {}
    definitions = {"$defs": dict(sorted(writer.defs.items()))} if writer.defs else {}
    return {**head, "title": title, **schema, **definitions}


@cache
def _public() -> dict[str, Any]:
    """Return what a schema can be of, by its public name."""
    found: dict[str, Any] = {"Catalog": Catalog, "Dose": Dose, "ShoulderkitError": ShoulderkitError}
    for room in ("errors", "catalog", "model", "plans", "vocabulary"):
        for name, value in vars(import_module(f"shoulderkit.{room}")).items():
            # errors and what they are made of check nothing, so they are no values
            if _is_data(value) or (room in {"errors", "plans"} and attrs.has(value)):
                found[name] = value
    return found


def _is_data(value: Any) -> bool:
    return value is not StrEnum and isinstance(value, type) and issubclass(value, (Value, StrEnum))


def _kind(kind: Any) -> tuple[Any, list[Fault]]:
    """Return the kind that is meant, or the fault that there is none."""
    if isinstance(kind, str):
        known = _public()
        if kind in known:
            return known[kind], []
        text = f"{shown(kind)} is not the name of a class that can be read from JSON"
        return None, [name_fault(text, kind, plain_names(known), "kind", most=0)]
    if _readable(kind):
        return kind, []
    return None, [Fault(f"{type_name(kind)} cannot be read from JSON", "kind")]


def _readable(kind: Any) -> bool:
    if is_union(kind):
        return key_of(classes_of(kind)) is not None or len(classes_of(kind)) == 1
    if get_origin(kind) is tuple:
        args = get_args(kind)
        return len(args) == 2 and args[1] is Ellipsis and _readable(args[0])
    return any(kind is known for known in _public().values())


def _is_object(kind: Any) -> bool:
    return kind is Catalog or all(attrs.has(each) for each in classes_of(kind))


def _name(kind: Any) -> str:
    """Return the name of a kind."""
    known = next((name for name, value in _public().items() if value == kind), None)
    if known is not None:
        return known
    if get_origin(kind) is tuple:
        return f"{_name(get_args(kind)[0])}List"
    return "Or".join(map(_name, classes_of(kind)))
