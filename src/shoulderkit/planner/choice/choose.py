"""What goes in: the best set of items under a budget, proved. Integers and tuples; no shoulders in here.

For a few items the frontier of all choices (time against value) is quick to make, and it answers every budget at once, so
the last few hundred are remembered: the same wish with more or less time costs next to nothing. For many items it is first
found which groups can be present at all, a tiny problem, and then the best choice is chased from above (see `chase`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shoulderkit.planner.choice.bounded_search import chase
from shoulderkit.planner.choice.cpsat import Solver
from shoulderkit.planner.choice.frontier import Effort, Found, search
from shoulderkit.planner.choice.problem import Problem, Selection
from shoulderkit.planner.choice.reduced import Digits, Pool, bare, gather, limited

#: Work before the search stops being exact, in labels; 20 items take some hundreds.
EFFORT = 20_000_000
#: Up to so many items the frontier for all budgets is made, with this part of the effort.
_SMALL, _FIRST = 24, 200


class _First(NamedTuple):
    """A choice that makes as much present as can be, and the groups that it makes present."""

    choice: Selection
    groups: frozenset[int]


def least_time(problem: Problem, effort: int = EFFORT) -> tuple[int | None, bool]:
    """The least time of any choice that meets the problem, None where none does; and whether that is certain."""
    pool = bare(gather(problem))
    found = search(pool, Effort(effort))
    for entry in found.entries:
        if not problem.some_group or pool.digits.worth(entry.value):
            return entry.time, found.complete
    return None, found.complete


def select(problem: Problem, effort: int = EFFORT, solver: Solver | None = None) -> tuple[Selection | None, bool]:
    """Find the best choice, with a solver for what the search does not finish.

    Returns:
        The choice, None where none was found; and whether the search was complete, so that None means there is none.
    """
    if len(problem.items) <= _SMALL:
        digits, found = _whole(problem._replace(budget=_wide(problem.budget)), effort // _FIRST)
        if found.complete:
            within = Found([entry for entry in found.entries if entry.time <= problem.budget], complete=True)
            choice = None if within.best is None else _selection(problem, digits, within.best)
            return _served(problem, choice), True
    pool, spent = gather(problem), Effort(effort)
    first, certain = _present(problem, pool, spent)
    if first is None or _served(problem, first.choice) is None:
        return None, certain
    taken = frozenset(item for item, _ in first.choice.chosen)
    chased = chase(limited(pool, first.groups), spent, taken, solver)
    choice = max(first.choice, _selection(problem, pool.digits, chased.value), key=_levels)
    if chased.proved and certain:
        return choice, True
    most = chased.worth % pool.digits.coverage if certain else sum(table[-1] for table in problem.worth)
    return choice._replace(proved=False, bound=max(choice.coverage, most)), True


def _wide(budget: int) -> int:
    """The budget up to which a frontier is made: one serves all budgets below it. At most half as much again."""
    step = 60
    while step * 6 < budget:
        step *= 2
    return -(-budget // step) * step


@lru_cache(maxsize=256)
def _whole(problem: Problem, effort: int) -> tuple[Digits, Found]:
    pool = gather(problem)
    return pool.digits, search(pool, Effort(effort))


def _served(problem: Problem, levels: Selection | None) -> Selection | None:
    """The choice, where it makes as much present as must be."""
    return None if levels is None or (problem.some_group and not levels.presence) else levels


def _present(problem: Problem, everything: Pool, effort: Effort) -> tuple[_First | None, bool]:
    """What can be present at all, None where nothing can be chosen; and whether that is certain."""
    pool = bare(everything)
    found = search(pool, effort)
    if found.best is None:
        return None, found.complete
    choice = _selection(problem, pool.digits, found.best)
    taken = {item for item, _ in choice.chosen}
    groups = frozenset(kind.group for kind in pool.kinds if kind.items[0] in taken and kind.ways[0].gains)
    return _First(choice, groups), found.complete


def _levels(choice: Selection) -> tuple[int, int, int, int]:
    """What is compared, the larger the better."""
    return (choice.presence, choice.coverage, -choice.recent, -choice.time)


def _selection(problem: Problem, digits: Digits, value: int) -> Selection:
    """Read a choice back out of a value: its last digits say what was taken, and how."""
    rank = value % digits.rank
    taken, dropped = -(-rank // digits.dropped), -rank % digits.dropped
    units = [0] * len(problem.worth)
    chosen, groups, recent, time = [], set(), 0, 0
    for number, item in enumerate(problem.items):
        high = digits.items - 1 - number
        if taken >> high & 1:
            wanted = dropped // digits.digit**high % digits.digit
            place = [option.dropped for option in item.options].index(wanted)
            option = item.options[place]
            chosen.append((number, place))
            groups |= {item.group} if option.gains else set()
            recent, time = recent + item.recent, time + option.time
            for cell, given in option.gains:
                units[cell] += given
    coverage = sum(table[min(given, len(table) - 1)] for table, given in zip(problem.worth, units, strict=True))
    presence = sum(problem.presence[group] for group in groups)
    return Selection(tuple(chosen), presence, coverage, recent, time, bound=coverage, proved=True)
