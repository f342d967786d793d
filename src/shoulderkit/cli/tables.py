"""Listings: one row for each value of a table, in columns that fit a terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from shoulderkit.cli.width import hanging
from shoulderkit.explainer.words import Names, counted
from shoulderkit.model.times import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shoulderkit.catalog import Catalog

Row = tuple[str, ...]

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
#: The least width of a column that wraps, where its cells are not narrower.
_LEAST = 20


def listing(catalog: Catalog, kind: str, values: Iterable[Any], width: int) -> Iterator[str]:
    """Yield the lines of a table of a catalog.

    Args:
        catalog: the catalog.
        kind: the name of the table, one of `KINDS`.
        values: its rows to list.
        width: the most columns in a line.
    """
    headings, cells = _COLUMNS[kind]
    names = Names(catalog)
    rows = [(value.id, *cells(value, names)) for value in values]
    yield from table(("ID", *headings), rows, width)


def table(headings: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield the lines of rows in columns, or of one row below the other where the columns do not fit.

    Args:
        headings: the headings of the columns; the first column never wraps.
        rows: the rows.
        width: the most columns in a line.
    """
    widths = _widths([headings, *rows], width)
    if widths is None:
        yield from _stacked(headings, rows, width)
        return
    for row in (headings, *rows):
        parts = [hanging(cell, size) for cell, size in zip(row, widths, strict=True)]
        for line in zip_longest(*parts, fillvalue=""):
            padded = (cell.ljust(size + _GAP) for cell, size in zip(line, widths, strict=True))
            yield "".join(padded).rstrip()


def _stacked(headings: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield each row as its id with the other cells below it, those beside the name after their heading."""
    for id_, name, *more in rows:
        yield id_
        labeled = (f"{heading.capitalize()}: {cell}" for heading, cell in zip(headings[2:], more, strict=True) if cell)
        for text in (name, *labeled):
            yield from hanging(text, width, _GAP, 2 * _GAP)


def _widths(rows: Sequence[Row], width: int) -> list[int] | None:
    """Return the widths of the columns, the widest ones narrowed until all fit; None if they cannot."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    least = [
        min(size, max(_LEAST, *(len(word) for cell in column for word in cell.split())))
        for size, column in zip(widths, columns, strict=True)
    ]
    least[0] = widths[0]
    room = width - _GAP * (len(widths) - 1)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        _, widest = max((size, place) for place, size in enumerate(widths) if size > least[place])
        widths[widest] -= 1
    return widths
