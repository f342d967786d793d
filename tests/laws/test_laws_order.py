"""Laws of the order of a plan's steps."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, reject
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, planned
from oracle_brute import Case
from shoulderkit._bundle import bundled
from shoulderkit.vocabulary import BodySide, Phase, RuleKind, Status

BUNDLED = st.builds(bundled)
CASES = planned(SMALL) | planned(MIDDLE) | planned(BUNDLED)


def phase_orders(case: Case) -> list[tuple[Phase, ...]]:
    """The orders of phases that the rules in force lay down."""
    return [rule.phases for rule in case.rules if RuleKind.PHASE_ORDER in rule.kinds]


@given(CASES)
def test_release_is_never_after_strengthen(one: Planned) -> None:
    """Where the rules put one phase before another, as they put release before strengthen, no step goes against it."""
    steps = [step.exercise.phase for step in one.plan.routine.steps]
    for phases in phase_orders(one.case):
        places = [phases.index(phase) for phase in steps if phase in phases]
        assert places == sorted(places)


@given(planned(BUNDLED))
def test_bundled_rules_put_release_first(one: Planned) -> None:
    """With the rules that come with this package, every release stands before every strengthening, unless switched off."""
    phases = [step.exercise.phase for step in one.plan.routine.steps]
    if phase_orders(one.case) and {Phase.RELEASE, Phase.STRENGTHEN} <= set(phases):
        last_release = len(phases) - 1 - phases[::-1].index(Phase.RELEASE)
        assert last_release < phases.index(Phase.STRENGTHEN)


@given(CASES)
def test_no_rule_wants_any_pair_the_other_way(one: Planned) -> None:
    """For every two steps, no rule in force wants the later one first."""
    steps = [step.exercise for step in one.plan.routine.steps]
    wrong = [
        (first.id, then.id, rule.id)
        for first, then in combinations(steps, 2)
        for rule in one.case.rules
        if one.case.rule_wants(rule, then, first)
    ]
    assert wrong == []


@given(planned(BUNDLED))
def test_front_is_released_before_back(one: Planned) -> None:
    """With the rules that come with this package, the chest is released before anything that lies on the back."""
    catalog = one.case.catalog
    sides = []
    for step in one.plan.routine.steps:
        if step.exercise.phase is Phase.RELEASE:
            region = catalog.regions[step.exercise.targets[0].region]
            sides.append("chest" in catalog.ancestors(region.id) or -(region.body_side is BodySide.BACK))
    if not one.case.off:
        assert [side for side in sides if side] == sorted((side for side in sides if side), reverse=True)


@given(CASES)
def test_no_swap_gives_fewer_changes(one: Planned) -> None:
    """In a proved order, swapping any two steps, in whichever ways they are done, never gives fewer changes by the rules."""
    if one.plan.score.order_status is not Status.OPTIMAL:
        reject()
    case, ids, score = one.case, one.plan.ids, one.plan.score
    least = (score.position_changes, score.equipment_changes)
    pairs = case.wanted_pairs(frozenset(ids))
    for one_place, other_place in combinations(range(len(ids)), 2):
        swapped = list(ids)
        swapped[one_place], swapped[other_place] = swapped[other_place], swapped[one_place]
        if not any((then, first) in pairs for first, then in combinations(swapped, 2)):
            assert case.changes_of(tuple(swapped)) >= least


@given(CASES)
def test_changes_are_counted_right(one: Planned) -> None:
    """The score counts each change of position and equipment, and no other way to do the same order has fewer."""
    steps = one.plan.routine.steps
    ways = [[(step.position, step.equipment)] for step in steps]
    counted = (one.plan.score.position_changes, one.plan.score.equipment_changes)
    assert counted == one.case.fewest_changes(ways) == one.case.changes_of(one.plan.ids)
