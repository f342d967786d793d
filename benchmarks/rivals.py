"""The solvers that the planner is held against, and the check that all find the same."""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

from benchmarks.ours import levels
from benchmarks.solvers import cpsat, highs
from benchmarks.solvers.answer import Answer
from benchmarks.solvers.linear import Levels, program
from shoulderkit.planner.choice.problem import Problem, Selection

#: As a modeler writes it down first: yes or no for each exercise and number of sets.
PLAIN = "CP-SAT"
#: With whole-number variables for exercises that are alike.
REDUCED = "CP-SAT, reduced"
HIGHS = "HiGHS, reduced"
SOLVERS = (PLAIN, REDUCED, HIGHS)


class DisagreementError(Exception):
    """Two that claim to have proved the best do not have the same."""


class Run(NamedTuple):
    """What a solver took for a problem, in milliseconds, and whether it proved its answer.

    Attributes:
        first_ms: the solver alone, to the best presence and coverage: no answer takes less.
        whole_ms: the same answer as ours, down to recency and seconds, and the program written down in Python.
        proved: whether it got there within its time.
    """

    first_ms: float
    whole_ms: float
    proved: bool


def ask(problem: Problem, name: str, limit_s: float) -> tuple[Answer, Run]:
    """Let a solver solve a problem."""
    start = perf_counter()
    made = program(problem, by_kind=name != PLAIN)
    written_s = perf_counter() - start
    answer = (highs if name == HIGHS else cpsat).solve(problem, made, limit_s=limit_s)
    whole_s = written_s + answer.build_s + answer.first_s + answer.second_s
    return answer, Run(answer.first_s * 1000, whole_s * 1000, answer.proved)


def compare(selection: Selection | None, name: str, answer: Answer) -> None:
    """Hold a solver's answer against ours. What is proved must be equal, and nothing may be better than what is proved.

    Raises:
        DisagreementError: it is not so.
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
    """What is compared, the larger the better."""
    if found is None:
        return (-1, 0, 0, 0)
    return (found.presence, found.coverage, -found.recent, -found.time)
