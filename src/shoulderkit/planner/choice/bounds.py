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

from collections.abc import Iterator
from itertools import repeat
from math import fsum
from operator import getitem
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Pieces
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, truncated
from shoulderkit.planner.choice.simplex import LinearProgram, Sparse, solve
from shoulderkit.planner.tuning import TUNING, Tuning


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
        options: list[ClassOption] = []
        for option, penalty in zip(item_class.options, penalties, strict=True):
            cost = self.per_second * option.time + self.per_item * item_class.size + self.scale * option.cost + penalty
            profit = -cost
            for cell, given in option.gains:
                profit += self.per_unit[cell] * given
            options.append(option._replace(dual_cost=cost, profit=profit))
        return item_class._replace(options=tuple(options))

    def cell_value(self, pieces: Pieces, cell: int) -> int:
        """Return the most that a cell is worth when units are bought at its price."""
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        return sum([max(0, slope * unit - price) * length for slope, length in pieces])

    def cell_values(self, pieces: Pieces, cell: int) -> tuple[int, ...]:
        """Return, by units given already, the most that a cell is worth when more are bought at its price."""
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        value = self.cell_value(pieces, cell)
        values = [value]
        for slope, length in pieces:
            # a unit that is given already need not be bought; one that is not worth its price adds its worth
            step = min(slope * unit, price)
            values += range(value + step, value + step * length + 1, step) if step else repeat(value, length)
            value = values[-1]
        return tuple(values)

    def most_bought(self, pieces: Pieces, cell: int) -> int:
        """Return up to how many units are bought of a cell at its price."""
        price, unit = self.per_unit[cell], self.scale * self.coverage_unit
        return sum([length for slope, length in pieces if slope * unit > price])

    def limited(self, pieces: Pieces, cell: int, values: tuple[int, ...], most: int, limit: int) -> tuple[int, ...]:
        """Return `cell_values`, given as *values*, where no more units than the limit can be bought, less than *most*."""
        cost, unit = self.per_unit[cell] * limit, self.scale * self.coverage_unit
        worth = [0]
        for slope, length in pieces:
            worth += range(worth[-1] + slope, worth[-1] + slope * length + 1, slope)
        return (*[unit * each - cost for each in worth[limit:most]], *values[most - limit :])

    def upper_bound(self, reduced: ReducedProblem) -> int:
        """Return a value, times the scale, that no choice exceeds; the classes are `priced`."""
        bound = self.per_second * reduced.budget + self.per_item * (reduced.max_items or 0) + reduced.constant
        bound += sum([self.cell_value(pieces, cell) for cell, pieces in enumerate(reduced.worth)])
        return bound + sum([len(each.items) * each.best_profit for each in reduced.classes])


class _Row(NamedTuple):
    """A constraint: the sum of coefficient times amount over (class, option, coefficient) terms is at most the limit."""

    terms: tuple[tuple[int, int, int], ...]
    limit: int
    dualized: bool = True


def _rows(reduced: ReducedProblem) -> list[_Row]:
    """All constraints on classes: no more than there are of one, the membership constraints, and the slots."""
    membership, classes = reduced.membership, reduced.classes

    def whole(number: int, factor: int = 1) -> tuple[tuple[int, int, int], ...]:
        return tuple([(number, place, factor) for place in range(len(classes[number].options))])

    rows = [
        _Row(whole(number), len(each.items), dualized=False)
        for number, each in enumerate(classes)
        if len(each.options) > 1
    ]
    rows += [_Row(tuple([term for number in members for term in whole(number)]), 1) for members in membership.one_of]
    rows += [_Row((*whole(dependent), *whole(needed, -1)), 0) for dependent, needed in membership.requires]
    holding: dict[int, list[tuple[int, int, int]]] = {}
    for number, each in enumerate(classes):
        for place, option in enumerate(each.options):
            for slot in option.slots:
                holding.setdefault(slot, []).append((number, place, 1))
    return rows + [_Row(tuple(terms), 1) for terms in holding.values()]


class Relaxation(NamedTuple):
    """A problem with its membership constraints and slots dualized.

    Attributes:
        classes: the classes with the dual costs and profits of their options.
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
        amounts = solution.amounts
        violated = [
            row
            for row in inactive
            if fsum([amounts[first[number] + place] * factor for number, place, factor in row.terms])
            > row.limit + tuning.cut_tolerance
        ]
        if not violated or len(active) > tuning.cut_rounds * len(reduced.worth):
            break
        active += violated
        inactive = sorted(set(inactive) - set(violated))
    rounded = [round(tuning.price_scale * max(0.0, price)) for price in solution.prices]
    cells = len(reduced.worth)
    constants = [0] * len(reduced.classes)
    penalties = [[0] * len(each.options) for each in reduced.classes]
    for row, price in zip(active, rounded[cells + 2 :], strict=True):
        # how many there are of one class is kept by whoever counts them, without a penalty
        if row.dualized:
            constants[row.terms[0][0]] += price * row.limit
            for number, place, factor in row.terms:
                penalties[number][place] += price * factor
    per_item = rounded[cells + 1] if reduced.max_items is not None else 0
    prices = DualPrices(
        tuple(rounded[:cells]), rounded[cells], per_item, tuning.price_scale, reduced.encoding.coverage_unit
    )
    classes = tuple([prices.priced(each, own) for each, own in zip(reduced.classes, penalties, strict=True)])
    return Relaxation(classes, tuple(constants), prices)


def _program(reduced: ReducedProblem, active: list[_Row]) -> tuple[LinearProgram, list[int]]:
    """The linear relaxation, and the first column of each class and after the last.

    Rows: cells, seconds, items, then the active constraints.
    """
    cells, most = len(reduced.worth), reduced.max_items
    limits = [0.0] * cells + [float(reduced.budget), float(len(reduced.classes) if most is None else most)]
    tails: dict[tuple[int, int], list[tuple[int, float]]] = {}
    for at, row in enumerate(active, len(limits)):
        for number, place, factor in row.terms:
            tails.setdefault((number, place), []).append((at, float(factor)))
    limits += [float(row.limit) for row in active]
    unit = reduced.encoding.coverage_unit
    # what is required is worth more than all else, so that it is taken
    outranking = float(unit * sum([slope * length for pieces in reduced.worth for slope, length in pieces]))
    columns: list[Sparse] = []
    cost: list[float] = []
    upper: list[float] = []
    first: list[int] = []
    for number, item_class in enumerate(reduced.classes):
        first.append(len(columns))
        counted: Sparse = () if most is None else ((cells + 1, float(item_class.size)),)
        for place, option in enumerate(item_class.options):
            gains = [(cell, -float(units)) for cell, units in option.gains]
            columns.append((*gains, (cells, float(option.time)), *counted, *tails.get((number, place), ())))
            cost.append((outranking if item_class.required else 0.0) - option.cost)
            upper.append(float(len(item_class.items)))
    first.append(len(columns))
    start: list[int | None] = []
    for cell, pieces in enumerate(reduced.worth):
        start.append(len(columns) if pieces else None)
        for slope, length in pieces:
            columns.append(((cell, 1.0),))
            cost.append(float(slope * unit))
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

    After so many decisions a partial choice exceeds the threshold by *rest*, less its dual cost, more what its cells are
    worth by *values*, at most; where that is below 0 it cannot reach it.

    Attributes:
        rest: by how many classes are decided.
        values: likewise, by cell and units, the most that a cell is worth when no more units are bought at its price than
            the classes that are left can give.

    Args:
        reduced: the whole problem.
        threshold: the value to reach.
        members: the classes of the component in the order they are decided.
        cells: the cells of the component.
        to_come: by how many classes are decided, the units that those after them can still give to each cell.
    """

    def __init__(
        self,
        reduced: ReducedProblem,
        threshold: Threshold,
        members: list[int],
        cells: list[int],
        to_come: list[tuple[int, ...]],
    ) -> None:
        prices, classes = threshold.prices, reduced.classes
        # what stays the same for every choice: the seconds and items, the other components' classes and cells
        rest = threshold.bound - threshold.value
        rest -= sum([prices.cell_value(reduced.worth[cell], cell) for cell in cells])
        profits = [len(classes[member].items) * classes[member].best_profit for member in members]
        rest -= sum(profits)
        self.rest: list[int] = [rest]
        for profit in reversed(profits):
            self.rest.append(self.rest[-1] + profit)
        self.rest.reverse()
        values = [prices.cell_values(reduced.worth[cell], cell) for cell in cells]
        self.values: list[list[tuple[int, ...]]] = [values]
        most = [prices.most_bought(reduced.worth[cell], cell) for cell in cells]
        before = to_come[0]
        for after in to_come[1:]:
            if before != after:
                values = [
                    prices.limited(reduced.worth[cell], cell, own, bought, more)
                    if more < bought and more != less
                    else own
                    for cell, own, bought, less, more in zip(cells, values, most, before, after, strict=True)
                ]
                before = after
            self.values.append(values)

    def excess(self, units: tuple[int, ...], cost: int, decided: int) -> int:
        """Return by how much a partial choice can exceed the threshold at most; below 0 where it cannot reach it.

        Args:
            units: its units by cell of the component.
            cost: what its options cost at the prices.
            decided: how many classes are decided.
        """
        return self.rest[decided] - cost + sum(map(getitem, self.values[decided], units))


def fix_by_bound(reduced: ReducedProblem, threshold: Threshold) -> tuple[ReducedProblem, Threshold]:
    """Leave aside what no choice that reaches the threshold can hold: variable fixing by reduced profits.

    Returns:
        The smaller problem, and the same threshold with the bound of that problem.
    """
    gap = threshold.bound - threshold.value
    left = {number: fixed for number, each in enumerate(reduced.classes) for fixed in _fixed(each, gap)}
    # with what cannot be taken goes what requires it
    gone = (number for number in range(len(reduced.classes)) if number not in left)
    out = reduced.membership.implied(gone, backward=True)
    smaller = truncated(reduced.with_classes({number: each for number, each in left.items() if number not in out}))
    return smaller, threshold._replace(bound=threshold.prices.upper_bound(smaller))


def _fixed(item_class: ItemClass, gap: int) -> Iterator[ItemClass]:
    """The class without what gives up more than the gap; nothing where nothing is left."""
    best = max([option.profit for option in item_class.options])
    usual = best if item_class.required else max(0, best)
    if usual - best > gap:
        return
    options = tuple([option for option in item_class.options if usual - option.profit <= gap])
    # each item that is taken at a loss gives up that loss
    items = item_class.items[: gap // -best] if best < 0 and not item_class.required else item_class.items
    yield item_class._replace(options=options, items=items)
