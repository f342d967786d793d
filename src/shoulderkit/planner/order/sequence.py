"""In which order: the order with the fewest changes that keeps every "must come before", proved. Integers and tuples.

Steps that nothing tells apart but their ids stand next to each other in some order of least cost, since going from a state
to itself costs nothing and leaving a step out of a line never costs more. So they are one block, and what a line costs is
found by dynamic programming over the sets of blocks that are left. A block that can be done in every state of another, and
has the same to come before and after it, can stand next to that one for nothing: while that one is left it does not count.
Then the order itself is made step by step, each time the smallest id from which the least cost can still be reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.order.changes import Changes, State
from shoulderkit.planner.tuning import TUNING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sequence(NamedTuple):
    """An order: step numbers, the state number chosen for each in that order, changes of position and of equipment."""

    order: tuple[int, ...]
    states: tuple[int, ...]
    position_changes: int
    equipment_changes: int
    proved: bool


class _GaveUpError(Exception):
    """There are more sets of blocks than the effort allows."""


class _Rest(NamedTuple):
    """What a set of blocks costs at least, by the state of its first step: each, and the best by position and equipment."""

    by_state: dict[int, int]
    by_position: dict[int, int]
    by_equipment: dict[int, int]
    least: int


class _Blocks:
    """Steps that nothing tells apart but their ids, as blocks; a mask has a bit for each block."""

    def __init__(self, changes: Changes, before: tuple[int, ...]) -> None:
        self.changes = changes
        after = [0] * len(before)
        for step, mask in enumerate(before):
            for earlier in bits(mask):
                after[earlier] |= 1 << step
        alike: dict[tuple[tuple[int, ...], int, int], list[int]] = {}
        for step, own in enumerate(changes.own):
            alike.setdefault((tuple(sorted(own)), before[step], after[step]), []).append(step)
        #: The steps of each block, the smallest id first.
        self.steps = list(alike.values())
        self.own = [key[0] for key in alike]
        block_of = {step: block for block, steps in enumerate(self.steps) for step in steps}
        self.before = [_union(1 << block_of[step] for step in bits(before[steps[0]])) for steps in self.steps]
        kinds = list(alike)
        #: For each block, the others next to which it can stand for nothing.
        self.hosts = [
            _union(
                1 << other
                for other, (own, *sides) in enumerate(kinds)
                if sides == [*kind[1:]] and set(own) < set(kind[0])
            )
            for kind in kinds
        ]
        self._rests: dict[int, _Rest] = {}

    def counting(self, left: int) -> int:
        """Of the blocks that are left those that cost something."""
        counting = left
        for block in bits(left):
            if self.hosts[block] & left:
                counting ^= 1 << block
        return counting

    def rest(self, left: int, effort: int) -> _Rest:
        """What the blocks that are left cost at least; there is one."""
        left = self.counting(left)
        known = self._rests.get(left)
        if known is not None:
            return known
        by_state: dict[int, int] = {}
        for block in bits(left):
            if not self.before[block] & left:
                after = left ^ 1 << block
                rest = self.rest(after, effort) if after else None
                for state in self.own[block]:
                    cost = self.cost_from(state, rest) if rest else 0
                    if cost < by_state.get(state, cost + 1):
                        by_state[state] = cost
        if len(self._rests) >= effort:
            raise _GaveUpError
        by_position: dict[int, int] = {}
        by_equipment: dict[int, int] = {}
        for state, cost in by_state.items():
            position, equipment = self.changes.states[state]
            by_position[position] = min(cost, by_position.get(position, cost))
            by_equipment[equipment] = min(cost, by_equipment.get(equipment, cost))
        found = self._rests[left] = _Rest(by_state, by_position, by_equipment, min(by_state.values()))
        return found

    def cost_from(self, state: int, rest: _Rest) -> int:
        """What going on from a state to the rest costs at least."""
        weight = self.changes.weight
        position, equipment = self.changes.states[state]
        cost = rest.least + weight + 1
        return min(
            rest.by_state.get(state, cost),
            rest.by_position.get(position, cost) + 1,
            rest.by_equipment.get(equipment, cost) + weight,
            cost,
        )

    def order(self, effort: int) -> list[int]:
        """Among the orders of least cost, the smallest tuple of step numbers."""
        left = (1 << len(self.steps)) - 1
        waiting = [steps[::-1] for steps in self.steps]
        best = self.rest(left, effort).least
        order: list[int] = []
        ends: dict[int, int] | None = None
        while left:
            # the smallest id first, and only if the least cost can still be reached from there
            free = sorted((waiting[block][-1], block) for block in bits(left) if not self.before[block] & left)
            follow = ((block, left if len(waiting[block]) > 1 else left ^ 1 << block) for _, block in free)
            tried = ((block, then, self._reached(block, ends, then, best, effort)) for block, then in follow)
            block, left, ends = next(found for found in tried if found[2])
            order.append(waiting[block].pop())
        return order

    def _reached(self, block: int, ends: dict[int, int] | None, then: int, best: int, effort: int) -> dict[int, int]:
        """The states in which a block can come next on the way to the least cost, with what has been spent by then."""
        rest = self.rest(then, effort) if then else None
        reached = {}
        for state in self.own[block]:
            total = 0 if ends is None else min(cost + self.changes.cost[last][state] for last, cost in ends.items())
            if total + (self.cost_from(state, rest) if rest else 0) == best:
                reached[state] = total
        return reached

    def greedy(self) -> list[int]:
        """Some order: always the next step that can follow with the least change."""
        left = (1 << len(self.steps)) - 1
        waiting = [steps[::-1] for steps in self.steps]
        order: list[int] = []
        last: int | None = None
        while left:
            _, step, last, block = min(
                (0 if last is None else self.changes.cost[last][state], waiting[block][-1], state, block)
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
    """The places of the bits of a mask, the lowest first."""
    found = []
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


def _choose_states(changes: Changes, order: list[int]) -> tuple[list[int], int]:
    """For steps in this order, which of its states each takes: least cost, then the smallest tuple; and that cost."""
    costs: list[list[int]] = [[] for _ in order]
    following: list[tuple[int, int]] = []
    for place in range(len(order) - 1, -1, -1):
        own = changes.own[order[place]]
        costs[place] = [
            min((changes.cost[state][other] + cost for other, cost in following), default=0) for state in own
        ]
        following = list(zip(own, costs[place], strict=True))
    chosen: list[int] = []
    last: int | None = None
    for step, row in zip(order, costs, strict=True):
        own = changes.own[step]
        totals = [
            (0 if last is None else changes.cost[last][state]) + cost for state, cost in zip(own, row, strict=True)
        ]
        chosen.append(totals.index(min(totals)))
        last = own[chosen[-1]]
    return chosen, min(costs[0])


def sequence(
    states: tuple[tuple[State, ...], ...], before: tuple[int, ...], effort: int = TUNING.order_effort
) -> Sequence:
    """Order the steps.

    Args:
        states: for each step, in the order of the ids, the states it can be done in, the preferred first.
        before: for each step, the steps that must come before it, as a bit mask; free of cycles.
        effort: how many sets of blocks to look at before settling for a good order.
    """
    changes = Changes(states)
    blocks = _Blocks(changes, before)
    try:
        order, proved = blocks.order(effort), True
    except _GaveUpError:
        order, proved = blocks.greedy(), False
    chosen, cost = _choose_states(changes, order)
    return Sequence(tuple(order), tuple(chosen), cost // changes.weight, cost % changes.weight, proved)
