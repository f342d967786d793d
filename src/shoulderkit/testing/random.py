"""Sources of the random choices in generated values; `shoulderkit.testing.strategies` has one for Hypothesis."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

#: Texts that tend to break code: quotes, backslashes, other scripts, joiners and marks, code points beyond 16 bits.
_TEXTS = (
    "Plain words",
    "Ellbögen lösen",
    'Say "ah", then \\ breathe',
    "肩甲骨を下げる",
    "ذراع\u200f (أ)",
    "no\xa0break, soft\xadhyphen",
    "=SUM(1)",
    "🙆 arms up 🧘\u200d♀️",
    "null",
    "</script> & 'quotes'",
)


class RandomSource:
    """A source of random choices. A subclass supplies `number`; its lowest choice should be the simplest."""

    def number(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        raise NotImplementedError

    def text(self) -> str:
        """Return a text that is valid in a text field: not blank, without white space around it."""
        return self.pick(_TEXTS)

    def chance(self, percent: int) -> bool:
        """Return True with a probability of *percent* in a hundred."""
        return self.number(1, 100) > 100 - percent

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the *options*."""
        return options[self.number(0, len(options) - 1)]

    def shuffled(self, options: Iterable[T]) -> tuple[T, ...]:
        """Return all *options* in random order."""
        items = list(options)
        for place in range(len(items) - 1):
            other = self.number(place, len(items) - 1)
            items[place], items[other] = items[other], items[place]
        return tuple(items)

    def some(self, options: Iterable[T], least: int = 0, most: int | None = None) -> tuple[T, ...]:
        """Return some of the *options*, in their order.

        Args:
            options: what to choose from.
            least: the least number of them.
            most: the most of them. Default: all.
        """
        items = list(options)
        count = self.number(min(least, len(items)), len(items) if most is None else min(most, len(items)))
        places = list(range(len(items)))
        for place in range(count):
            other = self.number(place, len(items) - 1)
            places[place], places[other] = places[other], places[place]
        return tuple(items[place] for place in sorted(places[:count]))


class SeededSource(RandomSource):
    """A source that makes the same choices for the same seed, on every machine and version of Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return self._random.randint(low, high)
