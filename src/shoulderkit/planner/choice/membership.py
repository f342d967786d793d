"""Constraints in a label-setting search, where classes are decided one by one.

Each constraint that is still open is one bit of a label's status: "a member is taken", "this slot is held", "this is not
taken yet" or "this is owed". A set bit never allows more than an unset one, so a label dominates only labels that have all
of its bits. A bit is kept only until the last member of its constraint is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shoulderkit.planner.choice.problem import MembershipConstraints
from shoulderkit.planner.choice.reduced import ItemClass, ReducedProblem


def components(reduced: ReducedProblem) -> list[list[int]]:
    """Return the classes by connected component: joined where they serve one group, hold one slot or are constrained.

    Components share no cell, no slot and no constraint, only the budget and the limit of items.
    """
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while (above := parent.setdefault(node, node)) != node:
            parent[node] = node = parent[above]
        return node

    for number, item_class in enumerate(reduced.classes):
        own = ("class", number)
        for group in item_class.groups:
            parent[root(own)] = root(("group", group))
        for slot in item_class.slots:
            parent[root(own)] = root(("slot", slot))
    for members in (*reduced.membership.one_of, *reduced.membership.requires):
        for member in members[1:]:
            parent[root(("class", member))] = root(("class", members[0]))
    found: dict[tuple[str, int], list[int]] = {}
    for number in range(len(reduced.classes)):
        found.setdefault(root(("class", number)), []).append(number)
    return list(found.values())


class Decision(NamedTuple):
    """Whether one class is taken, and what that does to the status of a label; all masks are over its bits.

    Attributes:
        member: the number of the class.
        forbidden_by: where one of these bits is set it cannot be taken.
        forced_by: where one of these is set it cannot be passed over.
        sets: the bits that taking it sets.
        clears: the bits that taking it unsets.
        keeps: the bits that are still open afterwards.
        slots: for each of its options the bits of its slots: set by taking it, and forbidding it where they are set.
    """

    member: int
    forbidden_by: int
    forced_by: int
    sets: int
    clears: int
    keeps: int
    slots: tuple[int, ...]


class Decisions(NamedTuple):
    """The decisions on the classes of a component.

    Attributes:
        decisions: they, in the order they are made.
        status: the status before the first.
        vital: the bits that what is required may depend on: all but those of slots that nothing required holds.
    """

    decisions: list[Decision]
    status: int
    vital: int


def _slot_members(members: Iterable[int], classes: Sequence[ItemClass]) -> dict[int, list[int]]:
    """The members that can hold each slot."""
    found: dict[int, list[int]] = {}
    for member in members:
        for slot in classes[member].slots:
            found.setdefault(slot, []).append(member)
    return found


def _decision_order(members: list[int], membership: MembershipConstraints) -> list[int]:
    """Constrained members next to each other, so that few constraints are open at a time; required ones first."""
    if not membership.one_of and not membership.requires:
        return members
    neighbors: dict[int, set[int]] = {member: set() for member in members}
    needs: dict[int, set[int]] = {member: set() for member in members}
    for constraint in (*membership.one_of, *membership.requires):
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


def decisions(members: list[int], reduced: ReducedProblem) -> Decisions:
    """Return the decisions on the classes of a component.

    Args:
        members: the classes in the order that is preferred; constraints may change it.
        reduced: the whole problem; the constraints of other components are passed over.
    """
    membership, classes = reduced.membership, reduced.classes
    order = _decision_order(members, membership)
    inside, place = set(members), {member: number for number, member in enumerate(order)}
    forbidden_by, forced_by, sets, clears = (dict.fromkeys(order, 0) for _ in range(4))
    last_use: dict[int, int] = {}
    status = 0

    def bit_of(constraint: Iterable[int]) -> int:
        bit = 1 << len(last_use)
        last_use[bit] = max(place[member] for member in constraint)
        return bit

    for constraint in membership.one_of:
        if constraint[0] in inside:
            bit = bit_of(constraint)
            for member in constraint:
                forbidden_by[member] |= bit
                sets[member] |= bit
    for dependent, needed in membership.requires:
        if dependent in inside:
            bit = bit_of((dependent, needed))
            if place[needed] < place[dependent]:
                status |= bit
                clears[needed] |= bit
                forbidden_by[dependent] |= bit
            else:
                sets[dependent] |= bit
                forced_by[needed] |= bit
    vital = sum(last_use)
    slot_bits = {slot: bit_of(each) for slot, each in _slot_members(members, classes).items()}
    wanted = {slot for member in members if classes[member].required for slot in classes[member].slots}
    vital += sum(slot_bits[slot] for slot in wanted)
    # the bits that are still open: each is closed where its constraint is decided
    keeps, closing = sum(last_use), [0] * len(order)
    for bit, last in last_use.items():
        closing[last] |= bit
    made: list[Decision] = []
    for member, closed in zip(order, closing, strict=True):
        keeps ^= closed
        slots = tuple([sum([slot_bits[slot] for slot in option.slots]) for option in classes[member].options])
        made.append(
            Decision(member, forbidden_by[member], forced_by[member], sets[member], clears[member], keeps, slots)
        )
    return Decisions(made, status, vital)
