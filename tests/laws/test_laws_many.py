"""Laws of many plans: each is the plan that its request has by itself, wherever it is made."""

from __future__ import annotations

import pickle
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from law_cases import crowds, one_by_one
from shoulderkit.errors import RequestError
from shoulderkit.many import answer_to, plan_many
from shoulderkit.many.packing import Packing, unpack
from shoulderkit.plans import EffortLimitError, Failure, NoPlanError, Plan

if TYPE_CHECKING:
    from shoulderkit.planner import Planner
    from shoulderkit.plans import Request


@given(crowds())
def test_many_plans_are_single_plans(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 21: Many plans are, in order, the plans that each request has by itself, up to the first error."""
    planner, requests = crowd
    plans = plan_many(requests, planner)
    for expected in one_by_one(planner, requests):
        try:
            assert next(plans) == expected
        except (NoPlanError, EffortLimitError, RequestError) as error:
            assert error == expected
            break
    assert next(plans, None) is None


@given(crowds())
def test_collected_failures_stand_in_their_place(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 21: Where failures are collected nothing is raised: each request has its plan or its error, in order."""
    planner, requests = crowd
    answers = list(plan_many(requests, planner, on_error="collect"))
    assert [answer.request for answer in answers] == requests
    assert [a.error if isinstance(a, Failure) else a for a in answers] == list(one_by_one(planner, requests))


@given(crowds(), st.booleans())
def test_plans_from_other_processes_are_the_same(crowd: tuple[Planner, list[Request]], collect: bool) -> None:
    """Law 21: A plan that was made in another process is equal once returned, and answers the same questions."""
    planner, requests = crowd
    away = pickle.loads(pickle.dumps(Packing(partial(answer_to, planner=planner), collect)))
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
