"""The best choice of a selection problem: an exact search whose method depends on the size of the problem.

For a few items the Pareto frontier of all choices (time against value) is quick to make, and it answers every budget up to
its own, so the last few hundred are remembered: the same request with more or less time costs next to nothing. For many
items it is first found which groups can be present at all, a tiny problem, and then the best choice is searched for from
the upper bound downwards (see `bounded_search`).
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from shoulderkit.planner.choice.bounded_search import bounded_search
from shoulderkit.planner.choice.cpsat import Solver
from shoulderkit.planner.choice.frontier import Effort, Frontier, Workspace, frontier
from shoulderkit.planner.choice.problem import Problem, Selection
from shoulderkit.planner.choice.reduced import (
    Encoding,
    ReducedProblem,
    presence_problem,
    reduce_problem,
    restricted_to,
)
from shoulderkit.planner.tuning import TUNING, Tuning


class _MostPresence(NamedTuple):
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
        self.effort: int = tuning.effort if effort is None else effort
        self.tuning = tuning
        self._solver = solver
        self._space = Workspace(tuning)
        self._small = lru_cache(maxsize=tuning.remembered_frontiers)(
            partial(_small, self._space, self.effort // tuning.small_share)
        )

    @property
    def remembered(self) -> int:
        """How many frontiers are remembered."""
        return self._small.cache_info().currsize

    def forget(self) -> None:
        """Drop all that is remembered."""
        self._small.cache_clear()
        self._space.forget()

    def least_time(self, problem: Problem) -> tuple[int | None, bool]:
        """Return the least seconds of any choice that meets the problem, None where none does; and if that is certain."""
        reduced = presence_problem(reduce_problem(problem))
        found = frontier(reduced, Effort(self.effort), self._space)
        for point in found.points:
            if not problem.needs_group or reduced.encoding.worth(point.value):
                return point.time, found.complete
        return None, found.complete

    def choose(self, problem: Problem) -> tuple[Selection | None, bool]:
        """Find the best choice.

        Returns:
            The choice, None where none was found; and whether the search was complete, so that None means there is none.
        """
        if len(problem.items) <= self.tuning.small_items:
            encoding, found = self._small(problem._replace(budget=_rounded_up(problem.budget, self.tuning)))
            if found.complete:
                within = Frontier([point for point in found.points if point.time <= problem.budget], complete=True)
                choice = None if within.best is None else _decoded(problem, encoding, within.best)
                return _if_present(problem, choice), True
        reduced, effort = reduce_problem(problem), Effort(self.effort)
        first, certain = _most_presence(problem, reduced, effort, self._space)
        if first is None or _if_present(problem, first.choice) is None:
            return None, certain
        taken = frozenset(item for item, _ in first.choice.chosen)
        outcome = bounded_search(restricted_to(reduced, first.groups), effort, taken, self._space, self._solver)
        choice = max(first.choice, _decoded(problem, reduced.encoding, outcome.value), key=_levels)
        if outcome.proved and certain:
            return choice, True
        most = outcome.worth % reduced.encoding.coverage_base if certain else sum(table[-1] for table in problem.worth)
        return choice._replace(proved=False, bound=max(choice.coverage, most)), True


def _rounded_up(budget: int, tuning: Tuning) -> int:
    """The budget up to which a frontier is made, so that one serves many budgets. At most half as much again."""
    step = tuning.budget_step_s
    while step * tuning.budget_steps < budget:
        step *= 2
    return -(-budget // step) * step


def _small(space: Workspace, effort: int, problem: Problem) -> tuple[Encoding, Frontier]:
    """The frontier of a small problem, and how its values are encoded."""
    reduced = reduce_problem(problem)
    return reduced.encoding, frontier(reduced, Effort(effort), space)


def _if_present(problem: Problem, choice: Selection | None) -> Selection | None:
    """The choice, where it makes a group present or none is needed."""
    return None if choice is None or (problem.needs_group and not choice.presence) else choice


def _most_presence(
    problem: Problem, reduced: ReducedProblem, effort: Effort, space: Workspace
) -> tuple[_MostPresence | None, bool]:
    """What can be present at all, None where nothing can be chosen; and whether that is certain."""
    simple = presence_problem(reduced)
    found = frontier(simple, effort, space)
    if found.best is None:
        return None, found.complete
    choice = _decoded(problem, simple.encoding, found.best)
    taken = {item for item, _ in choice.chosen}
    groups = frozenset(each.group for each in simple.classes if each.items[0] in taken and each.options[0].gains)
    return _MostPresence(choice, groups), found.complete


def _levels(choice: Selection) -> tuple[int, int, int, int]:
    """What is compared, the larger the better."""
    return (choice.presence, choice.coverage, -choice.recent, -choice.time)


def _decoded(problem: Problem, encoding: Encoding, value: int) -> Selection:
    """Decode a choice from its value: the rank says what was taken, and in which options."""
    rank = value % encoding.rank_base
    taken, dropped = -(-rank // encoding.drop_base), -rank % encoding.drop_base
    units = [0] * len(problem.worth)
    chosen: list[tuple[int, int]] = []
    groups: set[int] = set()
    recent = time = 0
    for number, item in enumerate(problem.items):
        high = encoding.items - 1 - number
        if taken >> high & 1:
            wanted = dropped // encoding.drop_digit**high % encoding.drop_digit
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
