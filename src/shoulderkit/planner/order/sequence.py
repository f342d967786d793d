"""The order with the fewest changes that keeps all precedence constraints, proved.

It is a sequential ordering problem (a traveling salesman path with precedence constraints) in which each step also chooses
one of several states. It is solved by dynamic programming over subsets: the cost to go of a set of steps that are left.

Two dominance rules keep the sets few. Steps that are equal but for their ids stand next to each other in some order of
least cost, since going from a state to itself costs nothing and leaving a step out of a sequence never costs more; so they
are one block. And a block that can have every state of another, under the same precedence constraints, can stand next to
that one at no cost: while that one is left it does not count. Then the order itself is made step by step, each time the
smallest id from which the least cost can still be reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.order.changes import ChangeCosts, State
from shoulderkit.planner.tuning import TUNING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sequence(NamedTuple):
    """An order of steps.

    Attributes:
        order: the numbers of the steps.
        states: for each of them, in that order, which of its states is chosen.
        position_changes, equipment_changes: how many there are.
        proved: whether no order has fewer, ties included.
    """

    order: tuple[int, ...]
    states: tuple[int, ...]
    position_changes: int
    equipment_changes: int
    proved: bool


class _GaveUpError(Exception):
    """There are more sets of blocks than the effort allows."""


class _CostToGo(NamedTuple):
    """The least cost of a set of blocks, by the state of its first step, by its position, by its equipment, and at all."""

    by_state: dict[int, int]
    by_position: dict[int, int]
    by_equipment: dict[int, int]
    least: int


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
        self._known: dict[int, _CostToGo] = {}

    def costly(self, left: int) -> int:
        """Return those of the blocks that are left that can cost something."""
        costly = left
        for block in bits(left):
            if self.hosts[block] & left:
                costly ^= 1 << block
        return costly

    def cost_to_go(self, left: int, effort: int) -> _CostToGo:
        """Return the least cost of the blocks that are left; there is at least one."""
        left = self.costly(left)
        known = self._known.get(left)
        if known is not None:
            return known
        by_state: dict[int, int] = {}
        for block in bits(left):
            if not self.before[block] & left:
                after = left ^ 1 << block
                rest = self.cost_to_go(after, effort) if after else None
                for state in self.own[block]:
                    cost = self.cost_from(state, rest) if rest else 0
                    if cost < by_state.get(state, cost + 1):
                        by_state[state] = cost
        if len(self._known) >= effort:
            raise _GaveUpError
        by_position: dict[int, int] = {}
        by_equipment: dict[int, int] = {}
        for state, cost in by_state.items():
            position, equipment = self.costs.states[state]
            by_position[position] = min(cost, by_position.get(position, cost))
            by_equipment[equipment] = min(cost, by_equipment.get(equipment, cost))
        found = self._known[left] = _CostToGo(by_state, by_position, by_equipment, min(by_state.values()))
        return found

    def cost_from(self, state: int, rest: _CostToGo) -> int:
        """Return the least cost of going on from a state to the rest."""
        weight = self.costs.weight
        position, equipment = self.costs.states[state]
        cost = rest.least + weight + 1
        return min(
            rest.by_state.get(state, cost),
            rest.by_position.get(position, cost) + 1,
            rest.by_equipment.get(equipment, cost) + weight,
            cost,
        )

    def order(self, effort: int) -> list[int]:
        """Return, among the orders of least cost, the smallest tuple of step numbers."""
        left = (1 << len(self.steps)) - 1
        waiting = [steps[::-1] for steps in self.steps]
        best = self.cost_to_go(left, effort).least
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
            total = 0 if ends is None else min(cost + self.costs.cost[last][state] for last, cost in ends.items())
            if total + (self.cost_from(state, rest) if rest else 0) == best:
                reached[state] = total
        return reached

    def greedy(self) -> list[int]:
        """Return some order by a greedy heuristic: always the next step that can follow at the least cost."""
        left = (1 << len(self.steps)) - 1
        waiting = [steps[::-1] for steps in self.steps]
        order: list[int] = []
        last: int | None = None
        while left:
            _, step, last, block = min(
                (0 if last is None else self.costs.cost[last][state], waiting[block][-1], state, block)
                for block in bits(left)
                if not self.before[block] & left
                for state in self.own[block]
            )
            order.append(step)
            waiting[block].pop()
            if not waiting[block]:
                left ^= 1 << block
        return order


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
    last: int | None = None
    for step, row in zip(order, to_go, strict=True):
        own = costs.own[step]
        totals = [(0 if last is None else costs.cost[last][state]) + cost for state, cost in zip(own, row, strict=True)]
        chosen.append(totals.index(min(totals)))
        last = own[chosen[-1]]
    return chosen, min(to_go[0])


def sequence(
    states: tuple[tuple[State, ...], ...], before: tuple[int, ...], effort: int = TUNING.order_effort
) -> Sequence:
    """Find the order of least cost, and a state for each step.

    Args:
        states: for each step, in the order of the ids, the states it can have, the preferred first.
        before: precedence constraints: for each step, the steps that must come before it, as a bit mask; free of cycles.
        effort: how many sets of blocks to look at before settling for a greedy order.
    """
    costs = ChangeCosts(states)
    blocks = _Blocks(costs, before)
    try:
        order, proved = blocks.order(effort), True
    except _GaveUpError:
        order, proved = blocks.greedy(), False
    chosen, cost = _choose_states(costs, order)
    return Sequence(tuple(order), tuple(chosen), cost // costs.weight, cost % costs.weight, proved)
