"""Where demands are avoided and only an importer worked out what a step demands, the plan and its audit say so."""

from __future__ import annotations

import attrs
import pytest

import made
from audit_cases import PRESS
from importer_cases import imported, record
from shoulderkit.auditor import audit
from shoulderkit.model import Finding, Setting
from shoulderkit.planner import Planner
from shoulderkit.plans import Plan, Request
from shoulderkit.vocabulary import Demand, Severity

FLOOR = (Demand.FLOOR,)
DERIVED = attrs.evolve(PRESS, imported=("dose", "setups.demands"))
SETTINGS = [Setting(id="desk", name="Desk", avoid=FLOOR), Setting(id="hall", name="Hall")]


def planned(*exercises, **request) -> tuple[Plan, tuple[Finding, ...]]:
    """Return a plan from these exercises, and the findings of its audit."""
    catalog = made.catalog(exercises=exercises, settings=SETTINGS, rules=[], routines=[])
    plan = Planner(catalog).plan(Request(**{"minutes": 30, "focus": ("chest",)} | request))
    return plan, audit(plan, catalog)


@pytest.mark.parametrize(
    ("exercise", "request_", "told"),
    [
        (DERIVED, {"avoid": FLOOR}, True),
        (DERIVED, {"setting": "desk"}, True),
        (attrs.evolve(PRESS, imported=("setups",)), {"avoid": FLOOR}, True),
        (DERIVED, {"avoid": (Demand.NECK_PRESSURE,)}, True),
        (DERIVED, {}, False),
        (DERIVED, {"setting": "hall"}, False),
        (DERIVED, {"setting": "desk", "allow": FLOOR}, False),
        (PRESS, {"avoid": FLOOR}, False),
        (attrs.evolve(PRESS, imported=("dose", "setups.equipment")), {"avoid": FLOOR}, False),
    ],
)
def test_both_say_what_is_not_known(exercise, request_, told):
    """Planner and auditor both advise where something is avoided on purpose and the demands are an importer's alone."""
    plan, findings = planned(exercise, **request_)
    expected = [("imported-demands", Severity.ADVICE, ("press",))] if told else []

    for found in (plan.findings, findings):
        assert [(finding.check, finding.severity, finding.exercises) for finding in found] == expected


def test_the_sentence_names_all_of_them():
    """One advice names every such step and every demand to avoid, in the planner's words and in the auditor's."""
    more = attrs.evolve(DERIVED, id="push", name="Push")
    plan, findings = planned(DERIVED, more, setting="desk", avoid=(Demand.PRONE,))

    assert [finding.sentence for finding in findings] == [
        "An importer worked out the demands of Press and Push, so that they may have some to avoid: floor and prone."
    ]
    assert plan.findings == findings


def test_imported_exercises_are_told():
    """An exercise as the importer makes it is among them, whatever words its text has."""
    catalog = imported(record(equipment="body only", primaryMuscles=["chest"])).catalog
    plan = Planner(catalog).plan(Request(minutes=30, focus=("chest",), avoid=FLOOR))

    assert [finding.exercises for finding in plan.findings] == [plan.ids]
    assert audit(plan, catalog) == plan.findings


def test_it_stands_beside_rules_that_are_off():
    """The caution comes after those of rules that were switched off."""
    catalog = made.catalog(exercises=[DERIVED], rules=[made.rule(exercises=(("press",),))], routines=[])
    plan = Planner(catalog, without=["press-before-pull"]).plan(Request(minutes=30, focus=("chest",), avoid=FLOOR))

    assert [finding.check for finding in plan.findings] == ["press-before-pull", "imported-demands"]
