"""The fields of a class that JSON carries, with their types, and those of a value as they are written."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from shoulderkit.errors import Fault, InvalidValueError, RequestError
from shoulderkit.model import Dose
from shoulderkit.model.checks import NOT_JSON
from shoulderkit.plans import EffortLimitError, NoPlanError

#: The members of a union are told apart by their first key.
TAG = "kind"
TAGS: dict[type, str] = {
    **{cls: cls.__name__.lower() for cls in get_args(Dose)},
    NoPlanError: "no-plan",
    EffortLimitError: "effort-limit",
    RequestError: "request",
}


def json_fields(cls: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of an attrs class that JSON carries, in order."""
    return tuple(field for field in attrs.fields(cls) if field.init and NOT_JSON not in field.metadata)


def name_of(field: attrs.Attribute[Any]) -> str:
    """Return the public name of a field: that of the constructor's parameter."""
    return str(field.alias)


def field_types(cls: type[Any]) -> dict[str, Any]:
    """Return the types of a class's fields, by the name under which JSON carries them.

    A private field stands under its public name, which is a property: its type is what the property returns.
    """
    hints = get_type_hints(cls)
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
    return kind.__name__ if isinstance(kind, type) else str(kind)


def fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a value that JSON carries, without defaults; first its tag, if it has one.

    Raises:
        InvalidValueError: it is not a value of an attrs class.
    """
    cls: Any = value.__class__
    if not attrs.has(cls):
        raise InvalidValueError("dumps", (Fault(f"a value of type {cls.__name__} cannot be written"),))
    plain: dict[str, Any] = {TAG: TAGS[cls]} if cls in TAGS else {}
    for field in json_fields(cls):
        held = getattr(value, name_of(field))
        if held != default_of(field):
            plain[name_of(field)] = held
    return plain


def plain_of(value: Any) -> Any:
    """Return the fields of a value as `fields_of` does; a mere text where that says it all."""
    plain, name = fields_of(value), getattr(value.__class__, "__brief__", None)
    return plain[name] if name is not None and len(plain) == 1 else plain


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
        if getattr(default, "takes_self", False) and default.factory(value) == getattr(value, field.name):
            del plain[name_of(field)]
    return plain
