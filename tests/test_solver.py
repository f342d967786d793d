"""The solver behind the extra: what it proves, where it gives up, and that nobody else pays for it."""

from __future__ import annotations

import sys

import attrs
import pytest

import shoulderkit as sk
from problem_cases import a_problem, levels
from shoulderkit import testing
from shoulderkit.planner.choice import Chooser
from shoulderkit.planner.choice import cpsat as solver
from shoulderkit.planner.tuning import TUNING


class TestSolver:
    """The solver behind the extra."""

    def test_it_says_when_it_gives_up(self) -> None:
        """Where the solver does not finish a level nothing of it is used; where it does not finish ranks, that is said."""
        problem = a_problem(3, 40, linked=True)
        wanted, _ = Chooser().choose(problem)
        assert wanted is not None
        tuning = attrs.evolve(TUNING, solver_share=10**9, solver_rank_work=0.0)
        found, _ = Chooser(solver=solver.solve, tuning=tuning).choose(problem)
        assert found is not None
        assert levels(found) == levels(wanted)
        assert found.bound == wanted.coverage
        found, _ = Chooser(solver=solver.solve, tuning=attrs.evolve(tuning, solver_work=0.0)).choose(problem)
        assert found is not None
        assert not found.proved
        assert found.bound >= wanted.coverage

    def test_what_must_be_taken_is_taken(self) -> None:
        """An item that is required is in the solver's choice as in our own, although no best choice has it unasked."""
        problem = a_problem(3, 40, linked=False)
        free, _ = Chooser().choose(problem)
        assert free is not None
        place = next(n for n in range(40) if n not in dict(free.chosen))
        items = list(problem.items)
        items[place] = items[place]._replace(required=True)
        asked = problem._replace(items=tuple(items))
        wanted, _ = Chooser().choose(asked)
        found, _ = Chooser(solver=solver.solve, tuning=attrs.evolve(TUNING, solver_share=10**9)).choose(asked)
        assert wanted is not None
        assert found is not None
        assert place in dict(found.chosen)
        assert levels(found) == levels(wanted) < levels(free)

    @pytest.mark.parametrize("seed", [0, 8])
    def test_an_answer_without_a_solution_is_not_read_as_one(self, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Wherever the solver stops without a solution, it gives up, or what it found before stays, at the same levels."""
        from ortools.sat.python import cp_model

        problem = a_problem(seed, 40, linked=True)
        wanted, _ = Chooser().choose(problem)
        assert wanted is not None
        tuning = attrs.evolve(TUNING, solver_share=10**9)
        solve, calls = cp_model.CpSolver.solve, 0
        ends = []
        for last in range(30):
            calls = 0

            def stopping(self: cp_model.CpSolver, model: cp_model.CpModel, last: int = last) -> object:
                nonlocal calls
                calls += 1
                if calls <= last:
                    return solve(self, model)
                nothing = cp_model.CpModel()
                nothing.add_bool_or([])
                assert solve(self, nothing) == cp_model.INFEASIBLE
                return cp_model.UNKNOWN

            monkeypatch.setattr(cp_model.CpSolver, "solve", stopping)
            found, _ = Chooser(solver=solver.solve, tuning=tuning).choose(problem)
            assert found is not None
            ends.append(found.proved)
            if calls > 2:
                assert levels(found) == levels(wanted)
            if found.proved:
                break
        assert calls == last > 3
        assert ends == [*[False] * last, True]

    def test_a_planner_without_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Asking for the solver changes no plan that needs none; where it is not installed, a planner says what it needs."""
        request = sk.Request(minutes=7, goal="tight-upper-back", setting="desk")
        plans = [sk.Planner(sk.bundled(), solver=choice).plan(request) for choice in (True, False)]
        assert plans[0] == plans[1]
        monkeypatch.setattr(solver, "find_spec", lambda _: None)
        with pytest.raises(sk.MissingExtraError) as missing:
            sk.Planner(sk.bundled(), solver=True)
        assert missing.value == sk.MissingExtraError("a planner with a solver", "solver")
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.Planner(sk.bundled(), solver="yes")  # type: ignore[arg-type]
        assert [fault.path for fault in caught.value.faults] == ["solver"]

    def test_a_planner_hands_over_what_it_does_not_finish(self) -> None:
        """With the solver a planner proves a plan that is only bounded without it, and no worse."""
        catalog = testing.random_catalog(1, exercises=10)
        request = sk.Request(
            goal=min(catalog.goals),
            minutes=15,
            equipment=tuple(catalog.equipment),
            allow=tuple(sk.Demand),
            positions=tuple(sk.Position),
            without_instructions=True,
        )
        alone, helped = (sk.Planner(catalog, solver=choice, effort=1).plan(request).score for choice in (False, True))
        assert (alone.status, helped.status) == (sk.Status.BOUNDED, sk.Status.OPTIMAL)
        assert helped.coverage >= alone.coverage

    def test_it_is_imported_when_it_is_needed(self) -> None:
        """A plan that the planner's own search finishes imports no solver."""
        import subprocess

        code = (
            "import sys, shoulderkit as sk; "
            "sk.plan(sk.Request(minutes=7, goal='tight-upper-back', setting='desk')); "
            "sys.exit('ortools' in sys.modules)"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
