"""The sessions of the bundled data, as a whole: see tests/golden/README.md."""

from __future__ import annotations

from collections import defaultdict

import pytest

import shoulderkit as sk
from law_cases import brought_by, portions_of
from oracle_brute import Case
from session_cases import FILE, SECONDS, sessions, text_of

CATALOG = sk.bundled()
LYING_HIGH = "The arm hangs over the edge: no setting has a bed or table that is high enough."
NEAR_THE_NECK = "Fingers or a ball press on the neck, which is avoided unless a request allows it."
#: What no session of a setting's defaults can have, with the reason and a request that has what it takes.
UNUSUAL = {
    "prone-external-rotation-at-90": (
        LYING_HIGH,
        sk.Request(minutes=20, goal="rounded-shoulders", setting="home", equipment=["raised-bed"]),
    ),
    "prone-horizontal-abduction": (
        LYING_HIGH,
        sk.Request(minutes=10, goal="shoulder-strength", setting="home", equipment=["raised-bed"]),
    ),
    "scalene-release": (
        NEAR_THE_NECK,
        sk.Request(minutes=20, goal="stiff-shoulders", setting="desk", allow=["neck-pressure"]),
    ),
    "suboccipital-ball-release": (
        NEAR_THE_NECK,
        sk.Request(minutes=5, focus=["suboccipitals"], setting="gym", allow=["neck-pressure"]),
    ),
    "suboccipital-fingertip-massage": (
        NEAR_THE_NECK,
        sk.Request(minutes=2, focus=["suboccipitals"], setting="desk", allow=["neck-pressure"]),
    ),
}


def test_sessions_are_as_they_were_read() -> None:
    """Every session is the one that was read and kept, so that a change of data shows what it does to sessions."""
    expected = FILE.read_text(encoding="utf-8").splitlines()
    got = text_of(sessions()).splitlines()
    changed = [(old, new) for old, new in zip(expected, got, strict=False) if old != new]
    assert not changed, f"python tests/golden_write.py: {len(changed)} lines, first {changed[0]}"
    assert len(got) == len(expected)


def test_there_is_one_for_everything() -> None:
    """For every goal, setting and length there is a session, and three of five differ in more than their time."""
    plans = sessions()
    assert len(plans) == len(CATALOG.goals) * len(CATALOG.settings) * len(SECONDS)
    different = {tuple((s.exercise.id, s.dose, s.position) for s in plan.routine.steps) for plan in plans.values()}
    assert len(different) >= 0.6 * len(plans)


def test_no_session_is_mostly_one_move() -> None:
    """No session of five minutes or more gives over two fifths of its time to one move or its forms."""
    long: dict[tuple[str, str, int], list[str]] = {}
    for case, plan in sessions().items():
        forms: defaultdict[str, list[sk.Step]] = defaultdict(list)
        for step in plan.routine.steps:
            forms[step.exercise.family or step.exercise.id].append(step)
        for steps in forms.values():
            if case[2] >= 300 and sum(step.duration_s for step in steps) > 0.4 * plan.routine.duration_s:
                long[case] = [step.exercise.id for step in steps]
    assert not long


def test_every_move_is_chosen() -> None:
    """Every described move is in some session, but for those that need what no setting has or allows."""
    chosen = {name for plan in sessions().values() for name in plan.ids}
    described = {name for name, exercise in CATALOG.exercises.items() if exercise.has_instructions}
    assert described - chosen == set(UNUSUAL)


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_unusual_is_chosen_where_it_can_be(name: str) -> None:
    """A move that no setting's defaults can have is chosen once a request has or allows what it takes."""
    reason, request = UNUSUAL[name]
    assert name in sk.plan(request).ids, reason
    for setting in CATALOG.settings:
        assert name not in Case(CATALOG, sk.Request(minutes=30, focus=["neck"], setting=setting)).available, reason


def test_spare_time_has_no_use() -> None:
    """No proved session has time for one more move that, with all that it requires, would serve more."""
    tried = 0
    for (goal, setting, seconds), plan in list(sessions().items())[::3]:
        case = Case(CATALOG, sk.Request(goal=goal, setting=setting, seconds=seconds))
        if plan.score.status is not sk.Status.OPTIMAL:
            continue
        choice = portions_of(case, plan)
        levels = case.levels_of(choice)[:2]
        for name in case.portions.keys() - choice.keys():
            added = brought_by(case, name) - choice.keys()
            if added <= case.portions.keys():
                more = {**choice, **{other: case.portions[other][-1] for other in added}}
                if case.admits(more):
                    tried += 1
                    assert case.levels_of(more)[:2] <= levels, (goal, setting, seconds, name)
    assert tried


def test_every_session_is_sound() -> None:
    """Each session is proved the best or says how far from it, and the auditor finds no error in one of three."""
    plans = sessions()
    assert not {case: plan.score for case, plan in plans.items() if plan.score.coverage > plan.score.bound}
    for case, plan in list(plans.items())[::3]:
        assert not [finding for finding in sk.audit(plan, CATALOG) if finding.severity is sk.Severity.ERROR], case
