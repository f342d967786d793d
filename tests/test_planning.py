"""The planner's parts by themselves, against trying everything: what goes in, and what may still come."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from oracle_problem import best_choice, levels_of
from problem_cases import weighted
from shoulderkit import testing
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.problem import Item, MembershipConstraints, Option, Problem
from shoulderkit.planner.choice.reduced import reduce_problem
from shoulderkit.planner.choice.relaxation import relax


def a_problem(seed: int, count: int = 7, **changes: object) -> Problem:
    """A small selection problem without constraints."""
    dice = Random(seed)
    groups = [dice.randrange(2) for _ in range(count)]
    items = tuple(
        Item(
            (number,),
            tuple(
                Option(dice.randint(10, 90) + 10 * way, way, ((2 * group + dice.randrange(2), dice.choice((2, 4))),))
                for way in range(dice.randint(1, 2))
            ),
            recent=int(dice.random() < 0.3),
            required=False,
        )
        for number, group in enumerate(groups)
    )
    whole = Problem(
        items,
        MembershipConstraints(),
        tuple(weighted(dice.randint(1, 3)) for _ in range(4)),
        (0, 0, 0, 0),
        (0, 0, 1, 1),
        (2, 1),
        frozenset(),
        frozenset(),
        needs_group=True,
        budget=200,
        max_items=None,
    )
    return whole._replace(**changes)


def best_levels(problem: Problem) -> tuple[int, int, int, int] | None:
    """The levels of the best choice, by trying every one."""
    best = best_choice(problem)
    return None if best is None else levels_of(problem, best)


class TestSelect:
    """What goes in."""

    @pytest.mark.parametrize("seed", range(40))
    @pytest.mark.parametrize("most", [None, 2])
    def test_it_is_the_best(self, seed: int, most: int | None) -> None:
        """The choice has the levels that trying everything finds best, by either method of search; or it says that it may not."""
        problem = a_problem(seed, max_items=most)
        wanted = best_levels(problem)
        assert wanted is not None
        # plenty; too little for a frontier of all budgets, so that prices are used; too little for anything
        for effort in (1_000_000, 1_500, 30):
            found, complete = Chooser(effort).choose(problem)
            assert found is not None
            assert complete
            levels = (found.presence, found.coverage, -found.recent, -found.time)
            assert effort < 1_000_000 or found.proved
            assert levels == wanted if found.proved else levels <= wanted
            assert found.bound >= wanted[1] or found.presence < wanted[0]

    @pytest.mark.parametrize("seed", range(10))
    def test_prices_bound_every_choice(self, seed: int) -> None:
        """What the prices say is possible is never less than what is."""
        problem = a_problem(seed)
        wanted = best_levels(problem)
        assert wanted is not None
        reduced = reduce_problem(problem)
        presence, coverage, recent, time = wanted
        worth = presence * reduced.encoding.coverage_base + coverage // reduced.encoding.coverage_step
        value = (
            worth * reduced.encoding.coverage_unit
            + recent * reduced.encoding.time_base
            + time * reduced.encoding.second
        )
        classes, constants, prices = relax(reduced)
        assert prices.upper_bound(reduced._replace(classes=classes, constant=sum(constants))) >= prices.scale * value

    def test_nothing_fits(self) -> None:
        """Where no item fits, a complete search says that there is none, and so does one that is out of effort."""
        problem = a_problem(1, budget=5)
        assert Chooser().choose(problem) == (None, True)
        assert Chooser().least_time(problem) == (None, True)
        assert Chooser(1).choose(problem)[0] is None

    def test_least_time(self) -> None:
        """The least time is that of the shortest item, unless nothing need be present: then none is needed."""
        problem = a_problem(2, budget=500)
        shortest = min(option.time for item in problem.items for option in item.options)
        assert Chooser().least_time(problem) == (shortest, True)
        assert Chooser().least_time(problem._replace(needs_group=False)) == (0, True)


class TestGivingUp:
    """Impossible and gave up are different errors."""

    def test_gave_up(self) -> None:
        """A search that ends before it finds anything proves nothing, and says so."""
        given_up = 0
        for seed in range(90, 95):
            catalog = testing.random_catalog(seed, exercises=30)
            planner = sk.Planner(catalog, effort=1)
            try:
                planner.plan(testing.random_request(catalog, seed))
            except sk.EffortLimitError as error:
                given_up += 1
                assert "raise the effort limit" in str(error)
            except sk.NoPlanError:
                with pytest.raises(sk.NoPlanError):
                    sk.Planner(catalog).plan(testing.random_request(catalog, seed))
        assert given_up


class TestRequestsInAnyForm:
    """A request takes any iterable, and refuses what is none."""

    def test_a_number_is_no_list(self) -> None:
        """What is no text and has no items is refused where several words are wanted, field by field."""
        with pytest.raises(sk.RequestError) as caught:
            sk.Request(minutes=5, goal="x", phases=3, positions=3, avoid=3, include=b"a", focus=3, done_today=3)  # type: ignore[arg-type]
        assert {fault.path for fault in caught.value.faults} >= {
            "phases",
            "positions",
            "avoid",
            "include",
            "focus",
            "done_today",
        }

    def test_unknown_words_have_near_misses(self) -> None:
        """Each word that its vocabulary does not have is named at its place, with the one that was probably meant."""
        with pytest.raises(sk.RequestError) as caught:
            sk.Request(minutes=5, goal="x", phases=["release", "strenghten"], avoid=["flor"], positions=["plnk", 3])  # type: ignore[list-item]
        assert {fault.path: fault.near for fault in caught.value.faults} == {
            "phases[1]": ("strengthen",),
            "positions[0]": ("plank",),
            "positions[1]": (),
            "avoid[0]": ("floor",),
        }

    def test_a_focus_of_something_else(self) -> None:
        """What is neither a name nor a focus is refused at its place."""
        with pytest.raises(sk.RequestError) as caught:
            sk.Request(minutes=5, focus=["neck", 3])  # type: ignore[list-item]
        assert [fault.path for fault in caught.value.faults] == ["focus[1]"]


@given(st.data())
def test_drawn_routines_are_valid(data: st.DataObject) -> None:
    """A routine drawn for a catalog holds the catalog's own exercises, end to end."""
    catalog = data.draw(testing.catalogs(min_exercises=1, max_exercises=4))
    routine = data.draw(testing.routines(catalog))
    assert all(catalog.exercises[step.exercise.id] == step.exercise for step in routine.steps)
    assert routine.timeline[-1].end_s == routine.duration_s
