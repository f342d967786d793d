"""Laws of what a plan does not serve: it is told, once, for the nearest reason, and each remedy brings what it says."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from expected_reasons import Expected
from law_cases import SMALL, Planned, planned
from oracle_brute import Case
from rare_cases import starved
from shoulderkit.plans import Missing, Plan, Remedy, Request
from shoulderkit.vocabulary import ConstraintKind, MissingReason, OutReason, Phase

#: Most lack something that they could have; to plans drawn at random most of it is lacking for good.
BARRED = starved(("equipment", "position", "demand", "undescribed", "excluded", "one-of", "steps", "time"))
CASES = st.integers(0, 9).flatmap(lambda n: planned(SMALL) if n == 0 else starved() if n == 1 else BARRED)
#: Why nothing serves a cell, the nearest to being met first.
NEAREST = ("less-worth", "most-steps", "no-time", "one-of", "equipment", "demand", "position")
NEAREST += ("no-instructions", "excluded", "needs")


def told(one: Planned) -> list[tuple[Phase, str | None]]:
    """Return what is told to be missing."""
    return [(missing.phase, missing.region) for missing in one.plan.missing]


@given(CASES)
def test_what_is_not_served_is_missing(one: Planned) -> None:
    """Law 30: Each weighted cell, and each phase that has any, is served in the score or told to be missing, once."""
    before, cells = one.case.before, one.plan.score.cells
    assert {(cell.phase, cell.region) for cell in cells} == set(one.case.weights)
    served = {(phase, region) for phase, region in before} | set(one.case.units_in(one.choice))
    assert served == {(cell.phase, cell.region) for cell in cells if cell.units or cell.before}
    lacking: list[tuple[Phase, str | None]] = [cell for cell in one.case.weights if cell not in served]
    lacking += [
        (phase, None) for phase in {phase for phase, _ in one.case.weights} if phase not in {p for p, _ in served}
    ]
    assert Counter(told(one)) == Counter(lacking)
    order = list(Phase)
    assert told(one) == sorted(told(one), key=lambda lack: (order.index(lack[0]), lack[1] or ""))


def cells_of(case: Case, missing: Missing) -> set[tuple[Phase, str]]:
    """Return the cells that are missing: one, or all of a phase."""
    return {cell for cell in case.weights if cell[0] is missing.phase and missing.region in (None, cell[1])}


def serving(case: Case, missing: Missing) -> list[str]:
    """Return the exercises of the catalog that would serve what is missing, whatever the request allows."""
    cells = cells_of(case, missing)
    return [
        name
        for name, exercise in case.catalog.exercises.items()
        if any(t.role != "quiet" and case.served(exercise.phase, t.region) in cells for t in exercise.targets)
    ]


@given(CASES)
def test_reason_is_the_nearest(one: Planned) -> None:
    """Law 30: What is missing has the nearest of the reasons of all that would serve it, and names all that have it."""
    expected = Expected(one.case, one.choice)
    for missing in one.plan.missing:
        reasons = {name: expected.reason(name).reason.value for name in serving(one.case, missing)}
        nearest = min(reasons.values(), key=NEAREST.index, default="nothing")
        assert missing.reason is MissingReason(nearest)
        assert missing.exercises == tuple(sorted(name for name, reason in reasons.items() if reason == nearest))


def brought(plan: Plan, cells: set[tuple[Phase, str]]) -> tuple[tuple[str, ...], int]:
    """Return the steps of a plan that serve some of these cells, and what is gained there."""
    steps = zip(plan.routine.steps, plan.reasons, strict=True)
    names = [
        step.exercise.id
        for step, reason in steps
        if any((step.exercise.phase, part.region) in cells for part in reason.parts)
    ]
    return tuple(names), sum(cell.worth for cell in plan.score.cells if (cell.phase, cell.region) in cells)


@given(CASES)
def test_remedies_bring_what_they_say(one: Planned) -> None:
    """Law 30: Each remedy changes one thing of the request, and taken, brings the exercises and the worth that it says."""
    for missing in one.plan.missing:
        if missing.remedy is not None:
            plan = one.planner.plan(missing.remedy.request)
            cells = cells_of(one.case, missing)
            assert brought(plan, cells) == (missing.remedy.exercises, missing.remedy.worth)
            assert missing.remedy.exercises
            assert missing.remedy.request == changed(one.request, missing.remedy)


def changed(request: Request, remedy: Remedy) -> Request:
    """Return the request with the one thing more that a remedy says."""
    change, kind = remedy.change, ConstraintKind
    add = {*change.add, *filter(None, (change.constraint.name,))}
    changes: dict[ConstraintKind, dict[str, Any]] = {
        kind.EXCLUDE: {"exclude": set(request.exclude) - add},
        kind.WITHOUT_INSTRUCTIONS: {"without_instructions": True},
        kind.MAX_STEPS: {"max_steps": (request.max_steps or 0) + (change.more or 0)},
        kind.BUDGET: {"minutes": None, "seconds": request.budget_s + (change.more or 0)},
        kind.EQUIPMENT: {
            "equipment": {*request.equipment, *add},
            "without_equipment": set(request.without_equipment) - add,
        },
        kind.POSITIONS: {"extra_positions": {*request.extra_positions, *add}},
        kind.AVOID: {"avoid": set(request.avoid) - add, "allow": {*request.allow, *add}},
    }
    return attrs.evolve(request, **changes[change.constraint.kind])


def additions(one: Planned) -> list[dict[str, Any]]:
    """Return the changes of the request that add one piece of equipment, one position, or one demand that is fine."""
    request, case = one.request, one.case
    found: list[dict[str, Any]] = [
        {"equipment": (*request.equipment, item), "without_equipment": set(request.without_equipment) - {item}}
        for item in case.catalog.equipment
        if item not in case.owned
    ]
    missing_positions = {p for e in case.catalog.exercises.values() for p in case.positions_of(e)} - case.positions
    found += [{"extra_positions": (*request.extra_positions, position)} for position in missing_positions]
    found += [
        {"avoid": set(request.avoid) - {demand}, "allow": (*request.allow, demand)} for demand in sorted(case.avoided)
    ]
    return found


@given(CASES)
def test_no_other_addition_brings_more(one: Planned) -> None:
    """Law 30: No other piece of equipment, position or demand lets in an exercise that brings more of what is missing."""
    for changes in additions(one) if one.plan.missing else ():
        request = attrs.evolve(one.request, **changes)
        fresh = set(attrs.evolve(one.case, request=request).available) - set(one.case.available)
        # more is allowed than before, so there is a plan
        plan = one.planner.plan(request)
        for missing in one.plan.missing:
            names, worth = brought(plan, cells_of(one.case, missing))
            if fresh & set(names):
                assert missing.remedy is not None
                assert worth <= missing.remedy.worth


def test_reasons_have_one_order() -> None:
    """Law 30: Each reason why an exercise that serves can be out is a reason for what is missing, in one order."""
    assert [reason.value for reason in MissingReason] == [*NEAREST, "nothing"]
    assert set(NEAREST) == {reason.value for reason in OutReason} - {"serves-nothing"}
