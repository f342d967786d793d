"""What goes in: the best set of items under a budget, proved. Integers and tuples; no shoulders in here.

Each *cell* is worth a concave function of the units it gets; a cell belongs to one *group*. Groups that no link joins
share nothing but the budget, so each cluster of groups has a frontier of its own (time against value, see `frontier`),
and the frontiers are added up here. Where that is too much work, the best choice found so far is a floor, and a second
search follows only what a Lagrangian bound (see `prices`) says can still reach it. The sum answers every budget at once, so the last few hundred are remembered: the
same wish with more or less time costs next to nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shoulderkit._planning.frontier import Effort, Entry, Known, best_entries, frontier
from shoulderkit._planning.links import clusters
from shoulderkit._planning.prices import Prices, find_prices
from shoulderkit._planning.problem import Digits, Problem, Selection, digits_of

#: Work before the search stops being exact, in labels; 20 items take some hundreds.
EFFORT = 1_000_000
#: The part of it that goes into a frontier for all budgets before one budget is looked at by itself.
_FIRST = 50
#: The part of it that each step of a climb may take, as long as that still finds something better.
_STEP = 20


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
def _whole(problem: Problem, effort: int, known: Known | None = None) -> _Whole:
    digits, spent = digits_of(problem), Effort(effort)
    counted = problem.most is not None
    total = [Entry(0, 0, 0)]
    for members in clusters(problem):
        own = frontier(problem, members, digits, spent, known)
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


def least_time(problem: Problem, effort: int = EFFORT) -> tuple[int | None, bool]:
    """The least time of any choice that meets the problem, None where none does; and whether that is certain."""
    whole = _whole(problem, effort)
    digits = whole.digits
    per_presence = digits.coverage * digits.recent * digits.time * digits.rank
    for entry in whole.entries:
        # a value is presence first, less what the lower levels take off it
        if not problem.some_group or -(-entry.value // per_presence) > 0:
            return entry.time, whole.complete
    return None, whole.complete


def select(problem: Problem, effort: int = EFFORT) -> tuple[Selection | None, bool]:
    """Find the best choice.

    Returns:
        The choice, None where none was found; and whether the search was complete, so that None means there is none.
    """
    whole = _whole(problem._replace(budget=_wide(problem.budget)), effort // _FIRST)
    values = _values(problem, whole)
    if not whole.complete:
        whole = _whole(problem, effort // _FIRST)
        values += _values(problem, whole)
    if not whole.complete:
        return _climb(problem, effort, values, whole.digits)
    levels = _unpacked(problem, whole.digits, max(values)) if values else None
    return _served(problem, levels), True


def _served(problem: Problem, levels: Selection | None) -> Selection | None:
    """The choice, where it makes as much present as must be."""
    return None if levels is None or (problem.some_group and not levels.presence) else levels


def _climb(problem: Problem, effort: int, values: list[int], digits: Digits) -> tuple[Selection | None, bool]:
    """From the best choice found so far to the best there is: look for more coverage, then for as much at less cost."""
    best, prices, most = _climb_to(problem, effort, max(values, default=None), digits, above=1)
    if best is None:
        return None, most
    least_best, _, least = _climb_to(problem, effort, best, digits, above=0)
    levels = _unpacked(problem, digits, best if least_best is None else least_best)
    if not (most and least):
        levels = levels._replace(proved=False, bound=levels.coverage if most else prices.bound(problem))
    return _served(problem, levels), most and least


def _climb_to(
    problem: Problem, effort: int, best: int | None, digits: Digits, *, above: int
) -> tuple[int | None, Prices, bool]:
    """Search again and again for a choice that beats the best known one, until there is none or the effort is spent.

    With *above* 1 it looks for more coverage; with 0 for as much in less time, or with fewer recent items in any time.

    Returns:
        The best value, the prices of the last search, and whether that was complete.
    """
    spend = effort // _STEP
    while True:
        levels = _unpacked(problem, digits, best) if best is not None else None
        presence, coverage = (levels.presence, levels.coverage) if levels else (0, -1)
        within = problem
        if levels is not None and not above and not levels.recent:
            within = problem._replace(budget=levels.time)
        prices = find_prices(within, max(coverage, 0))
        whole = _whole(within, spend, Known(presence, coverage + above, prices))
        found = max(_values(within, whole), default=None)
        better = found is not None and (best is None or found > best)
        if better:
            best = found
        if whole.complete and (not better or not above):
            return best, prices, True
        if not better and spend == effort:
            return best, prices, False
        if not better:
            spend = effort


def _values(problem: Problem, whole: _Whole) -> list[int]:
    return [entry.value for entry in whole.entries if entry.time <= problem.budget]


def _unpacked(problem: Problem, digits: Digits, value: int) -> Selection:
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
    return Selection(tuple(chosen), presence, coverage, recent, time, bound=coverage, proved=True)
