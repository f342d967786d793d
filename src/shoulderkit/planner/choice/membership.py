"""Membership constraints in a label-setting search, where classes are decided one by one.

Each constraint that is still open is one bit of a label's status: "a member is taken", "this is taken" or "this is owed".
A bit is kept only until the last member of its constraint is decided, so labels whose open constraints agree compare.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.problem import MembershipConstraints
from shoulderkit.planner.choice.reduced import ReducedProblem


def components(reduced: ReducedProblem) -> list[list[int]]:
    """Return the classes by connected component: groups, joined where a membership constraint connects them.

    Components share no cell and no constraint, only the budget and the limit of items.
    """
    parent = list(range(1 + max((item_class.group for item_class in reduced.classes), default=0)))

    def root(group: int) -> int:
        while parent[group] != group:
            group = parent[group]
        return group

    membership = reduced.membership
    for members in (*membership.one_of, *membership.together, *membership.requires):
        for member in members[1:]:
            parent[root(reduced.classes[member].group)] = root(reduced.classes[members[0]].group)
    found: dict[int, list[int]] = {}
    for number, item_class in enumerate(reduced.classes):
        found.setdefault(root(item_class.group), []).append(number)
    return [found[key] for key in sorted(found)]


class Decision(NamedTuple):
    """Whether one class is taken, and what that does to the status of a label; all masks are over its bits.

    Attributes:
        member: the number of the class.
        forbidden_by: where one of these bits is set it cannot be taken.
        needs: where one of these is not set it cannot be taken.
        forced_by: where one of these is set it cannot be passed over.
        sets: the bits that taking it sets.
        keeps: the bits that are still open afterwards.
    """

    member: int
    forbidden_by: int
    needs: int
    forced_by: int
    sets: int
    keeps: int


def _decision_order(members: list[int], membership: MembershipConstraints) -> list[int]:
    """Constrained members next to each other, so that few constraints are open at a time; required ones first."""
    neighbors: dict[int, set[int]] = {member: set() for member in members}
    needs: dict[int, set[int]] = {member: set() for member in members}
    for constraint in (*membership.one_of, *membership.together, *membership.requires):
        for member in constraint:
            if member in neighbors:
                neighbors[member] |= set(constraint)
    for dependent, needed in membership.requires:
        if dependent in needs:
            needs[dependent].add(needed)
    order: list[int] = []
    waiting = dict.fromkeys(members)
    while waiting:
        connected = [next(iter(waiting))]
        for member in connected:
            if member in waiting:
                del waiting[member]
                connected += sorted(neighbors[member] & waiting.keys())
        left = sorted(set(connected))
        while left:
            # where members require each other in a circle, any of them may be first
            member = next((member for member in left if not needs[member] & set(left)), left[0])
            left.remove(member)
            order.append(member)
    return order


def decisions(members: list[int], membership: MembershipConstraints) -> list[Decision]:
    """Return the decisions on the classes of a component, in the order they are made.

    Args:
        members: the classes in the order that is preferred; constraints may change it.
        membership: the constraints of the whole problem; those of other components are passed over.
    """
    order = _decision_order(members, membership)
    inside, place = set(members), {member: number for number, member in enumerate(order)}
    bits = iter(range(len(membership.one_of) + len(membership.together) + 2 * len(membership.requires)))
    forbidden_by, needs, forced_by, sets = (dict.fromkeys(order, 0) for _ in range(4))
    last_use: dict[int, int] = {}

    def use(bit: int, *constraint: int) -> None:
        last_use[bit] = max(place[member] for member in constraint)

    for constraint in membership.one_of:
        if constraint[0] in inside:
            bit = 1 << next(bits)
            use(bit, *constraint)
            for member in constraint:
                forbidden_by[member] |= bit
                sets[member] |= bit
    for constraint in membership.together:
        if constraint[0] in inside:
            bit = 1 << next(bits)
            use(bit, *constraint)
            first = min(constraint, key=place.__getitem__)
            sets[first] |= bit
            for member in constraint:
                if member != first:
                    needs[member] |= bit
                    forced_by[member] |= bit
    for dependent, needed in membership.requires:
        if dependent in inside:
            bit = 1 << next(bits)
            use(bit, dependent, needed)
            if place[needed] < place[dependent]:
                sets[needed] |= bit
                needs[dependent] |= bit
            else:
                sets[dependent] |= bit
                forced_by[needed] |= bit
    return [
        Decision(
            member,
            forbidden_by[member],
            needs[member],
            forced_by[member],
            sets[member],
            sum(bit for bit, last in last_use.items() if last > number),
        )
        for number, member in enumerate(order)
    ]
