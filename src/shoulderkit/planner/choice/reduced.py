"""A selection problem reduced for the search: equal items become one class, and the levels become one number.

Presence is a cell like any other, worth more than all coverage together with its first unit; the cells are scaled (see
`cells`). Items that are equal but for their ranks are one class (symmetry breaking): of so many that are taken the ones
with the smallest ranks are, and with fuller options first. More of a class than saturate a cell by themselves are never of
use. Neither is an option that another option of the item outdoes, nor an item that gives nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from shoulderkit.planner.choice.cells import Scaled, scaled_cells, scaled_gains
from shoulderkit.planner.choice.encoding import Encoding, encoding_of, places_of
from shoulderkit.planner.choice.problem import (
    Gains,
    Item,
    MembershipConstraints,
    Pieces,
    Problem,
    pieces_up_to,
)


class ClassOption(NamedTuple):
    """One way to take an item of a class.

    Attributes:
        number: which option of the item it is.
        time: its seconds.
        cost: recency, time and size, as digits of the encoding.
        dropped: how much of the item is dropped.
        place: its place among the options that drop so much.
        gains: (cell, units) pairs, presence included; no more units than the cell pays for.
        slots: the slots that it holds.
        dual_cost: what it costs at the dual prices, before its gains (see `bounds`).
        profit: its gains at the dual prices less that.
    """

    number: int
    time: int
    cost: int
    dropped: int
    place: int
    gains: Gains
    slots: tuple[int, ...]
    dual_cost: int = 0
    profit: int = 0


class _ItemClass(NamedTuple):
    """The fields of `ItemClass`.

    Attributes:
        groups: the groups of the cells that they give units to.
        options: the ways to take each, the fullest first.
        items: their numbers, the smallest first.
        size: how many items each counts.
        required: whether it must be taken; then it is a single item.
    """

    groups: tuple[int, ...]
    options: tuple[ClassOption, ...]
    items: tuple[int, ...]
    size: int
    required: bool


class ItemClass(_ItemClass):
    """Items that are equal but for their ranks, and what follows from their options, found once where it is asked for."""

    @cached_property
    def slots(self) -> frozenset[int]:
        """The slots that some option holds."""
        return frozenset([slot for option in self.options for slot in option.slots])

    @cached_property
    def most_units(self) -> dict[int, int]:
        """The most units that one gives, by cell."""
        most: dict[int, int] = {}
        for option in self.options:
            for cell, units in option.gains:
                if units > most.get(cell, 0):
                    most[cell] = units
        return most

    @cached_property
    def best_option(self) -> int:
        """The most that an option yields at the dual prices."""
        return max([option.profit for option in self.options])

    @property
    def best_profit(self) -> int:
        """The most that one yields at the dual prices. Passing it over yields 0; what is required may yield less."""
        return self.best_option if self.required else max(0, self.best_option)


class ReducedProblem(NamedTuple):
    """What the search works on. Membership constraints are between classes, each constrained item being its own class.

    Attributes:
        classes: the item classes.
        membership: the logical constraints among them, by class number.
        worth: what each cell is worth in coverage steps (see `Encoding`); the last cells are the presence of each group.
        cell_group: the group of each cell.
        required_cells: the cells that must have a unit.
        budget, max_items: the limits.
        encoding: how levels are encoded.
        constant: the constant term that the dualized constraints add to the bound (see `bounds`).
    """

    classes: tuple[ItemClass, ...]
    membership: MembershipConstraints
    worth: tuple[Pieces, ...]
    cell_group: tuple[int, ...]
    required_cells: frozenset[int]
    budget: int
    max_items: int | None
    encoding: Encoding
    constant: int = 0

    @property
    def served_cells(self) -> frozenset[int]:
        """The cells that some class gives units to."""
        return frozenset([cell for item_class in self.classes for cell in item_class.most_units])

    def with_classes(self, kept: dict[int, ItemClass]) -> ReducedProblem:
        """Return the problem of these classes only, given by their numbers, with the constraints among them."""
        return self._replace(
            classes=tuple(kept.values()),
            membership=self.membership.renumbered({number: place for place, number in enumerate(kept)}),
        )


def _without_outdone(options: list[tuple[int, int, int, ClassOption]]) -> list[ClassOption]:
    """The options, with seconds, number and units in all, without those that another is never worse than.

    All ties are decided for that other one.
    """
    # the quickest first: whatever outdoes an option comes before it, and has as many units in all
    options.sort()
    kept: list[tuple[int, int, ClassOption]] = []
    most = -1
    for _, number, total, option in options:
        if total > most:
            most = total
        elif any(theirs >= total and _outdoes(other, option) for _, theirs, other in kept):
            continue
        kept.append((number, total, option))
    kept.sort()
    return [option for _, _, option in kept]


def _outdoes(other: ClassOption, option: ClassOption) -> bool:
    """Whether an option that is no slower gives as much everywhere, and holds no slot that the other does not."""
    if other.slots and not set(other.slots) <= set(option.slots):
        return False
    theirs = dict(other.gains)
    return all(theirs.get(cell, 0) >= units for cell, units in option.gains)


def _class_options(
    problem: Problem, item: Item, scaled: dict[Gains, Scaled], encoding: Encoding
) -> tuple[ClassOption, ...]:
    """An item's options without those that are never of use."""
    recency, second, size = encoding.time_base * item.recent, encoding.second, len(item.ranks)
    found: list[tuple[int, int, int, ClassOption]] = []
    # what does not fit is left aside, unless none does: then the search finds that there is none
    longest = max(problem.budget, min([option.time for option in item.options], default=0))
    for number, (option, place) in enumerate(zip(item.options, places_of(item), strict=True)):
        time, dropped, given, slots = option
        if time > longest:
            continue
        gains, total = scaled[given]
        cost = recency + second * time + size
        found.append((time, number, total, ClassOption(number, time, cost, dropped, place, gains, slots)))
    return tuple(_without_outdone(found))


def _saturating(options: tuple[ClassOption, ...], worth: list[Pieces]) -> int | None:
    """How many items of a class saturate every cell that they serve, in whichever options; None where they may not."""
    least: dict[int, int] = dict(options[0].gains)
    for option in options[1:]:
        gains = dict(option.gains)
        if gains.keys() != least.keys():
            return None
        least = {cell: min(units, gains[cell]) for cell, units in least.items()}
    lengths = {cell: sum([length for _, length in worth[cell]]) for cell in least}
    return max((-(-lengths[cell] // units) for cell, units in least.items()), default=0)


def reduce_problem(problem: Problem) -> ReducedProblem:
    """Reduce a problem. Its cells are followed by one for the presence of each group."""
    constrained = problem.membership.constrained
    required = problem.membership.implied(number for number, item in enumerate(problem.items) if item.required)
    equal: dict[object, list[int]] = {}
    for number, item in enumerate(problem.items):
        alone = number in required or number in constrained
        equal.setdefault(number if alone else (item.options, item.recent, len(item.ranks)), []).append(number)
    kinds = [(problem.items[members[0]], members) for members in equal.values()]
    given = {option.gains for item, _ in kinds for option in item.options}
    cells = scaled_cells(problem, given)
    most_coverage = sum(slope * length for pieces in cells.worth for slope, length in pieces)
    encoding = encoding_of(problem, most_coverage, cells.step)
    presence = _presence(problem, encoding)
    worth = [*cells.worth, *presence]
    scaled = scaled_gains(problem, given, cells, presence)
    cell_group = (*problem.cell_group, *range(len(problem.presence)))
    classes: list[ItemClass] = []
    place: dict[int, int] = {}
    for item, members in kinds:
        options = _class_options(problem, item, scaled, encoding)
        first, size = members[0], len(item.ranks)
        if first in required or first in constrained:
            place[first] = len(classes)
        elif not any(option.gains for option in options):
            continue
        else:
            most = problem.budget // min([option.time for option in options])
            # one by itself is always of use
            saturating = _saturating(options, worth) if len(members) > 1 else None
            used = members[: most if saturating is None else min(most, saturating)]
            if not used:
                continue
            members[:] = used
        groups = {cell_group[cell] for option in options for cell, _ in option.gains}
        classes.append(ItemClass(tuple(sorted(groups)), options, tuple(members), size, first in required))
    return ReducedProblem(
        classes=tuple(classes),
        membership=problem.membership.renumbered(place),
        worth=tuple(worth),
        cell_group=cell_group,
        required_cells=frozenset(len(problem.worth) + group for group in problem.required_groups),
        budget=problem.budget,
        max_items=problem.max_items,
        encoding=encoding,
    )


def _presence(problem: Problem, encoding: Encoding) -> list[Pieces]:
    """What the presence of each group is worth; nothing where it is present already."""
    # a group that must be present is worth more than all others, so that no choice without it beats one with it
    more = 1 + sum(problem.presence)
    weights = [
        (0 if group in problem.present else weight) + (more if group in problem.required_groups else 0)
        for group, weight in enumerate(problem.presence)
    ]
    return [((weight * encoding.coverage_base, 1),) if weight else () for weight in weights]


def truncated(reduced: ReducedProblem) -> ReducedProblem:
    """Return the problem with what its cells are worth cut off at the most units that its classes can give."""
    given = [0] * len(reduced.worth)
    for item_class in reduced.classes:
        for cell, units in item_class.most_units.items():
            given[cell] += units * len(item_class.items)
    return reduced._replace(
        worth=tuple([pieces_up_to(pieces, most) for pieces, most in zip(reduced.worth, given, strict=True)])
    )


def restricted_to(reduced: ReducedProblem, groups: frozenset[int]) -> ReducedProblem:
    """Return the problem when it is known which groups a best choice makes present, beside those that count nothing.

    Options that serve any other group are left aside.
    """
    constrained = reduced.membership.constrained
    first = first_presence(reduced)
    forbidden = {first + group for group in range(len(reduced.worth) - first) if group not in groups}
    kept: dict[int, ItemClass] = {}
    for number, item_class in enumerate(reduced.classes):
        serving = [not forbidden.isdisjoint(dict(option.gains)) for option in item_class.options]
        if not any(serving):
            kept[number] = item_class
        elif number in constrained or item_class.required:
            options = tuple([_without(option, forbidden) for option in item_class.options])
            kept[number] = _with_options(reduced, item_class, options)
        elif not all(serving):
            options = tuple([o for o, serves in zip(item_class.options, serving, strict=True) if not serves])
            kept[number] = _with_options(reduced, item_class, options)
    return reduced.with_classes(kept)._replace(
        worth=tuple([() if cell in forbidden else pieces for cell, pieces in enumerate(reduced.worth)]),
        required_cells=frozenset(first + group for group in groups),
    )


def _with_options(reduced: ReducedProblem, item_class: ItemClass, options: tuple[ClassOption, ...]) -> ItemClass:
    groups = {reduced.cell_group[cell] for option in options for cell, _ in option.gains}
    return item_class._replace(options=options, groups=tuple(sorted(groups)))


def _without(option: ClassOption, cells: set[int]) -> ClassOption:
    """The option without what it gives to these cells."""
    return option._replace(gains=tuple([(cell, units) for cell, units in option.gains if cell not in cells]))


def first_presence(reduced: ReducedProblem) -> int:
    """Return the first of the cells that are the presence of a group."""
    return len(reduced.worth) - 1 - max(reduced.cell_group)
