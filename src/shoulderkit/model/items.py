"""What is taken for a tuple: any iterable, and a text as one item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeGuard


def items_of(value: Any) -> tuple[Any, ...] | None:
    """Return any iterable as a tuple; a text as one item, never as its letters; None for anything else.

    The items of a set, which has no order, are sorted.
    """
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bytes) or not _is_iterable(value):
        return None
    return tuple(sorted(value, key=str) if isinstance(value, set | frozenset) else value)


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)
