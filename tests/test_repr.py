"""How values show themselves in a notebook, a debugger and a log: on one line, short, with what tells them apart."""

from __future__ import annotations

import pytest

import shoulderkit as sk
from law_cases import values_in
from shoulderkit import testing

REQUEST = sk.Request(minutes=10, goal="tense-neck", setting="home", avoid=("floor",), done_today=("chest-release",))
PLAN = sk.plan(sk.Request(minutes=10, goal="tense-neck", setting="home", equipment=("massage-ball",)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            sk.bundled(),
            "<Catalog of 35 regions, 23 equipment, 4 settings, 11 goals, 211 sources, 12 warnings, 11 rules",
        ),
        (sk.bundled().exercises["chest-release"], "<Exercise chest-release: release>"),
        (sk.bundled().routines["two-minute-reset"], "<Routine two-minute-reset: 1 step, 2:15>"),
        (REQUEST, "<Request 10:00 for tense-neck: setting home, avoid floor, done_today chest-release>"),
        (sk.Request(seconds=90, focus=("chest", "neck")), "<Request 1:30 for chest + neck>"),
        (PLAN, "<Plan tense-neck-10-min: "),
        (PLAN.routine.steps[0], f"<Step {PLAN.ids[0]}: "),
        (
            sk.Reps(low=10, high=12, rep_s=3),
            "Reps(low=10, high=12, rep_s=3, hold_s=0, sets_low=None, sets=1, rest_s=0, to_fatigue=False)",
        ),
        (sk.bundled().settings["desk"], "<Setting desk>"),
        (sk.bundled().exercises["chest-release"].setups[0], "<Setup "),
        (sk.Setup(position=sk.Position.PRONE, setup_s=5), "<Setup prone>"),
        (sk.Setup(position=sk.Position.PRONE, equipment=("bed", "mat"), setup_s=5), "<Setup prone with bed, mat>"),
        (sk.Range(2, 3), "<Range 2-3>"),
        (sk.RowChange(table="goals", id="stiff", kind="added"), "<RowChange goals.stiff: added>"),
        (sk.SafetyWarning(id="pain", text="Stop at pain."), "<SafetyWarning pain: Stop at pain.>"),
        (sk.NoneFound(stance=sk.Stance.CONTRADICTS, date="2026-01"), "<NoneFound that contradicts, 2026-01>"),
        (sk.Bond(rule="phases", before=("a", "b")), "<Bond phases: after 0 steps, before 2>"),
        (sk.EffortLimitError(REQUEST, 9), "<EffortLimitError: 9 partial choices>"),
        (sk.Focus("chest"), "Focus(region='chest', weight=1)"),
    ],
)
def test_what_is_shown(value: object, shown: str) -> None:
    """A value shows its class, its id and what a reader looks for first."""
    assert repr(value).startswith(shown)


def test_every_value_fits_one_line() -> None:
    """Whatever the texts, no value in a catalog, a plan, an answer or a refusal takes more than one line of 160 columns."""
    catalog = testing.random_catalog(3, exercises=30, detail=True)
    values: list[object] = [catalog, sk.bundled(), *(getattr(catalog, name) for name in ("regions", "rules"))]
    for table in ("regions", "equipment", "settings", "goals", "sources", "warnings", "rules", "exercises", "routines"):
        values += [part for value in getattr(catalog, table).values() for part in values_in(value)]
    values += sk.audit(sk.bundled().routines["desk-upper-back"])
    kinds = set()
    planner = sk.Planner(catalog)
    for seed in range(12):
        request = testing.random_request(catalog, seed)
        try:
            plan = planner.plan(request)
        except sk.NoPlanError as error:
            values += [error, *error.conflict, *error.facts, sk.Failure(request, error)]
            values += values_in((*error.conflicts, *error.relaxations, *error.repairs))
        else:
            answers = (plan.why(plan.ids[0]), plan.why_here(plan.ids[0]), plan.why_not(plan.left_out[0].exercise))
            for value in (
                plan,
                *plan.routine.timeline,
                *answers,
                plan.what_if(),
            ):
                values += values_in(value)
    for value in values:
        shown = repr(value)
        kinds.add(type(value))
        assert "\n" not in shown
        assert len(shown) <= 160, shown
    wanted = {
        getattr(sk, name) for name in ("Plan", "Step", "Block", "Reason", "Why", "WhyHere", "WhyNot", "WhatIf", "Diff")
    }
    assert kinds >= wanted | {
        sk.Exercise,
        sk.Cue,
        sk.Claim,
        sk.NoPlanError,
        sk.Fact,
        sk.Relaxation,
        sk.Constraint,
        sk.Conflict,
        sk.Repair,
        sk.Change,
        sk.Finding,
        sk.LeftOut,
    }
