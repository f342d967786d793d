"""What the explainer accepts and refuses, for any plan and catalog."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer_cases import CATALOG, ERROR, PLAN, REQUEST, fits
from shoulderkit import testing
from shoulderkit.errors import InvalidValueError, RuleCycleError, RuleEdge
from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.layout import DISCLAIMER, WIDTH
from shoulderkit.plans import EffortLimitError, Failure
from shoulderkit.vocabulary import Sides, WarningKind
from text_cases import ONE_OF_EACH


class TestWidth:
    @pytest.mark.parametrize("width", [39, 0, -80, 80.0, True, None, "80"])
    def test_too_narrow_is_refused(self, width):
        """A width below 40 columns, or one that is not a whole number, is refused."""
        for describe in (explain, outline):
            with pytest.raises(InvalidValueError) as caught:
                describe(PLAN, CATALOG, width=width)
            assert caught.value.faults[0].path == "width"

    def test_only_the_layout_depends_on_the_width(self):
        """A text has the same words in every width, and is wider where it may be."""
        texts = [explain(PLAN, CATALOG, width=width) for width in (40, 80, 200)]

        assert len({tuple(sorted(text.split())) for text in texts}) == 1
        assert max(map(len, texts[2].split("\n"))) > 80


class TestTuples:
    def test_what_is_missing_is_listed_as_in_the_plan(self):
        """A tuple of values with a paragraph each is a list, of one or of many; so a plan lists what it is missing."""
        one, other = PLAN.missing[0], ONE_OF_EACH["missing"]
        listed = [explain((each,), CATALOG) for each in (one, other)]

        assert explain((one, other), CATALOG) == "\n".join(listed)
        assert all(text.startswith("  - ") and fits(text, WIDTH) for text in listed)
        assert " ".join(listed[1].split()) == "- " + " ".join(explain(other, CATALOG).split())
        assert explain(PLAN.missing[:1], CATALOG) in explain(PLAN, CATALOG)

    @pytest.mark.parametrize("thing", [PLAN, ONE_OF_EACH["refusal"], Failure(REQUEST, EffortLimitError(REQUEST, 5))])
    def test_values_of_several_lines_are_set_apart(self, thing):
        """A tuple of values with several lines each is their texts, an empty line between two; so are errors."""
        assert explain((thing,), CATALOG) == explain(thing, CATALOG)
        assert explain((thing, thing), CATALOG) == f"{explain(thing, CATALOG)}\n\n{explain(thing, CATALOG)}"

    @pytest.mark.parametrize("name", sorted(set(ONE_OF_EACH) - {"findings"}))
    def test_each_kind_is_explained_in_tuples(self, name):
        """Several values of any kind that is explained are explained, each in full, in lines that fit."""
        thing = ONE_OF_EACH[name]
        text = explain((thing, thing), CATALOG, width=60)

        assert fits(text, 60)
        assert len(text.split()) >= 2 * len(explain(thing, CATALOG).split())

    @pytest.mark.parametrize("things", [(PLAN, PLAN.missing[0]), (ERROR, REQUEST), ("text",), (3, 3), ((ERROR,),)])
    def test_other_tuples_are_refused(self, things):
        """A tuple of several types, or of one that cannot be explained, is an error that says which can be."""
        with pytest.raises(InvalidValueError, match="a value of type tuple cannot be described, only: Plan, Routine"):
            explain(things)


class TestOthers:
    def test_errors_are_explained_by_their_text(self):
        """An error of this package is explained by its own text, in lines that fit."""
        cycle = RuleCycleError((RuleEdge("a", "b", "x"), RuleEdge("b", "a", "y")))
        limit = EffortLimitError(REQUEST, 5)

        for error in (cycle, limit):
            assert explain(error).split() == str(error).split()
            assert fits(explain(error, width=40), 40)

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
            text = "".join(explain(routine, catalog).split()).casefold()
            practice = [each for each in catalog.warnings.values() if each.kind is WarningKind.PRACTICE]
            for warning in practice:
                assert "".join(warning.text.split()).casefold() in text
            assert practice or "".join(DISCLAIMER.split()).casefold() in text
            assert ("signsthatneedadoctor" in text) == (len(practice) < len(catalog.warnings))
