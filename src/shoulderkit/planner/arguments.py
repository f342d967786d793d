"""Checks of what a planner is given, before it does anything with it."""

from __future__ import annotations

from typing import Any

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, RequestError, shown
from shoulderkit.model import Routine, Rule
from shoulderkit.model.arguments import checked
from shoulderkit.model.items import is_object, items_of
from shoulderkit.model.specs import an_instance
from shoulderkit.plans import Plan, Request

#: The most sessions of a day: one a minute.
MOST_BREAKS = 1440


def check_request(request: object) -> None:
    """Check that a request is one.

    Raises:
        RequestError: it is something else.
    """
    if not isinstance(request, Request):
        raise RequestError("plan", (Fault(f"a {type(request).__name__} is not a Request"),))


def check_count(what: str, n: object, most: int | None = None) -> None:
    """Check that a number of plans is one, at most *most*.

    Raises:
        InvalidValueError: it is not.
    """
    if type(n) is not int or n < 1:
        raise InvalidValueError(what, (Fault(f"{shown(n)} is not a whole number of at least 1", "n"),))
    if most is not None and n > most:
        raise InvalidValueError(what, (Fault(f"{shown(n)} is more than {most:,}", "n"),))


def check_plan(what: str, plan: object) -> None:
    """Check that a plan is one.

    Raises:
        InvalidValueError: it is something else.
    """
    checked(what, plan=(an_instance(Plan), plan))


def check_routine(catalog: Catalog, routine: object) -> None:
    """Check that a routine is one that a planner of this catalog makes, as far as its exercises go.

    Raises:
        InvalidValueError: it is something else, or has other exercises.
    """
    checked("Planner.left_out", routine=(an_instance(Routine), routine))
    steps = routine.steps if isinstance(routine, Routine) else ()
    faults = [
        Fault("is not this catalog's exercise", f"routine.steps[{place}].exercise")
        for place, step in enumerate(steps)
        if catalog.exercises.get(step.exercise.id) != step.exercise
    ]
    if faults:
        raise InvalidValueError("Planner.left_out", tuple(faults))


def checked_changes(changes: object) -> dict[str, Any]:
    """Return the changes of a request.

    Raises:
        RequestError: they are no mapping of names to values.
    """
    given: Any = changes
    if not is_object(given) or not all(isinstance(name, str) for name in given):
        raise RequestError("what_if", (Fault(f"{shown(changes)} is not a dict with the names of fields", "changes"),))
    return given


def checked_arguments(
    catalog: object, rules: object, without: object, effort: object, solver: object
) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules of a planner, and the names of those that it does without.

    Raises:
        InvalidValueError: with every argument that cannot be one.
    """
    faults: list[Fault] = []
    given, off = items_of(rules), items_of(without)
    for name, value, items in (("rules", rules, given), ("without", without, off)):
        if items is None:
            faults.append(Fault(f"{shown(value)} is not an iterable", name))
    if not isinstance(catalog, Catalog):
        faults.append(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    for place, rule in enumerate(given or ()):
        if not isinstance(rule, Rule):
            faults.append(Fault(f"a {type(rule).__name__} is not a Rule", f"rules[{place}]"))
    if type(solver) is not bool:
        faults.append(Fault(f"{shown(solver)} is neither True nor False", "solver"))
    if type(effort) is not int or effort < 1:
        faults.append(Fault(f"{shown(effort)} is not a whole number of at least 1", "effort"))
    if faults:
        raise InvalidValueError("Planner", tuple(faults))
    return given or (), off or ()
