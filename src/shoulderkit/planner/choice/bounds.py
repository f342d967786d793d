"""Upper bounds on a selection problem by Lagrangian relaxation, with dual prices from its linear relaxation.

Every unit in every cell, every second and every item has a price (a Lagrange multiplier). At given prices each item is
worth taking or not by itself, each cell buys as many units as pay for it, and the sum is at least the value of any choice,
for *any* prices: that makes it a proof. Good prices make it tight: those of the linear relaxation, which is nearly exact
since the worth of cells is concave. The simplex method finds them as floats; they are rounded to whole multiples of a
fixed fraction, in which the bound is then exact on every machine.

Membership constraints and slots are dualized as well: an option pays a penalty for each constraint that it is in, and the
prices of the constraints times their right-hand sides are a constant term of the bound.
"""

from __future__ import annotations

from itertools import repeat
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Pieces
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, truncated


class DualPrices(NamedTuple):
    """The Lagrange multipliers, as whole multiples of 1 divided by *scale*.

    Attributes:
        per_unit: of a unit, by cell.
        per_second: of a second.
        per_item: of an item; 0 where items are not limited.
        scale: what all of these, and values compared with them, are multiplied by.
        coverage_unit: what a coverage step is worth, in seconds.
    """

    per_unit: tuple[int, ...]
    per_second: int
    per_item: int
    scale: int
    coverage_unit: int

    def priced(self, item_class: ItemClass, penalties: list[int]) -> ItemClass:
        """Return a class with the dual cost and the profit of its options, given their penalties."""
        per_unit, per_second, scale = self.per_unit, self.per_second, self.scale
        for_items = self.per_item * item_class.size
        options: list[ClassOption] = []
        for option, penalty in zip(item_class.options, penalties, strict=True):
            number, time, cost, dropped, place, gains, slots, _, _ = option
            dual_cost = per_second * time + for_items + scale * cost + penalty
            profit = -dual_cost
            for cell, given in gains:
                profit += per_unit[cell] * given
            # written out: `_replace` takes four times as long
            options.append(ClassOption(number, time, cost, dropped, place, gains, slots, dual_cost, profit))
        return item_class._replace(options=tuple(options))

    def cell_value(self, pieces: Pieces, cell: int) -> int:
        """Return the most that a cell is worth when units are bought at its price."""
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        return sum([max(0, slope * unit - price) * length for slope, length in pieces])

    def cell_values(self, pieces: Pieces, cell: int) -> tuple[int, ...]:
        """Return, by units given already, the most that a cell is worth when more are bought at its price.

        The units go up to twice as many as it pays for.
        """
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        value = self.cell_value(pieces, cell)
        values = [value]
        for slope, length in pieces:
            # a unit that is given already need not be bought; one that is not worth its price adds its worth
            step = min(slope * unit, price)
            values += range(value + step, value + step * length + 1, step) if step else repeat(value, length)
            value = values[-1]
        return (*values, *repeat(value, len(values) - 1))

    def most_bought(self, pieces: Pieces, cell: int) -> int:
        """Return up to how many units are bought of a cell at its price."""
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        return sum([length for slope, length in pieces if slope * unit > price])

    def limited(
        self, worth: tuple[int, ...], cell: int, values: tuple[int, ...], most: int, limit: int
    ) -> tuple[int, ...]:
        """Return `cell_values`, given as *values*, where no more units than the limit can be bought, less than *most*.

        What the cell is worth is given by its units.
        """
        cost, unit = self.per_unit[cell] * limit, self.scale * self.coverage_unit
        return (*[unit * each - cost for each in worth[limit:most]], *values[most - limit :])

    def upper_bound(self, reduced: ReducedProblem) -> int:
        """Return a value, times the scale, that no choice exceeds; the classes are `priced`."""
        bound = self.per_second * reduced.budget + self.per_item * (reduced.max_items or 0) + reduced.constant
        bound += sum([self.cell_value(pieces, cell) for cell, pieces in enumerate(reduced.worth) if pieces])
        return bound + sum([len(each.items) * each.best_profit for each in reduced.classes])


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


def fix_by_bound(reduced: ReducedProblem, threshold: Threshold) -> tuple[ReducedProblem, Threshold]:
    """Leave aside what no choice that reaches the threshold can hold: variable fixing by reduced profits.

    Returns:
        The smaller problem, and the same threshold with the bound of that problem.
    """
    gap = threshold.bound - threshold.value
    left = {number: fixed for number, each in enumerate(reduced.classes) if (fixed := _fixed(each, gap)) is not None}
    if reduced.membership.requires:
        # with what cannot be taken goes what requires it
        gone = [number for number in range(len(reduced.classes)) if number not in left]
        for number in reduced.membership.implied(gone, backward=True):
            left.pop(number, None)
    smaller = truncated(reduced.with_classes(left))
    return smaller, threshold._replace(bound=threshold.prices.upper_bound(smaller))


def _fixed(item_class: ItemClass, gap: int) -> ItemClass | None:
    """The class without what gives up more than the gap; None where nothing is left."""
    best, usual = item_class.best_option, item_class.best_profit
    if usual - best > gap:
        return None
    options = tuple([option for option in item_class.options if usual - option.profit <= gap])
    # each item that is taken at a loss gives up that loss
    items = item_class.items[: gap // -best] if best < usual else item_class.items
    if len(options) == len(item_class.options) and len(items) == len(item_class.items):
        return item_class
    return item_class._replace(options=options, items=items)
