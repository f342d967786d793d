"""Labels: partial choices in the search for a frontier, and which of them no other one makes superfluous."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from operator import add as _add
from operator import getitem as _getitem

from shoulderkit.planner.choice.workspace import Effort
from shoulderkit.planner.tuning import Tuning

#: For each cell of a component, a number by its units.
Tables = list[tuple[int, ...]]

# as they are used here, for the type checkers
add: Callable[[int, int], int] = _add
getitem: Callable[[tuple[int, ...], int], int] = _getitem


#: A partial choice, as a plain tuple, since these are made, sorted and unpacked much faster than named ones:
#:
#: - its seconds;
#: - its cost: recency, time and rank, encoded: what is taken off its worth;
#: - its units by cell of the component, no more than the cell pays for;
#: - how many items it has, where they are limited;
#: - its status: its open constraints, as bits (see `membership`);
#: - its dual cost: what its options cost at the dual prices, where these are known.
Label = tuple[int, int, tuple[int, ...], int, int, int]


def distinct(labels: list[Label]) -> list[Label]:
    """Return the labels without those that have what an earlier one has, for no less; *labels* are sorted by time, then cost."""
    best: dict[tuple[tuple[int, ...], int, int], int] = {}
    kept: list[Label] = []
    for label in labels:
        cost, key = label[1], label[2:5]
        least = best.get(key)
        if least is None or cost < least:
            best[key] = cost
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
    # what each cell is worth once all that can still come has come
    ends = [table[come:] for table, come in zip(worth, to_come, strict=True)]
    tables = [*zip(worth, ends, strict=True)]
    for label in labels:
        _, cost, units, count, status, _ = label
        now, final = sum(map(getitem, worth, units)), sum(map(getitem, ends, units))
        place = bisect_left(finals, final)
        effort.left -= len(finals) - place >> tuning.comparison_shift
        if effort.left < 0:
            return labels
        for other_now, other in by_final[place:]:
            if other_now < now or other[4] & ~status or other[3] > count:
                continue
            advantage = 0
            for (table, end), more, less in zip(tables, other[2], units, strict=True):
                if more > less:
                    advantage += end[more] - end[less]
                elif more < less:
                    advantage += table[more] - table[less]
            if advantage > 0 or (not advantage and other[1] <= cost):
                break
        else:
            kept.append(label)
            finals.insert(place, final)
            by_final.insert(place, (now, label))
    return kept
