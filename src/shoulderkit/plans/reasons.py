"""Reasons: why a step is in, what fixes its place, and why an exercise is left out."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_flag, a_member, a_number, an_id, an_instance, many, maybe, spec
from shoulderkit.vocabulary import OutReason, Phase

_ids = spec(many(an_id()))
_phases = spec(many(a_member(Phase), distinct=True))


@attrs.frozen(kw_only=True)
class Part(Value):
    """The contribution of one step to one cell.

    Attributes:
        region: id of the region.
        units: units of work that count.
        worth: what it adds to the coverage on top of the steps before it; over all steps these add up to the coverage.
    """

    region: str = field(metadata=spec(an_id()))
    units: int = field(metadata=spec(a_number(1)))
    worth: int = field(metadata=spec(a_number()))

    def __repr__(self) -> str:
        return f"<Part {self.region}: {self.units} units, {self.worth}>"


@attrs.frozen(kw_only=True)
class Bond(Value):
    """A precedence constraint on one step: what one rule requires of its place among the steps of its plan.

    Attributes:
        rule: id of the rule.
        after: ids of the steps that must come before this one.
        before: ids of the steps that must come after it.
    """

    rule: str = field(metadata=spec(an_id()))
    after: tuple[str, ...] = field(default=(), metadata=_ids)
    before: tuple[str, ...] = field(default=(), metadata=_ids)

    def __repr__(self) -> str:
        return f"<Bond {self.rule}: after {len(self.after)} steps, before {len(self.before)}>"


@attrs.frozen(kw_only=True)
class Reason(Value):
    """Why a step is in, and what fixes its place.

    Attributes:
        exercise: id of the exercise.
        parts: the cells it serves; none where it is in for another reason.
        loss: coverage that the routine would lose without it, all else kept.
        lost_phases: phases that would not be present without it, all else kept.
        required: whether the request asked for it.
        recent: whether it was done recently, and so counts for less, by the request's wish for variety.
        behind: id of another form of the same move that counts fully, while this one counts half.
        needed_by: ids of steps that require it or go together with it.
        bonds: the rules that hold between it and other steps.
    """

    exercise: str = field(metadata=spec(an_id()))
    parts: tuple[Part, ...] = field(default=(), metadata=spec(many(an_instance(Part))))
    loss: int = field(default=0, metadata=spec(a_number()))
    lost_phases: tuple[Phase, ...] = field(default=(), metadata=_phases)
    required: bool = field(default=False, metadata=spec(a_flag()))
    recent: bool = field(default=False, metadata=spec(a_flag()))
    behind: str | None = field(default=None, metadata=spec(maybe(an_id())))
    needed_by: tuple[str, ...] = field(default=(), metadata=_ids)
    bonds: tuple[Bond, ...] = field(default=(), metadata=spec(many(an_instance(Bond))))

    def __repr__(self) -> str:
        return f"<Reason {self.exercise}: {len(self.parts)} parts, loss {self.loss}>"


@attrs.frozen(kw_only=True)
class LeftOut(Value):
    """Why an exercise of the catalog is not in.

    Attributes:
        exercise: id of the exercise.
        reason: the one reason.
        names: what the reason is about: the missing equipment, the positions it could be done in, the avoided demands,
            the required exercises that cannot be in, the one-of winner, or the steps that would have to go to make room.
        rule: id of the rule behind it, for ``needs`` and ``one-of``.
        short_s: seconds that are missing, for ``no-time``.
    """

    exercise: str = field(metadata=spec(an_id()))
    reason: OutReason = field(metadata=spec(a_member(OutReason)))
    names: tuple[str, ...] = field(default=(), metadata=_ids)
    rule: str | None = field(default=None, metadata=spec(maybe(an_id())))
    short_s: int | None = field(default=None, metadata=spec(maybe(a_number(1))))

    def __repr__(self) -> str:
        return f"<LeftOut {self.exercise}: {self.reason}>"
