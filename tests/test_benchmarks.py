"""The parts of the benchmarks: the solvers solve the planner's problem, and any different answer is noticed."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import benchmarks.__main__
import shoulderkit as sk
from benchmarks import ours, records
from benchmarks.catalogs import any_requests, muscle_requests, tight_requests
from benchmarks.growth import exponent
from benchmarks.gym import gym_catalog
from benchmarks.portions import fewer_portions
from benchmarks.rivals import SOLVERS, DisagreementError, ask, compare
from benchmarks.rows import Row, table
from benchmarks.settings import QUICK, Settings
from benchmarks.solvers.answer import Answer
from benchmarks.solvers.linear import Levels, judged, program, slopes
from problem_cases import a_fine_problem
from shoulderkit import testing
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.problem import Problem
from shoulderkit.plans import NoPlanError
from test_planning import a_problem, best_levels

CATALOG = gym_catalog(60)
PLANNER = sk.Planner(CATALOG)


def solved(problem: Problem, name: str) -> tuple[int, int, int, int] | None:
    """Return the levels that a solver finds and proves, larger being better."""
    answer, run = ask(problem, name, 20)
    assert answer.proved
    assert run.proved
    assert 0 < run.first_ms < run.whole_ms
    found = answer.levels
    return found and (found.presence, found.coverage, -found.recent, -found.time)


@pytest.mark.parametrize("name", SOLVERS)
class TestSolvers:
    """The answers of the solvers."""

    @pytest.mark.parametrize("most", [None, 2])
    def test_they_find_what_trying_everything_finds(self, name: str, most: int | None) -> None:
        """On small problems without constraints a solver finds the best levels, recency and time included."""
        for seed in range(6):
            problem = a_problem(seed, max_items=most)
            assert solved(problem, name) == best_levels(problem), seed
            fine = a_fine_problem(seed, 5)._replace(max_items=most)
            assert solved(fine, name) == best_levels(fine), seed

    def test_several_count_as_several(self, name: str) -> None:
        """An item of two exercises counts as two where the number of exercises is limited."""
        different = 0
        for seed in range(6):
            problem = a_problem(seed, 5, max_items=2)
            joint = problem._replace(
                items=tuple(item._replace(ranks=(number, 10 + number)) for number, item in enumerate(problem.items))
            )
            assert solved(joint, name) == best_levels(joint), seed
            different += best_levels(joint) != best_levels(problem)
        assert different

    def test_what_must_be_in_is_in(self, name: str) -> None:
        """Required items and groups are chosen, even of identical items, where others would be worth more."""
        problem = a_problem(2)
        longest = max(problem.items, key=lambda item: item.options[0].time)._replace(required=True)
        twice = problem._replace(items=(*problem.items, longest, longest))
        lesser = problem._replace(budget=80, required_groups=frozenset({1}))
        for harder, plain in ((twice, problem), (lesser, lesser._replace(required_groups=frozenset()))):
            chosen, _ = Chooser().choose(harder)
            assert chosen is not None
            levels = (chosen.presence, chosen.coverage, -chosen.recent, -chosen.time)
            assert solved(harder, name) == levels
            assert levels != solved(plain, name)

    def test_they_find_what_the_planner_finds(self, name: str) -> None:
        """On catalogs with rules of all kinds a solver finds the planner's score, or like it nothing, musts and all."""
        seen = {"membership": 0, "required": 0, "most": 0, "none": 0}
        for seed in range(60):
            catalog = testing.random_catalog(seed, exercises=15 + seed % 10)
            planner, request = sk.Planner(catalog), testing.random_request(catalog, seed)
            problem = ours.whole_problem(planner, request)
            if problem is None:
                continue
            try:
                wanted = planner.plan(request).score.levels
            except NoPlanError:
                wanted = None
            assert solved(problem, name) == wanted, seed
            seen["membership"] += bool(problem.membership.constrained)
            seen["required"] += any(item.required for item in problem.items)
            seen["most"] += problem.max_items is not None
            seen["none"] += wanted is None
        assert min(seen.values()) > 1

    def test_they_agree_on_what_is_measured(self, name: str) -> None:
        """On the benchmark's requests the planner and the solvers agree."""
        asked = [*muscle_requests(CATALOG, 3, 10, 2), *islice(any_requests(CATALOG), 6)]
        problems = [(request, ours.whole_problem(PLANNER, request)) for request in asked]
        assert sum(problem is not None for _, problem in problems) > 4
        for request, problem in problems:
            if problem is not None:
                compare(ours.choose(PLANNER, request), name, ask(problem, name, 20)[0])


def test_the_choice_is_that_of_the_plan() -> None:
    """What is timed as the choice, with or without a solver, has the levels of the plan of the same request."""
    requests = muscle_requests(CATALOG, 3, 10, 2)
    assert len(requests) == 2
    for request in requests:
        found = PLANNER.plan(request).score
        for planner in (PLANNER, sk.Planner(CATALOG, solver=True)):
            assert ours.levels(ours.choose(planner, request)) == (
                found.presence,
                found.coverage,
                found.recent,
                found.duration_s,
            )
    need = sk.Request(minutes=10, focus=["neck"], include=["move-000001"], equipment=())
    assert ours.choose(PLANNER, need) is None
    assert ours.whole_problem(PLANNER, need) is None


def test_the_whole_problem_is_whole() -> None:
    """The solvers are asked about portions of low figures, families, items of several exercises, and a day that has begun."""
    fewer = sk.Planner(fewer_portions(CATALOG))
    seen = set()
    for request in islice(any_requests(CATALOG), 40):
        problem, other = ours.whole_problem(PLANNER, request), ours.whole_problem(fewer, request)
        if problem is None or other is None:
            continue
        options = [option for item in problem.items for option in item.options]
        features = {
            "families": any(option.slots for option in options),
            "joint": any(len(item.ranks) > 1 for item in problem.items),
            "day": any(problem.start),
            "low figures": len(options) > sum(len(item.options) for item in other.items),
        }
        seen |= {name for name, present in features.items() if present}
    assert seen == {"families", "joint", "day", "low figures"}


def test_no_time_is_no_answer() -> None:
    """A solver without time proves nothing, which is not a disagreement."""
    request = muscle_requests(CATALOG, 8, 20, 1)[0]
    problem = ours.whole_problem(PLANNER, request)
    assert problem is not None
    for name in SOLVERS:
        answer, run = ask(problem, name, 1e-6)
        assert not answer.proved
        assert not run.proved
        compare(ours.choose(PLANNER, request), name, answer)


class TestCompare:
    """The comparison of a solver's answer with ours."""

    problem = a_problem(3)
    mine, _ = Chooser().choose(problem)

    def answer(self, *, proved: bool = True, **changes: int) -> Answer:
        levels = ours.levels(self.mine)
        assert levels is not None
        more = {field: getattr(levels, field) + change for field, change in changes.items()}
        return Answer(levels._replace(**more), proved, build_s=0, first_s=1, second_s=0)

    def test_the_same_is_fine(self) -> None:
        """Equal levels raise nothing."""
        compare(self.mine, "it", self.answer())

    @pytest.mark.parametrize("changes", [{"presence": 1}, {"coverage": -1}, {"recent": -1}, {"time": 1}], ids=str)
    def test_a_difference_is_noticed(self, changes: dict[str, int]) -> None:
        """A proved answer that differs from ours on any level, in either direction, is a disagreement."""
        with pytest.raises(DisagreementError):
            compare(self.mine, "it", self.answer(**changes))

    def test_nothing_is_better_than_what_is_proved(self) -> None:
        """An answer that is not proved may be worse than ours, never better."""
        compare(self.mine, "it", self.answer(proved=False, coverage=-1))
        with pytest.raises(DisagreementError):
            compare(self.mine, "it", self.answer(proved=False, coverage=1))

    def test_what_is_not_proved_has_a_bound(self) -> None:
        """A solver may improve on an unproved choice up to its bound, and no further."""
        assert self.mine is not None
        unsure = self.mine._replace(proved=False, bound=self.mine.coverage + 1)
        compare(unsure, "it", self.answer(coverage=1))
        with pytest.raises(DisagreementError):
            compare(unsure, "it", self.answer(coverage=2))

    def test_none_is_an_answer(self) -> None:
        """A choice on one side and a proof of infeasibility on the other are a disagreement."""
        compare(None, "it", Answer(None, proved=True, build_s=0, first_s=1, second_s=0))
        for selection, levels in ((None, Levels(1, 1, 0, 1)), (self.mine, None)):
            with pytest.raises(DisagreementError):
                compare(selection, "it", Answer(levels, proved=True, build_s=0, first_s=1, second_s=0))


def test_a_choice_that_is_not_allowed_is_noticed() -> None:
    """A solver's choice is checked against every constraint before it counts."""
    problem = a_problem(1)
    made = program(problem)
    with pytest.raises(ValueError, match="breaks"):
        judged(problem, made, list(made.limits))


def test_slopes() -> None:
    """A table of worth becomes linear segments, the steepest first."""
    problem = a_fine_problem(0, 3)._replace(start=(0, 240, 720, 1000, 5000, 0))
    assert [slopes(problem, cell) for cell in (0, 1, 2, 3, 4)] == [
        [(8, 720), (3, 720), (1, 720)],
        [(16, 480), (6, 720), (2, 720)],
        [(9, 720), (3, 720)],
        [(3, 440), (1, 720)],
        [],
    ]


def test_exponent() -> None:
    """What grows with the square of the size has the exponent 2."""
    assert exponent([10, 20, 40], [3.0, 12.0, 48.0]) == pytest.approx(2)


def test_catalogs_of_a_gym_grow_by_adding() -> None:
    """A larger generated catalog contains the smaller one of its seed, and its plans keep their rules."""
    small, large = gym_catalog(250), gym_catalog(500)
    assert all(large.exercises[name] == exercise for name, exercise in small.exercises.items())
    assert all(large.rules[name] == rule for name, rule in small.rules.items())
    plan = sk.plan(muscle_requests(large, 2, 10, 1)[0], large)
    assert sk.audit(plan, large) == ()


def test_fewer_portions() -> None:
    """Without low figures an exercise has its full dose and fewer sets, and its other fields are as they were."""
    fewer = sk.Planner(fewer_portions(CATALOG))
    gone = 0
    for before, after in zip(PLANNER._compiled.entries, fewer._compiled.entries, strict=True):
        assert [option.dose.sets for option in after.options] == sorted(
            range(after.exercise.dose.least_sets, after.exercise.dose.sets + 1), reverse=True
        )
        assert (after.exercise.targets, after.exercise.dose.work_s) == (
            before.exercise.targets,
            before.exercise.dose.work_s,
        )
        gone += len(before.options) - len(after.options)
    assert gone


def test_tight_requests_are_refused() -> None:
    """Most requests that want much of little are refused, and never for a fault of the request."""
    refused = 0
    for request in islice(tight_requests(CATALOG), 20):
        try:
            PLANNER.plan(request)
        except NoPlanError:
            refused += 1
    assert refused > 10


def test_rows_say_what_is_reached() -> None:
    """A row of the table has the ratio, and says whether the target was reached."""
    row = Row("Part", "it", 2.0, "ms", "that", 10.0, most_ratio=0.1)
    assert (row.ratio, row.met) == (0.2, False)
    assert row._replace(most=3.0).met is False
    assert row._replace(most=3.0, most_ratio=0.3).wanted.endswith("✓")
    assert row._replace(most=3.0, most_ratio=0.3, short="proved").met is False
    assert row._replace(most_ratio=None).met is None
    assert "ratio ≤ 0.100 ✗" in table([row])


def test_a_part_that_fails_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The figures of the other parts are written, the failure is told, and nothing is published."""

    def broken(settings: Settings) -> tuple[list[Row], dict[str, Any]]:
        raise ValueError("no such figure")

    def fine(settings: Settings) -> tuple[list[Row], dict[str, Any]]:
        return [Row("Part", "it", 2.0, "ms")], {"more": [1]}

    file, published = tmp_path / "results.json", list[object]()
    monkeypatch.setattr(benchmarks.__main__, "PARTS", {"start": fine, "memory": broken, "growth": fine})
    monkeypatch.setattr(benchmarks.__main__, "publish", lambda *told: published.append(told))
    monkeypatch.setattr("sys.argv", ["benchmarks", "--json", str(file), "--free-exercise-db", "any.json", "--publish"])
    with pytest.raises(SystemExit) as ended:
        benchmarks.__main__.main()
    report = json.loads(file.read_text(encoding="utf-8"))
    assert (ended.value.code, published) == (1, [])
    assert [row["what"] for row in report["rows"]] == ["it", "it"]
    assert report["run"]["failed"] == {"memory": "ValueError('no such figure')"}
    assert (list(report["run"]["seconds"]), report["more"]) == (["start", "growth"], [1])
    del benchmarks.__main__.PARTS["memory"]
    benchmarks.__main__.main()
    assert len(published) == 1


def test_rows_of_all_tables_are_measured() -> None:
    """What is timed as records of all tables has a row for each value of the catalog, and it and a search are told."""
    catalog = sk.bundled()
    assert records.records(catalog) == sum(len(getattr(catalog, name)) for name in records.TABLES)
    assert [row.what for row in records.rows(QUICK)] == [
        "records of all tables",
        "a search by words, region and demand",
    ]
