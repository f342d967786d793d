"""References: each one in a catalog resolves."""

from __future__ import annotations

import pytest

import made
from catalog_cases import faults_of
from shoulderkit.errors import Fault
from shoulderkit.model import Citation, Claim, Hold, SafetyWarning, Setting, Target, Weight
from shoulderkit.vocabulary import ClaimKind, Phase, Position, Role, RuleKind

REFERENCES = {
    "region of a target": (
        {"exercises": [made.exercise(targets=(Target(region="cest", role=Role.PRIMARY),)), made.rich_exercise()]},
        Fault(
            "no region has the id 'cest' (chest, pectoralis-minor)",
            "exercises.press.targets[0].region",
            near=("chest",),
        ),
    ),
    "source of a target": (
        {"exercises": [made.exercise(targets=(Target(region="chest", role=Role.PRIMARY, sources=("page",)),))]},
        Fault("no source has the id 'page' (a-page)", "exercises.press.targets[0].sources[0]", near=("a-page",)),
    ),
    "source of a citation": (
        {"exercises": [made.exercise(citations=(Citation(source="a-pag"),))]},
        Fault("no source has the id 'a-pag' (a-page)", "exercises.press.citations[0].source", near=("a-page",)),
    ),
    "source of a claim": (
        {
            "exercises": [
                made.exercise(claims=(Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="zzz"),)),))
            ]
        },
        Fault("no source has the id 'zzz' (a-page)", "exercises.press.claims[0].citations[0].source"),
    ),
    "equipment of an exercise": (
        {"exercises": [made.exercise(setups=(made.SEATED, made.setup(equipment=("ball", "bal"))))]},
        Fault("no equipment has the id 'bal' (ball, orange)", "exercises.press.setups[1].equipment[1]", near=("ball",)),
    ),
    "field of a citation": (
        {"exercises": [made.exercise(citations=(Citation(source="a-page", field="dose.set"),))]},
        Fault(
            "Exercise has no field 'dose.set'",
            "exercises.press.citations[0].field",
            near=("dose.sets",),
            exact=True,
        ),
    ),
    "field of another kind of dose": (
        {"exercises": [made.exercise(citations=(Citation(source="a-page", field="dose.high_s"),))]},
        Fault(
            "Exercise has no field 'dose.high_s'",
            "exercises.press.citations[0].field",
            near=("dose.high",),
        ),
    ),
    "field of a claim's citation": (
        {
            "exercises": [
                made.exercise(
                    claims=(
                        Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="a-page", field="dose"),)),
                    )
                )
            ]
        },
        Fault(
            "Claim has no field 'dose' (text, kind, citations, none_found)",
            "exercises.press.claims[0].citations[0].field",
        ),
    ),
    "estimates": (
        {"exercises": [made.exercise(estimates=("dose", "targets.neck"))]},
        Fault("Exercise has no field 'targets.neck'", "exercises.press.estimates[1]", near=("targets",)),
    ),
    "unstated": (
        {"exercises": [made.exercise(unstated=("setups.equipmnt",))]},
        Fault(
            "Exercise has no field 'setups.equipmnt'",
            "exercises.press.unstated[0]",
            near=("setups.equipment",),
        ),
    ),
    "imported": (
        {"exercises": [made.exercise(imported=("phase", "setups.positon"))]},
        Fault(
            "Exercise has no field 'setups.positon'",
            "exercises.press.imported[1]",
            near=("setups.position",),
        ),
    ),
    "part of nothing": (
        {"regions": [*made.catalog().regions.values(), made.region(id="neck", part_of=("chest", "chst"))]},
        Fault(
            "no region has the id 'chst' (chest, neck, pectoralis-minor)",
            "regions.neck.part_of[1]",
            near=("chest", "neck"),
        ),
    ),
    "substitute": (
        {"equipment": [made.equipment(substitutes=("orang",)), made.equipment(id="orange")]},
        Fault("no equipment has the id 'orang' (ball, orange)", "equipment.ball.substitutes[0]", near=("orange",)),
    ),
    "its own substitute": (
        {"equipment": [made.equipment(substitutes=("orange", "ball")), made.equipment(id="orange")]},
        Fault("is its own substitute", "equipment.ball.substitutes[1]"),
    ),
    "equipment of a setting": (
        {"settings": [Setting(id="desk", name="Desk", equipment=("oranges",))]},
        Fault("no equipment has the id 'oranges'", "settings.desk.equipment[0]", near=("orange",), exact=True),
    ),
    "region of a goal": (
        {"goals": [made.goal(weights=(Weight(Phase.RELEASE, "nek", 1),))]},
        Fault("no region has the id 'nek' (chest, pectoralis-minor)", "goals.stiff-chest.weights[0].region"),
    ),
    "source of a goal": (
        {"goals": [made.goal(citations=(Citation(source="b"),))]},
        Fault("no source has the id 'b' (a-page)", "goals.stiff-chest.citations[0].source"),
    ),
    "exercise of a rule": (
        {"rules": [made.rule(exercises=(("press",), ("pull", "pul")))]},
        Fault("no exercise has the id 'pul' (press, pull)", "rules.press-before-pull.exercises[1][1]", near=("pull",)),
    ),
    "region of a rule": (
        {
            "rules": [
                made.rule(
                    kinds=(RuleKind.REGION_ORDER,), phases=(Phase.RELEASE,), regions=(("chest",), ("x",)), exercises=()
                )
            ]
        },
        Fault("no region has the id 'x' (chest, pectoralis-minor)", "rules.press-before-pull.regions[1][0]"),
    ),
    "source of a rule's dispute": (
        {"rules": [made.rule(disputes=(Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="zzz"),)),))]},
        Fault("no source has the id 'zzz' (a-page)", "rules.press-before-pull.disputes[0].citations[0].source"),
    ),
    "source of a warning": (
        {"warnings": [SafetyWarning(id="pain", text="Stop.", citations=(Citation(source="a-pag"),))]},
        Fault("no source has the id 'a-pag' (a-page)", "warnings.pain.citations[0].source", near=("a-page",)),
    ),
    "easier form": (
        {"exercises": [made.exercise(), made.rich_exercise(easier_forms=("press", "pres"))]},
        Fault("no exercise has the id 'pres' (press, pull)", "exercises.pull.easier_forms[1]", near=("press", "pull")),
    ),
    "its own easier form": (
        {"exercises": [made.exercise(), made.rich_exercise(easier_forms=("press", "pull"))]},
        Fault("is its own easier form", "exercises.pull.easier_forms[1]"),
    ),
    "easier form of another family": (
        {"exercises": [made.exercise(family="pushes"), made.rich_exercise()]},
        Fault("'press' is not of the family 'presses'", "exercises.pull.easier_forms[0]"),
    ),
    "easier form without a family": (
        {"exercises": [made.exercise(family=None), made.rich_exercise()]},
        Fault("'press' is not of the family 'presses'", "exercises.pull.easier_forms[0]"),
    ),
    "exercise of a routine": (
        {"routines": [made.routine(made.step(made.exercise(id="prss")))]},
        Fault(
            "no exercise has the id 'prss' (press, pull)", "routines.session.steps[0].exercise", near=("press", "pull")
        ),
    ),
    "another exercise of the same id": (
        {"routines": [made.routine(made.step(made.exercise(name="Other", load="A band.")))]},
        Fault(
            "is not the catalog's 'press': differs in name, load",
            "routines.session.steps[0].exercise",
        ),
    ),
    "position of a step": (
        {"routines": [made.routine(made.step(position=Position.PRONE))]},
        Fault("'prone' is not the position of its setup ('standing')", "routines.session.steps[0].position"),
    ),
    "position of another setup": (
        {"routines": [made.routine(made.step(position=Position.SEATED, setup_number=0))]},
        Fault("'seated' is not the position of its setup ('standing')", "routines.session.steps[0].position"),
    ),
    "equipment of a step": (
        {"routines": [made.routine(made.step(made.rich_exercise(), equipment=("ball", "orange")))]},
        Fault(
            "ball + orange is not the equipment of its setup (ball), nor a substitute",
            "routines.session.steps[0].equipment",
        ),
    ),
    "no equipment of a step": (
        {"routines": [made.routine(made.step(made.rich_exercise(), equipment=(), setup_number=0))]},
        Fault(
            "nothing is not the equipment of its setup (ball), nor a substitute",
            "routines.session.steps[0].equipment",
        ),
    ),
    "equipment of a step without any": (
        {"routines": [made.routine(made.step(equipment=("ball",)))]},
        Fault(
            "ball is not the equipment of its setup (nothing), nor a substitute",
            "routines.session.steps[0].equipment",
        ),
    ),
    "dose of a step": (
        {"routines": [made.routine(made.step(dose=Hold(low_s=10, high_s=10)))]},
        Fault("is not of the kind that 'press' has (reps)", "routines.session.steps[0].dose.kind"),
    ),
}


@pytest.mark.parametrize(("tables", "fault"), REFERENCES.values(), ids=REFERENCES)
def test_references(tables, fault):
    """A reference that does not resolve, or is not allowed, is named with its path and near misses."""
    assert fault in faults_of(**tables)


def test_all_references_at_once():
    """Every fault of every table is reported, in the order of the tables and of their ids."""
    faults = faults_of(regions=[], sources=[], goals=[made.goal()], rules=[made.rule(exercises=(("a",), ("b",)))])
    assert [fault.path for fault in faults] == [
        "goals.stiff-chest.weights[0].region",
        "goals.stiff-chest.citations[0].source",
        "warnings.pain.citations[0].source",
        "rules.press-before-pull.exercises[0][0]",
        "rules.press-before-pull.exercises[1][0]",
        "exercises.press.targets[0].region",
        "exercises.pull.targets[0].region",
        "exercises.pull.targets[0].sources[0]",
        "exercises.pull.targets[1].region",
        "exercises.pull.instructions[0].sources[0]",
        "exercises.pull.cues[0].sources[0]",
        "exercises.pull.adjustments[0].sources[0]",
        "exercises.pull.claims[0].citations[0].source",
        "exercises.pull.claims[0].citations[1].source",
        "exercises.pull.advice[0].sources[0]",
        "exercises.pull.citations[0].source",
    ]
