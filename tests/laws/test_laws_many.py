"""Laws of many plans: each is the plan that its request has by itself, wherever it is made."""

from __future__ import annotations

import pickle
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL
from shoulderkit import testing
from shoulderkit._many import _answer
from shoulderkit._packing import Packing, unpack
from shoulderkit.errors import EffortLimitError, NoPlanError, RequestError
from shoulderkit.planner import Planner
from shoulderkit.plans import Failure, Plan
from shoulderkit.requests import Request

if TYPE_CHECKING:
    from collections.abc import Iterator


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Planner, list[Request]]:
    """A planner with some requests: possible ones, impossible ones, and some that name what the catalog does not know."""
    catalog = draw(SMALL | MIDDLE)
    unknown = st.builds(Request, minutes=st.integers(1, 9), goal=st.sampled_from(["no-such-goal", "another-one"]))
    requests = draw(st.lists(testing.requests(catalog) | unknown, max_size=6))
    return Planner(catalog), requests


def one_by_one(planner: Planner, requests: list[Request]) -> Iterator[Any]:
    """What each request gets by itself: a plan, or an error."""
    for request in requests:
        try:
            yield planner.plan(request)
        except (NoPlanError, EffortLimitError, RequestError) as error:
            yield error


@given(crowds())
def test_many_plans_are_single_plans(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 21: Many plans are, in their order, the plans that each request has by itself, up to the first error."""
    planner, requests = crowd
    plans = planner.plan_many(requests)
    for expected in one_by_one(planner, requests):
        try:
            assert next(plans) == expected
        except (NoPlanError, EffortLimitError, RequestError) as error:
            assert error == expected
            break
    assert next(plans, None) is None


@given(crowds())
def test_collected_failures_stand_in_their_place(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 21: Where failures are collected nothing is raised, each request has its plan or its error, in order."""
    planner, requests = crowd
    answers = list(planner.plan_many(requests, on_error="collect"))
    assert [answer.request for answer in answers] == requests
    assert [a.error if isinstance(a, Failure) else a for a in answers] == list(one_by_one(planner, requests))


@given(crowds(), st.booleans())
def test_plans_from_elsewhere_are_the_same(crowd: tuple[Planner, list[Request]], collect: bool) -> None:
    """Law 21: A plan that was made in another process and brought home is the same, and answers the same questions."""
    planner, requests = crowd
    away = pickle.loads(pickle.dumps(Packing(partial(_answer, planner), collect)))
    packed = away(pickle.loads(pickle.dumps(requests)), lambda: False)
    expected = list(one_by_one(planner, requests))
    if not collect:
        bad = [place for place, answer in enumerate(expected) if not isinstance(answer, Plan)]
        expected = expected[: bad[0] + 1] if bad else expected
    answers = list(unpack(planner, requests, packed))
    assert answers == expected
    for answer, request, same in zip(answers, requests, expected, strict=False):
        if isinstance(answer, Plan):
            assert answer.request is request
            assert all(step.exercise is planner.catalog.exercises[step.exercise.id] for step in answer.routine.steps)
            assert answer.why(answer.ids[0]) == same.why(same.ids[0])
