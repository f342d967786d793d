"""Several plans for one request: the best ones with different exercises, and the breaks of a day."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs
from attrs import field

from shoulderkit.mixins import Tabular
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_flag, a_member, a_number, an_instance, many, spec
from shoulderkit.plans.answers import Diff
from shoulderkit.plans.plan import Plan
from shoulderkit.plans.request import Request
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import Phase


@attrs.frozen(kw_only=True)
class Alternative(Value):
    """One of the best plans of different exercises.

    Attributes:
        plan: the plan.
        change: how it differs from the best one: what it gives up, what it has instead; proved where the alternative is.
        proved: whether it is proved that no plan with other exercises, but for those before it, is better.
    """

    plan: Plan = field(metadata=spec(an_instance(Plan)))
    change: Diff = field(metadata=spec(an_instance(Diff)))
    proved: bool = field(metadata=spec(a_flag()))

    def __repr__(self) -> str:
        return f"<Alternative {', '.join(self.plan.ids)}: coverage {self.change.coverage:+}>"


@attrs.frozen(kw_only=True)
class Day(Tabular, Value):
    """The breaks of one day, planned one after the other, each with what was done before it.

    Its length is the number of its breaks, and iterating over it yields their plans. It has at least one, so it is always
    true.

    Attributes:
        request: the request for each of them.
        plans: their plans, in order; the request of each has what was done before it.
        phases: the phases that are present in some break.
        presence: the sum of what the breaks' scores have for phases that were not present before.
        coverage: what the day gains in all, in parts of a point. Work counts fully here, however recently it was done.
        bound: a coverage that no such day exceeds.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    plans: tuple[Plan, ...] = field(metadata=spec(many(an_instance(Plan), 1)))
    phases: tuple[Phase, ...] = field(metadata=spec(many(a_member(Phase), distinct=True)))
    presence: int = field(metadata=spec(a_number(0, 15)))
    coverage: int = field(metadata=spec(a_number()))
    bound: int = field(metadata=spec(a_number()))

    def __repr__(self) -> str:
        return f"<Day of {len(self.plans)} breaks: {float(self.points):.0f} points>"

    def __len__(self) -> int:
        return len(self.plans)

    def __iter__(self) -> Iterator[Plan]:
        return iter(self.plans)

    @property
    def points(self) -> Fraction:
        """The coverage in points."""
        return Fraction(self.coverage, POINT)
