"""Values that nobody should give as an argument."""

from __future__ import annotations

import math
from collections import ChainMap, OrderedDict, deque
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import shoulderkit as sk

if TYPE_CHECKING:
    from collections.abc import Callable


class OwnError(Exception):
    """What the special methods of odd objects raise."""


def raising(*names: str) -> object:
    """Return an object whose special methods of these names raise."""

    def fail(*_: object, **__: object) -> Any:
        raise OwnError

    return type("Odd", (), dict.fromkeys(names, fail))()


class Text(str):
    """A text that is not exactly a text."""

    __slots__ = ()


class Number(int):
    """A whole number that is not exactly one."""


class Words(Enum):
    """A vocabulary of somebody else."""

    DESK = "desk"


class Anything:
    """Has every attribute, as mocks have; each can be called and gives another."""

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *_: object, **__: object) -> Anything:
        return Anything()


def nested(depth: int) -> list[Any]:
    """Return a list in a list in a list …."""
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


def circle() -> list[Any]:
    """Return a list that holds itself."""
    found: list[Any] = []
    found.append(found)
    return found


#: Makes each odd value anew, since some can be used once; by what it is.
ODD: dict[str, Callable[[], Any]] = {
    "none": lambda: None,
    "not implemented": lambda: NotImplemented,
    "ellipsis": lambda: ...,
    "true": lambda: True,
    "false": lambda: False,
    "zero": lambda: 0,
    "one": lambda: 1,
    "minus one": lambda: -1,
    "large": lambda: 2**63,
    "very large": lambda: 10**5000,
    "very small": lambda: -(10**5000),
    "half": lambda: 0.5,
    "minus nothing": lambda: -0.0,
    "nan": lambda: math.nan,
    "infinity": lambda: math.inf,
    "minus infinity": lambda: -math.inf,
    "complex": lambda: 1j,
    "decimal": lambda: Decimal("NaN"),
    "signaling": lambda: Decimal("sNaN"),
    "fraction": lambda: Fraction(1, 3),
    "number": lambda: Number(3),
    "empty": lambda: "",
    "blank": lambda: " \t",
    "x": lambda: "x",
    "nul": lambda: "\0",
    "line": lambda: "a\nb",
    "surrogate": lambda: "\ud800",
    "emoji": lambda: "🙂" * 100,
    "long": lambda: "a" * 100_000,
    "braces": lambda: "{0.__class__} %s {",
    "path": lambda: "../../etc",
    "text": lambda: Text("neck"),
    "word": lambda: Words.DESK,
    "vocabulary": lambda: sk.Phase.RELEASE,
    "bytes": lambda: b"{}",
    "bad bytes": lambda: b"\xff\xfe",
    "byte array": lambda: bytearray(b"neck"),
    "memory": lambda: memoryview(b"neck"),
    "nothing": lambda: (),
    "list": lambda: [1],
    "of none": lambda: [None],
    "of surrogates": lambda: ["\ud800"],
    "of lists": lambda: [["neck"], ["neck"]],
    "nested": lambda: nested(500),
    "circle": circle,
    "many": lambda: ["neck"] * 10_000,
    "dict": lambda: {"neck": 1},
    "dict of none": lambda: {None: None},
    "ordered": lambda: OrderedDict(x=1),
    "chain": lambda: ChainMap({"x": 1}),
    "set": lambda: {1, "a"},
    "frozen set": lambda: frozenset({None, 2}),
    "deque": lambda: deque(["neck"]),
    "range": lambda: range(3),
    "generator": lambda: (name for name in ("neck", 3)),
    "date": lambda: date(2026, 1, 1),
    "duration": lambda: timedelta(minutes=5),
    "uuid": lambda: UUID(int=0),
    "pure path": lambda: PurePosixPath("a"),
    "namespace": lambda: SimpleNamespace(id="neck", name="neck"),
    "class": lambda: int,
    "own class": lambda: sk.Plan,
    "function": lambda: len,
    "error": lambda: ValueError("x"),
    "own error": lambda: sk.UnknownIdError("rule", "x"),
    "value": lambda: sk.Focus("neck"),
    "anything": Anything,
    "object": object,
    "no repr": lambda: raising("__repr__"),
    "no str": lambda: raising("__str__", "__repr__", "__format__"),
    "no equality": lambda: raising("__eq__", "__hash__"),
    "no hash": lambda: raising("__hash__"),
    "no truth": lambda: raising("__bool__", "__len__"),
    "no order": lambda: {raising("__repr__", "__str__", "__lt__"), "a"},
}
