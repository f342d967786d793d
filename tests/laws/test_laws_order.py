"""Laws of the order of a plan's steps."""

from __future__ import annotations

from itertools import combinations

import attrs
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, instance_of, planned, roomy
from oracle_allowed import Way
from oracle_brute import Case
from shoulderkit.catalog import Catalog
from shoulderkit.errors import RuleCycleError
from shoulderkit.model import Rule, Step
from shoulderkit.planner import Planner
from shoulderkit.plans import Request, Score
from shoulderkit.reading import bundled
from shoulderkit.vocabulary import BodySide, Demand, Phase, RuleKind, RuleStrength, Status

RELEASES, OTHERS = (
    sorted(name for name, exercise in bundled().exercises.items() if (exercise.phase is Phase.RELEASE) is release)
    for release in (True, False)
)


@st.composite
def some_of_bundled(draw: st.DrawFn) -> Catalog:
    """Draw the bundled catalog with a few of its exercises, releases among them, and all rules that are left of them."""
    kept = draw(st.sets(st.sampled_from(RELEASES), min_size=2)) | draw(
        st.sets(st.sampled_from(OTHERS), min_size=4, max_size=12)
    )
    gone = set(bundled().exercises) - kept
    return bundled().without(exercises=gone, routines=bundled().routines, cascade=True)


BUNDLED = some_of_bundled()


@st.composite
def released(draw: st.DrawFn) -> Planned:
    """Draw a plan of many releases from the bundled catalog, with all of its rules."""
    catalog = draw(BUNDLED)
    regions = sorted({t.region for n in RELEASES if n in catalog.exercises for t in catalog.exercises[n].targets})
    focus = draw(st.lists(st.sampled_from(regions), unique=True, min_size=min(4, len(regions))))
    request = Request(minutes=20, focus=focus, equipment=tuple(catalog.equipment), allow=tuple(Demand))
    one = instance_of(catalog, attrs.evolve(request, without_instructions=True))
    return Planned(one.planner, one.request, one.case, one.planner.plan(one.request))


CASES = planned(SMALL) | roomy() | planned(MIDDLE) | planned(BUNDLED)


def phase_orders(case: Case) -> list[tuple[Phase, ...]]:
    """Return the orders of phases that the active rules define."""
    return [rule.phases for rule in case.rules if RuleKind.PHASE_ORDER in rule.kinds]


@given(CASES)
def test_release_is_never_after_strengthen(one: Planned) -> None:
    """Law 7: Where the rules put one phase before another, as release before strengthen, no step violates it."""
    steps = [step.exercise.phase for step in one.plan.routine.steps]
    for phases in phase_orders(one.case):
        places = [phases.index(phase) for phase in steps if phase in phases]
        assert places == sorted(places)


@given(planned(BUNDLED))
def test_bundled_rules_put_release_first(one: Planned) -> None:
    """Law 7: With the rules of this package, every release stands before every strengthening, unless switched off."""
    phases = [step.exercise.phase for step in one.plan.routine.steps]
    if phase_orders(one.case) and {Phase.RELEASE, Phase.STRENGTHEN} <= set(phases):
        last_release = len(phases) - 1 - phases[::-1].index(Phase.RELEASE)
        assert last_release < phases.index(Phase.STRENGTHEN)


@given(CASES)
def test_no_rule_wants_any_pair_the_other_way(one: Planned) -> None:
    """Law 8: For every two steps, no active rule wants the later one first."""
    steps = [step.exercise for step in one.plan.routine.steps]
    wrong = [
        (first.id, then.id, rule.id)
        for first, then in combinations(steps, 2)
        for rule in one.case.rules
        if one.case.rule_wants(rule, then, first)
    ]
    assert wrong == []


@given(released())
def test_front_is_released_before_back(one: Planned) -> None:
    """Law 9: With all rules of this package, what lies on the front is released before what lies on the back."""
    released = [step.exercise for step in one.plan.routine.steps if step.exercise.phase is Phase.RELEASE]
    sides = [one.case.catalog.regions[exercise.targets[0].region].body_side for exercise in released]
    if BodySide.FRONT in sides and BodySide.BACK in sides:
        last_front = len(sides) - 1 - sides[::-1].index(BodySide.FRONT)
        assert last_front < sides.index(BodySide.BACK)


def changes_of(score: Score) -> tuple[int, int, int]:
    """Return the trips to the floor and the changes of a score."""
    return (score.floor_trips, score.position_changes, score.equipment_changes)


def way_of(step: Step) -> Way:
    """Return the way that a step is done."""
    return Way(step.setup_number, step.position, step.equipment, Demand.FLOOR in step.demands)


@given(CASES)
def test_no_swap_gives_fewer_changes(one: Planned) -> None:
    """Law 15: In a proved order, swapping any two steps within the rules saves no trip to the floor and no change."""
    if one.plan.score.order_status is not Status.OPTIMAL:
        reject()
    case, ids, choice = one.case, one.plan.ids, one.choice
    least = changes_of(one.plan.score)
    pairs = case.wanted_pairs(frozenset(ids))
    for one_place, other_place in combinations(range(len(ids)), 2):
        swapped = list(ids)
        swapped[one_place], swapped[other_place] = swapped[other_place], swapped[one_place]
        if not any((then, first) in pairs for first, then in combinations(swapped, 2)):
            assert case.changes_of(tuple(swapped), choice) >= least


@given(CASES)
def test_changes_are_counted_right(one: Planned) -> None:
    """Law 19: The score counts each trip and change; no other way to do that order has fewer."""
    ways = [[way_of(step)] for step in one.plan.routine.steps]
    counted = changes_of(one.plan.score)
    assert counted == one.case.fewest_changes(ways) == one.case.changes_of(one.plan.ids, one.choice)


def before(name: str, first: str, then: str) -> Rule:
    """Return a rule that puts one exercise before another."""
    return Rule(
        id=name,
        kinds=(RuleKind.BEFORE,),
        sentence="One comes before the other.",
        why="It was generated.",
        strength=RuleStrength.PACKAGE,
        exercises=((first,), (then,)),
    )


@given(SMALL, st.data())
def test_contradicting_rules_are_refused(catalog: Catalog, data: st.DataObject) -> None:
    """Law 8: Rules that contradict each other are refused, with a cycle each of whose edges comes from a rule."""
    one, other = data.draw(st.lists(st.sampled_from(list(catalog.exercises)), min_size=2, max_size=2, unique=True))
    rules = {**catalog.rules, "to": before("to", one, other), "fro": before("fro", other, one)}
    with pytest.raises(RuleCycleError) as caught:
        Planner(catalog, rules=rules.values())
    case = Case(attrs.evolve(catalog, rules=rules), Request(minutes=1, focus=tuple(catalog.regions)))
    cycle = caught.value.cycle
    assert [edge.then for edge in cycle] == [edge.first for edge in (*cycle[1:], cycle[0])]
    for edge in cycle:
        assert case.rule_wants(rules[edge.rule], catalog.exercises[edge.first], catalog.exercises[edge.then])
