"""The auditor on what a plan says is not in it: exercises left out, cells not served, the time left, what is in force."""

from __future__ import annotations

import attrs
import pytest

import made
from plan_cases import CATALOG, PLAN, asked, checks, found, move, out, without
from shoulderkit.auditor import audit
from shoulderkit.plans import LeftOut, Missing
from shoulderkit.vocabulary import Demand, MissingReason, OutReason, Phase, Position, RuleKind

BESIDE = "The reason given for leaving out Beside (%s) is wrong."


@pytest.mark.parametrize(
    ("plan", "check", "sentence"),
    [
        (
            attrs.evolve(PLAN, left_out=without("lean")),
            "left-out",
            "Lean must be either in the routine or left out once.",
        ),
        (
            attrs.evolve(PLAN, left_out=(*PLAN.left_out, out("roll"))),
            "left-out",
            "Roll must be either in the routine or left out once.",
        ),
        (
            attrs.evolve(PLAN, left_out=(*PLAN.left_out, out("yoga"))),
            "left-out",
            "yoga must be either in the routine or left out once.",
        ),
        (
            attrs.evolve(PLAN, left_out=PLAN.left_out[::-1]),
            "left-out",
            "The exercises left out are not sorted by id.",
        ),
    ],
)
def test_each_exercise_is_in_or_left_out_once(plan, check, sentence):
    """Each exercise of the catalog is in the routine or left out, once, and what is left out is sorted by id."""
    assert (check, sentence) in found(plan)


@pytest.mark.parametrize(
    ("request_changes", "name", "true"),
    [
        ({"exclude": ("lean",)}, "lean", OutReason.EXCLUDED),
        ({}, "mute", OutReason.NO_INSTRUCTIONS),
        ({}, "heave", OutReason.EQUIPMENT),
        ({"positions": (Position.SEATED, Position.STANDING)}, "crawl", OutReason.POSITION),
        ({"avoid": (Demand.KNEELING,)}, "crawl", OutReason.DEMAND),
    ],
)
def test_reasons_for_leaving_out_hold(request_changes, name, true):
    """A reason that follows from the request alone is required exactly where it holds."""
    request = attrs.evolve(PLAN.request, **request_changes)
    start = f"The reason given for leaving out {name.capitalize()}"

    def judged(reason):
        entries = sorted((*without(name), out(name, reason)), key=lambda entry: entry.exercise)
        findings = found(attrs.evolve(PLAN, request=request, left_out=tuple(entries)))
        return [sentence for rule, sentence in findings if rule == "left-out" and sentence.startswith(start)]

    assert judged(true) == []
    for other in set(OutReason) - {true}:
        assert judged(other) == [f"{start} ({other}) is wrong."]


@pytest.mark.parametrize("reason", OutReason)
def test_what_is_possible_is_left_out_for_another_reason(reason):
    """An exercise that could be in is out for no other reason than its worth, unless more is told that confirms it."""
    entries = sorted((*without("lean"), out("lean", reason)), key=lambda entry: entry.exercise)
    sentence = [("left-out", f"The reason given for leaving out Lean ({reason}) is wrong.")]
    assert found(attrs.evolve(PLAN, left_out=tuple(entries))) == ([] if reason is OutReason.LESS_WORTH else sentence)


def holds(reason, *rules, beside=(), others=(), request=None, off=(), **details):
    """Return whether the auditor accepts why an exercise "beside" of a catalog with these rules is not in the plan."""
    phase, primary = beside or (Phase.STRENGTHEN, "back")
    catalog = attrs.evolve(
        CATALOG, exercises=[*CATALOG.exercises.values(), move("beside", phase, primary), *others], rules=rules
    )
    entry = LeftOut(exercise="beside", reason=reason, **details)
    plan = attrs.evolve(
        PLAN, request=attrs.evolve(PLAN.request, **request or {}), left_out=(entry, *PLAN.left_out), rules_off=off
    )
    return BESIDE % reason not in {finding.sentence for finding in audit(plan, catalog)}


def test_what_serves_nothing():
    """An exercise serves nothing exactly where none of the regions it works counts in its phase."""
    assert holds(OutReason.SERVES_NOTHING, beside=(Phase.INTEGRATE, "back"))
    assert holds(OutReason.SERVES_NOTHING, beside=(Phase.RELEASE, "back"))
    assert not holds(OutReason.SERVES_NOTHING, beside=(Phase.STRENGTHEN, "blades"))


def rule(kind, *groups, **changes):
    return made.rule(id="rule", kinds=(kind,), exercises=groups, **changes)


@pytest.mark.parametrize(
    "tie",
    [rule(RuleKind.REQUIRES, ("heave",), ("beside",)), rule(RuleKind.TOGETHER, ("beside", "heave"))],
)
def test_what_needs_an_impossible_exercise(tie):
    """Where a rule wants an impossible exercise in with another, that is why the other is out, and the first is named."""
    told = {"names": ("heave",), "rule": "rule"}

    assert holds(OutReason.NEEDS, tie, **told)
    assert not holds(OutReason.NEEDS, tie, names=("mute",), rule="rule")
    assert not holds(OutReason.NEEDS, tie, names=("beside",), rule="rule")
    assert not holds(OutReason.NEEDS, tie, rule="rule")
    assert not holds(OutReason.NEEDS, tie, off=("rule",), **told)
    assert not holds(OutReason.LESS_WORTH, tie)
    assert holds(OutReason.LESS_WORTH, tie, off=("rule",))
    assert not holds(OutReason.NEEDS, rule(RuleKind.BEFORE, ("heave",), ("beside",)), **told)


def test_what_is_needed_is_followed_to_the_end():
    """What is needed may need more; what was done earlier that day is not needed, and a group is met once."""
    chain = rule(RuleKind.REQUIRES, ("heave",), ("lean",), ("beside",))
    pairs = rule(RuleKind.TOGETHER, ("beside", "lean"))
    rest = made.rule(id="rest", kinds=(RuleKind.REQUIRES,), exercises=(("heave",), ("lean",)))

    assert holds(OutReason.NEEDS, chain, names=("lean",), rule="rule")
    assert holds(OutReason.NEEDS, pairs, rest, names=("lean",), rule="rule")
    assert not holds(OutReason.LESS_WORTH, pairs, rest)
    assert holds(OutReason.LESS_WORTH, pairs, rest, request={"done_today": ("heave",)})
    assert holds(OutReason.LESS_WORTH, chain, request={"done_today": ("heave",)})


def test_what_has_an_alternative():
    """An alternative is another exercise of a group of the rule, in the plan or to be in with the one that is left out."""
    either = rule(RuleKind.ONE_OF, ("beside", "press"), ("roll", "crawl"))
    told = {"names": ("press",), "rule": "rule"}

    assert holds(OutReason.ONE_OF, either, **told)
    assert not holds(OutReason.ONE_OF, either, names=("roll",), rule="rule")
    assert not holds(OutReason.ONE_OF, either, names=("beside",), rule="rule")
    assert not holds(OutReason.ONE_OF, either, rule="rule")
    assert not holds(OutReason.ONE_OF, either, names=("press",))
    assert not holds(OutReason.ONE_OF, either, names=("press",), rule="other")
    assert not holds(OutReason.ONE_OF, either, off=("rule",), **told)
    assert not holds(OutReason.ONE_OF, rule(RuleKind.TOGETHER, ("beside", "press")), **told)
    assert not holds(OutReason.ONE_OF, rule(RuleKind.ONE_OF, ("beside", "lean")), names=("lean",), rule="rule")
    both = made.rule(id="both", kinds=(RuleKind.TOGETHER,), exercises=(("beside", "lean"),))
    assert holds(OutReason.ONE_OF, rule(RuleKind.ONE_OF, ("lean", "press")), both, **told)
    assert holds(OutReason.ONE_OF, rule(RuleKind.ONE_OF, ("beside", "lean")), both, names=("lean",), rule="rule")


def test_what_would_be_a_step_too_many():
    """No step is left where the most steps are in, or would be exceeded with what has to be in as well."""
    pair = rule(RuleKind.TOGETHER, ("beside", "lean"))

    assert holds(OutReason.MOST_STEPS, request={"max_steps": 2})
    assert not holds(OutReason.MOST_STEPS, request={"max_steps": 3})
    assert holds(OutReason.MOST_STEPS, pair, request={"max_steps": 3})
    assert not holds(OutReason.MOST_STEPS)


def test_what_would_take_too_long():
    """A lack of time says how much, and the steps that would have to go are in the plan and take at least that long."""
    assert holds(OutReason.NO_TIME, short_s=300)
    assert holds(OutReason.NO_TIME, short_s=40, names=("press",))
    assert holds(OutReason.NO_TIME, short_s=110, names=("press", "roll"))
    assert not holds(OutReason.NO_TIME)
    assert not holds(OutReason.NO_TIME, short_s=41, names=("press",))
    assert not holds(OutReason.NO_TIME, short_s=1, names=("press", "lean"))


def missing(*entries, **request):
    """Return the findings about what the plan says it does not serve."""
    plan = attrs.evolve(asked(**request), missing=entries)
    return [sentence for check, sentence in found(plan) if check == "missing"]


INCOMPLETE = "The plan does not tell each wanted phase and cell that it does not serve, once."


def test_what_is_not_served_is_told_once():
    """Each weighted cell and each wanted phase that is not served is told, once, and nothing else is."""
    phase, cell = PLAN.missing
    served = Missing(phase=Phase.RELEASE, region="chest", reason=MissingReason.LESS_WORTH)

    assert missing(phase, cell) == missing(cell, phase) == []
    for wrong in ((), (phase,), (cell,), (phase, cell, cell), (phase, cell, served)):
        assert missing(*wrong) == [INCOMPLETE]
    assert missing(phases=(Phase.RELEASE, Phase.STRENGTHEN)) == []
    assert INCOMPLETE in missing(phase, cell, phases=(Phase.RELEASE, Phase.STRENGTHEN))


def test_what_was_served_earlier_that_day_is_not_missing():
    """What was done earlier that day serves its cells and phases."""
    assert missing(done_today=("turn",)) == []
    assert missing(*PLAN.missing, done_today=("turn",)) == [INCOMPLETE]


def test_a_cell_may_be_missing_in_a_phase_that_is_served():
    """A cell that is not served is told where its phase is served by others, without that phase."""
    cell = Missing(phase=Phase.STRENGTHEN, region="blades", reason=MissingReason.NOTHING)
    focus = {"goal": None, "focus": {"back": 1, "blades": 1}, "phases": (Phase.STRENGTHEN,)}

    assert missing(cell, **focus) == []
    assert missing(**focus) == [INCOMPLETE]
    assert INCOMPLETE in missing(attrs.evolve(cell, region=None), cell, **focus)
    without_blades = {**focus, "focus": {"back": 1, "blades": 0}}
    assert missing(**without_blades) == []
    assert INCOMPLETE in missing(cell, **without_blades)


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_is_said_where_something_would_serve(place):
    """A cell or phase that some exercise serves is not said to be served by nothing."""
    entries = list(PLAN.missing)
    entries[place] = attrs.evolve(entries[place], reason=MissingReason.NOTHING)
    what = ("mobilize", "mobilize blades")[place]
    assert missing(*entries) == [f"The plan is wrong about whether any exercise serves {what}."]


def test_what_nothing_serves_is_said():
    """A cell or phase that no exercise serves is said to be served by nothing."""
    kinds = {"goal": None, "focus": ("chest",), "phases": (Phase.RELEASE, Phase.INTEGRATE)}
    phase = Missing(phase=Phase.INTEGRATE, reason=MissingReason.NOTHING)
    cell = attrs.evolve(phase, region="chest")

    assert missing(phase, cell, **kinds) == []
    wrong = attrs.evolve(cell, reason=MissingReason.EQUIPMENT)
    assert missing(phase, wrong, **kinds) == ["The plan is wrong about whether any exercise serves integrate chest."]


@pytest.mark.parametrize(
    "changes",
    [
        {"equipment": ()},
        {"equipment": ("ball", "orange")},
        {"positions": PLAN.in_force.positions[1:]},
        {"avoid": (Demand.FLOOR,)},
        {"avoid": (*PLAN.in_force.avoid, Demand.PRONE)},
    ],
)
def test_what_is_in_force_follows_from_the_request(changes):
    """Equipment, positions and demands other than those of the request and its setting are an error."""
    said = "What the plan states to be in force is not what its request and setting amount to."
    plan = attrs.evolve(PLAN, in_force=attrs.evolve(PLAN.in_force, **changes))
    assert found(plan) == [("in-force", said)]


def test_a_setting_is_in_force():
    """What the setting adds is in force, too."""
    plan = asked(setting="desk", avoid=())
    assert "in-force" in checks(plan)
    force = attrs.evolve(PLAN.in_force, positions=(Position.STANDING, Position.SEATED))
    assert "in-force" not in checks(attrs.evolve(plan, in_force=force))


def test_the_time_left_is_what_the_budget_leaves():
    """The seconds said to be left are those of the budget that the steps do not take; a plan may leave them unsaid."""
    said = "The plan says that 9 seconds are left, but it is 10."
    assert found(attrs.evolve(PLAN, time_left=attrs.evolve(PLAN.time_left, seconds=9))) == [("time-left", said)]
    assert found(attrs.evolve(PLAN, time_left=None)) == []
