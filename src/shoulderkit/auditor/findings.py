"""Making findings, and the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.model import Finding
from shoulderkit.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.catalog import Catalog


def error(check: str, sentence: str, *exercises: str) -> Finding:
    """A broken promise."""
    return Finding(severity=Severity.ERROR, check=check, sentence=sentence, exercises=exercises)


def advice(check: str, sentence: str, *exercises: str) -> Finding:
    """A caution."""
    return Finding(severity=Severity.ADVICE, check=check, sentence=sentence, exercises=exercises)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: ``A, B and C``; ``nothing`` where there are none."""
    *most, last = tuple(names) or ("nothing",)
    return f"{', '.join(most)} and {last}" if most else last


def named_exercise(name: str, catalog: Catalog) -> str:
    """The name of an exercise; its id where the catalog has no such exercise."""
    found = catalog.exercises.get(name)
    return found.name if found else name


def named_things(things: Iterable[str], catalog: Catalog) -> str:
    """The names of pieces of equipment; ids where the catalog has no such thing."""
    found = ((thing, catalog.equipment.get(thing)) for thing in things)
    return listed(item.name if item else thing for thing, item in found)
