"""The tuning numbers stand in one value, each of them reaches the search, and what a planner remembers is its own."""

from __future__ import annotations

import pickle

import attrs
import pytest

import shoulderkit as sk
from shoulderkit import testing
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.cpsat import solve
from shoulderkit.planner.tuning import TUNING, Tuning
from test_large import a_problem, levels

REQUEST = sk.Request(minutes=20, goal="stiff-shoulders", setting="home", equipment=("massage-ball",))


def with_tuning(catalog: sk.Catalog, **numbers: float) -> sk.Planner:
    """A planner with some other numbers."""

    class Tuned(sk.Planner):
        _tuning = attrs.evolve(TUNING, **numbers)

    return Tuned(catalog, effort=Tuned._tuning.effort)


class TestTinyNumbers:
    """With tiny numbers the search takes each of its ways out, and says what it did not prove."""

    def test_a_beam_and_the_greedy_heuristic(self) -> None:
        """Where hardly any work is allowed, a wide beam finds more than a narrow one, and none passes for a proof."""
        problem = a_problem(8, 40, linked=True)
        best, _ = Chooser().choose(problem)
        assert best is not None
        tiny = attrs.evolve(TUNING, effort=1, first_effort=1, small_items=0, first_allowance_s=1)
        found = {}
        for width, classes in ((1, 0), (1, 120), (2_000, 120)):
            choice, complete = Chooser(tuning=attrs.evolve(tiny, beam_width=width, greedy_classes=classes)).choose(
                problem
            )
            assert choice is not None
            assert complete
            assert not choice.proved
            assert choice.bound >= best.coverage
            assert levels(choice) <= levels(best)
            found[width, classes] = levels(choice)
        assert found[1, 0] < found[1, 120] < found[2_000, 120]

    def test_bounds_of_single_components(self) -> None:
        """Where the first effort is too small, bounds are tightened component by component, and the choice is proved."""
        problem = a_problem(4, 40, linked=True)
        best = Chooser().choose(problem)
        tiny = attrs.evolve(TUNING, first_effort=1, small_items=0, first_allowance_s=1)
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


#: For each number one that is far off. What is proved must not depend on any of them.
FAR_OFF: dict[str, float] = {
    "small_items": 10**6,
    "small_share": 1,
    "budget_step_s": 7,
    "budget_steps": 1,
    "remembered_frontiers": 0,
    "remembered_tables": 0,
    "first_allowance_s": 1,
    "allowance_factor": 5,
    "first_effort": 1,
    "solver_share": 10**9,
    "greedy_classes": 0,
    "beam_factor": 1,
    "beam_width": 1,
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


@pytest.mark.parametrize("name", FAR_OFF)
def test_no_number_decides_what_is_best(name: str) -> None:
    """With any number far off, by the search alone or with the solver, what is proved is the same choice."""
    number = {name: FAR_OFF[name]}
    first = attrs.evolve(TUNING, **number)
    bounded = attrs.evolve(TUNING, **{"small_items": 0, **number})
    handing_over = attrs.evolve(bounded, **{"first_effort": 1, "solver_share": 10**9, **number})
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
        return planner._chooser.remembered

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
        second._chooser.forget()
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

    def test_a_planner_that_is_dropped_is_freed(self) -> None:
        """What a planner remembers goes with it at once: no cache holds on to it."""
        import weakref

        planner = sk.Planner(testing.random_catalog(1, exercises=5))
        chooser = weakref.ref(planner._chooser)
        del planner
        assert chooser() is None
