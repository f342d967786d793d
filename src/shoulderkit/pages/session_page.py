"""A page that guides through a session: one HTML file that loads nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, shown
from shoulderkit.explainer.words import listed, sentence
from shoulderkit.model import Routine, Session
from shoulderkit.model.times import clock
from shoulderkit.pages import safety
from shoulderkit.pages.documents import asset, data, document, script, text
from shoulderkit.pages.doses import count_words, dose_words, setup_words
from shoulderkit.pages.guides import checked_pictures, figures_of, guide_of
from shoulderkit.pages.repeated import in_parts, repeated
from shoulderkit.pages.voice import said_in
from shoulderkit.pages.words import detail_words, next_words, side_words
from shoulderkit.plans import Plan
from shoulderkit.reading import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.pages.guides import Guide, Move

_CALLER = "session_page"
_SCRIPTS = ("player.js", "tones.js", "voice.js", "device.js", "settings.js", "view.js", "main.js")
#: The most seconds of a count-in.
_MOST_COUNT_IN_S = 60


def session_page(
    value: Plan | Routine | Session,
    catalog: Catalog | None = None,
    *,
    pictures: Mapping[str, str] | None = None,
    stills: Mapping[str, str] | None = None,
    count_in_s: int = 5,
) -> str:
    """Return a page that guides through a session: one HTML file that loads nothing, for a phone or beside one's work.

    Everything in it is made from the session, with its times. ``docs/session-page.md`` says what it does.

    Args:
        value: the plan, the routine or the session.
        catalog: where warnings, sources and equipment are looked up. Default: the catalog of the plan's planner, else the
            bundled one.
        pictures: a picture for each move that has one: SVG text by the id of the exercise. Default: the figures that
            come with the package, moving as far as the page stays small.
        stills: pictures that do not move, for readers who asked for reduced motion, in the same form. Default: the
            figures without motion, or those of *pictures* where these are given.
        count_in_s: seconds that are counted before it begins and after a pause, from 0 to 60.

    Returns:
        The text of the file, to be written as UTF-8.

    Raises:
        InvalidValueError: an argument has the wrong type or is out of range.
    """
    guide = guide_of(value, catalog, _CALLER)
    if pictures is None:
        shown_pictures, still_pictures = figures_of(guide, moving=True), figures_of(guide, moving=False)
        # what does not move is shown to everybody, and stands in the page once
        still_pictures = {name: svg for name, svg in still_pictures.items() if svg != shown_pictures[name]}
    else:
        shown_pictures, still_pictures = checked_pictures(pictures, "pictures", _CALLER), {}
    if stills is not None:
        still_pictures = checked_pictures(stills, "stills", _CALLER)
    if type(count_in_s) is not int or not 0 <= count_in_s <= _MOST_COUNT_IN_S:
        fault = Fault(f"{shown(count_in_s)} is not a number of seconds from 0 to {_MOST_COUNT_IN_S}", "count_in_s")
        raise InvalidValueError(_CALLER, (fault,))
    shown_pictures, still_pictures = (_of_moves(guide, each) for each in (shown_pictures, still_pictures))
    once = repeated((*shown_pictures.values(), *still_pictures.values()))
    session = guide.session
    content = {
        "session": json.loads(dumps(session)),
        "countIn": count_in_s,
        "words": list(_words(session)),
        "repeated": once,
        "pictures": in_parts(shown_pictures, once),
        "stills": in_parts(still_pictures, once),
    }
    return document(
        "session.html",
        style=asset("session.css"),
        scripts=script(*_SCRIPTS),
        title=text(session.name),
        about=text(_about(guide)),
        disclaimer=safety.disclaimer(),
        moves="".join(_move(move, guide) for move in guide.moves),
        folds="".join(_folds(guide)),
        data=data(content),
    )


def _words(session: Session) -> Iterator[dict[str, Any]]:
    """Yield what is shown and said of each interval, beside its own fields."""
    for interval, following, said in zip(session, [*session[1:], None], said_in(session), strict=True):
        yield {
            "side": side_words(interval),
            "detail": detail_words(interval),
            "next": next_words(interval, following),
            "said": said,
        }


def _of_moves(guide: Guide, pictures: dict[str, str]) -> dict[str, str]:
    """The pictures of the moves, of texts that can be written as UTF-8."""
    exercises = dict.fromkeys(move.first.exercise for move in guide.moves)
    return {name: pictures[name].encode(errors="replace").decode() for name in exercises if name in pictures}


def _about(guide: Guide) -> str:
    things = (name for move in guide.moves if move.step for name in move.step.equipment)
    needed = [guide.names.equipment(name) for name in dict.fromkeys(things)]
    words = f"{count_words(guide.moves)}, {clock(guide.session.duration_s)} minutes"
    return f"{words}. You need: {listed(needed)}." if needed else f"{words}."


def _move(move: Move, guide: Guide) -> str:
    things = [guide.names.equipment(name) for name in (move.step.equipment if move.step else ())]
    details = " ".join(sentence(part) for part in (dose_words(move), setup_words(move, things)) if part)
    marks = ", ".join(f'<a href="#source-{mark}">{mark}</a>' for mark in guide.marks(move.sources))
    cited = f' <span class="marks">Sources {marks}</span>' if marks else ""
    return (
        f'<li><span class="time">{clock(move.duration_s)}</span> <strong>{text(move.first.name)}</strong> '
        f'<span class="dose">{text(details)}</span>{cited}</li>'
    )


def _folds(guide: Guide) -> Iterator[str]:
    """Yield what is at hand all the time, each under a heading that opens."""
    parts = {
        "When to stop": safety.stops(guide),
        "Safety": safety.warnings(guide, 3),
        "Sources": safety.sources(guide),
    }
    for title, inside in parts.items():
        if inside:
            yield f"<details><summary>{title}</summary>{inside}</details>"
