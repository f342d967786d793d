"""In which order: the order with the fewest changes that keeps every "must come before", proved. Integers and tuples.

Dynamic programming over the sets of steps that can stand first: the steps already placed decide what may come next, and
only the state of the last one (position, equipment) decides what a change costs.
"""

from __future__ import annotations

from typing import NamedTuple

#: Sets of placed steps looked at before the search stops being exact.
EFFORT = 20_000

#: (position, equipment) as numbers.
State = tuple[int, int]


class Sequence(NamedTuple):
    """An order: step numbers, the state number chosen for each in that order, changes of position and of equipment."""

    order: tuple[int, ...]
    states: tuple[int, ...]
    position_changes: int
    equipment_changes: int
    proved: bool


class _Changes:
    """What going from one state to another costs: a change of position outweighs all changes of equipment."""

    def __init__(self, states: tuple[tuple[State, ...], ...]) -> None:
        self.weight = len(states) + 1
        every = sorted({state for own in states for state in own})
        place = {state: number for number, state in enumerate(every)}
        #: The states of each step, as numbers.
        self.own = [[place[state] for state in own] for own in states]
        #: Cost by state before and state after.
        self.cost = [[self.weight * (a[0] != b[0]) + (a[1] != b[1]) for b in every] for a in every]


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _with_twins(states: tuple[tuple[State, ...], ...], before: tuple[int, ...]) -> list[int]:
    """Order steps that nothing tells apart by number: trading their places changes nothing but the ids."""
    after = [0] * len(states)
    for step, mask in enumerate(before):
        for earlier in _bits(mask):
            after[earlier] |= 1 << step
    last: dict[tuple[tuple[State, ...], int, int], int] = {}
    chained = list(before)
    for step, own in enumerate(states):
        key = (own, before[step], after[step])
        if key in last:
            chained[step] |= 1 << last[key]
        last[key] = step
    return chained


#: Sets of the same size that can stand first, each with the steps that may come next.
Layer = list[tuple[int, list[int]]]


def _layers(before: list[int], effort: int, barred: tuple[int, int] | None = None) -> list[Layer] | None:
    """All sets that can stand first, by size; None: too many. A *barred* (step, place) is passed over."""
    count = len(before)
    layer = {0}
    layers = []
    seen = 0
    for place in range(count):
        seen += len(layer)
        if seen > effort:
            return None
        row = [
            (mask, [s for s in range(count) if not mask >> s & 1 and not before[s] & ~mask and (s, place) != barred])
            for mask in sorted(layer)
        ]
        layers.append(row)
        layer = {mask | 1 << step for mask, nexts in row for step in nexts}
    return layers


#: Least costs to the end by the state of the last step, where there is a way to the end.
_Rest = list[int] | None


def _to_go(changes: _Changes, layers: list[Layer]) -> dict[int, _Rest]:
    """For each set placed, the least cost of placing the rest. With nothing placed, starting costs nothing."""
    cost = changes.cost
    togo: dict[int, _Rest] = {(1 << len(changes.own)) - 1: [0] * len(cost)}
    for row in reversed(layers):
        for mask, nexts in row:
            reach: dict[int, int] = {}
            for step in nexts:
                rest = togo.get(mask | 1 << step)
                if rest is None:
                    continue
                for state in changes.own[step]:
                    if state not in reach or rest[state] < reach[state]:
                        reach[state] = rest[state]
            ways = list(reach.items())
            if not ways:
                togo[mask] = None
            elif mask:
                togo[mask] = [min([steps[state] + least for state, least in ways]) for steps in cost]
            else:
                togo[mask] = [min(reach.values())]
    return togo


def _smallest(changes: _Changes, before: list[int], togo: dict[int, _Rest]) -> list[int]:
    """Among the orders of least cost, the smallest tuple of step numbers."""
    order: list[int] = []
    ends: dict[int, int] | None = None
    mask, best = 0, (togo[0] or [0])[0]
    for _ in before:
        free = [step for step, needed in enumerate(before) if not mask >> step & 1 and not needed & ~mask]
        reached = ((step, _reached(changes, ends, step, togo[mask | 1 << step] or [], best)) for step in free)
        step, ends = next(found for found in reached if found[1])
        order.append(step)
        mask |= 1 << step
    return order


def _reached(changes: _Changes, ends: dict[int, int] | None, step: int, rest: list[int], best: int) -> dict[int, int]:
    """The states that *step* can be done in next on the way to the least cost, with what has been spent by then."""
    found: dict[int, int] = {}
    for state in changes.own[step]:
        total = 0 if ends is None else min(cost + changes.cost[last][state] for last, cost in ends.items())
        if total + rest[state] == best:
            found[state] = total
    return found


def _greedy(changes: _Changes, before: list[int]) -> list[int]:
    """Some order: always the next step that can follow with the least change."""
    order: list[int] = []
    mask = 0
    last: int | None = None
    while len(order) < len(before):
        free = [s for s in range(len(before)) if not mask >> s & 1 and not before[s] & ~mask]
        _, step, last = min(
            (0 if last is None else changes.cost[last][state], step, state)
            for step in free
            for state in changes.own[step]
        )
        order.append(step)
        mask |= 1 << step
    return order


def _choose_states(changes: _Changes, order: list[int]) -> tuple[list[int], int]:
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


def least_changes_elsewhere(
    states: tuple[tuple[State, ...], ...], before: tuple[int, ...], step: int, place: int, effort: int = EFFORT
) -> tuple[int, int] | None:
    """The fewest changes (position, equipment) of any order that does not have *step* at *place* (from 0).

    None where every order has it there, or where there are too many to tell.
    """
    changes = _Changes(states)
    layers = _layers(list(before), effort, (step, place))
    rest = None if layers is None else _to_go(changes, layers)[0]
    return None if rest is None else divmod(rest[0], changes.weight)


def sequence(states: tuple[tuple[State, ...], ...], before: tuple[int, ...], effort: int = EFFORT) -> Sequence:
    """Order the steps.

    Args:
        states: for each step, in the order of the ids, the states it can be done in, the preferred first.
        before: for each step, the steps that must come before it, as a bit mask; free of cycles.
        effort: how many sets of placed steps to look at before settling for a good order.
    """
    changes = _Changes(states)
    chained = _with_twins(states, before)
    layers = _layers(chained, effort)
    order = _greedy(changes, chained) if layers is None else _smallest(changes, chained, _to_go(changes, layers))
    chosen, cost = _choose_states(changes, order)
    return Sequence(tuple(order), tuple(chosen), cost // changes.weight, cost % changes.weight, layers is not None)
