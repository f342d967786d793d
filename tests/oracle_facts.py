"""An oracle of the facts behind a conflict: what ought to be said of it, worked out anew; it shares no code with the planner."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from shoulderkit.plans import Constraint, Fact
from shoulderkit.vocabulary import ConstraintKind as K
from shoulderkit.vocabulary import FactKind as F
from shoulderkit.vocabulary import Phase, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle_brute import Case
    from shoulderkit.model import Exercise


@attrs.frozen(slots=False)
class Facts:
    """What makes constraints conflict.

    Attributes:
        case: the case with the constraints of the conflict alone.
        conflict: the constraints.
    """

    case: Case
    conflict: tuple[Constraint, ...]

    def _named(self, kind: K) -> set[str]:
        return {constraint.name or "" for constraint in self.conflict if constraint.kind is kind}

    @cached_property
    def out(self) -> dict[str, list[Fact]]:
        """The exercises that cannot be in whatever the rules say, with a fact for each alternative; excluded ones without."""
        case, found = self.case, dict[str, list[Fact]]()
        for name, exercise in case.catalog.exercises.items():
            if name in case.request.exclude:
                found[name] = []
            elif not exercise.has_instructions and not case.request.without_instructions:
                found[name] = [Fact(F.NO_INSTRUCTIONS, name)]
            elif not case.ways_of(exercise):
                found[name] = list(self._in_the_way(exercise))
        return found

    def _in_the_way(self, exercise: Exercise) -> Iterator[Fact]:
        """Yield what keeps an exercise with instructions from being done."""
        case = self.case
        lacking = {
            tuple(n for n in setup.equipment if not {n, *case.catalog.equipment[n].substitutes} & case.owned)
            for setup in exercise.setups
        }
        if case.is_equipped(exercise):
            asked = {
                tuple(sorted(demand.value for demand in case.avoided & case.demands_of(setup, position)))
                for setup in exercise.setups
                for position in case.positions
                if case.is_possible(setup, position)
            }
            if asked:
                yield from (Fact(F.HAS_DEMAND, exercise.id, each) for each in _least_of(asked))
            else:
                yield Fact(F.NEEDS_POSITION, exercise.id, tuple(map(str, case.positions_of(exercise, equipped=True))))
            lacking = lacking - {()} if K.EQUIPMENT in {c.kind for c in self.conflict} else set()
        yield from (Fact(F.NEEDS_EQUIPMENT, exercise.id, each) for each in _least_of(lacking))

    @cached_property
    def needs(self) -> dict[str, set[str]]:
        """What each exercise needs; nothing where it is out, since then it does not matter."""
        found = self.case.requirements
        return {name: others - {name} if name not in self.out else set() for name, others in found.items()}

    def brought(self, *names: str) -> set[str]:
        """Return exercises with all that they need."""
        found = set(names)
        while more := {other for name in found for other in self.needs.get(name, ())} - found:
            found |= more
        return found

    @cached_property
    def serving(self) -> dict[str, Phase]:
        """The exercises that could serve what has to be served."""
        phases = set(Phase) if K.GOAL in {c.kind for c in self.conflict} else self._named(K.INCLUDE_PHASE)
        exercises = self.case.catalog.exercises
        return {n: e.phase for n, e in exercises.items() if e.phase in phases and self.case.serves(e)}

    @cached_property
    def rivals(self) -> list[Fact]:
        """The rules that allow only one of exercises that would have to be in together."""
        must = self.brought(*self._named(K.INCLUDE))
        tries = [(must | self.brought(name)) for name in self.serving]
        if K.GOAL not in {c.kind for c in self.conflict}:
            pairs = [(one, other) for one, other in combinations(self.serving, 2)]
            tries += [self.brought(*pair) for pair in pairs if self.serving[pair[0]] is not self.serving[pair[1]]]
        found = []
        for rule in self.case.rules:
            for group in rule.exercises if RuleKind.ONE_OF in rule.kinds else ():
                worked = [must] if len(must & set(group)) > 1 else tries
                inside = {name for each in worked if len(each & set(group)) > 1 for name in each & set(group)}
                found += [_fact(F.ONE_OF, inside, rule.id)] if inside else []
        return found

    def _links(self) -> Iterator[Fact]:
        decisive = set(self.out) | {name for fact in self.rivals for name in (fact.exercise or "", *fact.names)}
        must = self.brought(*self._named(K.INCLUDE))
        involved = must.union(*map(self.brought, self.serving))
        long = bool({K.BUDGET, K.MAX_STEPS} & {constraint.kind for constraint in self.conflict})
        hopeless = {name for name in involved if self.brought(name) & decisive}
        for rule in self.case.rules:
            if RuleKind.TOGETHER in rule.kinds:
                for group in map(set, rule.exercises):
                    able = (group & involved) - set(self.out)
                    if len(group) > 1 and (any(hopeless & group - {n} for n in able) or (long and able & must)):
                        yield _fact(F.TOGETHER, group, rule.id)
            if RuleKind.REQUIRES in rule.kinds:
                pairs = {
                    (later, earlier)
                    for first, then in combinations(rule.exercises, 2)
                    for later in then
                    for earlier in first
                    if later != earlier and earlier not in self.case.request.done_ids
                }
                for later, earlier in pairs:
                    if (
                        later in involved
                        and later not in self.out
                        and (earlier in hopeless or (long and later in must))
                    ):
                        yield Fact(F.REQUIRES, later, (earlier,), rule=rule.id)

    def _least(self) -> Iterator[Fact]:
        for constraint in self.conflict:
            free = self.case.without(constraint)
            taken = [(free.least_seconds(names), len(names)) for names in free.sets_allowed()]
            if constraint.kind is K.BUDGET:
                yield Fact(F.LEAST_TIME, value=min(seconds for seconds, _ in taken if seconds is not None))
            if constraint.kind is K.MAX_STEPS:
                budget_s = free.request.budget_s
                fitting = [steps for seconds, steps in taken if seconds is not None and seconds <= budget_s]
                yield Fact(F.LEAST_STEPS, value=min(fitting))

    def _serves_nothing(self) -> Iterator[Fact]:
        for phase in self._named(K.INCLUDE_PHASE) - set(self.serving.values()):
            yield Fact(F.SERVES_NOTHING, names=(phase,))
        if K.GOAL in {c.kind for c in self.conflict} and not self.serving:
            yield Fact(F.SERVES_NOTHING, names=tuple(map(str, self.case.request.phases)))

    def expected(self) -> Counter[Fact]:
        """Return all facts, in no order."""
        must = self.brought(*self._named(K.INCLUDE))
        involved = must.union(*map(self.brought, self.serving))
        direct = [fact for name, facts in self.out.items() if name in involved for fact in facts]
        return Counter([*self._serves_nothing(), *self.rivals, *self._links(), *direct, *self._least()])


def _least_of(sets: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [one for one in sets if all(one == other or not set(one) >= set(other) for other in sets)]


def _fact(kind: F, names: set[str], rule: str) -> Fact:
    first, *others = sorted(names)
    return Fact(kind, first, tuple(others), rule=rule)
