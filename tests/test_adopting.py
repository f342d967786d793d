"""Plans that say what was not planned: none of them is answered for."""

from __future__ import annotations

import copy
import gc
from collections.abc import Callable
from weakref import ref

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from law_cases import MIDDLE, SMALL, Planned, planned
from test_tuning import with_tuning

REQUEST = sk.Request(minutes=10, goal="tense-neck", equipment=("massage-ball",))
LOOSE = sk.LeftOut(exercise="no-such-move", reason=sk.OutReason.NO_TIME, short_s=3)
UNSERVED = sk.Missing(phase=sk.Phase.RELEASE, region="no-such-region", reason=sk.MissingReason.NOTHING)


def stepped(plan: sk.Plan, steps: tuple[sk.Step, ...]) -> sk.Plan:
    """The plan with other steps; its times are set again."""
    unset = tuple(attrs.evolve(step, start_s=0) for step in steps)
    return attrs.evolve(plan, routine=attrs.evolve(plan.routine, steps=unset))


def first_step(plan: sk.Plan, **changes: object) -> sk.Plan:
    """The plan with its first step changed."""
    steps = plan.routine.steps
    return stepped(plan, (attrs.evolve(steps[0], **changes), *steps[1:]))


def more_sets(plan: sk.Plan) -> sk.Plan:
    """The plan with one more set of its first step."""
    dose = plan.routine.steps[0].dose
    return first_step(plan, dose=attrs.evolve(dose, sets=dose.sets + 1))


def scored(**changes: Callable[[sk.Score], object]) -> Callable[[sk.Plan], sk.Plan]:
    """Change figures of the score."""
    return lambda plan: attrs.evolve(
        plan, score=attrs.evolve(plan.score, **{name: new(plan.score) for name, new in changes.items()})
    )


def other(status: sk.Status) -> sk.Status:
    """The status that it is not."""
    return sk.Status.BOUNDED if status is sk.Status.OPTIMAL else sk.Status.OPTIMAL


def reasoned(plan: sk.Plan, **changes: object) -> sk.Plan:
    """The plan with its first reason changed."""
    return attrs.evolve(plan, reasons=(attrs.evolve(plan.reasons[0], **changes), *plan.reasons[1:]))


#: Ways to tamper with a plan, by the field that differs then first.
TAMPERINGS: dict[str, Callable[[sk.Plan], sk.Plan]] = {
    "routine.steps[0].dose.sets": more_sets,
    "routine.steps": lambda plan: stepped(plan, plan.routine.steps * 2),
    "routine.name": lambda plan: attrs.evolve(plan, routine=attrs.evolve(plan.routine, name="Another")),
    "score.coverage": scored(coverage=lambda score: score.coverage + 1),
    "score.bound": scored(bound=lambda score: score.bound + 1),
    "score.recent": scored(recent=lambda score: score.recent + 1),
    "score.duration_s": scored(duration_s=lambda score: score.duration_s + 1),
    "score.cells": scored(cells=lambda score: score.cells * 2),
    "score.floor_trips": scored(floor_trips=lambda score: score.floor_trips + 1),
    "score.position_changes": scored(position_changes=lambda score: score.position_changes + 1),
    "score.equipment_changes": scored(equipment_changes=lambda score: score.equipment_changes + 1),
    "score.status": scored(status=lambda score: other(score.status)),
    "score.order_status": scored(order_status=lambda score: other(score.order_status)),
    "reasons[0].loss": lambda plan: reasoned(plan, loss=plan.reasons[0].loss + 1),
    "reasons[0].required": lambda plan: reasoned(plan, required=not plan.reasons[0].required),
    "reasons": lambda plan: attrs.evolve(plan, reasons=()),
    "left_out": lambda plan: attrs.evolve(plan, left_out=(*plan.left_out, LOOSE)),
    "missing": lambda plan: attrs.evolve(plan, missing=(*plan.missing, UNSERVED)),
    "time_left.seconds": lambda plan: attrs.evolve(
        plan, time_left=attrs.evolve(plan.time_left, seconds=plan.time_left.seconds + 1)
    ),
    "in_force.equipment": lambda plan: attrs.evolve(
        plan, in_force=attrs.evolve(plan.in_force, equipment=(*plan.in_force.equipment, "no-such-thing"))
    ),
    "findings": lambda plan: attrs.evolve(
        plan, findings=(*plan.findings, sk.Finding(severity=sk.Severity.ADVICE, check="rest", sentence="Rest."))
    ),
    "rules_off": lambda plan: attrs.evolve(plan, rules_off=(*plan.rules_off, "zzz")),
}


def questions(plan: sk.Plan) -> list[Callable[[], object]]:
    """Every question about a plan that claims a proof."""
    name, left = plan.ids[0], plan.left_out[0].exercise if plan.left_out else "none"
    return [lambda: plan.why(name), lambda: plan.why_here(name), lambda: plan.why_not(left), plan.what_if]


def refused(planner: sk.Planner, plan: sk.Plan, path: str) -> None:
    """Check that a changed plan is refused by the name of what was changed, read back or still with its planner."""
    changed = TAMPERINGS[path](plan)
    with pytest.raises(sk.DataError) as caught:
        planner.adopt(sk.loads(sk.dumps(changed), sk.Plan))
    assert path in [fault.path for fault in caught.value.faults]
    assert all(fault.message for fault in caught.value.faults)
    for question in questions(changed):
        with pytest.raises(sk.DataError):
            question()


@pytest.mark.untraced
@pytest.mark.parametrize("path", TAMPERINGS)
def test_each_change_is_refused(path: str) -> None:
    """A plan of the bundled catalog with any other step, dose, figure, status or reason is refused by name."""
    planner = sk.Planner(sk.bundled())
    refused(planner, planner.plan(REQUEST), path)


@given(planned(SMALL) | planned(MIDDLE), st.sampled_from(list(TAMPERINGS)))
def test_a_plan_that_was_changed_is_refused(one: Planned, path: str) -> None:
    """A plan with any other step, dose, figure, status or reason is refused by name; so is every question about it."""
    refused(one.planner, one.plan, path)


@pytest.mark.untraced
@given(planned(SMALL) | planned(MIDDLE), st.randoms(use_true_random=False))
def test_steps_in_another_order_are_refused(one: Planned, random) -> None:
    """A plan with its steps and reasons in any other order is refused, also where that order is as good."""
    places = list(range(len(one.plan.ids)))
    random.shuffle(places)
    steps = tuple(one.plan.routine.steps[place] for place in places)
    changed = attrs.evolve(stepped(one.plan, steps), reasons=tuple(one.plan.reasons[place] for place in places))
    if changed == one.plan:
        assert one.planner.adopt(changed) == one.plan
        return
    with pytest.raises(sk.DataError) as caught:
        one.planner.adopt(changed)
    assert caught.value.faults[0].path.endswith(".exercise")
    for question in questions(changed):
        with pytest.raises(sk.DataError):
            question()


@given(planned(SMALL), st.sampled_from(["minutes", "include", "exclude", "max_steps"]))
def test_a_plan_for_another_request_is_refused(one: Planned, name: str) -> None:
    """A plan with a changed request is refused, unless it is just what this planner makes of that request."""
    new = {"minutes": 1, "include": (), "exclude": one.plan.ids[:1], "max_steps": 1}[name]
    changes = {name: new, **({"seconds": None} if name == "minutes" else {"include": ()} if name == "exclude" else {})}
    changed = attrs.evolve(one.plan, request=attrs.evolve(one.request, **changes))
    try:
        wanted = one.planner.plan(changed.request)
    except sk.NoPlanError:
        wanted = None
    if changed == wanted:
        assert one.planner.adopt(changed) == changed
        return
    with pytest.raises(sk.DataError) as caught:
        one.planner.adopt(changed)
    assert wanted is not None or [fault.path for fault in caught.value.faults] == ["request"]


def test_reversed_steps() -> None:
    """A plan of the bundled catalog with its steps reversed is refused, in words that name the first step."""
    plan = sk.plan(REQUEST)
    turned = attrs.evolve(stepped(plan, plan.routine.steps[::-1]), reasons=plan.reasons[::-1])
    planner = sk.Planner(sk.bundled())
    with pytest.raises(sk.DataError) as caught:
        planner.adopt(turned)
    text = str(caught.value.faults[0])
    assert text == f"routine.steps[0].exercise: is {plan.ids[-1]}, where this planner has {plan.ids[0]}"
    assert [fault.path.split("[")[0] for fault in caught.value.faults] == ["routine.steps", "reasons"]


@pytest.mark.untraced
def test_a_status_that_this_effort_does_not_reach() -> None:
    """A proved plan is refused by a planner whose effort proves less, and so is a bounded one that claims a proof."""
    plan = sk.plan(REQUEST)
    hurried = with_tuning(sk.bundled(), order_effort=0)
    with pytest.raises(sk.DataError) as caught:
        hurried.adopt(plan)
    assert "score.order_status: is optimal, where this planner has bounded" in list(map(str, caught.value.faults))
    bounded = hurried.plan(REQUEST)
    assert hurried.adopt(sk.loads(sk.dumps(bounded), sk.Plan)) == bounded
    assert not hurried.adopt(bounded).why_here(bounded.ids[0]).proved
    with pytest.raises(sk.DataError):
        hurried.adopt(attrs.evolve(bounded, score=attrs.evolve(bounded.score, order_status=sk.Status.OPTIMAL)))


def test_a_request_that_this_planner_refuses() -> None:
    """A plan for what has no plan is refused, and says that it is the request, and why."""
    plan = sk.plan(REQUEST)
    impossible = attrs.evolve(REQUEST, include_phases=tuple(sk.Phase), positions=("hanging",))
    with pytest.raises(sk.DataError) as caught:
        sk.Planner(sk.bundled()).adopt(attrs.evolve(plan, request=impossible))
    assert list(map(str, caught.value.faults)) == ["request: this planner has no plan for it"]
    assert isinstance(caught.value.__cause__, sk.NoPlanError)


def test_an_equal_plan_is_planned_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that was made here is not planned again to be asked; an equal one is, once, and neither is kept alive."""
    planner = sk.Planner(sk.bundled())
    plan = planner.plan(REQUEST)
    planned_for: list[sk.Request] = []
    plan_it = planner.plan
    monkeypatch.setattr(planner, "plan", lambda request: planned_for.append(request) or plan_it(request))
    assert planner.why_here(plan, plan.ids[0]).proved
    assert not planned_for
    equal = copy.copy(plan)
    assert planner.why_here(equal, plan.ids[0]) == planner.why_here(equal, plan.ids[0]) == plan.why_here(plan.ids[0])
    # the others are for remedies, which are part of what is compared
    assert planned_for.count(REQUEST) == 1
    gone = ref(equal)
    del equal
    gc.collect()
    assert gone() is None
