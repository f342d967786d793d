"""Where a plan that claims to be a planner's differs from the one that this planner makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import Fault, brief
from shoulderkit.model.items import is_tuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.plans import Plan


def differences(stated: Plan, own: Plan) -> tuple[Fault, ...]:
    """Return the first difference in each field of a plan; none where the plans are equal."""
    fields = [str(field.alias) for field in attrs.fields(type(own)) if field.eq]
    pairs = [(getattr(stated, name), getattr(own, name), name) for name in fields]
    return tuple(fault for pair in pairs for fault in list(_differences(*pair))[:1])


def _differences(stated: Any, own: Any, path: str) -> Iterator[Fault]:
    if stated == own:
        return
    cls: Any = own.__class__
    if attrs.has(cls) and stated.__class__ is cls and _name(stated) == _name(own):
        for name in _fields(own):
            yield from _differences(getattr(stated, name), getattr(own, name), f"{path}.{name}")
    elif is_tuple(stated) and is_tuple(own) and len(stated) == len(own):
        for place, (one, other) in enumerate(zip(stated, own, strict=True)):
            yield from _differences(one, other, f"{path}[{place}]")
    else:
        yield Fault(f"is {_short(stated)}, where this planner has {_short(own)}", path)


def _fields(value: Any) -> tuple[str, ...]:
    cls: Any = value.__class__
    return tuple(field.name for field in attrs.fields(cls))


def _name(value: Any) -> Any:
    return getattr(value, "id", None)


def _short(value: Any) -> str:
    if is_tuple(value):
        return f"{len(value)} of them"
    return brief(str(value if _name(value) is None else _name(value)))
