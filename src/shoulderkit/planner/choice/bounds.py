"""Upper bounds on a selection problem by Lagrangian relaxation, with dual prices from its linear relaxation.

Every unit in every cell, every second and every item has a price (a Lagrange multiplier). At given prices each item is
worth taking or not by itself, each cell buys as many units as pay for it, and the sum is at least the value of any choice,
for *any* prices: that makes it a proof. Good prices make it tight: those of the linear relaxation, which is nearly exact
since the worth of cells is concave. The simplex method finds them as floats; they are rounded to whole multiples of a
fixed fraction, in which the bound is then exact on every machine.

Membership constraints are dualized as well: a class pays a penalty for each constraint that it is in, and the prices of
the constraints times their right-hand sides are a constant term of the bound.
"""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from operator import getitem
from typing import NamedTuple

from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, linear_pieces
from shoulderkit.planner.choice.simplex import LinearProgram, Sparse, solve
from shoulderkit.planner.tuning import TUNING, Tuning


class DualPrices(NamedTuple):
    """The Lagrange multipliers, as whole multiples of 1 divided by *scale*.

    Attributes:
        per_unit: of a unit, by cell.
        per_second: of a second.
        per_item: of an item; 0 where items are not limited.
        scale: what all of these, and values compared with them, are multiplied by.
    """

    per_unit: tuple[int, ...]
    per_second: int
    per_item: int
    scale: int

    def cost(self, item_class: ItemClass, option: ClassOption) -> int:
        """Return what an option costs at these prices, before its gains."""
        return self.per_second * option.time + self.per_item + self.scale * option.cost + item_class.penalty

    def profit(self, item_class: ItemClass, option: ClassOption) -> int:
        """Return the reduced profit of an option: its gains at these prices less its cost."""
        profit, prices = -self.cost(item_class, option), self.per_unit
        for cell, given in option.gains:
            profit += prices[cell] * given
        return profit

    def best_profit(self, item_class: ItemClass) -> int:
        """Return the most that one of a class yields. Passing it over yields 0; what is required may yield less."""
        best = max(self.profit(item_class, option) for option in item_class.options)
        return best if item_class.required else max(0, best)

    def cell_values(self, table: tuple[int, ...], cell: int) -> tuple[int, ...]:
        """Return, by units given already, the most that a cell is worth when more are bought at its price."""
        price, best = self.per_unit[cell], 0
        values: list[int] = []
        for worth in reversed(table):
            best = max(self.scale * worth, best - price)
            values.append(best)
        return tuple(reversed(values))

    def upper_bound(self, reduced: ReducedProblem) -> int:
        """Return a value, times the scale, that no choice exceeds."""
        bound = self.per_second * reduced.budget + self.per_item * (reduced.max_items or 0) + reduced.constant
        bound += sum(self.cell_values(table, cell)[0] for cell, table in enumerate(reduced.worth))
        return bound + sum(len(each.items) * self.best_profit(each) for each in reduced.classes)


class _Row(NamedTuple):
    """A constraint on classes: the sum of coefficient times amount is at most the limit."""

    terms: tuple[tuple[int, int], ...]
    limit: int


def _rows(reduced: ReducedProblem) -> list[_Row]:
    """All constraints on classes: no more than there are of one, and the membership constraints."""
    membership = reduced.membership
    rows = [
        _Row(((number, 1),), len(each.items)) for number, each in enumerate(reduced.classes) if len(each.options) > 1
    ]
    rows += [_Row(tuple((number, 1) for number in members), 1) for members in membership.one_of]
    rows += [_Row(((dependent, 1), (needed, -1)), 0) for dependent, needed in membership.requires]
    for members in membership.together:
        rows += [_Row(((here, 1), (there, -1)), 0) for here, there in pairwise((*members, members[0]))]
    return rows


class Relaxation(NamedTuple):
    """A problem with its membership constraints dualized.

    Attributes:
        classes: the classes with their penalties.
        constants: the constant terms of the constraints, each counted at its first class.
        prices: the dual prices.
    """

    classes: tuple[ItemClass, ...]
    constants: tuple[int, ...]
    prices: DualPrices


def relax(reduced: ReducedProblem, tuning: Tuning = TUNING) -> Relaxation:
    """Return prices from the linear relaxation, in which a class may be taken in parts.

    Constraints on classes are added as cutting planes: at first there are none but for how many there are of each, by
    option; those that the solution violates are added, and the program is solved again.
    """
    inactive, active = _rows(reduced), list[_Row]()
    while True:
        program, first = _program(reduced, active)
        solution = solve(program, tuning.simplex_steps * len(program.limit), tuning)
        amount = [fsum(solution.amounts[a:b]) for a, b in pairwise(first)]
        violated = [
            row
            for row in inactive
            if fsum(amount[number] * factor for number, factor in row.terms) > row.limit + tuning.cut_tolerance
        ]
        if not violated or len(active) > tuning.cut_rounds * len(reduced.worth):
            break
        active += violated
        inactive = sorted(set(inactive) - set(violated))
    rounded = [round(tuning.price_scale * max(0.0, price)) for price in solution.prices]
    cells = len(reduced.worth)
    penalties, constants = [0] * len(reduced.classes), [0] * len(reduced.classes)
    for row, price in zip(active, rounded[cells + 2 :], strict=True):
        # how many there are of one class is kept by whoever counts them, without a penalty
        if len(row.terms) > 1:
            constants[row.terms[0][0]] += price * row.limit
            for number, factor in row.terms:
                penalties[number] += price * factor
    per_item = rounded[cells + 1] if reduced.max_items is not None else 0
    classes = tuple(each._replace(penalty=penalty) for each, penalty in zip(reduced.classes, penalties, strict=True))
    prices = DualPrices(tuple(rounded[:cells]), rounded[cells], per_item, tuning.price_scale)
    return Relaxation(classes, tuple(constants), prices)


def _program(reduced: ReducedProblem, active: list[_Row]) -> tuple[LinearProgram, list[int]]:
    """The linear relaxation, and the first column of each class and after the last.

    Rows: cells, seconds, items, then the active constraints.
    """
    cells, most = len(reduced.worth), reduced.max_items
    limits = [0.0] * cells + [float(reduced.budget), float(len(reduced.classes) if most is None else most)]
    tails: dict[int, Sparse] = {}
    for place, row in enumerate(active, len(limits)):
        for number, factor in row.terms:
            tails[number] = (*tails.get(number, ()), (place, float(factor)))
    limits += [float(row.limit) for row in active]
    # what is required is worth more than all else, so that it is taken
    outranking = float(sum(table[-1] for table in reduced.worth))
    columns: list[Sparse] = []
    cost: list[float] = []
    upper: list[float] = []
    first: list[int] = []
    for number, item_class in enumerate(reduced.classes):
        first.append(len(columns))
        tail = tails.get(number, ())
        for option in item_class.options:
            gains = tuple((cell, -float(units)) for cell, units in option.gains)
            counted: Sparse = () if most is None else ((cells + 1, 1.0),)
            columns.append((*gains, (cells, float(option.time)), *counted, *tail))
            cost.append((outranking if item_class.required else 0.0) - option.cost)
            upper.append(float(len(item_class.items)))
    first.append(len(columns))
    start: list[int | None] = []
    for cell, table in enumerate(reduced.worth):
        start.append(len(columns))
        for slope, length in linear_pieces(table):
            columns.append(((cell, 1.0),))
            cost.append(float(slope))
            upper.append(float(length))
    start += [None] * (len(limits) - cells)
    return LinearProgram(columns, cost, upper, limits, start), first


class Threshold(NamedTuple):
    """A value that a choice is to reach.

    Attributes:
        prices: the prices that tell whether it can still be reached.
        bound: the upper bound at these prices, times their scale.
        value: the value to reach, times their scale.
    """

    prices: DualPrices
    bound: int
    value: int


class Reach:
    """Tells how far the partial choices of one component can still get, whatever the rest of the problem adds.

    Args:
        reduced: the whole problem.
        threshold: the value to reach.
        members: the classes of the component in the order they are decided.
        cells: the cells of the component.
    """

    def __init__(self, reduced: ReducedProblem, threshold: Threshold, members: list[int], cells: list[int]) -> None:
        self.prices: DualPrices = threshold.prices
        self.profits: dict[int, int] = {member: self.prices.best_profit(reduced.classes[member]) for member in members}
        self._values = [self.prices.cell_values(reduced.worth[cell], cell) for cell in cells]
        # what stays the same for every choice: the seconds and items, the other components' classes and cells
        rest = threshold.bound - threshold.value - sum(values[0] for values in self._values)
        rest -= sum(len(reduced.classes[member].items) * profit for member, profit in self.profits.items())
        self._rest = [rest]
        for member in reversed(members):
            self._rest.append(self._rest[-1] + len(reduced.classes[member].items) * self.profits[member])
        self._rest.reverse()

    def excess(self, units: tuple[int, ...], cost: int, decided: int) -> int:
        """Return by how much a partial choice can exceed the threshold at most; below 0 where it cannot reach it.

        Args:
            units: its units by cell of the component.
            cost: what its options cost at the prices.
            decided: how many classes are decided.
        """
        return self._rest[decided] - cost + sum(map(getitem, self._values, units))


def fix_by_bound(reduced: ReducedProblem, threshold: Threshold) -> tuple[ReducedProblem, Threshold]:
    """Leave aside what no choice that reaches the threshold can hold: variable fixing by reduced profits.

    Returns:
        The smaller problem, and the same threshold with the bound of that problem.
    """
    prices, gap = threshold.prices, threshold.bound - threshold.value
    left: dict[int, ItemClass] = {}
    for number, item_class in enumerate(reduced.classes):
        profits = [prices.profit(item_class, option) for option in item_class.options]
        best = max(profits)
        usual = best if item_class.required else max(0, best)
        options = tuple(o for o, profit in zip(item_class.options, profits, strict=True) if usual - profit <= gap)
        # each item that is taken at a loss gives up that loss
        items = item_class.items[: gap // -best] if best < 0 and not item_class.required else item_class.items
        if options and items:
            left[number] = item_class._replace(options=options, items=items)
    # with what cannot be taken goes what requires it
    gone = (number for number in range(len(reduced.classes)) if number not in left)
    out = reduced.membership.implied(gone, backward=True)
    smaller = reduced.with_classes({number: each for number, each in left.items() if number not in out})
    return smaller, threshold._replace(bound=prices.upper_bound(smaller))
