"""Round trips through JSON: every value survives, and one value has one text."""

from __future__ import annotations

import json

import attrs
import pytest

import made
import shoulderkit as sk
from codec_cases import faults_of, strict
from shoulderkit import errors as e
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault
from shoulderkit.model import (
    Dose,
    Exercise,
    Finding,
    NoneFound,
    Region,
    Reps,
    Rule,
    Step,
    Weight,
)
from shoulderkit.reading import dumps, loads
from shoulderkit.vocabulary import BodyHalf, BodySide, Phase, Position, RegionKind, Stance


@pytest.mark.parametrize("value", made.numbered(made.one_of_each()))
def test_round_trip(value):
    """What was written is read as an equal value, which is written as the same text, spread out or on one line."""
    text = dumps(value)
    assert loads(text, type(value)) == value
    assert dumps(loads(text, type(value))) == text
    assert loads(dumps(value, indent=None).encode(), type(value)) == value


@pytest.mark.parametrize(
    "error",
    made.numbered(
        [
            e.DataError("a", (Fault("b", "c", "d", ("e",)),)),
            e.UnknownIdError("exercise", "a", ("b",)),
            e.UnknownIdError("exercise", 3),
            e.RuleCycleError((e.RuleEdge("a", "b", "c"),)),
            sk.EffortLimitError(sk.Request(minutes=1, goal="a"), 10),
            sk.NoPlanError(
                sk.Request(minutes=1, goal="a"),
                (sk.Conflict((sk.Constraint(sk.ConstraintKind.BUDGET, value=60),)),),
                minimal=True,
                complete=False,
                relaxations=(),
                repairs=(),
            ),
        ]
    ),
)
def test_round_trip_of_errors(error):
    """Errors survive a round trip, too."""
    again = loads(dumps(error), type(error))
    assert attrs.asdict(again, recurse=False) == attrs.asdict(error, recurse=False)


def test_round_trip_of_a_catalog():
    """A catalog survives a round trip; its routines name their exercises."""
    catalog = made.catalog()
    text = dumps(catalog)
    assert loads(text, Catalog) == catalog
    assert dumps(loads(text, Catalog)) == text
    assert json.loads(text)["routines"][0]["steps"][1] == {
        "exercise": "pull",
        "position": "seated",
        "equipment": ["orange"],
    }
    assert loads(dumps(Catalog()), Catalog) == Catalog()


def test_round_trip_of_several():
    """Several values of a kind are written as a list and read as a tuple."""
    findings = (made.finding(), made.finding(sentence="And this."))
    assert loads(dumps(findings), tuple[Finding, ...]) == findings


@pytest.mark.parametrize("kind", [Dose, Reps])
def test_tagged_dose(kind):
    """A dose is tagged by its first key, which is written even where its class is known."""
    text = dumps(made.REPS)
    assert list(json.loads(text)) == ["kind", "low", "high", "rep_s", "sets", "rest_s"]
    assert loads(text, kind) == made.REPS


def test_groups():
    """Groups of ids are read and written as lists of lists."""
    rule = made.rule()
    assert json.loads(dumps(rule))["exercises"] == [["press"], ["pull"]]
    assert loads(dumps(rule), Rule).exercises == (("press",), ("pull",))


@pytest.mark.parametrize(
    "value", [made.rich_exercise().claims[0], made.rule(), made.goal()], ids=lambda value: type(value).__name__
)
def test_searches_that_found_nothing(value):
    """A claim, a rule and a goal say what was searched for and not found, when and how; by default nothing was."""
    assert attrs.fields(type(value)).none_found.default == ()
    searches = (NoneFound(stance=Stance.SUPPORTS, date="2026"), NoneFound(stance=Stance.CONTRADICTS, date="2026-01-31"))
    told = attrs.evolve(value, none_found=searches)
    assert json.loads(dumps(told))["none_found"][0] == {"stance": "supports", "date": "2026"}
    assert loads(dumps(told), type(value)) == told
    wrong = json.dumps(json.loads(dumps(told)) | {"none_found": [{"stance": "none", "date": "now"}]})
    assert [fault.path for fault in faults_of(wrong, type(value))] == ["none_found[0].stance", "none_found[0].date"]


def test_step_alone_keeps_its_start():
    """A step outside of a routine is written with its start."""
    step = made.step(start_s=40)
    assert loads(dumps(step), Step).start_s == 40


def test_step_in_a_catalog():
    """In a catalog a step is its exercise's id where all else is as usual, and otherwise says what is not."""
    pull = made.rich_exercise()
    steps = {
        made.step(): "press",
        made.step(position=Position.SEATED): {"exercise": "press", "position": "seated"},
        made.step(dose=made.REPS.smallest): {
            "exercise": "press",
            "dose": {"kind": "reps", "low": 8, "high": 8, "rep_s": 3, "rest_s": 30},
        },
        made.step(pull): "pull",
        made.step(pull, halves=(BodyHalf.RIGHT, BodyHalf.LEFT)): {"exercise": "pull", "halves": ["right", "left"]},
        made.step(pull, equipment=()): {"exercise": "pull", "equipment": []},
        made.step(pull, equipment=("orange",)): {"exercise": "pull", "equipment": ["orange"]},
    }
    catalog = made.catalog(routines=[made.routine(*steps, made.step())])
    text = dumps(catalog)
    assert json.loads(text)["routines"][0]["steps"] == [*steps.values(), "press"]
    assert loads(text, Catalog) == catalog


def test_scalars():
    """Scalars and single words of a vocabulary can be read by themselves."""
    assert loads("3", int) == 3
    assert loads("true", bool) is True
    assert loads('"release"', Phase) is Phase.RELEASE
    assert loads("null", Weight | None) is None
    assert faults_of("[]", object) == (Fault("a list is not text, a number, true, false or null"),)


def test_words_are_members():
    """Words are read as members of their vocabulary, not as plain strings."""
    region = loads(strict(), Region)
    assert region.kind is RegionKind.AREA
    assert region.body_side is BodySide.BACK


def test_order_of_keys_is_free():
    """The order of keys does not matter to the reader."""
    plain = json.loads(dumps(made.rich_exercise()))
    assert loads(json.dumps(dict(reversed(plain.items()))), Exercise) == made.rich_exercise()
