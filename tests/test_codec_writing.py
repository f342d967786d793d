"""Writing JSON: one canonical form, and no value that JSON cannot represent."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import made
from shoulderkit.errors import InvalidValueError
from shoulderkit.model import (
    Hold,
    Reps,
)
from shoulderkit.model.specs import NOT_JSON
from shoulderkit.reading import dumps


def test_canonical_form():
    """Keys follow the class after the tag, defaults are omitted, text is not escaped, one newline ends it."""
    step = made.step(made.exercise(name="größer", aliases=("ß",)), start_s=3)
    assert dumps(step).startswith('{\n  "exercise": {\n    "id": "press",\n    "name": "größer",\n')
    assert dumps(step).endswith(',\n  "halves": [\n    "both"\n  ],\n  "start_s": 3\n}\n')
    assert dumps(Hold(low_s=3, high_s=3), indent=None) == '{"kind": "hold", "low_s": 3, "high_s": 3}\n'
    assert dumps(Reps(rep_s=1, high=3, low=2, sets=1)) == dumps(Reps(low=2, high=3, rep_s=1))


def test_equal_default_from_a_factory():
    """A default from a factory is omitted as well, and is restored when read."""

    @attrs.frozen
    class Box:
        items: tuple[str, ...] = attrs.Factory(tuple)
        size: int = attrs.field(default=3, metadata={NOT_JSON: True})
        area: int = attrs.field(default=9, init=False)

    assert dumps(Box()) == "{}\n"
    assert dumps(Box(("a",), 4), indent=None) == '{"items": ["a"]}\n'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (object(), "a value of type object cannot be written"),
        ({1, 2}, "a value of type set cannot be written"),
        (float("nan"), "cannot be written: "),
        ({(1,): 2}, "cannot be written: "),
    ],
)
def test_dumps_refuses(value, message):
    """A value that JSON cannot represent is refused with an error of `dumps`, not written as something else."""
    with pytest.raises(InvalidValueError) as caught:
        dumps(value)
    assert caught.value.what == "dumps"
    assert caught.value.faults[0].message.startswith(message)


def test_dumps_refuses_circles():
    """A value that contains itself is refused."""
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(InvalidValueError):
        dumps(endless)


def test_dumps_refuses_bottomless():
    """A value that is nested too deeply to be written is refused."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(InvalidValueError):
        dumps(deep)
