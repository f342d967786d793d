"""How much: repetitions, a hold, or free work for a time, each figure a range. Whole seconds; full dose takes the high figures."""

from __future__ import annotations

from typing import ClassVar, Self

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.specs import Relation, a_flag, a_number, an_instance, maybe, spec

#: The longest single stretch of time in a dose, in seconds (two hours).
LONGEST_S = 7200


def _in_order(low: int, high: int) -> bool:
    return low <= high


def _sets_in_order(low: int | None, high: int) -> bool:
    return low is None or low <= high


_SETS_IN_ORDER = Relation(("sets_low", "sets"), _sets_in_order, "sets_low {} is above sets {}")
_sets = spec(a_number(1, 100))
_sets_low = spec(maybe(a_number(1, 100)))
_seconds = spec(a_number(1, LONGEST_S))
_rest = spec(a_number(0, LONGEST_S))


class _Sets(Value):
    """What doses of every kind have in common: a range of sets.

    Attributes:
        sets: the most sets; full dose.
        sets_low: the fewest sets that the source gives; None where it gives one number only.
    """

    __slots__ = ()
    sets: int
    sets_low: int | None

    @property
    def least_sets(self) -> int:
        """The fewest sets that may be planned: the source's low number, 1 where it gives one number only."""
        return 1 if self.sets_low is None else self.sets_low

    @property
    def published_sets(self) -> int:
        """The fewest sets that the source gives. A dose with fewer is shortened."""
        return self.sets if self.sets_low is None else self.sets_low


@attrs.frozen(kw_only=True)
class Reps(_Sets):
    """Repetitions in sets.

    Attributes:
        low: the fewest repetitions in a set.
        high: the most repetitions in a set; full dose.
        rep_s: seconds that one repetition takes, its hold not counted.
        hold_s: seconds that each repetition is held at its end.
        sets_low: the fewest sets that the source gives; None where it gives one number only.
        sets: the most sets; full dose.
        rest_s: seconds of rest between sets of one side.
        to_fatigue: whether a set ends when the muscles are tired; *high* is then what the clock counts.
    """

    low: int = field(metadata=spec(a_number(1, 1000)))
    high: int = field(metadata=spec(a_number(1, 1000)))
    rep_s: int = field(metadata=spec(a_number(1, 600)))
    hold_s: int = field(default=0, metadata=spec(a_number(0, 600)))
    sets_low: int | None = field(default=None, metadata=_sets_low)
    sets: int = field(default=1, metadata=_sets)
    rest_s: int = field(default=0, metadata=_rest)
    to_fatigue: bool = field(default=False, metadata=spec(a_flag()))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("low", "high"), _in_order, "low {} is above high {}"),
        _SETS_IN_ORDER,
    )

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high * (self.rep_s + self.hold_s)

    @property
    def smallest(self) -> Reps:
        """The smallest dose that may be planned: the fewest sets at the low figures, or at the high ones to fatigue."""
        high = self.high if self.to_fatigue else self.low
        return attrs.evolve(self, high=high, sets_low=None, sets=self.least_sets)


@attrs.frozen(kw_only=True)
class _Stretch(_Sets):
    """Seconds of work in sets: what a hold and free work for a time have in common."""

    low_s: int = field(metadata=_seconds)
    high_s: int = field(metadata=_seconds)
    sets_low: int | None = field(default=None, metadata=_sets_low)
    sets: int = field(default=1, metadata=_sets)
    rest_s: int = field(default=0, metadata=_rest)
    to_fatigue: bool = field(default=False, metadata=spec(a_flag()))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("low_s", "high_s"), _in_order, "low_s {} is above high_s {}"),
        _SETS_IN_ORDER,
    )

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high_s

    @property
    def smallest(self) -> Self:
        """The smallest dose that may be planned: the fewest sets at the low figures, or at the high ones to fatigue."""
        high_s = self.high_s if self.to_fatigue else self.low_s
        return attrs.evolve(self, high_s=high_s, sets_low=None, sets=self.least_sets)


@attrs.frozen(kw_only=True)
class Hold(_Stretch):
    """A position that is kept, in sets.

    Attributes:
        low_s: the fewest seconds that it is kept in one set.
        high_s: the most seconds that it is kept in one set; full dose.
        sets_low: the fewest sets that the source gives; None where it gives one number only.
        sets: the most sets; full dose.
        rest_s: seconds of rest between sets of one side.
        to_fatigue: whether a set ends when the muscles are tired; *high_s* is then what the clock counts.
    """


@attrs.frozen(kw_only=True)
class Timed(_Stretch):
    """Free work for a time, in sets.

    Attributes:
        low_s: the fewest seconds of work in a set.
        high_s: the most seconds of work in a set; full dose.
        sets_low: the fewest sets that the source gives; None where it gives one number only.
        sets: the most sets; full dose.
        rest_s: seconds of rest between sets of one side.
        to_fatigue: whether a set ends when the muscles are tired; *high_s* is then what the clock counts.
    """


#: A dose of any kind; ``kind`` tells them apart in JSON.
Dose = Reps | Hold | Timed


@attrs.frozen
class Range(Value):
    """A range of whole numbers.

    Attributes:
        low: the lowest.
        high: the highest.
    """

    low: int = field(metadata=spec(a_number(1, 1000)))
    high: int = field(metadata=spec(a_number(1, 1000)))
    __relations__: ClassVar[tuple[Relation, ...]] = (Relation(("low", "high"), _in_order, "low {} is above high {}"),)

    def __repr__(self) -> str:
        return f"<Range {self.low}>" if self.low == self.high else f"<Range {self.low}-{self.high}>"


_range = spec(maybe(an_instance(Range)))


@attrs.frozen(kw_only=True)
class Frequency(Value):
    """How often and how long a move is to be done, as published. None: the sources do not say.

    Attributes:
        times_a_day: times on a day that it is done.
        days_a_week: days in a week that it is done.
        weeks: for how many weeks.
    """

    times_a_day: Range | None = field(default=None, metadata=_range)
    days_a_week: Range | None = field(default=None, metadata=_range)
    weeks: Range | None = field(default=None, metadata=_range)
