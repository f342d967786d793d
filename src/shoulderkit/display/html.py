"""Displays as HTML: escaped, in the colors of the page around it, without scripts; nothing is loaded."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from shoulderkit.display.parts import Cell, Drawing, Facts, Grid, Items, Link, Part, Pictured, Text, Title
from shoulderkit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Colors come from the page alone, so that it is as readable in the dark. Notebooks have rules of two classes and an
#: element for what is in tables; a class that is named twice outweighs them.
_STYLE = """\
.shoulderkit{max-width:70em;overflow-x:auto}
.shoulderkit table{border-collapse:collapse;margin:.4em 0}
.shoulderkit.shoulderkit table th,.shoulderkit.shoulderkit table td{vertical-align:top;white-space:normal;\
padding:.15em .9em .15em 0;font-weight:inherit;border:0}
.shoulderkit.shoulderkit table thead th{font-weight:bold;border-bottom:1px solid}
.shoulderkit.shoulderkit table tbody th,.shoulderkit .remark{opacity:.75;white-space:nowrap}
.shoulderkit.shoulderkit table .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.shoulderkit p,.shoulderkit ul,.shoulderkit ol,.shoulderkit details{margin:.3em 0}
.shoulderkit ul,.shoulderkit ol{padding-left:1.6em}
.shoulderkit a{color:inherit}
.shoulderkit summary{cursor:pointer}
.shoulderkit.shoulderkit img{display:block;margin:.3em 0;height:auto;max-width:100%;max-height:20em}
.shoulderkit.shoulderkit img.wide{max-width:none;max-height:none}
.shoulderkit.shoulderkit img.small{margin:0;height:4.5em;max-width:none}
"""
#: Notebooks align cells to the right, and take style sheets, but not this, out of what they do not trust.
_LEFT = ' style="text-align:left"'
#: An address within a text; what ends a sentence or a clause after it is no part of it.
_URL = re.compile(r"https?://\S*[^\s.,;:!?)\]}'\"]")


def as_html(parts: Iterable[Part]) -> str:
    """Return a display as one HTML element, with its style."""
    return f'<div class="shoulderkit"><style>{_STYLE}</style>{"".join(map(_part, parts))}</div>'


def _part(part: Part) -> str:
    match part:
        case Title():
            remark = f' <span class="remark">{_text(part.remark)}</span>' if part.remark else ""
            return f"<p><strong>{_text(part.text)}</strong>{remark}</p>"
        case Text():
            cell = _cell(part.cell)
            return f"<p><strong>{cell}</strong></p>" if part.strong else f"<p>{cell}</p>"
        case Facts():
            rows = "".join(
                f'<tr><th scope="row"{_LEFT}>{_text(label)}</th><td{_LEFT}>{_cell(cell)}</td></tr>'
                for label, cell in part.rows
            )
            return f"<table><tbody>{rows}</tbody></table>" if rows else ""
        case Items():
            tag = "ol" if part.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_cell(cell)}</li>' for cell in part.cells)}</{tag}>"
        case Grid():
            return "".join(_grid(part))
        case Drawing():
            return _drawing(part)
        case _:
            inside = "".join(map(_part, part.parts))
            return f"<details><summary>{_text(part.heading)}</summary>{inside}</details>"


def _grid(grid: Grid) -> Iterator[str]:
    marks = [' class="number"' if head in grid.numbers else _LEFT for head in grid.heads]
    yield "<table><thead><tr>"
    for head, mark in zip(grid.heads, marks, strict=True):
        yield f'<th scope="col"{mark}>{_text(head)}</th>'
    yield "</tr></thead><tbody>"
    for row in grid.rows:
        cells = (f"<td{mark}>{_cell(cell)}</td>" for cell, mark in zip(row, marks, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _drawing(part: Drawing) -> str:
    mark = ' class="wide"' if part.wide else ""
    image = f'<img{mark} src="{escape(part.address)}" alt="{_text(part.alt)}">'
    if not part.still:
        return image
    # in a list of addresses a space ends one
    still = escape(part.still.replace(" ", "%20"))
    return f'<picture><source media="(prefers-reduced-motion:reduce)" srcset="{still}">{image}</picture>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return _link(cell.url, cell.text)
    if isinstance(cell, Pictured):
        return f'<img class="small" src="{escape(cell.address)}" alt="">{_text(cell.text)}'
    text, found, end = on_one_line(cell), "", 0
    for url in _URL.finditer(text):
        # the white space around an address stays
        found += escape(text[end : url.start()]) + _link(url[0], url[0])
        end = url.end()
    return found + escape(text[end:])


def _link(url: str, text: str) -> str:
    # an address leads nowhere but to the web
    return f'<a href="{_text(url)}" rel="noopener noreferrer">{_text(text)}</a>' if _URL.match(url) else _text(text)


def _text(text: str) -> str:
    """Return a text with all that could be markup escaped."""
    return escape(on_one_line(text))
