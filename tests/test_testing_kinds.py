"""Every public value can be drawn, has a schema that takes what is written of it, and survives JSON."""

from __future__ import annotations

import json
import typing
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import shoulderkit as sk
from shoulderkit import testing
from test_explainer_kinds import PUBLIC

#: As many as it takes, and the first that fits.
FIND = settings(max_examples=1000, database=None, derandomize=True, deadline=None, suppress_health_check=[*HealthCheck])
#: What each strategy draws.
DRAWN: dict[str, tuple[type, ...]] = {
    "catalogs": (sk.Catalog,),
    "plans": (sk.Plan,),
    "sessions": (sk.Session,),
    "answers": (sk.Why, sk.WhyHere, sk.WhyNot, sk.WhatIf, sk.Diff, sk.Alternative, sk.Day),
    "failures": (sk.Failure,),
    "placed_citations": (sk.PlacedCitation,),
    "placed_cues": (sk.PlacedCue,),
    "disagreements": (sk.Disagreement,),
    "disputed_citations": (sk.DisputedCitation,),
    "row_changes": (sk.RowChange,),
}
#: What is only in errors about rules, holds values and is none, or is worked out of a drawn step.
NOT_DRAWN = {sk.RuleEdge, sk.Rows, sk.Table, sk.Block}
WITH_CATALOG = ("plans", "sessions", "answers", "failures")


def held_in(kinds: typing.Iterable[type]) -> set[Any]:
    """Return classes of values with all those that their fields hold."""
    found: set[Any] = set()
    todo: list[Any] = [*kinds]
    while todo:
        kind = todo.pop()
        todo += typing.get_args(kind)
        if isinstance(kind, type) and attrs.has(kind) and kind not in found:
            found.add(kind)
            names = {field.name for field in attrs.fields(kind)}
            todo += [hint for name, hint in typing.get_type_hints(kind).items() if name in names]
    return found


def test_every_public_value_can_be_drawn() -> None:
    """Each public class of values is drawn by a strategy, by itself or in what is drawn; a new one needs its own."""
    catalog = sk.bundled()
    tables = [getattr(catalog, field.name).kind for field in attrs.fields(sk.Catalog)]
    # what is drawn of these two: tables say their class when they are made, and an error has annotations of its own
    reached = held_in([*(kind for kinds in DRAWN.values() for kind in kinds), *tables, *_of_a_refusal()])
    assert {kind.__name__ for kind in PUBLIC} - {kind.__name__ for kind in reached} == {
        kind.__name__ for kind in NOT_DRAWN
    }


def _of_a_refusal() -> list[Any]:
    return list(typing.get_type_hints(sk.NoPlanError).values())


@pytest.mark.parametrize("name", DRAWN)
def test_strategies_draw_what_they_say(name: str) -> None:
    """What a strategy draws is of its classes, fits the schema of its class as it is written, and comes back from JSON."""
    seen: set[type] = set()
    schemas = {kind: Draft202012Validator(sk.json_schema(kind)) for kind in DRAWN[name]}

    @given(st.data())
    def check(data: st.DataObject) -> None:
        strategy = getattr(testing, name)
        given_catalog = [data.draw(testing.catalogs(1, 3))] if name in WITH_CATALOG else []
        value = data.draw(strategy(*given_catalog))
        text = sk.dumps(value)
        kind = type(value)
        assert schemas[kind].is_valid(json.loads(text))
        assert sk.loads(text, kind) == value
        seen.add(kind)

    check()
    assert seen
    assert seen <= set(DRAWN[name])


@pytest.mark.parametrize("kind", DRAWN["answers"])
def test_each_kind_of_answer_is_drawn(kind: type) -> None:
    """However few examples a run has, each kind of answer can be found."""
    answers = testing.catalogs(3, 5).flatmap(testing.answers)
    found = find(answers, lambda answer: type(answer) is kind, settings=settings(FIND, phases=[Phase.generate]))
    assert type(found) is kind
