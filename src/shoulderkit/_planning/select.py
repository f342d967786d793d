"""What goes in: the best set of items under a budget, proved. Integers and tuples; no shoulders in here.

Each *cell* is worth a concave function of the units it gets; a cell belongs to one *group*. Groups that no link joins
share nothing but the budget, so each cluster of groups has a frontier of its own (time against value, see `frontier`),
and the frontiers are added up here. The sum answers every budget at once, so the last few hundred are remembered: the
same wish with more or less time costs next to nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shoulderkit._planning.frontier import Effort, Entry, best_entries, frontier
from shoulderkit._planning.links import clusters
from shoulderkit._planning.problem import Digits, Problem, Selection, digits_of

#: Labels made before the search stops being exact; 20 items make some hundreds.
EFFORT = 400_000


def _bound(problem: Problem) -> int:
    """A coverage that no choice exceeds: each item at its worth alone, by worth per second, the last one in part."""
    offers = []
    for item in problem.items:
        worths = [
            (sum(problem.worth[cell][min(u, len(problem.worth[cell]) - 1)] for cell, u in o.gains), o.time)
            for o in item.options
        ]
        offers.append((max(worth for worth, _ in worths), min(time for _, time in worths)))
    offers.sort(key=lambda offer: (-offer[0] / offer[1], offer))
    left, total = problem.budget, 0
    for worth, time in offers:
        if time > left:
            total += -(-worth * left // time)
            break
        total, left = total + worth, left - time
    return min(total, sum(table[-1] for table in problem.worth))


class _Whole(NamedTuple):
    """The frontier of a whole problem, by time, and whether the search for it was complete."""

    entries: list[Entry]
    digits: Digits
    complete: bool


def _wide(budget: int) -> int:
    """The budget up to which a frontier is made: one serves all budgets below it. At most half as much again."""
    step = 60
    while step * 6 < budget:
        step *= 2
    return -(-budget // step) * step


@lru_cache(maxsize=256)
def _whole(problem: Problem, effort: int) -> _Whole:
    digits, spent = digits_of(problem), Effort(effort)
    counted = problem.most is not None
    total = [Entry(0, 0, 0)]
    for members in clusters(problem):
        own = frontier(problem, members, digits, spent)
        total = best_entries(
            [
                Entry(a.time + b.time, a.value + b.value, a.steps + b.steps)
                for a in total
                for b in own
                if a.time + b.time <= problem.budget and (not counted or a.steps + b.steps <= (problem.most or 0))
            ],
            counted=counted,
        )
    if not problem.must_groups <= {item.group for item in problem.items}:
        total = []
    return _Whole(total, digits, spent.left >= 0)


def _up_to_budget(problem: Problem, effort: int) -> _Whole:
    """The frontier up to the budget, from one that serves more budgets where that could be searched completely."""
    whole = _whole(problem._replace(budget=_wide(problem.budget)), effort)
    if not whole.complete:
        whole = _whole(problem, effort)
    return whole._replace(entries=[entry for entry in whole.entries if entry.time <= problem.budget])


def least_time(problem: Problem, effort: int = EFFORT) -> tuple[int | None, bool]:
    """The least time of any choice that meets the problem, None where none does; and whether that is certain."""
    entries, digits, complete = _up_to_budget(problem, effort)
    per_presence = digits.coverage * digits.recent * digits.time * digits.rank
    for entry in entries:
        # a value is presence first, less what the lower levels take off it
        if not problem.some_group or -(-entry.value // per_presence) > 0:
            return entry.time, complete
    return None, complete


def select(problem: Problem, effort: int = EFFORT) -> tuple[Selection | None, bool]:
    """Find the best choice.

    Returns:
        The choice, None where none was found; and whether the search was complete, so that None means there is none.
    """
    entries, digits, complete = _up_to_budget(problem, effort)
    if not entries:
        return None, complete
    found = _unpacked(problem, digits, max(entry.value for entry in entries), proved=complete)
    return (None, complete) if problem.some_group and not found.presence else (found, complete)


def _unpacked(problem: Problem, digits: Digits, value: int, *, proved: bool) -> Selection:
    """Read the levels and the chosen items back out of a value's digits."""
    upper, rank = divmod(value, digits.rank)
    items, dropped = -(-rank // digits.dropped), -rank % digits.dropped
    upper, time = -(-upper // digits.time), -upper % digits.time
    upper, recent = -(-upper // digits.recent), -upper % digits.recent
    presence, coverage = divmod(upper, digits.coverage)
    chosen = []
    for number, item in enumerate(problem.items):
        high = len(problem.items) - 1 - number
        if items >> high & 1:
            wanted = dropped // digits.digit**high % digits.digit
            chosen.append((number, [option.dropped for option in item.options].index(wanted)))
    bound = coverage if proved else max(coverage, _bound(problem))
    return Selection(tuple(chosen), presence, coverage, recent, time, bound, proved)
