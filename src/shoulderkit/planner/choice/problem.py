"""A selection problem, and what an answer to it is.

It is a multiple-choice knapsack problem (each item is taken in one of its options, or not at all; all share one budget of
time) whose objective is lexicographic, with concave returns in each cell, and with logical constraints among the items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: A concave piecewise linear function that starts at 0: (slope, length in units) pairs, each slope at least 1 and smaller
#: than the one before. Past its last piece it stays as it is.
Pieces = tuple[tuple[int, int], ...]
#: (cell, units) pairs.
Gains = tuple[tuple[int, int], ...]


class Option(NamedTuple):
    """One way to take an item.

    Attributes:
        time: its seconds, at least 1.
        dropped: how much of the item is dropped; 0: nothing.
        gains: (cell, units) pairs, in the order of the cells, each cell once; units are at least 1. It makes the group of
            each of these cells present, however much the cell has already.
        slots: the slots that it holds, each once. A slot is held by at most one chosen option.
    """

    time: int
    dropped: int
    gains: Gains
    slots: tuple[int, ...] = ()


class Item(NamedTuple):
    """Something to take once or not at all: one exercise, say, or several that are only taken together.

    Attributes:
        ranks: the place in the order of ids of everything that it stands for, ascending; as one choice's, a problem's
            ranks are all different. It counts so many items.
        options: the ways to take it, the fullest first; no two have the same *dropped* and the same slots. Where several
            have the same *dropped*, the first of them is preferred, all else being equal.
        recent: how much taking it counts against a choice.
        required: whether it must be taken.
    """

    ranks: tuple[int, ...]
    options: tuple[Option, ...]
    recent: int
    required: bool


class MembershipConstraints(NamedTuple):
    """Logical constraints: what taking one item says of taking another, by number.

    Attributes:
        one_of: of each tuple at most one is taken.
        requires: (dependent, needed) pairs; the dependent one is only taken with the needed one. Items that require each
            other, in a circle of any length, are taken together or not at all.
    """

    one_of: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()

    @property
    def constrained(self) -> frozenset[int]:
        """All items that some constraint names."""
        return frozenset(member for each in (*self.one_of, *self.requires) for member in each)

    def renumbered(self, place: Mapping[int, int]) -> MembershipConstraints:
        """Restrict the constraints to the members in *place*, under their new numbers there."""
        if not self.one_of and not self.requires:
            return self
        one_of = (tuple(place[member] for member in each if member in place) for each in self.one_of)
        requires = tuple(
            (place[dependent], place[needed])
            for dependent, needed in self.requires
            if dependent in place and needed in place
        )
        return MembershipConstraints(tuple(each for each in one_of if len(each) > 1), requires)

    def implied(self, start: Iterable[int], *, backward: bool = False) -> set[int]:
        """Return *start* and all that has to be taken with it: the transitive closure of the implications.

        With *backward*, *start* and all that cannot be taken without it.
        """
        return _reachable(start, [(b, a) for a, b in self.requires] if backward else self.requires)

    def connected(self, start: Iterable[int]) -> set[int]:
        """Return *start* and all that constraints of any kind connect with it."""
        edges = [(each[0], other) for each in (*self.one_of, *self.requires) for other in each[1:]]
        return _reachable(start, [*edges, *((other, first) for first, other in edges)])


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

    What is still equal is decided by fewer items, then by the smaller tuple of all chosen items' sorted ranks; then, item
    by item, by less that is dropped; then, item by item, by the earlier option.

    Attributes:
        items: what there is to choose from, in the order of their first ranks.
        membership: the logical constraints among the items.
        worth: what a cell is worth as a function of its units, by cell (see `Pieces`).
        start: the units that each cell has already. With so many more units a cell counts what its worth rises by.
            Coverage is the sum of that over all cells.
        cell_group: the group that each cell belongs to.
        presence: what each group counts once a chosen option gives units to a cell of it. No two sets of groups count
            the same.
        present: the groups that are present already: making them present counts nothing.
        required_groups: the groups that the choice must make present, whether they are present already or not.
        needs_group: whether some chosen option must give units to some cell, even if that adds nothing to what there is
            already.
        budget: the most seconds.
        max_items: the most items, counted as `Item.ranks` says; None where they are not limited.
    """

    items: tuple[Item, ...]
    membership: MembershipConstraints
    worth: tuple[Pieces, ...]
    start: tuple[int, ...]
    cell_group: tuple[int, ...]
    presence: tuple[int, ...]
    present: frozenset[int]
    required_groups: frozenset[int]
    needs_group: bool
    budget: int
    max_items: int | None

    @property
    def most_coverage(self) -> int:
        """What no choice's coverage exceeds."""
        return sum(
            slope * length
            for pieces, start in zip(self.worth, self.start, strict=True)
            for slope, length in pieces_from(pieces, start)
        )


class Selection(NamedTuple):
    """The best choice found.

    Attributes:
        chosen: (item, option number) pairs in item order.
        presence: what the groups count that it makes present and that were not.
        coverage: by how much it raises what the cells are worth.
        recent, time: its other levels; of these less is better.
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


def pieces_from(pieces: Pieces, start: int) -> Pieces:
    """Return what is left of the pieces from so many units on."""
    if not start:
        return pieces
    left: list[tuple[int, int]] = []
    for slope, length in pieces:
        if start < length:
            left.append((slope, length - start))
        start = max(0, start - length)
    return tuple(left)


def pieces_up_to(pieces: Pieces, most: int) -> Pieces:
    """Return the pieces cut off after so many units."""
    left: list[tuple[int, int]] = []
    for slope, length in pieces:
        if most <= length:
            return (*left, (slope, most)) if most else tuple(left)
        left.append((slope, length))
        most -= length
    return pieces


def worth_of(pieces: Pieces, units: int) -> int:
    """Return what this many units are worth."""
    worth = 0
    for slope, length in pieces:
        worth += slope * min(units, length)
        units -= length
        if units <= 0:
            break
    return worth
