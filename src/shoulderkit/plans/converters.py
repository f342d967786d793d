"""What a request's fields take beyond what they hold: any iterable for a tuple, a text for one, plain words for a vocabulary's members.

A value that cannot be converted stays as it is, for the field's own check to refuse. The two conversions are `_ids` and
`_members`; the functions below them only declare what a caller may pass, since type checkers read that off a converter's
own signature, and mypy accepts nothing but named functions as converters.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from shoulderkit.model.items import items_of
from shoulderkit.model.specs import member
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Variety


def _ids(value: Any) -> Any:
    """Return ids sorted, each once."""
    items = items_of(value)
    if items is None:
        return value
    return tuple(sorted(set(items))) if all(type(item) is str for item in items) else items


def _members(kind: type[StrEnum], value: Any) -> Any:
    """Return members in the order of their vocabulary, each once."""
    items = items_of(value)
    if items is None:
        return value
    found = tuple(member(kind, item) for item in items)
    if not all(isinstance(item, kind) for item in found):
        return found
    words = set(found)
    return tuple(word for word in kind if word in words)


def to_ids(value: Iterable[str]) -> tuple[str, ...]:
    """Convert ids."""
    ids: tuple[str, ...] = _ids(value)
    return ids


def to_phases(value: Iterable[Phase | str]) -> tuple[Phase, ...]:
    """Convert phases."""
    phases: tuple[Phase, ...] = _members(Phase, value)
    return phases


def to_positions(value: Iterable[Position | str] | None) -> tuple[Position, ...] | None:
    """Convert positions, if there are any."""
    positions: tuple[Position, ...] | None = _members(Position, value)
    return positions


def to_demands(value: Iterable[Demand | str]) -> tuple[Demand, ...]:
    """Convert demands."""
    demands: tuple[Demand, ...] = _members(Demand, value)
    return demands


def to_positions_too(value: Iterable[Position | str]) -> tuple[Position, ...]:
    """Convert positions."""
    positions: tuple[Position, ...] = _members(Position, value)
    return positions


def to_variety(value: Variety | str) -> Variety:
    """Convert a wish for variety."""
    variety: Variety = member(Variety, value)
    return variety


def to_half(value: BodyHalf | str) -> BodyHalf:
    """Convert a side of the body."""
    half: BodyHalf = member(BodyHalf, value)
    return half


def to_half_or_none(value: BodyHalf | str | None) -> BodyHalf | None:
    """Convert a side of the body, if there is one."""
    half: BodyHalf | None = member(BodyHalf, value)
    return half
