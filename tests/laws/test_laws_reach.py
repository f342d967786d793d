"""The laws are not vacuous: what the condition of a law is about comes up in at least one of a hundred of its draws, mostly in one of twenty."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st

from law_cases import Planned, crowds, needs, one_by_one, planned, roomy
from laws import test_laws_answers as answers
from laws import test_laws_avoiding as avoiding
from laws import test_laws_bounded as bounded
from laws import test_laws_choice as choice
from laws import test_laws_order as order
from laws import test_laws_portions as portions
from laws import test_laws_promises as promises
from laws import test_laws_several as several
from reach_cases import LEAST, Conditions, shares
from shoulderkit.model import Step
from shoulderkit.plans import NoPlanError, Plan
from shoulderkit.vocabulary import (
    BodyHalf,
    BodySide,
    OutReason,
    Phase,
    RuleKind,
    Sides,
    Status,
)


def phases(one: Planned) -> set[Phase]:
    """Return the phases of a plan's steps."""
    return {step.exercise.phase for step in one.plan.routine.steps}


def released(one: Planned) -> set[BodySide]:
    """Return the sides of the body on which a plan releases."""
    regions = one.case.catalog.regions
    steps = [step.exercise for step in one.plan.routine.steps if step.exercise.phase is Phase.RELEASE]
    return {regions[exercise.targets[0].region].body_side for exercise in steps}


def is_impossible(one: Planned, **changes: Any) -> bool:
    """Return whether a changed request is refused."""
    try:
        one.again(**changes)
    except NoPlanError:
        return True
    return False


def has_step(one: Planned, sides: Sides, *, sets: int = 1, halves: int = 1) -> bool:
    """Return whether a plan has a step of these sides, of so many sets and halves at least."""
    found: list[Step] = [step for step in one.plan.routine.steps if step.exercise.sides is sides]
    return any(step.dose.sets >= sets and len(step.halves) >= halves for step in found)


def can_swap(one: Planned) -> bool:
    """Return whether the rules allow to swap two steps of a plan that differ."""
    ids = one.plan.ids
    orders = (
        tuple({a: b, b: a}.get(name, name) for name in ids) for a, b in combinations(ids, 2)
    )  # fmt: skip
    return any(bounded.keeps(one.case, swapped) for swapped in orders)


def alike_but_not_full(one: Planned) -> bool:
    """Return whether exercises that go together are in a plan with less than their full dose."""
    groups = [group for rule in one.case.rules if RuleKind.TOGETHER in rule.kinds for group in rule.exercises]
    return any(len(group) > 1 and group[0] in one.choice and one.choice[group[0]].dropped for group in groups)


def repeats_by_choice(one: Planned) -> bool:
    """Return whether a day of three breaks repeats its first one though other exercises are possible."""
    day = one.planner.breaks(one.request, 3)
    varied = several.one_after_the_other(one.case, one.choice, 3)
    return day.plans[0].ids == day.plans[1].ids == day.plans[2].ids and set(varied[1]) != set(one.choice)


def removable(one: Planned) -> set[str]:
    """Return the exercises that are left out, not done today and named in no rule."""
    ruled = {name for rule in one.case.catalog.rules.values() for group in rule.exercises for name in group}
    return {left.exercise for left in one.plan.left_out} - ruled - one.request.done_ids


def exchanges(one: Planned) -> bool:
    """Return whether the request admits another exercise in the place of a step."""
    for gone in one.choice:
        rest = {name: portion for name, portion in one.choice.items() if name != gone}
        others = [name for name in one.case.available if name not in one.choice]
        if any(one.case.admits({**rest, name: part}) for name in others for part in one.case.portions[name][-1:]):
            return True
    return False


def unused_equipment(one: Planned) -> set[str]:
    """Return the equipment that is there and that no step uses."""
    return set(one.case.owned) - {item for step in one.plan.routine.steps for item in step.equipment}


@st.composite
def with_more_freedom(draw: st.DrawFn) -> tuple[Planned, Plan]:
    """Draw a plan and the one with more freedom."""
    one = draw(choice.CASES)
    return one, one.again(**draw(choice.loosened(one)))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw two plans as the laws of differences compare them."""
    return draw(answers.plan_pairs())


#: By strategy, as the laws that draw from it are called: the strategy, and the conditions of its laws.
REACHED: dict[str, tuple[Any, Conditions]] = {
    "orders": (
        order.CASES,
        {
            "an order of phases between two steps": lambda one: any(
                len(phases(one) & set(ruled)) > 1 for ruled in order.phase_orders(one.case)
            ),
            "two steps in an order that a rule wants": lambda one: bool(one.case.wanted_pairs(frozenset(one.plan.ids))),
            "a proved order": lambda one: one.plan.score.order_status is Status.OPTIMAL,
            "a swap within the rules": can_swap,
            "a trip to the floor": lambda one: one.plan.score.floor_trips > 0,
            "a change of position": lambda one: one.plan.score.position_changes > 0,
            "a change of equipment": lambda one: one.plan.score.equipment_changes > 0,
        },
    ),
    "orders without proof": (
        bounded.ordered_in_a_hurry(bounded.FEW, most_effort=12),
        {
            "an order without proof": lambda one: one.plan.score.order_status is Status.BOUNDED,
            "a proved order of several steps": lambda one: (
                one.plan.score.order_status is Status.OPTIMAL and len(one.plan.ids) > 2
            ),
            "a move within the rules": can_swap,
            "a rule between two steps": lambda one: bool(one.case.wanted_pairs(frozenset(one.plan.ids))),
        },
    ),
    "bundled orders": (
        planned(order.BUNDLED),
        {
            "a release and a strengthening": lambda one: (
                order.phase_orders(one.case) != [] and {Phase.RELEASE, Phase.STRENGTHEN} <= phases(one)
            )
        },
    ),
    "releases": (
        order.released(),
        {"one on the front and one on the back": lambda one: {BodySide.FRONT, BodySide.BACK} <= released(one)},
    ),
    "plans": (
        promises.CASES,
        {
            "a step on each side with rests": lambda one: has_step(one, Sides.EACH, sets=2),
            "a step in turns with rests": lambda one: has_step(one, Sides.ALTERNATING, sets=2),
            "a step on the affected side alone": lambda one: (
                one.request.affected_side is not None and has_step(one, Sides.ONE)
            ),
            "a step on the right first": lambda one: any(
                s.halves[0] is BodyHalf.RIGHT and len(s.halves) > 1 for s in one.plan.routine.steps
            ),
            "a required exercise": lambda one: bool(one.request.include),
            "a required phase": lambda one: bool(one.request.include_phases),
            "an excluded exercise": lambda one: bool(one.request.exclude),
            "a step in another than its first setup": lambda one: any(s.setup_number for s in one.plan.routine.steps),
        },
    ),
    "more freedom": (
        with_more_freedom(),
        {"a better plan": lambda both: both[1].score.levels > both[0].plan.score.levels},
    ),
    "what is not used": (
        choice.CASES,
        {
            "something left out": lambda one: bool(one.plan.left_out),
            "something left out and named in no rule": lambda one: bool(removable(one)),
            "an exchange within the request": exchanges,
            "unused equipment": lambda one: bool(unused_equipment(one)),
            "unused time": lambda one: one.plan.routine.duration_s < one.request.budget_s,
            "unused steps": lambda one: (one.request.max_steps or 1000) > len(one.plan.ids),
            "unused phases": lambda one: set(one.request.phases) != phases(one),
            "unused positions": lambda one: one.case.positions != {s.position for s in one.plan.routine.steps},
        },
    ),
    "portions": (
        portions.CASES,
        {
            "what goes together with less than its full dose": alike_but_not_full,
            "a share of a dose": lambda one: any(portion.dropped for portion in one.choice.values()),
            "a form of a move behind another": lambda one: any(r.behind is not None for r in one.plan.reasons),
            "something done today": lambda one: bool(one.case.before),
            "an exercise done recently": lambda one: bool(one.case.recent & set(one.plan.ids)),
        },
    ),
    "parts": (
        answers.ADDED,
        {
            "a part that is worth nothing": lambda one: any(
                part.worth == 0 for reason in one.plan.reasons for part in reason.parts
            ),
            "a lost phase": lambda one: any(reason.lost_phases for reason in one.plan.reasons),
            "a required step": lambda one: any(reason.required for reason in one.plan.reasons),
            "a step without a loss": lambda one: any(not reason.loss for reason in one.plan.reasons),
        },
    ),
    "families": (
        roomy() | answers.CASES,
        {"a form of a move behind another": lambda one: any(r.behind is not None for r in one.plan.reasons)},
    ),
    "answers": (
        answers.asked(),
        {
            "no plan without a step": lambda question: question[0].plan.why(question[1]).without is None,
            "another plan without a step": lambda question: question[0].plan.why(question[1]).without is not None,
            "a step that needs another": lambda question: any(
                needs(question[0].case, question[1], other) for other in question[0].plan.ids
            ),
            "a bond": lambda question: bool(question[0].plan.why_here(question[1]).bonds),
            "a change that makes a request impossible": lambda question: is_impossible(
                question[0], positions=("standing", "seated")
            ),
        },
    ),
    "places": (
        answers.asked(answers.PLACED),
        {
            "a place that saves something": lambda question: any(
                attrs.astuple(question[0].plan.why_here(question[1]))[5:8]
            ),
            "a place as good as another": lambda question: question[0].plan.why_here(question[1]).tie,
        },
    ),
    "why not": (
        answers.lacking(answers.LACKING),
        {
            "a plan with it": lambda question: question[0].plan.why_not(question[1].exercise).with_it is not None,
            "no plan with it": lambda question: question[0].plan.why_not(question[1].exercise).with_it is None,
            "an excluded one": lambda question: question[1].reason is OutReason.EXCLUDED,
        },
    ),
    "differences": (
        pairs(),
        {
            "something added": lambda both: bool(both[0].diff(both[1]).added),
            "something removed": lambda both: bool(both[0].diff(both[1]).removed),
            "something moved": lambda both: bool(both[0].diff(both[1]).moved),
            "another dose": lambda both: bool(both[0].diff(both[1]).redosed),
        },
    ),
    "wishes for less": (
        avoiding.in_settings(),
        {
            "equipment": lambda one: bool(one.case.owned),
            "a setting": lambda one: one.request.setting is not None,
            "several positions": lambda one: len(one.case.positions) > 1,
            "a step that asks something": lambda one: any(step.demands for step in one.plan.routine.steps),
        },
    ),
    "several sessions": (
        several.CASES,
        {
            "an alternative that gives up a phase": lambda one: any(
                each.change.presence < 0 for each in one.planner.alternatives(one.request, 3)
            ),
            "breaks that repeat the first one though others are possible": repeats_by_choice,
        },
    ),
    "crowds": (
        crowds(),
        {"plans and errors": lambda crowd: len({isinstance(answer, Plan) for answer in one_by_one(*crowd)}) == 2},
    ),
}


@pytest.mark.skipif(settings().max_examples <= 20, reason="a law with few examples need not reach every condition")
@pytest.mark.parametrize(("cases", "conditions"), REACHED.values(), ids=REACHED)
def test_conditions_are_met(cases: Any, conditions: Conditions) -> None:
    """Each condition is met by one draw in a hundred at least."""
    found = shares(cases, conditions)
    assert {name: str(share) for name, share in found.items() if share < LEAST} == {}
