"""The frontier of one cluster of items: for each time, the most value. Integers and tuples; no shoulders in here.

Items are decided one by one, and the partial choices that are left are kept as labels. A label is dropped as soon as
another one has at least its units in every cell for no more time, steps and cost, with the same links open: whatever
completes the one completes the other at least as well. That is what makes the search exact.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit._planning.links import turns
from shoulderkit._planning.problem import Digits, Problem

#: Labels kept after each item once the effort is spent.
_BEAM = 64
#: Bits of one cell's units inside a packed vector; the top one guards comparisons.
_FIELD = 16
_LOW = (1 << _FIELD) - 1

#: Where each cell stands in a packed vector, and what its units are worth.
_Tables = list[tuple[int, tuple[int, ...]]]


class Label(NamedTuple):
    """A partial choice: its time, its cost, its units packed by cell, its steps, the links that are open."""

    time: int
    cost: int
    units: int
    steps: int
    status: int


class Entry(NamedTuple):
    """A point of a frontier."""

    time: int
    value: int
    steps: int


class Effort:
    """Counts labels; once *left* is below 0 the search keeps a beam only."""

    def __init__(self, limit: int) -> None:
        self.left = limit


def _pruned(labels: list[Label], guard: int) -> list[Label]:
    """The labels that no other one makes superfluous; *labels* are sorted by time, then cost."""
    kept: list[Label] = []
    for label in labels:
        _, cost, units, steps, status = label
        for other in reversed(kept):
            if ((other[2] | guard) - units) & guard == guard and other[1] <= cost and other[3] <= steps:
                if other[4] == status:
                    break
        else:
            kept.append(label)
    return kept


def frontier(problem: Problem, members: list[int], digits: Digits, effort: Effort) -> list[Entry]:
    """The Pareto frontier of one cluster: more value only ever for more time (or steps, where they are limited)."""
    groups = {problem.items[item].group for item in members}
    cells = [cell for cell, group in enumerate(problem.cell_group) if group in groups]
    shift = {cell: _FIELD * place for place, cell in enumerate(cells)}
    tables = [(at, problem.worth[cell]) for cell, at in shift.items()]
    cap = max((len(table) - 1 for _, table in tables), default=0)
    ones = sum(1 << at for at in shift.values())
    guard, full, over = ones << (_FIELD - 1), ones * cap, ones * ((1 << (_FIELD - 1)) - 1 - cap)
    count = len(problem.items)
    counted = problem.most is not None
    labels = [Label(0, 0, 0, 0, 0)]
    in_turn = turns(members, problem.links)
    linked = any(turn.on_take or turn.forces for turn in in_turn)
    for turn in in_turn:
        item = problem.items[turn.item]
        taken: list[Label] = []
        for option in item.options:
            high = count - 1 - turn.item
            rank = option.dropped * digits.digit**high - (digits.dropped << high)
            cost = (int(item.recent) * digits.time + option.time) * digits.rank + rank
            gain = sum(min(units, cap) << shift[cell] for cell, units in option.gains)
            latest = problem.budget - option.time
            for label in labels:
                if label[0] > latest:
                    break
                status = label[4]
                if status & turn.forbid or ~status & turn.need or (counted and label[3] >= (problem.most or 0)):
                    continue
                units = label[2] + gain
                # every field above the cap is set back to it, all at once
                high_fields = (units + over) & guard
                if high_fields:
                    spread = high_fields - (high_fields >> (_FIELD - 1))
                    units = (units & ~spread) | (full & spread)
                status = (status | turn.on_take) & turn.keep
                taken.append(Label(label[0] + option.time, label[1] + cost, units, label[3] + counted, status))
        if item.must:
            left = []
        elif linked:
            left = [
                Label(time, cost, units, steps, status & turn.keep)
                for time, cost, units, steps, status in labels
                if not status & turn.forces
            ]
        else:
            left = labels
        effort.left -= len(taken)
        labels = _pruned(sorted(left + taken), guard)
        if effort.left < 0 and len(labels) > _BEAM:
            labels = _thinned(labels, tables)
    fields = {
        group: sum(_LOW << at for cell, at in shift.items() if problem.cell_group[cell] == group) for group in groups
    }
    return best_entries(_valued(labels, problem, fields, tables, digits), counted=counted)


def _worth(tables: _Tables, units: int) -> int:
    """The coverage of packed units, none above the cap; *tables*: where each cell stands and what it is worth."""
    total = 0
    for at, table in tables:
        total += table[units >> at & _LOW]
    return total


def _thinned(labels: list[Label], tables: _Tables) -> list[Label]:
    """A beam: the labels of most worth, and those of least time in each status, so that what must be stays possible."""
    ranked = sorted(labels, key=lambda label: (-_worth(tables, label.units), label))
    quickest = {label.status: label for label in reversed(labels)}
    return sorted({*ranked[:_BEAM], *quickest.values()})


def _valued(
    labels: list[Label],
    problem: Problem,
    fields: dict[int, int],
    tables: _Tables,
    digits: Digits,
) -> list[Entry]:
    """Finished labels as points of a frontier; those without a group that must be present are no points."""
    unit = digits.recent * digits.time * digits.rank
    musts = [field for group, field in fields.items() if group in problem.must_groups]
    counts = [(field, problem.presence[group] * digits.coverage) for group, field in fields.items()]
    entries = []
    for time, cost, units, steps, _ in labels:
        if not all(units & field for field in musts):
            continue
        value = _worth(tables, units)
        for field, presence in counts:
            if units & field:
                value += presence
        entries.append(Entry(time, value * unit - cost, steps))
    return entries


def best_entries(entries: list[Entry], *, counted: bool) -> list[Entry]:
    """Only entries of more value than every one with no more time (and steps, where they are counted)."""
    entries.sort()
    kept: list[Entry] = []
    best: int | None = None
    for entry in entries:
        if counted:
            if any(rival[1] >= entry[1] and rival[2] <= entry[2] for rival in kept):
                continue
        elif best is not None and best >= entry[1]:
            continue
        best = entry[1]
        kept.append(entry)
    return kept
