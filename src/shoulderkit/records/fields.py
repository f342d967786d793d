"""Fields of values in the form that a record has: words as texts, tuples as lists."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from shoulderkit.model.items import is_tuple
from shoulderkit.vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.mixins import Record
    from shoulderkit.model import Citation


def plain(held: Any) -> Any:
    """Return what a field holds as a record has it."""
    if isinstance(held, StrEnum):
        return held.value
    return [plain(item) for item in held] if is_tuple(held) else held


def fields_of(value: object, names: Iterable[str]) -> Record:
    """Return columns that are called as the fields of a value are."""
    return {name: plain(getattr(value, name)) for name in names}


def distinct(texts: Iterable[str]) -> list[str]:
    """Return texts, each once."""
    return list(dict.fromkeys(texts))


def cited(citations: Iterable[Citation], named: Iterable[str] = (), against: Iterable[Citation] = ()) -> Record:
    """Return the sources of a value, each once, and those that contradict something in it."""
    supports: list[str] = []
    contradicts: list[str] = []
    for citation in citations:
        (supports if citation.stance is Stance.SUPPORTS else contradicts).append(citation.source)
    return {
        "sources": distinct([*supports, *named]),
        "contradicted_by": distinct([*contradicts, *(citation.source for citation in against)]),
    }
