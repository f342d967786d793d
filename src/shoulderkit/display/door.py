"""The display of any value: its own, or else the explainer's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Catalog, Rows, Table
from shoulderkit.display import catalogs, exercises, plans
from shoulderkit.display.closing import closing
from shoulderkit.display.html import as_html
from shoulderkit.display.lines import titled
from shoulderkit.display.markdown import as_markdown
from shoulderkit.explainer.explain import catalog_of, lines_of
from shoulderkit.explainer.words import Names
from shoulderkit.model import Exercise, Frequency, Goal, Hold, Interval, Reps, Routine, Session, Setup, Step, Timed
from shoulderkit.plans import Alternative, Day, Done, Plan, WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.display.parts import Part

_PARTS: dict[type[Any], Callable[[Any, Names], tuple[Part, ...]]] = {
    Catalog: catalogs.catalog_parts,
    Table: catalogs.rows_parts,
    Rows: catalogs.rows_parts,
    Exercise: exercises.exercise_parts,
    Goal: exercises.goal_parts,
    Step: plans.step_parts,
    Routine: plans.routine_parts,
    Plan: plans.plan_parts,
    Alternative: plans.alternative_parts,
    WhatIf: plans.what_if_parts,
    Day: plans.day_parts,
    Session: plans.session_parts,
}
#: Values with a dose in them that are shown in the explainer's lines, which have no closing for them.
_DOSED = (Reps, Hold, Timed, Frequency, Setup, Done, Interval)


def parts_of(value: Any) -> tuple[Part, ...]:
    """Return the parts of a value's display."""
    kind: type[Any] = value.__class__
    names = Names(value if kind is Catalog else _catalog_of(value))
    own = _PARTS.get(kind)
    if own is not None:
        return own(value, names)
    # a class of one's own that is derived from a value has no words: its one line is shown
    found = lines_of(value, names.catalog)
    parts = titled(found if found is not None else [repr(value)])
    return (*parts, *(closing(names) if kind in _DOSED else ()))


def _catalog_of(value: Any) -> Catalog | None:
    return catalog_of(value.plans[0] if isinstance(value, Day) else value)


def html(value: Any) -> str:
    """Return a value as compact HTML: escaped, in the colors of the page around it, without scripts or network."""
    return as_html(parts_of(value))


def markdown(value: Any) -> str:
    """Return a value as compact Markdown, with tables; what would be too long there is left out."""
    return as_markdown(parts_of(value))
