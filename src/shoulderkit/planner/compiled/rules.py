"""Rules compiled: order becomes ranks, membership becomes groups of exercise numbers, and cycles are refused."""

from __future__ import annotations

from collections import deque
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from shoulderkit.catalog import Catalog
from shoulderkit.errors import RuleCycleError, RuleEdge
from shoulderkit.model import Exercise, Rule
from shoulderkit.planner.compiled.entries import CatalogEntry
from shoulderkit.vocabulary import Role, RuleKind


class MembershipRule(NamedTuple):
    """A rule about which exercises are in.

    Attributes:
        rule: its id.
        kind: what it says of each group.
        groups: tuples of exercise numbers; of ``requires`` (dependent, needed) pairs.
    """

    rule: str
    kind: RuleKind
    groups: tuple[tuple[int, ...], ...]


class OrderingRule(NamedTuple):
    """A rule about order: a smaller rank comes before a larger one.

    Attributes:
        rule: its id.
        ranks: the rank of each exercise that it orders, by number.
    """

    rule: str
    ranks: dict[int, int]


def _region_rank(catalog: Catalog, rule: Rule, exercise: Exercise) -> int | None:
    """The rank of the first group that holds the region of the first primary target, or a region that it is part of."""
    first = next((target.region for target in exercise.targets if target.role is Role.PRIMARY), None)
    if first is None or exercise.phase not in rule.phases:
        return None
    line = set(catalog.ancestors(first))
    return next((rank for rank, group in enumerate(rule.regions) if line & set(group)), None)


def orderings_of(
    catalog: Catalog, rule: Rule, entries: tuple[CatalogEntry, ...], numbers: dict[str, int]
) -> list[OrderingRule]:
    """Compile what a rule says of the order of exercises.

    Raises:
        RuleCycleError: the rule puts an exercise before itself.
    """
    found: list[OrderingRule] = []
    if RuleKind.PHASE_ORDER in rule.kinds:
        place = {phase: rank for rank, phase in enumerate(rule.phases)}
        ranks = {n: place[e.exercise.phase] for n, e in enumerate(entries) if e.exercise.phase in place}
        found.append(OrderingRule(rule.id, ranks))
    if RuleKind.REGION_ORDER in rule.kinds:
        regional = ((n, _region_rank(catalog, rule, e.exercise)) for n, e in enumerate(entries))
        found.append(OrderingRule(rule.id, {n: rank for n, rank in regional if rank is not None}))
    if RuleKind.BEFORE in rule.kinds:
        places: dict[int, int] = {}
        for rank, group in enumerate(rule.exercises):
            for name in group:
                if numbers[name] in places:
                    raise RuleCycleError((RuleEdge(name, name, rule.id),))
                places[numbers[name]] = rank
        found.append(OrderingRule(rule.id, places))
    return found


def memberships_of(rule: Rule, numbers: dict[str, int]) -> list[MembershipRule]:
    """Compile what a rule says of which exercises are in."""
    groups = tuple(tuple(sorted(numbers[name] for name in group)) for group in rule.exercises)
    found = [
        MembershipRule(rule.id, kind, tuple(group for group in groups if len(group) > 1))
        for kind in (RuleKind.ONE_OF, RuleKind.TOGETHER)
        if kind in rule.kinds
    ]
    if RuleKind.REQUIRES in rule.kinds:
        pairs = {
            (dependent, needed)
            for later, group in enumerate(groups)
            for dependent in group
            for earlier in groups[:later]
            for needed in earlier
            if dependent != needed
        }
        found.append(MembershipRule(rule.id, RuleKind.REQUIRES, tuple(sorted(pairs))))
    return found


#: Marks the node of an exercise; a gate has the place of its ordering rule there.
_EXERCISE = -1
#: An exercise by its number, or the gate into a rank of an ordering rule, which stands for everything of lower rank.
_Node = tuple[int, int]


def _graph(orderings: tuple[OrderingRule, ...]) -> dict[_Node, list[_Node]]:
    """The precedence graph. Between two ranks stands a gate, so that there are few edges even in large catalogs."""
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
    """The shortest cycle through *start*, counted in exercises, by a 0-1 breadth-first search; there is one."""
    came: dict[_Node, _Node] = {}
    todo = deque([start])
    while True:
        node = todo.popleft()
        for following in after.get(node, ()):
            if following == start:
                path = [node]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return [*reversed(path), start]
            if following not in came:
                came[following] = node
                # passing a gate costs nothing
                if following[0] == _EXERCISE:
                    todo.append(following)
                else:
                    todo.appendleft(following)


def refuse_cycles(entries: tuple[CatalogEntry, ...], orderings: tuple[OrderingRule, ...]) -> None:
    """Check that the ordering rules can all be kept at once.

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
