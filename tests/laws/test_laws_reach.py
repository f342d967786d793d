"""The laws are not vacuous: for each condition in a law, a case is drawn that meets it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import Phase as Stage
from hypothesis import find, settings

from law_cases import Planned, crowds, needs, one_by_one, planned
from laws import test_laws_answers as answers
from laws import test_laws_left_out as left_out
from laws import test_laws_missing as missing
from laws import test_laws_order as order
from laws import test_laws_promises as promises
from laws import test_laws_refusals as refusals
from laws import test_laws_repairs as repairs
from laws import test_laws_several as several
from shoulderkit.plans import NoPlanError, Plan
from shoulderkit.vocabulary import (
    BodyHalf,
    BodySide,
    ConstraintKind,
    FactKind,
    MissingReason,
    OutReason,
    Phase,
    RuleKind,
    Sides,
)


def phases(one: Planned) -> set[Phase]:
    """Return the phases of a plan's steps."""
    return {step.exercise.phase for step in one.plan.routine.steps}


def released(one: Planned) -> set[BodySide]:
    """Return the sides of the body on which a plan releases, where every rule is active."""
    regions = one.case.catalog.regions
    steps = [step.exercise for step in one.plan.routine.steps if step.exercise.phase is Phase.RELEASE]
    return set() if one.case.off else {regions[exercise.targets[0].region].body_side for exercise in steps}


def is_impossible(one: Planned, **changes: Any) -> bool:
    """Return whether a changed request is refused."""
    try:
        one.again(**changes)
    except NoPlanError:
        return True
    return False


def with_left_out(one: Planned) -> bool:
    """Return whether requiring some exercise that is left out makes a request impossible."""
    return any(is_impossible(one, include=(*one.request.include, left.exercise)) for left in one.plan.left_out[:2])


def alike_but_not_full(one: Planned) -> bool:
    """Return whether exercises that go together are in a plan with less than their full dose."""
    groups = [group for rule in one.case.rules if RuleKind.TOGETHER in rule.kinds for group in rule.exercises]
    return any(len(group) > 1 and group[0] in one.choice and one.choice[group[0]].dropped for group in groups)


def repeats_by_choice(one: Planned) -> bool:
    """Return whether a day of three breaks repeats its first one though other exercises are possible."""
    day = one.planner.breaks(one.request, 3)
    varied = several.one_after_the_other(one.case, one.choice, 3)
    return day.plans[0].ids == day.plans[1].ids == day.plans[2].ids and set(varied[1]) != set(one.choice)


def remedies(one: Planned) -> set[ConstraintKind]:
    """Return the kinds of the remedies that a plan tells."""
    return {lack.remedy.change.constraint.kind for lack in one.plan.missing if lack.remedy is not None}


#: By description: the strategy, and the condition that one of its cases has to meet.
REACHED: dict[str, tuple[Any, Callable[[Any], bool]]] = {
    "an order of phases between two steps": (
        order.CASES,
        lambda one: any(len(phases(one) & set(ruled)) > 1 for ruled in order.phase_orders(one.case)),
    ),
    "a bundled release and strengthening": (
        planned(order.BUNDLED),
        lambda one: order.phase_orders(one.case) != [] and {Phase.RELEASE, Phase.STRENGTHEN} <= phases(one),
    ),
    "a bundled release on the front and one on the back": (
        planned(order.BUNDLED),
        lambda one: {BodySide.FRONT, BodySide.BACK} <= released(one),
    ),
    "a step on each side with rests": (
        promises.CASES,
        lambda one: any(s.exercise.sides is Sides.EACH and s.dose.sets > 1 for s in one.plan.routine.steps),
    ),
    "a step in turns with rests": (
        promises.CASES,
        lambda one: any(s.exercise.sides is Sides.ALTERNATING and s.dose.sets > 1 for s in one.plan.routine.steps),
    ),
    "a step on the affected side alone": (
        promises.CASES,
        lambda one: any(s.exercise.sides is Sides.ONE and len(s.halves) == 1 for s in one.plan.routine.steps),
    ),
    "a step on the right first": (
        promises.CASES,
        lambda one: any(s.halves[0] is BodyHalf.RIGHT and len(s.halves) > 1 for s in one.plan.routine.steps),
    ),
    "a form of a move behind another": (
        promises.CASES,
        lambda one: any(reason.behind is not None for reason in one.plan.reasons),
    ),
    "a part that is worth nothing": (
        promises.CASES,
        lambda one: any(part.worth == 0 for reason in one.plan.reasons for part in reason.parts),
    ),
    "what goes together with less than its full dose": (promises.CASES, alike_but_not_full),
    "no time for what would need three steps or more to go": (
        left_out.CASES,
        lambda one: any(left.reason is OutReason.NO_TIME and len(left.names) > 2 for left in one.plan.left_out),
    ),
    "an alternative that gives up a phase": (
        several.CASES,
        lambda one: any(each.change.presence < 0 for each in one.planner.alternatives(one.request, 3)),
    ),
    "breaks that repeat the first one though others are possible": (several.CASES, repeats_by_choice),
    "a whole phase that is missing": (
        missing.CASES,
        lambda one: any(lack.region is None for lack in one.plan.missing),
    ),
    "a step that needs another": (
        promises.CASES,
        lambda one: any(needs(one.case, name, other) for name in one.plan.ids for other in one.plan.ids),
    ),
    "no plan without a step": (answers.CASES, lambda one: one.plan.why(one.plan.ids[0]).without is None),
    "another plan without a step": (answers.CASES, lambda one: one.plan.why(one.plan.ids[0]).without is not None),
    "as many required exercises as steps allowed": (
        answers.CASES,
        lambda one: one.plan.left_out != () and one.request.max_steps == len(one.request.include),
    ),
    "no plan with what is left out": (answers.CASES, with_left_out),
    "a change that makes a request impossible": (
        answers.CASES,
        lambda one: is_impossible(one, minutes=None, seconds=200) or is_impossible(one, positions=("standing",)),
    ),
    "crowds with plans and errors": (
        crowds(),
        lambda crowd: len({isinstance(answer, Plan) for answer in one_by_one(*crowd)}) == 2,
    ),
    **{
        f"something left out: {reason}": (
            promises.CASES,
            lambda one, reason=reason: any(left.reason is reason for left in one.plan.left_out),
        )
        for reason in OutReason
    },
    **{
        f"something missing: {reason}": (
            missing.CASES,
            lambda one, reason=reason: any(lack.reason is reason for lack in one.plan.missing),
        )
        # what would serve an empty cell is worth something, so a proved plan has it where it fits
        for reason in MissingReason
        if reason is not MissingReason.LESS_WORTH
    },
    **{
        f"a remedy: {kind}": (missing.CASES, lambda one, kind=kind: kind in remedies(one))
        for kind in (
            ConstraintKind.BUDGET,
            ConstraintKind.MAX_STEPS,
            ConstraintKind.EQUIPMENT,
            ConstraintKind.POSITIONS,
            ConstraintKind.AVOID,
            ConstraintKind.EXCLUDE,
            ConstraintKind.WITHOUT_INSTRUCTIONS,
        )
    },
    **{
        f"a relaxation: {kind}": (
            refusals.refused(),
            lambda one, kind=kind: any(relaxation.constraint.kind is kind for relaxation in one.error.relaxations),
        )
        for kind in (ConstraintKind.BUDGET, ConstraintKind.MAX_STEPS, ConstraintKind.EQUIPMENT, ConstraintKind.INCLUDE)
    },
    **{
        f"a fact: {kind}": (
            refusals.refused(),
            lambda one, kind=kind: any(fact.kind is kind for fact in one.error.facts),
        )
        for kind in FactKind
    },
    "several conflicts": (repairs.cornered(), lambda one: len(one.error.conflicts) > 3),
    "several repairs": (repairs.cornered(), lambda one: len(one.error.repairs) > 1),
    "a repair of several changes": (
        repairs.cornered(),
        lambda one: any(len(each.changes) > 3 for each in one.error.repairs),
    ),
    "something required that nothing brings": (
        repairs.cornered(),
        lambda one: not one.error.repairs and not one.error.relaxations,
    ),
    **{
        f"a change: {kind}": (
            repairs.cornered(),
            lambda one, kind=kind: any(
                change.constraint.kind is kind for repair in one.error.repairs for change in repair.changes
            ),
        )
        for kind in ConstraintKind
        if kind is not ConstraintKind.GOAL
    },
}


@pytest.mark.skipif(settings().max_examples <= 20, reason="a law with few examples need not reach every condition")
@pytest.mark.parametrize(("cases", "condition"), REACHED.values(), ids=REACHED)
def test_condition_is_met(cases: Any, condition: Callable[[Any], bool]) -> None:
    """A case is drawn that meets the condition."""
    tried = settings(settings.get_profile("dev"), max_examples=3000, phases=[Stage.generate], database=None)
    assert condition(find(cases, condition, settings=tried, random=Random(1)))
