"""What the bundled data has to give: short breaks, a day of breaks, longer sessions, and nothing that is avoided."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import attrs
import pytest

import shoulderkit as sk
from law_cases import brought_by, portions_of
from oracle_brute import Case

CATALOG = sk.bundled()
GOALS = sorted(CATALOG.goals)
SETTINGS = sorted(CATALOG.settings)
CIRCLES = ("shoulder-circles-backward", "shoulder-circles-forward")


@cache
def planner() -> sk.Planner:
    return sk.Planner(CATALOG)


@pytest.mark.parametrize("seconds", [15, 20, 30, 45, 60, 120, 180])
@pytest.mark.parametrize("goal", GOALS)
def test_a_short_break_at_a_desk_has_a_plan(goal: str, seconds: int) -> None:
    """Every goal has a proved plan for a quarter of a minute to three minutes at a desk, and the auditor finds no error in it."""
    plan = planner().plan(sk.Request(seconds=seconds, goal=goal, setting="desk"))
    assert plan.routine.duration_s <= seconds
    assert plan.score.status is sk.Status.OPTIMAL
    assert plan.score.coverage > 0
    assert not [finding for finding in sk.audit(plan, CATALOG) if finding.severity is sk.Severity.ERROR]


def servable(case: Case) -> set[tuple[sk.Phase, str]]:
    """Return the weighted cells that some exercise can serve, with all that it requires, within the time of a request."""
    found = set()
    for name, portions in case.portions.items():
        others = brought_by(case, name)
        if others <= set(case.available):
            least_s = sum(min(portion.seconds for portion in case.portions[other]) for other in others)
            if least_s <= case.request.budget_s:
                found |= set(case.gains(name, portions[-1]))
    return found


@pytest.mark.parametrize("goal", GOALS)
def test_a_day_of_breaks_serves_all_that_can_be(goal: str) -> None:
    """Sixteen breaks of two minutes at a desk differ from neighbor to neighbor and serve each cell that can be."""
    request = sk.Request(minutes=2, goal=goal, setting="desk")
    day = planner().breaks(request, 16)
    assert len(day.plans) == 16
    assert all(set(one.ids) != set(other.ids) for one, other in pairwise(day.plans))
    served = {(cell.phase, cell.region) for plan in day.plans for cell in plan.score.cells if cell.units}
    wanted = servable(Case(CATALOG, request))
    assert wanted
    assert served == wanted
    assert day.coverage <= day.bound


@pytest.mark.parametrize("seconds", [30, 60])
@pytest.mark.parametrize("goal", GOALS)
def test_short_breaks_of_a_day_differ(goal: str, seconds: int) -> None:
    """Sixteen breaks of half a minute or a minute at a desk differ from neighbor to neighbor."""
    day = planner().breaks(sk.Request(seconds=seconds, goal=goal, setting="desk"), 16)
    assert all(set(one.ids) != set(other.ids) for one, other in pairwise(day.plans))


@pytest.mark.parametrize("name", SETTINGS)
def test_avoiding_more_brings_no_overhead_move(name: str) -> None:
    """In a setting that avoids arms overhead, avoiding load on the wrists as well brings no arm overhead."""
    arm, wrist = sk.Demand.OVERHEAD_ARM, sk.Demand.WRIST_LOAD
    setting = CATALOG.settings[name]
    careful = attrs.evolve(setting, avoid=tuple(dict.fromkeys((*setting.avoid, arm))))
    own = sk.Planner(CATALOG.replace(settings=[careful]))
    overhead = 0
    for goal in GOALS:
        for minutes in (2, 5, 10, 20):
            request = sk.Request(minutes=minutes, goal=goal, setting=name, avoid=(wrist,))
            plan = own.plan(request)
            assert {arm, wrist} <= set(plan.in_force.avoid)
            assert not [step for step in plan.routine.steps if {arm, wrist} & set(step.demands)]
            free = own.plan(attrs.evolve(request, allow=(arm,)))
            overhead += any(arm in step.demands for step in free.routine.steps)
    # or there would be nothing to keep out
    assert overhead


def grid() -> list[sk.Plan]:
    """Return the plans of a grid of goals, settings and times."""
    requests = [
        sk.Request(seconds=seconds, goal=goal, setting=setting)
        for goal in GOALS
        for setting in SETTINGS
        for seconds in (60, 120, 180, 300, 450, 600, 900, 1200)
    ]
    answers = list(sk.plan_many(requests, planner(), on_error="collect"))
    return [answer for answer in answers if isinstance(answer, sk.Plan)]


def test_circles_have_equal_sets() -> None:
    """Forward and backward circles are both in or out, with the same dose, in every plan of a grid."""
    plans = grid()
    doses = [[step.dose for step in plan.routine.steps if step.exercise.id in CIRCLES] for plan in plans]
    assert {len(found) for found in doses} == {0, 2}
    assert all(one == other for one, other in (found for found in doses if found))


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("goal", GOALS)
def test_longer_sessions_differ_while_something_can_be_served(goal: str, setting: str) -> None:
    """Twenty and thirty minutes have the same plan only where no exercise and no fuller dose would add anything more."""
    short, long = (
        planner().plan(sk.Request(minutes=minutes, goal=goal, setting=setting)).routine.steps for minutes in (20, 30)
    )
    if short == long:
        request = sk.Request(minutes=30, goal=goal, setting=setting)
        case = Case(CATALOG, request)
        choice = portions_of(case, planner().plan(request))
        for name in case.available:
            others = brought_by(case, name)
            if others <= set(case.available):
                more = {**choice, **{other: case.portions[other][0] for other in others}}
                assert not case.rules_allow(frozenset(more)) or case.levels_of(more)[:2] <= case.levels_of(choice)[:2]
