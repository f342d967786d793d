"""The revised simplex method with bounded variables and partial pricing, for the dual prices of a linear program.

    maximize  sum cost[j] * x[j]   where   sum column[j][i] * x[j] <= limit[i],   0 <= x[j] <= upper[j]

Rows that are added to a solved program (cutting planes) make it no worse than a little infeasible, so the dual simplex
method gets from there to its new optimum in a few steps: solved anew, a program takes about two steps for each row.

Only the prices of the rows are wanted. They need not be exact, nor the search complete: whoever uses them rounds them and
computes with whole numbers what they prove. So there is a plain limit on steps and no rule against cycling. Sums are
written out as loops, since `sum` adds floats differently from one Python to the next.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.tuning import TUNING, Tuning

#: The entries of a column that are not 0, as (row, entry) pairs, or of a row, as (column, entry) pairs.
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


class Simplex:
    """A basis of a linear program: its inverse, which variable is basic in each row, and the values there."""

    def __init__(self, program: LinearProgram, tuning: Tuning = TUNING) -> None:
        rows = len(program.limit)
        self._count = len(program.columns)
        # each row has a slack variable of its own, without cost and without bound
        self._columns: list[Sparse] = [*program.columns, *(((row, 1.0),) for row in range(rows))]
        self._cost = [*program.cost, *[0.0] * rows]
        self._upper = [*program.upper, *[float("inf")] * rows]
        #: By column, which is what most steps need.
        self._inverse = [[1.0 if i == j else 0.0 for j in range(rows)] for i in range(rows)]
        self._basic = [self._count + row if start is None else start for row, start in enumerate(program.start)]
        self._value = list(program.limit)
        self._at_upper = [False] * len(self._columns)
        self._is_basic = [False] * len(self._columns)
        for column in self._basic:
            self._is_basic[column] = True
        self._prices = [self._cost[column] for column in self._basic]
        self._tolerance = tuning.pivot_tolerance
        #: Smaller reduced costs count as 0.
        self._least_gain = tuning.pivot_tolerance * max([1.0, *map(abs, program.cost)])
        self._most_candidates = tuning.candidate_columns

    @property
    def solution(self) -> LinearSolution:
        """Where it has got so far."""
        amounts = [upper if full else 0.0 for upper, full in zip(self._upper, self._at_upper, strict=True)]
        for column, value in zip(self._basic, self._value, strict=True):
            amounts[column] = value
        return LinearSolution(self._prices, amounts[: self._count])

    def maximize(self, steps: int) -> None:
        """Get to the optimum from a basis that keeps all limits, or as far as so many *steps* lead."""
        everything = range(len(self._columns))
        # partial pricing: the variables that were good in the step before come first
        candidates: list[int] = []
        for _ in range(steps):
            found = self._improving(candidates) or self._improving(everything)
            if not found:
                break
            candidates = [column for _, column in found[: self._most_candidates]]
            self._enter(candidates[0], -found[0][0])

    def add(self, rows: list[tuple[Sparse, float]]) -> None:
        """Add rows, each with its limit. Their slack variables are basic, and below 0 where a row is violated."""
        amounts = self.solution.amounts
        place = {column: row for row, column in enumerate(self._basic)}
        size = len(self._basic)
        for entries, limit in rows:
            row, used = len(self._basic), 0.0
            weights = [0.0] * size
            for column, entry in entries:
                used += entry * amounts[column]
                self._columns[column] = (*self._columns[column], (row, entry))
                if column in place:
                    weights[place[column]] = entry
            for line in self._inverse[:size]:
                below = 0.0
                for weight, each in zip(weights, line, strict=False):
                    if weight:
                        below -= weight * each
                line.append(below)
            for line in self._inverse[size:]:
                line.append(0.0)
            self._inverse.append([0.0] * row + [1.0])
            self._basic.append(len(self._columns))
            self._columns.append(((row, 1.0),))
            self._cost.append(0.0)
            self._upper.append(float("inf"))
            self._at_upper.append(False)
            self._is_basic.append(True)
            self._value.append(limit - used)
            self._prices.append(0.0)

    def restore(self, steps: int) -> None:
        """Get back to values within their bounds by the dual simplex method, or as far as so many *steps* lead."""
        for _ in range(steps):
            stop = self._worst()
            if stop is None:
                break
            over = self._value[stop] > 0
            column, reduced = self._dual_ratio_test([line[stop] for line in self._inverse], over=over)
            if column is None:
                break
            weights = self._in_basis(column)
            bound = self._upper[self._basic[stop]] if over else 0.0
            step = (self._value[stop] - bound) / weights[stop]
            for row, weight in enumerate(weights):
                if weight:
                    self._value[row] -= weight * step
            start = self._upper[column] if self._at_upper[column] else 0.0
            self._exchange(column, stop, start + step, at_upper=over)
            self._pivot(stop, weights, reduced)

    def _worst(self) -> int | None:
        """The row whose value is farthest out of its bounds, None where all are within."""
        worst, found = 1e3 * self._tolerance, None
        for row, (value, column) in enumerate(zip(self._value, self._basic, strict=True)):
            out = max(-value, value - self._upper[column])
            if out > worst:
                worst, found = out, row
        return found

    def _dual_ratio_test(self, line: list[float], *, over: bool) -> tuple[int | None, float]:
        """The variable that may enter in a row out of its bounds, with its reduced cost: prices stay right for the others."""
        prices, tiny = self._prices, self._tolerance
        best, found, reduced = float("inf"), None, 0.0
        for column, entries in enumerate(self._columns):
            if self._is_basic[column]:
                continue
            weight, gain = 0.0, self._cost[column]
            for row, entry in entries:
                weight += line[row] * entry
                gain -= prices[row] * entry
            slope = weight if self._at_upper[column] is over else -weight
            # what is at its upper bound can only become less
            if slope < -tiny and abs(gain) < best * -slope:
                best, found, reduced = abs(gain) / -slope, column, gain
        return found, reduced

    def _improving(self, columns: list[int] | range) -> list[tuple[float, int]]:
        """Price these variables: return (minus reduced cost, variable) of those that bring something, the best first.

        The reduced cost is what a little more of a variable, or less where it is at its upper bound, would bring.
        """
        prices, cost, entries_of, least = self._prices, self._cost, self._columns, self._least_gain
        at_upper, is_basic = self._at_upper, self._is_basic
        found: list[tuple[float, int]] = []
        for column in columns:
            if is_basic[column]:
                continue
            gain = cost[column]
            for row, entry in entries_of[column]:
                gain -= prices[row] * entry
            if at_upper[column]:
                gain = -gain
            if gain > least:
                found.append((-gain, column))
        found.sort()
        return found

    def _enter(self, column: int, gain: float) -> None:
        """Take as much of a variable as its bound and the rows allow; it becomes basic in the row that stops it."""
        weights = self._in_basis(column)
        sign = -1.0 if self._at_upper[column] else 1.0
        step, stop = self._ratio_test(column, weights, sign)
        value = self._value
        for row, weight in enumerate(weights):
            if weight:
                value[row] -= weight * sign * step
        if stop is None:
            self._at_upper[column] = not self._at_upper[column]
            return
        entering = self._upper[column] - step if self._at_upper[column] else step
        self._exchange(column, stop, entering, at_upper=weights[stop] * sign < 0)
        self._pivot(stop, weights, gain * sign)

    def _exchange(self, column: int, stop: int, value: float, *, at_upper: bool) -> None:
        """Make a variable basic in a row, with this value; the one that was there leaves at one of its bounds."""
        leaving = self._basic[stop]
        self._is_basic[leaving], self._at_upper[leaving] = False, at_upper
        self._is_basic[column], self._at_upper[column] = True, False
        self._basic[stop], self._value[stop] = column, value

    def _in_basis(self, column: int) -> list[float]:
        """The column in terms of the basis."""
        weights = [0.0] * len(self._basic)
        for row, entry in self._columns[column]:
            weights = [weight + entry * each for weight, each in zip(weights, self._inverse[row], strict=True)]
        return weights

    def _ratio_test(self, column: int, weights: list[float], sign: float) -> tuple[float, int | None]:
        """How far it goes, and the row that stops it, None where its own bound does; the largest pivot among equals."""
        step, stop, tiny = self._upper[column], None, self._tolerance
        for row, weight in enumerate(weights):
            slope = weight * sign
            if slope > tiny:
                room = self._value[row] / slope
            elif slope < -tiny:
                room = (self._value[row] - self._upper[self._basic[row]]) / slope
            else:
                continue
            if room < step - tiny or (stop is not None and room < step + tiny and abs(weight) > abs(weights[stop])):
                step, stop = min(room, step), row
        return max(0.0, step), stop

    def _pivot(self, stop: int, weights: list[float], gain: float) -> None:
        pivot, prices = weights[stop], self._prices
        changed = [(row, weight) for row, weight in enumerate(weights) if weight and row != stop]
        for place, line in enumerate(self._inverse):
            entry = line[stop]
            if entry:
                entry /= pivot
                for row, weight in changed:
                    line[row] -= weight * entry
                line[stop] = entry
                prices[place] += gain * entry


def solve(program: LinearProgram, steps: int, tuning: Tuning = TUNING) -> LinearSolution:
    """Solve a linear program, or get as far as so many *steps* lead."""
    basis = Simplex(program, tuning)
    basis.maximize(steps)
    return basis.solution
