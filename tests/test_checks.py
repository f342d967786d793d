"""Field specs: what a field may hold, and the faults where it does not."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs
import pytest

from shoulderkit.errors import Fault, InvalidValueError, RequestError
from shoulderkit.model import checks
from shoulderkit.model import specs as c
from shoulderkit.model.file_names import NO_DEVICE


class Color(StrEnum):
    RED = "red"
    GREEN = "green"


@attrs.frozen(kw_only=True)
class Span(checks.Value):
    low: int = attrs.field(metadata=c.spec(c.a_number(1, 9)))
    high: int = attrs.field(metadata=c.spec(c.a_number(1, 9)))
    note: object = None
    __relations__ = (c.Relation(("low", "high"), lambda low, high: low <= high, "low {} is above high {}"),)


class Loose(StrEnum):
    RED = "red"


ALLOWED = [
    (c.a_number(), [0, 10**9], [-1, True, 1.0, "1", None]),
    (c.a_number(2, 4), [2, 4], [1, 5, False]),
    (c.a_text(), ["a", "a b", "ü"], ["", " ", " a", "a\n", "\u2003a", "a\x1bb", "a\u202eb", 3, None]),
    (c.a_text(3), ["abc"], ["abcd"]),
    (
        c.an_id(),
        ["a", "a-b", "t4-t5", "a" * 200, "con-a"],
        ["", "A", "a_b", "-a", "a-", "a--b", "a b", "ä", "a\n", "a" * 201, "con", "lpt1", 3],
    ),
    (c.a_url(), ["http://x", "https://x.org/a?b"], ["x.org", "ftp://x", "https://", "https://a b", None]),
    (
        c.a_date(),
        ["2021", "2021-03", "2021-03-18"],
        ["21", "2021-3", "2021-03-18T00", "2021\n", "\u0662\u0660\u0662\u0661", 2021],
    ),
    (c.a_flag(), [True, False], [1, 0, None, "no"]),
    (c.a_member(Color), [Color.RED], ["red", "blue", Loose.RED, None]),
    (c.an_instance(int, str), [1, "a"], [1.5, None]),
    (c.maybe(c.a_number()), [None, 3], ["3", -1]),
    (c.many(c.a_number()), [(), (1, 1)], [[1], (1, "1"), "1", None]),
    (c.many(c.a_number(), 1, distinct=True), [(1,), (1, 2)], [(), (1, 1)]),
    (c.many(c.many(c.an_id(), 1)), [(), (("a",),)], [((),), (("A",),), ("a",)]),
]


@pytest.mark.parametrize(("spec", "value"), [(spec, value) for spec, good, _ in ALLOWED for value in good])
def test_allows(spec, value):
    """A spec accepts the values that its name says."""
    assert spec.ok(value)


@pytest.mark.parametrize(("spec", "value"), [(spec, value) for spec, _, bad in ALLOWED for value in bad])
def test_refuses(spec, value):
    """A spec refuses everything else, similar types included, with a fault at the path."""
    assert not spec.ok(value)
    faults = list(spec.faults(value, "here"))
    assert faults
    assert all(fault.path.startswith("here") for fault in faults)
    said = (" is not ", " has U+", "is empty, ", " is the name of a device ", " is longer than ")
    assert all(any(words in fault.message for words in said) for fault in faults)
    assert not any("()" in fault.message or "''" in fault.message for fault in faults if not spec.vocabulary)


def test_faults_of_items():
    """The fault of an item names the item's path at any depth, and valid items have none."""
    spec = c.many(c.many(c.an_id()))
    assert list(spec.faults((("a", "B"), ("c",), ("D", "e")), "groups")) == [
        Fault("'B' is not an id in kebab-case", "groups[0][1]"),
        Fault("'D' is not an id in kebab-case", "groups[2][0]"),
    ]


def test_faults_of_the_whole():
    """Where each item is valid, the fault is of the tuple as a whole."""
    spec = c.many(c.a_number(), 1, distinct=True)
    assert list(spec.faults((2, 2), "numbers")) == [
        Fault("(2, 2) is not a tuple of at least 1 without duplicates", "numbers")
    ]


_NO = r"\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
#: The pattern of a text.
ONE_LINE = rf"^(?:[^\s{_NO}](?:[^{_NO}]*[^\s{_NO}])?)(?!\n)$"


@pytest.mark.parametrize(
    ("spec", "schema"),
    [
        (c.a_number(), {"minimum": 0}),
        (c.a_number(1, 5), {"minimum": 1, "maximum": 5}),
        (c.a_text(60), {"pattern": ONE_LINE, "maxLength": 60}),
        (c.an_id(), {"pattern": rf"^{NO_DEVICE}(?:[a-z0-9]+(-[a-z0-9]+)*)(?!\n)$", "maxLength": 200}),
        (c.maybe(c.a_text()), {"pattern": ONE_LINE}),
        (c.many(c.a_flag(), 1, distinct=True), {"minItems": 1, "uniqueItems": True}),
        (c.many(c.a_flag()), {}),
        (c.a_member(Color), {}),
    ],
)
def test_schema(spec, schema):
    """A spec has a JSON Schema of what it allows."""
    assert dict(spec.schema) == schema


@pytest.mark.parametrize(("spec", "good", "bad"), [row for row in ALLOWED if "pattern" in row[0].schema])
def test_pattern_is_the_check(spec, good, bad):
    """The pattern in a schema has to match a whole text, and matches what the check allows."""
    texts = [text for text in (*good, *bad) if isinstance(text, str)]
    assert texts
    for text in texts:
        fits = re.search(spec.schema["pattern"], text) is not None and len(text) <= spec.schema.get("maxLength", 999)
        assert fits == spec.ok(text), text


def test_fields_without_a_spec():
    """A field without a spec may hold anything."""
    assert c.spec_of(attrs.fields(Span).note) is None
    assert Span(low=1, high=2, note=[]).note == []


def test_check_reports_all_fields():
    """A constructor reports every field that is wrong, not the first one only."""
    with pytest.raises(InvalidValueError) as caught:
        Span(low=0, high="3")
    assert caught.value.what == "Span"
    assert caught.value.faults == (
        Fault("0 is not a whole number from 1 to 9", "low"),
        Fault("'3' is not a whole number from 1 to 9", "high"),
    )


def test_check_relation():
    """Relations between valid fields are checked, and a fault is reported at the first of them."""
    with pytest.raises(InvalidValueError) as caught:
        Span(low=5, high=4)
    assert caught.value.faults == (Fault("low 5 is above high 4", "low"),)


def test_check_names_the_error_of_the_class():
    """A class may define which error its faults raise."""

    @attrs.frozen
    class Wish(checks.Value):
        __error__ = RequestError
        size: int = attrs.field(metadata=c.spec(c.a_number()))

    with pytest.raises(RequestError):
        Wish(-1)


def test_faults_in_passes_over_missing_fields():
    """Partial values are checked as far as possible: relations only where all their fields are present and valid."""
    assert not checks.faults_in(Span, {"low": 5})
    assert list(checks.faults_in(Span, {"low": 5, "high": 99})) == [
        Fault("99 is not a whole number from 1 to 9", "high")
    ]
    assert list(checks.faults_in(Span, {"low": 5, "high": 4})) == [Fault("low 5 is above high 4", "low")]


def test_member():
    """A member is given as itself or by its value; anything else stays, and is a fault with near misses."""
    assert c.member(Color, "red") is Color.RED
    assert c.member(Color, Color.GREEN) is Color.GREEN
    assert c.member(Color, "gren") == "gren"
    assert c.member(Color, 3) == 3
    assert c.not_a_member(Color, "gren") == Fault("'gren' is not a Color (red, green)", near=("green",))
    assert c.not_a_member(Color, 3) == Fault("3 is not a Color (red, green)")
    assert c.not_a_member(Color, " Red") == Fault("' Red' is not a Color", near=("red",), exact=True)
    assert c.not_a_member(Color, Loose.RED) == Fault(f"{Loose.RED!r} is not a Color", near=("red",), exact=True)
