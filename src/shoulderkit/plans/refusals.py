"""Refusals: the constraints that conflict, the facts of the catalog behind that, and the changes that would help."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.errors import RequestError, ShoulderkitError, brief
from shoulderkit.model.checks import Checked, Value
from shoulderkit.model.specs import a_flag, a_member, a_number, an_id, an_instance, many, maybe, spec
from shoulderkit.model.times import clock
from shoulderkit.plans.request import Request
from shoulderkit.vocabulary import ConstraintKind, FactKind

K = ConstraintKind


@attrs.frozen
class Constraint(Value):
    """One constraint of a request, as a part of a conflict.

    Attributes:
        kind: which field of the request it is about.
        name: the exercise, phase or demand it is about, if it is about one.
        value: its number, if it has one: seconds of a budget, steps.
    """

    kind: ConstraintKind = field(metadata=spec(a_member(ConstraintKind)))
    name: str | None = field(default=None, metadata=spec(maybe(an_id())))
    value: int | None = field(default=None, metadata=spec(maybe(a_number())))

    def __repr__(self) -> str:
        return f"<Constraint {self}>"

    def __str__(self) -> str:
        number = None if self.value is None else f"{self.value} s" if self.kind is K.BUDGET else str(self.value)
        return " ".join(filter(None, (self.kind, self.name, number)))


@attrs.frozen
class Fact(Value):
    """A fact of the catalog that a conflict rests on.

    Attributes:
        kind: what it says.
        exercise: the exercise it is about, if it is about one.
        names: equipment, positions, demands or exercises, as the kind says.
        value: seconds or steps, where the kind has a number.
        rule: id of the rule behind it, if there is one.
    """

    kind: FactKind = field(metadata=spec(a_member(FactKind)))
    exercise: str | None = field(default=None, metadata=spec(maybe(an_id())))
    names: tuple[str, ...] = field(default=(), metadata=spec(many(an_id())))
    value: int | None = field(default=None, metadata=spec(maybe(a_number())))
    rule: str | None = field(default=None, metadata=spec(maybe(an_id())))

    def __repr__(self) -> str:
        about = [*filter(None, (self.exercise, *self.names)), *([str(self.value)] if self.value else [])]
        return f"<Fact {self.kind}: {brief(', '.join(about), 100)}>"


@attrs.frozen
class Conflict(Value):
    """Constraints of a request that cannot hold together.

    Attributes:
        constraints: the constraints.
        facts: the facts of the catalog by which they conflict.
    """

    constraints: tuple[Constraint, ...] = field(metadata=spec(many(an_instance(Constraint), 1)))
    facts: tuple[Fact, ...] = field(default=(), metadata=spec(many(an_instance(Fact))))

    def __repr__(self) -> str:
        return f"<Conflict: {brief(str(self), 120)}>"

    def __str__(self) -> str:
        return ", ".join(map(str, self.constraints))


@attrs.frozen
class Change(Value):
    """One change of a request: a constraint gives way, altogether or by one thing.

    Attributes:
        constraint: the constraint that gives way.
        add: what is added or allowed (a piece of equipment, a position, a phase, a demand), if the change is that.
        more: how many seconds or steps more, if the change is that.
    """

    constraint: Constraint = field(metadata=spec(an_instance(Constraint)))
    add: tuple[str, ...] = field(default=(), metadata=spec(many(an_id())))
    more: int | None = field(default=None, metadata=spec(maybe(a_number(1))))

    def __repr__(self) -> str:
        return f"<Change of {self}>"

    def __str__(self) -> str:
        return _change(self.constraint, self.add, self.more)


@attrs.frozen
class Relaxation(Value):
    """One change of a request that is enough by itself to make it possible; the smallest of its kind.

    Attributes:
        constraint: the constraint that gives way.
        request: the request with the change made.
        add: what is added or allowed (a piece of equipment, a position, a phase, a demand), if the change is that.
        more: how many seconds or steps more, if the change is that.
    """

    constraint: Constraint = field(metadata=spec(an_instance(Constraint)))
    request: Request = field(metadata=spec(an_instance(Request)))
    add: tuple[str, ...] = field(default=(), metadata=spec(many(an_id())))
    more: int | None = field(default=None, metadata=spec(maybe(a_number(1))))

    def __repr__(self) -> str:
        return f"<Relaxation of {self}>"

    def __str__(self) -> str:
        return _change(self.constraint, self.add, self.more)


@attrs.frozen
class Repair(Value):
    """The fewest changes of a request that together make it possible and keep what it requires; none can be left out.

    Of several that are as few, those that take the fewest more seconds, then steps. That something else that is required
    has to be given up counts more than all other changes.

    Attributes:
        keeps: what it is the repair for: constraints that require an exercise or a phase; empty where nothing is required,
            and any plan is meant.
        changes: the changes.
        request: the request with all of them made.
        smallest: whether it is proved that no fewer changes are enough; if not, still none can be left out.
    """

    keeps: tuple[Constraint, ...] = field(metadata=spec(many(an_instance(Constraint))))
    changes: tuple[Change, ...] = field(metadata=spec(many(an_instance(Change), 1)))
    request: Request = field(metadata=spec(an_instance(Request)))
    smallest: bool = field(default=True, metadata=spec(a_flag()))

    def __repr__(self) -> str:
        kept = ", ".join(kept.name or "" for kept in self.keeps) or "a plan"
        return f"<Repair for {brief(kept, 40)}: {brief(str(self), 100)}>"

    def __str__(self) -> str:
        return " and ".join(map(str, self.changes))


def _change(constraint: Constraint, add: tuple[str, ...], more: int | None) -> str:
    """Return a change in the request's own terms."""
    kind, name = constraint.kind, constraint.name
    if more:
        return f"{kind}, {more} {'s ' if kind is K.BUDGET else ''}more"
    if kind is K.AVOID:
        return f"allow {name}"
    if add:
        return f"{kind}, also {' + '.join(add)}"
    return f"{' '.join(filter(None, (kind, name)))}, dropped"


@attrs.frozen
class NoPlanError(Checked, ShoulderkitError):
    """No plan meets the request: proved, with all conflicts and the changes that resolve them.

    Attributes:
        request: the request.
        conflicts: minimal sets of constraints of the request that cannot hold together, the plainest first.
        minimal: whether it is proved that no proper subset of any of *conflicts* conflicts.
        complete: whether it is proved that there is no other minimal conflict.
        relaxations: the smallest single changes that are each enough, possibly none.
        repairs: for each thing that is required, the fewest changes that keep it; one that is the smallest for several
            things is there once, and there is none for what no change makes possible.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    conflicts: tuple[Conflict, ...] = field(metadata=spec(many(an_instance(Conflict))))
    minimal: bool = field(metadata=spec(a_flag()))
    complete: bool = field(metadata=spec(a_flag()))
    relaxations: tuple[Relaxation, ...] = field(metadata=spec(many(an_instance(Relaxation))))
    repairs: tuple[Repair, ...] = field(metadata=spec(many(an_instance(Repair))))

    @property
    def conflict(self) -> tuple[Constraint, ...]:
        """The constraints of the plainest conflict."""
        return next((conflict.constraints for conflict in self.conflicts), ())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts behind the plainest conflict."""
        return next((conflict.facts for conflict in self.conflicts), ())

    def __repr__(self) -> str:
        return f"<NoPlanError: {brief('; '.join(map(str, self.conflicts)), 120)}>"

    def __str__(self) -> str:
        # short, in the request's own terms: a refusal knows nothing of the explainer, which has the sentences
        lines = ["no plan meets this request", *(f"in conflict: {conflict}" for conflict in self.conflicts)]
        lines += [f"enough to change: {change}" for change in self.relaxations]
        lines += [f"enough together: {repair}" for repair in self.repairs if len(repair.changes) > 1]
        return "\n  ".join([*lines, "explain(error) has the reasons in sentences"])


@attrs.frozen
class EffortLimitError(Checked, ShoulderkitError):
    """The search gave up before it found any plan; this proves nothing about the request.

    Attributes:
        request: the request.
        limit: the effort limit that was reached, in partial choices.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    limit: int = field(metadata=spec(a_number(1)))

    def __repr__(self) -> str:
        return f"<EffortLimitError: {self.limit} partial choices>"

    def __str__(self) -> str:
        return f"no plan found within {self.limit} partial choices; there may be one: raise the effort limit"


#: Why a request has no plan.
Refusal = NoPlanError | EffortLimitError | RequestError


@attrs.frozen
class Failure(Value):
    """The result in place of a plan for a request that could not be met, one of many.

    Attributes:
        request: the request.
        error: why there is no plan; raise it, or read its fields.
    """

    request: Request = field(metadata=spec(an_instance(Request)))
    error: Refusal = field(metadata=spec(an_instance(NoPlanError, EffortLimitError, RequestError)))

    def __repr__(self) -> str:
        return f"<Failure {type(self.error).__name__}: {self.request.goal or 'focus'}, {clock(self.request.budget_s)}>"
