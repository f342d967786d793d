"""A selection problem reduced for the search: equal items become one class, and the levels become one number.

The lexicographic objective is encoded in mixed radix, each level a digit of one whole number, so that partial choices
compare and add as plain integers:

    value = presence, coverage, -recency, -time, -rank       (larger is better)
    rank  = the set of items, then what was dropped from each (smaller: the smaller tuple of ids)

Presence is a cell like any other, worth more than all coverage together with its first unit. Items that are equal but for
their ids are one class (symmetry breaking): of so many that are taken the ones with the smallest ids are, and with fuller
options first. More of a class than saturate a cell by themselves are never of use, however few units each of them gives.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Item, MembershipConstraints, Problem


class ClassOption(NamedTuple):
    """One way to take an item of a class.

    Attributes:
        time: its seconds.
        cost: recency and time, as digits of the encoding.
        dropped: how much of the item is dropped.
        gains: (cell, units) pairs, the presence of its group included.
    """

    time: int
    cost: int
    dropped: int
    gains: tuple[tuple[int, int], ...]


class ItemClass(NamedTuple):
    """Items that are equal but for their ids.

    Attributes:
        group: the group that they make present.
        options: the ways to take each, the fullest first.
        items: their numbers, the smallest first.
        required: whether it must be taken; then it is a single item.
        penalty: what the dualized membership constraints add to its cost (see `bounds`).
    """

    group: int
    options: tuple[ClassOption, ...]
    items: tuple[int, ...]
    required: bool
    penalty: int = 0


class Encoding(NamedTuple):
    """The bases of the mixed radix; each is larger than its level can get.

    Attributes:
        coverage_base, recency_base, time_base: of the levels.
        drop_base: within a rank, more than all that can be dropped.
        drop_digit: more than can be dropped from one item.
        items: how many items there are: a bit of the rank for each.
    """

    coverage_base: int
    recency_base: int
    time_base: int
    drop_base: int
    drop_digit: int
    items: int

    @property
    def coverage_unit(self) -> int:
        """What one of coverage is worth, in seconds."""
        return self.recency_base * self.time_base

    @property
    def rank_base(self) -> int:
        """What one second is worth, in ranks."""
        return self.drop_base << self.items

    def worth(self, value: int) -> int:
        """Return presence and coverage of a value, as one number, without what recency and time take off."""
        return -(-(value // self.rank_base) // self.coverage_unit)


class ReducedProblem(NamedTuple):
    """What the search works on. Membership constraints are between classes, each constrained item being its own class.

    Attributes:
        classes: the item classes.
        membership: the logical constraints among them, by class number.
        worth: ``worth[cell][units]`` in seconds (see `Encoding.coverage_unit`); the last cells are the presence of each
            group.
        cell_group: the group of each cell.
        required_cells: the cells that must have a unit.
        budget, max_items: the limits.
        encoding: how levels are encoded.
        constant: the constant term that the dualized membership constraints add to the bound (see `bounds`).
    """

    classes: tuple[ItemClass, ...]
    membership: MembershipConstraints
    worth: tuple[tuple[int, ...], ...]
    cell_group: tuple[int, ...]
    required_cells: frozenset[int]
    budget: int
    max_items: int | None
    encoding: Encoding
    constant: int = 0

    @property
    def served_cells(self) -> frozenset[int]:
        """The cells that some class gives units to."""
        return frozenset(
            cell for item_class in self.classes for option in item_class.options for cell, _ in option.gains
        )

    def with_classes(self, kept: dict[int, ItemClass]) -> ReducedProblem:
        """Return the problem of these classes only, given by their numbers, with the constraints among them."""
        return self._replace(
            classes=tuple(kept.values()),
            membership=self.membership.renumbered({number: place for place, number in enumerate(kept)}),
        )


def _encoding(problem: Problem) -> Encoding:
    digit = 1 + max((o.dropped for item in problem.items for o in item.options), default=0)
    return Encoding(
        coverage_base=1 + sum(table[-1] for table in problem.worth),
        recency_base=1 + sum(item.recent for item in problem.items),
        time_base=1 + problem.budget,
        drop_base=digit ** len(problem.items),
        drop_digit=digit,
        items=len(problem.items),
    )


def _class_options(item: Item, first: int, time_base: int) -> tuple[ClassOption, ...]:
    """An item's options, with the first unit that they give to the presence of its group."""
    recency = time_base if item.recent else 0
    return tuple(
        ClassOption(o.time, recency + o.time, o.dropped, (*o.gains, (first + item.group, 1)) if o.gains else ())
        for o in item.options
    )


def reduce_problem(problem: Problem) -> ReducedProblem:
    """Reduce a problem. Its cells are followed by one for the presence of each group."""
    saturating = max((len(table) - 1 for table in problem.worth), default=1)
    constrained = problem.membership.constrained
    required = problem.membership.implied(number for number, item in enumerate(problem.items) if item.required)
    equal: dict[object, list[int]] = {}
    for number, item in enumerate(problem.items):
        members = equal.setdefault(number if number in required or number in constrained else item, [])
        if len(members) < saturating:
            members.append(number)
    encoding = _encoding(problem)
    first = len(problem.worth)
    classes: list[ItemClass] = []
    for members in equal.values():
        item = problem.items[members[0]]
        options = _class_options(item, first, encoding.time_base)
        classes.append(ItemClass(item.group, options, tuple(members), members[0] in required))
    place = {item_class.items[0]: number for number, item_class in enumerate(classes)}
    # a group that must be present is worth more than all others, so that no choice without it beats one with it
    more = [sum(problem.presence) if group in problem.required_groups else 0 for group in range(len(problem.presence))]
    presence = [weight + extra for weight, extra in zip(problem.presence, more, strict=True)]
    unit = encoding.coverage_unit
    return ReducedProblem(
        classes=tuple(classes),
        membership=problem.membership.renumbered(place),
        worth=(
            *(tuple(n * unit for n in table) for table in problem.worth),
            *((0, weight * encoding.coverage_base * unit) for weight in presence),
        ),
        cell_group=(*problem.cell_group, *range(len(problem.presence))),
        required_cells=frozenset(first + group for group in problem.required_groups),
        budget=problem.budget,
        max_items=problem.max_items,
        encoding=encoding,
    )


def presence_problem(reduced: ReducedProblem) -> ReducedProblem:
    """Return the subproblem that decides which groups can be present: the classes that serve, in their shortest option.

    Of the unconstrained classes the quickest of each group is enough, and constrained ones matter where one is quicker
    than that.
    """
    constrained = reduced.membership.constrained
    first = len(reduced.worth) - _group_count(reduced)
    quickest: dict[int, int] = {}
    shortest: list[ItemClass] = []
    for number, item_class in enumerate(reduced.classes):
        option = min(item_class.options, key=lambda option: option.time)
        gains = ((item_class.group, 1),) if option.gains else ()
        only = ClassOption(option.time, option.time, option.dropped, gains)
        shortest.append(item_class._replace(options=(only,), items=item_class.items[:1]))
        if gains and number not in constrained and not item_class.required:
            other = quickest.setdefault(item_class.group, number)
            if shortest[other].options[0].time > option.time:
                quickest[item_class.group] = number
    record = {group: shortest[number].options[0].time for group, number in quickest.items()}
    quick = {
        number
        for number, each in enumerate(shortest)
        if each.required
        or (each.options[0].gains and each.options[0].time < record.get(each.group, 1 + reduced.budget))
    }
    kept = sorted(reduced.membership.connected(quick) | set(quickest.values()))
    return reduced.with_classes({number: shortest[number] for number in kept})._replace(
        worth=reduced.worth[first:],
        cell_group=reduced.cell_group[first:],
        required_cells=frozenset(cell - first for cell in reduced.required_cells),
    )


def restricted_to(reduced: ReducedProblem, groups: frozenset[int]) -> ReducedProblem:
    """Return the problem when it is known that just these groups can be present: what serves others is left aside."""
    constrained = reduced.membership.constrained
    first = len(reduced.worth) - _group_count(reduced)
    kept = {
        number: item_class
        for number, item_class in enumerate(reduced.classes)
        if number in constrained or item_class.required or item_class.group in groups
    }
    return reduced.with_classes(kept)._replace(
        worth=(
            *reduced.worth[:first],
            *(worth if group in groups else (0, 0) for group, worth in enumerate(reduced.worth[first:])),
        ),
        required_cells=frozenset(first + group for group in groups),
    )


def _group_count(reduced: ReducedProblem) -> int:
    """How many groups there are: the last so many cells are their presence."""
    return 1 + max(reduced.cell_group)


def linear_pieces(table: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the linear pieces of a concave table as (slope, length in units) pairs; at least one."""
    slopes = [after - before for before, after in pairwise(table)] or [0]
    return [(slope, len(list(units))) for slope, units in groupby(slopes)]
