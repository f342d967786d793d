"""How much: repetitions, a hold, or free work for a time. Whole seconds; work at full dose takes the high figure."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import Relation, Value, a_number, spec

#: The longest single stretch of time in a dose, in seconds (two hours).
LONGEST_S = 7200


def _in_order(low: int, high: int) -> bool:
    return low <= high


@attrs.frozen(kw_only=True)
class Reps(Value):
    """Repetitions in sets.

    Attributes:
        low: the fewest repetitions in a set.
        high: the most repetitions in a set; full dose.
        rep_s: seconds that one repetition takes.
        sets: how many sets.
        rest_s: seconds of rest between sets.
    """

    low: int = field(metadata=spec(a_number(1, 1000)))
    high: int = field(metadata=spec(a_number(1, 1000)))
    rep_s: int = field(metadata=spec(a_number(1, 600)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    RELATIONS: ClassVar[tuple[Relation, ...]] = (Relation(("low", "high"), _in_order, "low {} is above high {}"),)

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high * self.rep_s


@attrs.frozen(kw_only=True)
class Hold(Value):
    """A position that is kept, in sets.

    Attributes:
        hold_s: seconds that it is kept in one set.
        sets: how many sets.
        rest_s: seconds of rest between sets.
    """

    hold_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.hold_s


@attrs.frozen(kw_only=True)
class Timed(Value):
    """Free work for a time, in sets.

    Attributes:
        low_s: the fewest seconds of work in a set.
        high_s: the most seconds of work in a set; full dose.
        sets: how many sets.
        rest_s: seconds of rest between sets.
    """

    low_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    high_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    RELATIONS: ClassVar[tuple[Relation, ...]] = (
        Relation(("low_s", "high_s"), _in_order, "low_s {} is above high_s {}"),
    )

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high_s


#: A dose of any kind; ``kind`` tells them apart in JSON.
Dose = Reps | Hold | Timed
