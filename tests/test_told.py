"""What errors tell a reader: what a value says, never how Python writes it."""

from __future__ import annotations

import json
import re
from typing import Any

import attrs
import pytest

import shoulderkit as sk
from shoulderkit.explainer.words import Names

#: What a constructor, an empty tuple or an empty text looks like in Python.
PYTHON = re.compile(r"\w+\(\w+=|\(\)|''|<\w+")

WRONG: dict[str, dict[str, Any]] = {
    "a goal and a focus": {"minutes": 5, "goal": "tense-neck", "focus": {"neck": 1, "chest": 2}},
    "no goal": {"minutes": 5},
    "no budget": {"goal": "tense-neck"},
    "nothing as a goal": {"minutes": 5, "goal": ""},
    "nothing in a list": {"minutes": 5, "goal": "tense-neck", "include": [""], "equipment": ["", "chair"]},
    "no phases": {"minutes": 5, "goal": "tense-neck", "phases": ()},
    "in and out": {
        "minutes": 5,
        "goal": "tense-neck",
        "include": "a",
        "exclude": "a",
        "avoid": "floor",
        "allow": "floor",
    },
    "phases": {"minutes": 5, "goal": "tense-neck", "phases": "release", "include_phases": "mobilize"},
    "twice": {"minutes": 5, "focus": [sk.Focus("neck"), sk.Focus("neck")]},
}


@pytest.mark.parametrize("given", WRONG.values(), ids=WRONG)
def test_a_request_is_refused_in_words(given: dict[str, Any]) -> None:
    """No fault of a request has a piece of Python in it."""
    with pytest.raises(sk.RequestError) as caught:
        sk.Request(**given)
    for fault in caught.value.faults:
        assert not PYTHON.search(fault.message), fault.message


def test_a_goal_and_a_focus_are_told_by_name() -> None:
    """What contradicts each other is named, and what is missing is said to be."""
    with pytest.raises(sk.RequestError, match=re.escape("(goal tense-neck, focus (chest, neck))")):
        sk.Request(**WRONG["a goal and a focus"])
    with pytest.raises(sk.RequestError, match=re.escape("(goal not given, focus not given)")):
        sk.Request(minutes=5)


def test_values_without_what_they_need_are_refused_in_words() -> None:
    """A list that may not be empty is said to be."""
    goal = next(iter(sk.bundled().goals.values()))
    with pytest.raises(sk.InvalidValueError, match="citations: is empty, where at least one is needed"):
        attrs.evolve(goal, citations=())


@pytest.mark.parametrize("rows", [sk.bundled().exercises, sk.bundled().find("ball"), sk.bundled().goals])
def test_tables_say_how_they_are_written(rows: Any) -> None:
    """A table is written as its records, which the error names."""
    with pytest.raises(sk.InvalidValueError, match=rf"{type(rows).__name__} .*to_records\(\)"):
        sk.dumps(rows)
    assert len(json.loads(sk.dumps(rows.to_records()))) == len(rows)


def test_a_member_that_a_class_has_itself_is_no_other_object() -> None:
    """A class with a field of its own name is judged by its fields."""
    with pytest.raises(sk.DataError) as caught:
        sk.loads('{"weight": {}}', sk.Weight)
    assert any(fault.message == "is missing" for fault in caught.value.faults)


def test_a_setting_is_told_without_its_catalog() -> None:
    """Where nothing is known but the id of a setting, it says where all the same."""
    assert f"what is usual {Names().setting('desk')}" == "what is usual in the setting desk"
    assert f"what is usual {Names(sk.bundled()).setting('desk')}" == "what is usual at a desk"


def test_a_refusal_is_told_by_a_catalog_that_lacks_what_it_names() -> None:
    """A refusal from another catalog is explained all the same, with ids where names are not known."""
    with pytest.raises(sk.NoPlanError) as caught:
        sk.plan(sk.Request(minutes=3, goal="tense-neck", setting="desk", include="lat-release"))
    told = sk.explain(caught.value, sk.Catalog())
    assert "in the setting desk" in told
    assert "at a desk" in sk.explain(caught.value, sk.bundled())
