"""What a solver answers, and how long it took."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.solvers.linear import Levels


class Answer(NamedTuple):
    """A solver's answer.

    Attributes:
        levels: of the best choice that it found; None where it found none.
        proved: whether it is the best there is (or whether there is none), to the last level.
        build_s: to hand the program over to the solver, from Python.
        first_s: the solver by itself, to the best presence and coverage.
        second_s: the same again, to the least recency and time among those; 0 where there was no time left to try.
    """

    levels: Levels | None
    proved: bool
    build_s: float
    first_s: float
    second_s: float
