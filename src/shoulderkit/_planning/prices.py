"""A bound on what can still come: the Lagrangian relaxation of a selection problem. Integers; no shoulders in here.

Give every unit in every cell a price, every second and every step a price. Then each item is worth taking or not by
itself, each cell buys as many units as pay for it, and the sum is at least what any choice can reach, for *any* prices:
that makes it a proof. Good prices make it tight; they are found by a short subgradient descent and rounded to whole
numbers, in which the bound is then exact on every machine.
"""

from __future__ import annotations

from operator import getitem
from typing import NamedTuple

from shoulderkit._planning.problem import Label, Option, Problem

#: What prices are multiples of, as a part of one.
SCALE = 1024
#: Steps of the descent.
_ROUNDS = 80


class Prices(NamedTuple):
    """Prices, in parts of `SCALE`: of a unit in each cell, of a second, of a step (0 where steps are not limited)."""

    units: tuple[int, ...]
    second: int
    step: int

    def profit(self, option: Option, cap: tuple[int, ...]) -> int:
        """What taking an item in this way yields."""
        earned = sum(self.units[cell] * min(units, cap[cell]) for cell, units in option.gains)
        return earned - self.second * option.time - self.step

    def best_profit(self, problem: Problem, item: int) -> int:
        """What an item yields at best; what must be taken may yield less than nothing."""
        cap = caps(problem)
        best = max(self.profit(option, cap) for option in problem.items[item].options)
        return best if problem.items[item].must else max(0, best)

    def cell_values(self, problem: Problem, cell: int) -> tuple[int, ...]:
        """For each number of units given already, the most that the cell is worth when more are bought at its price."""
        values = [SCALE * worth for worth in problem.worth[cell]]
        for units in range(len(values) - 2, -1, -1):
            values[units] = max(values[units], values[units + 1] - self.units[cell])
        return tuple(values)

    def budget_value(self, problem: Problem) -> int:
        """What all seconds and steps are worth."""
        return self.second * problem.budget + self.step * (problem.most or 0)

    def bound(self, problem: Problem) -> int:
        """A coverage that no choice exceeds."""
        cells = sum(self.cell_values(problem, cell)[0] for cell in range(len(problem.worth)))
        items = sum(self.best_profit(problem, item) for item in range(len(problem.items)))
        return (self.budget_value(problem) + cells + items) // SCALE


def caps(problem: Problem) -> tuple[int, ...]:
    """The units past which a cell is worth no more."""
    return tuple(len(table) - 1 for table in problem.worth)


def find_prices(problem: Problem, target: int) -> Prices:
    """Prices with a low bound, found by stepping toward *target*, a coverage that is known to be possible."""
    cap = caps(problem)
    units = [table[1] * 0.6 if len(table) > 1 else 0.0 for table in problem.worth]
    total = sum(table[-1] for table in problem.worth)
    second, step = total / (2 * problem.budget), 0.0
    best: tuple[int, Prices] | None = None
    pace = 1.0
    for _ in range(_ROUNDS):
        rounded = Prices(tuple(round(price * SCALE) for price in units), round(second * SCALE), round(step * SCALE))
        bound = rounded.bound(problem)
        if best is None or bound < best[0]:
            best = bound, rounded
        else:
            pace *= 0.95
        bought = [
            -max(range(len(table)), key=lambda n, table=table, price=price: table[n] - price * n)  # type: ignore[misc]
            for table, price in zip(problem.worth, units, strict=True)
        ]
        time, steps = problem.budget, problem.most or 0
        for item in problem.items:
            profit, option = max(
                (
                    sum(units[cell] * min(n, cap[cell]) for cell, n in option.gains) - second * option.time - step,
                    option,
                )
                for option in item.options
            )
            if profit > 0 or item.must:
                time -= option.time
                steps -= 1
                for cell, n in option.gains:
                    bought[cell] += min(n, cap[cell])
        if problem.most is None:
            steps = 0
        # seconds are many and cheap: measured in half minutes they weigh like units
        square = sum(n * n for n in bought) + (time / 30) ** 2 + steps * steps
        gap = max(bound - target, 1)
        if not square:
            break
        pull = pace * gap / square
        units = [max(0.0, price - pull * n) for price, n in zip(units, bought, strict=True)]
        second = max(0.0, second - pull * time / 900)
        step = max(0.0, step - pull * steps)
    assert best is not None
    return best[1]


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
        constant = prices.budget_value(problem) + sum(prices.best_profit(problem, item) for item in others)
        constant += sum(prices.cell_values(problem, c)[0] for c in range(len(problem.worth)) if c not in cells)
        coming = _groups(problem, others)
        self._constant, self._coming = [constant], [coming]
        for item in reversed(members):
            self._constant.append(self._constant[-1] + prices.best_profit(problem, item))
            self._coming.append(self._coming[-1] | _groups(problem, [item]))
        self._constant.reverse()
        self._coming.reverse()

    def kept(self, labels: list[Label], decided: int) -> list[Label]:
        """The labels that can still reach it, once *decided* items of the cluster are decided."""
        constant, coming = self._constant[decided], self._coming[decided]
        second, step = self._prices.second, self._prices.step
        reach = {groups: _presence(self._problem, groups | coming) for groups in {label.groups for label in labels}}
        kept = []
        for label in labels:
            possible = reach[label.groups]
            if possible > self._presence:
                kept.append(label)
            elif possible == self._presence:
                cells = sum(map(getitem, self._values, label.units))
                if constant + cells - second * label.time - step * label.steps >= self._goal:
                    kept.append(label)
        return kept


def _groups(problem: Problem, items: list[int]) -> int:
    """A mask of the groups that these items can make present."""
    mask = 0
    for item in items:
        if any(option.gains for option in problem.items[item].options):
            mask |= 1 << problem.items[item].group
    return mask


def _presence(problem: Problem, groups: int) -> int:
    return sum(worth for group, worth in enumerate(problem.presence) if groups >> group & 1)
