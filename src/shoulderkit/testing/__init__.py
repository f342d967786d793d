"""Hypothesis strategies for the values of this package, for tests of whatever is built on it.

The strategies are named after what one drawn value is one of, in the plural, as Hypothesis' own are:

    from hypothesis import given, strategies as st
    from shoulderkit import testing

    @given(st.data())
    def test_my_screen_shows_every_step(data):
        catalog = data.draw(testing.catalogs())
        plan = data.draw(testing.plans(catalog))
        assert my_screen(plan).count("▶") == len(plan.routine.steps)

Everything drawn is valid: references resolve, and rules never contradict each other. Nothing drawn is health advice;
the moves are made up. What a seed or a strategy draws may change with any version of this package.

`random_catalog` and `random_request` make the same values from a plain seed, for benchmarks and fixed samples.

Raises:
    MissingExtraError: on import, where Hypothesis is not installed.
"""

from shoulderkit.testing.strategies import (
    catalogs,
    doses,
    exercises,
    plans,
    random_catalog,
    random_request,
    regions,
    requests,
    routines,
    texts,
)

__all__ = [
    "catalogs",
    "doses",
    "exercises",
    "plans",
    "random_catalog",
    "random_request",
    "regions",
    "requests",
    "routines",
    "texts",
]
