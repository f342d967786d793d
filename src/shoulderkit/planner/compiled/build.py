"""A catalog compiled for planning, once: names become bits, exercises entries, rules ranks and groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.predicates import stands_for
from shoulderkit.planner.compiled.entries import CatalogEntry, DoseOption, entry_of
from shoulderkit.planner.compiled.rules import MembershipRule, OrderingRule, memberships_of, orderings_of, refuse_cycles
from shoulderkit.planner.compiled.shortlist import ShortlistGroup, shortlist_groups
from shoulderkit.planner.score import SCORING, Scoring
from shoulderkit.vocabulary import RuleKind


@attrs.frozen(eq=False)
class Compiled:
    """A catalog ready for planning.

    Attributes:
        catalog: the catalog.
        scoring: how what is chosen counts.
        entries: the exercises, in the order of their ids; an exercise number is a place in here.
        numbers: the number of each id.
        equipment_bit: a bit for each equipment id.
        provides: by equipment id, the bits of all that having it counts as having.
        orderings, memberships: the rules.
        requires, together: by exercise number, the exercises that have to be in with it.
        constrained: the exercises that some membership rule names.
        individual: these, and those whose dose options depend on the request.
        shortlist: all the others, in groups.
        places: the group of each of these, by number, and its place there.
        lines: by region, its id and those of the regions that it is part of, the nearest first.
        aims: what requests of each goal and phases aim at, made when first asked for.
        varied: the dose options of an exercise that vary, by its number, its usable setups and whether a side is affected,
            likewise.
    """

    catalog: Catalog
    scoring: Scoring
    entries: tuple[CatalogEntry, ...]
    numbers: dict[str, int]
    equipment_bit: dict[str, int]
    provides: dict[str, int]
    orderings: tuple[OrderingRule, ...]
    memberships: tuple[MembershipRule, ...]
    requires: dict[int, set[int]]
    together: dict[int, set[int]]
    constrained: frozenset[int]
    individual: frozenset[int]
    shortlist: tuple[ShortlistGroup, ...]
    places: dict[int, tuple[int, int]]
    lines: dict[str, tuple[str, ...]]
    aims: dict[Any, Any] = attrs.field(factory=dict[Any, Any], init=False)
    varied: dict[tuple[int, tuple[int, ...], bool], tuple[DoseOption, ...]] = attrs.field(
        factory=dict[tuple[int, tuple[int, ...], bool], tuple[DoseOption, ...]], init=False
    )

    def by_group(self, numbers: Iterable[int]) -> list[int]:
        """Return these exercises as bits, as far as they are in the shortlist, by group."""
        found = [0] * len(self.shortlist)
        for number in numbers:
            if number in self.places:
                group, place = self.places[number]
                found[group] |= 1 << place
        return found


def compile_catalog(catalog: Catalog, without: frozenset[str] = frozenset(), scoring: Scoring = SCORING) -> Compiled:
    """Compile a catalog for planning, without the rules of these ids.

    Raises:
        RuleCycleError: rules contradict each other.
    """
    equipment_bit = {name: 1 << number for number, name in enumerate(catalog.equipment)}
    things = stands_for(catalog.equipment)
    provides = {name: sum(equipment_bit[thing] for thing in things[name]) for name in equipment_bit}
    entries = tuple(entry_of(exercise, equipment_bit, scoring) for exercise in catalog.exercises.values())
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
    constrained = frozenset(number for membership in memberships for group in membership.groups for number in group)
    individual = constrained | {number for number, entry in enumerate(entries) if entry.varies}
    shortlist = shortlist_groups(
        ((number, entry) for number, entry in enumerate(entries) if number not in individual), scoring.most_units
    )
    return Compiled(
        catalog=catalog,
        scoring=scoring,
        entries=entries,
        numbers=numbers,
        equipment_bit=equipment_bit,
        provides=provides,
        orderings=orderings,
        memberships=memberships,
        requires=requires,
        together=together,
        constrained=constrained,
        individual=individual,
        shortlist=shortlist,
        places={
            number: (home, place) for home, group in enumerate(shortlist) for place, number in enumerate(group.numbers)
        },
        lines={region: catalog.ancestors(region) for region in catalog.regions},
    )
