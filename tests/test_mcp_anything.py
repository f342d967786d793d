"""Whatever an agent sends, an answer comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import shoulderkit as sk
from mcp_cases import DESK, asked
from shoulderkit.mcp_server.tools import TOOLS

_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
_NAMES = st.sampled_from(
    [
        "chin tuk",
        "Tense neck",
        "desk",
        "traps",
        "none",
        "ten minutes",
        "[",
        '{"a": [',
        "a chair and a wall",
        "lat-release",
        "corner stretch",
        "sitting",
        "kettlebell",
        "5-10",
        "7" * 5000,
    ]
)
_VALUES = st.recursive(
    _SCALARS | _NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | _NAMES, inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    [
        *sk.RequestChanges.__annotations__,
        "request",
        "move",
        "changes",
        "routine",
        "text",
        "region",
        "n",
        "limit",
        "without",
        "pos",
    ]
)
_WANTED = st.sampled_from([{}, DESK, {"request": DESK}])


@pytest.mark.untraced
@pytest.mark.parametrize("tool", TOOLS)
@given(wanted=_WANTED, given_=st.dictionaries(_KEYS | st.text(max_size=6), _VALUES, max_size=3))
def test_any_arguments_have_an_answer(tool: str, wanted: dict[str, Any], given_: dict[str, Any]) -> None:
    """A call with any arguments is answered or refused as data that keep to the schema, and a mended call is understood."""
    answer = asked(tool, json.loads(json.dumps({**wanted, **given_})))
    event("refused" if answer.failed else "answered")
    if answer.failed and answer.data["mended"]:
        again = asked(answer.data["mended"]["tool"], answer.data["mended"]["arguments"]).data
        assert again["taken_as"] == []
        # no plan may meet it, but it is understood
        assert again.get("error", {}).get("error") not in {"request", "invalid-value", "data"}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5_000, "[NaN]", "{" * 5, "minutes " * 1_000])
def test_texts_that_are_hard_to_read_are_refused(tool: str, text: str) -> None:
    """Deeply nested JSON, numbers that are none, and long texts in the place of names and times are refused."""
    assert asked(tool, {"minutes": text, "request": text, "move": text, "routine": text, "region": text}).failed
