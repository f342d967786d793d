"""HiGHS, as included in SciPy: ``scipy.optimize.milp``.

HiGHS' own package, highspy, cannot be loaded into one process with OR-Tools, since both bring a library of that name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from benchmarks.solvers.answer import Answer
from benchmarks.solvers.linear import Levels, Program, Row, Terms, judged
from shoulderkit.planner.choice.problem import Problem

NAME = "HiGHS"


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppress stdout on the level of the file descriptor, which HiGHS sometimes writes to, past Python."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _row_arrays(rows: list[Row], count: int) -> tuple[Any, Any, Any]:
    starts = np.cumsum([0, *(len(row.terms) for row in rows)])
    terms = np.array([term for row in rows for term in row.terms], dtype=float).reshape(-1, 2)
    matrix = csr_array((terms[:, 1], terms[:, 0].astype(np.int32), starts), shape=(len(rows), count))
    lows = np.array([-np.inf if row.low is None else row.low for row in rows], dtype=float)
    highs = np.array([np.inf if row.high is None else row.high for row in rows], dtype=float)
    return matrix, lows, highs


def _costs(terms: Terms, count: int) -> Any:
    costs = np.zeros(count)
    for variable, factor in terms:
        costs[variable] = -factor
    return costs


def solve(problem: Problem, made: Program, *, limit_s: float = 20) -> Answer:
    """Solve the two objectives with HiGHS within one time limit for both."""
    start = perf_counter()
    count = len(made.limits)
    bounds, whole = Bounds(0, np.array(made.limits, dtype=float)), np.ones(count)
    first, second = _costs(made.first, count), _costs(made.second, count)
    constraint = LinearConstraint(*_row_arrays(made.rows, count))
    build_s = perf_counter() - start

    def run(costs: Any, rows: LinearConstraint, seconds: float) -> tuple[Any, float]:
        options = {"time_limit": seconds, "mip_rel_gap": 0.0}
        with _quiet():
            begin = perf_counter()
            result = milp(costs, integrality=whole, bounds=bounds, constraints=rows, options=options)
            return result, perf_counter() - begin

    def levels(result: Any) -> Levels:
        return judged(problem, made, [round(value) for value in result.x])

    result, first_s = run(first, constraint, limit_s)
    if result.x is None:
        return Answer(None, result.status == 2, build_s, first_s, 0)
    found = levels(result)
    if result.status != 0 or first_s >= limit_s:
        return Answer(found, proved=False, build_s=build_s, first_s=first_s, second_s=0)
    best = Row(made.first, round(-result.fun), None)
    constraint = LinearConstraint(*_row_arrays([*made.rows, best], count))
    result, second_s = run(second, constraint, limit_s - first_s)
    if result.x is not None:
        found = levels(result)
    return Answer(found, result.status == 0, build_s, first_s, second_s)
