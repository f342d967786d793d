"""Alternatives and days as values, what was done earlier as it is given, and what only a rare request comes to."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit.explainer import explain
from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.planner.answers.time_left import time_left
from shoulderkit.planner.ask import aim, ask
from shoulderkit.planner.compiled import dose_options
from shoulderkit.planner.score import SCORING
from shoulderkit.plans.score import POINT

PLANNER = sk.Planner(sk.bundled())
REQUEST = sk.Request(minutes=5, goal="tense-neck", setting="desk")


class TestValues:
    """Alternatives and days show themselves, and tell points."""

    def test_an_alternative(self) -> None:
        """An alternative shows its exercises and what it gives up."""
        _, other = PLANNER.alternatives(REQUEST, 2)
        assert other.proved
        assert explain(other.change).endswith("Both choices are proved.")
        assert not PLANNER.plan(REQUEST).diff(other.plan).proved
        assert repr(other) == f"<Alternative {', '.join(other.plan.ids)}: coverage {other.change.coverage:+}>"

    def test_a_day(self) -> None:
        """A day shows its number of breaks and its points, which are its coverage and a score's likewise."""
        day = PLANNER.breaks(REQUEST, 2)
        assert day.points == Fraction(day.coverage, POINT)
        assert repr(day) == f"<Day of 2 breaks: {float(day.points):.0f} points>"
        assert (len(day), list(day)) == (2, list(day.plans))
        score = day.plans[0].score
        assert score.points == Fraction(score.coverage, POINT)

    def test_notebooks_show_the_same(self) -> None:
        """IPython's protocol prints what repr gives."""
        printed: list[str] = []
        printer: Any = type("Printer", (), {"text": staticmethod(printed.append)})
        plan = PLANNER.plan(REQUEST)
        plan._repr_pretty_(printer, cycle=False)
        assert printed == [repr(plan)]

    @pytest.mark.parametrize("n", [0, -1, 1.5, "two", True])
    def test_numbers_of_plans_are_checked(self, n: Any) -> None:
        """How many alternatives or breaks there shall be is a whole number of at least 1."""
        for several in (PLANNER.alternatives, PLANNER.breaks):
            with pytest.raises(sk.InvalidValueError, match="whole number of at least 1"):
                several(REQUEST, n)


class TestDone:
    """What was done earlier can be given in many ways."""

    def test_steps_and_routines_are_done(self) -> None:
        """A step is done with its dose, and a routine stands for its steps."""
        routine = PLANNER.plan(REQUEST).routine
        steps = attrs.evolve(REQUEST, done_today=routine.steps)
        assert steps == attrs.evolve(REQUEST, done_today=[routine])
        assert Counter((done.exercise, done.dose) for done in steps.done_today) == Counter(
            (step.exercise.id, step.dose) for step in routine.steps
        )

    @pytest.mark.parametrize("given", [5, [5], ["chest-release", None]])
    def test_anything_else_is_a_fault(self, given: Any) -> None:
        """What is no exercise is named with its place."""
        with pytest.raises(sk.RequestError) as caught:
            attrs.evolve(REQUEST, done_today=given)
        assert all(fault.path.startswith("done_today") for fault in caught.value.faults)

    def test_a_dose_is_of_the_exercise_s_kind(self) -> None:
        """A dose of another kind than the exercise's is a fault of the request."""
        done = sk.Done("chest-release", sk.Hold(low_s=5, high_s=5))
        with pytest.raises(sk.RequestError, match="is of the kind hold, but 'chest-release' has a timed"):
            PLANNER.plan(attrs.evolve(REQUEST, done_today=[done]))

    def test_what_is_remembered_is_limited(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many doses were done, an aim remembers the units of a limited number, and plans are the same."""
        doses = [sk.Reps(low=n, high=n, rep_s=6) for n in (3, 4, 5)]
        requests = [attrs.evolve(REQUEST, done_today=[sk.Done("down-and-back-reset", dose)]) for dose in doses]
        monkeypatch.setattr(aim, "_MOST_DONE", 1)
        plans = [PLANNER.plan(request) for request in requests]
        assert len(ask(PLANNER._compiled, REQUEST).aim._done) == 1
        monkeypatch.undo()
        assert [PLANNER.plan(request) for request in requests] == plans


def test_what_is_too_little_to_count_is_not_offered() -> None:
    """A low figure that gives less than the least share of a dose is no way to do an exercise."""
    exercise = made.exercise(dose=sk.Timed(low_s=1, high_s=3000))
    (only,) = dose_options(exercise, (0,), SCORING, affected=False)
    assert only.share == 1


def test_a_setup_that_there_is_not() -> None:
    """Something cannot have been done in a setup that the exercise does not have; what a catalog forgot is passed over."""
    gone = sk.Done("gone", setup_number=9)
    with pytest.raises(sk.RequestError) as caught:
        PLANNER.plan(attrs.evolve(REQUEST, done_today=[gone, sk.Done("down-and-back-reset", setup_number=9)]))
    [fault] = caught.value.faults
    assert (fault.path, fault.message) == (
        "done_today[0].setup_number",
        "is 9, but 'down-and-back-reset' has no such setup",
    )


def test_what_would_fit_is_not_short_of_time() -> None:
    """Where a search ended early and a fuller dose of a step would fit, no seconds are said to be missing for it."""
    asked = ask(PLANNER._compiled, attrs.evolve(REQUEST, minutes=20))
    number = PLANNER._compiled.numbers["down-and-back-reset"]
    fullest, *_, smallest = asked.offered(number)
    assert smallest.duration_s < fullest.duration_s < 1200
    left = time_left(Chosen(asked, {number: smallest}), ())
    assert (left.seconds, left.short_s, left.exercise) == (1200 - smallest.duration_s, None, None)


def test_what_would_add_nothing_is_not_short_of_time() -> None:
    """A fuller dose that takes longer than there is time for is not told where it would add nothing."""
    done = ["down-and-back-reset"] * 3
    request = sk.Request(
        seconds=30, goal="rounded-shoulders", phases=["integrate"], include=["down-and-back-reset"], done_today=done
    )
    [step] = PLANNER.plan(request).routine.steps
    assert step.dose != step.exercise.dose
    assert PLANNER.plan(request).time_left == sk.TimeLeft(
        seconds=30 - step.duration_s, reason=sk.TimeLeftReason.NOTHING_MORE
    )


def left_of_a_pair(*doses: sk.Dose) -> sk.TimeLeft | None:
    """Return what is left where two exercises go together, in a second more than the smallest 20 seconds of both take."""
    names = ("first", "second")
    pair = [
        made.exercise(id=name, name=name.title(), dose=dose, family=None)
        for name, dose in zip(names, doses, strict=True)
    ]
    rule = made.rule(kinds=[sk.RuleKind.TOGETHER], exercises=[names])
    catalog = made.catalog(exercises=pair, rules=[rule], routines=())
    setup_s = min(setup.setup_s for setup in pair[0].setups)
    request = sk.Request(seconds=2 * (setup_s + 20) + 1, goal="stiff-chest", without_instructions=True)
    return sk.Planner(catalog).plan(request).time_left


def test_what_goes_together_is_short_of_the_time_of_all() -> None:
    """Of exercises that go together the next fuller dose takes the time of all of them."""
    twice = sk.Timed(low_s=20, high_s=40)
    short = sk.TimeLeft(seconds=1, reason=sk.TimeLeftReason.TOO_SHORT, short_s=20 + 20 - 1, exercise="first")
    assert left_of_a_pair(twice, twice) == short


def test_what_goes_together_grows_to_a_share_that_all_have() -> None:
    """A fuller dose of one is not told where the others cannot be taken in the same share of theirs."""
    three, one = sk.Timed(low_s=20, high_s=20, sets_low=1, sets=3), sk.Timed(low_s=20, high_s=60)
    # two sets of the first are two thirds, which the second has not, so all of both it is
    short = sk.TimeLeft(seconds=1, reason=sk.TimeLeftReason.TOO_SHORT, short_s=40 + 40 - 1, exercise="first")
    assert left_of_a_pair(three, one) == short


def test_who_needs_its_own_rival_is_left_out_for_it() -> None:
    """An exercise that requires one that it may not be in with is left out since only one of them may be in."""
    less = (sk.Target(region="chest", role=sk.Role.SECONDARY),)
    first, second = (made.exercise(id=name, name=name.title(), targets=less) for name in ("first", "second"))
    third = made.exercise(id="third", name="Third")
    rules = [
        made.rule(id="either", kinds=[sk.RuleKind.ONE_OF], exercises=[["first", "second"]]),
        made.rule(id="needs", kinds=[sk.RuleKind.REQUIRES], exercises=[["first"], ["second"]]),
    ]
    catalog = made.catalog(exercises=[first, second, third], rules=rules, routines=())
    plan = sk.Planner(catalog).plan(sk.Request(minutes=10, goal="stiff-chest", without_instructions=True, max_steps=1))
    reasons = {left.exercise: (left.reason, left.names) for left in plan.left_out}
    assert reasons["second"] == (sk.OutReason.ONE_OF, ("first",))
