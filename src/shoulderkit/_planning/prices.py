"""A bound on what can still come: the Lagrangian relaxation of a selection problem. Integers; no shoulders in here.

Give every unit in every cell a price, every second and every step a price. Then each item is worth taking or not by
itself, each cell buys as many units as pay for it, and the sum is at least what any choice can reach, for *any* prices:
that makes it a proof. Good prices make it tight; they are found by a short subgradient descent and rounded to whole
numbers, in which the bound is then exact on every machine.
"""

from __future__ import annotations

from operator import getitem
from typing import NamedTuple

from shoulderkit._planning.problem import Item, Label, Option, Problem

#: What prices are multiples of, as a part of one.
SCALE = 1024
#: Steps of the descent.
_ROUNDS = 150


class Prices(NamedTuple):
    """Prices, in parts of `SCALE`: of a unit in each cell, of a second, of a step (0 where steps are not limited)."""

    units: tuple[int, ...]
    second: int
    step: int

    def best_profit(self, item: Item, cap: tuple[int, ...]) -> int:
        """What taking an item yields at best, *cap* being the units past which cells are worth no more.

        Passing an item over yields nothing; one that must be taken may yield less than that.
        """
        units, best = self.units, None
        for option in item.options:
            profit = -self.second * option.time - self.step
            for cell, given in option.gains:
                profit += units[cell] * min(given, cap[cell])
            if best is None or profit > best:
                best = profit
        return best if item.must and best is not None else max(0, best or 0)

    def cell_values(self, problem: Problem, cell: int) -> tuple[int, ...]:
        """For each number of units given already, the most that the cell is worth when more are bought at its price."""
        price, best = self.units[cell], 0
        values = []
        for worth in reversed(problem.worth[cell]):
            best = max(SCALE * worth, best - price)
            values.append(best)
        return tuple(reversed(values))

    def budget_value(self, problem: Problem) -> int:
        """What all seconds and steps are worth."""
        return self.second * problem.budget + self.step * (problem.most or 0)

    def bound(self, problem: Problem) -> int:
        """A coverage that no choice exceeds."""
        return self.exact(problem) // SCALE

    def exact(self, problem: Problem) -> int:
        """The bound in parts of `SCALE`."""
        cells = sum(self.cell_values(problem, cell)[0] for cell in range(len(problem.worth)))
        cap = caps(problem)
        items = sum(self.best_profit(item, cap) for item in problem.items)
        return self.budget_value(problem) + cells + items


def caps(problem: Problem) -> tuple[int, ...]:
    """The units past which a cell is worth no more."""
    return tuple(len(table) - 1 for table in problem.worth)


def find_prices(problem: Problem, target: int) -> Prices:
    """Prices with a low bound, found by stepping toward *target*, a coverage that is known to be possible.

    Several descents, as nobody knows beforehand which will do best: from what cells are worth when everything is taken,
    as if time were free; from cells half full and time that is all used; and the same with steps that are all used.
    """
    cap = caps(problem)
    most = [0] * len(cap)
    for item in problem.items:
        for cell, units in item.options[0].gains:
            most[cell] += min(units, cap[cell])
    full = [table[n] - table[n - 1] if 0 < n < len(table) else 0 for table, n in zip(problem.worth, most, strict=True)]
    half = [table[1] * 0.6 for table in problem.worth]
    per_second = sum(table[-1] for table in problem.worth) / (2 * problem.budget)
    starts = [_Point([float(price) for price in full], 0.0, 0.0), _Point(half, per_second, 0.0)]
    if problem.most is not None:
        starts.append(_Point(half, 0.0, per_second * problem.budget / problem.most))
    return min((_descend(problem, start, target) for start in starts), key=lambda prices: prices.exact(problem))


class _Point(NamedTuple):
    """Prices on the way: of units, of a second, of a step."""

    units: list[float]
    second: float
    step: float

    def rounded(self) -> Prices:
        """The same in whole parts of `SCALE`."""
        return Prices(
            tuple(round(price * SCALE) for price in self.units), round(self.second * SCALE), round(self.step * SCALE)
        )


def _descend(problem: Problem, point: _Point, target: int) -> Prices:
    cap = caps(problem)
    best = point.rounded()
    least = best.exact(problem)
    pace = 1.0
    for _ in range(_ROUNDS):
        rounded = point.rounded()
        bound = rounded.exact(problem)
        if bound < least:
            best, least = rounded, bound
        else:
            pace *= 0.93
        surplus, time, steps = _surplus(problem, point, cap)
        # seconds are many and cheap: measured in half minutes they weigh like units
        square = sum(n * n for n in surplus) + (time / 30) ** 2 + steps * steps
        gap = bound / SCALE - target
        if not square or gap <= 0:
            break
        pull = pace * gap / square
        units = [max(0.0, price - pull * n) for price, n in zip(point.units, surplus, strict=True)]
        point = _Point(units, max(0.0, point.second - pull * time / 900), max(0.0, point.step - pull * steps))
    return best


def _surplus(problem: Problem, point: _Point, cap: tuple[int, ...]) -> tuple[list[int], int, int]:
    """At these prices, what is left over of units in each cell, of seconds and of steps: where prices should fall."""
    surplus = []
    for table, price in zip(problem.worth, point.units, strict=True):
        profits = [worth - price * units for units, worth in enumerate(table)]
        surplus.append(-profits.index(max(profits)))
    time, steps = problem.budget, problem.most or 0
    for item in problem.items:
        best: tuple[float, Option] | None = None
        for option in item.options:
            earned = sum(point.units[cell] * min(units, cap[cell]) for cell, units in option.gains)
            profit = earned - point.second * option.time - point.step
            if best is None or profit > best[0]:
                best = profit, option
        if best is not None and (best[0] > 0 or item.must):
            time -= best[1].time
            steps -= 1
            for cell, units in best[1].gains:
                surplus[cell] += min(units, cap[cell])
    return surplus, time, steps if problem.most is not None else 0


class Floor:
    """Drops the labels of one cluster that cannot reach a choice already known, whatever the rest of the problem adds.

    Args:
        members: the items of the cluster in the order they are decided.
        cells: the cells of the cluster.
        presence, coverage: the levels of the choice already known.
    """

    def __init__(
        self, problem: Problem, prices: Prices, members: list[int], cells: list[int], presence: int, coverage: int
    ) -> None:
        self._problem, self._prices = problem, prices
        self._presence, self._goal = presence, SCALE * coverage
        self._values = [prices.cell_values(problem, cell) for cell in cells]
        inside = set(members)
        others = [item for item in range(len(problem.items)) if item not in inside]
        # what stays the same for every label: the seconds and steps, the other clusters' items and cells
        cap = caps(problem)
        constant = prices.budget_value(problem) + sum(prices.best_profit(problem.items[item], cap) for item in others)
        constant += sum(prices.cell_values(problem, c)[0] for c in range(len(problem.worth)) if c not in cells)
        coming = _groups(problem, others)
        self._constant, self._coming = [constant], [coming]
        for item in reversed(members):
            self._constant.append(self._constant[-1] + prices.best_profit(problem.items[item], cap))
            self._coming.append(self._coming[-1] | _groups(problem, [item]))
        self._constant.reverse()
        self._coming.reverse()

    def reach(self, label: Label, decided: int) -> tuple[int, int]:
        """The presence and the coverage (in parts of `SCALE`) that it can reach at most, once so many are decided."""
        cells = sum(map(getitem, self._values, label.units))
        spent = self._prices.second * label.time + self._prices.step * label.steps
        presence = _presence(self._problem, label.groups | self._coming[decided])
        return presence, self._constant[decided] + cells - spent

    def kept(self, labels: list[Label], decided: int) -> list[Label]:
        """The labels that can still reach it, once *decided* items of the cluster are decided."""
        goal = (self._presence, self._goal)
        presence = {groups: _presence(self._problem, groups | self._coming[decided]) for groups in _all_groups(labels)}
        rich = {groups for groups, possible in presence.items() if possible > self._presence}
        poor = {groups for groups, possible in presence.items() if possible < self._presence}
        return [
            label
            for label in labels
            if label.groups in rich or (label.groups not in poor and self.reach(label, decided) >= goal)
        ]


def _all_groups(labels: list[Label]) -> set[int]:
    return {label.groups for label in labels}


def _groups(problem: Problem, items: list[int]) -> int:
    """A mask of the groups that these items can make present."""
    mask = 0
    for item in items:
        if any(option.gains for option in problem.items[item].options):
            mask |= 1 << problem.items[item].group
    return mask


def _presence(problem: Problem, groups: int) -> int:
    return sum(worth for group, worth in enumerate(problem.presence) if groups >> group & 1)
