"""Valid references of citations and steps."""

from __future__ import annotations

import pytest

import made
from shoulderkit.catalog import Catalog
from shoulderkit.model import Citation, Frequency, Range, Timed
from shoulderkit.vocabulary import Position


@pytest.mark.parametrize(
    "name",
    [
        "dose",
        "dose.sets",
        "switch_s",
        "targets",
        "targets.chest",
        "setups",
        "setups.setup_s",
        "setups.equipment",
        "setups.equipment.ball",
        "setups.demands.prone",
        "setups.dose.high",
        "frequency",
        "frequency.days_a_week",
        "family",
        "triggers",
    ],
)
def test_real_field_paths(name):
    """A citation may be about a field, a field of the dose, a field of any of its setups, or a target by its region."""
    prone = made.setup(position=Position.PRONE, equipment=("ball",), dose=made.REPS)
    move = made.exercise(
        setups=(made.SEATED, prone),
        frequency=Frequency(days_a_week=Range(2, 3)),
        citations=(Citation(source="a-page", field=name),),
    )
    assert made.catalog(exercises=[move], rules=(), routines=()).exercises["press"] == move


@pytest.mark.parametrize("equipment", [(), ("ball",), ("orange",)])
@pytest.mark.parametrize("position", [Position.SEATED, Position.PLANK, Position.ANY])
def test_allowed_steps(equipment, position):
    """A step may use a substitute, and any position where its setup allows any."""
    day = made.routine(made.step(made.rich_exercise(), equipment=equipment, position=position))
    assert made.catalog(routines=[day]).routines["session"] == day


def test_other_numbers_of_the_same_dose():
    """A routine may follow its source in doing more or less of a move, in the move's own way."""
    move = made.exercise(dose=Timed(low_s=5, high_s=9))
    day = made.routine(made.step(move, dose=Timed(low_s=5, high_s=20, sets=3)))
    assert Catalog(regions=[made.region()], exercises=[move], routines=[day]).routines["session"] == day
