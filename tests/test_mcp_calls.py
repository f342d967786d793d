"""Calls of an agent as a person would type them."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from mcp_cases import DESK, answered, asked, refused, taken, valid
from shoulderkit.mcp_server.tools import TOOLS

#: What is called, and whether it is answered at once; if not, the answer has a call that is.
CALLS = {
    "ten minutes in words": (
        "plan_session",
        {"minutes": "ten minutes", "goal": "Stiff shoulders", "setting": "Home"},
        True,
    ),
    "an alias and a place": ("plan_session", {"time": "10 min", "goal": "neck pain", "setting": "office"}, True),
    "things in one text": (
        "plan_session",
        {"minutes": "5", "focus": "traps and neck", "equipment": "a Tennis ball, some chairs"},
        True,
    ),
    "a request inside": ("plan_session", {"request": {"duration": "half an hour", "goal": "tense_neck"}}, True),
    "a typing error": ("plan_session", {"minutes": 10, "goal": "Tense neck", "equipment": ["foam roler"]}, False),
    "a thing that is not known": (
        "plan_session",
        {"minutes": 10, "goal": "Tense neck", "equipment": ["kettlebell"]},
        False,
    ),
    "a region as a goal": ("plan_session", {"minutes": 10, "goal": "traps"}, False),
    "what does not fit": ("plan_session", {"seconds": "30", "goal": "shoulder pain", "include": "Lat Release"}, False),
    "a plural": ("show_move", {"name": "Wall angels"}, True),
    "part of a name": ("show_move", {"exercise": "pec stretch"}, False),
    "why it is not in": ("why_not", {"request": json.dumps(DESK), "move": "lat foam rolling"}, True),
    "why what is not in": ("why", {**DESK, "exercise": "Open books"}, False),
    "what if I sit": ("what_if", {"request": DESK, "changes": {"time": "2 minutes", "positions": "sitting"}}, True),
    "for the shoulder blades": (
        "list_moves",
        {"query": "shoulder blade", "position": "standing up", "gear": "none"},
        False,
    ),
}


@pytest.mark.untraced
@pytest.mark.parametrize(("tool", "arguments", "at_once"), CALLS.values(), ids=CALLS)
def test_plausible_calls_succeed_or_come_back_with_what_mends_them(tool, arguments, at_once):
    """A call as a person types it is answered, or refused with a call that is answered, with what that changes."""
    answer = asked(tool, arguments)
    assert answer.failed is not at_once, answer.text
    if answer.failed:
        mended = answer.data["mended"]
        assert mended["changes"]
        assert json.dumps(mended["arguments"], ensure_ascii=False) in answer.text
        again = asked(mended["tool"], mended["arguments"])
        assert not again.failed, again.text
        assert again.data["taken_as"] == []


@pytest.mark.parametrize(("tool", "arguments", "at_once"), CALLS.values(), ids=CALLS)
def test_what_is_read_keeps_to_the_schema_of_the_arguments(tool, arguments, at_once):
    """The schema of a tool's arguments allows whatever the tool reads under the names that it states."""
    own = TOOLS[tool].input_schema(sk.bundled())
    known = {name: value for name, value in arguments.items() if name in own["properties"]}
    assert valid(known, {**own, "required": []})
    assert not valid({next(iter(own["properties"])): None}, own)


def test_an_answer_says_what_was_taken_for_what():
    """What was given in another form stands in the answer with what it was taken for, in data and in words."""
    answer = asked("plan_session", {"time": "ten minutes", "goal": "neck pain", "setting": "desk"})
    found = [(each["field"], each["given"], each["taken_as"]) for each in answer.data["taken_as"]]
    assert found == [
        ("time", "time", "minutes"),
        ("minutes", "ten minutes", "10 minutes"),
        ("goal", "neck pain", "tense-neck"),
    ]
    assert "'neck pain' as tense-neck (goal)" in answer.text
    assert answer.data["answer"]["request"] == {"minutes": 10, "goal": "tense-neck", "setting": "desk"}


def test_nothing_is_said_to_be_taken_where_ids_are_given():
    """Ids and numbers are what they are."""
    assert taken("plan_session", DESK) == []


@pytest.mark.parametrize(
    ("given", "request_"),
    [
        ({"minutes": "90 seconds"}, {"seconds": 90}),
        ({"minutes": 2.5}, {"seconds": 150}),
        ({"seconds": "2 minutes"}, {"seconds": 120}),
        (
            {"minutes": 5, "focus": {"neck": "2", "Chest": 1}},
            {"focus": [{"region": "chest"}, {"region": "neck", "weight": 2}]},
        ),
        ({"minutes": 5, "focus": {"region": "traps", "weight": 3}}, {"focus": [{"region": "trapezius", "weight": 3}]}),
        ({"minutes": 5, "focus": '["neck"]'}, {"focus": [{"region": "neck"}]}),
        ({"minutes": 5, "equipment": "none"}, {}),
        ({"minutes": 5, "max_steps": "3", "shorten": "no"}, {"max_steps": 3, "shorten": False}),
        ({"minutes": 5, "affectedSide": "Left"}, {"affected_side": "left"}),
        ({"minutes": 5, "avoid": "on the floor", "goal": None}, {"avoid": ["floor"]}),
        (
            {"minutes": 5, "done_today": ["Chin tucks", {"exercise": "Wall angel"}]},
            {"done_today": ["chin-tuck", "wall-angel"]},
        ),
    ],
)
def test_fields_of_a_request_are_read_as_typed(given, request_):
    """Times with units, weights, lists and flags in words make the request that they mean."""
    whole = given if given.get("focus") else {"goal": "tense-neck", **{k: v for k, v in given.items() if k != "goal"}}
    found = answered("plan_session", whole)["request"]
    assert request_.items() <= found.items()
    direct = {"minutes": 5} | ({} if given.get("focus") else {"goal": "tense-neck"}) | request_
    wanted = {name: value for name, value in direct.items() if "seconds" not in direct or name != "minutes"}
    assert sk.loads(json.dumps(found), sk.Request) == sk.loads(json.dumps(wanted), sk.Request)


def test_all_that_is_wrong_is_said_at_once():
    """A refusal has the faults of all arguments, each with its place in the call."""
    data = refused(
        "why", {"move": "chin tuk", "request": {"minutes": 0, "goal": "shoulder strenth", "avoid": ["flor"]}}
    )
    found = {fault["path"]: fault.get("near") for fault in data["error"]["faults"]}
    assert found == {
        "move": ["chin-tuck"],
        "request.minutes": None,
        "request.goal": ["shoulder-strength"],
        "request.avoid[0]": ["floor"],
    }
    assert data["error"]["error"] == "request"
    assert data["mended"] is None


def test_where_few_names_are_allowed_all_are_listed():
    """A wrong name comes with all that are allowed where they are a dozen or fewer, or else with where they are listed."""
    data = refused(
        "plan_session", {"minutes": 5, "goal": "headache", "setting": "moon", "include": ["x"], "avoid": ["y"]}
    )
    catalog = sk.bundled()
    assert data["allowed"] == {
        "goal": list(catalog.goals),
        "setting": list(catalog.settings),
        "avoid[0]": list(sk.Demand),
    }
    assert data["listed_in"] == {"include[0]": "shoulderkit://exercises"}
    assert data["mended"] is None


def test_a_time_that_leaves_a_doubt_is_refused():
    """What says two times is refused, and mended with the shorter, which fits whichever was meant."""
    data = refused("plan_session", {"minutes": "10-15 minutes", "goal": "tense-neck"})
    assert [fault["path"] for fault in data["error"]["faults"]] == ["minutes"]
    assert (data["mended"]["arguments"]["minutes"], data["taken_as"]) == (10, [])
    assert "one of several: '10 minutes', '15 minutes'" in data["mended"]["changes"][0]


def test_what_is_missing_comes_with_what_is_allowed():
    """A request without a goal or a time is refused, with all goals in data and in words."""
    answer = asked("plan_session", {})
    assert answer.failed
    assert {fault["path"] for fault in answer.data["error"]["faults"]} == {"minutes", "goal"}
    assert answer.data["allowed"]["goal"] == list(sk.bundled().goals)
    assert "goal can be: between-shoulder-blades, desk-break" in answer.text


@pytest.mark.parametrize(
    ("tool", "arguments", "path", "near"),
    [
        ("show_move", {"moove": "chin-tuck"}, "moove", ["move"]),
        ("plan_session", {"minute": 5, "gol": "tense-neck"}, "gol", ["goal"]),
        ("list_moves", {"colour": "red"}, "colour", None),
        ("why_not", {"move": "open-book", "request": {"minutes": 5, "gol": "tense-neck"}}, "request.gol", ["goal"]),
        ("what_if", {"request": DESK, "changes": {"equipmnt": ["mat"]}}, "changes.equipmnt", ["equipment"]),
    ],
)
def test_an_argument_that_is_not_known_is_refused_with_what_is_near(tool, arguments, path, near):
    """A wrong argument is named, with the argument that it may have meant; mended, it has that name."""
    data = refused(tool, arguments)
    found = {fault["path"]: fault.get("near") for fault in data["error"]["faults"]}
    assert found[path] == near
    if near:
        assert not asked(data["mended"]["tool"], data["mended"]["arguments"]).failed
