"""What goes in: the best set of items under a budget, proved. Integers and tuples; no shoulders in here.

For a few items the frontier of all choices (time against value) is quick to make, and it answers every budget at once, so
the last few hundred are remembered: the same wish with more or less time costs next to nothing. For many items it is first
found which groups can be present at all, a tiny problem, and then the best choice is chased from above (see `chase`).
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from shoulderkit.planner.choice.bounded_search import chase
from shoulderkit.planner.choice.cpsat import Solver
from shoulderkit.planner.choice.frontier import Effort, Found, Workspace, search
from shoulderkit.planner.choice.problem import Problem, Selection
from shoulderkit.planner.choice.reduced import Digits, Pool, bare, gather, limited
from shoulderkit.planner.tuning import TUNING, Tuning


class _First(NamedTuple):
    """A choice that makes as much present as can be, and the groups that it makes present."""

    choice: Selection
    groups: frozenset[int]


class Chooser:
    """Finds best choices, and remembers the frontiers of the last few hundred small problems; shares nothing with others.

    Args:
        effort: labels before the search stops being exact; that of *tuning* without one.
        solver: what takes over where the search does not finish.
        tuning: the numbers of the search.
    """

    def __init__(self, effort: int | None = None, solver: Solver | None = None, tuning: Tuning = TUNING) -> None:
        self.effort = tuning.effort if effort is None else effort
        self.tuning = tuning
        self._solver = solver
        self._space = Workspace(tuning)
        self._whole = lru_cache(maxsize=tuning.remembered_frontiers)(
            partial(_whole, self._space, self.effort // tuning.small_share)
        )

    @property
    def remembered(self) -> int:
        """How many frontiers are remembered."""
        return self._whole.cache_info().currsize

    def forget(self) -> None:
        """Drop all that is remembered."""
        self._whole.cache_clear()
        self._space.forget()

    def least_time(self, problem: Problem) -> tuple[int | None, bool]:
        """The least time of any choice that meets the problem, None where none does; and whether that is certain."""
        pool = bare(gather(problem))
        found = search(pool, Effort(self.effort), self._space)
        for entry in found.entries:
            if not problem.some_group or pool.digits.worth(entry.value):
                return entry.time, found.complete
        return None, found.complete

    def choose(self, problem: Problem) -> tuple[Selection | None, bool]:
        """Find the best choice, with a solver for what the search does not finish.

        Returns:
            The choice, None where none was found; and whether the search was complete, so that None means there is none.
        """
        if len(problem.items) <= self.tuning.small_items:
            digits, found = self._whole(problem._replace(budget=_wide(problem.budget, self.tuning)))
            if found.complete:
                within = Found([entry for entry in found.entries if entry.time <= problem.budget], complete=True)
                choice = None if within.best is None else _selection(problem, digits, within.best)
                return _served(problem, choice), True
        pool, spent = gather(problem), Effort(self.effort)
        first, certain = _present(problem, pool, spent, self._space)
        if first is None or _served(problem, first.choice) is None:
            return None, certain
        taken = frozenset(item for item, _ in first.choice.chosen)
        chased = chase(limited(pool, first.groups), spent, taken, self._space, self._solver)
        choice = max(first.choice, _selection(problem, pool.digits, chased.value), key=_levels)
        if chased.proved and certain:
            return choice, True
        most = chased.worth % pool.digits.coverage if certain else sum(table[-1] for table in problem.worth)
        return choice._replace(proved=False, bound=max(choice.coverage, most)), True


def _wide(budget: int, tuning: Tuning) -> int:
    """The budget up to which a frontier is made: one serves all budgets below it. At most half as much again."""
    step = tuning.budget_step_s
    while step * tuning.budget_steps < budget:
        step *= 2
    return -(-budget // step) * step


def _whole(space: Workspace, effort: int, problem: Problem) -> tuple[Digits, Found]:
    pool = gather(problem)
    return pool.digits, search(pool, Effort(effort), space)


def _served(problem: Problem, levels: Selection | None) -> Selection | None:
    """The choice, where it makes as much present as must be."""
    return None if levels is None or (problem.some_group and not levels.presence) else levels


def _present(problem: Problem, everything: Pool, effort: Effort, space: Workspace) -> tuple[_First | None, bool]:
    """What can be present at all, None where nothing can be chosen; and whether that is certain."""
    pool = bare(everything)
    found = search(pool, effort, space)
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
