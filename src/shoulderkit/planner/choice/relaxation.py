"""The linear relaxation of a selection problem, in which an item class may be taken in part: where dual prices come from."""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from shoulderkit.planner.choice.bounds import DualPrices
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, first_presence
from shoulderkit.planner.choice.simplex import LinearProgram, Simplex, Sparse
from shoulderkit.planner.tuning import TUNING, Tuning


class _Row(NamedTuple):
    """A constraint: the sum of coefficient times amount over (class, option, coefficient) terms is at most the limit.

    One that gets no price has no terms.
    """

    terms: tuple[tuple[int, int, int], ...]
    limit: int


def _rows(reduced: ReducedProblem) -> list[_Row]:
    """The constraints that get prices: the membership constraints and the slots."""
    membership, classes = reduced.membership, reduced.classes

    def whole(number: int, factor: int = 1) -> tuple[tuple[int, int, int], ...]:
        return tuple([(number, place, factor) for place in range(len(classes[number].options))])

    rows = [_Row(tuple([term for number in members for term in whole(number)]), 1) for members in membership.one_of]
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

    Constraints on classes are added as cutting planes: those that the solution violates are added, and the program is solved
    on from there. Where they are few, the membership constraints and slots are in it from the start.
    """
    rows = _rows(reduced)
    active = rows if len(rows) <= len(reduced.worth) else []
    program, column = _program(reduced, active)
    inactive = _counts(reduced, column)
    if not active:
        inactive += [(row, _entries(row, column)) for row in rows]
    basis = Simplex(program, tuning)
    basis.maximize(tuning.simplex_steps * len(program.limit))
    while True:
        solution = basis.solution
        amounts = solution.amounts
        kept: list[tuple[_Row, Sparse]] = []
        violated: list[tuple[_Row, Sparse]] = []
        for row, entries in inactive:
            used = fsum([amounts[at] * factor for at, factor in entries])
            (violated if used > row.limit + tuning.cut_tolerance else kept).append((row, entries))
        if not violated or len(active) > tuning.cut_rounds * len(reduced.worth):
            break
        inactive = kept
        active += [row for row, _ in violated]
        basis.add([(entries, float(row.limit)) for row, entries in violated])
        basis.restore(tuning.simplex_steps * len(violated))
        basis.maximize(tuning.simplex_steps * len(violated))
    rounded = [round(tuning.price_scale * max(0.0, price)) for price in solution.prices]
    cells = len(reduced.worth)
    constants = [0] * len(reduced.classes)
    penalties = [[0] * len(each.options) for each in reduced.classes]
    for row, price in zip(active, rounded[cells + 2 :], strict=True):
        if row.terms:
            constants[row.terms[0][0]] += price * row.limit
            for number, place, factor in row.terms:
                penalties[number][place] += price * factor
    per_item = rounded[cells + 1] if reduced.max_items is not None else 0
    prices = DualPrices(
        tuple(rounded[:cells]), rounded[cells], per_item, tuning.price_scale, reduced.encoding.coverage_unit
    )
    classes = tuple([prices.priced(each, own) for each, own in zip(reduced.classes, penalties, strict=True)])
    return Relaxation(classes, tuple(constants), prices)


def _counts(reduced: ReducedProblem, column: dict[tuple[int, int], int]) -> list[tuple[_Row, Sparse]]:
    """The rows that take no more than there are of a class, with their entries, where it has several options.

    Whoever counts the items of a class keeps to that, without a penalty.
    """
    entries: list[list[tuple[int, float]]] = [[] for _ in reduced.classes]
    for (number, _), at in column.items():
        entries[number].append((at, 1.0))
    return [
        (_Row((), len(each.items)), tuple(own))
        for each, own in zip(reduced.classes, entries, strict=True)
        if len(each.options) > 1
    ]


def _entries(row: _Row, column: dict[tuple[int, int], int]) -> Sparse:
    """The entries of a row at the columns that there are."""
    return tuple(
        [(column[number, place], float(factor)) for number, place, factor in row.terms if (number, place) in column]
    )


def _program(reduced: ReducedProblem, active: list[_Row]) -> tuple[LinearProgram, dict[tuple[int, int], int]]:
    """The linear relaxation, and its columns by class and option; those that are of no use are not among them.

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
    column: dict[tuple[int, int], int] = {}
    presence = first_presence(reduced)
    for number, item_class in enumerate(reduced.classes):
        counted: Sparse = () if most is None else ((cells + 1, float(item_class.size)),)
        for place in _useful_columns(item_class, presence):
            option = item_class.options[place]
            gains = [(cell, -float(units)) for cell, units in option.gains]
            column[number, place] = len(columns)
            columns.append((*gains, (cells, float(option.time)), *counted, *tails.get((number, place), ())))
            cost.append((outranking if item_class.required else 0.0) - option.cost)
            upper.append(float(len(item_class.items)))
    start: list[int | None] = []
    for cell, pieces in enumerate(reduced.worth):
        start.append(len(columns) if pieces else None)
        for slope, length in pieces:
            columns.append(((cell, 1.0),))
            cost.append(float(slope * unit))
            upper.append(float(length))
    start += [None] * (len(limits) - cells)
    return LinearProgram(columns, cost, upper, limits, start), column


def _useful_columns(item_class: ItemClass, first: int) -> list[int]:
    """The options that the relaxation is made of, where an option may be taken in part: the others hardly change its prices.

    Of those that hold the same slots one is of no use where a part of another gives as much for no more time and cost. To
    make a group present is all or nothing, so the quickest is kept, too; *first* is the first of the cells of presence.
    """
    kept: list[int] = []
    quickest: dict[tuple[int, ...], int] = {}
    for place, option in enumerate(item_class.options):
        if option.time < item_class.options[quickest.setdefault(option.slots, place)].time:
            quickest[option.slots] = place
        if not any(_gives_more(item_class.options[other], option, first) for other in kept):
            kept.append(place)
    return sorted({*kept, *quickest.values()})


def _gives_more(fuller: ClassOption, option: ClassOption, first: int) -> bool:
    """Whether a part of the fuller option gives as much, presence aside, for no more time and cost and in the same slots."""
    if fuller.slots != option.slots:
        return False
    gains = dict(fuller.gains)
    part, whole = 0, 1
    for cell, units in option.gains:
        most = gains.get(cell, 0)
        if units > most:
            return False
        if cell < first and units * whole > part * most:
            part, whole = units, most
    return fuller.time * part <= option.time * whole and fuller.cost * part <= option.cost * whole
