"""The order of steps by itself, against all permutations and all states: the best, the best otherwise, and one without proof."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shoulderkit.planner.order.alternatives import least_changes_otherwise
from shoulderkit.planner.order.changes import ChangeCosts, Changes
from shoulderkit.planner.order.fallback import _greedy, cost_of, fallback
from shoulderkit.planner.order.sequence import sequence

#: Position, equipment and level of a step, and the states that each of several steps can have.
State = tuple[int, int, int]
Line = tuple[tuple[tuple[State, ...], ...], tuple[int, ...]]


def changes_of(states: tuple[State, ...]) -> Changes:
    """Trips down, counted as runs of low steps, and changes of position and of equipment along a line of states."""
    runs = "".join(str(level) for _, _, level in states).split("0")
    pairs = list(pairwise(states))
    return Changes(
        sum(run != "" for run in runs), sum(a[0] != b[0] for a, b in pairs), sum(a[1] != b[1] for a, b in pairs)
    )


def least_of(states: tuple[tuple[State, ...], ...], order: tuple[int, ...]) -> Changes:
    """The fewest changes of an order, by trying every state of every step."""
    return min(map(changes_of, product(*[states[step] for step in order])))


def keeps(before: tuple[int, ...], order: tuple[int, ...]) -> bool:
    """Whether every step comes after all that must come before it."""
    return all(not before[step] & ~sum(1 << s for s in order[:place]) for place, step in enumerate(order))


@st.composite
def lines(draw: st.DrawFn, most: int = 5) -> Line:
    """Steps with states, and who must come before whom, free of cycles. A position may be low or not, as prone is."""
    state = st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 1))
    states = draw(st.lists(st.lists(state, min_size=1, max_size=3, unique=True).map(tuple), min_size=1, max_size=most))
    if draw(st.booleans()):
        # steps that are alike, so that they make blocks, and some that can do what others can and more
        states = [draw(st.sampled_from(states)) if draw(st.booleans()) else own for own in states]
        more = draw(st.lists(state, min_size=len(states), max_size=len(states)))
        states = [
            (*own, one) if draw(st.booleans()) and one not in own else own
            for own, one in zip(states, more, strict=True)
        ]
    order = draw(st.permutations(range(len(states))))
    before = [0] * len(states)
    share = draw(st.integers(0, 4))
    for late in range(len(order)):
        for early in range(late):
            if draw(st.integers(0, 3)) < share - 1:
                before[order[late]] |= 1 << order[early]
    return tuple(states), tuple(before)


class TestBest:
    """The best order, and what another place of a step would cost."""

    @given(lines(), st.data())
    @example((((((0, 0, 1),), ((0, 0, 0),), ((0, 0, 1),)), (0, 0, 0))), None)
    def test_it_has_the_fewest_changes(self, line, data) -> None:
        """The order keeps what must come before what, with the trips, changes and numbers that trying all finds best."""
        states, before = line
        allowed = [order for order in permutations(range(len(states))) if keeps(before, order)]
        options = [(least_of(states, order), order) for order in allowed]
        least, first = min(options)
        found = sequence(states, before)
        assert (found.changes, found.order, found.proved) == (least, first, True)
        taken = product(*[range(len(states[s])) for s in first])
        fitting = (n for n in taken if changes_of(tuple(states[s][i] for s, i in zip(first, n, strict=True))) == least)
        assert found.states == next(fitting)
        for step in range(len(states)) if data is None else [data.draw(st.integers(0, len(states) - 1))]:
            place = first.index(step)
            others = [changes for changes, order in options if order[place] != step]
            assert least_changes_otherwise(states, before, step, place) == (min(others, default=None), True)

    @pytest.mark.parametrize(
        ("states", "changes"),
        [
            ([(0, 0, 1)], (1, 0, 0)),
            ([(0, 0, 0)], (0, 0, 0)),
            # the same position, on a bench and on the floor: a trip, and no change of position
            ([(0, 0, 0), (0, 0, 1)], (1, 0, 0)),
            ([(0, 0, 1), (1, 0, 1)], (1, 1, 0)),
            ([(0, 0, 1), (0, 1, 0), (0, 0, 1)], (2, 0, 2)),
            ([(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 0, 0), (0, 0, 1)], (2, 2, 2)),
        ],
    )
    def test_trips_are_runs_of_low_steps(self, states, changes) -> None:
        """A trip is a run of low steps, and whoever starts low has gone down once."""
        before = tuple((1 << step) - 1 for step in range(len(states)))
        assert sequence(tuple((state,) for state in states), before).changes == changes

    def test_a_trip_outweighs_changes_of_position(self) -> None:
        """One trip is better than one change of position less, and that than any number of changes of equipment."""
        one_trip = (((0, 0, 1),), ((0, 0, 0),), ((1, 0, 1),))
        assert sequence(one_trip, (0, 0b1, 0b1)) == ((0, 2, 1), (0, 0, 0), (1, 2, 0), True)
        stay = (((0, 0, 0),), ((1, 0, 0), (0, 1, 0)), ((0, 0, 0),))
        assert sequence(stay, (0, 0b1, 0b11)) == ((0, 1, 2), (0, 1, 0), (0, 0, 2), True)

    @given(lines(4))
    def test_costs_are_a_metric_with_a_direction(self, line) -> None:
        """No way by another state costs less than the direct one, from the start too, on which the dominance rules rest."""
        costs = ChangeCosts(line[0])
        every = range(len(costs.states))
        assert all(costs.cost[a][a] == 0 for a in every)
        assert all(costs.cost[a][c] <= costs.cost[a][b] + costs.cost[b][c] for a, b, c in product(every, repeat=3))
        assert all(costs.start[c] <= costs.start[b] + costs.cost[b][c] for b, c in product(every, repeat=2))


class TestBounded:
    """Where there are too many orders to look at."""

    @given(lines())
    def test_it_keeps_the_rules_and_says_so(self, line) -> None:
        """An order without proof keeps what must come before what, counts its changes right, and is not called proved."""
        states, before = line
        found = sequence(states, before, effort=0)
        assert not found.proved
        assert sorted(found.order) == list(range(len(states)))
        assert keeps(before, found.order)
        assert found.changes == least_of(states, found.order)
        assert found.changes == changes_of(tuple(states[s][n] for s, n in zip(found.order, found.states, strict=True)))
        assert least_changes_otherwise(states, before, 0, 0, effort=0) == (None, False)

    @given(lines(6))
    def test_it_is_no_worse_than_by_ids(self, line) -> None:
        """An order without proof never takes more than the order by ids as far as the rules allow it."""
        states, before = line
        by_ids = min(order for order in permutations(range(len(states))) if keeps(before, order))
        assert sequence(states, before, effort=0).changes <= least_of(states, by_ids)

    @given(lines(6))
    def test_no_move_saves_anything(self, line) -> None:
        """In an order without proof, moving up to three steps that follow each other within the rules saves nothing."""
        states, before = line
        found = sequence(states, before, effort=0)
        order = found.order
        for start, length in product(range(len(order)), range(1, 4)):
            run, rest = order[start : start + length], order[:start] + order[start + length :]
            for place in range(len(rest) + 1):
                moved = rest[:place] + run + rest[place:]
                assert not keeps(before, moved) or least_of(states, moved) >= found.changes

    @pytest.mark.untraced
    def test_the_local_search_helps(self) -> None:
        """Of generated problems more than four in five get their best order without proof, greedily fewer than half."""
        dice, total = Random(1), 300
        best = greedily = 0
        for _ in range(total):
            costs, before = a_problem(dice, 8)
            least = cost_of(costs, list(sequence(stated(costs), before).order))
            best += cost_of(costs, fallback(costs, before)) == least
            greedily += cost_of(costs, _greedy(costs, before, blind=False)) == least
        assert greedily < total * 0.5 < total * 0.8 < best < total

    @pytest.mark.untraced
    def test_runs_of_three_are_moved(self) -> None:
        """In longer generated problems, too, no move of up to three steps saves anything, though one of four may."""
        dice, saving = Random(2), 0
        for _ in range(40):
            costs, before = a_problem(dice, 14)
            order = fallback(costs, before)
            for length, start in product(range(1, 5), range(14)):
                run, rest = order[start : start + length], order[:start] + order[start + length :]
                for place in range(len(rest) + 1):
                    moved = rest[:place] + run + rest[place:]
                    if keeps(before, tuple(moved)) and cost_of(costs, moved) < cost_of(costs, order):
                        assert length == 4
                        saving += 1
        assert saving


def a_problem(dice: Random, count: int) -> tuple[ChangeCosts, tuple[int, ...]]:
    """Steps of two states each, with the costs of their changes, and some that must come before others."""
    states = tuple(
        tuple({(dice.randrange(3), dice.randrange(3), dice.randrange(2)): None for _ in range(2)}) for _ in range(count)
    )
    return ChangeCosts(states), tuple(
        sum(1 << s for s in range(step) if dice.random() < 1.6 / count) for step in range(count)
    )


def stated(costs: ChangeCosts) -> tuple[tuple[State, ...], ...]:
    """The states that costs were made of."""
    return tuple(tuple(costs.states[number] for number in own) for own in costs.own)
