"""Answers to questions about a plan, in words."""

from __future__ import annotations

import attrs

from explainer_cases import MORE, PLAN, SAME, explained
from shoulderkit.plans import WhatIf


class TestAnswers:
    def test_diff_and_what_if(self):
        """A difference that is small is explained in few words; what-if tells it before the new plan."""
        assert explained(attrs.evolve(SAME, moved=("pull",))) == "Moved: Pull-down. Both choices are proved."
        text = explained(WhatIf(plan=PLAN, change=MORE))
        assert text.index("1:05 longer") < text.index("Not both choices are proved") < text.index("A free back")
