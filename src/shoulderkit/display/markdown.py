"""Displays as Markdown with tables: escaped, each row on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shoulderkit.display.parts import Cell, Drawing, Facts, Grid, Items, Link, Part, Pictured, Text, Title
from shoulderkit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What can be markup anywhere in a line. A reference is the same character to every reader of Markdown, which is not so of
#: a backslash before a bar in a table or a dollar that begins a formula.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]")
#: What is markup only where a line begins.
_FIRST = re.compile(r"^(?:[-+#]|\d+(?=[.)]))")
#: An address that needs no escape between angle brackets.
_URL = re.compile(r"https?://[A-Za-z0-9/?#%&=.,~+;@:_-]+")


def as_markdown(parts: Iterable[Part]) -> str:
    """Return a display as Markdown."""
    return "\n\n".join(block for part in parts for block in _blocks(part))


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Title():
            yield f"**{_text(part.text)}**" + (f" {_text(part.remark)}" if part.remark else "")
        case Text():
            yield f"**{_cell(part.cell)}**" if part.strong else _line(_cell(part.cell))
        case Facts():
            if part.rows:
                yield "\n".join(f"- {_fact(label, cell)}" for label, cell in part.rows)
        case Items():
            marks = (f"{number}." if part.numbered else "-" for number in range(1, len(part.cells) + 1))
            yield "\n".join(f"{mark} {_line(_cell(cell))}" for mark, cell in zip(marks, part.cells, strict=True))
        case Grid():
            yield "\n".join(_grid(part))
        case Drawing():
            # few readers of Markdown take a picture that is held by its address
            pass
        case _:
            if part.brief:
                yield f"**{_text(part.heading)}**"
                for inside in part.parts:
                    yield from _blocks(inside)


def _grid(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(map(_text, grid.heads))} |"
    yield f"| {' | '.join('--:' if head in grid.numbers else '---' for head in grid.heads)} |"
    for row in grid.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return f"[{_text(cell.text)}](<{cell.url}>)" if _URL.fullmatch(cell.url) else _text(cell.text)
    return _text(cell.text if isinstance(cell, Pictured) else cell)


def _fact(label: str, cell: Cell) -> str:
    return f"**{_text(label)}** {_cell(cell)}" if label else _line(_cell(cell))


def _line(text: str) -> str:
    """Return what begins a line, which must not begin a list or a quotation there."""
    return _FIRST.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found[0]), text)


def _text(text: str) -> str:
    """Return a text on one line with all that could be markup as references."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", on_one_line(text))
