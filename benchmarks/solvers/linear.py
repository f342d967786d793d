"""What goes in, as an integer linear program, and how good what a solver chose is.

Items that are alike are one whole-number variable for each way to take them, which makes a program several times smaller
than one with a yes-or-no variable for each item; a solver does not find that by itself. What is linked with others or
must be in stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from math import gcd
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Item, Option, Problem

#: A row says ``low <= sum of factor times variable <= high``; None is no limit.
Terms = list[tuple[int, int]]


class Levels(NamedTuple):
    """How good a choice is. The first two are the more the better, the others the less the better."""

    presence: int
    coverage: int
    recent: int
    time: int

    @property
    def first(self) -> tuple[int, int]:
        """What is compared first: presence, then coverage."""
        return (self.presence, self.coverage)


class Row(NamedTuple):
    """A linear constraint."""

    terms: Terms
    low: int | None
    high: int | None


class Program(NamedTuple):
    """An integer linear program: variables from 0 up to a limit, rows, and two objectives to maximize, one after the other.

    Attributes:
        limits: the largest value of each variable; the smallest is 0.
        rows: the constraints.
        first: presence and coverage, one number.
        second: recency and time, one number, to be made largest among the best of *first*.
        takes: (members of a kind, option number) for each of the first variables: so many of them are taken that way.
    """

    limits: list[int]
    rows: list[Row]
    first: Terms
    second: Terms
    takes: list[tuple[tuple[int, ...], int]]


def kinds(problem: Problem) -> list[tuple[int, ...]]:
    """Items that are alike, by number, no more of a kind than are of use."""
    alone = problem.membership.constrained
    alike: dict[object, list[int]] = defaultdict(list)
    for number, item in enumerate(problem.items):
        alike[number if item.required or number in alone else (item.options, item.recent, len(item.ranks))].append(
            number
        )
    return [tuple(members[: most_of_use(problem, problem.items[members[0]])]) for members in alike.values()]


def most_of_use(problem: Problem, item: Item) -> int:
    """How many items like this one fill every cell that they give units to, in whichever of their options."""
    most = 1
    for cell in {cell for option in item.options for cell, _ in option.gains}:
        least = min(dict(option.gains).get(cell, 0) for option in item.options)
        length = sum(length for _, length in problem.worth[cell])
        most = max(most, -(-length // least) if least else len(problem.items))
    return most


def slopes(problem: Problem, cell: int) -> list[tuple[int, int]]:
    """What a cell is worth beyond its start, as (worth of one more unit, for so many units), the steepest first."""
    found: list[tuple[int, int]] = []
    end = 0
    for slope, length in problem.worth[cell]:
        end += length
        if end > problem.start[cell]:
            found.append((slope, min(length, end - problem.start[cell])))
    return found


def _groups(problem: Problem, option: Option) -> set[int]:
    return {problem.cell_group[cell] for cell, _ in option.gains}


def program(problem: Problem, *, by_kind: bool = True) -> Program:
    """Write the problem down, with whole numbers of a kind or with yes or no for each item."""
    made = Program([], [], [], [], [])
    units: dict[int, Terms] = defaultdict(list)
    serving: dict[int, Terms] = defaultdict(list)
    whole: dict[int, Terms] = {}
    slots: dict[int, Terms] = defaultdict(list)
    spent, steps = [], []
    for members in kinds(problem) if by_kind else [(number,) for number in range(len(problem.items))]:
        item = problem.items[members[0]]
        taken = []
        for place, option in enumerate(item.options):
            variable = _variable(made, len(members))
            made.takes.append((members, place))
            taken.append((variable, 1))
            spent.append((variable, option.time))
            made.second.append((variable, -option.time - item.recent * (problem.budget + 1)))
            for cell, given in option.gains:
                units[cell].append((variable, given))
            for group in _groups(problem, option):
                serving[group].append((variable, 1))
            for slot in option.slots:
                slots[slot].append((variable, 1))
        if item.required or len(taken) > 1:
            made.rows.append(Row(taken, 1 if item.required else None, len(members)))
        steps += [(variable, len(item.ranks)) for variable, _ in taken]
        whole[members[0]] = taken
    made.rows.append(Row(spent, None, problem.budget))
    made.rows.extend(Row(holders, None, 1) for holders in slots.values())
    if problem.max_items is not None:
        made.rows.append(Row(steps, None, problem.max_items))
    _membership(problem, made, whole)
    _goals(problem, made, units, serving)
    return made


def _variable(made: Program, limit: int) -> int:
    made.limits.append(limit)
    return len(made.limits) - 1


def _minus(terms: Terms) -> Terms:
    return [(variable, -factor) for variable, factor in terms]


def _membership(problem: Problem, made: Program, whole: dict[int, Terms]) -> None:
    for group in problem.membership.one_of:
        made.rows.append(Row([term for item in group for term in whole[item]], None, 1))
    for who, what in problem.membership.requires:
        made.rows.append(Row(whole[who] + _minus(whole[what]), None, 0))


def _goals(problem: Problem, made: Program, units: dict[int, Terms], serving: dict[int, Terms]) -> None:
    outranks = 1 + sum(slope * length for cell in range(len(problem.worth)) for slope, length in slopes(problem, cell))
    for cell, given in units.items():
        pieces, paid = slopes(problem, cell), []
        # units come in steps; smaller numbers are easier for a solver, and rounded less
        step = gcd(*(length for _, length in pieces), *(count for _, count in given))
        for slope, length in pieces:
            variable = _variable(made, length // step)
            made.first.append((variable, slope * step))
            paid.append((variable, -1))
        made.rows.append(Row([(variable, count // step) for variable, count in given] + paid, 0, None))
    present = []
    for group, weight in enumerate(problem.presence):
        variable = _variable(made, 1)
        made.first.append((variable, 0 if group in problem.present else outranks * weight))
        made.rows.append(Row([*serving[group], (variable, -1)], 0, None))
        if group in problem.required_groups:
            made.rows.append(Row([(variable, 1)], 1, None))
        present.append((variable, 1))
    if problem.needs_group:
        made.rows.append(Row(present, 1, None))


def judged(problem: Problem, made: Program, values: list[int]) -> Levels:
    """Count afresh how good a solver's choice is, after a check that it is allowed.

    Raises:
        ValueError: a row is broken.
    """
    for row in made.rows:
        total = sum(factor * values[variable] for variable, factor in row.terms)
        if (row.low is not None and total < row.low) or (row.high is not None and total > row.high):
            raise ValueError(f"the solver's choice breaks {row}: {total}")
    units = [0] * len(problem.worth)
    groups: set[int] = set()
    recent = time = 0
    for (members, place), count in zip(made.takes, values, strict=False):
        item = problem.items[members[0]]
        option = item.options[place]
        recent, time = recent + count * item.recent, time + count * option.time
        groups |= _groups(problem, option) if count else set()
        for cell, given in option.gains:
            units[cell] += count * given
    coverage = 0
    for cell, given in enumerate(units):
        end = 0
        for slope, length in slopes(problem, cell):
            coverage += slope * max(0, min(given - end, length))
            end += length
    return Levels(sum(problem.presence[group] for group in groups - problem.present), coverage, recent, time)
