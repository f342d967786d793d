"""The answer of a solver, and its times."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.solvers.linear import Levels


class Answer(NamedTuple):
    """A solver's answer.

    Attributes:
        levels: of the best choice that it found; None where it found none.
        proved: whether it is proved optimal, or infeasible, on all levels.
        build_s: to build the solver's model from Python.
        first_s: the solver alone, to the best presence and coverage.
        second_s: the same, to the least recency and time among those; 0 where no time was left.
    """

    levels: Levels | None
    proved: bool
    build_s: float
    first_s: float
    second_s: float
