"""A brute-force oracle: the best plan by exhaustive search, independent of the planner, so that it can judge it.

For small catalogs only. It implements the planner's promises a second time, as directly as possible, on the values of
the model; it shares no code and no algorithm with the planner.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

import attrs

from oracle_counts import FULL_UNITS, PRESENCE, dose_of, units, worth
from oracle_order import Ordered
from shoulderkit.model import duration_s
from shoulderkit.plans import Constraint
from shoulderkit.vocabulary import ConstraintKind, Demand, Phase, Position, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: A choice: the number of sets of each chosen exercise, by id.
Choice = dict[str, int]


@attrs.frozen(slots=False)
class Case(Ordered):
    """A request resolved against a catalog, with every feasible choice and every constraint that a refusal can name."""

    def sets_of(self, name: str) -> range:
        """Return the numbers of sets that are allowed for an exercise."""
        most = self.catalog.exercises[name].dose.sets
        return range(1, most + 1) if self.request.shorten else range(most, most + 1)

    def duration_of(self, choice: Mapping[str, int]) -> int:
        """Return the duration of a choice in seconds."""
        exercises = self.catalog.exercises
        return sum(duration_s(exercises[name], dose_of(exercises[name], sets)) for name, sets in choice.items())

    def phases_in(self, choice: Mapping[str, int]) -> frozenset[Phase]:
        """Return the phases that are present in a choice."""
        chosen = [self.catalog.exercises[name] for name in choice]
        return frozenset(
            exercise.phase
            for exercise in chosen
            for target in exercise.targets
            if FULL_UNITS[target.role] and self.weights.get((exercise.phase, target.region))
        )

    def units_in(self, choice: Mapping[str, int]) -> dict[tuple[Phase, str], int]:
        """Return the units of each weighted cell that has any."""
        found: Counter[tuple[Phase, str]] = Counter()
        for name, sets in choice.items():
            exercise = self.catalog.exercises[name]
            for target in exercise.targets:
                if (exercise.phase, target.region) in self.weights and FULL_UNITS[target.role]:
                    found[exercise.phase, target.region] += units(FULL_UNITS[target.role], sets, exercise.dose.sets)
        return dict(found)

    def levels_of(self, choice: Mapping[str, int]) -> tuple[int, int, int, int]:
        """Return the levels of a choice, larger being better: presence, coverage, minus recent, minus seconds."""
        done = set(self.request.done_today) | set(self.request.done_recently)
        return (
            sum(PRESENCE[phase] for phase in self.phases_in(choice)),
            sum(self.weights[cell] * worth(count) for cell, count in self.units_in(choice).items()),
            -len(done & set(choice)),
            -self.duration_of(choice),
        )

    @cached_property
    def requirements(self) -> dict[str, set[str]]:
        """By exercise, the others that any single rule requires with it (not the transitive closure)."""
        found: dict[str, set[str]] = {}
        for rule in self.rules:
            if RuleKind.TOGETHER in rule.kinds:
                for group in rule.exercises:
                    for name in group:
                        found.setdefault(name, set()).update(group)
            if RuleKind.REQUIRES in rule.kinds:
                for first, then in combinations(rule.exercises, 2):
                    for name in then:
                        found.setdefault(name, set()).update(set(first) - set(self.request.done_today))
        return found

    def rules_allow(self, names: frozenset[str]) -> bool:
        """Return whether the rules of membership allow this set of exercises."""
        for rule in self.rules:
            for place, group in enumerate(rule.exercises):
                members = names & set(group)
                if RuleKind.ONE_OF in rule.kinds and len(members) > 1:
                    return False
                if RuleKind.TOGETHER in rule.kinds and members and members != set(group):
                    return False
                if RuleKind.REQUIRES in rule.kinds and members:
                    needed = {name for earlier in rule.exercises[:place] for name in earlier}
                    if not needed <= names | set(self.request.done_today):
                        return False
        return True

    def admits(self, choice: Mapping[str, int]) -> bool:
        """Return whether a choice is feasible: it keeps to the request and the rules."""
        request, present = self.request, self.phases_in(choice)
        return (
            all(name in self.available and sets in self.sets_of(name) for name, sets in choice.items())
            and set(request.include) <= set(choice)
            and set(request.include_phases) <= present
            and (bool(present) or not self.goal)
            and (request.max_steps is None or len(choice) <= request.max_steps)
            and self.duration_of(choice) <= request.budget_s
            and self.rules_allow(frozenset(choice))
        )

    def _choices(self, sets_of: Callable[[str], Iterable[int]]) -> Iterator[Choice]:
        names = list(self.available)
        for counts in product(*([0, *sets_of(name)] for name in names)):
            choice = {name: sets for name, sets in zip(names, counts, strict=True) if sets}
            if self.admits(choice):
                yield choice

    def choices(self) -> Iterator[Choice]:
        """Yield every feasible choice."""
        return self._choices(self.sets_of)

    def rank_of(self, choice: Mapping[str, int]) -> tuple[object, ...]:
        """Return the sort key of a choice, smaller being better; it is a total order."""
        dropped = tuple(self.catalog.exercises[name].dose.sets - choice[name] for name in sorted(choice))
        return (*[-level for level in self.levels_of(choice)], tuple(sorted(choice)), dropped)

    def with_fewest_sets(self) -> Iterator[Choice]:
        """Yield the feasible choices with the fewest sets; one exists where any feasible choice does."""
        return self._choices(lambda name: self.sets_of(name)[:1])

    @cached_property
    def possible(self) -> bool:
        """Whether any choice is feasible."""
        return next(self.with_fewest_sets(), None) is not None

    @cached_property
    def best_choice(self) -> Choice | None:
        """The optimal choice, or None where none is feasible."""
        return min(self.choices(), key=self.rank_of, default=None)

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """All constraints of the request that can be part of a conflict."""
        request, kind = self.request, ConstraintKind
        found = [Constraint(kind.BUDGET, value=request.budget_s), Constraint(kind.EQUIPMENT)]
        found += [Constraint(kind.GOAL)] if self.goal else []
        found += [Constraint(kind.INCLUDE, name) for name in request.include]
        found += [Constraint(kind.INCLUDE_PHASE, phase.value) for phase in request.include_phases]
        found += [Constraint(kind.EXCLUDE, name) for name in request.exclude]
        found += [Constraint(kind.AVOID, demand.value) for demand in sorted(self.avoided)]
        found += [Constraint(kind.PHASES)] if set(request.phases) != set(Phase) else []
        found += [Constraint(kind.POSITIONS)] if self.positions != set(Position) else []
        found += [Constraint(kind.MAX_STEPS, value=request.max_steps)] if request.max_steps is not None else []
        found += [Constraint(kind.WITHOUT_INSTRUCTIONS)] if not request.without_instructions else []
        found += [Constraint(kind.SHORTEN)] if not request.shorten else []
        return tuple(found)

    def restricted_to(self, kept: Iterable[Constraint]) -> Case:
        """Return the same case with only these constraints."""
        wanted = {(constraint.kind, constraint.name) for constraint in kept}
        case = self
        for constraint in self.constraints:
            if (constraint.kind, constraint.name) not in wanted:
                case = case.without(constraint)
        return case

    def without(self, constraint: Constraint) -> Case:
        """Return the same case with one constraint dropped."""
        request, name = self.request, constraint.name
        changes: dict[ConstraintKind, dict[str, object]] = {
            ConstraintKind.GOAL: {},
            ConstraintKind.BUDGET: {"minutes": None, "seconds": 86_400},
            ConstraintKind.INCLUDE: {"include": set(request.include) - {name}},
            ConstraintKind.INCLUDE_PHASE: {"include_phases": set(request.include_phases) - {name}},
            ConstraintKind.EXCLUDE: {"exclude": set(request.exclude) - {name}},
            ConstraintKind.PHASES: {"phases": tuple(Phase)},
            ConstraintKind.EQUIPMENT: {"equipment": tuple(self.catalog.equipment)},
            ConstraintKind.POSITIONS: {"positions": tuple(Position)},
            ConstraintKind.AVOID: {
                "avoid": self.avoided - {name},
                "allow": (set(Demand) - self.avoided) | {demand for demand in Demand if demand == name},
            },
            ConstraintKind.MAX_STEPS: {"max_steps": None},
            ConstraintKind.WITHOUT_INSTRUCTIONS: {"without_instructions": True},
            ConstraintKind.SHORTEN: {"shorten": True},
        }
        changed = attrs.evolve(request, **changes[constraint.kind])  # type: ignore[arg-type]
        return attrs.evolve(self, request=changed, goal=self.goal and constraint.kind is not ConstraintKind.GOAL)
