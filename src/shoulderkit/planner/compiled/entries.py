"""Exercises compiled: the portions of a dose with time and units, and the setups with their masks of bits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.catalog.predicates import positions_of
from shoulderkit.model import Dose, Exercise, Setup, duration_s
from shoulderkit.planner.score import Scoring
from shoulderkit.vocabulary import Demand, Phase, Position, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

PHASES = tuple(Phase)
DEMAND_BIT = {demand: 1 << number for number, demand in enumerate(Demand)}


class DoseOption(NamedTuple):
    """An exercise at one portion of its dose.

    Attributes:
        place: its place among all options of the exercise, in all of its setups and on both sides; None where they are
            others in a request.
        share: its share of the full dose's work.
        dose: its dose.
        duration_s: its seconds, everything counted.
        shortened: whether it has fewer sets than the source gives.
        units: (region, units) pairs, before any factor.
        setups: the numbers of the setups that it stands for, all of the same dose and time.
    """

    place: int | None
    share: Fraction
    dose: Dose
    duration_s: int
    shortened: bool
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
        published: those of them that are not shortened.
        varies: whether other options follow from a request that rules setups out or names an affected side.
    """

    exercise: Exercise
    phase: int
    setups: tuple[SetupEntry, ...]
    options: tuple[DoseOption, ...]
    published: tuple[DoseOption, ...]
    varies: bool


def _portions(full: Dose) -> Iterator[tuple[Fraction, Dose]]:
    """Yield the portions of a full dose with their shares of its work, none twice.

    They are: the full dose; fewer sets, down to the fewest; the fewest sets that the source gives at its low figures; and
    the fewest sets at its low figures, the smallest dose.
    """
    low = full.smallest
    work, low_work = full.sets * full.work_s, low.work_s
    for sets in range(full.sets, full.least_sets - 1, -1):
        yield (
            Fraction(sets * full.work_s, work),
            full if sets == full.sets else attrs.evolve(full, sets_low=None, sets=sets),
        )
    if low_work < full.work_s:
        for sets in sorted({full.published_sets, full.least_sets}, reverse=True):
            yield Fraction(sets * low_work, work), attrs.evolve(low, sets=sets)


def share_of(full: Dose, dose: Dose) -> Fraction:
    """Return the share of a full dose that a dose of the same kind is."""
    return Fraction(dose.sets * dose.work_s, full.sets * full.work_s)


def dose_options(
    exercise: Exercise, usable: tuple[int, ...], scoring: Scoring, *, affected: bool
) -> tuple[DoseOption, ...]:
    """Return the dose options of an exercise, the fullest first. Of equal shares the quickest stands for all.

    Args:
        exercise: the exercise.
        usable: the numbers of the setups that can be used; at least one.
        scoring: how units are counted.
        affected: whether the request names an affected side.
    """
    halves = 1 if exercise.sides is Sides.TOGETHER or (exercise.sides is Sides.ONE and affected) else 2
    found: dict[tuple[Fraction, bool], DoseOption] = {}
    for number in usable:
        setup = exercise.setups[number]
        full = exercise.dose_in(setup)
        for share, dose in _portions(full):
            # what is too little to count is not offered
            if share * scoring.parts < 1:
                continue
            seconds, shortened = duration_s(exercise, setup, dose, halves), dose.sets < full.published_sets
            other = found.get((share, shortened))
            if other is None or seconds < other.duration_s:
                units = tuple((t.region, given) for t in exercise.targets if (given := scoring.units(t.role, share)))
                found[share, shortened] = DoseOption(None, share, dose, seconds, shortened, units, (number,))
            elif (seconds, dose) == (other.duration_s, other.dose):
                found[share, shortened] = other._replace(setups=(*other.setups, number))
    # what is not shortened is fuller
    return tuple(sorted(found.values(), key=lambda option: (-option.share, option.shortened)))


def _setup_entry(number: int, setup: Setup, equipment_bit: dict[str, int]) -> SetupEntry:
    positions = tuple(
        (position, sum(DEMAND_BIT[demand] for demand in setup.demands_in(position))) for position in positions_of(setup)
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
    if not varies:
        options = tuple(option._replace(place=place) for place, option in enumerate(options))
    published = tuple(option for option in options if not option.shortened)
    return CatalogEntry(exercise, PHASES.index(exercise.phase), setups, options, published, varies)
