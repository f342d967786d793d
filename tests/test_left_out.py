"""Which steps would have to go for an exercise that is left out for want of time, and why time is left."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit.planner.ask.asked import ask, reason_out
from shoulderkit.planner.compiled import compile_catalog

DOES = (sk.Instruction(text="Do it."),)


def move(name: str, seconds: int) -> sk.Exercise:
    """Return an exercise for a region of its own that takes so many seconds."""
    return made.exercise(
        id=name,
        name=name.upper(),
        family=None,
        dose=sk.Timed(low_s=seconds, high_s=seconds),
        setups=(made.setup(setup_s=0),),
        targets=(sk.Target(region=name, role=sk.Role.PRIMARY),),
        instructions=DOES,
    )


def planner_of(*moves: sk.Exercise) -> sk.Planner:
    """Return a planner of these exercises and their regions alone."""
    regions = [made.region(id=each.id, name=each.name) for each in moves]
    return sk.Planner(made.catalog(regions=regions, exercises=moves, rules=(), routines=(), goals=()))


@pytest.mark.parametrize(
    ("seconds", "names"),
    [(40, ("a",)), (41, ("a", "b")), (80, ("a", "b")), (81, ("a", "b", "c")), (120, ("a", "b", "c"))],
)
def test_as_many_steps_go_as_make_room(seconds: int, names: tuple[str, ...]) -> None:
    """The fewest steps are named whose time is enough, to the second: one, two or more."""
    planner = planner_of(*(move(name, 40) for name in "abc"), move("d", seconds))
    plan = planner.plan(sk.Request(focus=tuple("abcd"), seconds=120))
    assert plan.ids == ("a", "b", "c")
    [left] = plan.left_out
    assert left == sk.LeftOut(exercise="d", reason=sk.OutReason.NO_TIME, names=names, short_s=seconds)


@pytest.mark.parametrize(
    ("seconds", "most", "left"),
    [
        (110, None, {"seconds": 30, "reason": "too-short", "short_s": 10, "exercise": "c"}),
        (75, None, {"seconds": 35, "reason": "too-short", "short_s": 5, "exercise": "b"}),
        (150, None, {"seconds": 30, "reason": "nothing-more"}),
        (150, 2, {"seconds": 70, "reason": "most-steps"}),
    ],
)
def test_what_would_use_the_time_that_is_left_is_told(seconds: int, most: int | None, left: dict[str, Any]) -> None:
    """It is what lacks the least seconds, be it one more exercise or a step's fuller dose; else the most steps, or nothing."""
    planner = planner_of(move("a", 40), move("b", 40), move("c", 40))
    plan = planner.plan(sk.Request(focus=tuple("abc"), seconds=seconds, max_steps=most))
    assert plan.time_left == sk.TimeLeft(**{**left, "reason": sk.TimeLeftReason(left["reason"])})


def test_a_fuller_dose_would_use_it_too() -> None:
    """A step that could be done for longer lacks seconds as an exercise does that is left out: whichever lacks least is told."""
    longer = attrs.evolve(move("a", 40), dose=sk.Timed(low_s=40, high_s=60))
    planner = planner_of(longer, move("b", 55))
    for seconds, exercise, short_s in ((45, "a", 15), (70, "a", 25), (110, "a", 5)):
        plan = planner.plan(sk.Request(focus=("a", "b"), seconds=seconds))
        assert plan.time_left is not None
        assert (plan.time_left.exercise, plan.time_left.short_s) == (exercise, short_s), (plan.ids, plan.time_left)


def test_what_goes_together_grows_together() -> None:
    """The least that both can grow by is told, of the first of them: a portion that the other does not have is passed over."""
    a, b = (
        attrs.evolve(move(name, 10), dose=sk.Timed(low_s=10, high_s=10, sets_low=1, sets=sets))
        for name, sets in (("a", 6), ("b", 3))
    )
    both = made.rule(id="both", kinds=(sk.RuleKind.TOGETHER,), exercises=(("a", "b"),))
    regions = [made.region(id=name, name=name.upper()) for name in "ab"]
    catalog = made.catalog(regions=regions, exercises=(a, b), rules=(both,), routines=(), goals=())
    plan = sk.Planner(catalog).plan(sk.Request(focus=("a", "b"), seconds=40))
    assert [step.dose.sets for step in plan.steps] == [2, 1]
    # four sets and two take 60 s; five have no counterpart, and six and three take 90 s
    assert plan.time_left == sk.TimeLeft(seconds=10, reason=sk.TimeLeftReason.TOO_SHORT, short_s=20, exercise="a")


def test_what_is_admitted_has_no_reason() -> None:
    """A request lets in exactly the exercises for which no reason is told why they are out, whatever it asks for."""
    compiled = compile_catalog(sk.bundled())
    some = tuple(sk.bundled().exercises)[:5]
    reasons: set[sk.OutReason | None] = set()
    for setting, avoid, without in (
        ("desk", (), False),
        ("home", ("floor",), True),
        ("gym", ("floor", "kneeling"), False),
    ):
        request = sk.Request(
            minutes=5, goal="stiff-shoulders", setting=setting, avoid=avoid, exclude=some, without_instructions=without
        )
        asked = ask(compiled, request)
        for number in range(len(compiled.entries)):
            out = reason_out(asked, number)
            assert asked.admits(number) is (out is None)
            reasons.add(out and out.reason)
    assert reasons >= {None, sk.OutReason.EXCLUDED, sk.OutReason.EQUIPMENT, sk.OutReason.POSITION, sk.OutReason.DEMAND}
