"""The cells of a selection problem, each in a unit of its own, which makes the tables of the search short.

The units that a cell has already are taken off its worth; what is left is stated in the largest unit that all gains and
breakpoints of the cell are multiples of, and worth in the largest step that all slopes are.
"""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Gains, Pieces, Problem, pieces_from


class Cells(NamedTuple):
    """The cells of a problem, scaled.

    Attributes:
        worth: what each is still worth, in its own unit and in coverage steps.
        length: how many of the problem's units each still pays for.
        unit: how many of the problem's units its own unit is.
        step: what a coverage step is worth.
    """

    worth: list[Pieces]
    length: list[int]
    unit: list[int]
    step: int


class Scaled(NamedTuple):
    """What an option gives, in the cells' own units, and how many units that is in all."""

    gains: Gains
    total: int


def scaled_cells(problem: Problem, given: set[Gains]) -> Cells:
    """Scale the cells of a problem whose options give this."""
    left = [pieces_from(pieces, start) for pieces, start in zip(problem.worth, problem.start, strict=True)]
    length = [sum([length for _, length in pieces]) for pieces in left]
    unit = [gcd(*[length for _, length in pieces]) for pieces in left]
    for gains in given:
        for cell, units in gains:
            if units < length[cell]:
                unit[cell] = gcd(unit[cell], units)
    step = gcd(*[slope * unit[cell] for cell, pieces in enumerate(left) for slope, _ in pieces]) or 1
    worth = [
        tuple([(slope * unit[cell] // step, length // unit[cell]) for slope, length in pieces])
        for cell, pieces in enumerate(left)
    ]
    return Cells(worth, length, unit, step)


def scaled_gains(problem: Problem, given: set[Gains], cells: Cells, presence: list[Pieces]) -> dict[Gains, Scaled]:
    """Scale what options give, no more than a cell pays for, and add the unit that each gives to the presence of groups.

    Many options give the same, so each gain is scaled once.
    """
    first, length, unit = len(problem.worth), cells.length, cells.unit
    found: dict[Gains, Scaled] = {}
    for each in given:
        gains: list[tuple[int, int]] = []
        groups: set[int] = set()
        total = 0
        for cell, units in each:
            most = length[cell]
            if most:
                own = min(units, most) // unit[cell]
                gains.append((cell, own))
                total += own
            groups.add(problem.cell_group[cell])
        served = [(first + group, 1) for group in sorted(groups) if presence[group]]
        found[each] = Scaled((*gains, *served), total + len(served))
    return found
