"""The explainer has words for every public value, in every width."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
import shoulderkit as sk
from explainer_cases import CATALOG, fits
from shoulderkit import testing
from shoulderkit.explainer import explain
from shoulderkit.plans import Failure
from text_cases import ONE_OF_EACH

WIDTHS = [40, 60, 80, 120]
#: The public classes whose values a person meets: all but errors, which are told by their text, and the planner.
PUBLIC = [
    kind
    for kind in (getattr(sk, name) for name in sk.__all__)
    if isinstance(kind, type) and attrs.has(kind) and not issubclass(kind, Exception)
]
VALUES = [*ONE_OF_EACH.values(), Failure(ONE_OF_EACH["request"], ONE_OF_EACH["refusal"]), *made.one_of_each()]


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_public_value_has_words(kind, width):
    """A value of each public class is explained, with a catalog and without, and no line is longer than asked for."""
    values = [value for value in VALUES if type(value) is kind]

    assert values
    for value in values:
        assert fits(explain(value, CATALOG, width=width), width)
        assert fits(explain(value, width=width), width)


def test_there_are_many_public_values():
    """The public classes are found, those that hold others among them."""
    assert len(PUBLIC) > 45
    assert {sk.Plan, sk.Catalog, sk.Setup, sk.Range, sk.Fault, sk.Relaxation} <= set(PUBLIC)


@given(st.data(), st.sampled_from(WIDTHS) | st.integers(40, 130))
def test_any_plan_fits_any_width(data, width):
    """Whatever a plan, its request and its catalog hold is explained in lines that fit, each part on its own, too."""
    catalog = data.draw(testing.catalogs(detail=True))
    plan = data.draw(testing.plans(catalog))
    values = (
        *(catalog, plan, plan.request, *plan.request.focus, *plan.request.done_today),
        *(plan.score, *plan.score.cells, *plan.reasons, *plan.left_out, *plan.routine.steps, *plan.routine.timeline),
        *(setup for step in plan.routine.steps for setup in step.exercise.setups),
    )

    for value in values:
        assert fits(explain(value, catalog, width=width), width)
        assert fits(explain(value, width=width), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_all_bundled_data_fits_any_width(width):
    """All values of the bundled data are explained in lines that fit."""
    catalog = sk.bundled()
    tables = [getattr(catalog, field.name) for field in attrs.fields(sk.Catalog)]

    for value in (catalog, *tables, *(value for table in tables for value in table.values())):
        assert fits(explain(value, catalog, width=width), width)


def test_names_take_the_place_of_ids():
    """Where a catalog is known, exercises, regions, equipment, goals, settings and sources go by their names."""
    for value in ONE_OF_EACH.values():
        text = explain(value, CATALOG)
        for table in ("exercises", "regions", "equipment", "sources"):
            for found in getattr(CATALOG, table).values():
                plain = text.replace(f"({found.id})", "")
                assert f" {found.id} " not in plain or found.id in found.name.lower() or type(value) is sk.Table
