"""What an order would cost if one step stood at any place but its own. Integers and tuples; no shoulders in here.

Dynamic programming over the sets of steps that can stand first: their number is the place of the next one.
"""

from __future__ import annotations

from shoulderkit.planner.order.changes import Changes, State
from shoulderkit.planner.tuning import TUNING

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


def _to_go(changes: Changes, layers: list[Layer]) -> dict[int, _Rest]:
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


def least_changes_elsewhere(
    states: tuple[tuple[State, ...], ...],
    before: tuple[int, ...],
    step: int,
    place: int,
    effort: int = TUNING.alternatives_effort,
) -> tuple[int, int] | None:
    """The fewest changes (position, equipment) of any order that does not have *step* at *place* (from 0).

    None where every order has it there, or where there are too many to tell.
    """
    changes = Changes(states)
    layers = _layers(list(before), effort, (step, place))
    rest = None if layers is None else _to_go(changes, layers)[0]
    return None if rest is None else divmod(rest[0], changes.weight)
