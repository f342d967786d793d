"""How good a plan is, level by level, and what it does for each cell."""

from __future__ import annotations

from fractions import Fraction

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_number, an_id, an_instance, many, spec
from shoulderkit.vocabulary import Phase, Status

#: Coverage is counted in parts of a point, so many to one, so that any share of a dose gives a whole number. A region of
#: weight 1 that is a primary target at full dose is worth 32 points.
POINT = 180
#: The units of work that a cell gets from a primary target at full dose (see `CellScore`).
FULL = 4 * POINT

_phases = spec(many(a_member(Phase), distinct=True))


@attrs.frozen(kw_only=True)
class CellScore(Value):
    """What a whole routine does for one region in one phase.

    Attributes:
        phase: the phase.
        region: id of the region.
        weight: how much the request needs it.
        before: units of work that it got earlier today.
        units: units of work that it gets: 720 from a primary, 360 from a secondary target at full dose.
        worth: weight × (F(before + units) - F(before)), its part of the coverage.
    """

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str = field(metadata=spec(an_id()))
    weight: int = field(metadata=spec(a_number(1)))
    before: int = field(default=0, metadata=spec(a_number()))
    units: int = field(metadata=spec(a_number()))
    worth: int = field(metadata=spec(a_number()))

    def __repr__(self) -> str:
        return f"<CellScore {self.phase} {self.region}: {self.units} units, {self.worth}>"


@attrs.frozen(kw_only=True)
class Score(Value):
    """How good a plan is, level by level; an earlier level outranks all later ones.

    Attributes:
        phases: the phases present.
        presence: their sum, as far as they were not present earlier today: strengthen 8, release 4, mobilize 2,
            integrate 1.
        coverage: the sum of what the cells gain, in parts of a point (see `POINT`).
        recent: how many of the exercises were done recently; fewer is better.
        duration_s: seconds in all; fewer is better.
        cells: each weighted cell with its part of the coverage, those that get nothing as well.
        floor_trips: how often it goes down to the floor, from the start or from a step that does not ask for it.
        position_changes: how often the position changes between steps.
        equipment_changes: how often the set of equipment changes between steps.
        bound: a coverage that no plan with the same presence exceeds; equal to *coverage* where that is proved.
        status: whether the choice of exercises is proved the best.
        order_status: whether the order is proved the best for that choice.
    """

    phases: tuple[Phase, ...] = field(metadata=_phases)
    presence: int = field(metadata=spec(a_number(0, 15)))
    coverage: int = field(metadata=spec(a_number()))
    recent: int = field(metadata=spec(a_number()))
    duration_s: int = field(metadata=spec(a_number(1)))
    cells: tuple[CellScore, ...] = field(metadata=spec(many(an_instance(CellScore))))
    floor_trips: int = field(metadata=spec(a_number()))
    position_changes: int = field(metadata=spec(a_number()))
    equipment_changes: int = field(metadata=spec(a_number()))
    bound: int = field(metadata=spec(a_number()))
    status: Status = field(metadata=spec(a_member(Status)))
    order_status: Status = field(metadata=spec(a_member(Status)))

    def __repr__(self) -> str:
        return f"<Score {self.presence}, {self.coverage}, {-self.recent}, {-self.duration_s}: {self.status}>"

    @property
    def points(self) -> Fraction:
        """The coverage in points."""
        return Fraction(self.coverage, POINT)

    @property
    def gap(self) -> int:
        """How much more coverage a better choice could have at most; 0 where it is proved that none has more."""
        return self.bound - self.coverage

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """Presence, coverage, −recent, −duration_s: compare two of these and the larger is the better plan."""
        return (self.presence, self.coverage, -self.recent, -self.duration_s)
