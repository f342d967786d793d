"""The simplex method: a program that gets more rows ends where it ends with them from the start."""

from __future__ import annotations

from random import Random

import pytest

from shoulderkit.planner.choice.simplex import LinearProgram, LinearSolution, Simplex, Sparse, solve

#: Columns, rows from the start and rows that are added later.
COLUMNS, FIRST, LATER = 12, 4, 5


def a_program(dice: Random) -> tuple[LinearProgram, list[tuple[Sparse, float]]]:
    """Return a program without the later rows, and these."""
    columns = [
        tuple((row, float(dice.randint(1, 9))) for row in range(FIRST) if dice.random() < 0.7) for _ in range(COLUMNS)
    ]
    program = LinearProgram(
        columns=list(columns),
        cost=[float(dice.randint(1, 20)) for _ in columns],
        upper=[float(dice.randint(1, 3)) for _ in columns],
        limit=[float(dice.randint(5, 30)) for _ in range(FIRST)],
        start=[None] * FIRST,
    )
    later = [
        (
            tuple((column, dice.choice((1.0, 1.0, -1.0))) for column in dice.sample(range(COLUMNS), 5)),
            float(dice.randint(0, 2)),
        )
        for _ in range(LATER)
    ]
    return program, later


def with_rows(program: LinearProgram, later: list[tuple[Sparse, float]]) -> LinearProgram:
    """Return the program with the later rows in it."""
    columns = list(program.columns)
    for row, (entries, _) in enumerate(later, FIRST):
        for column, entry in entries:
            columns[column] = (*columns[column], (row, entry))
    limit = [*program.limit, *(limit for _, limit in later)]
    return program._replace(columns=columns, limit=limit, start=[None] * len(limit))


def value(program: LinearProgram, solution: LinearSolution) -> float:
    """Return what the amounts are worth."""
    return sum(cost * amount for cost, amount in zip(program.cost, solution.amounts, strict=True))


def dual_value(program: LinearProgram, solution: LinearSolution) -> float:
    """Return what the prices prove that no amounts exceed."""
    bound = sum(price * limit for price, limit in zip(solution.prices, program.limit, strict=True))
    for column, cost, upper in zip(program.columns, program.cost, program.upper, strict=True):
        bound += upper * max(0.0, cost - sum(solution.prices[row] * entry for row, entry in column))
    return bound


def keeps_limits(program: LinearProgram, solution: LinearSolution) -> bool:
    """Return whether the amounts keep the limit of each row."""
    used = [0.0] * len(program.limit)
    for column, amount in zip(program.columns, solution.amounts, strict=True):
        for row, entry in column:
            used[row] += amount * entry
    return all(one <= limit + 1e-6 for one, limit in zip(used, program.limit, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_rows_that_are_added_are_kept_as_if_they_had_been_there(seed: int) -> None:
    """Prices and amounts prove each other the best, and are worth as much as those of the program solved at once."""
    first, later = a_program(Random(seed))
    whole = with_rows(first, later)
    basis = Simplex(first)
    basis.maximize(200)
    for rows in (later[:2], later[2:]):
        basis.add(rows)
        basis.restore(200)
        basis.maximize(200)
    found, at_once = basis.solution, solve(whole, 200)
    assert min(found.prices) > -1e-6
    assert value(whole, found) == pytest.approx(dual_value(whole, found))
    assert value(whole, found) == pytest.approx(value(whole, at_once))
    assert keeps_limits(whole, found)


def test_no_more_steps_are_taken_than_allowed() -> None:
    """With each step that is allowed the amounts are worth no less, all limits are kept, and few are not enough."""
    program, _ = a_program(Random(0))
    worth = [value(program, solve(program, steps)) for steps in range(20)]
    assert worth == sorted(worth)
    assert worth[0] < worth[1] < worth[-1]
    assert all(keeps_limits(program, solve(program, steps)) for steps in range(4))


def test_a_row_that_cannot_be_kept_ends_the_search() -> None:
    """Where no amounts within their bounds keep a row, it ends with amounts that do not, however many steps it has."""
    basis = Simplex(LinearProgram([((0, 1.0),)], [1.0], [1.0], [1.0], [None]))
    basis.maximize(9)
    basis.add([(((0, 1.0),), -1.0)])
    basis.restore(10**9)
    assert basis.solution.amounts == [-1.0]
