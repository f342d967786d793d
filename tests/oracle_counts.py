"""The score's definitions for the oracles, independent of the planner: phases, units and their worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.model import Exercise
from shoulderkit.vocabulary import Phase, Role

if TYPE_CHECKING:
    from shoulderkit.model import Dose

PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}
FULL_UNITS = {Role.PRIMARY: 4, Role.SECONDARY: 2, Role.QUIET: 0}


def worth(units: int) -> int:
    """Return the worth of units in a cell of weight 1, counted one by one."""
    return sum(8 if unit < 4 else 3 if unit < 8 else 1 if unit < 12 else 0 for unit in range(units))


def units(full: int, sets: int, of_sets: int) -> int:
    """Return the units that a number of an exercise's sets gives to a target."""
    return max(1, full * sets // of_sets) if full else 0


def dose_of(exercise: Exercise, sets: int) -> Dose:
    """Return the exercise's dose with this many sets."""
    return attrs.evolve(exercise.dose, sets=sets)
