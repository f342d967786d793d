"""Routines and findings in words."""

from __future__ import annotations

import attrs

from explainer_cases import ADVICE, ERROR, ROUTINE, explained
from shoulderkit.model import Frequency, Range


class TestRoutine:
    def test_plain_routine_has_no_empty_parts(self):
        """A routine without notes, sources and an order of its own has no such parts."""
        text = explained(attrs.evolve(ROUTINE, follows_source=False, notes=(), citations=()))

        for word in ("Notes", "Sources", "order"):
            assert word in explained(ROUTINE)
            assert word not in text

    def test_a_rest_after_a_step_is_told(self):
        """A rest after a step is told with its length, and none where there is none."""
        step = ROUTINE.steps[0]
        resting = attrs.evolve(ROUTINE, steps=(attrs.evolve(step, rest_s=150),))

        assert "Then rest for 2 min 30 s." in explained(resting)
        assert "Then rest" not in explained(ROUTINE)

    def test_how_often_is_told(self):
        """A routine tells how often it is to be done, where its source says it of the whole."""
        three = Range(low=3, high=3)
        weekly = attrs.evolve(ROUTINE, frequency=Frequency(days_a_week=three))

        assert "3 days a week." in explained(weekly)
        assert "days a week" not in explained(ROUTINE)


class TestFindings:
    def test_findings_together_keep_their_order(self):
        """Several findings are a list in their order; none at all is good news."""
        assert explained((ERROR, ADVICE)) == f"{explained(ERROR)} {explained(ADVICE)}"
        assert "all rules and promises are kept" in explained(())
        assert "book" in explained((ADVICE,), None)
