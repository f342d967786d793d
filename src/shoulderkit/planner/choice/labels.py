"""Labels: partial choices in the search for a frontier, and which of them no other one makes superfluous."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from operator import add as _add
from operator import getitem as _getitem
from typing import NamedTuple

from shoulderkit.planner.choice.workspace import Effort
from shoulderkit.planner.tuning import Tuning

#: For each cell of a component, a number by its units.
Tables = list[tuple[int, ...]]

# as they are used here, for the type checkers
add: Callable[[int, int], int] = _add
getitem: Callable[[tuple[int, ...], int], int] = _getitem


class Label(NamedTuple):
    """A partial choice.

    Attributes:
        time: its seconds.
        cost: recency, time and rank, encoded: what is taken off its worth.
        units: its units by cell of the component, no more than the cell pays for.
        items: how many it has, where they are limited.
        status: its open constraints, as bits (see `membership`).
        dual_cost: what its options cost at the dual prices, where these are known.
    """

    time: int
    cost: int
    units: tuple[int, ...]
    items: int
    status: int
    dual_cost: int


def distinct(labels: list[Label]) -> list[Label]:
    """Return the labels without those that have what an earlier one has, for no less; *labels* are sorted by time, then cost."""
    best: dict[tuple[tuple[int, ...], int, int], int] = {}
    kept: list[Label] = []
    for label in labels:
        if label[1] < best.get(label[2:5], label[1] + 1):
            best[label[2:5]] = label[1]
            kept.append(label)
    return kept


def undominated(
    labels: list[Label], worth: Tables, to_come: tuple[int, ...], effort: Effort, tuning: Tuning
) -> list[Label]:
    """Return the labels that no other one dominates; *labels* are sorted by time, then cost."""
    kept: list[Label] = []
    # those kept so far by what they are worth in the end, the least first: only those worth as much can dominate
    finals: list[int] = []
    by_final: list[tuple[int, Label]] = []
    for label in labels:
        _, cost, units, count, status, _ = label
        now, final = sum(map(getitem, worth, units)), sum(map(getitem, worth, map(add, units, to_come)))
        place = bisect_left(finals, final)
        effort.left -= len(finals) - place >> tuning.comparison_shift
        if effort.left < 0:
            return labels
        for other_now, other in by_final[place:]:
            if other_now < now or other[4] & ~status or other[3] > count:
                continue
            advantage = 0
            for table, come, more, less in zip(worth, to_come, other[2], units, strict=True):
                if more > less:
                    advantage += table[more + come] - table[less + come]
                elif more < less:
                    advantage += table[more] - table[less]
            if advantage > 0 or (not advantage and other[1] <= cost):
                break
        else:
            kept.append(label)
            finals.insert(place, final)
            by_final.insert(place, (now, label))
    return kept
