"""The simplex method for a linear program with bounds: what its rows are worth. Floats; no shoulders in here.

    maximize  sum cost[j] * x[j]   where   sum column[j][i] * x[j] <= limit[i],   0 <= x[j] <= upper[j]

Only the prices of the rows are wanted. They need not be exact, nor the search complete: whoever uses them rounds them and
computes with whole numbers what they prove. So there is a plain limit on steps and no care for cycles. Sums are written
out as loops, since `sum` adds floats differently from one Python to the next.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.tuning import TUNING, Tuning

#: The rows of a column that are not 0.
Sparse = tuple[tuple[int, float], ...]


class Program(NamedTuple):
    """A linear program, and for each row a column that can start in its basis (a single 1 in that row), or None."""

    columns: list[Sparse]
    cost: list[float]
    upper: list[float]
    limit: list[float]
    start: list[int | None]


class Solved(NamedTuple):
    """The price of each row, and what is taken of each column."""

    prices: list[float]
    taken: list[float]


class _Tableau:
    """A basis: its inverse, which column stands in each row, and the values there."""

    def __init__(self, program: Program, tiny: float) -> None:
        rows = len(program.limit)
        self.count = len(program.columns)
        # each row has a slack column of its own, without cost and without bound
        self.columns: list[Sparse] = [*program.columns, *(((row, 1.0),) for row in range(rows))]
        self.cost = [*program.cost, *[0.0] * rows]
        self.upper = [*program.upper, *[float("inf")] * rows]
        self.inverse = [[1.0 if i == j else 0.0 for j in range(rows)] for i in range(rows)]
        self.base = [self.count + row if start is None else start for row, start in enumerate(program.start)]
        self.value = list(program.limit)
        self.full = [False] * len(self.columns)
        self.inside = [False] * len(self.columns)
        for column in self.base:
            self.inside[column] = True
        self.prices = [self.cost[column] for column in self.base]
        self.least = tiny
        self.tiny = tiny * max(1.0, *map(abs, program.cost))

    def gain(self, column: int) -> float:
        """What a little more of a column (or less, where it is taken in full) would bring."""
        prices, gain = self.prices, self.cost[column]
        for row, entry in self.columns[column]:
            gain -= prices[row] * entry
        return -gain if self.full[column] else gain

    def promising(self, columns: list[int]) -> list[tuple[float, int]]:
        """The columns that bring something, the best first."""
        found = []
        for column in columns:
            if not self.inside[column]:
                gain = self.gain(column)
                if gain > self.tiny:
                    found.append((-gain, column))
        found.sort()
        return found

    def enter(self, column: int, gain: float) -> None:
        """Take as much of a column as its bound and the rows allow, and put it in the basis of the row that stops it."""
        weights = self._weights(column)
        sign = -1.0 if self.full[column] else 1.0
        step, stop = self._step(column, weights, sign)
        value = self.value
        for row, weight in enumerate(weights):
            if weight:
                value[row] -= weight * sign * step
        if stop is None:
            self.full[column] = not self.full[column]
            return
        leaving = self.base[stop]
        self.inside[leaving] = False
        self.full[leaving] = weights[stop] * sign < 0
        value[stop] = self.upper[column] - step if self.full[column] else step
        self.full[column], self.inside[column], self.base[stop] = False, True, column
        self._pivot(stop, weights, gain * sign)

    def _weights(self, column: int) -> list[float]:
        """The column in terms of the basis."""
        entries, weights = self.columns[column], []
        for line in self.inverse:
            weight = 0.0
            for row, entry in entries:
                weight += line[row] * entry
            weights.append(weight)
        return weights

    def _step(self, column: int, weights: list[float], sign: float) -> tuple[float, int | None]:
        """How far it goes, and the row that stops it, None where its own bound does; the largest pivot among equals."""
        step, stop, tiny = self.upper[column], None, self.least
        for row, weight in enumerate(weights):
            slope = weight * sign
            if slope > tiny:
                room = self.value[row] / slope
            elif slope < -tiny:
                room = (self.value[row] - self.upper[self.base[row]]) / slope
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


def solve(program: Program, steps: int, tuning: Tuning = TUNING) -> Solved:
    """The prices at the best there is, or after so many *steps*."""
    tableau = _Tableau(program, tuning.pivot_tolerance)
    everything = list(range(len(tableau.columns)))
    at_hand: list[int] = []
    for _ in range(steps):
        found = tableau.promising(at_hand)
        if not found:
            found = tableau.promising(everything)
            if not found:
                break
        at_hand = [column for _, column in found[: tuning.candidate_columns]]
        tableau.enter(at_hand[0], -found[0][0])
    taken = [upper if full else 0.0 for upper, full in zip(tableau.upper, tableau.full, strict=True)]
    for column, value in zip(tableau.base, tableau.value, strict=True):
        taken[column] = value
    return Solved(tableau.prices, taken[: tableau.count])
