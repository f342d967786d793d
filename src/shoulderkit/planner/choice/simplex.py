"""The revised simplex method with bounded variables and partial pricing, for the dual prices of a linear program.

    maximize  sum cost[j] * x[j]   where   sum column[j][i] * x[j] <= limit[i],   0 <= x[j] <= upper[j]

Only the prices of the rows are wanted. They need not be exact, nor the search complete: whoever uses them rounds them and
computes with whole numbers what they prove. So there is a plain limit on steps and no rule against cycling. Sums are
written out as loops, since `sum` adds floats differently from one Python to the next.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.tuning import TUNING, Tuning

#: The entries of a column that are not 0, as (row, entry) pairs.
Sparse = tuple[tuple[int, float], ...]


class LinearProgram(NamedTuple):
    """A linear program, as above.

    Attributes:
        columns, cost, upper: by variable.
        limit: by row.
        start: for each row the variable that starts in the basis (its column is a single 1 in that row), or None.
    """

    columns: list[Sparse]
    cost: list[float]
    upper: list[float]
    limit: list[float]
    start: list[int | None]


class LinearSolution(NamedTuple):
    """The dual price of each row, and the amount of each variable."""

    prices: list[float]
    amounts: list[float]


class _Basis:
    """A basis: its inverse, which variable is basic in each row, and the values there."""

    def __init__(self, program: LinearProgram, tolerance: float) -> None:
        rows = len(program.limit)
        self.count = len(program.columns)
        # each row has a slack variable of its own, without cost and without bound
        self.columns: list[Sparse] = [*program.columns, *(((row, 1.0),) for row in range(rows))]
        self.cost = [*program.cost, *[0.0] * rows]
        self.upper = [*program.upper, *[float("inf")] * rows]
        self.inverse = [[1.0 if i == j else 0.0 for j in range(rows)] for i in range(rows)]
        self.basic = [self.count + row if start is None else start for row, start in enumerate(program.start)]
        self.value = list(program.limit)
        self.at_upper = [False] * len(self.columns)
        self.is_basic = [False] * len(self.columns)
        for column in self.basic:
            self.is_basic[column] = True
        self.prices = [self.cost[column] for column in self.basic]
        self.tolerance = tolerance
        #: Smaller reduced costs count as 0.
        self.least_gain = tolerance * max([1.0, *map(abs, program.cost)])

    def reduced_cost(self, column: int) -> float:
        """Return what a little more of a variable (or less, where it is at its upper bound) would bring."""
        prices, gain = self.prices, self.cost[column]
        for row, entry in self.columns[column]:
            gain -= prices[row] * entry
        return -gain if self.at_upper[column] else gain

    def improving(self, columns: list[int]) -> list[tuple[float, int]]:
        """Price these variables: return (minus reduced cost, variable) of those that bring something, the best first."""
        found: list[tuple[float, int]] = []
        for column in columns:
            if not self.is_basic[column]:
                gain = self.reduced_cost(column)
                if gain > self.least_gain:
                    found.append((-gain, column))
        found.sort()
        return found

    def enter(self, column: int, gain: float) -> None:
        """Take as much of a variable as its bound and the rows allow; it becomes basic in the row that stops it."""
        weights = self._in_basis(column)
        sign = -1.0 if self.at_upper[column] else 1.0
        step, stop = self._ratio_test(column, weights, sign)
        value = self.value
        for row, weight in enumerate(weights):
            if weight:
                value[row] -= weight * sign * step
        if stop is None:
            self.at_upper[column] = not self.at_upper[column]
            return
        leaving = self.basic[stop]
        self.is_basic[leaving] = False
        self.at_upper[leaving] = weights[stop] * sign < 0
        value[stop] = self.upper[column] - step if self.at_upper[column] else step
        self.at_upper[column], self.is_basic[column], self.basic[stop] = False, True, column
        self._pivot(stop, weights, gain * sign)

    def _in_basis(self, column: int) -> list[float]:
        """The column in terms of the basis."""
        entries, weights = self.columns[column], list[float]()
        for line in self.inverse:
            weight = 0.0
            for row, entry in entries:
                weight += line[row] * entry
            weights.append(weight)
        return weights

    def _ratio_test(self, column: int, weights: list[float], sign: float) -> tuple[float, int | None]:
        """How far it goes, and the row that stops it, None where its own bound does; the largest pivot among equals."""
        step, stop, tiny = self.upper[column], None, self.tolerance
        for row, weight in enumerate(weights):
            slope = weight * sign
            if slope > tiny:
                room = self.value[row] / slope
            elif slope < -tiny:
                room = (self.value[row] - self.upper[self.basic[row]]) / slope
            else:
                continue
            if room < step - tiny or (stop is not None and room < step + tiny and abs(weight) > abs(weights[stop])):
                step, stop = min(room, step), row
        return max(0.0, step), stop

    def _pivot(self, stop: int, weights: list[float], gain: float) -> None:
        pivot = weights[stop]
        line = self.inverse[stop] = [entry / pivot for entry in self.inverse[stop]]
        entries = [(place, entry) for place, entry in enumerate(line) if entry]
        for row, weight in enumerate(weights):
            if weight and row != stop:
                other = self.inverse[row]
                for place, entry in entries:
                    other[place] -= weight * entry
        for place, entry in entries:
            self.prices[place] += gain * entry


def solve(program: LinearProgram, steps: int, tuning: Tuning = TUNING) -> LinearSolution:
    """Solve a linear program, or get as far as so many *steps* lead."""
    basis = _Basis(program, tuning.pivot_tolerance)
    everything = list(range(len(basis.columns)))
    # partial pricing: the variables that were good in the step before come first
    candidates: list[int] = []
    for _ in range(steps):
        found = basis.improving(candidates)
        if not found:
            found = basis.improving(everything)
            if not found:
                break
        candidates = [column for _, column in found[: tuning.candidate_columns]]
        basis.enter(candidates[0], -found[0][0])
    amounts = [upper if full else 0.0 for upper, full in zip(basis.upper, basis.at_upper, strict=True)]
    for column, value in zip(basis.basic, basis.value, strict=True):
        amounts[column] = value
    return LinearSolution(basis.prices, amounts[: basis.count])
