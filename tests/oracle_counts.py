"""What counts in a plan, written down once more, apart from the planner: phases, units of work and their worth."""

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
    """What units of work are worth in a cell of weight 1, counted one by one."""
    return sum(8 if unit < 4 else 3 if unit < 8 else 1 if unit < 12 else 0 for unit in range(units))


def units(full: int, sets: int, of_sets: int) -> int:
    """The units a target gets from some of an exercise's sets."""
    return max(1, full * sets // of_sets) if full else 0


def dose_of(exercise: Exercise, sets: int) -> Dose:
    """The exercise's dose with this many sets."""
    return attrs.evolve(exercise.dose, sets=sets)
