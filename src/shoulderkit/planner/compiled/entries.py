"""Exercises compiled: the options of a dose with time and units, positions, demands and equipment as bit masks."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from shoulderkit.model import Dose, Exercise, duration_s
from shoulderkit.planner.score import Scoring
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Phase, Position

PHASES = tuple(Phase)
POSITIONS = tuple(position for position in Position if position is not Position.ANY)
DEMAND_BIT = {demand: 1 << number for number, demand in enumerate(Demand)}


class DoseOption(NamedTuple):
    """An exercise at one number of sets.

    Attributes:
        dose: its dose.
        duration_s: its seconds, everything counted.
        dropped: how many sets are dropped from the full dose.
        units: (region, units) pairs.
    """

    dose: Dose
    duration_s: int
    dropped: int
    units: tuple[tuple[str, int], ...]


class CatalogEntry(NamedTuple):
    """An exercise as the planner sees it.

    Attributes:
        exercise: the exercise.
        phase: the number of its phase.
        options: its dose options, the full dose first.
        positions: each position that it can be done in, with the demands of both as bits.
        equipment: each alternative, as bits and as ids.
    """

    exercise: Exercise
    phase: int
    options: tuple[DoseOption, ...]
    positions: tuple[tuple[Position, int], ...]
    equipment: tuple[tuple[int, tuple[str, ...]], ...]


def _dose_options(exercise: Exercise, scoring: Scoring) -> tuple[DoseOption, ...]:
    """Full dose first, then with fewer and fewer sets."""
    sets = exercise.dose.sets
    found: list[DoseOption] = []
    for kept in range(sets, 0, -1):
        dose = exercise.dose if kept == sets else attrs.evolve(exercise.dose, sets=kept)
        units = tuple(
            (target.region, given) for target in exercise.targets if (given := scoring.units(target.role, kept, sets))
        )
        found.append(DoseOption(dose, duration_s(exercise, dose), sets - kept, units))
    return tuple(found)


def entry_of(exercise: Exercise, equipment_bit: dict[str, int], scoring: Scoring) -> CatalogEntry:
    """Compile an exercise.

    Args:
        exercise: the exercise.
        equipment_bit: a bit for each equipment id.
        scoring: how its units are counted.
    """
    listed = [p for position in exercise.positions for p in (POSITIONS if position is Position.ANY else (position,))]
    own = sum(DEMAND_BIT[demand] for demand in exercise.demands)
    positions = tuple(
        (position, own | sum(DEMAND_BIT[demand] for demand in POSITION_DEMANDS[position]))
        for position in dict.fromkeys(listed)
    )
    equipment = tuple((sum(equipment_bit[name] for name in names), names) for names in exercise.equipment)
    return CatalogEntry(exercise, PHASES.index(exercise.phase), _dose_options(exercise, scoring), positions, equipment)
