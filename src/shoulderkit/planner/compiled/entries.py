"""Exercises as the planner sees them: each portion of a dose with its time and units, positions and demands as bits."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from shoulderkit.model import Dose, Exercise, duration_s
from shoulderkit.planner.score import Scoring
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Phase, Position

PHASES = tuple(Phase)
POSITIONS = tuple(position for position in Position if position is not Position.ANY)
DEMAND_BIT = {demand: 1 << number for number, demand in enumerate(Demand)}


class Portion(NamedTuple):
    """An exercise at some number of sets: the dose, its seconds, how many sets were dropped, units by region."""

    dose: Dose
    duration_s: int
    dropped: int
    units: tuple[tuple[str, int], ...]


class Entry(NamedTuple):
    """An exercise as the planner sees it."""

    exercise: Exercise
    phase: int
    portions: tuple[Portion, ...]
    positions: tuple[tuple[Position, int], ...]
    equipment: tuple[tuple[int, tuple[str, ...]], ...]


def _portions(exercise: Exercise, scoring: Scoring) -> tuple[Portion, ...]:
    """Full dose first, then with fewer and fewer sets."""
    sets = exercise.dose.sets
    found = []
    for kept in range(sets, 0, -1):
        dose = exercise.dose if kept == sets else attrs.evolve(exercise.dose, sets=kept)
        units = tuple(
            (target.region, given) for target in exercise.targets if (given := scoring.units(target.role, kept, sets))
        )
        found.append(Portion(dose, duration_s(exercise, dose), sets - kept, units))
    return tuple(found)


def entry_of(exercise: Exercise, item_bit: dict[str, int], scoring: Scoring) -> Entry:
    """An exercise made ready; *item_bit* has a bit for each equipment id."""
    listed = [p for position in exercise.positions for p in (POSITIONS if position is Position.ANY else (position,))]
    own = sum(DEMAND_BIT[demand] for demand in exercise.demands)
    positions = tuple(
        (position, own | sum(DEMAND_BIT[demand] for demand in POSITION_DEMANDS[position]))
        for position in dict.fromkeys(listed)
    )
    equipment = tuple((sum(item_bit[item] for item in items), items) for items in exercise.equipment)
    return Entry(exercise, PHASES.index(exercise.phase), _portions(exercise, scoring), positions, equipment)
