"""What each tool of the server for agents answers, as data and as text."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from mcp_cases import DESK, answered, asked, planner, refused
from shoulderkit.explainer import outline
from shoulderkit.mcp_server.tools import TOOLS

CATALOG = sk.bundled()
PLAN = sk.plan(sk.Request(**DESK))
IN = PLAN.ids[0]
#: What could be in, at the cost of something else.
OUT = next(left.exercise for left in PLAN.left_out if PLAN.why_not(left.exercise).with_it)
WARNING = "It must not hurt. Stop at the first pain."


def read(plain: object, kind: type):
    """Return the value that an answer holds, read as the library reads it, which finds plans in their schemas, too."""
    return sk.loads(json.dumps(plain), kind, catalog=CATALOG)


def test_a_plan_is_answered_whole():
    """The answer is the plan of the library, in its compact form; the text is the outline of it."""
    answer = asked("plan_session", DESK)
    assert read(answer.data["answer"], sk.Plan) == PLAN
    assert answer.text == outline(PLAN, CATALOG)


def test_the_same_request_gives_the_same_answer():
    """Nothing is remembered between calls, and what a plan's answer says of its request makes that plan again."""
    answer = answered("plan_session", DESK)
    assert answered("plan_session", answer["request"]) == answer
    assert asked("plan_session", DESK) == asked("plan_session", {"request": DESK})


def test_why_answers_for_the_step_and_for_its_place():
    """The answer has what the step is for, and why it is where it is."""
    answer = answered("why", {"request": DESK, "move": IN})
    assert read(answer["why"], sk.Why) == PLAN.why(IN)
    assert read(answer["why_here"], sk.WhyHere) == PLAN.why_here(IN)


def test_why_not_answers_with_the_reason():
    """The answer has the reason, and the plan with the move where there is one."""
    out = [left.exercise for left in PLAN.left_out]
    found = [read(answered("why_not", {"request": DESK, "move": name}), sk.WhyNot) for name in out[:4]]
    assert found == [PLAN.why_not(name) for name in out[:4]]
    assert any(each.with_it for each in found)
    assert any(each.conflict for each in found)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("changes", "typed"),
    [
        ({"minutes": 2}, {"minutes": 2}),
        ({"seconds": "1 min"}, {"seconds": 60}),
        ({"focus": "chest"}, {"focus": ["chest"]}),
        ({"affected_side": "left", "exclude": IN}, {"affected_side": "left", "exclude": [IN]}),
    ],
)
def test_what_if_answers_with_the_new_plan_and_the_difference(changes, typed):
    """The answer is that of the plan's own method; of two ways to say one thing, the new one replaces the old one."""
    answer = asked("what_if", {"request": DESK, "changes": changes})
    assert read(answer.data["answer"], sk.WhatIf) == PLAN.what_if(**typed)
    assert answer.text.startswith("Taken") == any(each["field"] for each in answer.data["taken_as"])


@pytest.mark.untraced
def test_alternatives_are_other_sessions():
    """The answer has the next best plans, without the best one."""
    answer = answered("alternatives", {"request": DESK, "n": "1"})
    assert read(answer["alternatives"], tuple[sk.Alternative, ...]) == planner().alternatives(sk.Request(**DESK), 2)[1:]


def test_where_there_is_no_other_session_that_is_said():
    """A catalog of one exercise has no alternative."""
    name = "chin-tuck"
    gone = [each for each in CATALOG.exercises if each != name]
    small = CATALOG.without(exercises=gone, cascade=True)
    request = {"minutes": 5, "focus": ["neck"]}
    answer = asked("alternatives", {"request": request}, small)
    assert not answer.failed
    assert answer.data["answer"] == {"alternatives": []}
    assert answer.text.startswith("There is no session of other exercises.")


def test_moves_are_found_as_the_catalog_finds_them():
    """The answer counts all that are found, and has the first of them as records."""
    found = CATALOG.find("shoulder blade", position="seated", avoid="floor", without_equipment=True)
    given = {"text": "shoulder blade", "position": "sitting", "avoid": "on the floor", "without_equipment": "yes"}
    answer = answered("list_moves", given)
    assert [move["id"] for move in answer["moves"]] == [exercise.id for exercise in found]
    assert answered("list_moves", {"limit": 1})["count"] == len(CATALOG.exercises)
    assert "81 of them not shown" in asked("list_moves", {"limit": "1"}).text
    assert asked("list_moves", {"text": "lat foam rolling"}).text.startswith(
        "1 move\nLat release (lat-release), release: "
    )
    nothing = [exercise.id for exercise in CATALOG.find(available=(), phase="release")]
    assert [each["id"] for each in answered("list_moves", {"available": [], "phase": "massage"})["moves"]] == nothing
    assert answered("list_moves", {"equipment": "none", "phase": "release"}) == answered(
        "list_moves", {"without_equipment": True, "phase": "release"}
    )


@pytest.mark.parametrize(
    ("given", "path", "allowed"),
    [
        ({"text": "!"}, "text", {}),
        ({"limit": 0}, "limit", {}),
        ({"limit": "many"}, "limit", {}),
        ({"without_equipment": "maybe"}, "without_equipment", {}),
        ({"position": ["upside down"]}, "position[0]", {"position[0]": list(sk.Position)}),
        ({"phase": 3}, "phase[0]", {"phase[0]": list(sk.Phase)}),
    ],
)
def test_a_search_that_is_wrong_is_refused(given, path, allowed):
    """What is no condition is named with what it can be."""
    data = refused("list_moves", given)
    assert [fault["path"] for fault in data["error"]["faults"]] == [path]
    assert data["allowed"] == allowed
    assert data["mended"] is None


def test_a_search_is_not_mended_by_leaving_out_a_condition():
    """Without the thing that nothing has, a search would find what was not meant; a near word is told."""
    assert refused("list_moves", {"equipment": ["kettlebell"]})["mended"] is None
    assert refused("list_moves", {"equipment": ["kettlebell"]})["listed_in"] == {
        "equipment[0]": "shoulderkit://equipment"
    }
    mended = refused("list_moves", {"equipment": ["foam roler"]})["mended"]
    assert mended["arguments"] == {"equipment": ["foam-roller"]}


def test_a_move_is_shown_whole():
    """The answer is the exercise of the catalog; its text explains it, and ends with the warnings."""
    answer = asked("show_move", {"move": "chin-tuck"})
    assert read(answer.data["answer"], sk.Exercise) == CATALOG.exercises["chin-tuck"]
    assert answer.text == sk.explain(CATALOG.exercises["chin-tuck"], CATALOG)
    assert refused("show_move", {})["error"]["faults"][0]["path"] == "move"
    assert refused("show_move", {"move": 3})["error"]["faults"][0]["path"] == "move"


def test_a_routine_is_audited_in_each_form():
    """A routine's name, names of moves in their order, a routine and a plan as JSON are all audited."""
    by_name = answered("audit_routine", {"routine": "Desk upper back"})
    routine = CATALOG.routines["desk-upper-back"]
    assert read(by_name["findings"], tuple[sk.Finding, ...]) == sk.audit(routine, CATALOG)
    as_json = json.loads(sk.dumps(routine, compact=True))
    assert answered("audit_routine", {"routine": as_json}) == by_name
    assert answered("audit_routine", {"routine": sk.dumps(routine)}) == by_name
    assert answered("audit_routine", {"plan": json.loads(sk.dumps(PLAN, compact=True))}) == {
        "errors": 0,
        "findings": [],
    }
    listed = answered("audit_routine", {"moves": "Wall angel, Lat release"})
    assert listed["errors"] == 1
    assert listed == answered("audit_routine", {"routine": ["wall-angel", "lat-release"], "done_today": []})
    assert answered("audit_routine", {"routine": "Chin tucks"})["errors"] == 0


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({}, "routine"),
        ({"routine": 3}, "routine"),
        ({"routine": "Fog"}, "routine"),
        ({"routine": ["chin-tuck", "fog"]}, "routine[1]"),
        ({"routine": {"id": "a", "name": "A", "steps": ["fog"]}}, "routine.steps[0].exercise"),
        ({"routine": "chin-tuck", "done_today": ["fog"]}, "done_today[0]"),
    ],
)
def test_a_routine_that_cannot_be_audited_is_refused(given, path):
    """What is no routine is refused, with its place in the call."""
    data = refused("audit_routine", given)
    assert [fault["path"] for fault in data["error"]["faults"]] == [path]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("plan_session", DESK),
        ("show_move", {"move": "chin-tuck"}),
        ("what_if", {"request": DESK, "changes": {"minutes": 2}}),
        ("alternatives", {"request": DESK, "n": 1}),
        ("why_not", {"request": DESK, "move": OUT}),
    ],
)
def test_where_doses_are_given_the_warnings_are(tool, arguments):
    """An answer with something to do has the warnings about practice, as data and at the end of its text."""
    answer = asked(tool, arguments)
    assert WARNING in answer.data["warnings"]
    assert WARNING in answer.text.rpartition("\n\n")[2]


def test_every_tool_is_asked_here():
    """The tools are those that the documents name."""
    assert list(TOOLS) == [
        *("list_moves", "show_move", "plan_session", "why", "why_not", "what_if", "alternatives", "audit_routine")
    ]
