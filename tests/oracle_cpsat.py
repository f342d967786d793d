"""A CP-SAT oracle: the optimal choice on catalogs too large for exhaustive search, solved to optimality by OR-Tools."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from oracle_counts import PRESENCE, STEPS
from shoulderkit.vocabulary import Phase, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle_brute import Case


class _Model:
    """The choice as Boolean variables: one for each exercise and portion of it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.portions = {name: case.portions[name] for name in case.available}
        self.model = cp_model.CpModel()
        self.takes = {
            (name, place): self.model.new_bool_var(f"{name} {portion.dose!r}")
            for name, portions in self.portions.items()
            for place, portion in enumerate(portions)
        }
        self.chosen = {
            name: self._any(self.takes[name, place] for place in range(len(portions)))
            for name, portions in self.portions.items()
        }
        self.present = {phase: self._presence(phase) for phase in Phase}
        self._keep_to_request()
        self._keep_to_rules()

    def _any(self, variables: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
        one = self.model.new_bool_var("")
        self.model.add(sum(variables) == one)
        return one

    def _presence(self, phase: Phase) -> cp_model.IntVar:
        serving = [self.chosen[name] for name in self.case.available if phase in self.case.phases_in([name])]
        present = self.model.new_bool_var(phase)
        self.model.add_max_equality(present, [*serving, 0])
        return present

    @property
    def seconds(self) -> cp_model.LinearExpr | int:
        return sum(self.portions[name][place].seconds * take for (name, place), take in self.takes.items())

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
        done = dict.fromkeys(self.case.request.done_ids, one)
        for rule in self.case.rules:
            needed: list[str] = []
            for group in rule.exercises:
                members = [self._in(name) for name in group]
                if RuleKind.ONE_OF in rule.kinds:
                    self.model.add(sum(members) <= one)
                if RuleKind.TOGETHER in rule.kinds:
                    for name in group[1:]:
                        self._go_together(group[0], name)
                if RuleKind.REQUIRES in rule.kinds:
                    for name in needed:
                        for member in members:
                            self.model.add(one * 0 + member <= done.get(name, self._in(name)))
                needed += group

    def _go_together(self, name: str, other: str) -> None:
        """Take both or none, with the same share of the full dose."""
        shares = [defaultdict(list), defaultdict(list)]
        for found, each in zip(shares, (name, other), strict=True):
            for place, portion in enumerate(self.portions.get(each, ())):
                found[portion.dropped].append(self.takes[each, place])
        zero = self.model.new_constant(0)
        for dropped in shares[0] | shares[1]:
            self.model.add(zero + sum(shares[0][dropped]) == zero + sum(shares[1][dropped]))

    def _families(self) -> list[list[str]]:
        """The exercises that are forms of one move, where several of them serve something."""
        members = defaultdict(list)
        for name in self.portions:
            family = self.case.catalog.exercises[name].family
            if family is not None and self.case.phases_in([name]):
                members[family].append(name)
        return [names for names in members.values() if len(names) > 1]

    def coverage(self) -> cp_model.LinearExpr | int:
        """Return the coverage: worth is concave, so maximizing fills the steepest segment of each cell first.

        In each family one member may be whole, the others count half; maximizing chooses which.
        """
        given = defaultdict(list)
        wholes = {
            (name, place): self.model.new_bool_var("")
            for family in self._families()
            for name in family
            for place in range(len(self.portions[name]))
        }
        for family in self._families():
            self.model.add_at_most_one(whole for (name, _), whole in wholes.items() if name in family)
        for (name, place), take in self.takes.items():
            whole = wholes.get((name, place))
            if whole is not None:
                self.model.add_implication(whole, take)
            for cell, units in self.case.gains(name, self.portions[name][place]).items():
                given[cell].append(units * take if whole is None else units // 2 * (take + whole))
        total: cp_model.LinearExpr | int = 0
        for cell, weight in self.case.weights.items():
            if cell in given:
                had = self.case.before.get(cell, 0)
                left = [720 - min(720, max(0, had - 720 * place)) for place in range(len(STEPS))]
                filled = [self.model.new_int_var(0, most, "") for most in left]
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
    earlier = {phase for phase, _ in case.before}
    presence = sum(PRESENCE[phase] * present for phase, present in model.present.items() if phase not in earlier)
    coverage = model.coverage()
    # lexicographic: no coverage outweighs a phase, no seconds outweigh an exercise done recently
    most = 1 + 12 * 720 * sum(case.weights.values())
    first = model.best(most * presence + coverage)
    if first is None:
        return None
    model.model.add(most * presence + coverage == first)
    recent = sum(taken for name, taken in model.chosen.items() if name in case.recent)
    second = model.best(-(recent * 100_000) - model.seconds)
    assert second is not None
    return (first // most, first % most, -(-second // 100_000), -(-second % 100_000))


def least_time(case: Case) -> int | None:
    """Return the seconds of the shortest feasible choice; None where no choice is feasible."""
    model = _Model(case)
    best = model.best(-model.seconds)
    return None if best is None else -best


def least_steps(case: Case) -> int | None:
    """Return the least number of exercises of a feasible choice; None where no choice is feasible."""
    model = _Model(case)
    best = model.best(-sum(model.chosen.values()))
    return None if best is None else -best
