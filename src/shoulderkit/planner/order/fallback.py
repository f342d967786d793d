"""A good order without proof, for more steps than can be ordered exactly: a greedy heuristic and a local search (Or-opt)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shoulderkit.planner.order.changes import ChangeCosts

#: The most consecutive steps that the local search moves at once, as in Or's heuristic.
LONGEST_RUN = 3

#: The least cost of one end of an order, by the state of the step where it meets the rest. Empty: there is no such step.
_Reach = dict[int, int]


def fallback(costs: ChangeCosts, before: tuple[int, ...]) -> list[int]:
    """Return an order that keeps the precedence constraints.

    It costs no more than the order by ids as far as the constraints allow it, and moving up to `LONGEST_RUN` consecutive
    steps elsewhere never makes it cost less.

    Args:
        costs: the costs.
        before: for each step, the steps that must come before it, as a bit mask; free of cycles.
    """
    orders = [_improved(costs, before, _greedy(costs, before, blind=blind)) for blind in (False, True)]
    return min(orders, key=lambda order: (cost_of(costs, order), order))


def _improved(costs: ChangeCosts, before: tuple[int, ...], order: list[int]) -> list[int]:
    """The order after relocations, each of which made it cost less, until none does."""
    cost = cost_of(costs, order)
    improved = True
    while improved:
        improved = False
        for length in range(1, min(LONGEST_RUN, len(order) - 1) + 1):
            for start in range(len(order) - length + 1):
                run, rest = order[start : start + length], order[:start] + order[start + length :]
                least, place = _best_place(costs, before, run, rest, start)
                if least < cost:
                    order, cost, improved = rest[:place] + run + rest[place:], least, True
    return order


def _greedy(costs: ChangeCosts, before: tuple[int, ...], *, blind: bool) -> list[int]:
    """Always the next step that can follow at the least cost, then the smallest; *blind* to costs, always the smallest."""
    left = (1 << len(before)) - 1
    order: list[int] = []
    last: int | None = None
    while left:
        to_next = costs.start if last is None else costs.cost[last]
        _, step, last = min(
            (0 if blind else to_next[state], step, state)
            for step in range(len(before))
            if left >> step & 1 and not before[step] & left
            for state in costs.own[step]
        )
        order.append(step)
        left ^= 1 << step
    return order


def _onward(costs: ChangeCosts, spent: _Reach, step: int) -> _Reach:
    """What is spent by the states of the next step."""
    if not spent:
        return {state: costs.start[state] for state in costs.own[step]}
    return {state: min([cost + costs.cost[last][state] for last, cost in spent.items()]) for state in costs.own[step]}


def _backward(costs: ChangeCosts, rest: _Reach, step: int) -> _Reach:
    """What is still to come by the states of the step ahead of the rest."""
    return {
        state: min([cost + costs.cost[state][after] for after, cost in rest.items()], default=0)
        for state in costs.own[step]
    }


def cost_of(costs: ChangeCosts, order: list[int]) -> int:
    """Return the least cost of at least one step in this order."""
    spent: _Reach = {}
    for step in order:
        spent = _onward(costs, spent, step)
    return min(spent.values())


def _best_place(
    costs: ChangeCosts, before: tuple[int, ...], run: list[int], rest: list[int], place: int
) -> tuple[int, int]:
    """The least cost of the rest with a run of steps at any place where it may stand, and that place.

    It may stand at *place*, and so in both directions up to the first step that must stay on its side.
    """
    needed, moved = 0, 0
    for step in run:
        needed |= before[step]
        moved |= 1 << step
    first = last = place
    while first and not needed >> rest[first - 1] & 1:
        first -= 1
    while last < len(rest) and not before[rest[last]] & moved:
        last += 1
    if first == last:
        return cost_of(costs, rest[:place] + run + rest[place:]), place
    to_come: list[_Reach] = [{}]
    for step in reversed(rest[first:]):
        to_come.append(_backward(costs, to_come[-1], step))
    spent: _Reach = {}
    found: list[tuple[int, int]] = []
    for here in range(last + 1):
        if here >= first:
            reach = spent
            for step in run:
                reach = _onward(costs, reach, step)
            ahead = _backward(costs, to_come[len(rest) - here], run[-1])
            found.append((min(cost + ahead[state] for state, cost in reach.items()), here))
        if here < last:
            spent = _onward(costs, spent, rest[here])
    return min(found)
