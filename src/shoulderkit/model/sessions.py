"""A session: a routine's time as a flat sequence of intervals, from which a timer, a page, a voice or a device is run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, overload

import attrs
from attrs import field

from shoulderkit.errors import Fault, InvalidValueError, shown
from shoulderkit.mixins import Tabular
from shoulderkit.model.checks import Value
from shoulderkit.model.intervals import Interval, earlier
from shoulderkit.model.specs import Relation, a_text, an_id, an_instance, many, spec
from shoulderkit.model.times import clock


def _end_to_end(intervals: tuple[Interval, ...]) -> bool:
    return intervals[0].start_s == 0 and all(one.end_s == then.start_s for one, then in pairwise(intervals))


def _in_order(intervals: tuple[Interval, ...]) -> bool:
    after = [(one.number + 1, then.number, one.step <= then.step) for one, then in pairwise(intervals)]
    return all(wanted == number and ordered for wanted, number, ordered in after)


def _following(intervals: tuple[Interval, ...]) -> bool:
    told = [(each.next_number, each.next_exercise, each.next_name) for each in intervals]
    return told == [*((each.number, each.exercise, each.name) for each in intervals[1:]), (None, None, None)]


@attrs.frozen(kw_only=True)
class Session(Tabular, Value, Sequence[Interval]):
    """A routine's time, cut into intervals from its first second to its last: a sequence of them that is never empty.

    An index counts from 0, as in any sequence; the number of an interval counts from 1, and stays what it is in a session
    that begins later (`from_`).

    Attributes:
        routine: id of the routine.
        name: the name of the routine.
        intervals: the intervals, end to end from second 0, with consecutive numbers.
    """

    routine: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    intervals: tuple[Interval, ...] = field(metadata=spec(many(an_instance(Interval), 1)))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("intervals",), _end_to_end, "do not follow each other without a gap from second 0"),
        Relation(("intervals",), _in_order, "do not have consecutive numbers, or go back to an earlier step"),
        Relation(("intervals",), _following, "do not say what comes next as it comes"),
    )

    def __repr__(self) -> str:
        count = f"{len(self)} interval{'s' if len(self) > 1 else ''}"
        return f"<Session {self.routine}: {count}, {clock(self.duration_s)}>"

    def __len__(self) -> int:
        return len(self.intervals)

    def __iter__(self) -> Iterator[Interval]:
        return iter(self.intervals)

    @overload
    def __getitem__(self, index: int) -> Interval: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Interval, ...]: ...
    def __getitem__(self, index: int | slice) -> Interval | tuple[Interval, ...]:
        return self.intervals[index]

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return self.intervals[-1].end_s

    def at(self, second: float) -> Interval | None:
        """Return the interval at a moment; None once the session is over.

        Args:
            second: seconds from the start of the session, whole or not.

        Raises:
            InvalidValueError: it is not a number of at least 0.
        """
        if isinstance(second, bool) or not isinstance(second, (int, float)) or not second >= 0:
            raise InvalidValueError(
                "at", (Fault(f"{shown(second)} is not a number of seconds of at least 0", "second"),)
            )
        place = bisect_right([each.start_s for each in self.intervals], second) - 1
        return self.intervals[place] if second < self.duration_s else None

    def from_(self, number: int) -> Session:
        """Return the session that begins with an interval, for a late start or to go on after a break.

        Its times are counted from that interval; the numbers of the intervals and of the steps stay.

        Args:
            number: the number of that interval.

        Raises:
            InvalidValueError: there is no interval of this number.
        """
        first, last = self.intervals[0].number, self.intervals[-1].number
        if type(number) is not int or not first <= number <= last:
            wanted = f"is not the number of an interval, from {first} to {last}"
            raise InvalidValueError("from_", (Fault(f"{shown(number)} {wanted}", "number"),))
        kept = self.intervals[number - first :]
        return attrs.evolve(self, intervals=tuple(earlier(each, kept[0].start_s) for each in kept))
