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
from shoulderkit.reading import loads


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("3", "'3'"),
        (2.0, "2.0"),
        (True, "true"),
        (None, "null"),
        ([3], "a list"),
        ({}, "an object"),
        ("x" * 100, f"'{'x' * 79}…"),
    ],
)
def test_not_an_integer(plain, shown):
    """Only an integer is read as one; the fault shows the value in short."""
    text = json.dumps({"kind": "hold", "hold_s": plain})
    assert faults_of(text, Hold) == (Fault(f"{shown} is not a whole number", "hold_s"),)


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
    assert loads(strict(part_of=None), Region).part_of is None
    assert faults_of(strict(aliases=[None]), Region) == (Fault("null is not text", "aliases[0]"),)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"hold_s": 3}', (Fault("is missing (reps or hold or timed)", "kind"),)),
        ('{"kind": "hld", "hold_s": 3}', (Fault("'hld' is not reps or hold or timed", "kind", near=("hold",)),)),
        ('{"kind": ["hold"], "hold_s": 3}', (Fault("a list is not reps or hold or timed", "kind"),)),
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
