"""Listings: one row for each value of a table, in columns that fit a terminal."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from shoulderkit.explainer.layout import WIDTH
from shoulderkit.explainer.words import Names, clock, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from shoulderkit.catalog import Catalog

#: For each table: the headings of the columns after the id, and their cells for a value.
_COLUMNS: dict[str, tuple[tuple[str, ...], Callable[[Any, Names], tuple[str, ...]]]] = {
    "exercises": (("NAME", "PHASE"), lambda exercise, names: (exercise.name, exercise.phase)),
    "routines": (
        ("NAME", "LENGTH"),
        lambda r, names: (r.name, f"{clock(r.duration_s)}, {counted(len(r.steps), 'step')}"),
    ),
    "goals": (("NAME", "IN OTHER WORDS"), lambda goal, names: (goal.name, goal.in_their_words)),
    "settings": (("NAME", "EQUIPMENT"), lambda s, names: (s.name, ", ".join(map(names.equipment, s.equipment)))),
    "equipment": (("NAME", "SUBSTITUTES"), lambda e, names: (e.name, ", ".join(map(names.equipment, e.substitutes)))),
    "regions": (("NAME", "PART OF"), lambda r, names: (r.name, ", ".join(map(names.region, r.part_of)))),
    "rules": (("SAYS",), lambda rule, names: (rule.sentence,)),
    "warnings": (("SAYS",), lambda warning, names: (warning.text,)),
    "sources": (("TITLE",), lambda source, names: (source.title,)),
}
KINDS = tuple(_COLUMNS)

_GAP = 2
#: The least width of the last column, at the cost of the one before.
_LEAST = 24
#: The least width of any column.
_NARROWEST = 8


def listing(catalog: Catalog, kind: str) -> Iterator[str]:
    """Yield the lines of a table of a catalog.

    Args:
        catalog: the catalog.
        kind: the name of the table, one of `KINDS`.
    """
    headings, cells = _COLUMNS[kind]
    names = Names(catalog)
    rows = [("ID", *headings), *((value.id, *cells(value, names)) for value in getattr(catalog, kind).values())]
    widths = _widths(rows)
    for row in rows:
        parts = (wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True))
        for line in zip_longest(*parts, fillvalue=""):
            padded = (cell.ljust(width + _GAP) for cell, width in zip(line, widths, strict=True))
            yield "".join(padded).rstrip()


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the widths of the columns: those of the widest cells, but narrowed after the id to fit a line."""
    widths = [max(_NARROWEST, *map(len, column)) for column in zip(*rows, strict=True)]
    room = WIDTH - sum(widths[:1]) - _GAP * (len(widths) - 1)
    if len(widths) > 2:
        widths[1] = min(widths[1], room - min(widths[2], _LEAST))
        room -= widths[1]
    widths[-1] = min(widths[-1], room)
    return [max(width, _NARROWEST) for width in widths]
