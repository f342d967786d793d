"""What the catalog says that makes constraints conflict: who lacks what, who needs and who excludes whom, and the least."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from shoulderkit.planner.answers.refusal.diagnosis import Diagnosis
from shoulderkit.planner.ask import ask, reason_out, serves
from shoulderkit.planner.compiled import DEMAND_BIT, PHASES
from shoulderkit.plans import Constraint, Fact
from shoulderkit.vocabulary import ConstraintKind, FactKind, OutReason, Phase, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shoulderkit.planner.ask import Asked
    from shoulderkit.plans import LeftOut

_FACT_OF = {
    OutReason.EQUIPMENT: FactKind.NEEDS_EQUIPMENT,
    OutReason.POSITION: FactKind.NEEDS_POSITION,
    OutReason.DEMAND: FactKind.HAS_DEMAND,
    OutReason.NO_INSTRUCTIONS: FactKind.NO_INSTRUCTIONS,
}


def facts_of(diagnosis: Diagnosis, conflict: Sequence[Constraint]) -> tuple[Fact, ...]:
    """Return the facts that these constraints conflict by, all other constraints of the request left aside."""
    kept = diagnosis.kept_by(conflict)
    request = diagnosis.request(diagnosis.everything & ~kept)
    return tuple(_Conflict(ask(diagnosis.asked.compiled, request), conflict).facts()) + tuple(
        _least(diagnosis, conflict, kept)
    )


class _Conflict:
    """What the constraints of a conflict ask for, and what that takes."""

    def __init__(self, asked: Asked, conflict: Iterable[Constraint]) -> None:
        self.asked, self.compiled = asked, asked.compiled
        self.kinds = {constraint.kind for constraint in conflict}
        phases = [Phase(c.name) for c in conflict if c.kind is ConstraintKind.INCLUDE_PHASE and c.name]
        self.required_phases = [PHASES.index(phase) for phase in phases]
        wanted = {self.compiled.numbers[c.name] for c in conflict if c.kind is ConstraintKind.INCLUDE and c.name}
        #: Exercises that would have to be in, and for each that could serve what has to be served: it, and all with it.
        self.must = self.with_needed(wanted)
        self.could: dict[int, set[int]] = {}
        aim = ConstraintKind.GOAL in self.kinds
        for number, entry in enumerate(self.compiled.entries):
            if (aim or entry.phase in self.required_phases) and serves(asked, number):
                self.could[number] = self.with_needed({number})
        self.involved = self.must.union(*self.could.values())

    def is_out(self, number: int) -> bool:
        """Whether the request itself rules an exercise out."""
        return not self.asked.admits(number)

    def needed(self, number: int) -> set[int]:
        """What the rules say has to be in with an exercise."""
        return {
            *self.compiled.requires.get(number, set()) - self.asked.done,
            *self.compiled.together.get(number, set()) - {number},
        }

    def with_needed(self, start: set[int]) -> set[int]:
        """*start* and all that has to be in with it; what an exercise needs that is ruled out anyway does not matter."""
        found, todo = set(start), list(start)
        while todo:
            number = todo.pop()
            fresh = set[int]() if self.is_out(number) else self.needed(number) - found
            found |= fresh
            todo += fresh
        return found

    def facts(self) -> Iterator[Fact]:
        """Yield all facts but those about the least time and steps."""
        yield from self._serves_nothing()
        rivals = list(self._rivals())
        yield from rivals
        out = {number: left for number in self.involved if (left := reason_out(self.asked, number))}
        numbers = self.compiled.numbers
        yield from self._links({*out, *(numbers[n] for fact in rivals for n in (fact.exercise or "", *fact.names))})
        for number in sorted(out):
            left = out[number]
            # that an exercise is excluded is no fact but the constraint itself
            if left.reason in _FACT_OF:
                for kind, names in self._lacks(number, left):
                    yield Fact(kind, left.exercise, names=names)

    def _lacks(self, number: int, left: LeftOut) -> Iterator[tuple[FactKind, tuple[str, ...]]]:
        """What is in an exercise's way: where there are alternatives, the smallest sets of names, one for each."""
        setups, asked, bits = self.compiled.entries[number].setups, self.asked, self.compiled.equipment_bit
        lacking = [tuple(item for item in s.equipment if bits[item] & ~asked.available_bits) for s in setups]
        if left.reason in (OutReason.POSITION, OutReason.DEMAND):
            equipped = [setup for setup, items in zip(setups, lacking, strict=True) if not items]
            # setups with other equipment are another way out, where that is a part of the conflict
            lacking = [items for items in lacking if items and ConstraintKind.EQUIPMENT in self.kinds]
            if left.reason is OutReason.POSITION:
                yield FactKind.NEEDS_POSITION, left.names
            else:
                possible = [demands for s in equipped for place, demands in s.positions if place in asked.positions]
                avoided = [
                    tuple(sorted(demand.value for demand in asked.avoided if DEMAND_BIT[demand] & demands))
                    for demands in possible
                ]
                for names in _smallest(avoided):
                    yield FactKind.HAS_DEMAND, names
        elif left.reason is OutReason.NO_INSTRUCTIONS:
            yield FactKind.NO_INSTRUCTIONS, left.names
            return
        for names in _smallest(lacking):
            yield FactKind.NEEDS_EQUIPMENT, names

    def _serves_nothing(self) -> Iterator[Fact]:
        served = {self.compiled.entries[number].phase for number in self.could}
        for phase in self.required_phases:
            if phase not in served:
                yield Fact(FactKind.SERVES_NOTHING, names=(PHASES[phase].value,))
        if ConstraintKind.GOAL in self.kinds and not served:
            yield Fact(FactKind.SERVES_NOTHING, names=tuple(phase.value for phase in self.asked.request.phases))

    def _rivals(self) -> Iterator[Fact]:
        """The rules by which only one of several exercises may be in, where more would have to be, or would help."""
        crowds = [self.must] + [needed | self.must for needed in self.could.values()]
        phase_of = {number: self.compiled.entries[number].phase for number in self.could}
        for membership in self.compiled.memberships:
            if membership.kind is RuleKind.ONE_OF:
                for group in map(set, membership.groups):
                    near = {number: needed for number, needed in self.could.items() if needed & group}
                    both = [
                        near[one] | near[other]
                        for one, other in combinations(near, 2)
                        if phase_of[one] != phase_of[other] and ConstraintKind.GOAL not in self.kinds
                    ]
                    sets = crowds[:1] if len(crowds[0] & group) > 1 else [*crowds, *both]
                    inside = set[int]().union(*(crowd & group for crowd in sets if len(crowd & group) > 1))
                    if inside:
                        yield self._fact(FactKind.ONE_OF, sorted(inside), membership.rule)

    def _links(self, decisive: set[int]) -> Iterator[Fact]:
        """The rules by which exercises need what cannot be in; and by which they need anything, where that takes long."""
        long = self.kinds & {ConstraintKind.BUDGET, ConstraintKind.MAX_STEPS}
        leading = {number for number in self.involved if self.with_needed({number}) & decisive}
        for membership in self.compiled.memberships:
            for group in membership.groups:
                able = [number for number in group if number in self.involved and not self.is_out(number)]
                if membership.kind is RuleKind.REQUIRES:
                    dependent, needed = group
                    matters = needed in leading or (long and dependent in self.must)
                    if dependent in able and needed not in self.asked.done and matters:
                        yield self._fact(FactKind.REQUIRES, group, membership.rule)
                elif membership.kind is RuleKind.TOGETHER:
                    matters = any(set(group) & leading - {number} for number in able)
                    if matters or (long and set(able) & self.must):
                        yield self._fact(FactKind.TOGETHER, group, membership.rule)

    def _fact(self, kind: FactKind, numbers: Iterable[int], rule: str) -> Fact:
        first, *others = (self.compiled.entries[number].exercise.id for number in numbers)
        return Fact(kind, first, names=tuple(others), rule=rule)


def _smallest(sets: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The sets that hold no other one, each once, in their order."""
    found = tuple(dict.fromkeys(sets))
    return tuple(names for names in found if not any(set(other) < set(names) for other in found))


def _least(diagnosis: Diagnosis, conflict: Sequence[Constraint], kept: int) -> Iterator[Fact]:
    """Yield the least seconds and steps of any session that meets the other constraints, where the conflict is about them."""
    for constraint in conflict:
        if constraint.kind is ConstraintKind.BUDGET:
            found = diagnosis.feasibility(kept & ~diagnosis.part(constraint))
            if found.certain and found.possible:
                yield Fact(FactKind.LEAST_TIME, value=found.least_s)
        elif constraint.kind is ConstraintKind.MAX_STEPS:
            least = diagnosis.least_steps(kept & ~diagnosis.part(constraint))
            if least is not None:
                yield Fact(FactKind.LEAST_STEPS, value=least)
