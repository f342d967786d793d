"""Errors of the library as answers that help to mend a call."""

from __future__ import annotations

import json
from functools import partial

import attrs
import pytest

import shoulderkit as sk
from mcp_cases import DESK, asked, planner, refused
from shoulderkit.mcp_server.arguments import Call
from shoulderkit.mcp_server.mending import refusal
from shoulderkit.mcp_server.tools import TOOLS

PLAN = sk.plan(sk.Request(**DESK))
AGAIN = partial(TOOLS["plan_session"].understood, sk.bundled())
NO_ROOM = {"seconds": 30, "goal": "stiff-shoulders", "include": ["lat-release"]}


def test_a_refusal_is_answered_whole():
    """Where nothing fits, the answer has the error of the library, with all conflicts and changes, and its sentences."""
    answer = asked("plan_session", NO_ROOM)
    with pytest.raises(sk.NoPlanError) as caught:
        planner().plan(sk.Request(**NO_ROOM))
    assert sk.loads(json.dumps(answer.data["error"]), sk.NoPlanError) == caught.value
    assert answer.text.startswith(sk.explain(caught.value, sk.bundled()))


def test_what_is_required_is_kept_where_it_can_be():
    """The mended call of a refusal keeps what was required, and says each change."""
    mended = refused("plan_session", NO_ROOM)["mended"]
    assert mended["arguments"]["include"] == ["lat-release"]
    assert len(mended["changes"]) == 2


def test_without_a_repair_one_change_that_is_enough_is_taken():
    """Where nothing that is required can be kept, the first single change that is enough mends the call."""
    request = {"seconds": 5, "goal": "tense-neck"}
    with pytest.raises(sk.NoPlanError) as caught:
        planner().plan(sk.Request(**request))
    bare = attrs.evolve(caught.value, repairs=())
    call = Call("plan_session", sk.bundled(), request, (), "flat")
    mended = refusal(call, bare, AGAIN).data["mended"]
    assert mended["arguments"] == json.loads(sk.dumps(bare.relaxations[0].request))
    none = attrs.evolve(bare, relaxations=())
    assert refusal(call, none, AGAIN).data["mended"] is None


@pytest.mark.parametrize(
    ("tool", "arguments", "other"),
    [
        ("why", {"request": NO_ROOM, "move": "lat-release"}, "why"),
        ("alternatives", {"request": NO_ROOM, "n": 1}, "alternatives"),
        ("what_if", {"request": DESK, "changes": {"seconds": 5}}, "plan_session"),
    ],
)
def test_questions_about_what_does_not_fit_are_mended_with_the_request(tool, arguments, other):
    """The mended call asks the same of a request that has a plan; a change that leaves none is planned instead."""
    mended = refused(tool, arguments)["mended"]
    assert mended["tool"] == other
    assert not asked(other, mended["arguments"]).failed


def test_a_question_for_the_wrong_side_leads_to_the_other_one():
    """What is in is asked about by why, what is not by why_not."""
    data = refused("why_not", {"request": DESK, "move": PLAN.ids[0]})
    assert data["error"] == {"error": "in-plan", "exercise": PLAN.ids[0], "place": 1}
    assert data["mended"]["tool"] == "why"
    data = refused("why", {"request": DESK, "move": PLAN.left_out[0].exercise})
    assert data["error"]["error"] == "unknown-id"
    assert data["allowed"] == {"move": list(PLAN.ids)}
    assert data["mended"]["tool"] == "why_not"


def test_other_errors_come_back_without_a_mended_call():
    """An error that no change of the arguments helps with keeps its fields and its text."""
    call = Call("plan_session", sk.bundled(), DESK, (), "flat")
    answer = refusal(call, sk.EffortLimitError(sk.Request(**DESK), 9), AGAIN)
    assert answer.failed
    assert answer.data["mended"] is None
    assert answer.data["error"]["error"] == "effort-limit"
    assert "9 partial choices" in answer.text
    answer = refusal(call, sk.UnknownIdError("step", "x"), AGAIN)
    assert (answer.data["mended"], answer.data["allowed"]) == (None, {})


@pytest.mark.parametrize(
    "arguments",
    [
        {"request": "five minutes", "move": "chin-tuck"},
        {"request": "{", "move": "chin-tuck"},
        {"move": "chin-tuck"},
        {"request": {"minutes": 5, "focus": [{"weight": 2}, 3]}, "move": "chin-tuck"},
        {
            "request": {"minutes": 5, "goal": ["neck"], "done_today": [{"exercise": "x", "dose": {"kind": "holt"}}]},
            "move": "x",
        },
    ],
)
def test_a_request_that_is_none_is_refused(arguments):
    """What is no request is refused with its place, and not mended by a guess."""
    data = refused("why", arguments)
    assert all(fault["path"].startswith(("request", "move")) for fault in data["error"]["faults"])
    assert data["mended"] is None


@pytest.mark.parametrize("changes", [None, {}, "later", 3])
def test_changes_that_are_none_are_refused(changes):
    """Without changes there is nothing to ask."""
    data = refused("what_if", {"request": DESK, "changes": changes})
    assert [fault["path"] for fault in data["error"]["faults"]] == ["changes"]


def test_names_that_are_not_left_out_without_a_loss_are_not_left_out():
    """What has to be in, and is not known, is for the caller to name."""
    assert refused("plan_session", {**DESK, "include": ["fog"]})["mended"] is None
    mended = refused("plan_session", {**DESK, "exclude": ["fog", "chin-tuck", "mist"]})["mended"]
    assert mended["arguments"]["exclude"] == ["chin-tuck"]
    assert mended["changes"] == ["exclude[0]: 'fog' left out", "exclude[2]: 'mist' left out"]


def test_a_region_that_is_given_as_a_goal_is_mended_as_a_focus():
    """Where no goal has the name and a region has, the mended call has it as its focus."""
    mended = refused("plan_session", {"minutes": 5, "goal": "Traps"})["mended"]
    assert mended["arguments"] == {"minutes": 5, "focus": [{"region": "trapezius"}]}
    mended = refused("what_if", {"request": DESK, "changes": {"goal": "Traps"}})["mended"]
    assert mended["arguments"]["changes"] == {"focus": [{"region": "trapezius"}]}


def test_nothing_else_than_errors_of_the_library_becomes_an_answer():
    """A bug is no answer: it goes on to the protocol."""

    def broken(*_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        attrs.evolve(TOOLS["show_move"], run=broken).call(planner(), {"move": "chin-tuck"})
