"""What the best plan is, found by trying everything: slow, plain, and apart from the planner, so that it can judge it.

Only for small catalogs. It reads the values of the model and writes the promises of the planner down once more, in the
most direct way there is; nothing here is taken from how the planner works.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

import attrs

from shoulderkit.model import Exercise, Rule, duration_s
from shoulderkit.refusals import Constraint
from shoulderkit.vocabulary import ConstraintKind, Demand, Phase, Position, Role, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Dose
    from shoulderkit.requests import Request

#: A way to do an exercise: a position, and the equipment it is done with.
Way = tuple[Position, tuple[str, ...]]
#: What goes in: how many sets of each exercise, by id.
Choice = dict[str, int]
#: A routine: ids with the number of the way each is done in.
Order = tuple[tuple[str, int], ...]

PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}
FULL_UNITS = {Role.PRIMARY: 4, Role.SECONDARY: 2, Role.QUIET: 0}


def worth(units: int) -> int:
    """What units of work are worth in a cell of weight 1, counted one by one."""
    return sum(8 if unit < 4 else 3 if unit < 8 else 1 if unit < 12 else 0 for unit in range(units))


def units(full: int, sets: int, of_sets: int) -> int:
    """The units a target gets from some of an exercise's sets."""
    return max(1, full * sets // of_sets) if full else 0


def dose_of(exercise: Exercise, sets: int) -> Dose:
    """The exercise's dose with this many sets."""
    return attrs.evolve(exercise.dose, sets=sets)


@attrs.frozen(slots=False)
class Case:
    """A request put to a catalog.

    Attributes:
        off: ids of the rules that do not count.
        goal: whether at least one phase has to be present.
    """

    catalog: Catalog
    request: Request
    off: tuple[str, ...] = ()
    goal: bool = True

    # what the request allows

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that count."""
        return tuple(rule for name, rule in self.catalog.rules.items() if name not in self.off)

    @cached_property
    def at_hand(self) -> frozenset[str]:
        """Ids of the equipment at hand."""
        usual = self.catalog.settings[self.request.setting].equipment if self.request.setting else ()
        own = usual if self.request.equipment is None else self.request.equipment
        return frozenset(own) | frozenset(self.request.extra_equipment)

    @cached_property
    def positions(self) -> frozenset[Position]:
        """The positions that are possible."""
        usual = self.catalog.settings[self.request.setting].positions if self.request.setting else ()
        own = self.request.positions or usual
        return frozenset(Position) if not own or Position.ANY in own else frozenset(own)

    @cached_property
    def avoided(self) -> frozenset[Demand]:
        """The demands to keep out."""
        usual = self.catalog.settings[self.request.setting].avoid if self.request.setting else ()
        own = usual if self.request.avoid is None else self.request.avoid
        return (frozenset(own) | {Demand.NECK_PRESSURE}) - frozenset(self.request.allow)

    @cached_property
    def weights(self) -> dict[tuple[Phase, str], int]:
        """How much each region matters in each phase, where it does."""
        found = {}
        if self.request.goal is not None:
            for weight in self.catalog.goals[self.request.goal].weights:
                if weight.phase in self.request.phases:
                    found[weight.phase, weight.region] = weight.weight
        listed = {focus.region: focus.weight for focus in self.request.focus}
        for region in self.catalog.regions:
            above = [name for name in self.catalog.ancestors(region) if name in listed]
            if above and listed[above[0]]:
                found |= {(phase, region): listed[above[0]] for phase in self.request.phases}
        return found

    def _concrete(self, needed: tuple[str, ...]) -> tuple[str, ...] | None:
        things = set()
        for item in needed:
            fitting = [name for name in (item, *self.catalog.equipment[item].stand_ins) if name in self.at_hand]
            if not fitting:
                return None
            things.add(fitting[0])
        return tuple(sorted(things))

    def positions_of(self, exercise: Exercise) -> tuple[Position, ...]:
        """The positions an exercise may be done in at all, in its own order."""
        found: list[Position] = []
        for position in exercise.positions:
            found += [p for p in Position if p is not Position.ANY] if position is Position.ANY else [position]
        return tuple(dict.fromkeys(found))

    def equipment_of(self, exercise: Exercise) -> tuple[tuple[str, ...], ...]:
        """The sets of equipment at hand that an exercise may be done with, in its own order."""
        found = [self._concrete(needed) for needed in exercise.equipment]
        return tuple(dict.fromkeys(things for things in found if things is not None))

    def ways_of(self, exercise: Exercise) -> tuple[Way, ...]:
        """The ways in which the request lets an exercise be done."""
        fine = [
            position
            for position in self.positions_of(exercise)
            if position in self.positions and not self.avoided & set(exercise.demands_in(position))
        ]
        return tuple((position, things) for position in fine for things in self.equipment_of(exercise))

    @cached_property
    def available(self) -> dict[str, tuple[Way, ...]]:
        """The ways of each exercise that may be in, by id."""
        found = {}
        for name, exercise in self.catalog.exercises.items():
            if name not in self.request.exclude and (exercise.described or self.request.undescribed):
                ways = self.ways_of(exercise)
                if ways:
                    found[name] = ways
        return found

    # what goes in

    def sets_of(self, name: str) -> range:
        """The numbers of sets that an exercise may be in with."""
        most = self.catalog.exercises[name].dose.sets
        return range(1, most + 1) if self.request.shorten else range(most, most + 1)

    def duration_of(self, choice: Mapping[str, int]) -> int:
        """Seconds that a choice takes."""
        exercises = self.catalog.exercises
        return sum(duration_s(exercises[name], dose_of(exercises[name], sets)) for name, sets in choice.items())

    def phases_in(self, choice: Mapping[str, int]) -> frozenset[Phase]:
        """The phases that are present in a choice."""
        chosen = [self.catalog.exercises[name] for name in choice]
        return frozenset(
            exercise.phase
            for exercise in chosen
            for target in exercise.targets
            if FULL_UNITS[target.role] and self.weights.get((exercise.phase, target.region))
        )

    def units_in(self, choice: Mapping[str, int]) -> dict[tuple[Phase, str], int]:
        """The units that each weighted cell gets, where it gets some."""
        found: Counter[tuple[Phase, str]] = Counter()
        for name, sets in choice.items():
            exercise = self.catalog.exercises[name]
            for target in exercise.targets:
                if (exercise.phase, target.region) in self.weights and FULL_UNITS[target.role]:
                    found[exercise.phase, target.region] += units(FULL_UNITS[target.role], sets, exercise.dose.sets)
        return dict(found)

    def levels_of(self, choice: Mapping[str, int]) -> tuple[int, int, int, int]:
        """How good a choice is: presence, coverage, minus exercises done lately, minus seconds."""
        done = set(self.request.done_today) | set(self.request.done_lately)
        return (
            sum(PRESENCE[phase] for phase in self.phases_in(choice)),
            sum(self.weights[cell] * worth(count) for cell, count in self.units_in(choice).items()),
            -len(done & set(choice)),
            -self.duration_of(choice),
        )

    @cached_property
    def bonds(self) -> dict[str, set[str]]:
        """By exercise, the others that it can be in only with, as some rule says by itself."""
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
        """Whether these exercises may be in together, as far as rules go."""
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
        """Whether a choice keeps to the request and the rules."""
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
        """Every choice that the request and the rules admit."""
        return self._choices(self.sets_of)

    def rank_of(self, choice: Mapping[str, int]) -> tuple[object, ...]:
        """The smaller, the better; no two choices have the same."""
        dropped = tuple(self.catalog.exercises[name].dose.sets - choice[name] for name in sorted(choice))
        return (*[-level for level in self.levels_of(choice)], tuple(sorted(choice)), dropped)

    def leanest(self) -> Iterator[Choice]:
        """The admitted choices with the fewest sets; where more sets are admitted, these are too."""
        return self._choices(lambda name: self.sets_of(name)[:1])

    @cached_property
    def possible(self) -> bool:
        """Whether anything at all is admitted."""
        return next(self.leanest(), None) is not None

    @cached_property
    def best_choice(self) -> Choice | None:
        """The best choice, if there is one."""
        return min(self.choices(), key=self.rank_of, default=None)

    # in which order

    def place_of(self, exercise: Exercise, rule: Rule) -> int | None:
        """The number of the group of a region order that an exercise falls in, if any."""
        primaries = [target.region for target in exercise.targets if target.role is Role.PRIMARY]
        if exercise.phase not in rule.phases or not primaries:
            return None
        above = set(self.catalog.ancestors(primaries[0]))
        return next((place for place, group in enumerate(rule.regions) if above & set(group)), None)

    def rule_wants(self, rule: Rule, first: Exercise, then: Exercise) -> bool:
        """Whether a rule wants one exercise before another."""
        if RuleKind.PHASE_ORDER in rule.kinds and first.phase in rule.phases and then.phase in rule.phases:
            if rule.phases.index(first.phase) < rule.phases.index(then.phase):
                return True
        if RuleKind.REGION_ORDER in rule.kinds:
            one, other = self.place_of(first, rule), self.place_of(then, rule)
            if one is not None and other is not None and one < other:
                return True
        if RuleKind.BEFORE in rule.kinds:
            return any(first.id in one and then.id in other for one, other in combinations(rule.exercises, 2))
        return False

    def wanted_pairs(self, names: frozenset[str]) -> frozenset[tuple[str, str]]:
        """Every pair of these exercises that some rule wants in this order."""
        exercises = [self.catalog.exercises[name] for name in sorted(names)]
        return frozenset(
            (first.id, then.id)
            for first in exercises
            for then in exercises
            if any(self.rule_wants(rule, first, then) for rule in self.rules)
        )

    def sequences(self, names: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Every order of these exercises that the rules allow, the smallest tuple of ids first."""
        pairs = self.wanted_pairs(names)

        def grown(done: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
            left = names - set(done)
            if not left:
                yield done
            for name in sorted(left):
                if not any(then == name and first in left for first, then in pairs):
                    yield from grown((*done, name))

        return grown(())

    def fewest_changes(self, ways: Sequence[Sequence[Way]]) -> tuple[int, int]:
        """The fewest changes, of position before equipment, where each step in turn can be done in these ways."""
        costs: dict[Way, tuple[int, int]] = dict.fromkeys(ways[0], (0, 0))
        for choices in ways[1:]:
            costs = {
                way: min(
                    (cost[0] + (way[0] is not last[0]), cost[1] + (way[1] != last[1])) for last, cost in costs.items()
                )
                for way in choices
            }
        return min(costs.values())

    def changes_of(self, sequence: tuple[str, ...]) -> tuple[int, int]:
        """The fewest changes that a sequence can be done with."""
        return self.fewest_changes([self.available[name] for name in sequence])

    def best_order(self, names: frozenset[str]) -> Order:
        """The best order of these exercises, with the way each is done in."""
        best = min(self.sequences(names), key=lambda sequence: (self.changes_of(sequence), sequence))
        wanted = self.changes_of(best)
        ways = [list(self.available[name]) for name in best]
        numbers = []
        # each step takes its first way that still allows the fewest changes
        for place, choices in enumerate(ways):
            fitting = (n for n, way in enumerate(choices) if self._with(ways, place, way) == wanted)
            numbers.append(next(fitting))
            ways[place] = [choices[numbers[-1]]]
        return tuple(zip(best, numbers, strict=True))

    def _with(self, ways: list[list[Way]], place: int, way: Way) -> tuple[int, int]:
        return self.fewest_changes([*ways[:place], [way], *ways[place + 1 :]])

    # what a refusal says

    @cached_property
    def wishes(self) -> tuple[Constraint, ...]:
        """All the wishes of the request that may clash."""
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
        found += [Constraint(kind.UNDESCRIBED)] if not request.undescribed else []
        found += [Constraint(kind.SHORTEN)] if not request.shorten else []
        return tuple(found)

    def keeping(self, kept: Iterable[Constraint]) -> Case:
        """The same case with only these wishes."""
        wanted = {(constraint.kind, constraint.name) for constraint in kept}
        case = self
        for wish in self.wishes:
            if (wish.kind, wish.name) not in wanted:
                case = case.without(wish)
        return case

    def without(self, constraint: Constraint) -> Case:
        """The same case with one wish dropped."""
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
            ConstraintKind.UNDESCRIBED: {"undescribed": True},
            ConstraintKind.SHORTEN: {"shorten": True},
        }
        changed = attrs.evolve(request, **changes[constraint.kind])  # type: ignore[arg-type]
        return attrs.evolve(self, request=changed, goal=self.goal and constraint.kind is not ConstraintKind.GOAL)
