"""What a selection problem is made of. Integers and tuples; no shoulders in here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """What the membership of one item says of another, by number."""

    one_of: tuple[tuple[int, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()

    @property
    def joined(self) -> frozenset[int]:
        """All that are linked with another."""
        return frozenset(member for link in (*self.one_of, *self.together, *self.requires) for member in link)

    def among(self, place: Mapping[int, int]) -> Links:
        """The links between members that have a place, under these numbers."""

        def kept(links: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
            found = (tuple(place[member] for member in link if member in place) for link in links)
            return tuple(link for link in found if len(link) > 1)

        pairs = tuple((place[who], place[what]) for who, what in self.requires if who in place and what in place)
        return Links(kept(self.one_of), kept(self.together), pairs)

    def brought(self, start: Iterable[int], *, back: bool = False) -> set[int]:
        """*start* and all that is in with it: what it requires, and what goes together with it.

        With *back*, all that is out when it is out: what requires it, and what goes together with it.
        """
        pairs = [(what, who) for who, what in self.requires] if back else self.requires
        return _reached(start, (*pairs, *_both_ways(self.together)))

    def neighbors(self, start: Iterable[int]) -> set[int]:
        """*start* and all that is joined with it by links of any kind."""
        return _reached(start, _both_ways((*self.one_of, *self.together, *self.requires)))


def _both_ways(links: Iterable[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Pairs that lead from the first of each link to the others and back."""
    pairs = [(link[0], other) for link in links for other in link[1:]]
    return [*pairs, *((other, first) for first, other in pairs)]


def _reached(start: Iterable[int], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """All that some way along these pairs leads to."""
    after: dict[int, list[int]] = {}
    for here, there in pairs:
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
