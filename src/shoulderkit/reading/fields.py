"""The fields of a class that JSON carries, with their types, and those of a value as they are written."""

from __future__ import annotations

import re
import sys
from functools import cache
from inspect import get_annotations
from types import CodeType, NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import attrs

from shoulderkit.catalog import Rows, Table
from shoulderkit.errors import (
    DataError,
    DetachedPlanError,
    Fault,
    FaultyError,
    InPlanError,
    InvalidValueError,
    MergeError,
    MissingExtraError,
    RequestError,
    RuleCycleError,
    RuleError,
    ShoulderkitError,
    UnknownIdError,
    WorkerError,
    shown,
)
from shoulderkit.model import Dose
from shoulderkit.model.specs import NOT_JSON, spec_of
from shoulderkit.plans import EffortLimitError, NoPlanError


class Tag(NamedTuple):
    """The first key of an object that may be of several classes, and the word by which it says which."""

    key: str
    word: str


def _error_word(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__.removesuffix("Error")).lower()


_ERRORS: tuple[type[ShoulderkitError], ...] = (
    FaultyError,
    InvalidValueError,
    DataError,
    RequestError,
    MergeError,
    RuleError,
    UnknownIdError,
    InPlanError,
    RuleCycleError,
    DetachedPlanError,
    WorkerError,
    MissingExtraError,
    NoPlanError,
    EffortLimitError,
)
TAGS: dict[type, Tag] = {
    **{cls: Tag("kind", cls.__name__.lower()) for cls in get_args(Dose)},
    # not a kind: that is a field of some of them
    **{cls: Tag("error", _error_word(cls)) for cls in _ERRORS},
}


def classes_of(kind: Any) -> tuple[Any, ...]:
    """Return the types that a value may be of: the members of a union but None, the errors of a base class; else the one."""
    if is_union(kind):
        return tuple(each for each in get_args(kind) if each is not NoneType)
    if ShoulderkitError not in getattr(kind, "__mro__", ()):
        return (kind,)
    return tuple(each for each in _ERRORS if issubclass(each, kind)) or (kind,)


def key_of(kinds: tuple[Any, ...]) -> str | None:
    """Return the key by which values of these classes are told apart; None where there is none that all of them have."""
    keys = {TAGS[each].key if each in TAGS else None for each in kinds}
    return keys.pop() if len(keys) == 1 else None


def json_fields(cls: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of an attrs class that JSON carries, in order."""
    return tuple(field for field in attrs.fields(cls) if field.init and NOT_JSON not in field.metadata)


def name_of(field: attrs.Attribute[Any]) -> str:
    """Return the public name of a field: that of the constructor's parameter."""
    return str(field.alias)


@cache
def _compiled(annotation: str) -> CodeType:
    return compile(annotation, "<annotation>", "eval")


@cache
def _own_hints(cls: type[Any]) -> dict[str, Any]:
    """Return the types of what a class itself declares.

    Not by `get_type_hints`, which evaluates what all bases declare for each class again; and compiled once where fields are
    annotated alike, since compiling takes most of the time.
    """
    around, inside = vars(sys.modules[cls.__module__]), dict(vars(cls))
    return {
        name: eval(_compiled(kind), around, inside) if isinstance(kind, str) else kind  # noqa: S307 - the class's own source
        for name, kind in get_annotations(cls).items()
    }


def field_types(cls: type[Any]) -> dict[str, Any]:
    """Return the types of a class's fields, by the name under which JSON carries them.

    A private field stands under its public name, which is a property: its type is what the property returns.
    """
    hints = {name: kind for base in reversed(cls.__mro__) for name, kind in _own_hints(base).items()}
    types: dict[str, Any] = {}
    for field in attrs.fields(cls):
        name = name_of(field)
        public = getattr(cls, name, None) if name != field.name else None
        types[name] = get_type_hints(public.fget)["return"] if isinstance(public, property) else hints[field.name]
    return types


def is_union(kind: Any) -> bool:
    """Return whether a type is a union; None may be a member."""
    return isinstance(kind, UnionType) or get_origin(kind) is Union


def type_name(kind: Any) -> str:
    """Return a type's name for a message."""
    if is_union(kind):
        return " | ".join(map(type_name, get_args(kind)))
    # what is no type at all is shown as any other value; a tuple of types has its own way to be written
    return kind.__name__ if isinstance(kind, type) else str(kind) if get_origin(kind) is not None else shown(kind)


def fields_of(value: Any, *, defaults: bool = False) -> dict[str, Any]:
    """Return the fields of a value that JSON carries, without *defaults* unless wanted; first its tag, if it has one.

    Raises:
        InvalidValueError: it is not a value of an attrs class.
    """
    cls: Any = value.__class__
    if cls in (Rows, Table):
        text = f"{cls.__name__} is no JSON by itself: write its records, dumps(rows.to_records())"
        raise InvalidValueError("dumps", (Fault(text),))
    if not attrs.has(cls):
        raise InvalidValueError("dumps", (Fault(f"a value of type {cls.__name__} cannot be written"),))
    plain: dict[str, Any] = {TAGS[cls].key: TAGS[cls].word} if cls in TAGS else {}
    for field in json_fields(cls):
        held = getattr(value, name_of(field))
        if defaults or held != default_of(field):
            plain[name_of(field)] = held
    return plain


def plain_of(value: Any, *, defaults: bool = False, compact: bool = False) -> Any:
    """Return the fields of a value as `fields_of` does.

    Args:
        value: a value of an attrs class.
        defaults: whether those that have their default are among them; if not, a mere text stands for a value of which it
            says all.
        compact: whether an id stands for what a catalog has under it.
    """
    plain, name = fields_of(value, defaults=defaults), getattr(value.__class__, "__brief__", None)
    if compact:
        for field in json_fields(value.__class__):
            if name_of(field) in plain and held_by_id(field):
                plain[name_of(field)] = plain[name_of(field)].id
    return plain[name] if name is not None and len(plain) == 1 else plain


def held_by_id(field: attrs.Attribute[Any]) -> bool:
    """Return whether a field holds a value that a catalog has, and that an id can stand for."""
    spec = spec_of(field)
    return spec is not None and bool(spec.kinds) and spec.points_to is not None


def is_derived(field: attrs.Attribute[Any]) -> bool:
    """Return whether a field's default follows from other fields."""
    return bool(getattr(field.default, "takes_self", False))


def default_of(field: attrs.Attribute[Any]) -> Any:
    """Return the default of a field; `attrs.NOTHING` if it is required, or follows from other fields."""
    default: Any = field.default
    if not hasattr(default, "factory"):
        return default
    return attrs.NOTHING if default.takes_self else default.factory()


def without_derived(value: Any) -> dict[str, Any]:
    """Return the fields of a value as `fields_of` does, without those whose value follows from the others by default."""
    plain = fields_of(value)
    for field in json_fields(value.__class__):
        default: Any = field.default
        if is_derived(field) and default.factory(value) == getattr(value, field.name):
            del plain[name_of(field)]
    return plain
