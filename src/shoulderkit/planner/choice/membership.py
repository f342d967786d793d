"""What the membership of one kind says of another, followed while kinds are decided one by one. Integers and tuples."""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.problem import Links
from shoulderkit.planner.choice.reduced import Pool


def clusters(pool: Pool) -> list[list[int]]:
    """Kinds by group, groups that a link joins together."""
    parent = list(range(1 + max((kind.group for kind in pool.kinds), default=0)))

    def root(group: int) -> int:
        while parent[group] != group:
            group = parent[group]
        return group

    links = pool.links
    for members in (*links.one_of, *links.together, *links.requires):
        for member in members[1:]:
            parent[root(pool.kinds[member].group)] = root(pool.kinds[members[0]].group)
    found: dict[int, list[int]] = {}
    for number, kind in enumerate(pool.kinds):
        found.setdefault(root(kind.group), []).append(number)
    return [found[key] for key in sorted(found)]


class Turn(NamedTuple):
    """What deciding one kind must look at; all masks are over the bits of a label's status."""

    kind: int
    forbid: int
    need: int
    forces: int
    on_take: int
    keep: int


def _deciding_order(members: list[int], links: Links) -> list[int]:
    """Linked items next to each other, so that few links are open at a time; needed ones first."""
    neighbors: dict[int, set[int]] = {item: set() for item in members}
    needs: dict[int, set[int]] = {item: set() for item in members}
    for group in (*links.one_of, *links.together, *links.requires):
        for item in group:
            if item in neighbors:
                neighbors[item] |= set(group)
    for who, what in links.requires:
        if who in needs:
            needs[who].add(what)
    order: list[int] = []
    waiting = dict.fromkeys(members)
    while waiting:
        joined = [next(iter(waiting))]
        for item in joined:
            if item in waiting:
                del waiting[item]
                joined += sorted(neighbors[item] & waiting.keys())
        left = sorted(set(joined))
        while left:
            # where items need each other in a circle, any of them may be first
            item = next((item for item in left if not needs[item] & set(left)), left[0])
            left.remove(item)
            order.append(item)
    return order


def turns(members: list[int], links: Links) -> list[Turn]:
    """The items of a cluster in the order they are decided, each with the links it must look at."""
    order = _deciding_order(members, links)
    inside, place = set(members), {item: number for number, item in enumerate(order)}
    # a status bit says "a member of this group is in", "this item is in" or "this item is owed"
    bits = iter(range(len(links.one_of) + len(links.together) + 2 * len(links.requires)))
    forbid, need, forces, on_take = (dict.fromkeys(order, 0) for _ in range(4))
    used: dict[int, int] = {}

    def use(bit: int, *items: int) -> None:
        used[bit] = max(place[item] for item in items)

    for group in links.one_of:
        if group[0] in inside:
            bit = 1 << next(bits)
            use(bit, *group)
            for item in group:
                forbid[item] |= bit
                on_take[item] |= bit
    for group in links.together:
        if group[0] in inside:
            bit = 1 << next(bits)
            use(bit, *group)
            first = min(group, key=place.__getitem__)
            on_take[first] |= bit
            for item in group:
                if item != first:
                    need[item] |= bit
                    forces[item] |= bit
    for who, what in links.requires:
        if who in inside:
            bit = 1 << next(bits)
            use(bit, who, what)
            if place[what] < place[who]:
                on_take[what] |= bit
                need[who] |= bit
            else:
                on_take[who] |= bit
                forces[what] |= bit
    return [
        Turn(
            item, forbid[item], need[item], forces[item], on_take[item], sum(b for b, last in used.items() if last > n)
        )
        for n, item in enumerate(order)
    ]
