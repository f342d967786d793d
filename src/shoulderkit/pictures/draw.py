"""The doors to the pictures: what can be drawn, how wide and in which colors."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, shown
from shoulderkit.explainer.explain import catalog_of
from shoulderkit.explainer.words import Names
from shoulderkit.model import Exercise, Goal, Routine, Session
from shoulderkit.pictures.days import day_chart_of
from shoulderkit.pictures.entries import shown_of
from shoulderkit.pictures.maps import body_map_of
from shoulderkit.pictures.sessions import timeline_of
from shoulderkit.pictures.subjects import MapBy, by_fault, shown_on_body, weight_faults
from shoulderkit.pictures.svg import Picture
from shoulderkit.pictures.themes import Theme, theme_fault
from shoulderkit.plans import Day, Plan

#: The narrowest and the widest picture, in pixels: a small phone, a wide screen.
LEAST_WIDTH, MOST_WIDTH = 280, 4000
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def timeline(
    value: Plan | Routine | Session,
    catalog: Catalog | None = None,
    *,
    theme: Theme = "auto",
    width: int = 720,
    id: str | None = None,
) -> Picture:
    """Draw a session to scale: its phases as bands, the intervals of each side, rests and changes of position.

    Each interval is drawn once, as wide as it is long. Below stand the steps with their doses, and of a plan what each is
    for; where one points at a step, or comes to it by keyboard, its reason is told.

    Args:
        value: a plan, a routine or a session; a session alone says neither positions nor doses.
        catalog: where names are looked up. Default: the catalog of the planner that made the plan.
        theme: ``auto`` follows what the reader's system prefers; ``light`` and ``dark`` are always the same, and so is
            ``grey``, for print. Phases differ by patterns in all of them.
        width: how wide it is drawn, in pixels, from 280 to 4,000. It shrinks with its page, its text too: draw it as wide
            as it is shown.
        id: its identifier in a page. Default: one made of what is drawn, so that two pictures differ in it.

    Raises:
        InvalidValueError: *value* is none of these, or another argument is not as above.
    """
    _check("timeline", value, (Plan, Routine, Session), catalog, theme, width, id)
    return timeline_of(shown_of(value, Names(catalog or catalog_of(value))), theme=theme, width=width, id=id)


def day_chart(
    day: Day,
    catalog: Catalog | None = None,
    *,
    theme: Theme = "auto",
    width: int = 720,
    id: str | None = None,
) -> Picture:
    """Draw what the breaks of a day serve: a field for each region and break, phase by phase, and what none serves.

    A field is filled where a break works that region in that phase, all of it by one full dose. Below stand the exercises of
    each break, and why something stays without any.

    Args:
        day: the day.
        catalog: where names are looked up. Default: the catalog of the planner that made the day.
        theme: as for `timeline`.
        width: as for `timeline`.
        id: as for `timeline`.

    Raises:
        InvalidValueError: *day* is none, or another argument is not as above.
    """
    _check("day_chart", day, (Day,), catalog, theme, width, id, named="day")
    known = catalog or catalog_of(day.plans[0])
    return day_chart_of(day, Names(known), theme=theme, width=width, id=id)


def body_map(
    value: Plan | Routine | Session | Exercise | Goal | Mapping[str, int],
    catalog: Catalog | None = None,
    *,
    by: MapBy | None = None,
    theme: Theme = "auto",
    width: int = 720,
    id: str | None = None,
) -> Picture:
    """Draw the regions that something is about on a body, from the front and from behind.

    Below stands what is said of each region; where one points at it, or comes to it by keyboard, its edge is drawn thick.
    Marks differ by patterns in all themes. What lies below other muscles has a dashed edge. A region of a catalog of one's
    own that is none of the bundled regions has no place on the body, and says so.

    Args:
        value: a plan, a routine, a session, an exercise, a goal, or weights by region.
        catalog: where names are looked up, and what the exercises of a session work, which it does not say itself. Default:
            the catalog of the planner that made the plan; for sessions and weights the bundled one.
        by: what is marked. ``role``: what is primary, secondary, and must stay relaxed; for exercises and what has some.
            ``coverage``: how far a plan serves each region that its request weighs, by its score; a full dose is what
            a primary target gets from one. ``missing``: where a plan serves nothing that is weighed. ``weight``: how much a
            goal weighs each region, over all phases. Default: ``weight`` for goals and weights, ``role`` for all else.
        theme: as for `timeline`.
        width: as for `timeline`; from 440 pixels on both views stand side by side.
        id: as for `timeline`.

    Raises:
        InvalidValueError: *value* is none of these, *by* is none of what can be marked for it, a weight is no whole number
            above 0, or another argument is not as above.
        UnknownIdError: the catalog does not have a region of the weights or an exercise of the session.
    """
    faults = (by_fault(value, by), *weight_faults(value))
    _check("body_map", value, (Plan, Routine, Session, Exercise, Goal, Mapping), catalog, theme, width, id, *faults)
    known = catalog or catalog_of(value)
    return body_map_of(shown_on_body(value, by, known), theme=theme, width=width, id=id)


def _check(
    caller: str,
    value: object,
    kinds: tuple[type, ...],
    catalog: object,
    theme: object,
    width: object,
    id: object,
    *more: Fault | None,
    named: str = "value",
) -> None:
    faults = [theme_fault(theme), *more]
    if not isinstance(value, kinds):
        names = " or ".join(kind.__name__ for kind in kinds)
        faults.append(Fault(f"a value of type {type(value).__name__} cannot be drawn, only a {names}", named))
    if catalog is not None and not isinstance(catalog, Catalog):
        faults.append(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    if type(width) is not int or not LEAST_WIDTH <= width <= MOST_WIDTH:
        faults.append(Fault(f"{shown(width)} is not a whole number from {LEAST_WIDTH} to {MOST_WIDTH}", "width"))
    if id is not None and not (isinstance(id, str) and _ID.fullmatch(id)):
        faults.append(Fault(f"{shown(id)} is not an identifier of letters, digits, hyphens and underscores", "id"))
    found = tuple(fault for fault in faults if fault is not None)
    if found:
        raise InvalidValueError(caller, found)
