"""Exercises in words, with all that is said of them."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import PULL, SWING, explained
from shoulderkit.model import (
    Hold,
    Reps,
    Step,
    Timed,
)
from shoulderkit.vocabulary import BodyHalf, Sides


class TestExercise:
    def test_a_move_without_instructions_says_so(self):
        """An exercise that no source describes says so, and does not pass off silence as 'nothing needed'."""
        text = explained(SWING)

        assert "The sources do not describe how to do it" in text
        assert "hold 30 s (estimated)" in text
        assert "Equipment: not stated by a source" in text
        assert "any position" in text

    @pytest.mark.parametrize(
        ("dose", "said"),
        [
            (Reps(low=1, high=1, rep_s=5), "1 rep"),
            (Reps(low=8, high=8, rep_s=5), "8 reps"),
            (Hold(low_s=120, high_s=120), "hold 2 min"),
            (Hold(low_s=150, high_s=150, sets=3), "3 holds of 2 min 30 s"),
            (Timed(low_s=60, high_s=120), "1-2 min"),
            (Timed(low_s=60, high_s=60), "1 min"),
            (Timed(low_s=20, high_s=45, sets=2, rest_s=10), "2 sets of 20-45 s, 10 s rest between"),
        ],
    )
    def test_doses_are_told_in_words(self, dose, said):
        """Every kind of dose is explained with its sets, its amount and its rests."""
        assert f"Dose {said} (estimated)" in explained(attrs.evolve(SWING, dose=dose))

    @pytest.mark.parametrize(
        ("sides", "in_exercise", "in_step"),
        [
            (Sides.EACH, "2 sets of 8 reps, each held 2 s, each side, one after the other", "each held 2 s, each side"),
            (Sides.ALTERNATING, "each held 2 s, each side, in turns", "each held 2 s, each side, in turns, left then"),
            (Sides.ONE, "each held 2 s, on the affected side", "each held 2 s, each side, left then right"),
        ],
    )
    def test_sides_stand_apart_from_a_hold(self, sides, in_exercise, in_step):
        """The sides of a dose are set apart from a hold in its repetitions and from its end at fatigue."""
        held = attrs.evolve(SWING, dose=Reps(low=8, high=8, rep_s=3, hold_s=2, sets=2), sides=sides)
        tiring = attrs.evolve(held, dose=Hold(low_s=20, high_s=20, to_fatigue=True), sides=Sides.ONE)

        assert in_exercise in explained(held)
        assert in_step in explained(Step(exercise=held))
        assert "to fatigue, on the affected side" in explained(tiring)
        assert "to fatigue, on the left" in explained(Step(exercise=tiring, halves=(BodyHalf.LEFT,)))

    def test_one_set_left_of_several_says_sets(self):
        """A step with a single set left says how many sets it was shortened from."""
        step = Step(exercise=PULL, dose=attrs.evolve(PULL.dose, sets_low=None, sets=1))

        assert "10-12 reps, shortened from 2 sets. Standing, with an old machine and wall bars." in explained(step)
