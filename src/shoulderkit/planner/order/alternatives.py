"""The least cost of an order in which one step stands at any place but its own.

Dynamic programming over subsets: the sets of steps that can stand first, whose size is the place of the next step.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.order.changes import ChangeCosts, Changes, State
from shoulderkit.planner.tuning import TUNING


class Otherwise(NamedTuple):
    """What the best order takes in which a step stands elsewhere.

    Attributes:
        changes: its changes; None where there is no such order, or where it is not known.
        known: whether there were few enough sets of steps to tell.
    """

    changes: Changes | None
    known: bool


#: Sets of the same size that can stand first, as bit masks, each with the steps that may come next.
Stage = list[tuple[int, list[int]]]


def _stages(before: list[int], effort: int, barred: tuple[int, int] | None = None) -> list[Stage] | None:
    """All sets that can stand first, by size; None: too many. The *barred* (step, place) is not allowed."""
    count = len(before)
    sets = {0}
    stages: list[Stage] = []
    seen = 0
    for place in range(count):
        seen += len(sets)
        if seen > effort:
            return None
        row = [
            (mask, [s for s in range(count) if not mask >> s & 1 and not before[s] & ~mask and (s, place) != barred])
            for mask in sorted(sets)
        ]
        stages.append(row)
        sets = {mask | 1 << step for mask, nexts in row for step in nexts}
    return stages


#: The least cost to go by the state of the last step placed; None where nothing leads to the end.
_CostToGo = list[int] | None


def _cost_to_go(costs: ChangeCosts, stages: list[Stage]) -> dict[int, _CostToGo]:
    """The cost to go of each set of placed steps. With nothing placed, it includes the start."""
    cost = costs.cost
    to_go: dict[int, _CostToGo] = {(1 << len(costs.own)) - 1: [0] * len(cost)}
    for row in reversed(stages):
        for mask, nexts in row:
            reach: dict[int, int] = {}
            for step in nexts:
                rest = to_go.get(mask | 1 << step)
                if rest is None:
                    continue
                for state in costs.own[step]:
                    if state not in reach or rest[state] < reach[state]:
                        reach[state] = rest[state]
            choices = list(reach.items())
            if not choices:
                to_go[mask] = None
            elif mask:
                to_go[mask] = [min([row_cost[state] + least for state, least in choices]) for row_cost in cost]
            else:
                to_go[mask] = [min([costs.start[state] + least for state, least in choices])]
    return to_go


def least_changes_otherwise(
    states: tuple[tuple[State, ...], ...],
    before: tuple[int, ...],
    step: int,
    place: int,
    effort: int = TUNING.alternatives_effort,
) -> Otherwise:
    """Find the fewest changes of any order that does not have *step* at *place* (from 0).

    Args:
        states: as `sequence` takes them.
        before: likewise.
        step: the step that must not stand there.
        place: where it must not stand.
        effort: how many sets of placed steps to look at before giving up.
    """
    costs = ChangeCosts(states)
    stages = _stages(list(before), effort, (step, place))
    if stages is None:
        return Otherwise(None, known=False)
    least = _cost_to_go(costs, stages)[0]
    return Otherwise(None if least is None else costs.changes(least[0]), known=True)
