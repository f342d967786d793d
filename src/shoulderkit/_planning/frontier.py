"""The frontier of one cluster of items: for each time, the most value. Integers and tuples; no shoulders in here.

Items are decided one by one, and the partial choices that are left are kept as labels. A label is dropped as soon as
another one, with no more time and steps and the same links open, is sure to end up with more, whatever is still added to
both: in a cell where it is ahead it stays ahead by at least what is left of that lead once all that can still come has
come (the cells' worth is concave), and in a cell where it is behind it never falls further behind than it is now. That
is what makes the search exact, and fast: late in the search little can still come, and few labels are left.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import getitem
from typing import NamedTuple

from shoulderkit._planning.links import Turn, turns
from shoulderkit._planning.prices import Floor, Prices
from shoulderkit._planning.problem import Digits, Label, Option, Problem

#: Labels kept after each item once the effort is spent.
_BEAM = 200
#: So many (as a power of two) labels looked at count as one made.
_LOOKS = 5
#: So few labels are not worth comparing yet.
_FEW = 6

#: For each cell of a cluster, something by its units.
_Tables = list[tuple[int, ...]]


class Entry(NamedTuple):
    """A point of a frontier."""

    time: int
    value: int
    steps: int


class Effort:
    """Counts the work: labels made, and labels looked at for each. Once *left* is below 0 only a beam is kept."""

    def __init__(self, limit: int) -> None:
        self.left = limit


class Known(NamedTuple):
    """A choice already known, by its levels, and prices to judge by whether a label can still reach it."""

    presence: int
    coverage: int
    prices: Prices


class _Cluster:
    """The cells of a cluster, and what its items can still give them after each turn."""

    def __init__(self, problem: Problem, members: list[int], in_turn: list[Turn]) -> None:
        groups = {problem.items[item].group for item in members}
        cells = [cell for cell, group in enumerate(problem.cell_group) if group in groups]
        self.place = {cell: number for number, cell in enumerate(cells)}
        self.worth: _Tables = [problem.worth[cell] for cell in cells]
        left = [0] * len(cells)
        #: For each turn, what the units after it are worth once all that can still come has come.
        self.late: list[_Tables] = []
        for turn in reversed(in_turn):
            self.late.append([_shifted(table, more) for table, more in zip(self.worth, left, strict=True)])
            for cell, number in self.place.items():
                options = problem.items[turn.item].options
                left[number] += max(dict(option.gains).get(cell, 0) for option in options)
        self.late.reverse()

    def adding(self, option: Option) -> _Tables:
        """For each cell, its units after the option by its units before."""
        gains = dict(option.gains)
        return [_sums(len(table), gains.get(cell, 0)) for cell, table in zip(self.place, self.worth, strict=True)]


@cache
def _sums(length: int, more: int) -> tuple[int, ...]:
    return tuple(min(units + more, length - 1) for units in range(length))


@lru_cache(maxsize=4096)
def _shifted(table: tuple[int, ...], by: int) -> tuple[int, ...]:
    """The table read *by* further on; past its end it stays at its last."""
    return table if not by else table[by:] + table[-1:] * min(by, len(table))


def _pruned(labels: list[Label], worth: _Tables, late: _Tables, effort: Effort) -> list[Label]:
    """The labels that no other one is sure to beat; *labels* are sorted by time, then cost."""
    kept: list[tuple[int, int, Label]] = []
    for label in labels:
        _, cost, units, steps, status, groups = label
        now, then = sum(map(getitem, worth, units)), sum(map(getitem, late, units))
        effort.left -= len(kept) >> _LOOKS
        if effort.left < 0:
            return labels
        for other_now, other_then, other in reversed(kept):
            if other_now < now or other_then < then or other[4] != status or other[3] > steps or groups & ~other[5]:
                continue
            lead = 0
            for table, late_table, more, less in zip(worth, late, other[2], units, strict=True):
                if more > less:
                    lead += late_table[more] - late_table[less]
                elif more < less:
                    lead += table[more] - table[less]
            if lead > 0 or (not lead and other[1] <= cost):
                break
        else:
            kept.append((now, then, label))
    return [label for _, _, label in kept]


def frontier(
    problem: Problem, members: list[int], digits: Digits, effort: Effort, known: Known | None = None
) -> list[Entry]:
    """The Pareto frontier of one cluster: more value only ever for more time (or steps, where they are limited).

    With a *known* choice, only as much of it as can reach that choice together with the other clusters.
    """
    # what can be taken in many ways makes the most labels, so it is decided while there are few
    in_turn = turns(sorted(members, key=lambda item: -len(problem.items[item].options)), problem.links)
    cluster = _Cluster(problem, members, in_turn)
    worth = cluster.worth
    floor = None
    if known is not None:
        order = [turn.item for turn in in_turn]
        floor = Floor(problem, known.prices, order, list(cluster.place), known.presence, known.coverage)
    labels = [Label(0, 0, (0,) * len(worth), 0, 0, 0)]
    for decided, (turn, late) in enumerate(zip(in_turn, cluster.late, strict=True), 1):
        taken = _taken(problem, turn, cluster, labels, digits)
        effort.left -= len(taken)
        labels = sorted(_passed(problem, turn, labels) + taken)
        if floor is not None:
            labels = floor.kept(labels, decided)
        if len(labels) > _FEW or decided == len(in_turn):
            labels = _pruned(labels, worth, late, effort)
        if effort.left < 0 and len(labels) > _BEAM:
            labels = _thinned(labels, worth, floor, decided)
    # a group that must be present is present in every point, or the cluster has none
    musts = sum(1 << group for group in {problem.items[item].group for item in members} & problem.must_groups)
    finished = [label for label in labels if not musts & ~label.groups]
    return best_entries(_valued(finished, problem, worth, digits), counted=problem.most is not None)


def _taken(problem: Problem, turn: Turn, cluster: _Cluster, labels: list[Label], digits: Digits) -> list[Label]:
    """The labels with the item of this turn, in each of its ways, where links and limits allow."""
    item = problem.items[turn.item]
    high = len(problem.items) - 1 - turn.item
    most = problem.most
    taken = []
    for option in item.options:
        rank = option.dropped * digits.digit**high - (digits.dropped << high)
        more_cost = (int(item.recent) * digits.time + option.time) * digits.rank + rank
        adding = cluster.adding(option)
        latest = problem.budget - option.time
        present = 1 << item.group if option.gains else 0
        for time, cost, units, steps, status, groups in labels:
            if time > latest:
                break
            if status & turn.forbid or ~status & turn.need or (most is not None and steps >= most):
                continue
            taken.append(
                Label(
                    time + option.time,
                    cost + more_cost,
                    tuple(map(getitem, adding, units)),
                    steps + (most is not None),
                    (status | turn.on_take) & turn.keep,
                    groups | present,
                )
            )
    return taken


def _passed(problem: Problem, turn: Turn, labels: list[Label]) -> list[Label]:
    """The labels without the item of this turn, where it may be passed over."""
    if problem.items[turn.item].must:
        return []
    return [
        label if label[4] == label[4] & turn.keep else label._replace(status=label[4] & turn.keep)
        for label in labels
        if not label[4] & turn.forces
    ]


def _thinned(labels: list[Label], worth: _Tables, floor: Floor | None, decided: int) -> list[Label]:
    """A beam: the labels that promise most, and those of least time in each status: what must be stays possible."""

    def promise(label: Label) -> tuple[int, int]:
        return floor.reach(label, decided) if floor else (0, sum(map(getitem, worth, label.units)))

    ranked = sorted(sorted(labels), key=promise, reverse=True)
    quickest = {(label.status, label.groups): label for label in reversed(labels)}
    return sorted({*ranked[:_BEAM], *quickest.values()})


def _valued(labels: list[Label], problem: Problem, worth: _Tables, digits: Digits) -> list[Entry]:
    """Finished labels as points of a frontier; those without a group that must be present are no points."""
    unit = digits.recent * digits.time * digits.rank
    present = {
        groups: digits.coverage * sum(p for group, p in enumerate(problem.presence) if groups >> group & 1)
        for groups in {label.groups for label in labels}
    }
    return [
        Entry(time, (present[groups] + sum(map(getitem, worth, units))) * unit - cost, steps)
        for time, cost, units, steps, _, groups in labels
    ]


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
