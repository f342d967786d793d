"""Rules made ready: orders become ranks, memberships become groups of numbers, and cycles are refused."""

from __future__ import annotations

from collections import deque
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from shoulderkit.catalog import Catalog
from shoulderkit.errors import RuleCycleError, RuleEdge
from shoulderkit.model import Exercise, Rule
from shoulderkit.planner.compiled.entries import Entry
from shoulderkit.vocabulary import Role, RuleKind


class Membership(NamedTuple):
    """A rule about who is in, by exercise number. ``requires``: (who, what) pairs; else groups."""

    rule: str
    kind: RuleKind
    groups: tuple[tuple[int, ...], ...]


class Ordering(NamedTuple):
    """A rule about order: whoever has a smaller rank comes before whoever has a larger one."""

    rule: str
    ranks: dict[int, int]


def _region_rank(catalog: Catalog, rule: Rule, exercise: Exercise) -> int | None:
    """The rank of the first group that holds the region of the first primary target, or a region that it is part of."""
    first = next((target.region for target in exercise.targets if target.role is Role.PRIMARY), None)
    if first is None or exercise.phase not in rule.phases:
        return None
    line = set(catalog.ancestors(first))
    return next((rank for rank, group in enumerate(rule.regions) if line & set(group)), None)


def orderings_of(catalog: Catalog, rule: Rule, entries: tuple[Entry, ...], numbers: dict[str, int]) -> list[Ordering]:
    """What a rule says of the order of the exercises."""
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


def memberships_of(rule: Rule, numbers: dict[str, int]) -> list[Membership]:
    """What a rule says of who is in."""
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


def refuse_cycles(entries: tuple[Entry, ...], orderings: tuple[Ordering, ...]) -> None:
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
