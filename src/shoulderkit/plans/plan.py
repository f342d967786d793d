"""A plan: the routine, the request it answers, its score and its reasons; and the answers to questions about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs
from attrs import field

from shoulderkit.errors import DetachedPlanError
from shoulderkit.model import Finding, Routine
from shoulderkit.model.checks import a_flag, a_number, an_id, an_instance, check, many, maybe, spec
from shoulderkit.plans.reasons import Bond, LeftOut, Part, Reason
from shoulderkit.plans.refusals import Constraint
from shoulderkit.plans.request import Request
from shoulderkit.plans.score import Score
from shoulderkit.vocabulary import Status

_ids = spec(many(an_id()))
#: Marks a field that is no part of a plan's value: not compared, not written, not pickled.
_DETACHED = {"shoulderkit.json": False}


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


@attrs.frozen(kw_only=True)
class Diff:
    """What a second plan has that a first has not, and the other way round. Differences are second minus first.

    Attributes:
        added: ids that only the second has, in its order.
        removed: ids that only the first has, in its order.
        moved: ids in both that are not in the longest run of steps that kept their order.
        redosed: ids in both with another dose.
        presence, coverage, recent, duration_s: differences in the score's levels.
        proved: whether both choices are proved the best.
    """

    added: tuple[str, ...] = field(metadata=_ids)
    removed: tuple[str, ...] = field(metadata=_ids)
    moved: tuple[str, ...] = field(metadata=_ids)
    redosed: tuple[str, ...] = field(metadata=_ids)
    presence: int
    coverage: int
    recent: int
    duration_s: int
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Why:
    """Why a step is in.

    Attributes:
        parts: the cells it serves, each with what it would be worth if it were alone.
        loss: coverage that this plan loses without it, all else kept: its worth at the margin.
        without: what changes in the best plan without it; None where there is no plan without it.
        required: whether the request asked for it.
        requires: ids of the steps it requires or goes together with.
        needed_by: ids of the steps that require it or go together with it.
        proved: whether this plan and the one without it are proved the best.
    """

    exercise: str = field(metadata=spec(an_id()))
    parts: tuple[Part, ...] = field(metadata=spec(many(an_instance(Part))))
    loss: int = field(metadata=spec(a_number()))
    without: Diff | None = field(metadata=spec(maybe(an_instance(Diff))))
    required: bool = field(metadata=spec(a_flag()))
    requires: tuple[str, ...] = field(metadata=_ids)
    needed_by: tuple[str, ...] = field(metadata=_ids)
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhyHere:
    """Why a step is where it is. Places count from 1.

    Attributes:
        bonds: the rules that hold between it and other steps.
        earliest, latest: the places that the rules allow it.
        saves_positions: changes of position that its place saves against the best order with it elsewhere; 0: none.
        saves_equipment: the same for equipment, where the changes of position are equal.
        tie: whether neither rules nor changes decide, and its id does.
        proved: whether the order is proved the best.
    """

    exercise: str = field(metadata=spec(an_id()))
    place: int = field(metadata=spec(a_number(1)))
    earliest: int = field(metadata=spec(a_number(1)))
    latest: int = field(metadata=spec(a_number(1)))
    bonds: tuple[Bond, ...] = field(metadata=spec(many(an_instance(Bond))))
    saves_positions: int
    saves_equipment: int
    tie: bool = field(metadata=spec(a_flag()))
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhyNot:
    """Why an exercise is not in.

    Attributes:
        left_out: the one reason.
        with_it: the best plan that has it, all else asked for unchanged; None where there is none.
        change: what that plan changes: its loss, and what it pushes out.
        conflict: where no plan has it, the constraints that keep it out.
        proved: whether this plan and the one with it are proved the best, or the conflict is proved minimal.
    """

    left_out: LeftOut = field(metadata=spec(an_instance(LeftOut)))
    with_it: Plan | None = field(default=None, metadata=spec(maybe(an_instance(Plan))))
    change: Diff | None = field(default=None, metadata=spec(maybe(an_instance(Diff))))
    conflict: tuple[Constraint, ...] = field(default=(), metadata=spec(many(an_instance(Constraint))))
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhatIf:
    """The plan for a changed request, and what differs."""

    plan: Plan = field(metadata=spec(an_instance(Plan)))
    change: Diff = field(metadata=spec(an_instance(Diff)))
    __attrs_post_init__ = check


def _longest_rising(places: list[int]) -> list[int]:
    """The longest rising run, not necessarily of neighbors, in a short list of distinct numbers; the first if several."""
    best: list[list[int]] = []
    for place in places:
        before = [run for run in best if run[-1] < place]
        best.append([*max(before, key=len, default=[]), place])
    return max(best, key=len, default=[])


def diff(first: Plan, second: Plan) -> Diff:
    """Say what *second* adds, removes and moves against *first*, and how its score differs."""
    old = {step.exercise.id: step for step in first.routine.steps}
    new = {step.exercise.id: step for step in second.routine.steps}
    places = {name: place for place, name in enumerate(old)}
    common = [name for name in new if name in old]
    kept = set(_longest_rising([places[name] for name in common]))
    a, b = first.score, second.score
    return Diff(
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        moved=tuple(name for name in common if places[name] not in kept),
        redosed=tuple(name for name in common if new[name].dose != old[name].dose),
        presence=b.presence - a.presence,
        coverage=b.coverage - a.coverage,
        recent=b.recent - a.recent,
        duration_s=b.duration_s - a.duration_s,
        proved=a.status is b.status is Status.OPTIMAL,
    )
