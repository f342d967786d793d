"""Laws of the best plan, checked against two oracles that share no code with the planner."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from law_cases import MIDDLE, Instance, Planned, instance_of, instances, planned, roomy
from oracle_cpsat import best_levels
from shoulderkit import testing
from shoulderkit.plans import NoPlanError, Plan
from shoulderkit.vocabulary import Status


def plan_or_none(one: Instance) -> Plan | None:
    """Return the plan, or None where it is proved that there is none."""
    try:
        return one.planner.plan(one.request)
    except NoPlanError:
        return None


@given(instances() | roomy())
def test_choice_is_what_exhaustive_search_finds(one: Instance) -> None:
    """Law 12: On small catalogs a plan has exactly the exercises and sets that exhaustive search finds best."""
    plan = plan_or_none(one)
    found = None if plan is None else {step.exercise.id: step.dose.sets for step in plan.routine.steps}
    assert found == one.case.best_choice


@given(planned() | roomy())
def test_order_is_what_exhaustive_search_finds(one: Planned) -> None:
    """Law 12: On small catalogs a plan has the order, positions and equipment that exhaustive search finds best."""
    best = one.case.best_order(frozenset(one.plan.ids))
    expected = [(name, *one.case.available[name][number]) for name, number in best]
    assert [(step.exercise.id, step.position, step.equipment) for step in one.plan.routine.steps] == expected


@given(planned() | roomy(), st.data())
def test_variety_decides_between_equals(one: Planned, data: st.DataObject) -> None:
    """Law 12: When steps were done recently, equally good exercises replace them, as exhaustive search finds."""
    request = attrs.evolve(one.request, done_recently=data.draw(st.sets(st.sampled_from(one.plan.ids), min_size=1)))
    steps = one.planner.plan(request).routine.steps
    assert {step.exercise.id: step.dose.sets for step in steps} == attrs.evolve(one.case, request=request).best_choice


def test_choice_is_what_cp_sat_proves() -> None:
    """Law 12: On 300 catalogs of 15 to 35 exercises, presence, coverage, variety and time are what CP-SAT proves."""
    outcomes: Counter[bool] = Counter()
    for seed in range(300 if settings().max_examples >= 100 else 30):
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
