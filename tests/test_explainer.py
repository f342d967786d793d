"""What the explainer accepts and refuses, for any plan and catalog."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer_cases import ERROR, REQUEST
from shoulderkit import testing
from shoulderkit.errors import InvalidValueError, RuleCycleError, RuleEdge
from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.words import WIDTH
from shoulderkit.plans import EffortLimitError
from shoulderkit.vocabulary import (
    Sides,
)


class TestOthers:
    def test_errors_are_explained_by_their_text(self):
        """An error of this package is explained by its own text."""
        cycle = RuleCycleError((RuleEdge("a", "b", "x"), RuleEdge("b", "a", "y")))
        limit = EffortLimitError(REQUEST, 5)

        assert (explain(cycle), explain(limit)) == (str(cycle), str(limit))

    @pytest.mark.parametrize("thing", ["text", 3, (ERROR, "text"), Sides.EACH])
    def test_unknown_classes_are_refused(self, thing):
        """A value that cannot be explained is an error that names its type and the types that can."""
        with pytest.raises(InvalidValueError) as caught:
            explain(thing)

        assert type(thing).__name__ in str(caught.value)
        assert "Plan, Routine" in str(caught.value)

    @given(st.data())
    def test_any_plan_can_be_explained(self, data):
        """Any plan is explained within the width of a terminal, with every step's name and well-formed sentences."""
        catalog = data.draw(testing.catalogs(detail=True))
        plan = data.draw(testing.plans(catalog))

        for text in (explain(plan, catalog), outline(plan, catalog), explain(attrs.evolve(plan, planner=None))):
            assert all(len(line) <= WIDTH for line in text.split("\n"))
            for step in plan.routine.steps:
                assert step.exercise.name.split()[0] in text

    @given(st.data())
    def test_any_catalog_can_be_explained(self, data):
        """Any value of a catalog is explained, and an exercise's explanation has every text of it."""
        catalog = data.draw(testing.catalogs(detail=True))

        for exercise in catalog.exercises.values():
            text = "".join(explain(exercise, catalog).split())
            for part in (*exercise.instructions, *exercise.cues, *exercise.adjustments, *exercise.claims):
                assert "".join(part.text.split()) in text
        for routine in catalog.routines.values():
            assert explain(routine, catalog).endswith("Any pain: stop.")
