"""A selection problem, and what an answer to it is.

It is a multiple-choice knapsack problem (each item is taken in one of its options, or not at all; all share one budget of
time) whose objective is lexicographic, with concave returns in each cell, and with logical constraints among the items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Option(NamedTuple):
    """One way to take an item.

    Attributes:
        time: its seconds.
        dropped: how much of the item is dropped; 0: nothing.
        gains: (cell, units) pairs.
    """

    time: int
    dropped: int
    gains: tuple[tuple[int, int], ...]


class Item(NamedTuple):
    """Something to take once or not at all. Items are numbered in the order of their ids.

    Attributes:
        group: the group that it makes present.
        options: the ways to take it, the fullest first.
        recent: whether taking it counts against a choice.
        required: whether it must be taken.
    """

    group: int
    options: tuple[Option, ...]
    recent: bool
    required: bool


class MembershipConstraints(NamedTuple):
    """Logical constraints: what taking one item says of taking another, by number.

    Attributes:
        one_of: of each tuple at most one is taken.
        together: of each tuple all are taken, or none.
        requires: (dependent, needed) pairs; the dependent one is only taken with the needed one.
    """

    one_of: tuple[tuple[int, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()

    @property
    def constrained(self) -> frozenset[int]:
        """All items that some constraint names."""
        return frozenset(member for each in (*self.one_of, *self.together, *self.requires) for member in each)

    def renumbered(self, place: Mapping[int, int]) -> MembershipConstraints:
        """Restrict the constraints to the members in *place*, under their new numbers there."""

        def kept(constraints: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
            found = (tuple(place[member] for member in each if member in place) for each in constraints)
            return tuple(each for each in found if len(each) > 1)

        pairs = tuple(
            (place[dependent], place[needed])
            for dependent, needed in self.requires
            if dependent in place and needed in place
        )
        return MembershipConstraints(kept(self.one_of), kept(self.together), pairs)

    def implied(self, start: Iterable[int], *, backward: bool = False) -> set[int]:
        """Return *start* and all that has to be taken with it: the transitive closure of the implications.

        With *backward*, *start* and all that cannot be taken without it.
        """
        pairs = [(needed, dependent) for dependent, needed in self.requires] if backward else self.requires
        return _reachable(start, (*pairs, *_both_ways(self.together)))

    def connected(self, start: Iterable[int]) -> set[int]:
        """Return *start* and all that constraints of any kind connect with it."""
        return _reachable(start, _both_ways((*self.one_of, *self.together, *self.requires)))


def _both_ways(constraints: Iterable[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Edges from the first member of each constraint to the others, and back."""
    edges = [(each[0], other) for each in constraints for other in each[1:]]
    return [*edges, *((other, first) for first, other in edges)]


def _reachable(start: Iterable[int], edges: Iterable[tuple[int, int]]) -> set[int]:
    """All nodes that a path along these edges leads to."""
    after: dict[int, list[int]] = {}
    for here, there in edges:
        after.setdefault(here, []).append(there)
    found = set(start)
    todo = list(found)
    while todo:
        for there in after.get(todo.pop(), ()):
            if there not in found:
                found.add(there)
                todo.append(there)
    return found


class Problem(NamedTuple):
    """A selection problem: find the choice with the most presence, then coverage, then the least recency, then time.

    What is still equal is decided by the smaller tuple of item numbers, then by fuller options.

    Attributes:
        items: what there is to choose from.
        membership: the logical constraints among the items.
        worth: ``worth[cell][units]`` is what a cell is worth, a concave function of its units; more units than the table
            has are worth no more. Coverage is the sum over all cells.
        cell_group: the group that each cell belongs to.
        presence: what each group counts once a chosen item gives units to a cell of its own group.
        required_groups: the groups that must be present.
        needs_group: whether at least one group must be present.
        budget: the most seconds.
        max_items: the most items, None where they are not limited.
    """

    items: tuple[Item, ...]
    membership: MembershipConstraints
    worth: tuple[tuple[int, ...], ...]
    cell_group: tuple[int, ...]
    presence: tuple[int, ...]
    required_groups: frozenset[int]
    needs_group: bool
    budget: int
    max_items: int | None


class Selection(NamedTuple):
    """The best choice found.

    Attributes:
        chosen: (item, option number) pairs in item order.
        presence, coverage, recent, time: its levels; of the first two more is better, of the others less.
        bound: the most coverage that any choice of this presence can have.
        proved: whether no choice is better, ties included.
    """

    chosen: tuple[tuple[int, int], ...]
    presence: int
    coverage: int
    recent: int
    time: int
    bound: int
    proved: bool
