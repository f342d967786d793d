"""Laws of refusals again, on large catalogs: CP-SAT decides what is impossible."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
import pytest

from large_cases import RANDOM, REAL, case_of, planner_of
from law_cases import Planned
from laws import test_laws_refusals as refusals
from oracle_brute import Case
from oracle_cpsat import least_steps, least_time
from shoulderkit.plans import Constraint, Focus, NoPlanError
from shoulderkit.vocabulary import ConstraintKind, FactKind, Phase, RuleKind

#: The kinds of impossible requests.
WAYS = ["budget", "equipment", "described", "steps", "rule"]

#: Each kind on each catalog; on the largest, where CP-SAT is slow, two kinds.
IMPOSSIBLE = [(name, way) for name in [*RANDOM[:2], "records-700"] for way in WAYS]
IMPOSSIBLE += [(name, way) for name in RANDOM[2:] for way in WAYS[:2]]
IN_REAL = [pytest.param("real", way, marks=REAL.marks) for way in WAYS]
refused_in_large = pytest.mark.parametrize(("name", "way"), [*IMPOSSIBLE, *IN_REAL])


def changes_of(case: Case, way: str) -> dict[str, Any]:
    """Return the changes that make a request impossible in this way."""
    exercises, free = case.catalog.exercises, [name for name in case.available if name not in case.requirements]
    if way == "budget":
        longest = max(free, key=lambda name: (case.least_seconds([name]), name))
        return {"include": [longest], "minutes": None, "seconds": 20}
    if way == "equipment":
        return {
            "include": [
                next(name for name, exercise in exercises.items() if all(each.equipment for each in exercise.setups))
            ],
            "setting": None,
            "equipment": (),
        }
    if way == "described":
        return {
            "include": [next(name for name in exercises if not exercises[name].has_instructions)],
            "without_instructions": False,
        }
    if way == "steps":
        everything = tuple(map(Focus, case.catalog.regions))
        return {
            "goal": None,
            "focus": everything,
            "include": free[:1],
            "include_phases": tuple(Phase)[:3],
            "max_steps": 1,
        }
    rivals = next(
        group for rule in case.rules if RuleKind.ONE_OF in rule.kinds for group in rule.exercises if group[1:]
    )
    return {"include": rivals[:2]}


@cache
def refused(name: str, way: str) -> refusals.Refused:
    """Return the refusal of a request that is impossible in this way."""
    planner, case = planner_of(name), case_of(name, 0)
    changes = {"exclude": ()} | changes_of(case, way)
    case = attrs.evolve(case, request=attrs.evolve(case.request, **changes))
    with pytest.raises(NoPlanError) as caught:
        planner.plan(case.request)
    return refusals.Refused(planner, case.request, case, caught.value)


@refused_in_large
def test_conflict_conflicts_and_is_minimal(name: str, way: str) -> None:
    """Law 14: In large catalogs, too, the constraints of a conflict exclude each other, and any fewer do not."""
    one = refused(name, way)
    assert one.error.minimal
    assert set(one.error.conflict) <= set(one.case.constraints)
    assert least_time(one.kept) is None
    assert one.error.conflict
    for constraint in one.error.conflict:
        assert least_time(one.kept.without(constraint)) is not None


@refused_in_large
def test_relaxations_repair_and_are_the_smallest(name: str, way: str) -> None:
    """Law 14: In large catalogs, too, each relaxation of a refusal repairs it, with just enough time or steps."""
    one = refused(name, way)
    assert one.error.relaxations
    for relaxation in one.error.relaxations:
        assert relaxation.constraint in one.error.conflict
        assert refusals.changed_in(one, relaxation) <= refusals.FIELDS[relaxation.constraint.kind]
        plan = one.planner.plan(relaxation.request)
        changed = attrs.evolve(one.case, request=relaxation.request)
        assert changed.admits(Planned(one.planner, relaxation.request, changed, plan).choice)
        free = one.case.without(relaxation.constraint)
        if relaxation.constraint.kind is ConstraintKind.BUDGET:
            assert relaxation.request.budget_s == least_time(free)
        if relaxation.constraint.kind is ConstraintKind.MAX_STEPS:
            assert relaxation.request.max_steps == least_steps(free)


@refused_in_large
def test_relaxations_are_named_and_facts_are_true(name: str, way: str) -> None:
    """Law 14: In large catalogs, too, each constraint is named of which giving it up is enough, and facts are true."""
    one = refused(name, way)
    offered = {relaxation.constraint for relaxation in one.error.relaxations}
    several = {ConstraintKind.EQUIPMENT, ConstraintKind.POSITIONS, ConstraintKind.PHASES, ConstraintKind.GOAL}
    for constraint in one.error.conflict:
        if constraint.kind not in several:
            assert (constraint in offered) == (least_time(one.case.without(constraint)) is not None)
    assert one.error.facts
    for fact in one.error.facts:
        if fact.kind is FactKind.LEAST_TIME:
            assert fact.value == least_time(one.kept.without(Constraint(ConstraintKind.BUDGET)))
        elif fact.kind is FactKind.LEAST_STEPS:
            assert fact.value == least_steps(one.kept.without(Constraint(ConstraintKind.MAX_STEPS)))
        else:
            assert refusals.is_in_catalog(one, fact), fact
