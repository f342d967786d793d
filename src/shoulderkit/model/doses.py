"""How much: repetitions, a hold, or free work for a time. Whole seconds; work at full dose takes the high figure."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import Relation, a_number, check, spec

#: The longest single stretch of time in a dose, in seconds (two hours).
LONGEST_S = 7200


@attrs.frozen(kw_only=True)
class Reps:
    """Repetitions: *sets* of *low* to *high*, each taking *rep_s* seconds, with *rest_s* seconds between sets."""

    low: int = field(metadata=spec(a_number(1, 1000)))
    high: int = field(metadata=spec(a_number(1, 1000)))
    rep_s: int = field(metadata=spec(a_number(1, 600)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (Relation(("low", "high"), lambda low, high: low <= high, "low {} is above high {}"),)

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high * self.rep_s


@attrs.frozen(kw_only=True)
class Hold:
    """A position kept for *hold_s* seconds, *sets* times, with *rest_s* seconds between."""

    hold_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    __attrs_post_init__ = check

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.hold_s


@attrs.frozen(kw_only=True)
class Timed:
    """Free work for *low_s* to *high_s* seconds, *sets* times, with *rest_s* seconds between."""

    low_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    high_s: int = field(metadata=spec(a_number(1, LONGEST_S)))
    sets: int = field(default=1, metadata=spec(a_number(1, 100)))
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (Relation(("low_s", "high_s"), lambda low, high: low <= high, "low_s {} is above high_s {}"),)

    @property
    def work_s(self) -> int:
        """Seconds of work in one set at full dose."""
        return self.high_s


Dose = Reps | Hold | Timed
