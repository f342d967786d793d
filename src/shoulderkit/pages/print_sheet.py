"""A sheet of a session to print: doses in large type, sides and times in columns, sources as footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from shoulderkit.catalog import Catalog
from shoulderkit.model import Routine, Session
from shoulderkit.model.times import clock
from shoulderkit.pages import safety
from shoulderkit.pages.documents import asset, document, text
from shoulderkit.pages.doses import amounts_of, count_words, setup_words
from shoulderkit.pages.guides import checked_pictures, figures_of, guide_of
from shoulderkit.pictures import picture_address
from shoulderkit.plans import Plan
from shoulderkit.vocabulary import BodyHalf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.pages.doses import Amount
    from shoulderkit.pages.guides import Guide, Move

_CALLER = "print_sheet"
_HALVES = (BodyHalf.LEFT, BodyHalf.RIGHT)


def print_sheet(
    value: Plan | Routine | Session, catalog: Catalog | None = None, *, stills: Mapping[str, str] | None = None
) -> str:
    """Return a sheet of a session to print: one HTML file that loads nothing, on A4 mostly one or two pages.

    ``docs/session-page.md`` has the recipe for a PDF.

    Args:
        value: the plan, the routine or the session.
        catalog: where warnings, sources and equipment are looked up. Default: the catalog of the plan's planner, else the
            bundled one.
        stills: a picture for each move that has one: SVG text by the id of the exercise. Default: the figures that come
            with the package.

    Returns:
        The text of the file, to be written as UTF-8.

    Raises:
        InvalidValueError: an argument has the wrong type.
    """
    guide = guide_of(value, catalog, _CALLER)
    pictures = figures_of(guide, moving=False) if stills is None else checked_pictures(stills, "stills", _CALLER)
    session = guide.session
    # a column for each side is needed where a move has sides
    sided = any(BodyHalf.BOTH not in amounts_of(move) for move in guide.moves)
    heads = [half.value.capitalize() for half in _HALVES] if sided else ["Dose"]
    return document(
        "sheet.html",
        style=asset("sheet.css"),
        title=text(session.name),
        about=f"{count_words(guide.moves)}, {clock(session.duration_s)} minutes",
        disclaimer=safety.disclaimer(),
        sides="".join(f'<th scope="col">{head}</th>' for head in heads),
        moves="".join(_row(move, guide, pictures, sided=sided) for move in guide.moves),
        foot="".join(_foot(guide)),
    )


def _row(move: Move, guide: Guide, pictures: dict[str, str], *, sided: bool) -> str:
    return (
        f'<tr><td class="time" data-head="At">{clock(move.first.start_s)}</td><th scope="row">{_move(move, guide, pictures)}</th>'
        f'{"".join(_cells(move, sided=sided))}<td class="time" data-head="Takes">{clock(move.duration_s)}</td></tr>'
    )


def _move(move: Move, guide: Guide, pictures: dict[str, str]) -> str:
    svg = pictures.get(move.first.exercise)
    picture = f'<img class="picture" src="{picture_address(svg)}" alt="">' if svg else ""
    marks = ", ".join(f'<a href="#source-{mark}">{mark}</a>' for mark in guide.marks(move.sources))
    things = [guide.names.equipment(name) for name in (move.step.equipment if move.step else ())]
    how = setup_words(move, things)
    cues = "".join(f"<li>{text(cue)}</li>" for cue in move.cues)
    parts = (
        f'<span class="name">{text(move.first.name)}</span>{f"<sup>{marks}</sup>" if marks else ""}',
        f' <span class="how">{text(how)}</span>' if how else "",
        picture,
        f'<ul class="cues">{cues}</ul>' if cues else "",
        f'<p class="stop">{text(" ".join(move.stop))}</p>' if move.stop else "",
    )
    return "".join(parts)


def _cells(move: Move, *, sided: bool) -> Iterator[str]:
    """Yield the cells of a move's doses: one for each side, or one for both."""
    amounts = amounts_of(move)
    if not sided:
        yield f'<td data-head="Dose">{_amount(amounts.get(BodyHalf.BOTH), move)}</td>'
    elif BodyHalf.BOTH in amounts:
        yield f'<td colspan="2" data-head="Dose">{_amount(amounts[BodyHalf.BOTH], move)}<span class="small">both sides</span></td>'
    else:
        first = next(iter(amounts), None)
        for half in _HALVES:
            order = '<span class="small">first</span>' if half is first and len(amounts) > 1 else ""
            yield f'<td data-head="{half.value.capitalize()}">{_amount(amounts.get(half), move)}{order}</td>'


def _amount(amount: Amount | None, move: Move) -> str:
    if amount is None:
        return "–"
    sets = max(map(len, move.works.values()))
    boxes = f'<span class="boxes" aria-hidden="true">{"☐" * sets}</span>'
    return f'<span class="large">{text(amount.large)}</span><span class="small">{text(amount.small)}</span>{boxes}'


def _foot(guide: Guide) -> Iterator[str]:
    warnings, sources = safety.warnings(guide, 3), safety.sources(guide)
    if warnings:
        yield f'<h2>Safety</h2><div class="warnings">{warnings}</div>'
    if sources:
        yield f"<h2>Sources</h2>{sources}"
