"""What a display consists of, before it is written as HTML or Markdown."""

from __future__ import annotations

from typing import NamedTuple

import attrs


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    url: str


class Pictured(NamedTuple):
    """A text, and the address of a small picture before it, which adds nothing to the text for whoever does not see it."""

    text: str
    address: str


#: What stands in a cell or a line.
Cell = str | Link | Pictured


@attrs.frozen
class Title:
    """What a display is about: a name, and after it an id or a remark."""

    text: str
    remark: str = ""


@attrs.frozen
class Text:
    """A paragraph; a *strong* one is the heading of what follows."""

    cell: Cell
    strong: bool = False


@attrs.frozen
class Facts:
    """Rows of a label and a text each."""

    rows: tuple[tuple[str, Cell], ...]


@attrs.frozen
class Items:
    """A list."""

    cells: tuple[Cell, ...]
    numbered: bool = False


@attrs.frozen
class Grid:
    """A table.

    Attributes:
        heads: the headings of its columns.
        rows: the cells, row by row.
        numbers: the columns of numbers, which are aligned at their ends.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[str] = frozenset()


@attrs.frozen
class Fold:
    """Parts under a heading that opens and closes where that is possible.

    Attributes:
        heading: the heading.
        parts: what is under it.
        brief: whether it is short enough to stand open where nothing can be closed; if not, it is left out there.
    """

    heading: str
    parts: tuple[Part, ...]
    brief: bool = True


@attrs.frozen
class Drawing:
    """A picture; it is left out where there are none.

    Attributes:
        address: the address that holds it.
        alt: what it shows, in words.
        still: the address of one without motion, for readers who asked for less of it; empty where *address* has none.
        wide: whether it has to stay as wide as it was drawn to be read.
    """

    address: str
    alt: str
    still: str = ""
    wide: bool = False


Part = Title | Text | Facts | Items | Grid | Fold | Drawing


def labeled(*rows: tuple[str, Cell]) -> Facts:
    """Return rows of a label and a text, without those that have no text."""
    return Facts(tuple((label, cell) for label, cell in rows if cell))
