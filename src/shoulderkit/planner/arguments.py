"""Checks of what a planner is given, before it does anything with it."""

from __future__ import annotations

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, RequestError
from shoulderkit.model import Rule
from shoulderkit.plans import Request


def check_request(request: object) -> None:
    """Check that a request is one.

    Raises:
        RequestError: it is something else.
    """
    if not isinstance(request, Request):
        raise RequestError("plan", (Fault(f"a {type(request).__name__} is not a Request"),))


def check_count(what: str, n: object) -> None:
    """Check that a number of plans is one.

    Raises:
        InvalidValueError: it is not a whole number of at least 1.
    """
    if type(n) is not int or n < 1:
        raise InvalidValueError(what, (Fault(f"{n!r} is not a whole number of at least 1", "n"),))


def argument_faults(catalog: object, rules: tuple[object, ...], effort: object, solver: object) -> list[Fault]:
    """Return what is wrong with the arguments of a planner."""
    faults: list[Fault] = []
    if not isinstance(catalog, Catalog):
        faults.append(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    for place, rule in enumerate(rules):
        if not isinstance(rule, Rule):
            faults.append(Fault(f"a {type(rule).__name__} is not a Rule", f"rules[{place}]"))
    if type(solver) is not bool:
        faults.append(Fault(f"{solver!r} is neither True nor False", "solver"))
    if type(effort) is not int or effort < 1:
        faults.append(Fault(f"{effort!r} is not a whole number of at least 1", "effort"))
    return faults
