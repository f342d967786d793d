"""A good choice without any proof, for when the effort is spent: a greedy heuristic, improved by local search.

The greedy heuristic always takes next what adds most worth a second. The local search then leaves out one pick at a time
and fills the room anew (an exchange); what comes out better is kept, until no exchange is better.
"""

from __future__ import annotations

from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem

#: A class, and the option in which one of it is taken.
Pick = tuple[ItemClass, ClassOption]


def greedy_value(reduced: ReducedProblem, taken: frozenset[int], promising: list[ItemClass]) -> int:
    """Return the value of a good choice.

    Args:
        reduced: the problem.
        taken: items that are known to be possible together, in their shortest options. The constrained and required ones
            among them stay; the others may be exchanged.
        promising: classes without constraints, from which the choice is filled up.
    """
    constrained = reduced.membership.constrained
    fixed: list[Pick] = []
    loose: list[Pick] = []
    for number, item_class in enumerate(reduced.classes):
        if item_class.items[0] in taken:
            pick = (item_class, min(item_class.options, key=lambda option: option.time))
            (fixed if item_class.required or number in constrained else loose).append(pick)
    best = _greedy(reduced, [*fixed, *loose], promising)
    better = True
    while better:
        better = False
        for place in range(len(fixed), len(best.picks)):
            others = best.picks[:place] + best.picks[place + 1 :]
            exchanged = _greedy(reduced, others, promising, without=best.picks[place])
            if exchanged.value > best.value:
                best, better = exchanged, True
                break
    return best.value


def _greedy(
    reduced: ReducedProblem, picks: list[Pick], promising: list[ItemClass], without: Pick | None = None
) -> _Solution:
    """These picks, and what adds most worth a second as long as something does; never the pick that is left out."""
    solution = _Solution(reduced)
    for pick in picks:
        solution.take(pick)
    while True:
        best: tuple[float, int, Pick] | None = None
        for item_class in promising:
            if solution.has_left(item_class):
                for option in item_class.options:
                    if solution.fits(option) and (item_class, option) != without:
                        # rates are only compared, and floats divide alike everywhere
                        rate = solution.gain(option) / (1 + option.time)
                        if rate > 0 and (best is None or (rate, -item_class.items[0]) > best[:2]):
                            best = (rate, -item_class.items[0], (item_class, option))
        if best is None:
            return solution
        solution.take(best[2])


class _Solution:
    """What is taken so far: units by cell, seconds, how many of each class, and the value."""

    def __init__(self, reduced: ReducedProblem) -> None:
        self.reduced = reduced
        self.picks: list[Pick] = []
        self.units = [0] * len(reduced.worth)
        self.time = self.value = 0
        self._used: dict[int, int] = {}

    def has_left(self, item_class: ItemClass) -> bool:
        """Whether one more of a class can be taken; the first of its items stands for it."""
        return self._used.get(item_class.items[0], 0) < len(item_class.items)

    def fits(self, option: ClassOption) -> bool:
        """Whether there is time, and room for one more item."""
        most = self.reduced.max_items
        return self.time + option.time <= self.reduced.budget and (most is None or len(self.picks) < most)

    def gain(self, option: ClassOption) -> int:
        """Return what an option adds to the worth."""
        gain = 0
        for cell, more in option.gains:
            table, units = self.reduced.worth[cell], self.units[cell]
            gain += table[min(units + more, len(table) - 1)] - table[units]
        return gain

    def take(self, pick: Pick) -> None:
        """Take one more of a class."""
        item_class, option = pick
        encoding, used = self.reduced.encoding, self._used.get(item_class.items[0], 0)
        high = encoding.items - 1 - item_class.items[used]
        rank = (encoding.drop_base << high) - option.dropped * encoding.drop_digit**high
        self.value += (self.gain(option) - option.cost) * encoding.rank_base + rank
        for cell, more in option.gains:
            self.units[cell] = min(self.units[cell] + more, len(self.reduced.worth[cell]) - 1)
        self.time += option.time
        self.picks.append(pick)
        self._used[item_class.items[0]] = used + 1
