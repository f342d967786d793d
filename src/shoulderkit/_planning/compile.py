"""A catalog made ready for planning, once: names become bits, rules become ranks and groups, cycles are refused."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.errors import RuleCycleError, RuleEdge
from shoulderkit.model import Dose, Exercise, Rule, duration_s
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Phase, Position, Role, RuleKind

#: Units that a region gets from a move at full dose, by its role there (the design's own numbers).
FULL_UNITS = {Role.PRIMARY: 4, Role.SECONDARY: 2}

PHASES = tuple(Phase)
POSITIONS = tuple(position for position in Position if position is not Position.ANY)
DEMAND_BIT = {demand: 1 << number for number, demand in enumerate(Demand)}


class Portion(NamedTuple):
    """An exercise at some number of sets: the dose, its seconds, how many sets were dropped, units by region."""

    dose: Dose
    duration_s: int
    dropped: int
    units: tuple[tuple[str, int], ...]


class Entry(NamedTuple):
    """An exercise as the planner sees it."""

    exercise: Exercise
    phase: int
    portions: tuple[Portion, ...]
    positions: tuple[tuple[Position, int], ...]
    equipment: tuple[tuple[int, tuple[str, ...]], ...]


class Membership(NamedTuple):
    """A rule about who is in, by exercise number. ``requires``: (who, what) pairs; else groups."""

    rule: str
    kind: RuleKind
    groups: tuple[tuple[int, ...], ...]


class Ordering(NamedTuple):
    """A rule about order: whoever has a smaller rank comes before whoever has a larger one."""

    rule: str
    ranks: dict[int, int]


@attrs.frozen(eq=False)
class Compiled:
    """A catalog ready for planning.

    Attributes:
        entries: the exercises, in the order of their ids; a number means a place in here.
        numbers: the number of each id.
        serving: (phase number, region) to the exercises that serve it.
        item_bit: a bit for each equipment id; ``has[id]`` are the bits that having it gives.
    """

    catalog: Catalog
    entries: tuple[Entry, ...]
    numbers: dict[str, int]
    item_bit: dict[str, int]
    has: dict[str, int]
    orderings: tuple[Ordering, ...]
    memberships: tuple[Membership, ...]


def _portions(exercise: Exercise) -> tuple[Portion, ...]:
    """Full dose first, then with fewer and fewer sets."""
    sets = exercise.dose.sets
    found = []
    for kept in range(sets, 0, -1):
        dose = exercise.dose if kept == sets else attrs.evolve(exercise.dose, sets=kept)
        units = tuple(
            (target.region, max(1, FULL_UNITS[target.role] * kept // sets))
            for target in exercise.targets
            if target.role in FULL_UNITS
        )
        found.append(Portion(dose, duration_s(exercise, dose), sets - kept, units))
    return tuple(found)


def _entry(exercise: Exercise, item_bit: dict[str, int]) -> Entry:
    listed = [p for position in exercise.positions for p in (POSITIONS if position is Position.ANY else (position,))]
    own = sum(DEMAND_BIT[demand] for demand in exercise.demands)
    positions = tuple(
        (position, own | sum(DEMAND_BIT[demand] for demand in POSITION_DEMANDS[position]))
        for position in dict.fromkeys(listed)
    )
    equipment = tuple((sum(item_bit[item] for item in items), items) for items in exercise.equipment)
    return Entry(exercise, PHASES.index(exercise.phase), _portions(exercise), positions, equipment)


def _region_rank(catalog: Catalog, rule: Rule, exercise: Exercise) -> int | None:
    """The rank of the first group that holds the region of the first primary target, or a region that it is part of."""
    first = next((target.region for target in exercise.targets if target.role is Role.PRIMARY), None)
    if first is None or exercise.phase not in rule.phases:
        return None
    line = set(catalog.ancestors(first))
    return next((rank for rank, group in enumerate(rule.regions) if line & set(group)), None)


def _orderings(catalog: Catalog, rule: Rule, entries: tuple[Entry, ...], numbers: dict[str, int]) -> list[Ordering]:
    found = []
    if RuleKind.PHASE_ORDER in rule.kinds:
        place = {phase: rank for rank, phase in enumerate(rule.phases)}
        ranks = {n: place[e.exercise.phase] for n, e in enumerate(entries) if e.exercise.phase in place}
        found.append(Ordering(rule.id, ranks))
    if RuleKind.REGION_ORDER in rule.kinds:
        regional = ((n, _region_rank(catalog, rule, e.exercise)) for n, e in enumerate(entries))
        found.append(Ordering(rule.id, {n: rank for n, rank in regional if rank is not None}))
    if RuleKind.BEFORE in rule.kinds:
        places: dict[int, int] = {}
        for rank, group in enumerate(rule.exercises):
            for name in group:
                if numbers[name] in places:
                    raise RuleCycleError((RuleEdge(name, name, rule.id),))
                places[numbers[name]] = rank
        found.append(Ordering(rule.id, places))
    return found


def _memberships(rule: Rule, numbers: dict[str, int]) -> list[Membership]:
    groups = tuple(tuple(sorted(numbers[name] for name in group)) for group in rule.exercises)
    found = [
        Membership(rule.id, kind, tuple(group for group in groups if len(group) > 1))
        for kind in (RuleKind.ONE_OF, RuleKind.TOGETHER)
        if kind in rule.kinds
    ]
    if RuleKind.REQUIRES in rule.kinds:
        pairs = {
            (who, what)
            for later, group in enumerate(groups)
            for who in group
            for earlier in groups[:later]
            for what in earlier
            if who != what
        }
        found.append(Membership(rule.id, RuleKind.REQUIRES, tuple(sorted(pairs))))
    return found


def _refuse_cycles(entries: tuple[Entry, ...], orderings: tuple[Ordering, ...]) -> None:
    """Find whether the rules can all be kept at once. Between two ranks stands a gate, so that edges stay few."""
    graph: TopologicalSorter[tuple[int, str, int]] = TopologicalSorter()
    for place, ordering in enumerate(orderings):
        levels = sorted(set(ordering.ranks.values()))
        rule = ordering.rule
        for lower, upper in pairwise(levels):
            gate = (place, rule, upper)
            if lower != levels[0]:
                graph.add(gate, (place, rule, lower))
            for number in sorted(ordering.ranks):
                if ordering.ranks[number] == lower:
                    graph.add(gate, (-1, "", number))
                elif ordering.ranks[number] == upper:
                    graph.add((-1, "", number), gate)
    try:
        graph.prepare()
    except CycleError as error:
        # each node stands right before the next; a gate's rule is the reason between the exercises around it
        nodes = error.args[1][:-1]
        start = next(n for n, node in enumerate(nodes) if node[0] < 0)
        line = [*nodes[start:], *nodes[:start], nodes[start]]
        places = [n for n, node in enumerate(line) if node[0] < 0]
        raise RuleCycleError(
            tuple(
                RuleEdge(entries[line[a][2]].exercise.id, entries[line[b][2]].exercise.id, line[a + 1][1])
                for a, b in pairwise(places)
            )
        ) from None


def compile_catalog(catalog: Catalog, without: frozenset[str] = frozenset()) -> Compiled:
    """Make a catalog ready for planning, without the rules of these ids.

    Raises:
        RuleCycleError: rules contradict each other.
    """
    item_bit = {name: 1 << number for number, name in enumerate(catalog.equipment)}
    has = dict(item_bit)
    for name, item in catalog.equipment.items():
        for stand_in in item.stand_ins:
            has[stand_in] |= item_bit[name]
    entries = tuple(_entry(exercise, item_bit) for exercise in catalog.exercises.values())
    numbers = {entry.exercise.id: number for number, entry in enumerate(entries)}
    rules = [rule for rule in catalog.rules.values() if rule.id not in without]
    orderings = tuple(o for rule in rules for o in _orderings(catalog, rule, entries, numbers))
    _refuse_cycles(entries, orderings)
    memberships = tuple(m for rule in rules for m in _memberships(rule, numbers))
    return Compiled(catalog, entries, numbers, item_bit, has, orderings, memberships)
