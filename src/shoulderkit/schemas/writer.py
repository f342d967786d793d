"""The schema of one kind of value, with the definitions that it needs."""

from __future__ import annotations

import json
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

import attrs

from shoulderkit.catalog.references import KINDS, noun
from shoulderkit.model import Routine, Step
from shoulderkit.model.file_names import NO_DEVICE
from shoulderkit.model.specs import Relation, Spec, an_id, spec_of
from shoulderkit.reading.entries import HEADER
from shoulderkit.reading.fields import (
    TAGS,
    classes_of,
    default_of,
    field_types,
    held_by_id,
    is_derived,
    is_union,
    json_fields,
    key_of,
    name_of,
    plain_of,
)
from shoulderkit.reading.plain import render
from shoulderkit.schemas.wording import field_docs, first_line, named

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.schemas.dialects import Dialect

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    object: {"anyOf": [{"type": name} for name in ("string", "number", "boolean", "null")]},
}


def is_vocabulary(kind: Any) -> bool:
    """Return whether a kind is a vocabulary."""
    return isinstance(kind, type) and issubclass(kind, StrEnum)


@attrs.frozen
class Form:
    """What is described: the texts that `loads` reads, or those that `dumps` writes.

    Attributes:
        dialect: how it is said.
        catalog: what has the ids, if only those of one catalog are meant.
        defaults: whether every key is there.
        compact: whether exercises are ids.
        by_id: whether it is a part of a catalog, where steps name their exercises.
    """

    dialect: Dialect
    catalog: Catalog | None = None
    defaults: bool = False
    compact: bool = False
    by_id: bool = False

    @property
    def written(self) -> bool:
        """Whether it is one of the forms that `dumps` is asked for by an option."""
        return self.defaults or self.compact

    @property
    def ids_allowed(self) -> bool:
        """Whether an id may stand where an exercise may stand."""
        return not self.written and (self.by_id or self.catalog is not None)

    @property
    def ids_only(self) -> bool:
        """Whether an id stands in the place of each exercise."""
        return self.compact or (self.by_id and self.defaults)


class Writer:
    """Makes schemas of one form.

    Attributes:
        form: what is described.
        defs: the definitions so far, by name.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.defs: dict[str, Schema] = {}

    def headed(self, schema: Schema) -> Schema:
        """Return the schema of a whole text, which may begin with a header in some dialects."""
        if not self.form.dialect.header:
            return schema
        # null is what a program writes that has the key and nothing for it
        header: Schema = {"$schema": {"type": ["string", "null"], "default": None}}
        header |= {name: {"type": "integer", "const": version, "default": version} for name, version in HEADER.items()}
        return {**schema, "properties": header | schema["properties"]}

    def table(self, names: tuple[str, ...]) -> Schema:
        """Return the schema of an object of lists of values; a single list is required."""
        lists = {name: {"type": "array", "items": self.of(KINDS[name])} for name in names}
        required = {"required": list(names)} if len(names) == 1 or self.form.defaults else {}
        return {"type": "object", "properties": lists, **required, "additionalProperties": False}

    def name_of(self, cls: type) -> str:
        """Return the name of the definition of a class."""
        in_catalog = self.form.dialect.shared and self.form.by_id and cls in (Step, Routine)
        return self.name_in_form(f"{cls.__name__}{'InCatalog' if in_catalog else ''}")

    def name_in_form(self, name: str) -> str:
        """Return a name by which a definition is told from those of the same kind in other forms."""
        form = self.form
        if not form.dialect.shared:
            return name
        return f"{name}{'Compact' if form.compact else ''}{'WithDefaults' if form.defaults else ''}"

    def define(self, name: str, make: Any, *args: Any) -> Schema:
        """Return a reference to a definition, which is made where it is new."""
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = make(*args)
        return {"$ref": f"{self.form.dialect.references}{name}"}

    def of(self, kind: Any, spec: Spec | None = None) -> Schema:
        """Return the schema of a type, with the restrictions of its field."""
        limits: Schema = dict(spec.schema) if spec is not None else {}
        if is_union(kind) or len(classes_of(kind)) > 1:
            return self._choice(kind, spec)
        if kind in _PLAIN:
            if kind is str and spec is not None and spec.points_to is not None and spec.known:
                return self.id_in(spec.points_to, limits)
            return _PLAIN[kind] | self._said(limits)
        if is_vocabulary(kind):
            return _PLAIN[str] | limits if limits else self.define(kind.__name__, self.words, kind)
        if attrs.has(kind):
            return self._text_or(kind, self.define(self.name_of(kind), self.object, kind))
        items = self.of(get_args(kind)[0], spec.each if spec is not None else None)
        return {"type": "array", "items": items, **limits}

    def _choice(self, kind: Any, spec: Spec | None) -> Schema:
        kinds = classes_of(kind)
        nullable = NoneType in get_args(kind)
        key = key_of(kinds)
        refs = [self.define(self.name_of(each), self.object, each) if key else self.of(each, spec) for each in kinds]
        if key is None or len(kinds) == 1 or not self.form.dialect.discriminator:
            return {"anyOf": [*refs, *([_PLAIN[NoneType]] if nullable else [])]}
        mapping = {TAGS[each].word: ref["$ref"] for each, ref in zip(kinds, refs, strict=True)}
        chosen: Schema = {"anyOf": refs, "discriminator": {"propertyName": key, "mapping": mapping}}
        return {"anyOf": [chosen, _PLAIN[NoneType]]} if nullable else chosen

    def _said(self, limits: Schema) -> Schema:
        if "pattern" not in limits or self.form.dialect.look_around:
            return limits
        return limits | {"pattern": limits["pattern"].replace(r"(?!\n)$", "$").replace(NO_DEVICE, "")}

    def _text_or(self, cls: Any, whole: Schema) -> Schema:
        """Return the schema of a value that a mere text may stand for."""
        if cls is Step and self.form.ids_allowed:
            return {"anyOf": [self.id_in("exercises", an_id().schema), whole]}
        brief = getattr(cls, "__brief__", None)
        if brief is None or self.form.defaults:
            return whole
        return {"anyOf": [self.of(str, spec_of(attrs.fields_dict(cls)[brief])), whole]}

    def id_in(self, table: str, limits: Any) -> Schema:
        """Return the schema of an id: of those of the catalog, where there is one."""
        if self.form.catalog is None:
            return _PLAIN[str] | self._said(dict(limits))
        return self.define(f"{noun(table).capitalize()}Id", self._ids, table)

    def _ids(self, table: str) -> Schema:
        rows = getattr(self.form.catalog, table)
        if not rows:
            return {"description": f"The catalog has no {table}.", "type": "string", "not": {}}
        listed = ", ".join(map(named, rows.values()))
        return {"description": f"One of the catalog's {table}: {listed}.", "type": "string", "enum": list(rows)}

    def words(self, kind: Any) -> Schema:
        """Return the inline schema of a vocabulary."""
        return {"description": first_line(kind), "type": "string", "enum": list(kind)}

    def object(self, cls: Any) -> Schema:
        """Return the inline schema of a class."""
        types, docs, fields = field_types(cls), field_docs(cls), json_fields(cls)
        tag = TAGS.get(cls)
        properties: dict[str, Schema] = {tag.key: {"type": "string", "const": tag.word}} if tag else {}
        required = [tag.key] if tag else []
        for field in fields:
            name = name_of(field)
            described = {"description": docs[name]} if name in docs else {}
            properties[name] = {**described, **self._field(field, types[name])}
            if field.default is attrs.NOTHING or self.form.defaults:
                required.append(name)
        relations: tuple[Relation, ...] = getattr(cls, "__relations__", ())
        return {
            "description": first_line(cls),
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **_one_given(cls, tuple(relation for relation in relations if relation.one_given)),
        }

    def _field(self, field: attrs.Attribute[Any], kind: Any) -> Schema:
        spec = spec_of(field)
        schema = self.of(kind, spec)
        if spec is not None and spec.points_to is not None and held_by_id(field):
            by_id = self.id_in(spec.points_to, an_id().schema)
            if self.form.ids_only:
                schema = by_id
            elif self.form.ids_allowed:
                schema = {"anyOf": [by_id, schema]}
        if self.form.defaults:
            return schema
        if is_derived(field):
            return {"anyOf": [schema, _PLAIN[NoneType]], "default": None}
        default = default_of(field)
        if default is attrs.NOTHING:
            return schema
        return {**schema, "default": json.loads(render(default, plain_of, None))}


def _one_given(cls: Any, relations: tuple[Relation, ...]) -> Schema:
    """Return the keywords that say of pairs of fields that one is given and the other is not.

    Nested rather than as an ``allOf``: what calls tools allows none at the top.
    """
    if not relations:
        return {}
    (first, second), rest = relations[0].fields, _one_given(cls, relations[1:])
    return {
        "if": {"required": [first], "properties": {first: _given(cls, first)}},
        "then": {"properties": {second: _absent(cls, second)}, **rest},
        "else": {"required": [second], "properties": {second: _given(cls, second)}, **rest},
    }


def _given(cls: Any, name: str) -> Schema:
    if default_of(attrs.fields_dict(cls)[name]) == ():
        return {"type": "array", "minItems": 1}
    (kind,) = classes_of(field_types(cls)[name])
    return _PLAIN[kind]


def _absent(cls: Any, name: str) -> Schema:
    if default_of(attrs.fields_dict(cls)[name]) == ():
        return {"type": "array", "maxItems": 0}
    return _PLAIN[NoneType]
