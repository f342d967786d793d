"""Small values for tests: each function gives a valid one, in which any field can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from shoulderkit.catalog import Catalog
from shoulderkit.model import (
    Adjustment,
    Advice,
    Citation,
    Claim,
    Cue,
    Equipment,
    Exercise,
    Finding,
    Frequency,
    Goal,
    Hold,
    Instruction,
    NoneFound,
    Range,
    Region,
    Reps,
    Routine,
    Rule,
    SafetyWarning,
    Setting,
    Setup,
    Source,
    Step,
    Target,
    Timed,
    Weight,
)
from shoulderkit.vocabulary import (
    AdviceKind,
    BestTime,
    BodySide,
    ClaimKind,
    CueKind,
    Demand,
    Phase,
    Position,
    RegionKind,
    Role,
    RuleKind,
    RuleStrength,
    Severity,
    Sides,
    SourceKind,
    Stance,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

REPS = Reps(low=8, high=10, rep_s=3, sets=2, rest_s=30)
STANDING = Setup(position=Position.STANDING, setup_s=10)
SEATED = Setup(position=Position.SEATED, setup_s=10)


def region(**changes: Any) -> Region:
    return Region(**{"id": "chest", "name": "Chest", "kind": RegionKind.AREA, "body_side": BodySide.FRONT} | changes)


def source(**changes: Any) -> Source:
    return Source(**{"id": "a-page", "title": "A page", "kind": SourceKind.PRACTITIONER_PAGE} | changes)


def equipment(**changes: Any) -> Equipment:
    return Equipment(**{"id": "ball", "name": "Ball"} | changes)


def setup(**changes: Any) -> Setup:
    return Setup(**{"position": Position.STANDING, "setup_s": 10} | changes)


def rich_setup(**changes: Any) -> Setup:
    """Return a setup in which no field has its default."""
    given = {
        "position": Position.PRONE,
        "equipment": ("bench",),
        "raised": True,
        "demands": (Demand.OVERHEAD_ARM,),
        "dose": Hold(low_s=10, high_s=20, sets_low=1, sets=2),
    }
    return setup(**given | changes)


def exercise(**changes: Any) -> Exercise:
    given = {
        "id": "press",
        "name": "Press",
        "phase": Phase.STRENGTHEN,
        "summary": "A press.",
        "targets": (Target(region="chest", role=Role.PRIMARY),),
        "dose": REPS,
        "sides": Sides.TOGETHER,
        "setups": (STANDING, SEATED),
        "family": "presses",
    }
    return Exercise(**given | changes)


def step(of: Exercise | None = None, **changes: Any) -> Step:
    return Step(**{"exercise": of or exercise()} | changes)


def routine(*steps: Step, **changes: Any) -> Routine:
    return Routine(**{"id": "session", "name": "Session", "steps": steps or (step(),)} | changes)


def rule(**changes: Any) -> Rule:
    given = {
        "id": "press-before-pull",
        "kinds": (RuleKind.BEFORE,),
        "sentence": "The press comes before the pull.",
        "why": "It does.",
        "strength": RuleStrength.PACKAGE,
        "exercises": (("press",), ("pull",)),
    }
    return Rule(**given | changes)


def goal(**changes: Any) -> Goal:
    given = {
        "id": "stiff-chest",
        "name": "Stiff chest",
        "in_their_words": "My chest is stiff.",
        "weights": (Weight(Phase.STRENGTHEN, "chest", 2),),
        "citations": (Citation(source="a-page"),),
    }
    return Goal(**given | changes)


def rich_exercise(**changes: Any) -> Exercise:
    """Return an exercise in which no field has its default."""
    given = {
        "id": "pull",
        "targets": (
            Target(region="chest", role=Role.PRIMARY, sources=("a-page",)),
            Target(region="pectoralis-minor", role=Role.QUIET),
        ),
        "dose": Hold(low_s=30, high_s=30, sets=2, rest_s=5),
        "sides": Sides.EACH,
        "switch_s": 5,
        "setups": (
            Setup(position=Position.ANY, equipment=("ball",), demands=(Demand.OVERHEAD_ARM,), setup_s=10),
            Setup(position=Position.ANY, demands=(Demand.OVERHEAD_ARM,), setup_s=10),
        ),
        "load": "A light band.",
        "frequency": Frequency(days_a_week=Range(2, 3)),
        "family": "presses",
        "easier_forms": ("press",),
        "aliases": ("tug", "größerer Zug"),
        "instructions": (Instruction(text="Pull.", sources=("a-page",)),),
        "cues": (Cue(kind=CueKind.ACTION, text="Pull it down.", short="Pull", sources=("a-page",)),),
        "adjustments": (Adjustment(when=When.TOO_EASY, text="Pull more.", sources=("a-page",)),),
        "claims": (
            Claim(
                text="It pulls.",
                kind=ClaimKind.BENEFIT,
                citations=(Citation(source="a-page"), Citation(source="a-page", stance=Stance.CONTRADICTS)),
                none_found=(NoneFound(stance=Stance.CONTRADICTS, date="2026-01", note="Of trials."),),
            ),
        ),
        "best_times": (BestTime.MORNING,),
        "triggers": ("the phone",),
        "advice": (Advice(kind=AdviceKind.PROGRAM, text="Pull daily.", sources=("a-page",)),),
        "links": ("https://example.org/pull",),
        "citations": (Citation(source="a-page", field="dose.high_s", note="Half a minute."),),
        "estimates": ("setups.setup_s", "dose.rest_s", "targets.pectoralis-minor"),
        "unstated": ("setups.equipment",),
        "imported": ("sides", "dose.sets"),
        "notes": ("A note.",),
    }
    return exercise(**given | changes)


def finding(**changes: Any) -> Finding:
    return Finding(**{"severity": Severity.ADVICE, "check": "press-before-pull", "sentence": "Mind this."} | changes)


def catalog(**changes: Any) -> Catalog:
    """Return a small catalog with no empty table."""
    press, pull = exercise(), rich_exercise()
    given = {
        "regions": [region(), region(id="pectoralis-minor", name="Minor", kind=RegionKind.MUSCLE, part_of=("chest",))],
        "equipment": [equipment(substitutes=("orange",)), equipment(id="orange", name="Orange")],
        "settings": [Setting(id="desk", name="Desk", equipment=("orange",), positions=(Position.SEATED,))],
        "goals": [goal()],
        "sources": [source()],
        "warnings": [SafetyWarning(id="pain", text="Stop at pain.", citations=(Citation(source="a-page"),))],
        "rules": [rule()],
        "exercises": [press, pull],
        "routines": [routine(step(press), step(pull, position=Position.SEATED, equipment=("orange",)))],
    }
    return Catalog(**given | changes)


def one_of_each() -> tuple[object, ...]:
    """Return a value of each class of the model, every kind of dose among them."""
    pull = rich_exercise()
    every = (
        *catalog().regions.values(),
        *catalog().equipment.values(),
        *catalog().settings.values(),
        *catalog().warnings.values(),
    )
    parts = (
        *pull.targets,
        *pull.instructions,
        *pull.cues,
        *pull.adjustments,
        *pull.advice,
        *pull.claims,
        *pull.citations,
    )
    doses = (REPS, Hold(low_s=20, high_s=20), Timed(low_s=30, high_s=60, sets_low=1, sets=3, to_fatigue=True))
    inside = (*pull.setups, rich_setup(), pull.frequency, Range(2, 3), *pull.claims[0].none_found)
    day = routine(step(), step(pull, equipment=("ball",)), follows_source=True, notes=("A note.",))
    return (
        *every,
        *parts,
        *doses,
        *inside,
        source(),
        goal(),
        rule(),
        exercise(),
        pull,
        day,
        *day.steps,
        *day.timeline,
        day.session,
        *day.session,
        *(cue for each in day.session for cue in each.cues),
        finding(),
    )


def numbered(values: Iterable[object]) -> list[Any]:
    """Return parameters for a test, each named by its index and class."""
    return [pytest.param(value, id=f"{place}-{type(value).__name__}") for place, value in enumerate(values)]
