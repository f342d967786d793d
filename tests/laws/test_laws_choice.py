"""Laws of the choice of exercises: more freedom never scores lower, and nothing unused matters."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, instance_of, planned
from oracle_counts import worth
from shoulderkit.catalog import Catalog
from shoulderkit.model import Weight
from shoulderkit.planner import Planner
from shoulderkit.plans import Focus, Plan
from shoulderkit.vocabulary import Demand, Phase, Position

CASES = planned(SMALL) | planned(MIDDLE)


def same_but_for_left_out(one: Plan, other: Plan) -> bool:
    """Return whether two plans are equal in all but their requests, which name them, what they lack and warn of."""
    routine = attrs.evolve(one.routine, id=other.routine.id, name=other.routine.name)
    lacks: dict[str, Any] = {
        name: getattr(other, name) for name in ("left_out", "missing", "time_left", "in_force", "findings", "request")
    }
    # cells that get nothing go with their phase
    scores = [attrs.evolve(each.score, cells=[c for c in each.score.cells if c.units]) for each in (one, other)]
    return attrs.evolve(one, routine=routine, score=scores[0], **lacks) == attrs.evolve(other, score=scores[1])


@st.composite
def loosened(draw: st.DrawFn, one: Planned) -> dict[str, Any]:
    """Draw a change of the request that allows more than before, and requires no more."""
    request, catalog = one.request, one.case.catalog
    avoided = one.case.avoided
    more = draw(st.sets(st.sampled_from(list(catalog.equipment)))) if catalog.equipment else set[str]()
    changes: list[dict[str, Any]] = [
        {"minutes": None, "seconds": min(86_400, request.budget_s + draw(st.integers(1, 600)))},
        {"equipment": (*request.equipment, *more), "without_equipment": set(request.without_equipment) - more},
        {"without_equipment": request.without_equipment[1:]},
        {"positions": None},
        {"extra_positions": (*request.extra_positions, *draw(st.sets(st.sampled_from(Position))))},
        {"exclude": request.exclude[1:]},
        {"include": request.include[1:]},
        {"include_phases": request.include_phases[1:]},
        {"avoid": tuple(avoided)[1:], "allow": tuple(set(Demand) - set(tuple(avoided)[1:]))},
        {"max_steps": None if request.max_steps is None else request.max_steps + 1},
        {"without_instructions": True},
        {"shorten": True},
    ]
    # what changes nothing allows no more
    return draw(st.sampled_from([each for each in changes if attrs.evolve(request, **each) != request]))


@given(CASES, st.data())
def test_more_freedom_never_scores_lower(one: Planned, data: st.DataObject) -> None:
    """Law 4: More time, equipment, positions or steps, and fewer requirements or exclusions, never score lower."""
    changes = data.draw(loosened(one))
    assert one.again(**changes).score.levels >= one.plan.score.levels


@given(CASES, st.data())
def test_excluding_what_is_left_out_changes_nothing(one: Planned, data: st.DataObject) -> None:
    """Law 5: Excluding exercises that a plan leaves out changes nothing else."""
    out = [left.exercise for left in one.plan.left_out if left.exercise not in one.request.exclude]
    excluded = data.draw(st.just(out) | st.lists(st.sampled_from(out))) if out else []
    assert same_but_for_left_out(one.again(exclude=(*one.request.exclude, *excluded)), one.plan)


def unused(one: Planned) -> dict[str, dict[str, Any]]:
    """Return changes of a request that take away what its plan does not use, by what they take away."""
    steps = one.plan.routine.steps
    asked = {demand for step in steps for demand in step.demands}
    used = {step.position for step in steps}
    old = set(one.request.done_recently) & set(one.plan.ids)
    return {
        "budget": {"minutes": None, "seconds": one.plan.routine.duration_s},
        "steps": {"max_steps": len(steps)},
        "positions": {"positions": used, "extra_positions": set(one.request.extra_positions) & used},
        "demands": {"avoid": set(Demand) - asked, "allow": asked},
        "phases": {"phases": {step.exercise.phase for step in steps}},
        # the converse does not hold: what was avoided because it was done recently may come in once it was not
        "done": {"done_recently": set(one.case.catalog.exercises) - set(one.plan.ids) | old},
    }


@given(CASES, st.sampled_from(["budget", "steps", "positions", "demands", "phases", "done"]))
def test_removing_what_is_unused_changes_nothing(one: Planned, what: str) -> None:
    """Law 5: Removing time, steps, positions, demands and phases that a plan does not use changes nothing else."""
    assert same_but_for_left_out(one.again(**unused(one)[what]), one.plan)


@given(CASES)
def test_removing_unused_equipment_changes_no_choice(one: Planned) -> None:
    """Law 5: Removing equipment that no step uses changes no choice, and no order unless a substitute replaces it."""
    used = {item for step in one.plan.routine.steps for item in step.equipment}
    changes: dict[str, Any] = {"equipment": used, "without_equipment": set(one.case.catalog.equipment) - used}
    less = instance_of(one.case.catalog, attrs.evolve(one.request, **changes), one.case.off).case
    plan = one.again(**changes)
    assert plan.score.levels == one.plan.score.levels
    assert sorted(plan.ids) == sorted(one.plan.ids)
    old, new = ({n: {way[1:3] for way in each.available[n]} for n in plan.ids} for each in (one.case, less))
    if all(new[name] <= old[name] for name in plan.ids):
        assert same_but_for_left_out(plan, one.plan)


def without(catalog: Catalog, going: set[str]) -> Catalog:
    """Return the catalog without some exercises, and without what names them: routines and easier forms."""
    kept = [
        attrs.evolve(move, easier_forms=tuple(form for form in move.easier_forms if form not in going))
        for name, move in catalog.exercises.items()
        if name not in going
    ]
    return attrs.evolve(catalog, exercises=kept, routines=())


@given(CASES)
def test_removing_unreferenced_exercises_changes_nothing(one: Planned) -> None:
    """Law 5: Removing from the catalog exercises that are left out, not done today and named in no rule changes nothing else."""
    catalog, request = one.case.catalog, one.request
    ruled = {name for rule in catalog.rules.values() for group in rule.exercises for name in group}
    going = {left.exercise for left in one.plan.left_out} - ruled
    # what was done today counts, whatever else is in the catalog
    going -= request.done_ids
    smaller = without(catalog, going)
    lists = ("exclude", "done_recently")
    changes: dict[str, Any] = {name: set(getattr(request, name)) - going for name in lists}
    fewer = attrs.evolve(request, **changes)
    assert same_but_for_left_out(Planner(smaller, without=one.case.off).plan(fewer), one.plan)


@given(CASES)
def test_no_exchange_scores_higher(one: Planned) -> None:
    """Law 16: Removing a step, adding any portion of another exercise, or both, never scores higher within the request."""
    case, choice = one.case, one.choice
    for gone in (None, *choice):
        rest = {name: portion for name, portion in choice.items() if name != gone}
        others = [{**rest, name: more} for name in case.available if name not in rest for more in case.portions[name]]
        for other in (rest, *others):
            if case.admits(other):
                assert case.levels_of(other) <= one.plan.score.levels


def heavier(catalog: Catalog, factor: int) -> Catalog:
    """Return the catalog with the weights of all its goals multiplied."""
    return attrs.evolve(
        catalog,
        goals=[
            attrs.evolve(goal, weights=tuple(Weight(w.phase, w.region, w.weight * factor) for w in goal.weights))
            for goal in catalog.goals.values()
        ],
    )


@given(CASES, st.integers(2, 1000))
def test_weights_count_only_against_each_other(one: Planned, factor: int) -> None:
    """Law 17: Multiplying all weights by the same number changes nothing but the coverage, which it multiplies."""
    request = attrs.evolve(one.request, focus=tuple(Focus(f.region, f.weight * factor) for f in one.request.focus))
    plan = Planner(heavier(one.case.catalog, factor), without=one.case.off).plan(request)
    assert plan.routine == one.plan.routine
    assert plan.left_out == one.plan.left_out
    assert plan.score.coverage == one.plan.score.coverage * factor
    assert [r.loss for r in plan.reasons] == [r.loss * factor for r in one.plan.reasons]
    assert (plan.score.presence, plan.score.recent) == (one.plan.score.presence, one.plan.score.recent)


@given(CASES)
def test_score_is_what_the_routine_is_worth(one: Planned) -> None:
    """Law 19: Every level and cell of a score is what an independent count gives; the cells add up to the coverage."""
    case, score, choice = one.case, one.plan.score, one.choice
    assert score.levels == case.levels_of(choice)
    assert score.phases == tuple(phase for phase in Phase if phase in case.phases_in(choice))
    cells = {(cell.phase, cell.region): cell for cell in score.cells}
    assert {name: cell.weight for name, cell in cells.items()} == case.weights
    assert {name: cell.before for name, cell in cells.items() if cell.before} == case.before
    # where several forms of a move are as good as the one that counts fully, units may lie in other cells
    units = {name: cell.units for name, cell in cells.items() if cell.units}
    assert case.gain_of(units) == score.coverage
    assert units in case.all_units_in(choice)
    for name, cell in cells.items():
        assert cell.worth == cell.weight * (worth(cell.before + cell.units) - worth(cell.before)), name
    assert sum(cell.worth for cell in score.cells) == score.coverage
