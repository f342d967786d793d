"""A catalog made ready for planning, once: names become bits, exercises entries, rules ranks and groups."""

from __future__ import annotations

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.planner.compiled.entries import Entry, entry_of
from shoulderkit.planner.compiled.rules import Membership, Ordering, memberships_of, orderings_of, refuse_cycles
from shoulderkit.planner.compiled.shortlist import Lane, lanes_of
from shoulderkit.planner.score import SCORING, Scoring
from shoulderkit.vocabulary import RuleKind


@attrs.frozen(eq=False)
class Compiled:
    """A catalog ready for planning.

    Attributes:
        scoring: how what is chosen counts.
        entries: the exercises, in the order of their ids; a number means a place in here.
        numbers: the number of each id.
        item_bit: a bit for each equipment id; ``has[id]`` are the bits that having it gives.
        requires, together: what an exercise brings along, by number.
        linked: the exercises that some membership rule joins with others.
        lanes: all the others; ``places`` has the place of each in its lane.
    """

    catalog: Catalog
    scoring: Scoring
    entries: tuple[Entry, ...]
    numbers: dict[str, int]
    item_bit: dict[str, int]
    has: dict[str, int]
    orderings: tuple[Ordering, ...]
    memberships: tuple[Membership, ...]
    requires: dict[int, set[int]]
    together: dict[int, set[int]]
    linked: frozenset[int]
    lanes: tuple[Lane, ...]
    places: dict[int, int]

    def bit_in(self, lane: Lane, name: str) -> int:
        """The bit of an exercise in a lane, 0 where it is not there."""
        number = self.numbers[name]
        place = self.places.get(number, -1)
        return 1 << place if 0 <= place < len(lane.numbers) and lane.numbers[place] == number else 0


def compile_catalog(catalog: Catalog, without: frozenset[str] = frozenset(), scoring: Scoring = SCORING) -> Compiled:
    """Make a catalog ready for planning, without the rules of these ids.

    Raises:
        RuleCycleError: rules contradict each other.
    """
    item_bit = {name: 1 << number for number, name in enumerate(catalog.equipment)}
    has = dict(item_bit)
    for name, item in catalog.equipment.items():
        for substitute in item.substitutes:
            has[substitute] |= item_bit[name]
    entries = tuple(entry_of(exercise, item_bit, scoring) for exercise in catalog.exercises.values())
    numbers = {entry.exercise.id: number for number, entry in enumerate(entries)}
    rules = [rule for rule in catalog.rules.values() if rule.id not in without]
    orderings = tuple(o for rule in rules for o in orderings_of(catalog, rule, entries, numbers))
    refuse_cycles(entries, orderings)
    memberships = tuple(m for rule in rules for m in memberships_of(rule, numbers))
    requires: dict[int, set[int]] = {}
    together: dict[int, set[int]] = {}
    for membership in memberships:
        for group in membership.groups:
            if membership.kind is RuleKind.REQUIRES:
                requires.setdefault(group[0], set()).add(group[1])
            elif membership.kind is RuleKind.TOGETHER:
                for number in group:
                    together.setdefault(number, set()).update(group)
    linked = frozenset(number for membership in memberships for group in membership.groups for number in group)
    lanes = lanes_of(
        ((number, entry) for number, entry in enumerate(entries) if number not in linked), scoring.most_units
    )
    return Compiled(
        catalog=catalog,
        scoring=scoring,
        entries=entries,
        numbers=numbers,
        item_bit=item_bit,
        has=has,
        orderings=orderings,
        memberships=memberships,
        requires=requires,
        together=together,
        linked=linked,
        lanes=lanes,
        places={number: place for lane in lanes for place, number in enumerate(lane.numbers)},
    )
