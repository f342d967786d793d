"""A brute-force oracle: the best plan by exhaustive search, independent of the planner, so that it can judge it.

For small catalogs only. It implements the planner's promises a second time, as directly as possible, on the values of
the model; it shares no code and no algorithm with the planner.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

import attrs

from oracle_allowed import EVERYWHERE
from oracle_counts import FULL_UNITS, PRESENCE, VARIETY, Portion, work_s, worth
from oracle_order import Ordered
from shoulderkit.plans import Constraint
from shoulderkit.vocabulary import ConstraintKind, Demand, Phase, Position, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shoulderkit.model import Exercise

#: A choice: the portion of each chosen exercise, by id.
Choice = dict[str, Portion]
Cell = tuple[Phase, str]


@attrs.frozen(slots=False)
class Case(Ordered):
    """A request resolved against a catalog, with every feasible choice and every constraint that a refusal can name."""

    def duration_of(self, choice: Mapping[str, Portion]) -> int:
        """Return the duration of a choice in seconds."""
        return sum(portion.seconds for portion in choice.values())

    def given_by(self, exercise: Exercise, sixtieths: int, factor: Fraction) -> dict[Cell, int]:
        """Return the units that an exercise gives each weighted cell: in one cell, those of its best target."""
        found: dict[Cell, int] = {}
        for target in exercise.targets:
            cell = self.served(exercise.phase, target.region)
            units = factor * FULL_UNITS[target.role] * sixtieths / 60
            assert units.denominator == 1
            if cell is not None and units:
                found[cell] = max(int(units), found.get(cell, 0))
        return found

    def serves(self, exercise: Exercise) -> bool:
        """Return whether an exercise in full serves any weighted cell."""
        return bool(self.given_by(exercise, 60, Fraction(1)))

    @cached_property
    def recent(self) -> frozenset[str]:
        """Ids of the exercises that were done recently or today."""
        return frozenset(self.request.done_recently) | {done.exercise for done in self.request.done_today}

    @cached_property
    def before(self) -> dict[Cell, int]:
        """The units of each weighted cell from what was done today."""
        found: Counter[Cell] = Counter()
        for done in self.request.done_today:
            exercise = self.catalog.exercises[done.exercise]
            full = exercise.setups[done.setup_number].dose or exercise.dose
            dose = done.dose or full
            sixtieths = 60 * dose.sets * work_s(dose) // (full.sets * work_s(full))
            found.update(self.given_by(exercise, sixtieths, Fraction(1)))
        return dict(found)

    def gains(self, name: str, portion: Portion) -> dict[Cell, int]:
        """Return the units that a portion of an exercise gives each weighted cell, less where it was done recently."""
        factor = VARIETY[self.request.variety] if name in self.recent else Fraction(1)
        return self.given_by(self.catalog.exercises[name], portion.sixtieths, factor)

    @cached_property
    def _cells(self) -> dict[str, frozenset[Cell]]:
        return {name: frozenset(self.gains(name, parts[0])) for name, parts in self.portions.items()}

    def phases_in(self, choice: Iterable[str]) -> frozenset[Phase]:
        """Return the phases that are present in a choice."""
        return frozenset(phase for name in choice for phase, _ in self._cells[name])

    def all_units_in(self, choice: Mapping[str, Portion]) -> list[dict[Cell, int]]:
        """Return the units of each weighted cell that has any, for each way to say which member of a family is whole.

        Of each family all members but one count half.
        """
        gains = {name: self.gains(name, portion) for name, portion in choice.items()}
        families: dict[str, list[str]] = {}
        for name in sorted(choice):
            family = self.catalog.exercises[name].family
            if family is not None and gains[name]:
                families.setdefault(family, []).append(name)
        several = [members for members in families.values() if len(members) > 1]
        ways: list[dict[Cell, int]] = []
        for holders in product(*several):
            found: Counter[Cell] = Counter()
            for name, own in gains.items():
                halved = any(name in members for members in several) and name not in holders
                found.update({cell: units // 2 if halved else units for cell, units in own.items()})
            ways.append(dict(found))
        return ways

    def units_in(self, choice: Mapping[str, Portion]) -> dict[Cell, int]:
        """Return the units of each weighted cell that has any: those of the way that is worth most."""
        return max(self.all_units_in(choice), key=self.gain_of)

    def gain_of(self, units: Mapping[Cell, int]) -> int:
        """Return what these units add to what was done earlier that day."""
        before = self.before
        return sum(
            self.weights[cell] * (worth(before.get(cell, 0) + count) - worth(before.get(cell, 0)))
            for cell, count in units.items()
        )

    def levels_of(self, choice: Mapping[str, Portion]) -> tuple[int, int, int, int]:
        """Return the levels of a choice, larger being better: presence, coverage, minus recent, minus seconds."""
        earlier = {phase for phase, _ in self.before}
        return (
            sum(PRESENCE[phase] for phase in self.phases_in(choice) if phase not in earlier),
            self.gain_of(self.units_in(choice)),
            -len(self.recent & set(choice)),
            -self.duration_of(choice),
        )

    @cached_property
    def requirements(self) -> dict[str, set[str]]:
        """By exercise, the others that any single rule requires with it (not the transitive closure)."""
        done = self.request.done_ids
        found: dict[str, set[str]] = {}
        for rule in self.rules:
            if RuleKind.TOGETHER in rule.kinds:
                for group in rule.exercises:
                    for name in group:
                        found.setdefault(name, set()).update(group)
            if RuleKind.REQUIRES in rule.kinds:
                for first, then in combinations(rule.exercises, 2):
                    for name in then:
                        found.setdefault(name, set()).update(set(first) - done)
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
                    if not needed <= names | self.request.done_ids:
                        return False
        return True

    def shares_agree(self, choice: Mapping[str, Portion]) -> bool:
        """Return whether what goes together goes with the same share of its dose."""
        groups = (group for rule in self.rules if RuleKind.TOGETHER in rule.kinds for group in rule.exercises)
        return all(len({choice[name].dropped for name in group if name in choice}) < 2 for group in groups)

    def least_seconds(self, names: Iterable[str]) -> int | None:
        """Return the least seconds that these exercises take together; None where they have no share in common."""
        left, total = sorted(names), 0
        while left:
            bound = self.bound_to(left[0], left)
            left = [name for name in left if name not in bound]
            quickest: list[dict[object, int]] = []
            for name in bound:
                by_share: dict[object, int] = {}
                for portion in self.portions[name]:
                    share = portion.dropped if len(bound) > 1 else None
                    by_share[share] = min(portion.seconds, by_share.get(share, portion.seconds))
                quickest.append(by_share)
            shares = set(quickest[0]).intersection(*quickest)
            if not shares:
                return None
            total += min(sum(by_share[share] for by_share in quickest) for share in shares)
        return total

    def bound_to(self, name: str, names: Iterable[str]) -> set[str]:
        """Return those of some exercises that have to have the same share as one of them, which is among them."""
        groups = [set(g) for rule in self.rules if RuleKind.TOGETHER in rule.kinds for g in rule.exercises]
        found, among = {name}, set(names)
        while more := {other for group in groups if group & found for other in group & among} - found:
            found |= more
        return found

    def sets_allowed(self) -> Iterator[tuple[str, ...]]:
        """Yield every set of exercises that the request and the rules allow, whatever the time."""
        request, names = self.request, sorted(self.available)
        most = len(names) if request.max_steps is None else request.max_steps
        for count in range(min(most, len(names)) + 1):
            for chosen in combinations(names, count):
                present = self.phases_in(chosen)
                if (
                    set(request.include) <= set(chosen)
                    and set(request.include_phases) <= present
                    and (present or not self.goal)
                    and self.rules_allow(frozenset(chosen))
                ):
                    yield chosen

    def choices(self) -> Iterator[Choice]:
        """Yield every feasible choice."""
        for chosen in self.sets_allowed():
            least = sum(min(p.seconds for p in self.portions[name]) for name in chosen)
            if least <= self.request.budget_s:
                for parts in product(*(self.portions[name] for name in chosen)):
                    if sum(portion.seconds for portion in parts) <= self.request.budget_s:
                        choice = dict(zip(chosen, parts, strict=True))
                        if self.shares_agree(choice):
                            yield choice

    def admits(self, choice: Mapping[str, Portion]) -> bool:
        """Return whether a choice of portions of what may be chosen is feasible."""
        request, names = self.request, frozenset(choice)
        present = self.phases_in(choice)
        return (
            self.duration_of(choice) <= request.budget_s
            and (request.max_steps is None or len(choice) <= request.max_steps)
            and names >= set(request.include)
            and present >= set(request.include_phases)
            and bool(present or not self.goal)
            and self.rules_allow(names)
            and self.shares_agree(choice)
        )

    def rank_of(self, choice: Mapping[str, Portion]) -> tuple[object, ...]:
        """Return the sort key of a choice, smaller being better; it is a total order."""
        dropped = tuple(choice[name][:3] for name in sorted(choice))
        return (*[-level for level in self.levels_of(choice)], len(choice), tuple(sorted(choice)), dropped)

    @cached_property
    def possible(self) -> bool:
        """Whether any choice is feasible."""
        return next(self.choices(), None) is not None

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
        found += [Constraint(kind.POSITIONS)] if self.positions != set(EVERYWHERE) else []
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
            ConstraintKind.EQUIPMENT: {"equipment": tuple(self.catalog.equipment), "without_equipment": ()},
            ConstraintKind.POSITIONS: {"extra_positions": tuple(Position)},
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
