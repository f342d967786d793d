"""Helpers that make findings and the names in their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.model import Finding
from shoulderkit.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.catalog import Catalog


def error(check: str, sentence: str, *exercises: str) -> Finding:
    """Return a finding that something is wrong."""
    return Finding(severity=Severity.ERROR, check=check, sentence=sentence, exercises=exercises)


def advice(check: str, sentence: str, *exercises: str) -> Finding:
    """Return a finding that is a caution."""
    return Finding(severity=Severity.ADVICE, check=check, sentence=sentence, exercises=exercises)


def listed(names: Iterable[str]) -> str:
    """Join names for a sentence: ``A, B and C``; ``nothing`` if there are none."""
    *most, last = tuple(names) or ("nothing",)
    return f"{', '.join(most)} and {last}" if most else last


def named_exercise(name: str, catalog: Catalog) -> str:
    """Return the name of an exercise, or its id if the catalog does not have it."""
    found = catalog.exercises.get(name)
    return found.name if found else name


def named_things(things: Iterable[str], catalog: Catalog) -> str:
    """Join the names of pieces of equipment, with ids for those that the catalog does not have."""
    found = ((thing, catalog.equipment.get(thing)) for thing in things)
    return listed(item.name if item else thing for thing, item in found)
