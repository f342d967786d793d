"""Lists, objects and tuples, and what is taken for a tuple: any iterable, and a text as one item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeGuard

from shoulderkit.errors import shown


def items_of(value: Any) -> tuple[Any, ...] | None:
    """Return any iterable as a tuple; a text as one item, never as its letters; None for anything else.

    The items of a set, which has no order, are sorted.
    """
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bytes) or not _is_iterable(value):
        return None
    if not isinstance(value, set | frozenset):
        return tuple(value)
    # anything may be in a set, also what has no text; to be refused it need not have an order
    return tuple(sorted(value, key=str if all(isinstance(item, str) for item in value) else shown))


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a plain value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a plain value is an object, as JSON calls it; its keys are known to be texts."""
    return isinstance(value, dict)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is exactly a tuple."""
    return type(value) is tuple
