"""How far a partial choice can still get at the dual prices: what tells the search for a frontier what to drop."""

from __future__ import annotations

from operator import getitem

from shoulderkit.planner.choice.bounds import Threshold
from shoulderkit.planner.choice.completion import Completion, Spent, limited, unlimited
from shoulderkit.planner.choice.labels import Label, Tables
from shoulderkit.planner.choice.reduced import ReducedProblem


class Reach:
    """Tells how far the partial choices of one component can still get, whatever the rest of the problem adds.

    After so many decisions a partial choice exceeds the threshold by *rest*, less its dual cost, more what its cells are
    worth by *values*, less what *completion* says has to be given up, at most; where that is below 0 it cannot reach it.

    Attributes:
        rest: by how many classes are decided.
        values: likewise, by cell and units, the most that a cell is worth when no more units are bought at its price than
            the classes that are left can give. The units go up to twice as many as it pays for.
        completion: what has to be given up, by the time that is left.

    Args:
        reduced: the whole problem.
        threshold: the value to reach.
        members: the classes of the component in the order they are decided.
        cells: the cells of the component.
        worth: what each of them is worth, by its units.
        to_come: by how many classes are decided, the units that those after them can still give to each cell.
        others: the choices in the other components; without them these may use all the time that is left.
    """

    def __init__(
        self,
        reduced: ReducedProblem,
        threshold: Threshold,
        members: list[int],
        cells: list[int],
        worth: Tables,
        to_come: list[tuple[int, ...]],
        others: list[Spent] | None = None,
    ) -> None:
        prices, classes = threshold.prices, reduced.classes
        # what stays the same for every choice: the seconds and items, the other components' classes and cells
        rest = threshold.bound - threshold.value
        values = [prices.cell_values(reduced.worth[cell], cell) for cell in cells]
        rest -= sum([by_units[0] for by_units in values])
        profits = [len(classes[member].items) * classes[member].best_profit for member in members]
        rest -= sum(profits)
        self.rest: list[int] = [rest]
        for profit in reversed(profits):
            self.rest.append(self.rest[-1] + profit)
        self.rest.reverse()
        in_order, self._budget = [classes[member] for member in members], reduced.budget
        self.completion: Completion = unlimited(in_order, reduced.budget)
        if others is not None:
            gap = threshold.bound - threshold.value
            self.completion = limited(in_order, reduced.budget, prices.per_second, gap, others)
        self.values: list[list[tuple[int, ...]]] = [values]
        most = [prices.most_bought(reduced.worth[cell], cell) for cell in cells]
        before = to_come[0]
        for after in to_come[1:]:
            if before != after:
                values = [
                    prices.limited(table, cell, own, bought, more) if more < bought and more != less else own
                    for cell, table, own, bought, less, more in zip(
                        cells, worth, values, most, before, after, strict=True
                    )
                ]
                before = after
            self.values.append(values)

    def excess(self, label: Label, decided: int) -> int:
        """Return by how much a label can exceed the threshold at most, when so many classes are decided.

        Below 0 it cannot reach it.
        """
        completion = self.completion
        time, _, units, _, _, dual_cost = label
        lost = completion.lost[decided][-1][(self._budget - time) // completion.unit] << completion.shift
        return self.rest[decided] - dual_cost - lost + sum(map(getitem, self.values[decided], units))

    def reaching(self, labels: list[Label], decided: int) -> list[Label]:
        """Return the labels that can reach the threshold, when so many classes are decided."""
        # `excess`, written out: much of the search is this test
        budget, unit, shift = self._budget, self.completion.unit, self.completion.shift
        lost, rest, values = self.completion.lost[decided][-1], self.rest[decided], self.values[decided]
        return [
            label
            for label in labels
            if rest - label[5] + sum(map(getitem, values, label[2])) >> shift >= lost[(budget - label[0]) // unit]
        ]
