"""What a map of the body can be of, by what its regions can be marked there, and what it shows then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, cast, get_args

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, shown
from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.words import Names, capital, listed
from shoulderkit.model import MOST_WEIGHT, Exercise, Goal, Routine, Session
from shoulderkit.names import name_fault, plain
from shoulderkit.pictures.regions import Shown, coverage_of, missing_of, roles_of, weights_of
from shoulderkit.plans import Plan
from shoulderkit.reading import bundled

#: What regions can be marked by.
MapBy = Literal["role", "coverage", "missing", "weight"]
ALL: tuple[str, ...] = get_args(MapBy)
#: What can be marked of a value of each kind; the first one is the default.
ALLOWED: dict[type, tuple[str, ...]] = {
    Plan: ("role", "coverage", "missing"),
    Routine: ("role",),
    Session: ("role",),
    Exercise: ("role",),
    Goal: ("weight",),
    Mapping: ("weight",),
}
Subject = Plan | Routine | Session | Exercise | Goal | Mapping[str, int]


def _allowed(value: object) -> tuple[str, ...]:
    return next((allowed for kind, allowed in ALLOWED.items() if isinstance(value, kind)), ALL)


def by_fault(value: object, by: object) -> Fault | None:
    """Return the fault of what a value cannot be marked by, None for what it can, and for None."""
    if by is None or (isinstance(by, str) and by in _allowed(value)):
        return None
    if not isinstance(by, str) or by not in ALL:
        return name_fault(f"{shown(by)} is not {listed(ALL, 'or')}", by, plain(ALL), "by", most=0)
    kinds = listed((kind.__name__ for kind, allowed in ALLOWED.items() if by in allowed), "or")
    what = f"a {type(value).__name__} can be marked by {listed(_allowed(value), 'or')} alone"
    return Fault(f"{by!r} is only for a {kinds}; {what}", "by")


def weight_faults(value: object) -> Iterator[Fault]:
    """Yield the faults of weights by region."""
    if not isinstance(value, Mapping):
        return
    weights = cast("Mapping[object, object]", value)
    if not weights:
        yield Fault("there are no weights", "value")
    for region, weight in weights.items():
        if not isinstance(region, str):
            yield Fault(f"{shown(region)} is not the id of a region", "value")
        elif type(weight) is not int or not 1 <= weight <= MOST_WEIGHT:
            yield Fault(f"{shown(weight)} is not a whole number from 1 to {MOST_WEIGHT:,}", f"value.{region}")


def shown_on_body(value: Subject, by: str | None, catalog: Catalog | None) -> Shown:
    """Return what a map shows of a value, by what it can be marked by."""
    names = Names(catalog)
    match value:
        case Plan() if by == "coverage":
            return coverage_of(value, names)
        case Plan() if by == "missing":
            return missing_of(value, names)
        case Plan():
            title = capital(aim_words(value.request, names))
            return roles_of(title, (step.exercise for step in value.steps), names)
        case Routine():
            return roles_of(value.name, (step.exercise for step in value.steps), names)
        case Session():
            known = catalog or bundled()
            moves = (known.exercises[each.exercise] for each in value)
            return roles_of(value.name, moves, Names(known))
        case Exercise():
            return roles_of(value.name, (value,), names)
        case Goal():
            weights = ((each.region, each.phase.value, each.weight) for each in value.weights)
            return weights_of(value.name, weights, names)
        case _:
            known = catalog or bundled()
            own = ((known.regions[region].id, None, weight) for region, weight in value.items())
            return weights_of("Weights", own, Names(known))
