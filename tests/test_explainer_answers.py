"""Answers to questions about a plan, in words."""

from __future__ import annotations

import attrs

from explainer_cases import LESS, MORE, PLAN, REASONS, SAME, told
from shoulderkit.answers import WhatIf, Why, WhyHere, WhyNot
from shoulderkit.plans import LeftOut
from shoulderkit.refusals import Constraint
from shoulderkit.vocabulary import (
    ConstraintKind,
    OutReason,
)


class TestAnswers:
    def test_why(self):
        """Why tells the service, the loss, the ties to other steps, the best plan without it, and the proof."""
        why = Why(
            exercise="roll", parts=REASONS[0].parts, loss=64, without=LESS, asked=True,
            requires=("swing",), needed_by=("pull",), proved=True,
        )  # fmt: skip
        text = told(why)

        for part in (
            "Why Lat roll?",
            "latissimus dorsi (64 points)",
            "64 points would be lost",
            "You asked for it.",
            "It needs Arm swing.",
            "It is needed by Pull-down.",
            "Added: Arm swing. Left out: Lat roll. Moved: Pull-down. Other dose: Pull-down.",
            "4 points less for the phases present, 5 points less coverage, 1 step fewer done lately and 1:05 shorter.",
            "Proved.",
        ):
            assert part in text

    def test_why_without_a_plan_without_it(self):
        """Why says so where there is no plan without the step, and where nothing is proved."""
        why = Why(exercise="roll", parts=(), loss=0, without=None, asked=False, requires=(), needed_by=(), proved=False)

        assert told(why) == (
            "Why Lat roll? - There is no plan without it. Not proved: the search stopped at its effort limit."
        )

    def test_why_here(self):
        """Why here tells the rules, the places they allow, what the place saves, and a tie."""
        why = WhyHere(
            exercise="pull", place=2, earliest=2, latest=4, bonds=REASONS[1].bonds,
            saves_positions=1, saves_equipment=2, tie=True, proved=True,
        )  # fmt: skip

        text = told(why)

        assert "Why is Pull-down step 2?" in text
        assert "After Lat roll. Roll before you pull." in text
        assert "places 2 to 4" in text
        assert "saves 1 change of position and 2 changes of equipment" in text
        assert "A tie" in text
        fixed = told(attrs.evolve(why, latest=2, saves_positions=0, saves_equipment=0, tie=False, proved=False))
        assert "no other place" in fixed
        assert "saves" not in fixed
        assert "tie" not in fixed
        assert "Not proved" in fixed

    def test_why_not(self):
        """Why not tells the reason and the best plan with it, or the wishes that keep it out."""
        left = LeftOut(exercise="swing", reason=OutReason.NO_TIME, short_s=30)

        text = told(WhyNot(left_out=left, with_it=PLAN, change=MORE, proved=True))
        assert "Why not Arm swing?" in text
        assert "30 s short" in text
        assert "1 point more coverage, 2 steps more done lately and 1:05 longer." in text
        clash = (Constraint(ConstraintKind.BUDGET, value=300), Constraint(ConstraintKind.INCLUDE, "swing"))
        text = told(WhyNot(left_out=left, clash=clash, proved=True))
        assert "No plan can have it, because you have only 5 min and you ask for Arm swing." in text

    def test_diff_and_what_if(self):
        """A difference is told in full or as none; what-if tells it before the new plan."""
        assert told(SAME) == "Nothing changes. Both plans are proved the best."
        assert told(attrs.evolve(SAME, moved=("pull",))) == "Moved: Pull-down. Both plans are proved the best."
        text = told(WhatIf(plan=PLAN, change=MORE))
        assert text.index("1:05 longer") < text.index("Not proved") < text.index("A free back")
