"""Which fields of a class JSON carries, what they may hold, and a value's own as they are written."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from shoulderkit.errors import Fault, InvalidValueError, RequestError
from shoulderkit.model import Dose
from shoulderkit.plans import EffortLimitError, NoPlanError

#: Alternatives in one place are told apart by their first key.
TAG = "kind"
TAGS: dict[type, str] = {
    **{cls: cls.__name__.lower() for cls in get_args(Dose)},
    NoPlanError: "no-plan",
    EffortLimitError: "effort-limit",
    RequestError: "request",
}


def json_fields(cls: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
    """The fields of an attrs class that JSON carries, in order."""
    return tuple(
        field for field in attrs.fields(cls) if field.init and field.metadata.get("shoulderkit.json", True) is not False
    )


def field_types(cls: type[Any]) -> dict[str, Any]:
    """The types of a class's fields, by name."""
    return get_type_hints(cls)


def is_union(kind: Any) -> bool:
    """Whether a type offers alternatives; None may be one."""
    return isinstance(kind, UnionType) or get_origin(kind) is Union


def type_name(kind: Any) -> str:
    """A type as people call it."""
    if is_union(kind):
        return " | ".join(map(type_name, get_args(kind)))
    return kind.__name__ if isinstance(kind, type) else str(kind)


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a value that JSON carries, without those that have their default; first its tag, if it has one.

    Raises:
        InvalidValueError: it is no value of an attrs class.
    """
    cls = type(value)
    if not attrs.has(cls):
        raise InvalidValueError("dumps", (Fault(f"a value of type {cls.__name__} cannot be written"),))
    plain: dict[str, Any] = {TAG: TAGS[cls]} if cls in TAGS else {}
    for field in json_fields(cls):
        held = getattr(value, field.name)
        if held != default_of(field):
            plain[field.name] = held
    return plain


def default_of(field: attrs.Attribute[Any]) -> Any:
    """The default of a field; `attrs.NOTHING` where it has to be given."""
    default: Any = field.default
    return default.factory() if hasattr(default, "factory") else default
