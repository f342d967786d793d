"""Hypothesis strategies for the values of this package, for tests of code that uses it.

Each strategy has the plural of what it draws as its name, like those of Hypothesis:

    from hypothesis import given, strategies as st
    from shoulderkit import testing

    @given(st.data())
    def test_my_screen_shows_every_step(data):
        catalog = data.draw(testing.catalogs())
        plan = data.draw(testing.plans(catalog))
        assert my_screen(plan).count("▶") == len(plan.routine.steps)

Everything drawn is valid: references resolve, and rules never contradict each other. Nothing drawn is health advice:
the exercises are generated. What a seed or a strategy draws may change with any version of this package.

`random_catalog` and `random_request` generate such values from a seed, for benchmarks and fixed samples.

Raises:
    MissingExtraError: on import, if Hypothesis is not installed.
"""

from shoulderkit.testing.strategies import (
    answers,
    catalogs,
    disagreements,
    disputed_citations,
    doses,
    exercises,
    failures,
    placed_citations,
    placed_cues,
    plans,
    random_catalog,
    random_request,
    regions,
    requests,
    routines,
    row_changes,
    sessions,
    texts,
)

__all__ = [
    "answers",
    "catalogs",
    "disagreements",
    "disputed_citations",
    "doses",
    "exercises",
    "failures",
    "placed_citations",
    "placed_cues",
    "plans",
    "random_catalog",
    "random_request",
    "regions",
    "requests",
    "routines",
    "row_changes",
    "sessions",
    "texts",
]
