"""When nothing fits: a minimal conflict of the request's own constraints, the facts behind it, and the smallest relaxations.

The minimal conflict is an irreducible infeasible subset, found by a deletion filter: constraint by constraint is dropped
for good where those that are left cannot be met either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.planner.ask import Asked, ask, candidates, ruled_out, serves, with_implied
from shoulderkit.planner.choice import Chooser
from shoulderkit.planner.compiled import PHASES, POSITIONS
from shoulderkit.plans import Constraint, EffortLimitError, Fact, NoPlanError, Relaxation, Request
from shoulderkit.vocabulary import ConstraintKind, Demand, FactKind, OutReason, Phase, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A budget that stands for none, in seconds: a day.
NO_BUDGET_S = 86_400


class _Feasibility(NamedTuple):
    """Whether a request can be met, the least seconds it takes, and whether that is certain."""

    possible: bool
    least_s: int | None
    certain: bool


class _Diagnosis:
    """A request that nothing meets, and what can be found out about it.

    Attributes:
        certain: whether all that was found out so far is proved.
    """

    def __init__(self, asked: Asked, chooser: Chooser) -> None:
        self.asked = asked
        self.compiled = asked.compiled
        self.request = asked.request
        self.chooser = chooser
        self.certain = True

    def feasibility(self, request: Request, *, needs_phase: bool = True) -> _Feasibility:
        """Find whether a request can be met; *needs_phase* says whether at least one phase must be present."""
        asked = self.asked if request is self.request else ask(self.compiled, request)
        found = candidates(asked, needs_phase=needs_phase)
        if not found.possible:
            return _Feasibility(possible=False, least_s=None, certain=True)
        least_s, certain = self.chooser.least_time(found.problem)
        self.certain = self.certain and (certain or least_s is not None)
        return _Feasibility(least_s is not None, least_s, certain)

    def constraints(self) -> Iterator[Constraint]:
        """Yield all constraints. They are dropped in this order, so the plainest ones to tell stand last."""
        request = self.request
        yield Constraint(ConstraintKind.GOAL)
        yield Constraint(ConstraintKind.BUDGET, value=request.budget_s)
        if request.max_steps is not None:
            yield Constraint(ConstraintKind.MAX_STEPS, value=request.max_steps)
        if not request.shorten:
            yield Constraint(ConstraintKind.SHORTEN)
        if not request.without_instructions:
            yield Constraint(ConstraintKind.WITHOUT_INSTRUCTIONS)
        for demand in self.asked.avoided:
            yield Constraint(ConstraintKind.AVOID, demand.value)
        if set(self.compiled.catalog.equipment) - self.asked.available:
            yield Constraint(ConstraintKind.EQUIPMENT)
        if len(self.asked.positions) < len(POSITIONS):
            yield Constraint(ConstraintKind.POSITIONS)
        if len(request.phases) < len(PHASES):
            yield Constraint(ConstraintKind.PHASES)
        for name in request.exclude:
            yield Constraint(ConstraintKind.EXCLUDE, name)
        for phase in request.include_phases:
            yield Constraint(ConstraintKind.INCLUDE_PHASE, phase.value)
        for name in request.include:
            yield Constraint(ConstraintKind.INCLUDE, name)

    def without(self, request: Request, constraint: Constraint) -> Request:
        """Return the request with one constraint dropped altogether."""
        kind, name = constraint.kind, constraint.name or ""
        match kind:
            case ConstraintKind.GOAL:
                return request
            case ConstraintKind.BUDGET:
                return attrs.evolve(request, minutes=None, seconds=NO_BUDGET_S)
            case ConstraintKind.MAX_STEPS:
                return attrs.evolve(request, max_steps=None)
            case ConstraintKind.SHORTEN:
                return attrs.evolve(request, shorten=True)
            case ConstraintKind.WITHOUT_INSTRUCTIONS:
                return attrs.evolve(request, without_instructions=True)
            case ConstraintKind.EQUIPMENT:
                return attrs.evolve(request, equipment=tuple(self.compiled.catalog.equipment), without_equipment=())
            case ConstraintKind.POSITIONS:
                return attrs.evolve(request, extra_positions=POSITIONS)
            case ConstraintKind.PHASES:
                return attrs.evolve(request, phases=tuple(Phase))
            case ConstraintKind.INCLUDE:
                return attrs.evolve(request, include=tuple(n for n in request.include if n != name))
            case ConstraintKind.EXCLUDE:
                return attrs.evolve(request, exclude=tuple(n for n in request.exclude if n != name))
            case ConstraintKind.INCLUDE_PHASE:
                return attrs.evolve(request, include_phases=tuple(p for p in request.include_phases if p != name))
            case _:
                return _allowing(request, Demand(name))

    def feasibility_of(self, kept: Iterable[Constraint]) -> _Feasibility:
        """Find whether these constraints alone can be met."""
        kept = set(kept)
        request, needs_phase = self.request, True
        for constraint in self.constraints():
            if constraint not in kept:
                request = self.without(request, constraint)
                needs_phase &= constraint.kind is not ConstraintKind.GOAL
        return self.feasibility(request, needs_phase=needs_phase)

    def least_steps(self, request: Request, *, needs_phase: bool = True) -> int | None:
        """Return the fewest steps that this request can be met with, None where no number is enough."""
        for most in range(1, len(self.compiled.entries) + 1):
            if self.feasibility(attrs.evolve(request, max_steps=most), needs_phase=needs_phase).possible:
                return most
        return None

    def conflict(self) -> list[Constraint]:
        """Return a minimal conflict: no constraint can be dropped from it, as far as that is certain."""
        kept = list(self.constraints())
        for constraint in list(kept):
            rest = [other for other in kept if other != constraint]
            feasibility = self.feasibility_of(rest)
            if not feasibility.possible and feasibility.certain:
                kept = rest
        return kept


def _allowing(request: Request, demand: Demand) -> Request:
    avoid = tuple(other for other in request.avoid if other != demand)
    return attrs.evolve(request, avoid=avoid, allow=(*request.allow, demand))


def _having(request: Request, items: tuple[str, ...]) -> Request:
    lacked = tuple(item for item in request.without_equipment if item not in items)
    return attrs.evolve(request, equipment=(*request.equipment, *items), without_equipment=lacked)


def _relaxations(diagnosis: _Diagnosis, conflict: list[Constraint]) -> Iterator[Relaxation]:
    """For each constraint of the conflict, the smallest change of it alone that makes the whole request feasible."""
    request = diagnosis.request
    for constraint in conflict:
        kind = constraint.kind
        if kind is ConstraintKind.BUDGET:
            least_s = diagnosis.feasibility(diagnosis.without(request, constraint)).least_s
            if least_s is not None:
                longer = attrs.evolve(request, minutes=None, seconds=least_s)
                yield Relaxation(constraint, longer, more=least_s - request.budget_s)
        elif kind is ConstraintKind.MAX_STEPS:
            least = diagnosis.least_steps(diagnosis.without(request, constraint))
            if least is not None:
                longer = attrs.evolve(request, max_steps=least)
                yield Relaxation(constraint, longer, more=least - (request.max_steps or 0))
        elif kind is ConstraintKind.EQUIPMENT:
            yield from _equipment(diagnosis, constraint)
        elif kind is ConstraintKind.POSITIONS:
            for position in POSITIONS:
                if position not in diagnosis.asked.positions:
                    wider = attrs.evolve(request, extra_positions=(*request.extra_positions, position))
                    if diagnosis.feasibility(wider).possible:
                        yield Relaxation(constraint, wider, add=(position.value,))
        elif kind is ConstraintKind.PHASES:
            for phase in PHASES:
                wider = attrs.evolve(request, phases=(*request.phases, phase))
                if phase not in request.phases and diagnosis.feasibility(wider).possible:
                    yield Relaxation(constraint, wider, add=(phase.value,))
        elif kind is not ConstraintKind.GOAL:
            relaxed = diagnosis.without(request, constraint)
            if diagnosis.feasibility(relaxed).possible:
                add = (constraint.name or "",) if kind is ConstraintKind.AVOID else ()
                yield Relaxation(constraint, relaxed, add=add)


def _equipment(diagnosis: _Diagnosis, constraint: Constraint) -> Iterator[Relaxation]:
    """Single pieces of equipment that are enough; where none is, what some exercise lacks, the fewest pieces first."""
    available = diagnosis.asked.available
    lacking = {
        tuple(item for item in items if item not in available)
        for exercise in diagnosis.compiled.catalog.exercises.values()
        for items in (setup.equipment for setup in exercise.setups)
    }
    size = 0
    for items in sorted(lacking | {(item,) for group in lacking for item in group}, key=lambda g: (len(g), g)):
        if not items or (size and len(items) > size):
            continue
        more = _having(diagnosis.request, items)
        if diagnosis.feasibility(more).possible:
            size = len(items)
            yield Relaxation(constraint, more, add=items)


_FACT_OF = {
    OutReason.EQUIPMENT: FactKind.NEEDS_EQUIPMENT,
    OutReason.POSITION: FactKind.NEEDS_POSITION,
    OutReason.DEMAND: FactKind.HAS_DEMAND,
    OutReason.NO_INSTRUCTIONS: FactKind.NO_INSTRUCTIONS,
}


def _facts(diagnosis: _Diagnosis, conflict: list[Constraint]) -> Iterator[Fact]:
    """What the catalog says that makes these constraints conflict."""
    compiled, kinds = diagnosis.compiled, {constraint.kind for constraint in conflict}
    request = diagnosis.request
    for constraint in diagnosis.constraints():
        if constraint not in conflict:
            request = diagnosis.without(request, constraint)
    asked = ask(compiled, request)
    out = ruled_out(asked)
    wanted = {compiled.numbers[c.name] for c in conflict if c.kind is ConstraintKind.INCLUDE and c.name}
    phases = {PHASES.index(Phase(c.name)) for c in conflict if c.kind is ConstraintKind.INCLUDE_PHASE and c.name}
    if ConstraintKind.GOAL in kinds:
        phases = set(range(len(PHASES)))
    serving = {n for n, entry in enumerate(compiled.entries) if entry.phase in phases and serves(asked, n)}
    if phases and not serving:
        yield Fact(FactKind.SERVES_NOTHING, names=tuple(PHASES[phase].value for phase in sorted(phases)))
    together = with_implied(asked, wanted)
    yield from _membership_facts(asked, wanted, together)
    for number in sorted((together | with_implied(asked, serving)) & set(out)):
        left = out[number]
        if left.reason in _FACT_OF:
            yield Fact(_FACT_OF[left.reason], left.exercise, names=left.names)
        elif left.reason is OutReason.NEEDS and number not in together:
            joined = any(m.rule == left.rule and m.kind is RuleKind.TOGETHER for m in compiled.memberships)
            kind = FactKind.TOGETHER if joined else FactKind.REQUIRES
            yield Fact(kind, left.exercise, names=left.names, rule=left.rule)
    if ConstraintKind.BUDGET in kinds:
        yield from _least(
            FactKind.LEAST_TIME,
            diagnosis.feasibility_of([c for c in conflict if c.kind is not ConstraintKind.BUDGET]).least_s,
        )
    if ConstraintKind.MAX_STEPS in kinds:
        yield from _least(
            FactKind.LEAST_STEPS, diagnosis.least_steps(request, needs_phase=ConstraintKind.GOAL in kinds)
        )


def _least(kind: FactKind, value: int | None) -> tuple[Fact, ...]:
    """The fact that no session takes less, where one is possible at all."""
    return () if value is None else (Fact(kind, value=value),)


def _membership_facts(asked: Asked, wanted: set[int], together: set[int]) -> Iterator[Fact]:
    """The membership rules among exercises that would all have to be in; where a one-of is broken, that says it all."""
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
                dependent, needed = (compiled.entries[n].exercise.id for n in group)
                yield Fact(FactKind.REQUIRES, dependent, names=(needed,), rule=membership.rule)
            elif membership.kind is RuleKind.TOGETHER and inside:
                yield Fact(FactKind.TOGETHER, inside[0], names=tuple(inside[1:]), rule=membership.rule)
            elif membership.kind is RuleKind.ONE_OF and len(inside) > 1:
                yield Fact(FactKind.ONE_OF, inside[0], names=tuple(inside[1:]), rule=membership.rule)


def refuse(asked: Asked, chooser: Chooser) -> NoPlanError | EffortLimitError:
    """Return the error for a request that the search found no plan for: proved impossible, or given up on."""
    request, diagnosis = asked.request, _Diagnosis(asked, chooser)
    feasibility = diagnosis.feasibility(request)
    if feasibility.possible or not feasibility.certain:
        return EffortLimitError(request, chooser.effort)
    conflict = diagnosis.conflict()
    minimal = diagnosis.certain
    return NoPlanError(
        request, tuple(conflict), minimal, tuple(_facts(diagnosis, conflict)), tuple(_relaxations(diagnosis, conflict))
    )
