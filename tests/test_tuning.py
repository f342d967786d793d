"""The tuning numbers stand in one value, each of them reaches the search, and what a planner remembers is its own."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

import shoulderkit as sk
from problem_cases import a_fine_problem, a_problem, levels
from shoulderkit.planner.choice import frontier
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.cpsat import solve
from shoulderkit.planner.choice.problem import Problem
from shoulderkit.planner.choice.reduced import reduce_problem
from shoulderkit.planner.choice.workspace import Effort, Workspace
from shoulderkit.planner.tuning import TUNING, Tuning

#: Few enough exercises that a frontier is remembered.
REQUEST = sk.Request(
    minutes=20, goal="stiff-shoulders", setting="home", equipment=("massage-ball",), phases=("strengthen", "integrate")
)


def with_tuning(catalog: sk.Catalog, **numbers: float) -> sk.Planner:
    """A planner with some other numbers."""

    class Tuned(sk.Planner):
        _tuning = attrs.evolve(TUNING, **numbers)

    return Tuned(catalog, effort=Tuned._tuning.effort)


class TestTinyNumbers:
    """With tiny numbers the search takes each of its ways out, and says what it did not prove."""

    def test_a_beam_and_the_greedy_heuristic(self) -> None:
        """Where hardly any work is allowed, a wide beam finds more than a narrow one, and none passes for a proof."""
        problem = a_problem(34, 40, linked=True)
        best, _ = Chooser().choose(problem)
        assert best is not None
        tiny = attrs.evolve(
            TUNING,
            effort=1,
            small_items=0,
            first_allowance_s=1,
            first_options=0,
            beam_width=2_000,
            least_beam_width=1,
        )
        found = {}
        for effort, classes in ((1, 0), (1, 120), (10**9, 120)):
            choice, complete = Chooser(tuning=attrs.evolve(tiny, beam_effort=effort, greedy_classes=classes)).choose(
                problem
            )
            assert choice is not None
            assert complete
            assert not choice.proved
            assert choice.bound >= best.coverage
            assert levels(choice) <= levels(best)
            found[effort, classes] = levels(choice)
        assert found[1, 0] < found[1, 120] < found[10**9, 120]

    def test_small_steps(self) -> None:
        """Where it is looked for by small steps below the bound, the choice is proved all the same, unless effort ends."""
        problem = a_problem(4, 40, linked=True)
        best = Chooser().choose(problem)
        tiny = attrs.evolve(TUNING, small_items=0, first_allowance_s=1)
        assert Chooser(tuning=tiny).choose(problem) == best
        # without effort for that it is given up
        given_up, _ = Chooser(1, tuning=tiny).choose(problem)
        assert given_up is not None
        assert not given_up.proved

    def test_an_order_that_is_not_proved(self) -> None:
        """Where hardly any sets of steps are looked at, the order keeps the rules, and is called bounded."""
        catalog = sk.bundled()
        best = sk.Planner(catalog).plan(REQUEST)
        plan = with_tuning(catalog, order_effort=1).plan(REQUEST)
        assert best.score.order_status is sk.Status.OPTIMAL
        assert plan.score.order_status is sk.Status.BOUNDED
        assert sorted(plan.ids) == sorted(best.ids)
        assert not [finding for finding in sk.audit(plan) if finding.severity is sk.Severity.ERROR]

    @pytest.mark.untraced
    def test_another_place_that_is_not_looked_for(self) -> None:
        """Where no sets are looked at, a question about a step's place tells no cost of another place, and proves none."""
        catalog = sk.bundled()
        planner = sk.Planner(catalog)
        plan = planner.plan(REQUEST)
        told = [planner.why_here(plan, name) for name in plan.ids]
        untold = [with_tuning(catalog, alternatives_effort=0).why_here(plan, name) for name in plan.ids]
        assert any(one.saves_trips or one.saves_positions or one.saves_equipment or one.tie for one in told)
        assert not any(one.saves_trips or one.saves_positions or one.saves_equipment or one.tie for one in untold)
        assert all(one.proved for one in told)
        assert not any(one.proved for one in untold)


class TestBeams:
    """Once the effort is spent, what is kept and made is bounded, whatever there is to decide."""

    def kept(self, monkeypatch: pytest.MonkeyPatch, problem: Problem, tuning: Tuning) -> tuple[int, int, int]:
        """The most labels that a beam kept, how many were made, and the ways to take each item."""
        counts = [0]

        def counted(*args: Any) -> list[frontier.Label]:
            labels = beam(*args)
            counts.append(len(labels))
            return labels

        beam = frontier._beam
        monkeypatch.setattr(frontier, "_beam", counted)
        reduced, effort = reduce_problem(problem), Effort(-1)
        frontier.component_frontier(reduced, list(range(len(reduced.classes))), effort, Workspace(tuning))
        monkeypatch.undo()
        return max(counts), -1 - effort.left, sum(len(each.items) * len(each.options) for each in reduced.classes)

    def in_families(self, count: int) -> Problem:
        """A problem where nothing is required and as many items as can be are in families of four or so."""
        problem = a_fine_problem(3, count)
        items = [
            item._replace(
                required=False,
                options=tuple(
                    option._replace(slots=tuple(number % (count // 4) for _ in option.slots)) for option in item.options
                ),
            )
            for number, item in enumerate(problem.items)
        ]
        return problem._replace(items=tuple(items), required_groups=frozenset(), budget=600, max_items=None)

    def test_families_do_not_widen_a_beam(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many sets of slots there are, one label of least time is kept beside those that promise most."""
        most, _, _ = self.kept(monkeypatch, self.in_families(60), attrs.evolve(TUNING, beam_width=10))
        assert most == 11

    def test_open_constraints_widen_a_beam_so_far(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of the sets of open constraints no more are kept than the widest beam has labels."""
        problem = a_problem(8, 40, linked=True)
        narrow, _, _ = self.kept(monkeypatch, problem, attrs.evolve(TUNING, beam_width=2))
        wide, _, _ = self.kept(monkeypatch, problem, attrs.evolve(TUNING, beam_effort=1, least_beam_width=2))
        assert (narrow, wide > narrow) == (4, True)

    def test_the_more_to_decide_the_narrower_a_beam(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The labels made are bounded by the number for it, until a beam is as narrow as it may be."""
        tuning = attrs.evolve(TUNING, beam_effort=4_000, least_beam_width=1)
        widths = []
        for count in (20, 60, 180):
            most, made, ways = self.kept(monkeypatch, self.in_families(count), tuning)
            assert 0 < made < 4_000
            assert most == 1 + 4_000 // ways
            widths.append(most)
        assert widths == sorted(widths, reverse=True)
        most, _, _ = self.kept(monkeypatch, self.in_families(180), attrs.evolve(tuning, least_beam_width=9))
        assert most == 10


#: For each number one that is far off. What is proved must not depend on any of them.
FAR_OFF: dict[str, float] = {
    "small_items": 10**6,
    "small_share": 1,
    "budget_step_s": 7,
    "budget_steps": 1,
    "remembered_plans": 0,
    "remembered_frontiers": 0,
    "remembered_tables": 0,
    "first_allowance_s": 1,
    "first_options": 10**9,
    "careful_from": 1,
    "least_growth": 1,
    "beam_from": 0,
    "completion_from": 0,
    "completion_shift": 0,
    "solver_share": 10**9,
    "greedy_classes": 0,
    "beam_searches": 0,
    "beam_share": 1,
    "beam_width": 1,
    "least_beam_width": 1,
    "beam_effort": 1,
    "comparison_shift": 1,
    "prune_from": 0,
    "price_scale": 1,
    "simplex_steps": 0,
    "cut_rounds": 0,
    "cut_tolerance": 1.0,
    "pivot_tolerance": 1e-6,
    "candidate_columns": 1,
    "solver_work": 40.0,
    "solver_rank_work": 12.0,
    "solver_rank_bits": 3,
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", FAR_OFF)
def test_no_number_decides_what_is_best(name: str) -> None:
    """With any number far off, by the search alone or with the solver, what is proved is the same choice."""
    number = {name: FAR_OFF[name]}
    first = attrs.evolve(TUNING, **number)
    bounded = attrs.evolve(TUNING, **{"small_items": 0, **number})
    handing_over = attrs.evolve(bounded, **{"solver_share": 10**9, **number})
    proved = 0
    for seed in range(3):
        problem = a_problem(seed, 20, linked=True)
        wanted, _ = Chooser().choose(problem)
        for chooser in (Chooser(tuning=first), Chooser(tuning=bounded), Chooser(solver=solve, tuning=handing_over)):
            found, complete = chooser.choose(problem)
            assert complete
            if found is None or found.proved:
                proved += 1
                assert found == wanted
    assert proved > 5


def test_each_number_is_tried() -> None:
    """The list above has every number but the efforts, which decide what is proved at all."""
    efforts = {"effort", "order_effort", "alternatives_effort"}
    assert FAR_OFF.keys() | efforts == {field.name for field in attrs.fields(Tuning)}


class TestRemembered:
    """What a planner remembers is its own, and no more than so many frontiers."""

    def remembered(self, planner: sk.Planner) -> int:
        return planner._builder.chooser.remembered

    def test_planners_share_nothing(self) -> None:
        """What one planner remembers no other one has, not even one that was unpickled from it."""
        first, second = sk.Planner(sk.bundled()), sk.Planner(sk.bundled())
        # whole plans are not compared: what they are missing would be planned, and remembered, too
        assert first.plan(REQUEST).routine == second.plan(REQUEST).routine
        first.plan(attrs.evolve(REQUEST, setting="desk"))
        assert (self.remembered(first), self.remembered(second)) == (2, 1)
        sent = attrs.evolve(REQUEST, minutes=10)
        unpickled = pickle.loads(pickle.dumps(sk.Planner(sk.bundled(), effort=1_234_567)))
        assert self.remembered(unpickled) == 0
        assert unpickled.plan(sent).routine == first.plan(sent).routine
        second.forget()
        assert (self.remembered(first), self.remembered(second), self.remembered(unpickled)) == (3, 0, 1)

    def test_longer_sessions_are_read_off_the_same_frontier(self) -> None:
        """The same request with a little more time makes no other frontier."""
        planner = sk.Planner(sk.bundled())
        for seconds in range(1141, 1201, 10):
            planner.plan(attrs.evolve(REQUEST, minutes=None, seconds=seconds))
        assert self.remembered(planner) == 1

    def test_memory_is_bounded(self) -> None:
        """No more frontiers are kept than the number says, however many requests are planned."""
        planner = with_tuning(sk.bundled(), remembered_frontiers=3)
        most = 0
        for weight in range(1, 8):
            planner.plan(sk.Request(minutes=10, focus={"neck": weight, "chest": 3}))
            most = max(most, self.remembered(planner))
        assert most == 3

    def test_a_request_that_was_planned_is_not_planned_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same request gives an equal plan without another search, until it is forgotten; another one is searched."""
        planner = sk.Planner(sk.bundled())
        searched: list[Problem] = []
        choose = Chooser.choose
        monkeypatch.setattr(Chooser, "choose", lambda self, each: searched.append(each) or choose(self, each))
        first = planner.plan(REQUEST)
        assert planner.plan(attrs.evolve(REQUEST)) == first
        assert len(searched) == 1
        planner.plan(attrs.evolve(REQUEST, setting="desk"))
        assert len(searched) == 2
        planner.forget()
        assert planner.plan(REQUEST) == first
        assert len(searched) == 3

    def test_no_more_plans_are_kept_than_the_number_says(self) -> None:
        """However many requests are planned."""
        planner = with_tuning(sk.bundled(), remembered_plans=2)
        for seconds in (60, 70, 80):
            planner.plan(attrs.evolve(REQUEST, minutes=None, seconds=seconds))
        assert planner._remembered.cache_info().currsize == 2

    def test_a_planner_that_is_dropped_is_freed(self) -> None:
        """What a planner remembers goes with it at once: no cache and no remembered plan holds on to it."""
        import weakref

        planner = sk.Planner(sk.bundled())
        planner.plan(REQUEST)
        dropped = [weakref.ref(planner._builder.chooser), weakref.ref(planner)]
        del planner
        assert [each() for each in dropped] == [None, None]
