"""Laws of the best plan, checked against two oracles that share no code with the planner."""

from __future__ import annotations

from collections import Counter
from math import prod

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from law_cases import MIDDLE, Instance, Planned, instance_of, instances, planned, roomy
from oracle_brute import Case
from oracle_cpsat import best_levels
from shoulderkit import testing
from shoulderkit.model import Dose
from shoulderkit.plans import NoPlanError, Plan
from shoulderkit.vocabulary import Status, Variety

#: The most combinations of portions that are tried.
MOST_TRIED = 200_000


def plan_or_none(one: Instance) -> Plan | None:
    """Return the plan, or None where it is proved that there is none."""
    try:
        return one.planner.plan(one.request)
    except NoPlanError:
        return None


def doses_of(plan: Plan) -> dict[str, Dose]:
    """Return the dose of each exercise of a plan, by id."""
    return {step.exercise.id: step.dose for step in plan.routine.steps}


def best_doses(case: Case) -> dict[str, Dose] | None:
    """Return the dose of each exercise of the best choice that exhaustive search finds; None where there is none."""
    return None if case.best_choice is None else {name: portion.dose for name, portion in case.best_choice.items()}


@given(instances() | roomy())
def test_choice_is_what_exhaustive_search_finds(one: Instance) -> None:
    """Law 12: On small catalogs a plan has exactly the exercises and doses that exhaustive search finds best."""
    assume(prod(1 + len(portions) for portions in one.case.portions.values()) <= MOST_TRIED)
    plan = plan_or_none(one)
    assert (plan and doses_of(plan)) == best_doses(one.case)
    assert plan is None or plan.score.levels == one.case.levels_of(one.case.best_choice or {})


@given(planned() | roomy())
def test_order_is_what_exhaustive_search_finds(one: Planned) -> None:
    """Law 12: On small catalogs a plan has the order, setups, positions and equipment that exhaustive search finds best."""
    best = one.case.best_order(one.choice)
    expected = [(name, way.setup, way.position, way.things) for name, way in best]
    steps = one.plan.routine.steps
    assert [(step.exercise.id, step.setup_number, step.position, step.equipment) for step in steps] == expected


@given(planned() | roomy(), st.data())
def test_what_was_done_recently_counts_for_less(one: Planned, data: st.DataObject) -> None:
    """Law 12: An exercise done recently counts for less, as the wish for variety says; exhaustive search agrees."""
    recently = data.draw(st.sets(st.sampled_from(one.plan.ids), min_size=1))
    variety = data.draw(st.sampled_from(Variety))
    request = attrs.evolve(one.request, done_recently=recently, variety=variety)
    case, plan = attrs.evolve(one.case, request=request), one.planner.plan(request)
    assert doses_of(plan) == best_doses(case)
    # only the wish for ties leaves the coverage as it is without a history; the others can take some of it
    fresh, old = (
        attrs.evolve(one.case, request=attrs.evolve(request, done_recently=(), variety=Variety.TIES)),
        one.choice,
    )
    before, after = fresh.levels_of(old), case.levels_of(old)
    assert after[1] == before[1] if variety is Variety.TIES else after[1] <= before[1]


def test_choice_is_what_cp_sat_proves() -> None:
    """Law 12: On 300 catalogs of 15 to 35 exercises, presence, coverage, variety and time are what CP-SAT proves."""
    outcomes: Counter[bool] = Counter()
    for seed in range(300 if settings().max_examples > 20 else 30):
        catalog = testing.random_catalog(seed, exercises=15 + seed % 21)
        one = instance_of(catalog, testing.random_request(catalog, seed))
        plan = plan_or_none(one)
        assert (plan and plan.score.levels) == best_levels(one.case), seed
        outcomes[plan is not None] += 1
    assert min(outcomes.values()) > 2


@given(planned(MIDDLE))
def test_plans_of_this_size_are_proved(one: Planned) -> None:
    """Law 12: From up to 25 exercises a plan's choice is proved, without a gap, and the order of up to twelve steps."""
    score = one.plan.score
    assert (score.status, score.gap) == (Status.OPTIMAL, 0)
    assert score.order_status is Status.OPTIMAL or len(one.plan.ids) > 12
