"""How good a plan is, level by level, and what it does for each cell."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model.checks import Value, a_member, a_number, an_id, an_instance, many, spec
from shoulderkit.vocabulary import Phase, Status

_phases = spec(many(a_member(Phase), distinct=True))


@attrs.frozen(kw_only=True)
class CellScore(Value):
    """What a whole routine does for one region in one phase.

    Attributes:
        phase: the phase.
        region: id of the region.
        weight: how much the request needs it.
        units: units of work it gets (4 as primary, 2 as secondary target at full dose); at least 1.
        worth: weight × F(units), its part of the coverage.
    """

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str = field(metadata=spec(an_id()))
    weight: int = field(metadata=spec(a_number(1)))
    units: int = field(metadata=spec(a_number(1)))
    worth: int = field(metadata=spec(a_number(1)))

    def __repr__(self) -> str:
        return f"<CellScore {self.phase} {self.region}: {self.units} units, {self.worth}>"


@attrs.frozen(kw_only=True)
class Score(Value):
    """How good a plan is, level by level; an earlier level outranks all later ones.

    Attributes:
        phases: the phases present.
        presence: their sum: strengthen 8, release 4, mobilize 2, integrate 1.
        coverage: the sum of what the cells are worth.
        recent: how many of the exercises were done recently; fewer is better.
        duration_s: seconds in all; fewer is better.
        cells: each served cell with its part of the coverage.
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
    def gap(self) -> int:
        """How much more coverage a better choice could have at most; 0 where it is proved that none has more."""
        return self.bound - self.coverage

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """Presence, coverage, −recent, −duration_s: compare two of these and the larger is the better plan."""
        return (self.presence, self.coverage, -self.recent, -self.duration_s)
