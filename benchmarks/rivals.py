"""The reference solvers, and the check that all find the same optimum."""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

from benchmarks.ours import levels
from benchmarks.solvers import cpsat, highs
from benchmarks.solvers.answer import Answer
from benchmarks.solvers.linear import Levels, program
from shoulderkit.planner.choice.problem import Problem, Selection

#: The direct model: a Boolean for each exercise and number of sets.
PLAIN = "CP-SAT"
#: The reduced model: integer variables for classes of interchangeable exercises.
REDUCED = "CP-SAT, reduced"
HIGHS = "HiGHS, reduced"
SOLVERS = (PLAIN, REDUCED, HIGHS)


class DisagreementError(Exception):
    """Two proved optima differ."""


class Run(NamedTuple):
    """The times of a solver for a problem, in milliseconds, and whether it proved its answer.

    Attributes:
        first_ms: the solver alone, to the best presence and coverage, a lower bound for any answer.
        whole_ms: the same answer as ours, down to recency and seconds, with building the model in Python.
        proved: whether it proved that within its time limit.
    """

    first_ms: float
    whole_ms: float
    proved: bool


def ask(problem: Problem, name: str, limit_s: float) -> tuple[Answer, Run]:
    """Solve a problem with a solver, and return the answer with its times."""
    start = perf_counter()
    made = program(problem, by_kind=name != PLAIN)
    written_s = perf_counter() - start
    answer = (highs if name == HIGHS else cpsat).solve(problem, made, limit_s=limit_s)
    whole_s = written_s + answer.build_s + answer.first_s + answer.second_s
    return answer, Run(answer.first_s * 1000, whole_s * 1000, answer.proved)


def compare(selection: Selection | None, name: str, answer: Answer) -> None:
    """Compare a solver's answer with ours: proved answers must be equal, and none may beat a proved one.

    Raises:
        DisagreementError: the answers contradict each other.
    """
    mine, theirs = levels(selection), answer.levels
    proved = selection is None or selection.proved
    worse_than_mine = answer.proved and _rank(theirs) < _rank(mine)
    better_than_mine = proved and _rank(theirs) > _rank(mine)
    beyond = (
        selection is not None
        and theirs is not None
        and theirs.presence == selection.presence
        and theirs.coverage > selection.bound
    )
    if worse_than_mine or better_than_mine or beyond:
        raise DisagreementError(f"ours: {mine}, {proved=}; {name}: {theirs}, {answer.proved=}")


def _rank(found: Levels | None) -> tuple[int, int, int, int]:
    """Return the compared levels, larger being better."""
    if found is None:
        return (-1, 0, 0, 0)
    return (found.presence, found.coverage, -found.recent, -found.time)
