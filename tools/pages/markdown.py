"""Pieces of Markdown: escaped text, links, lists and tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

#: What would otherwise mark up a text; a hyphen, a plus and a number with a period only where they begin it.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|$~@&^])")
_BEGINS = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")
#: An ellipsis, so that a directive's fence of colons cannot begin in a text either.
_FENCE = re.compile(r":{3,}")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    flat = _FENCE.sub("…", re.sub(r"\s+", " ", text).strip())
    return _BEGINS.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", _MARKS.sub(r"\\\1", flat))


def link(text: str, target: str) -> str:
    """Return a link; *target* is an address or the path of a page."""
    return f"[{escaped(text)}](<{target}>)"


def here(text: str, anchor: str) -> str:
    """Return a link to an `anchor` on the same page."""
    return f'<a href="#{html.escape(anchor)}">{html.escape(text)}</a>'


def anchor(name: str) -> str:
    """Return an empty element that `here` leads to."""
    return f'<span id="{html.escape(name)}"></span>'


def bullets(items: Iterable[str]) -> list[str]:
    """Return the lines of a list, with an empty one at the end."""
    lines = [f"- {item}" for item in items]
    return [*lines, ""] if lines else []


def numbered(items: Iterable[str]) -> list[str]:
    """Return the lines of a numbered list, with an empty one at the end."""
    lines = [f"{number}. {item}" for number, item in enumerate(items, 1)]
    return [*lines, ""] if lines else []


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table, with an empty one at the end; the cells are Markdown on one line."""
    lines = [head, ["---"] * len(head), *rows]
    return [*(f"| {' | '.join(cells)} |" for cells in lines), ""]


def section(title: str, lines: list[str], level: int = 2) -> list[str]:
    """Return lines under a heading; nothing where there are none."""
    return [f"{'#' * level} {title}", "", *lines] if lines else []
