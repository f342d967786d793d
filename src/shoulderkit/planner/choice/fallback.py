"""A good choice without any proof, for when the effort is spent: a greedy heuristic, improved by local search.

The greedy heuristic always takes next what adds most worth a second. The local search then leaves out one pick at a time
and fills the room anew (an exchange); what comes out better is kept, until no exchange is better.
"""

from __future__ import annotations

from heapq import heapify, heappop, heapreplace

from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem
from shoulderkit.planner.choice.workspace import Workspace

#: A class, and the option in which one of it is taken.
Pick = tuple[ItemClass, ClassOption]


def greedy_value(reduced: ReducedProblem, taken: dict[int, int], promising: list[ItemClass], space: Workspace) -> int:
    """Return the value of a good choice.

    Args:
        reduced: the problem.
        taken: items that are known to be possible together, each with its option. The constrained and required ones
            among them stay; the others may be exchanged.
        promising: classes without constraints, from which the choice is filled up.
        space: what the searches of a planner share.
    """
    fixed, loose = _picks(reduced, taken)
    best = _greedy(reduced, [*fixed, *loose], promising, space)
    better = True
    while better:
        better = False
        for place in range(len(fixed), len(best.picks)):
            others = best.picks[:place] + best.picks[place + 1 :]
            exchanged = _greedy(reduced, others, promising, space, without=best.picks[place])
            if exchanged.value > best.value:
                best, better = exchanged, True
                break
    return best.value


def value_of(reduced: ReducedProblem, taken: dict[int, int], space: Workspace) -> int:
    """Return the value of items that are known to be possible together, each with its option."""
    fixed, loose = _picks(reduced, taken)
    return _greedy(reduced, [*fixed, *loose], [], space).value


def _picks(reduced: ReducedProblem, taken: dict[int, int]) -> tuple[list[Pick], list[Pick]]:
    """What is taken: the constrained and required, and the others."""
    constrained = reduced.membership.constrained
    fixed: list[Pick] = []
    loose: list[Pick] = []
    for number, item_class in enumerate(reduced.classes):
        if item_class.items[0] in taken:
            option = next(o for o in item_class.options if o.number == taken[item_class.items[0]])
            (fixed if item_class.required or number in constrained else loose).append((item_class, option))
    return fixed, loose


def _greedy(
    reduced: ReducedProblem,
    picks: list[Pick],
    promising: list[ItemClass],
    space: Workspace,
    without: Pick | None = None,
) -> _Solution:
    """These picks, and what adds most worth a second as long as something does; never the pick that is left out."""
    solution = _Solution(reduced, space)
    for pick in picks:
        solution.take(pick)

    def rate(pick: Pick) -> float:
        # rates are only compared, and floats divide alike everywhere
        return solution.gain(pick[1]) / (1 + pick[1].time)

    left = [
        (-rate((item_class, option)), item_class.items[0], option.number, (item_class, option))
        for item_class in promising
        for option in item_class.options
        if (item_class, option) != without
    ]
    heapify(left)
    # since cells are concave a rate never rises, so what is still the best after it was counted anew is the best of all
    while left and left[0][0] < 0:
        known, item, number, pick = left[0]
        if not solution.fits(pick):
            heappop(left)
            continue
        now = -rate(pick)
        if now == known:
            solution.take(pick)
        else:
            heapreplace(left, (now, item, number, pick))
    return solution


class _Solution:
    """What is taken so far: units by cell, seconds, slots, how many of each class, and the value."""

    def __init__(self, reduced: ReducedProblem, space: Workspace) -> None:
        self.reduced = reduced
        self.picks: list[Pick] = []
        self.worth = [space.worth(pieces) for pieces in reduced.worth]
        self.sums = [space.sums(sum([length for _, length in pieces])) for pieces in reduced.worth]
        self.units = [0] * len(reduced.worth)
        self.time = self.value = self.count = 0
        self._slots: set[int] = set()
        self._used: dict[int, int] = {}

    def fits(self, pick: Pick) -> bool:
        """Whether there is time, and room for one more of a class; the first of its items stands for it."""
        item_class, option = pick
        most = self.reduced.max_items
        return (
            self.time + option.time <= self.reduced.budget
            and self._used.get(item_class.items[0], 0) < len(item_class.items)
            and (most is None or self.count + item_class.size <= most)
            and self._slots.isdisjoint(option.slots)
        )

    def gain(self, option: ClassOption) -> int:
        """Return what an option adds to the worth."""
        gain = 0
        for cell, more in option.gains:
            table, units = self.worth[cell], self.units[cell]
            gain += table[units + more] - table[units]
        return gain

    def take(self, pick: Pick) -> None:
        """Take one more of a class."""
        item_class, option = pick
        encoding, used = self.reduced.encoding, self._used.get(item_class.items[0], 0)
        rank = encoding.rank(item_class.items[used], option.dropped, option.place)
        self.value += (self.gain(option) * encoding.coverage_unit - option.cost) * encoding.rank_base - rank
        for cell, more in option.gains:
            self.units[cell] = self.sums[cell][self.units[cell] + more]
        self.time += option.time
        self.count += item_class.size
        self._slots.update(option.slots)
        self.picks.append(pick)
        self._used[item_class.items[0]] = used + 1
