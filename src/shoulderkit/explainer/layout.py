"""The lines of descriptions: what they consist of, and how that is laid out once their width is known."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import attrs

from shoulderkit.texts import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The most columns in a line unless asked otherwise, and the fewest that can be asked for.
WIDTH = 80
LEAST_WIDTH = 40
#: And the most, which nothing reaches.
MOST_WIDTH = 10_000
#: The fewest columns that a text has beside its label.
_LEAST_TEXT = 20

DISCLAIMER = "This is general information, not medical advice. Any pain: stop."


@attrs.frozen
class Paragraph:
    """A text that is wrapped when the width of the lines is known.

    Attributes:
        text: the text.
        indent: how many spaces to put before each line.
        first: what to put before the first line instead.
    """

    text: str
    indent: int = 0
    first: str | None = None

    def lines(self, width: int) -> list[str]:
        """Return the text in lines of at most *width* columns, without breaking ids; no lines if it is empty."""
        space = " " * self.indent
        return wrap(
            self.text,
            width,
            initial_indent=space if self.first is None else self.first.ljust(self.indent),
            subsequent_indent=space,
            break_long_words=False,
            break_on_hyphens=False,
        )


@attrs.frozen
class Rows:
    """Rows of a label and a text each, with the texts aligned beside the labels, or below them where those are long.

    Attributes:
        rows: the labels and the texts.
        indent: how many spaces to put before each label.
    """

    rows: tuple[tuple[str, str], ...]
    indent: int

    def lines(self, width: int) -> list[str]:
        """Return the rows in lines of at most *width* columns."""
        column = self.indent + max(len(label) for label, _ in self.rows) + 2
        narrow = width - column < _LEAST_TEXT
        return [
            line for row in self.rows for part in self._parts(row, column, width, narrow) for line in part.lines(width)
        ]

    def _parts(self, row: tuple[str, str], column: int, width: int, narrow: bool) -> list[Paragraph]:
        label, text = row
        if narrow or column + max(map(len, text.split())) > width:
            # a label can be indented itself, where its row is a part of the one above
            indent = self.indent + len(label) - len(label.lstrip())
            return [Paragraph(label.strip(), indent), Paragraph(text, indent + 2)]
        return [Paragraph(text, column, " " * self.indent + label)]


@attrs.frozen
class Heading:
    """A title with a text before it and another at the end of its line.

    Attributes:
        before: the text before it.
        title: the title; wrapped if it is too long.
        after: the text at the end of the first line.
    """

    before: str
    title: str
    after: str

    def lines(self, width: int) -> list[str]:
        """Return the heading in lines of *width* columns; the end moves down where a word needs its room."""
        room = width - len(self.before) - len(self.after)
        if max(map(len, self.title.split())) > room - 2:
            return [*Paragraph(self.title, len(self.before), self.before).lines(width), self.after.rjust(width)]
        first, *more = wrap(self.title, room - 2, break_on_hyphens=False)
        return [f"{self.before}{first:<{room}}{self.after}", *(" " * len(self.before) + line for line in more)]


#: A line, or what becomes lines once their width is known. A line that is too long is wrapped under its own indent.
Line = str | Paragraph | Rows | Heading


def laid_out(lines: Iterable[Line], width: int) -> str:
    """Return a text in lines of at most *width* columns, unless a single word is longer."""
    return "\n".join(neutral(each) for line in lines for each in _laid_out(line, width))


def _laid_out(line: Line, width: int) -> list[str]:
    if not isinstance(line, str):
        return line.lines(width)
    return [line] if len(line) <= width else Paragraph(line.lstrip(), len(line) - len(line.lstrip())).lines(width)


def wrapped(text: str, indent: int = 0, first: str | None = None) -> Iterator[Line]:
    """Yield a text as a paragraph.

    Args:
        text: the text.
        indent: how many spaces to put before each line.
        first: what to put before the first line instead.
    """
    yield Paragraph(text, indent, first)


def labeled(rows: Iterable[tuple[str, str]], indent: int = 2) -> Iterator[Line]:
    """Yield rows of a label and a text, with the texts aligned; rows without a text are left out."""
    found = tuple((label, text) for label, text in rows if text)
    if found:
        yield Rows(found, indent)


def bullets(texts: Iterable[str]) -> Iterator[Line]:
    """Yield texts as a bulleted list."""
    for text in texts:
        yield from wrapped(text, 4, "  -")


def section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield an empty line, a title and the lines; nothing if there are no lines."""
    body = list(lines)
    if body:
        yield ""
        yield title
        yield from body


def closing(warnings: Iterable[str] = ()) -> Iterator[Line]:
    """Yield what ends every text with exercises to do: the warnings for every reader, or else the disclaimer."""
    yield ""
    yield from wrapped(" ".join(warnings) or DISCLAIMER)
