"""Completion bounds: how much a partial choice still has to give up, by the seconds that are left to it.

At the dual prices what is neither taken nor passed over at a loss gives up nothing, and so there are very many partial
choices that are as good as the bound: each leaves out other items. But each second that nothing uses gives up its price. How
little is given up from here on, *with the seconds that are left*, is a knapsack problem in nothing but time: the membership
constraints and the concave worth of cells are relaxed, as they are in the prices. It is solved for all seconds at once, from
the last decision back to the first (dynamic programming); who decides from the first to the last looks the bound up.
"""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

from shoulderkit.planner.choice.reduced import ItemClass

#: More than anything gives up, in the units of the tables: with it all figures stay below two to the power of 30, where
#: whole numbers are quickest.
_MOST = (1 << 29) - 1
#: The gap is less than two to this power of those units, so that what is lost by rounding is a small part of it.
_GAP_BITS = 18

#: What is given up at least, by the time that is left, in time units.
ByTime = list[int]


class Spent(NamedTuple):
    """The seconds that a choice in the rest of the problem takes, and what it gives up of the bound."""

    time: int
    loss: int


class Completion(NamedTuple):
    """What has to be given up at least to complete a choice.

    Attributes:
        unit: the seconds that all times are whole multiples of.
        shift: what is given up is stated in multiples of two to this power, rounded down.
        lost: by how many classes are decided, and by how many of the next one may still be taken; each by the time left.
        work: how many figures were computed.
    """

    unit: int
    shift: int
    lost: list[list[ByTime]]
    work: int


def unlimited(in_order: list[ItemClass], budget: int) -> Completion:
    """Return the bounds where nothing is known of the rest of the problem, which may use all the time that is left."""
    nothing = [0]
    return Completion(budget + 1, 0, [*[[nothing] * (1 + len(each.items)) for each in in_order], [nothing]], 0)


def limited(in_order: list[ItemClass], budget: int, per_second: int, gap: int, rest: list[Spent]) -> Completion:
    """Return the bounds where the choices in the rest of the problem are known.

    Args:
        in_order: the classes in the order in which they are decided, with their profits.
        budget: the seconds that there are.
        per_second: what a second gives up that nothing uses.
        gap: what may be given up altogether.
        rest: the choices in the rest of the problem, of which one is made.
    """
    unit = gcd(*[option.time for each in in_order for option in each.options], *[spent.time for spent in rest]) or 1
    shift = max(0, gap.bit_length() - _GAP_BITS)
    units, limit = budget // unit, gap >> shift
    lost = [[_within(_unused(rest, units, unit, per_second, shift), limit)]]
    work = 0
    for each in reversed(in_order):
        best = each.best_profit
        # passing over what is worth its price gives that up
        passed = _MOST if each.required else best >> shift
        ways: dict[int, int] = {}
        for option in each.options:
            time, less = option.time // unit, min(_MOST, best - option.profit >> shift)
            ways[time] = min(less, ways.get(time, _MOST))
        found = [lost[-1][-1]]
        for _ in each.items:
            before = found[-1]
            least = [yet + passed for yet in before]
            least += [_MOST] * min(units + 1 - len(before), max(ways))
            for time, less in ways.items():
                after = _taken(least[time:], before, less)
                least[time : time + len(after)] = after
                work += len(after)
            found.append(_within(least, limit))
        lost.append(found)
    lost.reverse()
    for by_taken in lost:
        for by_time in by_taken:
            by_time.extend([_MOST] * (units + 1 - len(by_time)))
    return Completion(unit, shift, lost, work)


def _taken(least: ByTime, before: ByTime, less: int) -> ByTime:
    """What is given up by either not taking something or taking it, which gives up so much and what was given up before."""
    # `min` would take three times as long
    return [now if now < yet + less else yet + less for now, yet in zip(least, before, strict=False)]  # noqa: FURB136


def _within(lost: ByTime, limit: int) -> ByTime:
    """The figures without those at the end that are over the limit: so much time can no longer be used well."""
    while lost and lost[-1] > limit:
        lost.pop()
    return lost


def _unused(rest: list[Spent], units: int, unit: int, per_second: int, shift: int) -> ByTime:
    """What the rest of the problem and the seconds that stay unused give up together, by the time that is left."""
    at: dict[int, int] = {}
    for time, loss in rest:
        at[time // unit] = min(loss, at.get(time // unit, loss))
    found: ByTime = []
    least: int | None = None
    for left in range(units + 1):
        if least is not None:
            least += per_second * unit
        if left in at and (least is None or at[left] < least):
            least = at[left]
        found.append(_MOST if least is None else min(_MOST, least >> shift))
    return found
