"""Fields of values in the form that a record has: words as texts, tuples as lists."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from shoulderkit.model.checks import is_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.mixins import Record


def plain(held: Any) -> Any:
    """Return what a field holds as a record has it."""
    if isinstance(held, StrEnum):
        return held.value
    return [plain(item) for item in held] if is_tuple(held) else held


def fields_of(value: object, names: Iterable[str]) -> Record:
    """Return columns that are called as the fields of a value are."""
    return {name: plain(getattr(value, name)) for name in names}
