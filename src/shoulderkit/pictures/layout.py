"""What both pictures are laid out with: a heading, a legend, and entries in columns below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.pictures.svg import element, line_of, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN, GAP = 14.0, 12.0
#: Sizes of text: of the title, of a name, and of all else.
TITLE, NAME, TEXT = 17.0, 13.5, 12.0
#: The least width of a column of entries, and how far their text is from its left.
_COLUMN, _INDENT = 340.0, 26.0
#: A legend's swatch.
_SWATCH = 14.0


def headed(title: str, remark: str, width: float) -> tuple[str, float]:
    """Return a heading, and where what follows it begins."""
    y, parts = MARGIN + TITLE - 3, list[str]()
    for line in wrapped(title, TITLE, width - 2 * MARGIN, bold=True):
        parts.append(line_of(line, MARGIN, y, TITLE, "ink bold"))
        y += TITLE + 4
    for line in wrapped(remark, TEXT, width - 2 * MARGIN):
        parts.append(line_of(line, MARGIN, y, TEXT, "soft"))
        y += TEXT + 4
    return "".join(parts), y


@attrs.frozen
class Note:
    """What is written below of one thing in a picture.

    Attributes:
        heading: what it is called.
        lines: more of it, line by line.
        fill: the fill of the swatch before it; None: it has none.
    """

    heading: str
    lines: tuple[str, ...]
    fill: str | None = None


class Legend:
    """Swatches with their words, in lines as wide as the picture."""

    def __init__(self, width: float, top: float) -> None:
        self.width, self.x, self.y = width, MARGIN, top
        self.parts: list[str] = []

    def add(self, words: str, *, fill: str | None = None, class_: str | None = None, height: float = _SWATCH) -> None:
        """Add a swatch; it stands in the next line where it does not fit."""
        needed = _SWATCH + 6 + width_of(words, TEXT)
        if self.x + needed > self.width - MARGIN and self.x > MARGIN:
            self.x, self.y = MARGIN, self.y + TEXT + 8
        y = self.y + (_SWATCH - height) / 2
        self.parts.append(element("rect", x=self.x, y=y, width=_SWATCH, height=height, fill=fill, class_=class_))
        self.parts.append(line_of(words, self.x + _SWATCH + 6, self.y + TEXT - 1, TEXT))
        self.x += needed + GAP

    @property
    def bottom(self) -> float:
        """Where what follows begins."""
        return self.y + _SWATCH + 6


def below(notes: Sequence[Note], width: float, top: float, *, most: int = 9) -> tuple[list[tuple[str, str]], float]:
    """Return what is written of things, in columns from left to right: what shows where one points, and the text.

    There are *most* columns at the most. The second value is where they end.
    """
    count = max(min(int((width - 2 * MARGIN) // _COLUMN), len(notes), most), 1)
    column = (width - 2 * MARGIN + GAP) / count - GAP
    made: list[tuple[str, str]] = []
    for first in range(0, len(notes), count):
        places = [MARGIN + (column + GAP) * place for place in range(count)]
        line = [(x, *_text(note, x, top, column)) for x, note in zip(places, notes[first:], strict=False)]
        height = max(bottom for _, _, bottom in line) - top
        for x, text, _ in line:
            row = element("rect", class_="row", x=x - 5, y=top, width=column + 10, height=height, rx=4)
            made.append((row, text))
        top += height + 4
    return made, top


def _text(note: Note, x: float, top: float, width: float) -> tuple[str, float]:
    parts: list[str] = []
    indent = 0.0
    if note.fill is not None:
        parts.append(element("rect", fill=note.fill, x=x, y=top + 6, width=_SWATCH, height=_SWATCH))
        indent = _INDENT
    y = top + 4 + NAME
    for line in wrapped(note.heading, NAME, width - indent, bold=True):
        parts.append(line_of(line, x + indent, y, NAME, "ink bold"))
        y += NAME + 3
    for text in note.lines:
        for line in wrapped(text, TEXT, width - indent):
            parts.append(line_of(line, x + indent, y, TEXT, "soft"))
            y += TEXT + 3.5
    return "".join(parts), y - TEXT + 4


def ended(top: float, width: float) -> tuple[str, float]:
    """Return the line that ends what shows exercises: that it is no medical advice; and where it ends."""
    y, parts = top + TEXT, list[str]()
    for line in wrapped(DISCLAIMER, TEXT, width - 2 * MARGIN):
        parts.append(line_of(line, MARGIN, y, TEXT))
        y += TEXT + 3.5
    return "".join(parts), y - TEXT
