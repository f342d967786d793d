"""What a refused call may have been meant to be, by the kinds of what can be wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

import shoulderkit as sk
from mcp_cases import DESK, asked, refused
from shoulderkit.mcp_server.aims import aim_of

ASKED = {"minutes": 5, "goal": "tense-neck"}
OTHERS = [str(each) for each in sk.Position if each not in {sk.Position.ANY, sk.Position.SEATED}]
CORNERS = ["corner-stretch-low", "corner-stretch-classic", "corner-stretch-chest", "doorway-chest-stretch"]
ALL = "plan_session"

#: What is given, and what of it the mended call has in its place; None: it has no such argument.
MEANT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a move under a wrong key": (
        {**ASKED, "without": "chin tuck"},
        {"exclude": ["chin-tuck"], "without": None, "without_equipment": None},
    ),
    "a thing under a wrong key": ({**ASKED, "without": "chairs"}, {"without_equipment": ["chair"], "exclude": None}),
    "a typing error under a wrong key": ({**ASKED, "without": "chin tuk"}, {"exclude": ["chin-tuck"]}),
    "a key cut short": ({**ASKED, "pos": "seated"}, {"positions": ["seated"]}),
    "a name of several to exclude": ({**ASKED, "exclude": "corner stretch"}, {"exclude": CORNERS}),
    "a name of several to include": (
        {**ASKED, "include": "shoulder circles"},
        {"include": ["shoulder-circles-forward"]},
    ),
    "a move to avoid": ({**ASKED, "avoid": "chin tuck"}, {"exclude": ["chin-tuck"], "avoid": []}),
    "a thing to avoid": ({**ASKED, "avoid": ["wall", "floor"]}, {"without_equipment": ["wall"], "avoid": ["floor"]}),
    "a position to avoid": ({**ASKED, "avoid": "sitting"}, {"positions": OTHERS, "avoid": []}),
    "a position to avoid, of some": (
        {**ASKED, "avoid": "sitting", "positions": ["seated", "standing"]},
        {"positions": ["standing"]},
    ),
    "a demand to exclude": ({**ASKED, "exclude": ["floor"]}, {"avoid": ["floor"], "exclude": []}),
    "a setting as a thing": ({**ASKED, "equipment": "office"}, {"setting": "desk", "equipment": []}),
    "a thing as a setting": ({**ASKED, "setting": "chair"}, {"equipment": ["chair"], "setting": None}),
    "a setting as a thing, besides another": (
        {**ASKED, "setting": "home", "equipment": "gym"},
        {"setting": "home", "equipment": []},
    ),
    "an unknown setting": ({**ASKED, "setting": "kitchen"}, {"setting": None}),
    "an unknown thing": ({**ASKED, "equipment": ["kettlebell", "chair"]}, {"equipment": ["chair"]}),
    "nothing": ({**ASKED, "setting": ""}, {"setting": None}),
    "a time typed wrong": ({"minutes": "ten minuts", "goal": "tense nek"}, {"minutes": 10, "goal": "tense-neck"}),
    "a range": ({**ASKED, "minutes": "5-10"}, {"minutes": 5}),
    "minutes and seconds": ({**ASKED, "seconds": 30}, {"seconds": 330, "minutes": None}),
    "two budgets": ({**ASKED, "seconds": 400}, {"seconds": 300, "minutes": None}),
    "in and out": (
        {**ASKED, "include": "chin-tuck", "exclude": "chin-tuck"},
        {"include": [], "exclude": ["chin-tuck"]},
    ),
    "avoided and allowed": ({**ASKED, "avoid": "floor", "allow": "floor"}, {"allow": [], "avoid": ["floor"]}),
    "there and not there": ({**ASKED, "equipment": "wall", "without_equipment": "wall"}, {"equipment": []}),
    "a phase that is not wanted": (
        {**ASKED, "phases": ["mobilize"], "include_phases": ["release"]},
        {"phases": ["mobilize", "release"]},
    ),
    "one goal in a list": ({"minutes": 5, "goal": ["Tense neck"]}, {"goal": "tense-neck"}),
    "regions as a goal": (
        {"minutes": 5, "goal": "traps and chest"},
        {"goal": None, "focus": [{"region": "trapezius"}, {"region": "chest"}]},
    ),
}


@pytest.mark.parametrize(("given", "meant"), MEANT.values(), ids=MEANT)
def test_a_wrong_call_is_mended_as_it_was_meant(given: dict[str, Any], meant: dict[str, Any]) -> None:
    """The mended call has what was meant where it belongs, says each change, and is not refused for its arguments."""
    mended = refused(ALL, given)["mended"]
    assert {name: mended["arguments"].get(name) for name in meant} == meant
    assert mended["changes"]
    again = asked(ALL, mended["arguments"]).data
    assert again["taken_as"] == []
    assert again.get("error", {}).get("error") != "request"


@pytest.mark.parametrize(
    "goal", ["tense neck and stiff shoulders", ["tense-neck", "Stiff shoulders"], ["stiff-shoulders", "neck pain"]]
)
def test_of_several_goals_none_is_dropped(goal: object) -> None:
    """Where several goals are given, the mended call has the regions of all of them as its focus, and says so."""
    mended = refused(ALL, {"minutes": 5, "goal": goal})["mended"]
    goals = sk.bundled().goals
    wanted = {weight.region for name in ("tense-neck", "stiff-shoulders") for weight in goals[name].weights}
    assert {each["region"] for each in mended["arguments"]["focus"]} == wanted
    assert "a session serves one goal" in mended["changes"][0]


def test_a_goal_with_a_focus_is_mended_as_a_focus() -> None:
    """A goal and a focus are one focus: what the goal needs, and the regions that were named."""
    mended = refused(ALL, {**ASKED, "focus": "chest"})["mended"]
    assert {"chest", "neck", "upper-trapezius"} <= {each["region"] for each in mended["arguments"]["focus"]}
    assert "goal" not in mended["arguments"]


def test_what_may_mean_several_is_said_to() -> None:
    """The changes name all that a name may have meant."""
    (change,) = refused(ALL, MEANT["a name of several to include"][0])["mended"]["changes"]
    assert "one of several: 'shoulder-circles-forward', 'shoulder-circles-backward'" in change
    (change,) = refused(ALL, MEANT["a name of several to exclude"][0])["mended"]["changes"]
    assert all(name in change for name in CORNERS)


def test_what_is_known_to_mend_is_said_where_it_is_not_all() -> None:
    """One fault that nothing mends does not hide what mends the others."""
    answer = asked(ALL, {"minutes": "soonish", "goal": "tense nek"})
    assert answer.data["mended"] is None
    assert answer.data["mends"] == [
        "goal: 'tense-neck' for 'tense nek', one of several: 'tense-neck', 'tense-neck-strengthening'"
    ]
    assert "this is known to mend" in answer.text
    assert "'ten minutes' or '90 seconds'" in " ".join(answer.text.split())


@pytest.mark.parametrize(
    ("tool", "arguments", "path", "known"),
    [
        (ALL, {**ASKED, "foo": 1}, "foo", list(sk.RequestChanges.__annotations__)),
        ("list_moves", {"colour": "red"}, "colour", ["text", "region", "goal"]),
        ("why", {"request": {**DESK, "foo": 1}, "move": "chin-tuck"}, "request.foo", ["minutes", "seconds"]),
    ],
)
def test_an_unknown_argument_comes_with_all_arguments(
    tool: str, arguments: dict[str, Any], path: str, known: list[str]
) -> None:
    """Where nothing is near a wrong argument, all are listed, in data and in words."""
    answer = asked(tool, arguments)
    assert answer.data["allowed"][path][: len(known)] == known
    assert all(name in answer.text for name in known)


def test_no_position_is_left_out_where_none_would_be_left() -> None:
    """Who avoids the only possible position is not told another wish."""
    assert refused(ALL, {**ASKED, "positions": "seated", "avoid": "sitting"})["mended"] is None


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ({"exclude": ["chin-tuck"]}, {"include": "chin-tuck"}),
        ({"phases": ["mobilize"]}, {"include_phases": "release"}),
    ],
)
def test_a_change_against_the_request_is_not_mended_by_a_guess(before: dict[str, Any], changes: dict[str, Any]) -> None:
    """What contradicts another field of the request before it is for the person to settle."""
    data = refused("what_if", {"request": {**ASKED, **before}, "changes": changes})
    assert (data["mended"], data["mends"]) == (None, [])


def test_mending_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some rounds what is still wrong is left, and what was mended is said."""
    monkeypatch.setattr("shoulderkit.mcp_server.mended._ROUNDS", 1)
    data = refused(ALL, {**ASKED, "without": "chin tuk"})
    assert data["mended"] is None
    assert data["mends"][0].startswith("without: as exclude")


def test_too_many_are_mended_with_the_most() -> None:
    """A number above its limit is mended as that."""
    assert refused("list_moves", {"limit": 500})["mended"]["arguments"] == {"limit": 100}


def test_a_goal_that_is_no_text_is_no_aim() -> None:
    """Numbers, unknown names and nothing serve nothing."""
    for goal in (3, "moon and neck", [], [["neck"]]):
        assert aim_of(goal, sk.bundled()) is None
