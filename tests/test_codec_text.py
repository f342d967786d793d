"""Text that is not JSON, and classes that cannot be read from JSON."""

from __future__ import annotations

import pytest

from codec_cases import faults_of
from shoulderkit.errors import DataError, Fault, InvalidValueError
from shoulderkit.model import (
    Cue,
    Dose,
    Region,
)
from shoulderkit.reading import loads


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        (b"", "is empty"),
        ("\ufeff", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b'{"id": "\xff"}', "is not UTF-8: byte 8 cannot be read"),
        ("{}".encode("utf-16"), "is not UTF-8: byte 0 cannot be read"),
        ('{"a": NaN}', "is not JSON: NaN is not a number in JSON"),
        ("[-Infinity]", "is not JSON: -Infinity is not a number in JSON"),
        ('"\\ud800"', "has half a surrogate pair, which is not a character"),
        ('"\ud800"', "has half a surrogate pair, which is not a character"),
        ("[" * 200_000, "is nested too deeply"),
        (3, "a value of type int is not JSON text"),
        (None, "a value of type NoneType is not JSON text"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_invalid_json(text, message):
    """Text that is not JSON is one clear fault, never an error of the JSON library."""
    assert faults_of(text, Region) == (Fault(message),)


def test_invalid_json_names_line_and_column():
    """A syntax error in the JSON is named with its line and column."""
    (fault,) = faults_of('{\n  "id": "a",\n  "name" "A"\n}', Region)
    assert fault.message.startswith("is not JSON: ")
    assert fault.message.endswith("(line 3, column 10)")


def test_byte_order_mark():
    """A byte order mark, with which some editors begin a file, is read over, in text and in bytes; only one, at the top."""
    for text in ("\ufeff3", b"\xef\xbb\xbf3", "\ufeff 3"):
        assert loads(text, int) == 3
    assert loads('\ufeff"\ufeff"', str) == "\ufeff"
    (fault,) = faults_of("\ufeff\ufeff3", int)
    assert fault.message.startswith("is not JSON: ")


@pytest.mark.parametrize(
    ("text", "length", "unit"), [('"ü"', 3, "characters"), ('"ü"'.encode(), 4, "bytes")], ids=["text", "bytes"]
)
def test_limit(text: str | bytes, length: int, unit: str) -> None:
    """A text may be as long as the limit and no longer, in characters, or in bytes where it is given in bytes."""
    assert loads(text, str, limit=length) == "ü"
    fault = Fault(f"has more than {length - 1} {unit}, which is the limit for a text (limit=)")
    assert faults_of(text, str, limit=length - 1) == (fault,)


def test_endless_number():
    """A number with thousands of digits is refused like any other syntax error."""
    (fault,) = faults_of("9" * 5000, Region)
    assert fault.message.startswith("is not JSON: ")


def test_escapes_are_fine():
    """Escaped characters, pairs of surrogates included, are ordinary text."""
    assert loads('"\\u00fc \\ud83d\\ude00"', str) == "ü 😀"


@pytest.mark.parametrize("kind", [dict, list[int], float, bytes, tuple[int, str], int | str, set], ids=str)
def test_kinds_that_cannot_be_read(kind):
    """A class that is not this package's is refused, not read leniently."""
    with pytest.raises(InvalidValueError) as caught:
        loads("3", kind)
    assert caught.value.faults[0].message.endswith(" cannot be read from JSON")


@pytest.mark.parametrize(
    ("kind", "name"), [(Dose, "Reps | Hold | Timed"), (tuple[Cue, ...], "tuple[shoulderkit"), (Cue, "Cue")], ids=str
)
def test_error_names_what_was_read(kind, name):
    """The error names the class that was expected."""
    with pytest.raises(DataError) as caught:
        loads("3", kind)
    assert caught.value.what.startswith(name)
