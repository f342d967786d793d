"""Routines and findings in words."""

from __future__ import annotations

import attrs

from explainer_cases import ADVICE, ERROR, ROUTINE, told


class TestRoutine:
    def test_steps_notes_and_sources(self):
        """A routine is told with its name, length, steps, notes, sources and the warning."""
        text = told(ROUTINE)

        assert text.startswith("Roll and pull 5:41 minutes, 2 steps It keeps its source's order")
        assert "- Slowly." in text
        assert "- The Book." in text
        assert text.endswith("Any pain: stop.")

    def test_plain_routine_has_no_empty_parts(self):
        """A routine without notes, sources and an order of its own has no such parts."""
        text = told(attrs.evolve(ROUTINE, follows_source=False, notes=(), citations=()))

        for word in ("Notes", "Sources", "order"):
            assert word not in text


class TestFindings:
    def test_severity_sentence_reason_and_origin(self):
        """A finding is told with its severity, what is wrong, why, its rule and its sources, each once."""
        assert told(ADVICE) == ("advice The roll comes late. A free lat pulls better. (roll-first: A Press, A study)")
        assert told(ERROR) == "error It takes too long. (budget)"

    def test_findings_together_keep_their_order(self):
        """Several findings are a list in their order; none at all is good news."""
        assert told((ERROR, ADVICE)) == f"{told(ERROR)} {told(ADVICE)}"
        assert "every rule and promise is kept" in told(())
        assert "book" in told((ADVICE,), None)
