"""A catalog made ready for planning, once: names become bits, rules become ranks and groups, cycles are refused."""

from __future__ import annotations

from collections import deque
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.errors import RuleCycleError, RuleEdge
from shoulderkit.model import Dose, Exercise, Rule, duration_s
from shoulderkit.planner.compiled.shortlist import Lane, lanes_of
from shoulderkit.planner.score import SCORING, Scoring
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Phase, Position, Role, RuleKind

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


def _portions(exercise: Exercise, scoring: Scoring) -> tuple[Portion, ...]:
    """Full dose first, then with fewer and fewer sets."""
    sets = exercise.dose.sets
    found = []
    for kept in range(sets, 0, -1):
        dose = exercise.dose if kept == sets else attrs.evolve(exercise.dose, sets=kept)
        units = tuple(
            (target.region, given) for target in exercise.targets if (given := scoring.units(target.role, kept, sets))
        )
        found.append(Portion(dose, duration_s(exercise, dose), sets - kept, units))
    return tuple(found)


def _entry(exercise: Exercise, item_bit: dict[str, int], scoring: Scoring) -> Entry:
    listed = [p for position in exercise.positions for p in (POSITIONS if position is Position.ANY else (position,))]
    own = sum(DEMAND_BIT[demand] for demand in exercise.demands)
    positions = tuple(
        (position, own | sum(DEMAND_BIT[demand] for demand in POSITION_DEMANDS[position]))
        for position in dict.fromkeys(listed)
    )
    equipment = tuple((sum(item_bit[item] for item in items), items) for items in exercise.equipment)
    return Entry(exercise, PHASES.index(exercise.phase), _portions(exercise, scoring), positions, equipment)


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


#: Marks the node of an exercise; gates have the place of their ordering there.
_EXERCISE = -1
#: An exercise by its number, or the gate into a rank of an ordering, which stands for everything of lower rank.
_Node = tuple[int, int]


def _graph(orderings: tuple[Ordering, ...]) -> dict[_Node, list[_Node]]:
    """Who comes right after whom. Between two ranks stands a gate, so that there are few links even in large catalogs."""
    after: dict[_Node, list[_Node]] = {}
    for place, ordering in enumerate(orderings):
        levels = sorted(set(ordering.ranks.values()))
        for lower, upper in pairwise(levels):
            gate = (place, upper)
            if lower != levels[0]:
                after.setdefault((place, lower), []).append(gate)
            for number in sorted(ordering.ranks):
                if ordering.ranks[number] == lower:
                    after.setdefault((_EXERCISE, number), []).append(gate)
                elif ordering.ranks[number] == upper:
                    after.setdefault(gate, []).append((_EXERCISE, number))
    return after


def _shortest_cycle(after: dict[_Node, list[_Node]], start: _Node) -> list[_Node]:
    """The way back to *start* over the fewest exercises; there is one."""
    came: dict[_Node, _Node] = {}
    todo = deque([start])
    while True:
        node = todo.popleft()
        for following in after.get(node, ()):
            if following == start:
                way = [node]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return [*reversed(way), start]
            if following not in came:
                came[following] = node
                # passing a gate costs nothing
                if following[0] == _EXERCISE:
                    todo.append(following)
                else:
                    todo.appendleft(following)


def _refuse_cycles(entries: tuple[Entry, ...], orderings: tuple[Ordering, ...]) -> None:
    """Find whether the rules can all be kept at once.

    Raises:
        RuleCycleError: with the shortest cycle through one of the exercises that contradict each other.
    """
    after = _graph(orderings)
    sorter: TopologicalSorter[_Node] = TopologicalSorter()
    for node, following in after.items():
        for other in following:
            sorter.add(other, node)
    try:
        sorter.prepare()
    except CycleError as error:
        exercises = sorted({node for node in error.args[1] if node[0] == _EXERCISE})
        line = min((_shortest_cycle(after, start) for start in exercises), key=len)
        places = [place for place, node in enumerate(line) if node[0] == _EXERCISE]
        raise RuleCycleError(
            tuple(
                RuleEdge(
                    entries[line[a][1]].exercise.id, entries[line[b][1]].exercise.id, orderings[line[a + 1][0]].rule
                )
                for a, b in pairwise(places)
            )
        ) from None


def compile_catalog(catalog: Catalog, without: frozenset[str] = frozenset(), scoring: Scoring = SCORING) -> Compiled:
    """Make a catalog ready for planning, without the rules of these ids.

    Raises:
        RuleCycleError: rules contradict each other.
    """
    item_bit = {name: 1 << number for number, name in enumerate(catalog.equipment)}
    has = dict(item_bit)
    for name, item in catalog.equipment.items():
        for stand_in in item.stand_ins:
            has[stand_in] |= item_bit[name]
    entries = tuple(_entry(exercise, item_bit, scoring) for exercise in catalog.exercises.values())
    numbers = {entry.exercise.id: number for number, entry in enumerate(entries)}
    rules = [rule for rule in catalog.rules.values() if rule.id not in without]
    orderings = tuple(o for rule in rules for o in _orderings(catalog, rule, entries, numbers))
    _refuse_cycles(entries, orderings)
    memberships = tuple(m for rule in rules for m in _memberships(rule, numbers))
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
