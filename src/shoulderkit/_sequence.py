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


def _change(weight: int, last: State | None, state: State) -> int:
    """What going from one state to another costs: a change of position outweighs all changes of equipment."""
    if last is None:
        return 0
    return weight * (last[0] != state[0]) + (last[1] != state[1])


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


def _to_go(
    states: tuple[tuple[State, ...], ...], layers: list[Layer], weight: int
) -> dict[int, dict[State | None, int]]:
    """For each set placed and each state of its last step, the least cost of placing the rest, where that can be done."""
    everything = sorted({state for own in states for state in own})
    togo: dict[int, dict[State | None, int]] = {(1 << len(states)) - 1: dict.fromkeys(everything, 0)}
    for row in reversed(layers):
        for mask, nexts in row:
            reach: dict[State, int] = {}
            for step in nexts:
                rest = togo[mask | 1 << step]
                for state in states[step]:
                    if state in rest and rest[state] < reach.get(state, rest[state] + 1):
                        reach[state] = rest[state]
            togo[mask] = {
                last: min(cost + _change(weight, last, state) for state, cost in reach.items())
                for last in (everything if mask else (None,))
                if reach
            }
    return togo


def _smallest(
    states: tuple[tuple[State, ...], ...], before: list[int], togo: dict[int, dict[State | None, int]], weight: int
) -> list[int]:
    """Among the orders of least cost, the smallest tuple of step numbers."""
    order: list[int] = []
    ends: dict[State | None, int] = {None: 0}
    mask, best = 0, togo[0][None]
    for _ in states:
        for step, needed in enumerate(before):
            if mask >> step & 1 or needed & ~mask:
                continue
            rest = togo[mask | 1 << step]
            reached: dict[State | None, int] = {}
            for last, cost in ends.items():
                for state in states[step]:
                    total = cost + _change(weight, last, state)
                    if total + rest[state] == best:
                        reached[state] = total
            if reached:
                order.append(step)
                mask |= 1 << step
                ends = reached
                break
    return order


def _greedy(states: tuple[tuple[State, ...], ...], before: list[int], weight: int) -> list[int]:
    """Some order: always the next step that can follow with the least change."""
    order: list[int] = []
    mask = 0
    last: State | None = None
    while len(order) < len(states):
        free = [s for s in range(len(states)) if not mask >> s & 1 and not before[s] & ~mask]
        _, step, last = min((_change(weight, last, state), step, state) for step in free for state in states[step])
        order.append(step)
        mask |= 1 << step
    return order


def choose_states(states: list[tuple[State, ...]], weight: int) -> tuple[list[int], int]:
    """For steps in a fixed order, the state numbers of least cost, the smallest tuple of them; and that cost."""
    costs = [[0] * len(own) for own in states]
    for place in range(len(states) - 2, -1, -1):
        for number, state in enumerate(states[place]):
            following = zip(states[place + 1], costs[place + 1], strict=True)
            costs[place][number] = min(cost + _change(weight, state, other) for other, cost in following)
    chosen: list[int] = []
    last: State | None = None
    for own, row in zip(states, costs, strict=True):
        totals = [_change(weight, last, state) + cost for state, cost in zip(own, row, strict=True)]
        number = totals.index(min(totals))
        chosen.append(number)
        last = own[number]
    return chosen, min(costs[0], default=0) if costs else 0


def least_changes_elsewhere(
    states: tuple[tuple[State, ...], ...], before: tuple[int, ...], step: int, place: int, effort: int = EFFORT
) -> tuple[int, int] | None:
    """The fewest changes (position, equipment) of any order that does not have *step* at *place* (from 0).

    None where every order has it there, or where there are too many to tell.
    """
    weight = len(states) + 1
    layers = _layers(list(before), effort, (step, place))
    togo = {} if layers is None else _to_go(states, layers, weight)[0]
    return divmod(togo[None], weight) if None in togo else None


def sequence(states: tuple[tuple[State, ...], ...], before: tuple[int, ...], effort: int = EFFORT) -> Sequence:
    """Order the steps.

    Args:
        states: for each step, in the order of the ids, the states it can be done in, the preferred first.
        before: for each step, the steps that must come before it, as a bit mask; free of cycles.
        effort: how many sets of placed steps to look at before settling for a good order.
    """
    weight = len(states) + 1
    chained = _with_twins(states, before)
    layers = _layers(chained, effort)
    if layers is None:
        order = _greedy(states, chained, weight)
    else:
        order = _smallest(states, chained, _to_go(states, layers, weight), weight)
    chosen, cost = choose_states([states[step] for step in order], weight)
    return Sequence(tuple(order), tuple(chosen), cost // weight, cost % weight, layers is not None)
