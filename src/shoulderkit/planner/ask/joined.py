"""What the membership rules join: exercises that go together become one item, the other rules hold between items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.vocabulary import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.planner.ask.asked import Asked


class Joined(NamedTuple):
    """Exercises as items.

    Attributes:
        items: the exercise numbers of each item, sorted; the items by their first.
        one_of: of each tuple of items at most one is in.
        requires: (dependent, needed) pairs of items.
        members: all exercises of all items.
    """

    items: tuple[tuple[int, ...], ...]
    one_of: tuple[tuple[int, ...], ...]
    requires: tuple[tuple[int, int], ...]
    members: frozenset[int]


def together(asked: Asked, numbers: Iterable[int]) -> list[tuple[int, ...]]:
    """Return these exercises in the groups that go together, directly or through others, each sorted."""
    home = {number: [number] for number in numbers}
    for membership in asked.compiled.memberships:
        if membership.kind is RuleKind.TOGETHER:
            for group in membership.groups:
                here = [number for number in group if number in home]
                for other in here[1:]:
                    one, two = home[here[0]], home[other]
                    if one is not two:
                        one += two
                        home.update(dict.fromkeys(two, one))
    return sorted({tuple(sorted(group)) for group in home.values()})


def joined(asked: Asked, numbers: Iterable[int]) -> Joined:
    """Join exercises to items; what goes together with its own rival can never be in, nor can what requires it."""
    groups = together(asked, numbers)
    item_of = {number: group for group in groups for number in group}
    one_of: list[list[tuple[int, ...]]] = []
    requires: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    never: set[tuple[int, ...]] = set()
    for membership in asked.compiled.memberships:
        for group in membership.groups:
            here = [item_of[number] for number in group if number in item_of]
            if membership.kind is RuleKind.ONE_OF:
                distinct = list(dict.fromkeys(here))
                never.update(item for item in distinct if here.count(item) > 1)
                one_of.append(distinct)
            elif membership.kind is RuleKind.REQUIRES and len(here) == len(group) and group[1] not in asked.done:
                if here[0] != here[1]:
                    requires.add((here[0], here[1]))
    size = -1
    while len(never) > size:
        size = len(never)
        never |= {dependent for dependent, needed in requires if needed in never}
    items = [group for group in groups if group not in never]
    place = {group: number for number, group in enumerate(items)}
    rivals = [tuple(sorted(place[group] for group in each if group in place)) for each in one_of]
    pairs = {(place[a], place[b]) for a, b in requires if a in place and b in place}
    return Joined(
        tuple(items),
        tuple(each for each in rivals if len(each) > 1),
        tuple(sorted(pairs)),
        frozenset(number for group in items for number in group),
    )
