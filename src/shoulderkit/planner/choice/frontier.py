"""The frontier of a problem: for each time, the most value.

Kinds are decided one by one, and the partial choices that are left are kept as labels. A label is dropped as soon as
another one, with no more time and steps and the same links open, is sure to end up with more, whatever is still added to
both: in a cell where it is ahead it stays ahead by at least what is left of that lead once all that can still come has
come (the cells' worth is concave), and in a cell where it is behind it never falls further behind than it is now. That
is what makes the search exact, and fast: late in the search little can still come, and few labels are left. Where prices
are known, a label is also dropped when they say that it cannot reach the goal.

Clusters, groups that no link joins, share nothing but the budget, so each has its own frontier, and these are added up.
"""

from __future__ import annotations

from functools import lru_cache
from operator import getitem
from typing import NamedTuple

from shoulderkit.planner.choice.bounds import Floor, Goal
from shoulderkit.planner.choice.membership import Turn, clusters, turns
from shoulderkit.planner.choice.reduced import Pool, Way
from shoulderkit.planner.tuning import TUNING, Tuning

#: For each cell of a cluster, something by its units.
_Tables = list[tuple[int, ...]]


class Label(NamedTuple):
    """A partial choice: its time and cost, its units by cell, steps, links that are open, toll at the known prices."""

    time: int
    cost: int
    units: tuple[int, ...]
    steps: int
    status: int
    toll: int


class Entry(NamedTuple):
    """A point of a frontier."""

    time: int
    value: int
    steps: int


class Effort:
    """Counts the work: labels made, and labels looked at for each. Once *left* is below 0 only a beam is kept."""

    def __init__(self, limit: int) -> None:
        self.left = limit


class Workspace:
    """What the searches of one planner share: the tuning numbers, and tables that are made once."""

    def __init__(self, tuning: Tuning = TUNING) -> None:
        self.tuning = tuning
        remembered = lru_cache(maxsize=tuning.remembered_tables)
        self.shifted, self.sums = remembered(_shifted), remembered(_sums)

    def forget(self) -> None:
        """Drop the tables."""
        self.shifted.cache_clear()
        self.sums.cache_clear()


class _Cluster:
    """The cells of a cluster, and what its kinds can still give them after each turn."""

    def __init__(self, pool: Pool, members: list[int], in_turn: list[Turn], space: Workspace) -> None:
        groups = {pool.kinds[kind].group for kind in members}
        self.cells = [cell for cell, group in enumerate(pool.cell_group) if group in groups]
        self.worth: _Tables = [pool.worth[cell] for cell in self.cells]
        self._sums, shifted = space.sums, space.shifted
        place = {cell: number for number, cell in enumerate(self.cells)}
        left = [0] * len(self.cells)
        #: For each turn, what the units after it are worth once all that can still come has come.
        self.late: list[_Tables] = []
        for turn in reversed(in_turn):
            self.late.append([shifted(table, more) for table, more in zip(self.worth, left, strict=True)])
            kind = pool.kinds[turn.kind]
            most: dict[int, int] = {}
            for way in kind.ways:
                for cell, units in way.gains:
                    most[cell] = max(units, most.get(cell, 0))
            for cell, units in most.items():
                left[place[cell]] += units * len(kind.items)
        self.late.reverse()

    def adding(self, way: Way) -> _Tables:
        """For each cell, its units after a way by its units before."""
        gains = dict(way.gains)
        return [self._sums(len(table), gains.get(cell, 0)) for cell, table in zip(self.cells, self.worth, strict=True)]


def _sums(length: int, more: int) -> tuple[int, ...]:
    return tuple(min(units + more, length - 1) for units in range(length))


def _shifted(table: tuple[int, ...], by: int) -> tuple[int, ...]:
    """The table read *by* further on; past its end it stays at its last."""
    return table if not by else table[by:] + table[-1:] * min(by, len(table))


def _pruned(labels: list[Label], worth: _Tables, late: _Tables, effort: Effort, shift: int) -> list[Label]:
    """The labels that no other one is sure to beat; *labels* are sorted by time, then cost."""
    kept: list[tuple[int, int, Label]] = []
    for label in labels:
        _, cost, units, steps, status, _ = label
        now, then = sum(map(getitem, worth, units)), sum(map(getitem, late, units))
        effort.left -= len(kept) >> shift
        if effort.left < 0:
            return labels
        for other_now, other_then, other in reversed(kept):
            if other_now < now or other_then < then or other[4] != status or other[3] > steps:
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


def frontier(pool: Pool, members: list[int], effort: Effort, space: Workspace, goal: Goal | None = None) -> list[Entry]:
    """The Pareto frontier of one cluster: more value only ever for more time (or steps, where they are limited).

    With a *goal*, only as much of it as can reach the goal together with the other clusters.
    """
    tuning = space.tuning
    in_turn = turns(_by_weight(pool, members, goal), pool.links)
    cluster = _Cluster(pool, members, in_turn, space)
    floor = None if goal is None else Floor(pool, goal, [turn.kind for turn in in_turn], cluster.cells)
    labels = [Label(0, 0, (0,) * len(cluster.worth), 0, 0, 0)]
    for place, (turn, late) in enumerate(zip(in_turn, cluster.late, strict=True), 1):
        passed = _passed(pool, turn, labels)
        if floor is not None:
            passed = [label for label in passed if floor.lead(label.units, label.toll, place) >= 0]
        labels = sorted(passed + _taken(pool, turn, cluster, labels, floor, place, effort))
        if len(labels) > tuning.prune_from or place == len(in_turn):
            labels = _pruned(labels, cluster.worth, late, effort, tuning.comparison_shift)
        if effort.left < 0 and len(labels) > tuning.beam_width:
            labels = _thinned(labels, cluster.worth, floor, place, tuning.beam_width)
    needed = [place for place, cell in enumerate(cluster.cells) if cell in pool.needed]
    rank = pool.digits.rank
    entries = [
        Entry(time, sum(map(getitem, cluster.worth, units)) * rank - cost, steps)
        for time, cost, units, steps, _, _ in labels
        if all(units[place] for place in needed)
    ]
    return best_entries(entries, counted=pool.most is not None)


def _by_weight(pool: Pool, members: list[int], goal: Goal | None) -> list[int]:
    """The order in which kinds are best decided: first where much depends on it, last where hardly anything does."""
    if goal is None:
        # what can be taken in many ways makes the most labels, so it is decided while there are few
        return sorted(members, key=lambda kind: -len(pool.kinds[kind].ways))
    weight = {}
    for member in members:
        kind = pool.kinds[member]
        weight[member] = -abs(max(goal.prices.profit(kind, way) for way in kind.ways))
    return sorted(members, key=weight.__getitem__)


def _taken(
    pool: Pool, turn: Turn, cluster: _Cluster, labels: list[Label], floor: Floor | None, place: int, effort: Effort
) -> list[Label]:
    """The labels with one or more of the kind of this turn, in each of its ways, where links and limits allow.

    Of a kind the smallest ids are taken, in fuller ways first, so that each choice is made once.
    """
    kind, digits, counted = pool.kinds[turn.kind], pool.digits, pool.most is not None
    most = len(pool.kinds) * len(kind.items) if pool.most is None else pool.most
    adding = [cluster.adding(way) for way in kind.ways]
    taken: list[Label] = []
    layer = [(0, labels)]
    for left, item in zip(reversed(range(len(kind.items))), kind.items, strict=True):
        high = digits.items - 1 - item
        following = []
        for number, (way, sums) in enumerate(zip(kind.ways, adding, strict=True)):
            rank = way.dropped * digits.digit**high - (digits.dropped << high)
            cost_more = way.spending * digits.rank + rank
            toll_more = floor.prices.toll(kind, way) if floor else 0
            latest = pool.budget - way.time
            fresh = []
            for first, before in layer:
                if first > number:
                    break
                for time, cost, units, steps, status, toll in before:
                    if time > latest:
                        break
                    if status & turn.forbid or ~status & turn.need or steps >= most:
                        continue
                    units_then = tuple(map(getitem, sums, units))
                    lead = floor.lead(units_then, toll + toll_more, place) if floor else 0
                    label = Label(
                        time + way.time,
                        cost + cost_more,
                        units_then,
                        steps + counted,
                        (status | turn.on_take) & turn.keep,
                        toll + toll_more,
                    )
                    if lead >= 0:
                        taken.append(label)
                    if left and (floor is None or lead + left * floor.profits[turn.kind] >= 0):
                        fresh.append(label)
                    effort.left -= 1
            if fresh:
                following.append((number, sorted(fresh)))
        layer = following
    return taken


def _passed(pool: Pool, turn: Turn, labels: list[Label]) -> list[Label]:
    """The labels without the kind of this turn, where it may be passed over."""
    if pool.kinds[turn.kind].must:
        return []
    return [
        label if label[4] == label[4] & turn.keep else label._replace(status=label[4] & turn.keep)
        for label in labels
        if not label[4] & turn.forces
    ]


def _thinned(labels: list[Label], worth: _Tables, floor: Floor | None, place: int, width: int) -> list[Label]:
    """A beam: the labels that promise most, and those of least time in each status: what must be stays possible."""

    def promise(label: Label) -> int:
        return floor.lead(label.units, label.toll, place) if floor else sum(map(getitem, worth, label.units))

    ranked = sorted(sorted(labels), key=promise, reverse=True)
    quickest = {label.status: label for label in reversed(labels)}
    return sorted({*ranked[:width], *quickest.values()})


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


class Found(NamedTuple):
    """The frontier of a whole pool, by time, and whether the search for it was complete."""

    entries: list[Entry]
    complete: bool

    @property
    def best(self) -> int | None:
        """The most value of all, None where there is no choice."""
        return max((entry.value for entry in self.entries), default=None)


def search(pool: Pool, effort: Effort, space: Workspace) -> Found:
    """The frontier of a pool."""
    total = [Entry(0, 0, 0)]
    for members in clusters(pool):
        total = added(pool, total, frontier(pool, members, effort, space))
    return Found(total if pool.needed <= pool.served else [], effort.left >= 0)


def added(pool: Pool, some: list[Entry], others: list[Entry]) -> list[Entry]:
    """The frontier of two that share a budget."""
    most = pool.most
    return best_entries(
        [
            Entry(a.time + b.time, a.value + b.value, a.steps + b.steps)
            for a in some
            for b in others
            if a.time + b.time <= pool.budget and (most is None or a.steps + b.steps <= most)
        ],
        counted=most is not None,
    )
