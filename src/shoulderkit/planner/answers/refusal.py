"""When nothing fits: the smallest conflict of the request's own wishes, the facts behind it, and the smallest ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.planner.ask import Asked, ask, left_aside, needed, pose, serves
from shoulderkit.planner.choice import Chooser
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Constraint, EffortLimitError, Fact, NoPlanError, Relaxation, Request
from shoulderkit.vocabulary import ConstraintKind, Demand, FactKind, OutReason, Phase, Position, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

K = ConstraintKind

#: A budget that stands for none, in seconds: a day.
NO_BUDGET_S = 86_400


class _Answer(NamedTuple):
    """Whether a request can be met, the least seconds it takes, and whether that is certain."""

    possible: bool
    least_s: int | None
    certain: bool


class _Case:
    """A request that nothing meets, and the questions asked about it."""

    def __init__(self, asked: Asked, chooser: Chooser) -> None:
        self.asked = asked
        self.compiled = asked.compiled
        self.request = asked.request
        self.chooser = chooser
        self.certain = True

    def answer(self, request: Request, *, some_phase: bool = True) -> _Answer:
        asked = self.asked if request is self.request else ask(self.compiled, request)
        posed = pose(asked, some_phase=some_phase)
        if posed.blocked_must:
            return _Answer(possible=False, least_s=None, certain=True)
        least_s, certain = self.chooser.least_time(posed.problem)
        self.certain = self.certain and (certain or least_s is not None)
        return _Answer(least_s is not None, least_s, certain)

    def constraints(self) -> Iterator[Constraint]:
        """All the wishes. Each is tried without in this order, so the plainest ones to tell stand last."""
        request = self.request
        yield Constraint(K.GOAL)
        yield Constraint(K.BUDGET, value=request.budget_s)
        if request.max_steps is not None:
            yield Constraint(K.MAX_STEPS, value=request.max_steps)
        if not request.shorten:
            yield Constraint(K.SHORTEN)
        if not request.without_instructions:
            yield Constraint(K.WITHOUT_INSTRUCTIONS)
        for demand in self.asked.avoided:
            yield Constraint(K.AVOID, demand.value)
        if set(self.compiled.catalog.equipment) - self.asked.available:
            yield Constraint(K.EQUIPMENT)
        if self.asked.listed_positions:
            yield Constraint(K.POSITIONS)
        if len(request.phases) < len(PHASES):
            yield Constraint(K.PHASES)
        for name in request.exclude:
            yield Constraint(K.EXCLUDE, name)
        for phase in request.include_phases:
            yield Constraint(K.INCLUDE_PHASE, phase.value)
        for name in request.include:
            yield Constraint(K.INCLUDE, name)

    def without(self, request: Request, constraint: Constraint) -> Request:
        """The request with one wish dropped altogether."""
        kind, name = constraint.kind, constraint.name or ""
        match kind:
            case K.GOAL:
                return request
            case K.BUDGET:
                return attrs.evolve(request, minutes=None, seconds=NO_BUDGET_S)
            case K.MAX_STEPS:
                return attrs.evolve(request, max_steps=None)
            case K.SHORTEN:
                return attrs.evolve(request, shorten=True)
            case K.WITHOUT_INSTRUCTIONS:
                return attrs.evolve(request, without_instructions=True)
            case K.EQUIPMENT:
                return attrs.evolve(request, equipment=tuple(self.compiled.catalog.equipment))
            case K.POSITIONS:
                return attrs.evolve(request, positions=tuple(Position))
            case K.PHASES:
                return attrs.evolve(request, phases=tuple(Phase))
            case K.INCLUDE:
                return attrs.evolve(request, include=tuple(n for n in request.include if n != name))
            case K.EXCLUDE:
                return attrs.evolve(request, exclude=tuple(n for n in request.exclude if n != name))
            case K.INCLUDE_PHASE:
                return attrs.evolve(request, include_phases=tuple(p for p in request.include_phases if p != name))
            case _:
                return _allowing(request, Demand(name))

    def holds(self, kept: Iterable[Constraint]) -> _Answer:
        """Whether these wishes alone can be met."""
        kept = set(kept)
        request, some_phase = self.request, True
        for constraint in self.constraints():
            if constraint not in kept:
                request = self.without(request, constraint)
                some_phase &= constraint.kind is not K.GOAL
        return self.answer(request, some_phase=some_phase)

    def least_steps(self, request: Request, *, some_phase: bool = True) -> int | None:
        """The fewest steps that this request can be met with, None where no number is enough."""
        for most in range(1, len(self.compiled.entries) + 1):
            if self.answer(attrs.evolve(request, max_steps=most), some_phase=some_phase).possible:
                return most
        return None

    def conflict(self) -> list[Constraint]:
        """Wishes that conflict, none of which can be spared: each is dropped for good where the rest still conflict."""
        kept = list(self.constraints())
        for constraint in list(kept):
            rest = [other for other in kept if other != constraint]
            answer = self.holds(rest)
            if not answer.possible and answer.certain:
                kept = rest
        return kept


def _allowing(request: Request, demand: Demand) -> Request:
    avoid = None if request.avoid is None else tuple(d for d in request.avoid if d != demand)
    return attrs.evolve(request, avoid=avoid, allow=(*request.allow, demand))


def _relaxations(case: _Case, conflict: list[Constraint]) -> Iterator[Relaxation]:
    """For each wish of the conflict, the smallest change of it alone that makes the whole request possible."""
    request = case.request
    for constraint in conflict:
        kind = constraint.kind
        if kind is K.BUDGET:
            least_s = case.answer(case.without(request, constraint)).least_s
            if least_s is not None:
                longer = attrs.evolve(request, minutes=None, seconds=least_s)
                yield Relaxation(constraint, longer, more=least_s - request.budget_s)
        elif kind is K.MAX_STEPS:
            least = case.least_steps(case.without(request, constraint))
            if least is not None:
                longer = attrs.evolve(request, max_steps=least)
                yield Relaxation(constraint, longer, more=least - (request.max_steps or 0))
        elif kind is K.EQUIPMENT:
            yield from _equipment(case, constraint)
        elif kind is K.POSITIONS:
            positions = case.asked.listed_positions
            for position in Position:
                if position not in positions and position is not Position.ANY:
                    wider = attrs.evolve(request, positions=(*positions, position))
                    if case.answer(wider).possible:
                        yield Relaxation(constraint, wider, add=(position.value,))
        elif kind is K.PHASES:
            for phase in PHASES:
                wider = attrs.evolve(request, phases=(*request.phases, phase))
                if phase not in request.phases and case.answer(wider).possible:
                    yield Relaxation(constraint, wider, add=(phase.value,))
        elif kind is not K.GOAL:
            relaxed = case.without(request, constraint)
            if case.answer(relaxed).possible:
                add = (constraint.name or "",) if kind is K.AVOID else ()
                yield Relaxation(constraint, relaxed, add=add)


def _equipment(case: _Case, constraint: Constraint) -> Iterator[Relaxation]:
    """Single things that are enough; where no single one is, what some exercise lacks, the fewest things first."""
    have = case.asked.available
    lacking = {
        tuple(item for item in items if item not in have)
        for exercise in case.compiled.catalog.exercises.values()
        for items in exercise.equipment
    }
    size = 0
    for items in sorted(lacking | {(item,) for group in lacking for item in group}, key=lambda g: (len(g), g)):
        if not items or (size and len(items) > size):
            continue
        more = attrs.evolve(case.request, extra_equipment=(*case.request.extra_equipment, *items))
        if case.answer(more).possible:
            size = len(items)
            yield Relaxation(constraint, more, add=items)


_FACT_OF = {
    OutReason.EQUIPMENT: FactKind.NEEDS_EQUIPMENT,
    OutReason.POSITION: FactKind.NEEDS_POSITION,
    OutReason.DEMAND: FactKind.HAS_DEMAND,
    OutReason.NO_INSTRUCTIONS: FactKind.NO_INSTRUCTIONS,
}


def _facts(case: _Case, conflict: list[Constraint]) -> Iterator[Fact]:
    """What the catalog says that makes these wishes conflict."""
    compiled, kinds = case.compiled, {constraint.kind for constraint in conflict}
    request = case.request
    for constraint in case.constraints():
        if constraint not in conflict:
            request = case.without(request, constraint)
    asked = ask(compiled, request)
    out = left_aside(asked)
    wanted = {compiled.numbers[c.name] for c in conflict if c.kind is K.INCLUDE and c.name}
    phases = {PHASES.index(Phase(c.name)) for c in conflict if c.kind is K.INCLUDE_PHASE and c.name}
    if K.GOAL in kinds:
        phases = set(range(len(PHASES)))
    serving = {n for n, entry in enumerate(compiled.entries) if entry.phase in phases and serves(asked, n)}
    if phases and not serving:
        yield Fact(FactKind.SERVES_NOTHING, names=tuple(PHASES[phase].value for phase in sorted(phases)))
    together = needed(asked, wanted)
    yield from _membership_facts(asked, wanted, together)
    for number in sorted((together | needed(asked, serving)) & set(out)):
        left = out[number]
        if left.reason in _FACT_OF:
            yield Fact(_FACT_OF[left.reason], left.exercise, names=left.names)
        elif left.reason is OutReason.NEEDS and number not in together:
            joined = any(m.rule == left.rule and m.kind is RuleKind.TOGETHER for m in compiled.memberships)
            kind = FactKind.TOGETHER if joined else FactKind.REQUIRES
            yield Fact(kind, left.exercise, names=left.names, rule=left.rule)
    if K.BUDGET in kinds:
        yield from _least(FactKind.LEAST_TIME, case.holds([c for c in conflict if c.kind is not K.BUDGET]).least_s)
    if K.MAX_STEPS in kinds:
        yield from _least(FactKind.LEAST_STEPS, case.least_steps(request, some_phase=K.GOAL in kinds))


def _least(kind: FactKind, value: int | None) -> tuple[Fact, ...]:
    """The fact that no session takes less, where one is possible at all."""
    return () if value is None else (Fact(kind, value=value),)


def _membership_facts(asked: Asked, wanted: set[int], together: set[int]) -> Iterator[Fact]:
    """The rules about who is in that hold among exercises that would all be in; a one-of among them says it all."""
    compiled = asked.compiled
    rivals = [
        (membership.rule, inside)
        for membership in compiled.memberships
        if membership.kind is RuleKind.ONE_OF
        for group in membership.groups
        if len(inside := [compiled.entries[n].exercise.id for n in group if n in wanted]) > 1
    ]
    if rivals:
        for rule, inside in rivals:
            yield Fact(FactKind.ONE_OF, inside[0], names=tuple(inside[1:]), rule=rule)
        return
    for membership in compiled.memberships:
        for group in membership.groups:
            inside = [compiled.entries[n].exercise.id for n in group if n in together]
            if membership.kind is RuleKind.REQUIRES and len(inside) == len(group) and group[1] not in asked.done:
                who, what = (compiled.entries[n].exercise.id for n in group)
                yield Fact(FactKind.REQUIRES, who, names=(what,), rule=membership.rule)
            elif membership.kind is RuleKind.TOGETHER and inside:
                yield Fact(FactKind.TOGETHER, inside[0], names=tuple(inside[1:]), rule=membership.rule)
            elif membership.kind is RuleKind.ONE_OF and len(inside) > 1:
                yield Fact(FactKind.ONE_OF, inside[0], names=tuple(inside[1:]), rule=membership.rule)


def refuse(asked: Asked, chooser: Chooser) -> NoPlanError | EffortLimitError:
    """The error for a request that the search found no plan for: proved impossible, or given up on."""
    request, case = asked.request, _Case(asked, chooser)
    answer = case.answer(request)
    if answer.possible or not answer.certain:
        return EffortLimitError(request, chooser.effort)
    conflict = case.conflict()
    minimal = case.certain
    return NoPlanError(
        request, tuple(conflict), minimal, tuple(_facts(case, conflict)), tuple(_relaxations(case, conflict))
    )
