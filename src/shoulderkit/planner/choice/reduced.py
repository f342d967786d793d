"""A selection problem made ready for the search: items that are alike become one kind, and the levels become one number.

Each level of the comparison is a digit of a whole number, so that partial choices compare and add as plain integers:

    value = presence, coverage, -recent, -time, -rank        (larger is better)
    rank  = the set of items, then what was dropped from each (smaller: the smaller tuple of ids)

Presence is a cell like any other, worth more than all coverage together with its first unit. Items that are alike but for
their ids are one kind: of so many that are taken the ones with the smallest ids are, and with fuller doses first. More of
a kind than fill a cell by themselves are never of use, however small their doses.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import NamedTuple

from shoulderkit.planner.choice.problem import Item, Links, Problem


class Way(NamedTuple):
    """One way to take an item of a kind: its time, its spending (recency and time as digits), gains by cell."""

    time: int
    spending: int
    dropped: int
    gains: tuple[tuple[int, int], ...]


class Kind(NamedTuple):
    """Items that are alike, by number, and the ways to take each, the fullest first.

    ``toll`` is what its links with others cost it, at the prices that the pool was given (see `prices`).
    """

    group: int
    ways: tuple[Way, ...]
    items: tuple[int, ...]
    must: bool
    toll: int = 0


class Digits(NamedTuple):
    """The bases of the levels; each is larger than its level can get.

    Attributes:
        coverage, recent, time: more than each of these can get.
        dropped, digit: within a rank, all that is dropped, and what is dropped from one item.
        items: how many there are: a bit for each.
    """

    coverage: int
    recent: int
    time: int
    dropped: int
    digit: int
    items: int

    @property
    def unit(self) -> int:
        """What one of coverage is worth, in seconds."""
        return self.recent * self.time

    @property
    def rank(self) -> int:
        """What one second is worth."""
        return self.dropped << self.items

    def worth(self, value: int) -> int:
        """Presence and coverage of a value, before time and recency are taken off."""
        return -(-(value // self.rank) // self.unit)


class Pool(NamedTuple):
    """What the search works on; links are between kinds, each linked item being a kind of its own.

    ``worth[cell][units]`` counts in seconds (see `Digits.unit`); ``needed`` are the cells that must have a unit;
    ``credit`` is what its links are worth together, at the prices that the pool was given.
    """

    kinds: tuple[Kind, ...]
    links: Links
    worth: tuple[tuple[int, ...], ...]
    cell_group: tuple[int, ...]
    needed: frozenset[int]
    budget: int
    most: int | None
    digits: Digits
    credit: int = 0

    @property
    def served(self) -> frozenset[int]:
        """The cells that some kind gives units to."""
        return frozenset(cell for kind in self.kinds for way in kind.ways for cell, _ in way.gains)


def _digits(problem: Problem) -> Digits:
    digit = 1 + max((o.dropped for item in problem.items for o in item.options), default=0)
    return Digits(
        coverage=1 + sum(table[-1] for table in problem.worth),
        recent=1 + sum(item.recent for item in problem.items),
        time=1 + problem.budget,
        dropped=digit ** len(problem.items),
        digit=digit,
        items=len(problem.items),
    )


def _ways(item: Item, first: int, time: int) -> tuple[Way, ...]:
    """An item's options, with the first unit that they give to the presence of its group."""
    recent = time if item.recent else 0
    return tuple(
        Way(o.time, recent + o.time, o.dropped, (*o.gains, (first + item.group, 1)) if o.gains else ())
        for o in item.options
    )


def gather(problem: Problem) -> Pool:
    """Make a problem ready. Its cells are followed by one for the presence of each group."""
    cap = max((len(table) - 1 for table in problem.worth), default=1)
    single = problem.links.joined
    musts = problem.links.brought(number for number, item in enumerate(problem.items) if item.must)
    alike: dict[object, list[int]] = {}
    for number, item in enumerate(problem.items):
        members = alike.setdefault(number if number in musts or number in single else item, [])
        if len(members) < cap:
            members.append(number)
    digits = _digits(problem)
    first = len(problem.worth)
    kinds = []
    for members in alike.values():
        item = problem.items[members[0]]
        kinds.append(Kind(item.group, _ways(item, first, digits.time), tuple(members), members[0] in musts))
    place = {kind.items[0]: number for number, kind in enumerate(kinds)}
    # a group that must be present is worth more than all others, so that no choice without it beats one with it
    more = [sum(problem.presence) if group in problem.must_groups else 0 for group in range(len(problem.presence))]
    presence = [weight + extra for weight, extra in zip(problem.presence, more, strict=True)]
    return Pool(
        kinds=tuple(kinds),
        links=problem.links.among(place),
        worth=(
            *(tuple(n * digits.unit for n in table) for table in problem.worth),
            *((0, weight * digits.coverage * digits.unit) for weight in presence),
        ),
        cell_group=(*problem.cell_group, *range(len(problem.presence))),
        needed=frozenset(first + group for group in problem.must_groups),
        budget=problem.budget,
        most=problem.most,
        digits=digits,
    )


def bare(pool: Pool) -> Pool:
    """What matters to which groups can be present: who serves, in the shortest way.

    Of the kinds without links the quickest of each group is enough, and linked ones matter where one is quicker than that.
    """
    linked = pool.links.joined
    first = len(pool.worth) - _groups(pool)
    quickest: dict[int, int] = {}
    shortest = []
    for number, kind in enumerate(pool.kinds):
        way = min(kind.ways, key=lambda way: way.time)
        gains = ((kind.group, 1),) if way.gains else ()
        shortest.append(kind._replace(ways=(Way(way.time, way.time, way.dropped, gains),), items=kind.items[:1]))
        if gains and number not in linked and not kind.must:
            other = quickest.setdefault(kind.group, number)
            if shortest[other].ways[0].time > way.time:
                quickest[kind.group] = number
    record = {group: shortest[number].ways[0].time for group, number in quickest.items()}
    quick = {
        number
        for number, kind in enumerate(shortest)
        if kind.must or (kind.ways[0].gains and kind.ways[0].time < record.get(kind.group, 1 + pool.budget))
    }
    kept = sorted(pool.links.neighbors(quick) | set(quickest.values()))
    return pool._replace(
        kinds=tuple(shortest[number] for number in kept),
        links=pool.links.among({number: place for place, number in enumerate(kept)}),
        worth=pool.worth[first:],
        cell_group=pool.cell_group[first:],
        needed=frozenset(cell - first for cell in pool.needed),
    )


def limited(pool: Pool, groups: frozenset[int]) -> Pool:
    """The pool when it is known that just these groups can be present: what serves others is left aside."""
    linked = pool.links.joined
    first = len(pool.worth) - _groups(pool)
    kept = [n for n, kind in enumerate(pool.kinds) if n in linked or kind.must or kind.group in groups]
    return pool._replace(
        kinds=tuple(pool.kinds[number] for number in kept),
        links=pool.links.among({number: place for place, number in enumerate(kept)}),
        worth=(
            *pool.worth[:first],
            *(worth if group in groups else (0, 0) for group, worth in enumerate(pool.worth[first:])),
        ),
        needed=frozenset(first + group for group in groups),
    )


def _groups(pool: Pool) -> int:
    """How many groups there are: the last so many cells are their presence."""
    return 1 + max(pool.cell_group)


def pieces(table: tuple[int, ...]) -> list[tuple[int, int]]:
    """A concave table as pieces: what each unit adds, and how many units long; at least one."""
    slopes = [after - before for before, after in pairwise(table)] or [0]
    return [(slope, len(list(units))) for slope, units in groupby(slopes)]
