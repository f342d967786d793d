"""Explanations of answers to questions about a plan."""

from __future__ import annotations

import attrs

from explainer_cases import MORE, PLAN, SAME, explained
from shoulderkit.plans import WhatIf


class TestAnswers:
    def test_diff_and_what_if(self):
        """A small difference is explained in few words; what-if explains it before the new plan."""
        assert explained(attrs.evolve(SAME, moved=("pull",))) == "Moved: Pull-down. Both plans are proved the best."
        text = explained(WhatIf(plan=PLAN, change=MORE))
        assert text.index("1:05 longer") < text.index("Not proved") < text.index("A free back")
