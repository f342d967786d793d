"""Laws of orders without proof: where the search gives up, they keep the rules and stay within what is stated of them."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, planned, roomy
from laws.test_laws_order import changes_of, way_of
from oracle_brute import Case
from shoulderkit.explainer import explain
from shoulderkit.planner import Planner
from shoulderkit.planner.tuning import TUNING
from shoulderkit.vocabulary import Status

#: Few enough steps for all orders to be tried.
FEW = planned(SMALL) | roomy()


@cache
def hurried(effort: int) -> type[Planner]:
    """Return a class of planners that look at no more sets of steps than this before they give an order up."""
    return type("Hurried", (Planner,), {"_tuning": attrs.evolve(TUNING, order_effort=effort)})


@st.composite
def ordered_in_a_hurry(draw: st.DrawFn, plans: st.SearchStrategy[Planned], most_effort: int = 0) -> Planned:
    """Draw a plan that a planner of its own made, with so little effort that its order is often not proved."""
    one = draw(plans)
    planner = hurried(draw(st.integers(0, most_effort)))(one.planner.catalog, without=one.case.off)
    return Planned(planner, one.request, one.case, planner.plan(one.request))


def by_id(ids: frozenset[str], pairs: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Return the first allowed order: always the smallest id that may come next."""
    order: list[str] = []
    while left := sorted(ids.difference(order)):
        order.append(next(name for name in left if not any((other, name) in pairs for other in left)))
    return tuple(order)


def keeps(case: Case, order: tuple[str, ...]) -> bool:
    """Return whether no rule wants two of these the other way."""
    pairs = case.wanted_pairs(frozenset(order))
    return not any((then, first) in pairs for first, then in combinations(order, 2))


@given(ordered_in_a_hurry(FEW | planned(MIDDLE), most_effort=40))
def test_an_order_without_proof_keeps_the_rules(one: Planned) -> None:
    """Law 41: However soon the search gives up, all steps are there, no rule is broken, and changes are counted right."""
    assert frozenset(one.plan.ids) == frozenset(one.choice)
    assert keeps(one.case, one.plan.ids)
    ways = [[way_of(step)] for step in one.plan.routine.steps]
    assert changes_of(one.plan.score) == one.case.fewest_changes(ways) == one.case.changes_of(one.plan.ids, one.choice)


@given(ordered_in_a_hurry(FEW | planned(MIDDLE)))
def test_an_order_without_proof_is_no_worse_than_by_id(one: Planned) -> None:
    """Law 41: An order without proof has no more trips and changes than ordering by id within the rules."""
    assert one.plan.score.order_status is Status.BOUNDED
    first = by_id(frozenset(one.plan.ids), one.case.wanted_pairs(frozenset(one.plan.ids)))
    assert changes_of(one.plan.score) <= one.case.changes_of(first, one.choice)


@given(ordered_in_a_hurry(FEW, most_effort=12))
def test_only_the_best_order_is_called_proved(one: Planned) -> None:
    """Law 41: An order that is called proved is the one that exhaustive search finds; no other has fewer changes than that."""
    best = tuple(name for name, _ in one.case.best_order(one.choice))
    assert changes_of(one.plan.score) >= one.case.changes_of(best, one.choice)
    assert one.plan.score.order_status is Status.BOUNDED or one.plan.ids == best


@given(ordered_in_a_hurry(FEW))
def test_no_short_move_saves_a_change(one: Planned) -> None:
    """Law 41: In an order without proof, moving up to three consecutive steps within the rules saves no trip and no change."""
    ids, least = one.plan.ids, changes_of(one.plan.score)
    moved = {
        (*ids[:start], *ids[end:])[:place] + ids[start:end] + (*ids[:start], *ids[end:])[place:]
        for start, end in combinations(range(len(ids) + 1), 2)
        for place in range(len(ids) - (end - start) + 1)
        if end - start <= 3
    }
    for order in moved:
        assert not keeps(one.case, order) or one.case.changes_of(order, one.choice) >= least


@given(ordered_in_a_hurry(FEW | planned(MIDDLE), most_effort=12))
def test_what_is_not_proved_is_not_told_as_proved(one: Planned) -> None:
    """Law 41: A plan says in words whether its order is proved, and no step's place is called proved in one that is not."""
    proved = one.plan.score.order_status is Status.OPTIMAL
    told = " ".join(explain(one.plan).split())
    assert ("in an order not proved to be the best" in told, "in the best order" in told) == (not proved, proved)
    assert {one.plan.why_here(name).proved for name in one.plan.ids} == {proved}
