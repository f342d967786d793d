"""Laws of wishes for less: avoiding more, having less and fewer positions never bring in what was kept out before."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Instance, Planned, planned
from oracle_allowed import expanded
from shoulderkit.plans import NoPlanError, Plan
from shoulderkit.vocabulary import Demand, Position

CASES = planned(SMALL) | planned(MIDDLE)


@st.composite
def in_settings(draw: st.DrawFn) -> Planned:
    """Draw a plan in each of the settings of its catalog, and in none."""
    one = draw(CASES)
    setting = draw(st.sampled_from([None, *one.case.catalog.settings]))
    request = attrs.evolve(one.request, setting=setting)
    plan = planned_or_none(one, request)
    return one if plan is None else Planned(one.planner, request, attrs.evolve(one.case, request=request), plan)


def planned_or_none(one: Instance, request: Any) -> Plan | None:
    """Return the plan for a request; None where there is none."""
    try:
        return one.planner.plan(request)
    except NoPlanError:
        return None


@given(in_settings(), st.sampled_from(Demand))
def test_avoiding_more_brings_in_nothing_avoided(one: Planned, demand: Demand) -> None:
    """Law 29: Avoiding one demand more, in any setting, never brings in a demand that was avoided before."""
    allow = set(one.request.allow) - {demand}
    plan = planned_or_none(one, attrs.evolve(one.request, avoid=(*one.request.avoid, demand), allow=allow))
    assert set(one.plan.in_force.avoid) == one.case.avoided
    if plan is not None:
        assert set(plan.in_force.avoid) == one.case.avoided | {demand}
        assert not (one.case.avoided | {demand}) & {asked for step in plan.routine.steps for asked in step.demands}
        assert plan.score.levels <= one.plan.score.levels


@given(in_settings(), st.data())
def test_having_less_brings_in_nothing_lacking(one: Planned, data: st.DataObject) -> None:
    """Law 29: Doing without some equipment, in any setting, never brings in any that was not there before."""
    items = sorted(one.case.catalog.equipment)
    less = set(data.draw(st.lists(st.sampled_from(items)))) if items else set()
    without = {*one.request.without_equipment, *less}
    fewer = attrs.evolve(
        one.request, equipment=set(one.request.equipment) - less, without_equipment=tuple(sorted(without))
    )
    plan = planned_or_none(one, fewer)
    assert set(one.plan.in_force.equipment) == one.case.owned
    if plan is not None:
        assert set(plan.in_force.equipment) == one.case.owned - less
        assert {item for step in plan.routine.steps for item in step.equipment} <= one.case.owned - less
        assert plan.score.levels <= one.plan.score.levels


@given(in_settings(), st.data())
def test_fewer_positions_bring_in_none_that_was_out(one: Planned, data: st.DataObject) -> None:
    """Law 29: Naming the positions that are possible, in any setting, never brings in one that was not before."""
    before = expanded(one.request.positions or ())
    narrower = data.draw(st.sets(st.sampled_from(sorted(before)), min_size=1))
    plan = planned_or_none(one, attrs.evolve(one.request, positions=tuple(narrower)))
    assert set(one.plan.in_force.positions) == one.case.positions
    if plan is not None:
        used = {step.position for step in plan.routine.steps}
        assert used <= set(plan.in_force.positions) <= one.case.positions
        assert used <= narrower | expanded_or_none(one.request.extra_positions)
        assert plan.score.levels <= one.plan.score.levels


def expanded_or_none(positions: tuple[Position, ...]) -> frozenset[Position]:
    """Return the positions that are meant: none by none."""
    return expanded(positions) if positions else frozenset()
