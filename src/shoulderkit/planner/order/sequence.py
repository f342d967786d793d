"""The order with the fewest trips and changes that keeps all precedence constraints, proved.

It is a sequential ordering problem (an asymmetric traveling salesman path with precedence constraints) in which each step
also chooses one of several states. It is solved by dynamic programming over subsets: the cost to go of a set of steps that
are left.

Two dominance rules keep the sets few. Steps that are equal but for their ids stand next to each other in some order of
least cost: leaving all but one of them out of an order never costs more (triangle inequality, which holds from the start,
too, and what comes last has nothing to go to), and putting them back next to that one, in its state, costs nothing; so they
are one block. And a block that can have every state of another, under the same precedence constraints, can stand next to
that one at no cost: while that one is left it does not count. Then the order itself is made step by step, each time the
smallest id from which the least cost can still be reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.order.changes import ChangeCosts, Changes, State
from shoulderkit.planner.order.fallback import fallback
from shoulderkit.planner.tuning import TUNING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sequence(NamedTuple):
    """An order of steps.

    Attributes:
        order: the numbers of the steps.
        states: for each of them, in that order, which of its states is chosen.
        changes: how many there are.
        proved: whether no order has fewer, ties included.
    """

    order: tuple[int, ...]
    states: tuple[int, ...]
    changes: Changes
    proved: bool


class _GaveUpError(Exception):
    """There are more sets of blocks than the effort allows."""


class _CostToGo:
    """The least cost of a set of blocks after some other step, by what the set's first step shares with that one.

    A trip from the other step to the first is included, so there is one of these for each level of the other.

    Attributes:
        by_both: where they share both position and equipment, by a number for these.
        by_position, by_equipment: where they share the one; a change of the other is not included.
        least: where they need not share anything; changes are not included.
    """

    __slots__ = ("by_both", "by_equipment", "by_position", "least")

    def __init__(self, both: int, positions: int, equipment: int, most: int) -> None:
        self.by_both: list[int] = [most] * both
        self.by_position: list[int] = [most] * positions
        self.by_equipment: list[int] = [most] * equipment
        self.least: int = most


class _Blocks:
    """Steps that are equal but for their ids, as blocks; a bit mask has a bit for each block."""

    def __init__(self, costs: ChangeCosts, before: tuple[int, ...]) -> None:
        self.costs = costs
        after = [0] * len(before)
        for step, mask in enumerate(before):
            for earlier in bits(mask):
                after[earlier] |= 1 << step
        equal: dict[tuple[tuple[int, ...], int, int], list[int]] = {}
        for step, own in enumerate(costs.own):
            equal.setdefault((tuple(sorted(own)), before[step], after[step]), []).append(step)
        #: The steps of each block, the smallest id first.
        self.steps = list(equal.values())
        self.own = [key[0] for key in equal]
        block_of = {step: block for block, steps in enumerate(self.steps) for step in steps}
        self.before = [_union(1 << block_of[step] for step in bits(before[steps[0]])) for steps in self.steps]
        keys = list(equal)
        #: For each block, the others next to which it can stand at no cost.
        self.hosts = [
            _union(
                1 << other for other, (own, *sides) in enumerate(keys) if sides == [*key[1:]] and set(own) < set(key[0])
            )
            for key in keys
        ]
        #: For each state, numbers for its position and equipment, and for both together; and its level.
        self._codes: list[tuple[int, int, int, int]] = []
        numbers: tuple[dict[object, int], ...] = ({}, {}, {})
        for position, equipment, level in costs.states:
            shared = ((position, equipment), position, equipment)
            both, place, things = (seen.setdefault(it, len(seen)) for seen, it in zip(numbers, shared, strict=True))
            self._codes.append((both, place, things, level))
        both, place, things = map(len, numbers)
        self._sizes = (both, place, things, costs.trip * (len(before) + 1))
        self._levels = (0, 1) if any(level for *_, level in self._codes) else (0,)
        self._known: dict[int, list[_CostToGo]] = {}

    def costly(self, left: int) -> int:
        """Return those of the blocks that are left that can cost something."""
        costly = left
        for block in bits(left):
            if self.hosts[block] & left:
                costly ^= 1 << block
        return costly

    def cost_to_go(self, left: int, effort: int) -> list[_CostToGo]:
        """Return the least cost of the blocks that are left, by the level of the step before; there is at least one."""
        left = self.costly(left)
        known = self._known.get(left)
        if known is not None:
            return known
        by_first: dict[int, int] = {}
        for block in bits(left):
            if not self.before[block] & left:
                after = left ^ 1 << block
                rest = self.cost_to_go(after, effort) if after else None
                for state in self.own[block]:
                    cost = self.cost_from(state, rest) if rest else 0
                    if cost < by_first.get(state, cost + 1):
                        by_first[state] = cost
        if len(self._known) >= effort:
            raise _GaveUpError
        found = self._known[left] = [self._after(level, by_first) for level in self._levels]
        return found

    def _after(self, before: int, by_first: dict[int, int]) -> _CostToGo:
        """The cost to go after a step of the level *before*, from that by the first step's state."""
        found = _CostToGo(*self._sizes)
        by_both, by_position, by_equipment = found.by_both, found.by_position, found.by_equipment
        for state, cost in by_first.items():
            both, position, equipment, level = self._codes[state]
            if level > before:
                cost += self.costs.trip  # noqa: PLW2901 - a trip comes on top
            # three comparisons instead of three calls of `min`, in the innermost loop
            if cost < by_both[both]:  # noqa: PLR1730
                by_both[both] = cost
            if cost < by_position[position]:  # noqa: PLR1730
                by_position[position] = cost
            if cost < by_equipment[equipment]:  # noqa: PLR1730
                by_equipment[equipment] = cost
        found.least = min(by_position)
        return found

    def cost_from(self, state: int, rest: list[_CostToGo]) -> int:
        """Return the least cost of going on from a state to the rest."""
        change = self.costs.position
        both, position, equipment, level = self._codes[state]
        to_go = rest[level]
        return min(
            to_go.by_both[both],
            to_go.by_position[position] + 1,
            to_go.by_equipment[equipment] + change,
            to_go.least + change + 1,
        )

    def order(self, effort: int) -> list[int]:
        """Return, among the orders of least cost, the smallest tuple of step numbers."""
        left = (1 << len(self.steps)) - 1
        waiting = [steps[::-1] for steps in self.steps]
        # whoever starts is not low, and has nothing to change from
        best = self.cost_to_go(left, effort)[0].least
        order: list[int] = []
        ends: dict[int, int] | None = None
        while left:
            # the smallest id first, and only if the least cost can still be reached from there
            free = sorted((waiting[block][-1], block) for block in bits(left) if not self.before[block] & left)
            follow = ((block, left if len(waiting[block]) > 1 else left ^ 1 << block) for _, block in free)
            tried = ((block, then, self._reachable(block, ends, then, best, effort)) for block, then in follow)
            block, left, ends = next(found for found in tried if found[2])
            order.append(waiting[block].pop())
        return order

    def _reachable(self, block: int, ends: dict[int, int] | None, then: int, best: int, effort: int) -> dict[int, int]:
        """The states in which a block can come next on the way to the least cost, with what has been spent by then."""
        rest = self.cost_to_go(then, effort) if then else None
        reached: dict[int, int] = {}
        for state in self.own[block]:
            total = (
                self.costs.start[state]
                if ends is None
                else min(cost + self.costs.cost[last][state] for last, cost in ends.items())
            )
            if total + (self.cost_from(state, rest) if rest else 0) == best:
                reached[state] = total
        return reached


def bits(mask: int) -> list[int]:
    """Return the places of the bits of a mask, the lowest first."""
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _choose_states(costs: ChangeCosts, order: list[int]) -> tuple[list[int], int]:
    """For steps in this order, which of its states each takes: least cost, then the smallest tuple; and that cost."""
    to_go: list[list[int]] = [[] for _ in order]
    following: list[tuple[int, int]] = []
    for place in range(len(order) - 1, -1, -1):
        own = costs.own[order[place]]
        to_go[place] = [min((costs.cost[state][other] + cost for other, cost in following), default=0) for state in own]
        following = list(zip(own, to_go[place], strict=True))
    chosen: list[int] = []
    least = min(costs.start[state] + cost for state, cost in following)
    to_next = costs.start
    for step, row in zip(order, to_go, strict=True):
        own = costs.own[step]
        totals = [to_next[state] + cost for state, cost in zip(own, row, strict=True)]
        chosen.append(totals.index(min(totals)))
        to_next = costs.cost[own[chosen[-1]]]
    return chosen, least


def sequence(
    states: tuple[tuple[State, ...], ...], before: tuple[int, ...], effort: int = TUNING.order_effort
) -> Sequence:
    """Find the order of least cost, and a state for each step.

    Args:
        states: for each step, in the order of the ids, the states it can have, the preferred first.
        before: precedence constraints: for each step, the steps that must come before it, as a bit mask; free of cycles.
        effort: how many sets of blocks to look at before settling for an order without proof.
    """
    costs = ChangeCosts(states)
    blocks = _Blocks(costs, before)
    try:
        order, proved = blocks.order(effort), True
    except _GaveUpError:
        order, proved = fallback(costs, before), False
    chosen, cost = _choose_states(costs, order)
    return Sequence(tuple(order), tuple(chosen), costs.changes(cost), proved)
