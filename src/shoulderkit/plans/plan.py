"""A plan: the routine, the request it answers, its score, the reasons, and what was left out and why. All data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs
from attrs import field

from shoulderkit.errors import DetachedPlanError
from shoulderkit.model import Finding, Routine
from shoulderkit.model.checks import a_flag, a_member, a_number, an_id, an_instance, check, many, maybe, spec
from shoulderkit.plans.request import Request
from shoulderkit.vocabulary import OutReason, Phase, Status

if TYPE_CHECKING:
    from shoulderkit.plans.answers import Diff, WhatIf, Why, WhyHere, WhyNot

_ids = spec(many(an_id()))
_phases = spec(many(a_member(Phase), distinct=True))
#: Marks a field that is no part of a plan's value: not compared, not written, not pickled.
_DETACHED = {"shoulderkit.json": False}


@attrs.frozen(kw_only=True)
class CellScore:
    """What a whole routine does for one region in one phase.

    Attributes:
        weight: how much the request needs it.
        units: units of work it gets (4 as primary, 2 as secondary target at full dose); at least 1.
        worth: weight × F(units), its part of the coverage.
    """

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str = field(metadata=spec(an_id()))
    weight: int = field(metadata=spec(a_number(1)))
    units: int = field(metadata=spec(a_number(1)))
    worth: int = field(metadata=spec(a_number(1)))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Score:
    """How good a plan is, level by level; an earlier level outranks all later ones.

    Attributes:
        phases: the phases present.
        presence: their sum: strengthen 8, release 4, mobilize 2, integrate 1.
        coverage: the sum of what the cells are worth.
        recent: how many of the exercises were done lately; fewer is better.
        duration_s: seconds in all; fewer is better.
        cells: each served cell with its part of the coverage.
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
    position_changes: int = field(metadata=spec(a_number()))
    equipment_changes: int = field(metadata=spec(a_number()))
    bound: int = field(metadata=spec(a_number()))
    status: Status = field(metadata=spec(a_member(Status)))
    order_status: Status = field(metadata=spec(a_member(Status)))
    __attrs_post_init__ = check

    @property
    def gap(self) -> int:
        """How much more coverage a better choice could have at most; 0 where it is proved that none has more."""
        return self.bound - self.coverage

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """Presence, coverage, −recent, −duration_s: compare two of these and the larger is the better plan."""
        return (self.presence, self.coverage, -self.recent, -self.duration_s)


@attrs.frozen(kw_only=True)
class Part:
    """What one step does for one cell.

    Attributes:
        units: units of work it gives.
        worth: what it adds to the coverage on top of the steps before it; over all steps these add up to the coverage.
    """

    region: str = field(metadata=spec(an_id()))
    units: int = field(metadata=spec(a_number(1)))
    worth: int = field(metadata=spec(a_number(1)))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Bond:
    """What one rule says of one step's place among the steps of its plan.

    Attributes:
        rule: id of the rule.
        after: ids of the steps that must come before this one.
        before: ids of the steps that must come after it.
    """

    rule: str = field(metadata=spec(an_id()))
    after: tuple[str, ...] = field(default=(), metadata=_ids)
    before: tuple[str, ...] = field(default=(), metadata=_ids)
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Reason:
    """Why a step is in, and what fixes its place.

    Attributes:
        exercise: id of the exercise.
        parts: the cells it serves; none where it is in for another reason.
        loss: coverage that the routine would lose without it, all else kept.
        lost_phases: phases that would not be present without it, all else kept.
        asked: whether the request asked for it.
        needed_by: ids of steps that require it or go together with it.
        bonds: the rules that hold between it and other steps.
    """

    exercise: str = field(metadata=spec(an_id()))
    parts: tuple[Part, ...] = field(default=(), metadata=spec(many(an_instance(Part))))
    loss: int = field(default=0, metadata=spec(a_number()))
    lost_phases: tuple[Phase, ...] = field(default=(), metadata=_phases)
    asked: bool = field(default=False, metadata=spec(a_flag()))
    needed_by: tuple[str, ...] = field(default=(), metadata=_ids)
    bonds: tuple[Bond, ...] = field(default=(), metadata=spec(many(an_instance(Bond))))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class LeftOut:
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
    __attrs_post_init__ = check


class Asker(Protocol):
    """What answers a plan's questions: the planner that made it."""

    def why(self, plan: Plan, exercise: str) -> Why:
        """See `Plan.why`."""
        ...

    def why_here(self, plan: Plan, exercise: str) -> WhyHere:
        """See `Plan.why_here`."""
        ...

    def why_not(self, plan: Plan, exercise: str) -> WhyNot:
        """See `Plan.why_not`."""
        ...

    def what_if(self, plan: Plan, changes: dict[str, Any]) -> WhatIf:
        """See `Plan.what_if`."""
        ...

    def left_out(self, plan: Plan) -> tuple[LeftOut, ...]:
        """See `Plan.left_out`."""
        ...


@attrs.frozen(kw_only=True)
class Plan:
    """A routine with the request it answers and the reasons.

    Attributes:
        routine: the steps in order, with doses and times.
        score: how good it is, and whether that is proved.
        reasons: one for each step, in the order of the steps.
        left_out: one for each exercise of the catalog that is not in, by id; made when it is first read, since in a large
            catalog it is most of the work.
        findings: cautions that come along, e.g. a rule that was switched off.
        rules_off: ids of the rules that were switched off.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    routine: Routine = field(metadata=spec(an_instance(Routine)))
    score: Score = field(metadata=spec(an_instance(Score)))
    reasons: tuple[Reason, ...] = field(metadata=spec(many(an_instance(Reason))))
    left_out: tuple[LeftOut, ...] = field(metadata=spec(many(an_instance(LeftOut))))
    findings: tuple[Finding, ...] = field(default=(), metadata=spec(many(an_instance(Finding))))
    rules_off: tuple[str, ...] = field(default=(), metadata=_ids)
    asker: Asker | None = field(default=None, eq=False, repr=False, metadata=_DETACHED)
    __attrs_post_init__ = check

    @classmethod
    def leaving_out_later(cls, asker: Asker, **values: Any) -> Plan:
        """A plan whose `left_out` its asker supplies when somebody reads it."""
        plan = cls(asker=asker, left_out=(), **values)
        object.__delattr__(plan, "left_out")
        return plan

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # reached for what a plan does not have (yet)
            if name != "left_out" or self.asker is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            object.__setattr__(self, name, self.asker.left_out(self))
            return object.__getattribute__(self, name)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the exercises, in the order of the steps."""
        return tuple(step.exercise.id for step in self.routine.steps)

    def why(self, exercise: str) -> Why:
        """Say why a step is in: what it serves, and what the best plan without it would lose.

        Raises:
            UnknownIdError: it is no step of this plan.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
        """
        return self._asker("why").why(self, exercise)

    def why_here(self, exercise: str) -> WhyHere:
        """Say why a step is where it is: the rules on both sides, its leeway, and the changes its place saves.

        Raises:
            UnknownIdError: it is no step of this plan.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
        """
        return self._asker("why_here").why_here(self, exercise)

    def why_not(self, exercise: str) -> WhyNot:
        """Say why an exercise is not in, with the best plan that has it, where there is one.

        Raises:
            UnknownIdError: the catalog has no such exercise, or it is in this plan.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
        """
        return self._asker("why_not").why_not(self, exercise)

    def what_if(self, **changes: Any) -> WhatIf:
        """Plan again with some fields of the request changed, and say what differs.

        Raises:
            RequestError: the changed request has faults.
            NoPlanError: nothing meets the changed request.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
        """
        return self._asker("what_if").what_if(self, changes)

    def diff(self, other: Plan) -> Diff:
        """Say what *other* adds, removes and moves, and how its score differs."""
        from shoulderkit.plans.answers import diff

        return diff(self, other)

    def _asker(self, question: str) -> Asker:
        if self.asker is None:
            raise DetachedPlanError(question)
        return self.asker

    def __reduce__(self) -> tuple[Any, ...]:
        # the planner stays behind: a pickled plan is a value, not a catalog
        values = {f.name: getattr(self, f.name) for f in attrs.fields(type(self)) if f.metadata != _DETACHED}
        return (_unpickled, (values,))


def _unpickled(values: dict[str, Any]) -> Plan:
    return Plan(**values)
