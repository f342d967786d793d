"""The laws of values are not vacuous either: each of their conditions is met by one draw in a hundred at least."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from law_cases import SMALL, instances, planned
from laws import test_laws_changes as changes
from laws import test_laws_dialects as dialects
from laws import test_laws_find as search
from laws import test_laws_schemas as schemas
from laws import test_laws_sessions as sessions
from laws import test_laws_time as time
from reach_cases import LEAST, Conditions, shares
from schema_cases import HEADER, REFERS, TOGETHER
from shoulderkit import testing
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import DataError
from shoulderkit.plans import NoPlanError
from shoulderkit.vocabulary import Sides


@st.composite
def tables(draw: st.DrawFn) -> bool:
    """Draw whether some tables of a catalog stand by themselves."""
    catalog, names = draw(changes.DETAILED), draw(st.sets(st.sampled_from(sorted(KINDS))))
    try:
        catalog.only(*names)
    except DataError:
        return False
    return True


@st.composite
def replacements(draw: st.DrawFn) -> bool:
    """Draw whether another value of an exercise is taken."""
    catalog = draw(changes.DETAILED)
    ids = {"regions": tuple(catalog.regions), "equipment": tuple(catalog.equipment)}
    name = draw(st.sampled_from(sorted(catalog.exercises)))
    try:
        catalog.replace(exercises=[draw(testing.exercises(id=name, sources=tuple(catalog.sources), **ids))])
    except DataError:
        return False
    return True


@st.composite
def removals(draw: st.DrawFn) -> bool:
    """Draw whether a value can be removed without anything that depends on it."""
    catalog = draw(changes.DETAILED)
    kind, name = draw(st.sampled_from([(kind, name) for kind in KINDS for name in getattr(catalog, kind)]))
    try:
        catalog.without(**{kind: [name]})
    except DataError:
        return False
    return True


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Any], list[Any], bool]:
    """Draw what a reader says of values in a dialect: all faults, those of single values, and whether there is a header."""
    kind, options = draw(st.sampled_from(dialects.KINDS)), draw(st.sampled_from(dialects.OPTIONS))
    plains, seed = draw(dialects.written(kind, options))
    plain = draw(dialects.changed(plains).flatmap(dialects.with_or_without_header))
    faults = dialects.faults_of(plain, kind, dialects.catalog_of(seed) if draw(st.booleans()) else None)
    alone = [fault for fault in faults if not any(pattern.fullmatch(fault.message) for pattern in TOGETHER)]
    return faults, alone, isinstance(plain, dict) and bool(HEADER.keys() & plain.keys())


@st.composite
def written_forms(draw: st.DrawFn) -> bool:
    """Draw whether values are valid by the schema of a form that is written."""
    kind, options = draw(st.sampled_from(dialects.KINDS)), {"defaults": True}
    plains, _ = draw(dialects.written(kind, options))
    plain = draw(st.just(plains[0]) | dialects.changed(plains))
    return bool(dialects.validator(kind, "2020-12", None, **options).is_valid(plain))


@st.composite
def files(draw: st.DrawFn) -> tuple[list[Any], list[Any]]:
    """Draw what a reader says of a file: all faults, and those of single values."""
    name = draw(st.sampled_from([*schemas.CLASSES, "routine", *schemas.TABLES]))
    plain, base = draw(schemas.mutated(name))
    faults = schemas.faults_of(name, plain, base)
    return faults, [f for f in faults if not any(pattern.fullmatch(f.message) for pattern in TOGETHER + REFERS)]


def is_refused(one: Any) -> bool:
    """Return whether there is no plan."""
    try:
        one.planner.plan(one.request)
    except NoPlanError:
        return True
    return False


REACHED: dict[str, tuple[Any, Conditions]] = {
    "tables": (tables(), {"refused": lambda whole: not whole, "whole": bool}),
    "replacements": (replacements(), {"refused": lambda taken: not taken, "taken": bool}),
    "removals": (removals(), {"refused": lambda alone: not alone, "alone": bool}),
    "dialects": (
        judged(),
        {
            "a fault of one value": lambda said: bool(said[1]),
            "no fault": lambda said: not said[0],
            "a header": lambda said: said[2],
        },
    ),
    "written forms": (written_forms(), {"valid": bool, "not valid": lambda valid: not valid}),
    "files": (
        files(),
        {"a fault of one value": lambda said: bool(said[1]), "no fault": lambda said: not said[0]},
    ),
    "searches": (
        instances(SMALL),
        {
            "several pieces of equipment": lambda one: len(one.case.catalog.equipment) > 1,
            "a position": lambda one: bool(one.case.positions),
            "a refusal": is_refused,
        },
    ),
    "words": (
        search.NAMED,
        {
            "a word": lambda catalog: any(any(map(str.isalnum, move.name)) for move in catalog.exercises.values()),
            "a word that is not ASCII": lambda catalog: any(
                not move.name.isascii() for move in catalog.exercises.values()
            ),
        },
    ),
    "written plans": (planned(), {"something left out": lambda one: bool(one.plan.left_out)}),
    "steps": (
        time.steps(),
        {
            "a switch that takes time": lambda step: step.exercise.switch_s > 0 and len(step.halves) > 1,
            "sets in turns": lambda step: step.exercise.sides is Sides.ALTERNATING and step.dose.sets > 1,
            "a later set on one half": lambda step: len(step.halves) == 1 and step.dose.sets > 1,
        },
    ),
    "sessions": (sessions.routines(), {**sessions.CASES, "one step alone": lambda day: len(day) == 1}),
}


@pytest.mark.skipif(settings().max_examples <= 20, reason="a law with few examples need not reach every condition")
@pytest.mark.parametrize(("cases", "conditions"), REACHED.values(), ids=REACHED)
def test_conditions_are_met(cases: Any, conditions: Conditions) -> None:
    """Each condition is met by one draw in a hundred at least."""
    found = shares(cases, conditions)
    assert {name: str(share) for name, share in found.items() if share < LEAST} == {}
