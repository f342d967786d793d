"""The auditor on plans: one that is right, and every promise to its request that it could break."""

from __future__ import annotations

import attrs
import made
import pytest

from shoulderkit.auditor import audit
from shoulderkit.model import Hold, Instruction, Region, Reps, Setting, Target, Weight
from shoulderkit.plans import Bond, CellScore, LeftOut, Part, Plan, Reason, Score
from shoulderkit.requests import Focus, Request
from shoulderkit.vocabulary import (
    BodySide,
    Demand,
    OutReason,
    Phase,
    Position,
    RegionKind,
    Role,
    RuleKind,
    Severity,
    Sides,
    Status,
)

from plan_cases import *


def test_a_right_plan_has_no_findings():
    """A plan that keeps its request and tells the truth of itself breaks nothing."""
    assert audit(PLAN, CATALOG) == ()


@pytest.mark.parametrize(
    ("plan", "check", "says"),
    [
        (asked(seconds=109), "budget", "The routine takes 110 seconds and there are 109."),
        (asked(max_steps=1), "max-steps", "The routine has 2 steps and at most 1 were asked for."),
        (
            asked(equipment=("machine",)),
            "allowed-equipment",
            "Roll needs what is not at hand: Orange.",
        ),
        (
            asked(positions=(Position.SEATED,)),
            "allowed-positions",
            "The position of Press, standing, is not possible.",
        ),
        (
            stepped(1, position=Position.ANY),
            "allowed-positions",
            "The position of Press, any, is not possible.",
        ),
        (asked(shorten=False), "portions", "Press has fewer sets than its own, which was not allowed."),
        (
            stepped(1, dose=Reps(low=8, high=8, rep_s=3, rest_s=30)),
            "portions",
            "Press has a dose that is not its own.",
        ),
        (stepped(0, dose=Hold(hold_s=30, sets=2)), "portions", "Roll has a dose that is not its own."),
        (asked(include=("press", "crawl")), "include", "Crawl was asked for and is not in."),
        (asked(exclude=("roll",)), "exclude", "Roll was to stay out and is in."),
        (
            asked(include_phases=(Phase.MOBILIZE,)),
            "phases-present",
            "The phase mobilize was asked for and is not present.",
        ),
        (asked(goal=None, focus=("blades",)), "phases-present", "No step serves what was asked for."),
        (scored(presence=8), "score", "The score gives the presence as 8, and it is 12."),
        (scored(coverage=130, bound=130), "score", "The score gives the coverage as 130, and it is 136."),
        (scored(recent=0), "score", "The score gives the number of exercises done lately as 0, and it is 1."),
        (scored(duration_s=120), "score", "The score gives the time in seconds as 120, and it is 110."),
        (scored(position_changes=0), "score", "The score gives the number of changes of position as 0, and it is 1."),
        (scored(equipment_changes=2), "score", "The score gives the number of changes of equipment as 2, and it is 1."),
        (scored(phases=(Phase.RELEASE,)), "score", "The score does not name the phases that are present."),
        (scored(bound=137), "score", "The score's bound of 137 does not go with its coverage and status."),
        (
            scored(bound=135, status=Status.BOUNDED),
            "score",
            "The score's bound of 135 does not go with its coverage and status.",
        ),
        (scored(cells=PLAN.score.cells[1:]), "cells", "The score's cells are not what the steps give the regions."),
        (
            scored(cells=(*PLAN.score.cells, PLAN.score.cells[0])),
            "cells",
            "The score's cells are not what the steps give the regions.",
        ),
        (
            attrs.evolve(PLAN, reasons=PLAN.reasons[::-1]),
            "reasons",
            "The reasons are not one for each step, in the order of the steps.",
        ),
        (
            attrs.evolve(PLAN, reasons=PLAN.reasons[:1]),
            "reasons",
            "The reasons are not one for each step, in the order of the steps.",
        ),
        (
            reasoned(0, parts=(Part(region="chest", units=4, worth=97),)),
            "parts",
            "The parts of Roll are not what it adds to the steps before it.",
        ),
        (reasoned(0, loss=95), "reasons", "The loss without Roll is not 95."),
        (reasoned(1, lost_phases=()), "reasons", "The phases lost without Press are wrong."),
        (reasoned(1, asked=False), "reasons", "It is wrong whether Press was asked for."),
        (reasoned(0, needed_by=("roll",)), "reasons", "Roll is said to be needed by what is not in."),
        (
            attrs.evolve(PLAN, left_out=without("lean")),
            "left-out",
            "Lean is not either in the routine or left out, once.",
        ),
        (
            attrs.evolve(PLAN, left_out=(*PLAN.left_out, out("roll"))),
            "left-out",
            "Roll is not either in the routine or left out, once.",
        ),
        (
            attrs.evolve(PLAN, left_out=(*PLAN.left_out, out("yoga"))),
            "left-out",
            "yoga is not either in the routine or left out, once.",
        ),
        (
            attrs.evolve(PLAN, left_out=PLAN.left_out[::-1]),
            "left-out",
            "What is left out is not in the order of the ids.",
        ),
    ],
)
def test_a_spoiled_plan(plan, check, says):
    """Each promise that a plan breaks is an error of its own check, in a plain sentence."""
    assert (check, says) in found(plan)


def test_a_rule_that_is_off_is_advice():
    """A plan that breaks a rule which it says is off gets advice, and an error where it does not say so."""
    backwards = with_steps(*PLAN.routine.steps[::-1])
    assert "phases" in checks(backwards)
    (caution,) = [f for f in audit(attrs.evolve(backwards, rules_off=("phases",)), CATALOG) if f.rule == "phases"]
    assert caution.severity is Severity.ADVICE
    assert caution.says == "Roll comes too late: it belongs before Press, but this rule was switched off."


def test_a_plan_follows_no_source():
    """A plan whose routine claims to follow a source is held to the rules all the same."""
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


def test_names_that_the_catalog_lacks_end_the_judgement():
    """A request that names what the catalog lacks cannot be judged by it, and every such name is told."""
    plan = asked(
        goal="yoga",
        setting="beach",
        equipment=("sand",),
        extra_equipment=("sea",),
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
    """An unknown region of the focus is told like any other unknown name."""
    assert found(asked(goal=None, focus=("tail",))) == [
        ("request", "The request names the region 'tail', which the catalog does not have.")
    ]


def test_avoided_demands_and_missing_instructions():
    """A step that asks for what is avoided, or has no instructions where the request wants them, is an error."""
    crawl, mute = made.step(CRAWL), made.step(MUTE)
    plan = with_steps(*PLAN.routine.steps, crawl, mute)
    assert ("avoided", "Crawl asks for what is avoided: floor.") in found(plan)
    assert ("undescribed", "Mute has no instructions, which was not allowed.") in found(plan)
    lenient = attrs.evolve(plan.request, avoid=(), undescribed=True)
    assert not checks(attrs.evolve(plan, request=lenient)) & {"avoided", "undescribed"}


def test_pressure_on_the_neck_has_to_be_allowed():
    """Pressure on the neck is an error in a plan whose request does not allow it, and advice in any case."""
    neck = attrs.evolve(PRESS, demands=(Demand.NECK_PRESSURE,))
    plan = with_steps(made.step(neck))
    assert ("avoided", "Press asks for what is avoided: neck-pressure.") in found(plan)
    allowing = attrs.evolve(plan, request=attrs.evolve(plan.request, allow=(Demand.NECK_PRESSURE,)))
    assert "avoided" not in checks(allowing)
    assert "neck-pressure" in {f.rule for f in audit(allowing, CATALOG) if f.severity is Severity.ADVICE}


def test_a_setting_fills_in_what_the_request_leaves_open():
    """A setting gives equipment, positions and demands to avoid, and the request overrules each."""
    at_desk = asked(setting="desk", equipment=None, extra_equipment=("orange",), avoid=None)
    at_desk = attrs.evolve(at_desk, left_out=(out("crawl", OutReason.POSITION), *without("crawl")))
    assert found(at_desk) == []
    empty = attrs.evolve(at_desk, request=attrs.evolve(at_desk.request, extra_equipment=()))
    assert checks(empty) == {"allowed-equipment"}
    crawling = with_steps(*PLAN.routine.steps, made.step(CRAWL))
    request = attrs.evolve(crawling.request, setting="desk", avoid=None)
    assert checks(attrs.evolve(crawling, request=request)) >= {"allowed-positions", "avoided"}
    free = attrs.evolve(crawling.request, setting="desk", avoid=(), positions=(Position.ANY,))
    assert not checks(attrs.evolve(crawling, request=free)) & {"allowed-positions", "avoided"}


