"""What a plan does not serve, why, and what would bring it; and what is in force once a setting is resolved."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_number, an_id, an_instance, many, maybe, spec
from shoulderkit.plans.refusals import Change
from shoulderkit.plans.request import Request
from shoulderkit.vocabulary import Demand, MissingReason, Phase, Position, TimeLeftReason


@attrs.frozen(kw_only=True)
class InForce(Value):
    """What holds for a session once the defaults of its setting are filled in.

    Attributes:
        equipment: ids of what is available, sorted.
        positions: the positions that are possible, in the order of the vocabulary.
        avoid: the demands to avoid, in the order of the vocabulary.
    """

    equipment: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("equipment"), distinct=True)))
    positions: tuple[Position, ...] = field(default=(), metadata=spec(many(a_member(Position), distinct=True)))
    avoid: tuple[Demand, ...] = field(default=(), metadata=spec(many(a_member(Demand), distinct=True)))

    def __repr__(self) -> str:
        counts = f"{len(self.equipment)} equipment, {len(self.positions)} positions, {len(self.avoid)} avoided"
        return f"<InForce: {counts}>"


@attrs.frozen(kw_only=True)
class Remedy(Value):
    """A single change of a request that brings what its plan is missing.

    Attributes:
        change: what is changed.
        request: the changed request.
        exercises: ids of the exercises that serve what was missing in the plan for that request.
        worth: what that plan gains there, in parts of a point.
    """

    change: Change = field(metadata=spec(an_instance(Change)))
    request: Request = field(metadata=spec(an_instance(Request)))
    exercises: tuple[str, ...] = field(metadata=spec(many(an_id("exercises"), 1)))
    worth: int = field(metadata=spec(a_number()))

    def __repr__(self) -> str:
        return f"<Remedy: {self.change}>"


@attrs.frozen(kw_only=True)
class Missing(Value):
    """A wanted phase or a weighted cell that a plan does not serve, and that was not served earlier today.

    Attributes:
        phase: the phase.
        region: id of the region; None: the whole phase.
        reason: why nothing serves it; of several reasons the one that is nearest to being met.
        exercises: ids of the exercises that would serve it and are out for this reason.
        remedy: the single addition that brings most of it; None where none of those that were tried brings it.
    """

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str | None = field(default=None, metadata=spec(maybe(an_id("regions"))))
    reason: MissingReason = field(metadata=spec(a_member(MissingReason)))
    exercises: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("exercises"))))
    remedy: Remedy | None = field(default=None, metadata=spec(maybe(an_instance(Remedy))))

    def __repr__(self) -> str:
        return f"<Missing {self.phase}{f' {self.region}' if self.region else ''}: {self.reason}>"


@attrs.frozen(kw_only=True)
class TimeLeft(Value):
    """The time that a plan leaves, and why.

    Attributes:
        seconds: how much of the budget is left.
        reason: why it is left.
        short_s: for ``too-short``, the least seconds more with which a fuller dose or one more exercise would fit in
            beside all else.
        exercise: the id of that exercise.
    """

    seconds: int = field(metadata=spec(a_number()))
    reason: TimeLeftReason = field(metadata=spec(a_member(TimeLeftReason)))
    short_s: int | None = field(default=None, metadata=spec(maybe(a_number(1))))
    exercise: str | None = field(default=None, metadata=spec(maybe(an_id("exercises"))))

    def __repr__(self) -> str:
        return f"<TimeLeft {self.seconds} s: {self.reason}>"
