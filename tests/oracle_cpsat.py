"""A CP-SAT oracle: the optimal choice on catalogs too large for exhaustive search, solved to optimality by OR-Tools."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from oracle_counts import FULL_UNITS, PRESENCE, dose_of, units
from shoulderkit.model import duration_s
from shoulderkit.vocabulary import Phase, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle_brute import Case

#: The worth of one unit among the first, second and third four units of a cell.
STEPS = (8, 3, 1)


class _Model:
    """The choice as Boolean variables: one for each exercise and number of sets."""

    def __init__(self, case: Case, *, lean: bool = False) -> None:
        self.case = case
        # a choice that is feasible with more sets is feasible with the fewest, too
        self.counts = {name: case.sets_of(name)[: 1 if lean else None] for name in case.available}
        self.model = cp_model.CpModel()
        self.takes = {
            (name, sets): self.model.new_bool_var(f"{name} x {sets}")
            for name, counts in self.counts.items()
            for sets in counts
        }
        self.chosen = {
            name: self._any(self.takes[name, sets] for sets in counts) for name, counts in self.counts.items()
        }
        self.present = {phase: self._presence(phase) for phase in Phase}
        self._keep_to_request()
        self._keep_to_rules()

    def _any(self, variables: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
        one = self.model.new_bool_var("")
        self.model.add(sum(variables) == one)
        return one

    def _presence(self, phase: Phase) -> cp_model.IntVar:
        serving = [self.chosen[name] for name in self.case.available if phase in self.case.phases_in({name: 1})]
        present = self.model.new_bool_var(phase)
        self.model.add_max_equality(present, [*serving, 0])
        return present

    @property
    def seconds(self) -> cp_model.LinearExpr | int:
        exercises = self.case.catalog.exercises
        return sum(
            duration_s(exercises[name], dose_of(exercises[name], sets)) * take
            for (name, sets), take in self.takes.items()
        )

    def _in(self, name: str) -> cp_model.IntVar | int:
        return self.chosen.get(name, 0)

    def _keep_to_request(self) -> None:
        request = self.case.request
        self.model.add(self.seconds <= request.budget_s)
        if self.case.goal:
            self.model.add_at_least_one(self.present.values())
        for phase in request.include_phases:
            self.model.add(self.present[phase] == 1)
        for name in request.include:
            self.model.add(self._in(name) == self.model.new_constant(1))
        if request.max_steps is not None:
            self.model.add(sum(self.chosen.values()) <= request.max_steps)

    def _keep_to_rules(self) -> None:
        one = self.model.new_constant(1)
        done = dict.fromkeys(self.case.request.done_today, one)
        for rule in self.case.rules:
            needed: list[str] = []
            for group in rule.exercises:
                members = [self._in(name) for name in group]
                if RuleKind.ONE_OF in rule.kinds:
                    self.model.add(sum(members) <= one)
                if RuleKind.TOGETHER in rule.kinds:
                    for member in members[1:]:
                        self.model.add(one * 0 + members[0] == one * 0 + member)
                if RuleKind.REQUIRES in rule.kinds:
                    for name in needed:
                        for member in members:
                            self.model.add(one * 0 + member <= done.get(name, self._in(name)))
                needed += group

    def coverage(self) -> cp_model.LinearExpr | int:
        """Return the coverage: worth is concave, so maximizing fills the steepest segment of each cell first."""
        given = defaultdict(list)
        for (name, sets), take in self.takes.items():
            exercise = self.case.catalog.exercises[name]
            for target in exercise.targets:
                full = FULL_UNITS[target.role]
                given[exercise.phase, target.region].append(units(full, sets, exercise.dose.sets) * take)
        total: cp_model.LinearExpr | int = 0
        for cell, weight in self.case.weights.items():
            if cell in given:
                filled = [self.model.new_int_var(0, 4, "") for _ in STEPS]
                self.model.add(sum(filled) <= sum(given[cell]))
                total += weight * sum(step * count for step, count in zip(STEPS, filled, strict=True))
        return total

    def best(self, goal: cp_model.LinearExpr | int) -> int | None:
        """Return the proved maximum of *goal*; None where no choice is feasible."""
        self.model.maximize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        return round(solver.objective_value)


def best_levels(case: Case) -> tuple[int, int, int, int] | None:
    """Return the levels of the optimal choice, as `Case.levels_of` does; None where no choice is feasible."""
    model = _Model(case)
    presence = sum(PRESENCE[phase] * present for phase, present in model.present.items())
    coverage = model.coverage()
    # lexicographic: no coverage outweighs a phase, no seconds outweigh an exercise done recently
    most = 1 + 12 * 8 * sum(case.weights.values())
    first = model.best(most * presence + coverage)
    if first is None:
        return None
    model.model.add(most * presence + coverage == first)
    done = set(case.request.done_today) | set(case.request.done_recently)
    recent = sum(taken for name, taken in model.chosen.items() if name in done)
    second = model.best(-(recent * 100_000) - model.seconds)
    assert second is not None
    return (first // most, first % most, -(-second // 100_000), -(-second % 100_000))


def least_time(case: Case) -> int | None:
    """Return the seconds of the shortest feasible choice; None where no choice is feasible."""
    model = _Model(case, lean=True)
    best = model.best(-model.seconds)
    return None if best is None else -best


def least_steps(case: Case) -> int | None:
    """Return the least number of exercises of a feasible choice; None where no choice is feasible."""
    model = _Model(case, lean=True)
    best = model.best(-sum(model.chosen.values()))
    return None if best is None else -best
