"""Descriptions of requests: what is wanted, and what is in force once the defaults of the setting are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.doses import dose_words
from shoulderkit.explainer.layout import labeled, wrapped
from shoulderkit.explainer.words import Names, an, capital, demand_words, listed, position_words
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import Demand, Phase, Position, Sides, Variety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Setting
    from shoulderkit.plans import Done, Focus, Request

_VARIETY = {
    Variety.TIES: "deciding ties only",
    Variety.SOME: "counting a third less",
    Variety.STRONG: "counting two thirds less",
}


def request_lines(request: Request, names: Names) -> Iterator[Line]:
    """Yield the lines about a request, what its setting brings filled in."""
    yield from wrapped(capital(aim_words(request, names)))
    yield from labeled(_rows(request, names))


def focus_lines(focus: Focus, names: Names) -> Iterator[Line]:
    """Yield the line about a region that a session should serve."""
    region = capital(names.region(focus.region))
    yield from wrapped(
        f"{region}, with all its parts: weight {focus.weight}." if focus.weight else f"Without {region}."
    )


def done_lines(done: Done, names: Names) -> Iterator[Line]:
    """Yield the line about what was done today."""
    yield from wrapped(f"Done today: {_done(done, names)}.")


def _done(done: Done, names: Names) -> str:
    dose = "the full dose" if done.dose is None else dose_words(done.dose, Sides.TOGETHER)
    return f"{names.exercise(done.exercise)} ({dose})"


def _setting(request: Request, names: Names) -> Setting | None:
    """Return the setting of a request; None where it has none or no catalog tells what it is."""
    if request.setting is None or names.catalog is None:
        return None
    return names.catalog.settings.get(request.setting)


def _rows(request: Request, names: Names) -> Iterator[tuple[str, str]]:
    yield "Time", f"{clock(request.budget_s)} minutes"
    yield "Where", names.setting(request.setting) if request.setting else ""
    yield from _conditions(request, names)
    yield "Phases", "" if len(request.phases) == len(Phase) else listed(request.phases)
    yield "Must have", names.exercises(request.include)
    yield "", listed(f"the phase {phase}" for phase in request.include_phases)
    yield "Without", names.exercises(request.exclude)
    yield "Steps", f"at most {request.max_steps}" if request.max_steps else ""
    yield "Doses", "may be shortened" if request.shorten else "in full only"
    yield "Also", "exercises without instructions" if request.without_instructions else ""
    for number, done in enumerate(request.done_today):
        yield "" if number else "Done today", _done(done, names)
    recent = names.exercises(request.done_recently)
    yield "Recently", f"{recent}, {_VARIETY[request.variety]}" if recent else ""
    yield "Sides", _sides(request)


def _conditions(request: Request, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what is available, possible and avoided; with a setting that no catalog tells, what is known of it."""
    setting = _setting(request, names)
    usual = [] if request.setting is None or setting is not None else ["what is usual there"]
    things = sorted(request.available(setting.equipment if setting else ()))
    less = listed((an(names.equipment(thing)) for thing in request.without_equipment), "or") if usual else ""
    equipment = listed([*usual, *(an(names.equipment(thing)) for thing in things)]) or "none"
    yield "Equipment", f"{equipment}, without {less}" if less else equipment
    possible = request.possible(setting.positions if setting else ())
    positions = [position_words(position) for position in Position if position in possible]
    every = len(positions) == len(Position) - 1
    where = f"{', as far as' if not every else ''} usual there" if usual else ""
    yield "Positions", (("those" if usual else "all") if every else ", ".join(positions) or "none") + where
    avoided = request.avoided(setting.avoid if setting else ())
    words = [demand_words(demand) for demand in Demand if demand in avoided]
    yield "Avoids", listed([*usual, *words]) or "nothing"


def _sides(request: Request) -> str:
    first = f"the {request.first_side} first"
    return f"{first}; exercises of one side on the {request.affected_side}" if request.affected_side else first
