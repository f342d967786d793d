"""Where the choices in generated values come from: a seed here, a Hypothesis test case in `shoulderkit.testing.strategies`."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

#: Texts that have broken readers, writers and screens before: quotes, backslashes, scripts, signs beyond the first plane.
_TEXTS = (
    "Plain words",
    "Ellbögen lösen",
    'Say "ah", then \\ breathe',
    "肩甲骨を下げる",
    "one\ttab, one\nnew line",
    "a line\u2028separator",
    "🙆 arms up",
    "null",
    "</script> & 'quotes'",
)


class Dice:
    """One method to supply, `number`; the rest follows from it. The first or lowest choice is always the plainest."""

    def number(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        raise NotImplementedError

    def text(self) -> str:
        """Some text as the model takes it: not blank, no white space around it."""
        return self.pick(_TEXTS)

    def chance(self, percent: int) -> bool:
        """True in *percent* of a hundred cases."""
        return self.number(1, 100) > 100 - percent

    def pick(self, options: Sequence[T]) -> T:
        """One of the *options*."""
        return options[self.number(0, len(options) - 1)]

    def shuffled(self, options: Iterable[T]) -> tuple[T, ...]:
        """All of the *options*, in any order."""
        items = list(options)
        for place in range(len(items) - 1):
            other = self.number(place, len(items) - 1)
            items[place], items[other] = items[other], items[place]
        return tuple(items)

    def some(self, options: Iterable[T], least: int = 0, most: int | None = None) -> tuple[T, ...]:
        """From *least* to *most* different ones of the *options* (None: up to all), in the order they stand in."""
        items = list(options)
        count = self.number(min(least, len(items)), len(items) if most is None else min(most, len(items)))
        places = list(range(len(items)))
        for place in range(count):
            other = self.number(place, len(items) - 1)
            places[place], places[other] = places[other], places[place]
        return tuple(items[place] for place in sorted(places[:count]))


class SeededDice(Dice):
    """The same choices for the same seed, on every machine and Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return self._random.randint(low, high)
