"""The choice engine against oracles: start units, presence, fine units, slots, joint items, and every tie."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given, settings

from oracle_problem import best_choice, best_levels, least_time, levels_of
from problem_cases import BARE, a_fine_problem, levels, problems
from shoulderkit.planner.choice import Chooser, Item, MembershipConstraints, Option, Problem
from shoulderkit.planner.choice.cpsat import solve
from shoulderkit.planner.choice.presence import presence_problem
from shoulderkit.planner.choice.problem import Selection, worth_of
from shoulderkit.planner.choice.reduced import reduce_problem, restricted_to
from shoulderkit.planner.choice.relaxation import relax
from shoulderkit.planner.tuning import TUNING

#: Ways to search: a frontier of everything, a bounded search, by small steps, and by ever smaller ones with what these need.
BOUNDED = attrs.evolve(TUNING, small_items=0)
LITTLE = attrs.evolve(BOUNDED, first_allowance_s=1, prune_from=0)
CAREFUL = attrs.evolve(LITTLE, completion_from=0, careful_from=1, beam_from=0)
HANDED_OVER = attrs.evolve(LITTLE, solver_share=10**9)
WAYS = {"frontier": TUNING, "bounded": BOUNDED, "little": LITTLE, "careful": CAREFUL}


#: Equal items, each of which serves one of two groups: only two of them serve both.
EITHER = BARE._replace(
    items=(
        Item((0,), (Option(5, 0, ()),), 0, required=False),
        *(Item((rank,), (Option(5, 0, ((0, 1),)), Option(5, 1, ((1, 1),))), 0, required=False) for rank in (1, 2)),
    ),
    worth=((), ()),
    start=(0, 0),
    cell_group=(0, 1),
    presence=(4, 2),
    needs_group=False,
    budget=20,
)
#: The same where cells are worth something, too: two of a kind taken for different groups, and a third item beside them.
BOTH = EITHER._replace(
    items=(*EITHER.items, Item((3,), (Option(8, 0, ((0, 4),)),), 0, required=False)),
    worth=(((8, 4),), ((8, 4),)),
)


@pytest.mark.parametrize("way", WAYS)
@given(problem=problems())
@example(problem=EITHER)
@example(problem=BOTH)
def test_it_is_the_best_to_the_last_tie(way: str, problem: Problem) -> None:
    """The choice is the one that trying everything finds best, ties included, by every method of search."""
    wanted = best_choice(problem)
    found, complete = Chooser(tuning=WAYS[way]).choose(problem)
    assert complete
    if found is None:
        assert wanted is None
    else:
        assert found.proved
        assert found.chosen == wanted
        assert levels(found) == levels_of(problem, found.chosen)
        assert found.bound == found.coverage


@settings(max_examples=40)
@given(problem=problems(most_items=4))
def test_the_solver_finds_the_same(problem: Problem) -> None:
    """What the solver takes over ends in the choice that trying everything finds best, ties included."""
    wanted = best_choice(problem)
    found, complete = Chooser(solver=solve, tuning=HANDED_OVER).choose(problem)
    assert complete
    assert (None if found is None else found.chosen) == wanted
    assert found is None or found.proved


@given(problem=problems())
def test_the_least_time_is_the_least(problem: Problem) -> None:
    """The least seconds of any choice are those that trying everything finds."""
    assert Chooser().least_time(problem) == (least_time(problem), True)


@given(problem=problems())
def test_little_effort_proves_nothing_false(problem: Problem) -> None:
    """With hardly any effort what is called proved is the best, and no choice of that presence exceeds the bound."""
    wanted = best_choice(problem)
    for tuning in WAYS.values():
        for effort in (1, 10, 100):
            found, complete = Chooser(effort, tuning=tuning).choose(problem)
            if found is None:
                assert wanted is None or not complete
            else:
                assert wanted is not None
                assert found.chosen == wanted or not found.proved
                best = levels_of(problem, wanted)
                assert levels(found) == levels_of(problem, found.chosen) <= best
                assert found.bound >= best[1] or found.presence < best[0]


@given(problem=problems())
def test_prices_bound_every_choice(problem: Problem) -> None:
    """The upper bound, with the penalties of constraints and slots, is never less than what is possible."""
    wanted = best_choice(problem)
    if wanted is not None:
        reduced = reduce_problem(problem)
        encoding = reduced.encoding
        classes, constants, prices = relax(reduced)
        bound = prices.upper_bound(reduced._replace(classes=classes, constant=sum(constants)))
        presence, coverage, recent, time = levels_of(problem, wanted)
        worth = presence * encoding.coverage_base + coverage // encoding.coverage_step
        assert coverage % encoding.coverage_step == 0
        size = sum(len(problem.items[item].ranks) for item, _ in wanted)
        spent = recent * encoding.time_base + time * encoding.second - size
        assert bound >= prices.scale * (worth * encoding.coverage_unit + spent)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(12))
def test_many_items_have_the_levels_that_cp_sat_finds(seed: int, way: str) -> None:
    """With dozens of items, a day that counts, families and joint items, the levels are what CP-SAT proves."""
    problem = a_fine_problem(seed, 16 + 2 * seed)
    wanted = best_levels(problem)
    found, complete = Chooser(tuning=WAYS[way]).choose(problem)
    assert complete
    assert wanted == (None if found is None else levels(found))
    assert found is None or found.proved


def test_options_of_a_group_that_is_given_up_are_left_aside() -> None:
    """Where it is known which groups are present, an item keeps the options that serve no other one."""
    item = Item((0,), (Option(10, 0, ((0, 4),)), Option(5, 1, ((1, 4),))), 0, required=False)
    problem = Problem(
        items=(item,),
        membership=MembershipConstraints(),
        worth=(((8, 4),), ((8, 4),)),
        start=(0, 0),
        cell_group=(0, 1),
        presence=(2, 1),
        present=frozenset(),
        required_groups=frozenset(),
        needs_group=False,
        budget=10,
        max_items=None,
    )
    [kept] = restricted_to(reduce_problem(problem), frozenset({0})).classes
    assert [option.number for option in kept.options] == [0]


def test_what_can_be_present_is_found_with_the_quickest_options() -> None:
    """Of the options of an item that serve the same groups and hold the same slots, the presence of groups needs one."""
    options = (Option(10, 0, ((0, 4),), (0,)), Option(5, 1, ((0, 2),), (0,)), Option(20, 0, ((0, 4),)))
    reduced = reduce_problem(BARE._replace(items=(Item((0,), options, 0, required=False),)))
    [whole], [simple] = reduced.classes, presence_problem(reduced).classes
    assert [option.number for option in whole.options] == [0, 1, 2]
    assert [option.number for option in simple.options] == [1, 2]


def test_what_is_not_proved_without_serving_is_not_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what serves adds nothing, it is bounded by the best of all choices, so that no gap is passed over."""
    problem = BARE._replace(
        items=(Item((0,), (Option(20, 0, ((0, 4),)),), 0, required=False),), start=(4,), present=frozenset({0})
    )
    proved, _ = Chooser().choose(problem)
    assert proved is not None
    assert (proved.chosen, proved.coverage, proved.bound, proved.proved) == (((0, 0),), 0, 0, True)
    best = Chooser._best

    def unsure(chooser: Chooser, given: Problem) -> tuple[Selection | None, bool]:
        found, complete = best(chooser, given)
        return found and found._replace(proved=False, bound=found.coverage + 5), complete

    monkeypatch.setattr(Chooser, "_best", unsure)
    found, _ = Chooser().choose(problem)
    assert found is not None
    assert (found.chosen, found.coverage, found.bound, found.proved) == (((0, 0),), 0, 5, False)


def test_what_is_required_and_serves_nothing_is_not_enough() -> None:
    """The least time is that of a choice that serves something, also where something else has to be in that does not."""
    problem = BARE._replace(
        items=(
            Item((0,), (Option(10, 0, ()),), 0, required=True),
            Item((1,), (Option(20, 0, ((0, 4),)),), 0, required=False),
        )
    )
    assert Chooser().least_time(problem) == (30, True)
    assert Chooser().least_time(problem._replace(needs_group=False)) == (10, True)
    assert Chooser().least_time(problem._replace(budget=29)) == (None, True)


def test_each_unit_is_worth_its_piece() -> None:
    """Each unit adds the slope of the piece that it lies in, the first of a piece too, and past the last nothing."""
    pieces = ((8, 2), (3, 1), (1, 2))
    assert [worth_of(pieces, units) for units in range(8)] == [0, 8, 16, 19, 20, 21, 21, 21]
