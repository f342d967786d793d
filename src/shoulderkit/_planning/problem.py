"""What a selection problem is made of, and how its levels are packed into one number. No shoulders in here.

Each level of the comparison is a digit of a whole number, so that partial choices compare and add as plain integers:

    value = presence, coverage, -recent, -time, -rank        (larger is better)
    cost  =                      recent,  time,  rank        (smaller is better)
    rank  = the set of items, then what was dropped from each (smaller: the smaller tuple of ids)
"""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """One way to take an item: its time, how much of it was dropped (0: nothing), and units for cells."""

    time: int
    dropped: int
    gains: tuple[tuple[int, int], ...]


class Item(NamedTuple):
    """Something to take once or not at all. Items are numbered in the order of their ids."""

    group: int
    options: tuple[Option, ...]
    recent: bool
    must: bool


class Links(NamedTuple):
    """What the membership of one item says of another, by item number."""

    one_of: tuple[tuple[int, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()


class Problem(NamedTuple):
    """A selection problem.

    ``worth[cell][units]`` is what a cell is worth; more units than the table has are worth no more.
    ``presence[group]`` counts once a chosen item gives units to a cell of its own group.
    """

    items: tuple[Item, ...]
    links: Links
    worth: tuple[tuple[int, ...], ...]
    cell_group: tuple[int, ...]
    presence: tuple[int, ...]
    must_groups: frozenset[int]
    some_group: bool
    budget: int
    most: int | None


class Selection(NamedTuple):
    """The best choice found: (item, option number) pairs in item order, and its levels."""

    chosen: tuple[tuple[int, int], ...]
    presence: int
    coverage: int
    recent: int
    time: int
    bound: int
    proved: bool


class Digits(NamedTuple):
    """How levels are packed into one number; each base is larger than its level can get."""

    coverage: int
    recent: int
    time: int
    rank: int
    dropped: int
    digit: int


def digits_of(problem: Problem) -> Digits:
    """Bases large enough for this problem."""
    count = len(problem.items)
    digit = 1 + max((o.dropped for item in problem.items for o in item.options), default=0)
    dropped = digit**count
    return Digits(
        coverage=1 + sum(table[-1] for table in problem.worth),
        recent=1 + count,
        time=1 + sum(max(o.time for o in item.options) for item in problem.items),
        rank=dropped << count,
        dropped=dropped,
        digit=digit,
    )


class Label(NamedTuple):
    """A partial choice: its time and cost, its units by cell, steps, links that are open, groups present."""

    time: int
    cost: int
    units: tuple[int, ...]
    steps: int
    status: int
    groups: int
