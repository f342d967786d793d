"""Values of the wrong shape: nothing is coerced."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from codec_cases import faults_of, strict
from shoulderkit.errors import Fault
from shoulderkit.model import (
    Dose,
    Hold,
    Region,
    Timed,
)
from shoulderkit.plans import Done
from shoulderkit.reading import dumps, loads


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("3", "'3'"),
        (2.5, "2.5"),
        (-1e-300, "-1e-300"),
        (True, "true"),
        (None, "null"),
        ([3], "a list"),
        ({}, "an object"),
        ("x" * 100, f"'{'x' * 79}…"),
    ],
)
def test_not_an_integer(plain, shown):
    """Only an integer is read as one; the fault shows the value in short."""
    text = json.dumps({"kind": "hold", "low_s": 1, "high_s": plain})
    assert faults_of(text, Hold) == (Fault(f"{shown} is not a whole number", "high_s"),)


@pytest.mark.parametrize("plain", ["15.0", "1.5e1", "15", "150e-1"])
def test_whole_numbers_of_tables(plain):
    """A whole number that a table writes with a fraction of nothing is what it is worth: an integer, as JSON Schema says."""
    dose = loads(f'{{"kind": "hold", "low_s": {plain}, "high_s": 15.0}}', Hold)
    assert dose == Hold(low_s=15, high_s=15)
    assert (type(dose.low_s), type(dose.high_s)) == (int, int)
    assert loads(plain, int) == 15
    assert faults_of('{"kind": "hold", "low_s": 0.0, "high_s": 15.5}', Hold) == (
        Fault("0 is not a whole number from 1 to 7200", "low_s"),
        Fault("15.5 is not a whole number", "high_s"),
    )


@pytest.mark.parametrize("plain", [3, None, False, ["a"], {"a": "b"}, 1.5])
def test_not_a_string(plain):
    """Only a string is read as one."""
    (fault,) = faults_of(strict(name=plain), Region)
    assert fault.path == "name"
    assert fault.message.endswith(" is not text")


@pytest.mark.parametrize("plain", ["no", 0, 1, None, []])
def test_not_a_boolean(plain):
    """Only true and false are read as booleans."""
    text = json.dumps({"minutes": 5, "goal": "a", "shorten": plain})
    (fault,) = faults_of(text, sk.Request)
    assert fault.path == "shorten"
    assert fault.message.endswith(" is not true or false")


@pytest.mark.parametrize("plain", ["abc", None, {"0": "a"}, 3])
def test_not_a_list(plain):
    """A string is not a list of letters, and an object is not a list of keys."""
    (fault,) = faults_of(strict(aliases=plain), Region)
    assert fault.path == "aliases"
    assert fault.message.endswith(" is not a list")


@pytest.mark.parametrize("plain", ["text", None, [], 3])
def test_not_an_object(plain):
    """A value with fields has to be an object."""
    (fault,) = faults_of(json.dumps(plain), Region)
    assert fault.message.endswith(" is not an object (Region)")


@pytest.mark.parametrize(
    ("plain", "fault"),
    [
        ("muscel", Fault("'muscel' is not a RegionKind (muscle, joint, area)", "kind", near=("muscle",))),
        ("AREA", Fault("'AREA' is not a RegionKind", "kind", near=("area",), exact=True)),
        (3, Fault("3 is not a RegionKind (muscle, joint, area)", "kind")),
        (None, Fault("null is not a RegionKind (muscle, joint, area)", "kind")),
    ],
)
def test_not_a_word_of_a_vocabulary(plain, fault):
    """A word has to be of the vocabulary, in its exact spelling; a fault has near misses."""
    assert faults_of(strict(kind=plain), Region) == (fault,)


def test_null_where_it_is_allowed():
    """Null is read where a field may be empty, and only there."""
    assert loads(strict(uberon=None), Region).uberon is None
    assert faults_of(strict(part_of=None), Region) == (Fault("null is not a list", "part_of"),)
    assert faults_of(strict(aliases=[None]), Region) == (Fault("null is not text", "aliases[0]"),)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"low_s": 3, "high_s": 3}', (Fault("is missing (reps or hold or timed)", "kind"),)),
        (
            '{"kind": "hld", "low_s": 3, "high_s": 3}',
            (Fault("'hld' is not reps or hold or timed", "kind", near=("hold",)),),
        ),
        ('{"kind": ["hold"], "low_s": 3, "high_s": 3}', (Fault("a list is not reps or hold or timed", "kind"),)),
        ("[]", (Fault("a list is not an object (Reps or Hold or Timed)"),)),
        ('{"kind": "timed", "low_s": 9, "high_s": 8}', (Fault("low_s 9 is above high_s 8", "low_s"),)),
    ],
)
def test_not_a_dose(text, faults):
    """A dose without its tag, with an unknown tag, or with an invalid field is refused."""
    assert faults_of(text, Dose) == faults


def test_dose_of_another_kind():
    """A dose is not taken for another kind of dose."""
    faults = faults_of('{"kind": "hold", "low_s": 3, "high_s": 4}', Timed)
    assert faults == (Fault("'hold' is not timed", "kind"),)
    assert faults_of('{"low_s": 3, "high_s": 4}', Timed) == (Fault("is missing (timed)", "kind"),)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ('"press"', Done("press")),
        ('{"exercise": "press"}', Done("press")),
        ('{"exercise": "press", "dose": null}', Done("press")),
        (
            '{"exercise": "press", "dose": {"kind": "hold", "low_s": 5, "high_s": 5}}',
            Done("press", Hold(low_s=5, high_s=5)),
        ),
    ],
)
def test_mere_text(text, done):
    """What was done is a mere id or an object, and is written as a mere id where that says it all."""
    request = loads(f'{{"minutes": 5, "goal": "a", "done_today": [{text}]}}', sk.Request)
    assert request == sk.Request(minutes=5, goal="a", done_today=[done])
    written = json.loads(dumps(request))["done_today"]
    assert written == ["press"] if done.dose is None else [json.loads(text)]
    assert loads(text, Done) == loads(dumps(done), Done) == done


@pytest.mark.parametrize(
    ("plain", "fault"),
    [
        ("", Fault("is empty, where a name is needed", "done_today[0].exercise")),
        (3, Fault("3 is not an object (Done)", "done_today[0]")),
        ({"exercise": 3}, Fault("3 is not text", "done_today[0].exercise")),
        ({}, Fault("is missing", "done_today[0].exercise")),
        (
            {"exercise": "press", "dose": "all"},
            Fault("'all' is not an object (Reps or Hold or Timed)", "done_today[0].dose"),
        ),
    ],
)
def test_not_what_was_done(plain, fault):
    """What is neither an id nor an object with one is refused."""
    assert faults_of(json.dumps({"minutes": 5, "goal": "a", "done_today": [plain]}), sk.Request) == (fault,)


def test_mere_text_for_nothing_else():
    """A mere text stands for nothing but what says so."""
    text = "'press' is not an object (Exercise); its id stands for it where a catalog is given (catalog=)"
    assert faults_of('"press"', sk.Exercise) == (Fault(text),)
    assert faults_of('"neck"', sk.Region) == (Fault("'neck' is not an object (Region)"),)


def test_an_answer_with_ids_says_what_it_needs():
    """A plan of ids, read without a catalog, says that one is needed; with it, it is read."""
    plan = sk.plan(sk.Request(minutes=2, goal="tense-neck"))
    text = dumps(plan, compact=True)
    faults = faults_of(text, sk.Plan)
    assert faults
    assert all("(catalog=)" in fault.message for fault in faults)
    assert loads(text, sk.Plan, catalog=sk.bundled()) == plan


@pytest.mark.parametrize("kind", [sk.Plan, sk.Routine])
def test_a_value_within_another_object_is_found(kind):
    """What the command line prints holds a plan as a member, which the fault names."""
    plan = sk.plan(sk.Request(minutes=2, goal="tense-neck"))
    value = plan if kind is sk.Plan else plan.routine
    name = kind.__name__.lower()
    text = json.dumps({name: json.loads(dumps(value)), "answers": []})
    (fault,) = faults_of(text, kind)
    assert fault.path == name
    assert repr(name) in fault.message
    assert loads(json.dumps(json.loads(text)[name]), kind) == value
