"""Refusals: the constraints that conflict, the facts of the catalog behind that, and the changes that would help."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.errors import RequestError, ShoulderkitError
from shoulderkit.model.checks import Value, a_member, a_number, an_id, an_instance, brief, clock, many, maybe, spec
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
class Relaxation(Value):
    """One change of a request that is enough to make it possible; the smallest of its kind.

    Attributes:
        constraint: the constraint that gives way.
        request: the request with the change made.
        add: what is added or allowed (equipment, a position, a phase, a demand), if the change is that.
        more: how many seconds or steps more, if the change is that.
    """

    constraint: Constraint = field(metadata=spec(an_instance(Constraint)))
    request: Request = field(metadata=spec(an_instance(Request)))
    add: tuple[str, ...] = field(default=(), metadata=spec(many(an_id())))
    more: int | None = field(default=None, metadata=spec(maybe(a_number(1))))

    def __repr__(self) -> str:
        return f"<Relaxation of {self}>"

    def __str__(self) -> str:
        kind, name = self.constraint.kind, self.constraint.name
        if self.more:
            return f"{kind}, {self.more} {'s ' if kind is K.BUDGET else ''}more"
        if kind is K.AVOID:
            return f"allow {name}"
        if self.add:
            return f"{kind}, also {' + '.join(self.add)}"
        return f"{' '.join(filter(None, (kind, name)))}, dropped"


@attrs.frozen
class NoPlanError(ShoulderkitError):
    """No plan meets the request: proved, with a conflict and the changes that resolve it.

    Attributes:
        request: the request.
        conflict: constraints of the request that cannot hold together.
        minimal: whether no proper subset of *conflict* conflicts.
        facts: the facts of the catalog that make them conflict.
        relaxations: the smallest single changes that each repair it, possibly none.
    """

    request: Request
    conflict: tuple[Constraint, ...]
    minimal: bool
    facts: tuple[Fact, ...]
    relaxations: tuple[Relaxation, ...]

    def __repr__(self) -> str:
        return f"<NoPlanError: {brief(', '.join(map(str, self.conflict)), 120)}>"

    def __str__(self) -> str:
        # short, in the request's own terms: a refusal knows nothing of the explainer, which has the sentences
        lines = ["no plan meets this request", f"in conflict: {', '.join(map(str, self.conflict))}"]
        lines += [f"enough to change: {change}" for change in dict.fromkeys(map(str, self.relaxations))]
        return "\n  ".join([*lines, "explain(error) has the reasons in sentences"])


@attrs.frozen
class EffortLimitError(ShoulderkitError):
    """The search gave up before it found any plan; this proves nothing about the request.

    Attributes:
        request: the request.
        limit: the effort limit that was reached, in search nodes.
    """

    request: Request
    limit: int

    def __repr__(self) -> str:
        return f"<EffortLimitError: {self.limit} search nodes>"

    def __str__(self) -> str:
        return f"no plan found within {self.limit} search nodes; there may be one: raise the effort limit"


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
