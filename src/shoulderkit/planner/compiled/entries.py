"""Exercises compiled: the portions of a dose with time and units, and the setups with their masks of bits."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from shoulderkit.model import Dose, Exercise, Setup, duration_s
from shoulderkit.planner.score import Scoring
from shoulderkit.vocabulary import Demand, Phase, Position, Sides

PHASES = tuple(Phase)
POSITIONS = tuple(position for position in Position if position is not Position.ANY)
DEMAND_BIT = {demand: 1 << number for number, demand in enumerate(Demand)}


class DoseOption(NamedTuple):
    """An exercise at one portion of its dose.

    Attributes:
        dose: its dose.
        duration_s: its seconds, everything counted.
        dropped: its place among the options of the exercise: 0 for the fullest.
        full: whether it is a full dose.
        units: (region, units) pairs.
        setups: the numbers of the setups that it stands for, all of the same dose and time.
    """

    dose: Dose
    duration_s: int
    dropped: int
    full: bool
    units: tuple[tuple[str, int], ...]
    setups: tuple[int, ...]


class SetupEntry(NamedTuple):
    """A setup as the planner sees it.

    Attributes:
        number: its number among the setups of its exercise.
        equipment_bits: the bits of its equipment.
        equipment: the ids of its equipment.
        positions: each position that it stands for, with all demands there as bits.
    """

    number: int
    equipment_bits: int
    equipment: tuple[str, ...]
    positions: tuple[tuple[Position, int], ...]


class CatalogEntry(NamedTuple):
    """An exercise as the planner sees it.

    Attributes:
        exercise: the exercise.
        phase: the number of its phase.
        setups: its setups.
        options: its dose options where all of its setups can be used and no side is affected, the fullest first.
        varies: whether other options follow from a request that rules setups out or names an affected side.
    """

    exercise: Exercise
    phase: int
    setups: tuple[SetupEntry, ...]
    options: tuple[DoseOption, ...]
    varies: bool

    @property
    def quickest_s(self) -> int:
        """The least seconds that it takes at any dose."""
        return min(option.duration_s for option in self.options)


def _portions(dose: Dose) -> list[Dose]:
    """The full dose first, then fewer and fewer sets."""
    return [dose if sets == dose.sets else attrs.evolve(dose, sets_low=None, sets=sets) for sets in _sets(dose)]


def _sets(dose: Dose) -> range:
    return range(dose.sets, dose.least_sets - 1, -1)


def dose_options(
    exercise: Exercise, usable: tuple[int, ...], scoring: Scoring, *, affected: bool
) -> tuple[DoseOption, ...]:
    """Return the dose options of an exercise, the fullest first; of setups with the same dose the quickest stand for it.

    Args:
        exercise: the exercise.
        usable: the numbers of the setups that can be used; at least one.
        scoring: how units are counted.
        affected: whether the request names an affected side.
    """
    halves = (
        2 if exercise.sides in (Sides.EACH, Sides.ALTERNATING) or (exercise.sides is Sides.ONE and not affected) else 1
    )
    groups: dict[Dose, list[int]] = {}
    for number in usable:
        groups.setdefault(exercise.dose_in(exercise.setups[number]), []).append(number)
    lines: list[tuple[int, Dose, Dose, tuple[int, ...]]] = []
    for full, numbers in groups.items():
        least_s = min(exercise.setups[number].setup_s for number in numbers)
        quickest = tuple(number for number in numbers if exercise.setups[number].setup_s == least_s)
        lines += ((place, full, dose, quickest) for place, dose in enumerate(_portions(full)))
    # fuller portions first, of equal ones that of the preferred setup
    lines.sort(key=lambda line: line[0])
    found: list[DoseOption] = []
    for dropped, (place, full, dose, setups) in enumerate(lines):
        units = tuple(
            (target.region, given)
            for target in exercise.targets
            if (given := scoring.units(target.role, dose.sets, full.sets))
        )
        seconds = duration_s(exercise, exercise.setups[setups[0]], dose, halves)
        found.append(DoseOption(dose, seconds, dropped, place == 0, units, setups))
    return tuple(found)


def _setup_entry(number: int, setup: Setup, equipment_bit: dict[str, int]) -> SetupEntry:
    listed = POSITIONS if setup.position is Position.ANY else (setup.position,)
    positions = tuple(
        (position, sum(DEMAND_BIT[demand] for demand in setup.demands_in(position))) for position in listed
    )
    return SetupEntry(number, sum(equipment_bit[name] for name in setup.equipment), setup.equipment, positions)


def entry_of(exercise: Exercise, equipment_bit: dict[str, int], scoring: Scoring) -> CatalogEntry:
    """Compile an exercise.

    Args:
        exercise: the exercise.
        equipment_bit: a bit for each equipment id.
        scoring: how its units are counted.
    """
    setups = tuple(_setup_entry(number, setup, equipment_bit) for number, setup in enumerate(exercise.setups))
    options = dose_options(exercise, tuple(range(len(setups))), scoring, affected=False)
    alike = {(setup.dose, setup.setup_s) for setup in exercise.setups}
    varies = len(alike) > 1 or exercise.sides is Sides.ONE
    return CatalogEntry(exercise, PHASES.index(exercise.phase), setups, options, varies)
