"""Plans and their answers in JSON: all but the planner that made them."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from codec_cases import faults_of
from shoulderkit.plans import planner_of
from shoulderkit.reading import dumps, loads


@pytest.fixture(scope="module", name="plan")
def _plan():
    return sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", equipment=("chair", "massage-ball")))


def test_round_trip_of_a_plan(plan):
    """A plan survives a round trip with its routine, reasons, score and request, but without its planner."""
    again = loads(dumps(plan), sk.Plan)
    assert again == plan
    assert planner_of(again) is None
    assert again.routine.steps[-1].start_s == plan.routine.steps[-1].start_s
    assert "planner" not in json.loads(dumps(plan))


def test_round_trip_of_answers(plan):
    """Answers survive a round trip, with the plans and reasons inside them."""
    for answer in (plan.why(plan.ids[0]), plan.why_here(plan.ids[0]), plan.what_if(minutes=5)):
        assert loads(dumps(answer), type(answer)) == answer


def test_optional_values(plan):
    """Where a value may be absent, null is read as none and an object as the value."""
    answer = plan.why(plan.ids[0])
    plain = json.loads(dumps(answer)) | {"without": None}
    assert loads(json.dumps(plain), sk.Why).without is None
    assert loads(dumps(answer), sk.Why).without == answer.without


def test_hidden_fields_cannot_be_set(plan):
    """Fields that are not part of the JSON cannot be set by it."""
    for name in ("planner", "_planner", "_left_out"):
        text = dumps(plan)[:-3] + f', "{name}": null}}'
        (fault,) = faults_of(text, sk.Plan)
        assert (fault.message, fault.path) == ("Plan has no such field", name)


def test_a_fault_elsewhere_makes_none_of_the_starts(plan):
    """Steps without starts are laid end to end before they are judged, also where another field of the routine is wrong."""
    plain = json.loads(dumps(plan.routine)) | {"name": 3}
    assert len(plain["steps"]) > 1
    for step in plain["steps"]:
        step.pop("start_s", None)
    assert [fault.path for fault in faults_of(json.dumps(plain), sk.Routine)] == ["name"]
