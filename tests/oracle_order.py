"""A brute-force oracle for the order of a plan's exercises: it tries every permutation that the rules allow."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from oracle_allowed import Allowed, Way
from shoulderkit.model import Exercise, Rule
from shoulderkit.vocabulary import Role, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oracle_counts import Portion

#: Trips down to the floor, changes of position, changes of equipment.
Changes = tuple[int, int, int]


@attrs.frozen(slots=False)
class Ordered(Allowed):
    """What a request allows, with every allowed order of its exercises, and the best of them."""

    def place_of(self, exercise: Exercise, rule: Rule) -> int | None:
        """Return the index of an exercise's group in a region order; None where it has none."""
        primaries = [target.region for target in exercise.targets if target.role is Role.PRIMARY]
        if exercise.phase not in rule.phases or not primaries:
            return None
        above = set(self.above(primaries[0]))
        return next((place for place, group in enumerate(rule.regions) if above & set(group)), None)

    def rule_wants(self, rule: Rule, first: Exercise, then: Exercise) -> bool:
        """Return whether a rule puts the first exercise before the other."""
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
        """Return the precedence constraints among these exercises, as pairs of ids."""
        exercises = [self.catalog.exercises[name] for name in sorted(names)]
        return frozenset(
            (first.id, then.id)
            for first in exercises
            for then in exercises
            if any(self.rule_wants(rule, first, then) for rule in self.rules)
        )

    def sequences(self, names: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Yield every allowed order of these exercises, in lexicographic order of the ids."""
        pairs = self.wanted_pairs(names)

        def grown(done: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
            left = names - set(done)
            if not left:
                yield done
            for name in sorted(left):
                if not any(then == name and first in left for first, then in pairs):
                    yield from grown((*done, name))

        return grown(())

    def fewest_changes(self, ways: Sequence[Sequence[Way]]) -> Changes:
        """Return the fewest trips and changes, by dynamic programming over each step's alternatives."""
        costs: dict[Way, Changes] = {way: (int(way.floor), 0, 0) for way in ways[0]}
        for choices in ways[1:]:
            costs = {
                way: min(
                    (
                        cost[0] + (way.floor and not last.floor),
                        cost[1] + (way.position is not last.position),
                        cost[2] + (way.things != last.things),
                    )
                    for last, cost in costs.items()
                )
                for way in choices
            }
        return min(costs.values())

    def changes_of(self, sequence: tuple[str, ...], choice: Mapping[str, Portion]) -> Changes:
        """Return the fewest trips and changes of a sequence of the chosen exercises."""
        return self.fewest_changes([self.ways_in(name, choice[name]) for name in sequence])

    def best_order(self, choice: Mapping[str, Portion]) -> list[tuple[str, Way]]:
        """Return the best order of the chosen exercises, with the way that each one is done."""
        best = min(
            self.sequences(frozenset(choice)), key=lambda sequence: (self.changes_of(sequence, choice), sequence)
        )
        wanted = self.changes_of(best, choice)
        ways = [self.ways_in(name, choice[name]) for name in best]
        # each step takes its first way that still allows the fewest changes
        for place, choices in enumerate(ways):
            ways[place] = [next(way for way in choices if self._with(ways, place, way) == wanted)]
        return [(name, own[0]) for name, own in zip(best, ways, strict=True)]

    def _with(self, ways: list[list[Way]], place: int, way: Way) -> Changes:
        return self.fewest_changes([*ways[:place], [way], *ways[place + 1 :]])
