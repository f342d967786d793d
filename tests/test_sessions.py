"""The sessions of the bundled data, as a whole: see tests/golden/README.md."""

from __future__ import annotations

from collections import defaultdict

import shoulderkit as sk
from session_cases import FILE, SECONDS, sessions, text_of

CATALOG = sk.bundled()
#: What no session of a setting's defaults can have: it needs what no setting has, or what is avoided unless allowed.
UNUSUAL = {"raised-bed"}


def test_sessions_are_as_they_were_read() -> None:
    """Every session is the one that was read and kept, so that a change of data shows what it does to sessions."""
    expected = FILE.read_text(encoding="utf-8").splitlines()
    got = text_of(sessions()).splitlines()
    changed = [(old, new) for old, new in zip(expected, got, strict=False) if old != new]
    assert not changed, f"python tests/golden_write.py: {len(changed)} lines, first {changed[0]}"
    assert len(got) == len(expected)


def test_there_is_one_for_everything() -> None:
    """For every goal, setting and length there is a session, and more than half of them differ in more than their time."""
    plans = sessions()
    assert len(plans) == len(CATALOG.goals) * len(CATALOG.settings) * len(SECONDS)
    different = {tuple((s.exercise.id, s.dose, s.position) for s in plan.routine.steps) for plan in plans.values()}
    assert len(different) > len(plans) / 2


def test_no_session_is_several_forms_of_one_move() -> None:
    """No session of five minutes or more gives over two fifths of its time to several forms of one move."""
    for case, plan in sessions().items():
        families: defaultdict[str, list[int]] = defaultdict(list)
        for step in plan.routine.steps:
            if step.exercise.family is not None:
                families[step.exercise.family].append(step.duration_s)
        if case[2] >= 300:
            for name, seconds in families.items():
                assert len(seconds) == 1 or sum(seconds) <= 0.4 * plan.routine.duration_s, (case, name)


def test_most_moves_are_chosen() -> None:
    """Five of six described moves that a setting's defaults allow are in some session."""
    chosen = {name for plan in sessions().values() for name in plan.ids}
    allowed = {
        name
        for name, exercise in CATALOG.exercises.items()
        if exercise.has_instructions
        and sk.Demand.NECK_PRESSURE not in exercise.demands
        and not all(UNUSUAL & set(setup.equipment) for setup in exercise.setups)
    }
    assert chosen <= allowed
    assert len(chosen) >= len(allowed) * 5 / 6


def test_every_session_is_sound() -> None:
    """Each session is proved the best or says how far from it, and the auditor finds no error in it."""
    for case, plan in sessions().items():
        assert plan.score.coverage <= plan.score.bound, case
        assert not [finding for finding in sk.audit(plan, CATALOG) if finding.severity is sk.Severity.ERROR], case
