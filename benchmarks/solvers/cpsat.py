"""OR-Tools' CP-SAT."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.solvers.answer import Answer
from benchmarks.solvers.linear import Levels, Program, Terms, judged
from shoulderkit.planner.choice.problem import Problem

NAME = "CP-SAT"
#: Larger than any sum in a program.
_FAR = 1 << 40


def solve(problem: Problem, made: Program, *, limit_s: float = 20, workers: int = 2) -> Answer:
    """Solve the two objectives with CP-SAT within one time limit for both."""
    start = perf_counter()
    model = cp_model.CpModel()
    variables = [model.new_int_var(0, limit, "") for limit in made.limits]

    def total(terms: Terms) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in terms], [factor for _, factor in terms])

    for row in made.rows:
        low, high = -_FAR if row.low is None else row.low, _FAR if row.high is None else row.high
        model.add_linear_constraint(total(row.terms), low, high)
    goal = total(made.first)
    model.maximize(goal)
    build_s = perf_counter() - start

    def run(seconds: float) -> tuple[cp_model.CpSolver, Any, float]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = 1
        solver.parameters.max_time_in_seconds = seconds
        begin = perf_counter()
        status = solver.solve(model)
        return solver, status, perf_counter() - begin

    def levels(solver: cp_model.CpSolver) -> Levels:
        return judged(problem, made, [solver.value(variable) for variable in variables])

    solver, status, first_s = run(limit_s)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Answer(None, status == cp_model.INFEASIBLE, build_s, first_s, 0)
    found = levels(solver)
    if status != cp_model.OPTIMAL or first_s >= limit_s:
        return Answer(found, proved=False, build_s=build_s, first_s=first_s, second_s=0)
    model.add(goal >= round(solver.objective_value))
    model.maximize(total(made.second))
    for variable in variables:
        model.add_hint(variable, solver.value(variable))
    solver, status, second_s = run(limit_s - first_s)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        found = levels(solver)
    return Answer(found, status == cp_model.OPTIMAL, build_s, first_s, second_s)
