"""Valid references of citations and steps."""

from __future__ import annotations

import pytest

import made
from shoulderkit.catalog import Catalog
from shoulderkit.model import Citation, Timed
from shoulderkit.vocabulary import Position


@pytest.mark.parametrize(
    "name",
    ["dose", "dose.sets", "setup_s", "targets", "targets.chest", "positions.seated", "equipment", "triggers"],
)
def test_real_field_paths(name):
    """A citation may be about a field, a field of the dose, a target by its region, or one word of a list."""
    move = made.exercise(citations=(Citation(source="a-page", field=name),))
    assert made.catalog(exercises=[move], rules=(), routines=()).exercises["press"] == move


@pytest.mark.parametrize("equipment", [(), ("ball",), ("orange",)])
@pytest.mark.parametrize("position", [Position.SEATED, Position.PLANK, Position.ANY])
def test_allowed_steps(equipment, position):
    """A step may use a substitute, and any position where its exercise allows any."""
    day = made.routine(made.step(made.rich_exercise(), equipment=equipment, position=position))
    assert made.catalog(routines=[day]).routines["session"] == day


def test_other_numbers_of_the_same_dose():
    """A routine may follow its source in doing more or less of a move, in the move's own way."""
    move = made.exercise(dose=Timed(low_s=5, high_s=9))
    day = made.routine(made.step(move, dose=Timed(low_s=5, high_s=20, sets=3)))
    assert Catalog(regions=[made.region()], exercises=[move], routines=[day]).routines["session"] == day
