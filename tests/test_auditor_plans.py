"""The auditor on plans: a correct one, and every promise to its request that a plan could break."""

from __future__ import annotations

import attrs
import pytest

import made
from plan_cases import (
    CATALOG,
    CRAWL,
    LEAN,
    MUTE,
    PLAN,
    PRESS,
    TURN,
    asked,
    checks,
    found,
    out,
    stepped,
    with_steps,
    without,
)
from shoulderkit.auditor import audit
from shoulderkit.model import Hold, Reps
from shoulderkit.vocabulary import (
    BodyHalf,
    Demand,
    OutReason,
    Phase,
    Position,
    RuleKind,
    Severity,
)


def test_a_correct_plan_has_no_findings():
    """A plan that keeps its request and describes itself correctly has no findings."""
    assert audit(PLAN, CATALOG) == ()


@pytest.mark.parametrize(
    "just",
    [
        {"seconds": 110},
        {"max_steps": 2},
        {"include_phases": (Phase.RELEASE, Phase.STRENGTHEN)},
    ],
)
def test_what_is_just_kept_is_kept(just):
    """A plan that uses all allowed time and steps, and has exactly the required phases, has no findings."""
    plan = asked(**just)
    left = attrs.evolve(plan.time_left, seconds=plan.request.budget_s - 110)
    assert found(attrs.evolve(plan, time_left=left)) == []


def test_full_doses_need_no_leave_to_shorten():
    """Where doses may not be shortened, full ones are fine."""
    plan = stepped(1, dose=PRESS.dose)
    assert "portions" not in checks(attrs.evolve(plan, request=attrs.evolve(plan.request, shorten=False)))


def turned(halves=(BodyHalf.LEFT, BodyHalf.RIGHT), **request):
    """Return the plan with a step of one side, of a request that wants the right first."""
    plan = with_steps(*PLAN.routine.steps, made.step(TURN, halves=halves))
    return attrs.evolve(plan, request=attrs.evolve(plan.request, **{"first_side": "right"} | request))


@pytest.mark.parametrize(
    ("affected", "halves"),
    [
        (None, (BodyHalf.RIGHT, BodyHalf.LEFT)),
        ("left", (BodyHalf.LEFT,)),
        ("right", (BodyHalf.RIGHT,)),
    ],
)
def test_sides_as_asked_are_fine(affected, halves):
    """An exercise of one side is done on the affected side, or on both with the first first."""
    judged = checks(turned(halves, affected_side=affected))
    assert not judged & {"affected-side", "sides"}
    assert ("first-side", "Turn does not begin on the right.") not in found(turned(halves, affected_side=affected))


@pytest.mark.parametrize(
    ("plan", "check", "sentence"),
    [
        (asked(seconds=109), "budget", "The routine takes 110 seconds, but only 109 are available."),
        (asked(max_steps=1), "max-steps", "The routine has 2 steps, but at most 1 are allowed."),
        (
            asked(equipment=("machine",)),
            "allowed-equipment",
            "Roll needs equipment that is not available: Orange.",
        ),
        (
            asked(positions=(Position.SEATED,)),
            "allowed-positions",
            "The request does not allow the position of Press: standing.",
        ),
        (
            stepped(1, position=Position.ANY),
            "allowed-positions",
            "The request does not allow the position of Press: any.",
        ),
        (asked(shorten=False), "portions", "Press has fewer sets than usual, which the request does not allow."),
        (
            stepped(1, dose=Reps(low=8, high=9, rep_s=3, rest_s=30)),
            "portions",
            "Press has a dose that differs from the exercise's own.",
        ),
        (
            stepped(0, dose=Hold(low_s=30, high_s=30, sets=2)),
            "portions",
            "Roll has a dose that differs from the exercise's own.",
        ),
        (
            stepped(1, dose=Hold(low_s=30, high_s=30)),
            "dose",
            "Press has a dose of the kind hold instead of reps.",
        ),
        (with_steps(*PLAN.routine.steps, PLAN.routine.steps[0]), "once", "Roll appears 2 times."),
        (asked(first_side="right"), "first-side", "Roll does not begin on the right."),
        (turned(), "first-side", "Turn does not begin on the right."),
        (
            turned(halves=(BodyHalf.LEFT,)),
            "affected-side",
            "Turn is done on one side, but the request names no affected side.",
        ),
        (
            turned(affected_side="right"),
            "affected-side",
            "Turn is not done on the affected side alone.",
        ),
        (
            turned(affected_side="left", halves=(BodyHalf.RIGHT,)),
            "affected-side",
            "Turn is not done on the affected side alone.",
        ),
        (asked(include=("press", "crawl")), "include", "Crawl is required but is not in the plan."),
        (asked(exclude=("roll",)), "exclude", "Roll is excluded but is in the plan."),
        (
            asked(include_phases=(Phase.MOBILIZE,)),
            "phases-present",
            "The phase mobilize is required but is not present.",
        ),
        (asked(goal=None, focus=("blades",)), "phases-present", "No step serves what was asked for."),
    ],
)
def test_a_broken_promise(plan, check, sentence):
    """Each promise to its request that a plan breaks is an error of its own check, in a plain sentence."""
    assert (check, sentence) in found(plan)


def test_a_rule_that_is_off_is_advice():
    """A plan that breaks a rule which it says is off gets advice, and an error where it does not say so."""
    backwards = with_steps(*PLAN.routine.steps[::-1])
    assert "phases" in checks(backwards)
    (caution,) = [f for f in audit(attrs.evolve(backwards, rules_off=("phases",)), CATALOG) if f.check == "phases"]
    assert caution.severity is Severity.ADVICE
    assert caution.sentence == "Roll comes too late: it belongs before Press, but this rule was switched off."


@pytest.mark.parametrize(("sets", "off", "told"), [(1, (), False), (2, (), True), (2, ("pair",), False)])
def test_what_goes_together_goes_with_the_same_share(sets, off, told):
    """Of what a rule puts together no part is done more fully than another, unless the rule is off."""
    other = attrs.evolve(PRESS, id="push", name="Push")
    pair = made.rule(id="pair", kinds=(RuleKind.TOGETHER,), exercises=(("press", "push"),))
    catalog = attrs.evolve(CATALOG, exercises=[*CATALOG.exercises.values(), other], rules=[pair])
    half = attrs.evolve(PRESS.dose, sets=1)
    plan = with_steps(made.step(PRESS, dose=half), made.step(other, dose=attrs.evolve(half, sets=sets)), rules_off=off)
    judged = [f.exercises for f in audit(plan, catalog) if f.check == "same-share"]
    assert judged == ([("press", "push")] if told else [])


def test_a_plan_follows_no_source():
    """A plan whose routine claims to follow a source is still checked by the rules."""
    backwards = with_steps(*PLAN.routine.steps[::-1])
    claimed = attrs.evolve(backwards, routine=attrs.evolve(backwards.routine, follows_source=True))
    assert "phases" in checks(claimed)


def test_what_its_request_says_was_done_today_counts():
    """A required exercise may have been done earlier that day, as the request or the caller says."""
    lean = made.step(LEAN, dose=attrs.evolve(LEAN.dose, sets=1))
    plan = with_steps(lean)
    assert "needs" in checks(plan)
    assert "needs" not in {rule for rule, _ in found(plan, done_today=["press"])}
    request = attrs.evolve(plan.request, include=(), done_today=("press",))
    assert "needs" not in checks(attrs.evolve(plan, request=request))


def test_unknown_names_end_the_audit():
    """A request that names unknown ids cannot be audited, and every such name is reported."""
    plan = asked(
        goal="yoga",
        setting="beach",
        equipment=("sand",),
        without_equipment=("sea",),
        include=("swim",),
        exclude=("press",),
        seconds=1,
    )
    assert found(plan) == [
        ("request", f"The request names the {kind} '{name}', which the catalog does not have.")
        for kind, name in [
            ("goal", "yoga"),
            ("setting", "beach"),
            ("equipment", "sand"),
            ("equipment", "sea"),
            ("exercise", "swim"),
        ]
    ]


def test_regions_that_the_catalog_lacks():
    """An unknown region of the focus is reported like any other unknown name."""
    assert found(asked(goal=None, focus=("tail",))) == [
        ("request", "The request names the region 'tail', which the catalog does not have.")
    ]


def test_avoided_demands_and_missing_instructions():
    """A step with an avoided demand, or without instructions where the request wants them, is an error."""
    crawl, mute = made.step(CRAWL), made.step(MUTE)
    plan = with_steps(*PLAN.routine.steps, crawl, mute)
    assert ("avoided", "Crawl has demands that the request avoids: floor.") in found(plan)
    assert ("without-instructions", "Mute has no instructions, which the request does not allow.") in found(plan)
    lenient = attrs.evolve(plan.request, avoid=(), without_instructions=True)
    assert not checks(attrs.evolve(plan, request=lenient)) & {"avoided", "without-instructions"}


def test_raised_off_the_floor():
    """What lies on a bench does not ask for the floor, but for all else that its position does."""
    bench = made.setup(position=Position.PRONE, equipment=("ball",), raised=True)
    plan = with_steps(made.step(attrs.evolve(PRESS, setups=(bench,))))

    def avoided(*demands):
        return checks(attrs.evolve(plan, request=attrs.evolve(plan.request, avoid=demands))) & {"avoided"}

    assert avoided(Demand.FLOOR) == set()
    assert avoided(Demand.PRONE) == {"avoided"}


def test_pressure_on_the_neck_has_to_be_allowed():
    """Pressure on the neck is an error in a plan whose request does not allow it, and advice in any case."""
    neck = attrs.evolve(PRESS, setups=(made.setup(demands=(Demand.NECK_PRESSURE,)),))
    plan = with_steps(made.step(neck))
    assert ("avoided", "Press has demands that the request avoids: neck-pressure.") in found(plan)
    allowing = attrs.evolve(plan, request=attrs.evolve(plan.request, allow=(Demand.NECK_PRESSURE,)))
    assert "avoided" not in checks(allowing)
    assert "neck-pressure" in {f.check for f in audit(allowing, CATALOG) if f.severity is Severity.ADVICE}


def test_a_setting_fills_in_what_the_request_leaves_open():
    """A setting gives equipment, positions and demands to avoid, and the request overrules each."""
    at_desk = asked(setting="desk", avoid=())
    force = attrs.evolve(PLAN.in_force, positions=(Position.STANDING, Position.SEATED))
    at_desk = attrs.evolve(at_desk, left_out=(out("crawl", OutReason.POSITION), *without("crawl")), in_force=force)
    assert found(at_desk) == []
    empty = attrs.evolve(at_desk, request=attrs.evolve(at_desk.request, equipment=()))
    empty = attrs.evolve(empty, in_force=attrs.evolve(force, equipment=()))
    assert checks(empty) == {"allowed-equipment"}
    crawling = with_steps(*PLAN.routine.steps, made.step(CRAWL))
    request = attrs.evolve(crawling.request, setting="desk", avoid=())
    assert checks(attrs.evolve(crawling, request=request)) >= {"allowed-positions", "avoided"}
    free = attrs.evolve(request, allow=(Demand.FLOOR,), extra_positions=(Position.QUADRUPED,))
    assert not checks(attrs.evolve(crawling, request=free)) & {"allowed-positions", "avoided"}
