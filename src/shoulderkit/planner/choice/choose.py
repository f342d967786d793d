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
from shoulderkit.planner.choice.encoding import Encoding, decoded, measured
from shoulderkit.planner.choice.frontier import Frontier, frontier
from shoulderkit.planner.choice.presence import presence_problem, quickest_presence
from shoulderkit.planner.choice.problem import Problem, Selection
from shoulderkit.planner.choice.reduced import ReducedProblem, reduce_problem, restricted_to
from shoulderkit.planner.choice.workspace import Effort, Workspace
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
        # whatever serves shows in the value, whether it is present already or not
        serving = problem._replace(present=frozenset(), presence=(1,) * len(problem.presence))
        reduced = presence_problem(reduce_problem(serving))
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
        choice, complete = self._best(problem)
        if choice is None or not problem.needs_group or _serves(problem, choice):
            return choice, complete
        # nothing that serves adds anything, so of all that serves the least recent and quickest is the best
        other, complete = self._best(_serving(problem))
        if other is None:
            return None, complete
        proved = choice.proved and other.proved
        found = measured(problem, other.chosen)
        return found._replace(proved=proved, bound=found.bound if proved else max(found.bound, choice.bound)), True

    def _best(self, problem: Problem) -> tuple[Selection | None, bool]:
        """The best choice, whether it serves anything or not."""
        if len(problem.items) <= self.tuning.small_items:
            encoding, found = self._small(problem._replace(budget=_rounded_up(problem.budget, self.tuning)))
            if found.complete:
                within = Frontier([point for point in found.points if point.time <= problem.budget], complete=True)
                return None if within.best is None else decoded(problem, encoding, within.best), True
        reduced, effort = reduce_problem(problem), Effort(self.effort)
        first, certain = _most_presence(problem, reduced, effort, self._space)
        if first is None:
            return None, certain
        taken = dict(first.choice.chosen)
        outcome = bounded_search(restricted_to(reduced, first.groups), effort, taken, self._space, self._solver)
        # of equal levels the first is taken, whose ties are decided
        choice = max(decoded(problem, reduced.encoding, outcome.value), first.choice, key=_levels)
        if outcome.proved and certain:
            return choice, True
        most = problem.most_coverage
        if certain:
            most = outcome.worth % reduced.encoding.coverage_base * reduced.encoding.coverage_step
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
    return reduced.encoding, frontier(reduced, Effort(effort, beam=False), space)


def _serves(problem: Problem, choice: Selection) -> bool:
    """Whether a choice gives units to some cell."""
    return any(problem.items[item].options[option].gains for item, option in choice.chosen)


def _serving(problem: Problem) -> Problem:
    """The same problem where all that counts is that something serves."""
    items = [
        item._replace(options=tuple([o._replace(gains=((0, 1),) if o.gains else ()) for o in item.options]))
        for item in problem.items
    ]
    return problem._replace(
        items=tuple(items),
        worth=((),),
        start=(0,),
        cell_group=(0,),
        presence=(1,),
        present=frozenset(),
        required_groups=frozenset({0}),
        needs_group=False,
    )


def _most_presence(
    problem: Problem, reduced: ReducedProblem, effort: Effort, space: Workspace
) -> tuple[_MostPresence | None, bool]:
    """What can be made present at all, None where nothing can be chosen; and whether that is certain."""
    quick = quickest_presence(reduced)
    if quick is not None:
        taken, groups = quick
        return _MostPresence(measured(problem, tuple(sorted(taken.items()))), groups), True
    simple = presence_problem(reduced)
    found = frontier(simple, effort, space)
    if found.best is None:
        return None, found.complete
    choice = decoded(problem, simple.encoding, found.best)
    taken = dict(choice.chosen)
    groups = frozenset(
        cell
        for item_class in simple.classes
        for option in item_class.options
        if any(taken.get(item) == option.number for item in item_class.items)
        for cell, _ in option.gains
    )
    return _MostPresence(choice, groups), found.complete


def _levels(choice: Selection) -> tuple[int, int, int, int]:
    """What is compared, the larger the better."""
    return (choice.presence, choice.coverage, -choice.recent, -choice.time)
