"""Exercises in words, with all that is said of them."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import PULL, ROLL, SWING, told
from shoulderkit.model import (
    Hold,
    Reps,
    Step,
    Timed,
)
from shoulderkit.vocabulary import (
    Position,
)


class TestExercise:
    def test_all_that_is_said_of_it_is_told(self):
        """An exercise is told with its facts, steps, cues by kind, claims for and against, estimates and sources."""
        text = told(PULL)

        for part in (
            "Pull-down (pull)",
            "also known as pulldown",
            "3 sets of 10-12 reps, 30 s rest between (in part an estimate)",
            "Time 3:34 in all",
            "Position standing or seated",
            "Equipment an old machine and wall bars; or nothing",
            "Asks for an arm overhead",
            "Works T-spine and blade [*]",
            "Also works latissimus dorsi [1]",
            "Leave relaxed neck [1][2]",
            "Best time before workout",
            "1. Take the bar. [1] 2. Pull. [*]",
            "Action Draw the blades down. [1] Draw them back. [1] Stop Stop at numbness. [2]",
            "Too easy Slow down. [1]",
            "Benefit It opens the chest. [1] Against: [2] (Saw no change)",
            "Mechanism It steadies the blade. [1]",
            "at the computer",
            "The term was changed.",
            "As a whole [1]",
            "Fewest repetitions [1]; otherwise: [2] (Eight)",
            "Estimates seconds a repetition, rest between sets, time to set up, target T-spine and blade",
            "Not stated sides",
            "[*] this package's own reading",
            "https://example.org/pull",
            "[1] The Book. A. Writer, A Press, 2020. Practitioner page. https://example.org/book",
            "[2] A study. Laboratory study. PMC1.",
            "Any pain: stop.",
        ):
            assert part in text

    def test_a_move_without_instructions_says_so(self):
        """An exercise that no source describes says so, and does not pass off silence as 'nothing needed'."""
        text = told(SWING)

        assert "No source here describes it" in text
        assert "hold 30 s (an estimate)" in text
        assert "Equipment not stated by a source" in text
        assert "any position" in text

    def test_what_was_worked_out_on_import_is_told(self):
        """A move that was imported says of each fact whether it was worked out, and lists all that was."""
        text = told(attrs.evolve(SWING, estimates=(), imported=("phase", "equipment", "positions", "dose.hold_s")))

        for part in (
            "Phase release (worked out on import)",
            "hold 30 s (in part worked out on import)",
            "Equipment nothing (worked out on import)",
            "any position (worked out on import)",
            "Worked out on import phase, equipment, positions, length of the hold",
        ):
            assert part in text

    def test_sources_are_ids_without_a_catalog(self):
        """Without a catalog the sources are told by their ids."""
        assert "[1] book" in told(ROLL, None)

    @pytest.mark.parametrize(
        ("dose", "said"),
        [
            (Reps(low=1, high=1, rep_s=5), "1 rep"),
            (Reps(low=8, high=8, rep_s=5), "8 reps"),
            (Hold(hold_s=120), "hold 2 min"),
            (Hold(hold_s=150, sets=3), "3 holds of 2 min 30 s"),
            (Timed(low_s=60, high_s=120), "1-2 min"),
            (Timed(low_s=60, high_s=60), "1 min"),
            (Timed(low_s=20, high_s=45, sets=2, rest_s=10), "2 sets of 20-45 s, 10 s rest between"),
        ],
    )
    def test_doses_are_told_in_words(self, dose, said):
        """Every kind of dose is told with its sets, its amount and its rests."""
        assert f"Dose {said} (an estimate)" in told(attrs.evolve(SWING, dose=dose))

    def test_one_set_left_of_several_says_sets(self):
        """A step with a single set left says how many sets it was shortened from."""
        step = Step(exercise=PULL, dose=attrs.evolve(PULL.dose, sets=1), position=Position.SEATED)

        assert "10-12 reps, shortened from 3 sets. Seated." in told(step)
