"""A bound on what can still come: the Lagrangian relaxation of a selection problem. Integers; no shoulders in here.

Give every unit in every cell a price, every second and every step a price. Then each item is worth taking or not by
itself, each cell buys as many units as pay for it, and the sum is at least what any choice can reach, for *any* prices:
that makes it a proof. Good prices make it tight: those of the linear relaxation, which is nearly exact since cells' worth
is concave. They come out of the simplex method as floats and are rounded to whole numbers, in which the bound is then
exact on every machine.
"""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from operator import getitem
from typing import NamedTuple

from shoulderkit.planner.choice.reduced import Kind, Pool, Way, pieces
from shoulderkit.planner.choice.simplex import Program, Sparse, solve
from shoulderkit.planner.tuning import TUNING, Tuning


class Prices(NamedTuple):
    """Prices, in parts of *scale*: of a unit in each cell, of a second, of a step (0 where steps are not limited)."""

    units: tuple[int, ...]
    second: int
    step: int
    scale: int

    def toll(self, kind: Kind, way: Way) -> int:
        """What a way costs, at these prices and by itself."""
        return self.second * way.time + self.step + self.scale * way.spending + kind.toll

    def profit(self, kind: Kind, way: Way) -> int:
        """What taking an item this way yields."""
        profit, units = -self.toll(kind, way), self.units
        for cell, given in way.gains:
            profit += units[cell] * given
        return profit

    def best_profit(self, kind: Kind) -> int:
        """What one of a kind yields at best. Passing it over yields nothing; what must be taken may yield less."""
        best = max(self.profit(kind, way) for way in kind.ways)
        return best if kind.must else max(0, best)

    def cell_values(self, table: tuple[int, ...], cell: int) -> tuple[int, ...]:
        """For each number of units given already, the most that the cell is worth when more are bought at its price."""
        price, best = self.units[cell], 0
        values = []
        for worth in reversed(table):
            best = max(self.scale * worth, best - price)
            values.append(best)
        return tuple(reversed(values))

    def bound(self, pool: Pool) -> int:
        """What no choice exceeds, in parts of the scale of the prices."""
        bound = self.second * pool.budget + self.step * (pool.most or 0) + pool.credit
        bound += sum(self.cell_values(table, cell)[0] for cell, table in enumerate(pool.worth))
        return bound + sum(len(kind.items) * self.best_profit(kind) for kind in pool.kinds)


class _Row(NamedTuple):
    """What holds some kinds together: the sum of so much of each is at most the limit."""

    parts: tuple[tuple[int, int], ...]
    limit: int


def _rows(pool: Pool) -> list[_Row]:
    """All that can hold kinds: no more than there are of one, and their links."""
    links = pool.links
    rows = [_Row(((number, 1),), len(kind.items)) for number, kind in enumerate(pool.kinds) if len(kind.ways) > 1]
    rows += [_Row(tuple((number, 1) for number in link), 1) for link in links.one_of]
    rows += [_Row(((who, 1), (what, -1)), 0) for who, what in links.requires]
    for link in links.together:
        rows += [_Row(((here, 1), (there, -1)), 0) for here, there in pairwise((*link, link[0]))]
    return rows


class Priced(NamedTuple):
    """The kinds with the tolls of their links, what the links are worth by their first kind, and the prices."""

    kinds: tuple[Kind, ...]
    credits: tuple[int, ...]
    prices: Prices


def priced(pool: Pool, tuning: Tuning = TUNING) -> Priced:
    """Prices from the linear relaxation, in which a kind may be taken in parts.

    At first nothing holds a kind but how many there are, for each of its ways; rows that are broken then are added, and
    the prices found anew.
    """
    waiting, held = _rows(pool), list[_Row]()
    while True:
        program, first = _program(pool, held)
        solved = solve(program, tuning.simplex_steps * len(program.limit), tuning)
        amount = [fsum(solved.taken[a:b]) for a, b in pairwise(first)]
        broken = [
            row
            for row in waiting
            if fsum(amount[kind] * part for kind, part in row.parts) > row.limit + tuning.cut_tolerance
        ]
        if not broken or len(held) > tuning.cut_rounds * len(pool.worth):
            break
        held += broken
        waiting = sorted(set(waiting) - set(broken))
    rounded = [round(tuning.price_scale * max(0.0, price)) for price in solved.prices]
    cells = len(pool.worth)
    tolls, credit = [0] * len(pool.kinds), [0] * len(pool.kinds)
    for row, price in zip(held, rounded[cells + 2 :], strict=True):
        # how many there are of one kind is kept by whoever counts them, without a toll
        if len(row.parts) > 1:
            credit[row.parts[0][0]] += price * row.limit
            for number, part in row.parts:
                tolls[number] += price * part
    step = rounded[cells + 1] if pool.most is not None else 0
    kinds = tuple(kind._replace(toll=toll) for kind, toll in zip(pool.kinds, tolls, strict=True))
    return Priced(kinds, tuple(credit), Prices(tuple(rounded[:cells]), rounded[cells], step, tuning.price_scale))


def _program(pool: Pool, held: list[_Row]) -> tuple[Program, list[int]]:
    """The linear relaxation, and the first column of each kind and after the last.

    Rows: cells, seconds, steps, then what is held.
    """
    cells = len(pool.worth)
    limits = [0.0] * cells + [float(pool.budget), float(len(pool.kinds) if pool.most is None else pool.most)]
    tails: dict[int, Sparse] = {}
    for place, row in enumerate(held, len(limits)):
        for number, part in row.parts:
            tails[number] = (*tails.get(number, ()), (place, float(part)))
    limits += [float(row.limit) for row in held]
    # what must be taken is worth more than all else, so that it is
    outranking = float(sum(table[-1] for table in pool.worth))
    columns: list[Sparse] = []
    cost: list[float] = []
    upper: list[float] = []
    first = []
    for number, kind in enumerate(pool.kinds):
        first.append(len(columns))
        tail = tails.get(number, ())
        for way in kind.ways:
            gains = tuple((cell, -float(units)) for cell, units in way.gains)
            steps: Sparse = () if pool.most is None else ((cells + 1, 1.0),)
            columns.append((*gains, (cells, float(way.time)), *steps, *tail))
            cost.append((outranking if kind.must else 0.0) - way.spending)
            upper.append(float(len(kind.items)))
    first.append(len(columns))
    start: list[int | None] = []
    for cell, table in enumerate(pool.worth):
        start.append(len(columns))
        for slope, length in pieces(table):
            columns.append(((cell, 1.0),))
            cost.append(float(slope))
            upper.append(float(length))
    start += [None] * (len(limits) - cells)
    return Program(columns, cost, upper, limits, start), first


class Goal(NamedTuple):
    """A value that is looked for, in parts of their scale, prices to judge whether it can still be reached, and their bound."""

    prices: Prices
    bound: int
    value: int


class Floor:
    """Tells for the partial choices of one cluster whether they can still reach a goal, whatever the rest of the pool adds.

    Args:
        members: the kinds of the cluster in the order they are decided.
        cells: the cells of the cluster.
    """

    def __init__(self, pool: Pool, goal: Goal, members: list[int], cells: list[int]) -> None:
        self.prices = goal.prices
        self.profits = {member: goal.prices.best_profit(pool.kinds[member]) for member in members}
        self._values = [goal.prices.cell_values(pool.worth[cell], cell) for cell in cells]
        # what stays the same for every choice: the seconds and steps, the other clusters' kinds and cells
        rest = goal.bound - goal.value - sum(values[0] for values in self._values)
        rest -= sum(len(pool.kinds[member].items) * profit for member, profit in self.profits.items())
        self._rest = [rest]
        for member in reversed(members):
            self._rest.append(self._rest[-1] + len(pool.kinds[member].items) * self.profits[member])
        self._rest.reverse()

    def lead(self, units: tuple[int, ...], toll: int, decided: int) -> int:
        """By how much it can exceed the goal at most, once so many kinds are decided; below 0 where it cannot reach it."""
        return self._rest[decided] - toll + sum(map(getitem, self._values, units))


def narrowed(pool: Pool, goal: Goal) -> tuple[Pool, Goal]:
    """The pool without what no choice that reaches the goal can hold, and the same goal with the bound of that."""
    prices, slack = goal.prices, goal.bound - goal.value
    left: dict[int, Kind] = {}
    for number, kind in enumerate(pool.kinds):
        profits = [prices.profit(kind, way) for way in kind.ways]
        best = max(profits)
        usual = best if kind.must else max(0, best)
        ways = tuple(way for way, profit in zip(kind.ways, profits, strict=True) if usual - profit <= slack)
        items = kind.items[: slack // -best] if best < 0 and not kind.must else kind.items
        if ways and items:
            left[number] = kind._replace(ways=ways, items=items)
    # with what cannot be in goes what requires it
    out = pool.links.brought((number for number in range(len(pool.kinds)) if number not in left), back=True)
    kept = [number for number in left if number not in out]
    narrow = pool._replace(
        kinds=tuple(left[number] for number in kept),
        links=pool.links.among({number: place for place, number in enumerate(kept)}),
    )
    return narrow, goal._replace(bound=prices.bound(narrow))
