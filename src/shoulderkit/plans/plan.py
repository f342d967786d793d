"""A plan: the routine, the request it answers, its score and its reasons; and the answers to questions about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, TypeVar, Unpack, runtime_checkable

import attrs
from attrs import field

from shoulderkit.errors import DetachedPlanError
from shoulderkit.mixins import Tabular, linked
from shoulderkit.model import Finding, Routine, Session, Step
from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import NOT_JSON, a_flag, an_id, an_instance, many, maybe, spec
from shoulderkit.model.times import clock
from shoulderkit.plans.answers import Diff, Why, WhyHere
from shoulderkit.plans.changes import RequestChanges
from shoulderkit.plans.deferred import Deferred, made, made_later, one_made_later
from shoulderkit.plans.missing import InForce, Missing, TimeLeft
from shoulderkit.plans.reasons import LeftOut, Reason
from shoulderkit.plans.refusals import Constraint
from shoulderkit.plans.request import Request
from shoulderkit.plans.score import Score
from shoulderkit.vocabulary import Status

_ids = spec(many(an_id()))
T = TypeVar("T")


@runtime_checkable
class Answerer(Protocol):
    """The planner that made a plan, as far as the plan knows it: it answers the questions about the plan."""

    @property
    def catalog(self) -> object:
        """The catalog that it plans from."""
        ...

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

    def left_out(self, request: Request, routine: Routine) -> tuple[LeftOut, ...]:
        """See `Plan.left_out`."""
        ...


_LeftOut = tuple[LeftOut, ...] | Deferred[tuple[LeftOut, ...]]
_Missing = tuple[Missing, ...] | Deferred[tuple[Missing, ...]]


@attrs.frozen(kw_only=True)
class Plan(Tabular, Value):
    """A routine with the request it answers and the reasons.

    Its length is the number of its steps, and iterating over it yields them. It has at least one, so it is always true.

    Attributes:
        request: the request that it answers.
        routine: the steps in order, with doses and times.
        score: how good it is, and whether that is proved.
        reasons: one for each step, in the order of the steps.
        left_out: one for each exercise of the catalog that is not in, by id; made when it is first read, since in a large
            catalog it is most of the work.
        missing: each wanted phase and each weighted cell that it does not serve, by phase; made when it is first read.
        time_left: the time that it leaves, and why; made when it is first read.
        in_force: what holds once the setting's defaults are filled in.
        findings: cautions that come along, e.g. a rule that was switched off.
        rules_off: ids of the rules that were switched off.
        planner: the planner that made it, which its methods ask; no part of its value: not compared, not written, not
            pickled. `Planner.adopt` gives it to a plan that has none.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    routine: Routine = field(metadata=spec(an_instance(Routine)))
    score: Score = field(metadata=spec(an_instance(Score)))
    reasons: tuple[Reason, ...] = field(metadata=spec(many(an_instance(Reason))))
    _left_out: _LeftOut = field(
        alias="left_out",
        eq=made,
        hash=False,
        metadata=spec(made_later(LeftOut)),
    )
    _missing: _Missing = field(default=(), alias="missing", eq=made, hash=False, metadata=spec(made_later(Missing)))
    _time_left: TimeLeft | Deferred[TimeLeft] | None = field(
        default=None, alias="time_left", eq=made, hash=False, metadata=spec(one_made_later(TimeLeft))
    )
    in_force: InForce = field(default=InForce(), metadata=spec(an_instance(InForce)))
    findings: tuple[Finding, ...] = field(default=(), metadata=spec(many(an_instance(Finding))))
    rules_off: tuple[str, ...] = field(default=(), metadata=_ids)
    _planner: Answerer | None = field(
        default=None, alias="planner", eq=False, metadata={NOT_JSON: True, **spec(maybe(an_instance(Answerer)))}
    )

    def __repr__(self) -> str:
        count = f"{len(self.routine.steps)} step{'s' if len(self.routine.steps) > 1 else ''}"
        time = f"{clock(self.routine.duration_s)} of {clock(self.request.budget_s)}"
        return f"<Plan {self.routine.id}: {count}, {time}, {self.score.status}>"

    def __len__(self) -> int:
        return len(self.routine)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.routine)

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name.startswith("__") or not name.startswith("_")]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Why each exercise of the catalog that is not in is left out, by id; made when it is first read."""
        left_out: tuple[LeftOut, ...] = made(self._left_out)
        return self._linked(left_out)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was wanted and is not served, why, and what would bring it; made when it is first read."""
        missing: tuple[Missing, ...] = made(self._missing)
        return self._linked(missing)

    @property
    def time_left(self) -> TimeLeft | None:
        """The time that it leaves, and why; made when it is first read, None in a plan that was made without it."""
        time_left: TimeLeft | None = made(self._time_left)
        return self._linked(time_left)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of its routine, in order."""
        return self.routine.steps

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return self.routine.duration_s

    @property
    def session(self) -> Session:
        """Its time as intervals, each with the cues that are said in it and what comes next: what an app runs."""
        return self.routine.session

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the exercises, in the order of the steps."""
        return tuple(step.exercise.id for step in self.routine.steps)

    def why(self, exercise: str) -> Why:
        """Explain why a step is in: what it serves, and what the best plan without it would lose.

        Raises:
            UnknownIdError: it is not a step of this plan.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
            DataError: this plan was changed, so that it is not what its planner makes; says where.
        """
        return self._linked(self._asked("why").why(self, exercise))

    def why_here(self, exercise: str) -> WhyHere:
        """Explain why a step is where it is: the rules on both sides, its leeway, and the trips and changes that its place saves.

        Raises:
            UnknownIdError: it is not a step of this plan.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
            DataError: this plan was changed, so that it is not what its planner makes; says where.
        """
        return self._linked(self._asked("why_here").why_here(self, exercise))

    def why_not(self, exercise: str) -> WhyNot:
        """Explain why an exercise is not in, with the best plan that has it, where there is one.

        Raises:
            InPlanError: it is in this plan; says at which place.
            UnknownIdError: the catalog has no such exercise.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
            DataError: this plan was changed, so that it is not what its planner makes; says where.
        """
        return self._linked(self._asked("why_not").why_not(self, exercise))

    def what_if(self, **changes: Unpack[RequestChanges]) -> WhatIf:
        """Plan again with some fields of the request changed, and compare the two plans.

        Args:
            changes: the fields of the request to change, as `Request` takes them.

        Raises:
            RequestError: the changed request has faults.
            NoPlanError: nothing meets the changed request.
            DetachedPlanError: this plan was read or unpickled; `Planner.adopt` it first.
            DataError: this plan was changed, so that it is not what its planner makes; says where.
        """
        return self._linked(self._asked("what_if").what_if(self, {**changes}))

    def diff(self, other: Plan) -> Diff:
        """Compare this plan with *other*: what that adds, removes and moves, and how its score differs.

        Raises:
            InvalidValueError: *other* is no plan.
        """
        checked("Plan.diff", other=(an_instance(Plan), other))
        return self._linked(diff(self, other))

    def _linked(self, value: T) -> T:
        """What was made from the planner's catalog, where there is one, and is shown by its names."""
        return value if self._planner is None else linked(value, self._planner.catalog)

    def _asked(self, question: str) -> Answerer:
        if self._planner is None:
            raise DetachedPlanError(question)
        return self._planner

    def __reduce__(self) -> tuple[Any, ...]:
        # the planner stays behind: a pickled plan is a value, not a catalog
        fields = (field for field in attrs.fields(Plan) if NOT_JSON not in field.metadata)
        return (_unpickled, ({name: getattr(self, name) for name in (str(field.alias) for field in fields)},))


def _unpickled(values: dict[str, Any]) -> Plan:
    return Plan(**values)


def planner_of(plan: Plan) -> Answerer | None:
    """Return the planner that a plan asks; None where it was read or unpickled."""
    # nobody else needs it, so a plan shows it to nobody
    return plan._planner  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


@attrs.frozen(kw_only=True)
class WhyNot(Value):
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

    def __repr__(self) -> str:
        return f"<WhyNot {self.left_out.exercise}: {self.left_out.reason}>"


@attrs.frozen(kw_only=True)
class WhatIf(Value):
    """The plan for a changed request, and what differs.

    Attributes:
        plan: the plan for the changed request.
        change: how it differs from the plan that was asked.
    """

    plan: Plan = field(metadata=spec(an_instance(Plan)))
    change: Diff = field(metadata=spec(an_instance(Diff)))


def _longest_rising(places: list[int]) -> list[int]:
    """Return the longest increasing subsequence of a short list of distinct numbers; the first of several."""
    best: list[list[int]] = []
    for place in places:
        before = [run for run in best if run[-1] < place]
        best.append([*max(before, key=len, default=list[int]()), place])
    return max(best, key=len, default=list[int]())


def diff(first: Plan, second: Plan) -> Diff:
    """Compare two plans: what *second* adds to *first*, removes and moves, and how its score differs."""
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
