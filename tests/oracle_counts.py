"""The score's definitions for the oracles, independent of the planner: portions, seconds, units and their worth."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.model import Exercise, Reps
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides, Variety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model import Dose, Setup

PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}
FULL_UNITS = {Role.PRIMARY: 720, Role.SECONDARY: 360, Role.QUIET: 0}
VARIETY = {Variety.TIES: Fraction(1), Variety.SOME: Fraction(2, 3), Variety.STRONG: Fraction(1, 3)}
#: The worth of one unit among the first, second and third 720 units of a cell.
STEPS = (8, 3, 1)
#: What the positions ask of the body.
ASKED = {
    Position.SUPINE: {Demand.FLOOR, Demand.SUPINE},
    Position.PRONE: {Demand.FLOOR, Demand.PRONE},
    Position.SIDE_LYING: {Demand.FLOOR, Demand.SIDE_LYING},
    Position.KNEELING: {Demand.FLOOR, Demand.KNEELING},
    Position.QUADRUPED: {Demand.FLOOR, Demand.KNEELING, Demand.WRIST_LOAD},
    Position.FOREARM_KNEELING: {Demand.FLOOR, Demand.KNEELING},
    Position.PLANK: {Demand.FLOOR, Demand.WRIST_LOAD},
    Position.HANGING: {Demand.OVERHEAD_ARM},
}


class Portion(NamedTuple):
    """How much of an exercise is done, and in which of its setups; the fields that come first decide ties.

    Attributes:
        dropped: what is missing from a full dose, as a share of its work.
        shortened: whether it has fewer sets than the source gives.
        setup: the number of its first setup.
        seconds: its seconds, everything counted.
        dose: its dose.
        setups: the numbers of all setups that are as good.
    """

    dropped: Fraction
    shortened: bool
    setup: int
    seconds: int
    dose: Dose
    setups: tuple[int, ...]

    @property
    def sixtieths(self) -> int:
        """The share of the full dose in whole sixtieths."""
        return int(60 * (1 - self.dropped))


def worth(units: int) -> int:
    """Return the worth of units in a cell of weight 1."""
    return sum(step * sorted((0, units - 720 * place, 720))[1] for place, step in enumerate(STEPS))


def demands(setup: Setup, position: Position) -> set[Demand]:
    """Return what a setup asks of the body in a position."""
    asked = set(ASKED.get(position, ()))
    return set(setup.demands) | (asked - {Demand.FLOOR} if setup.raised else asked)


def work_s(dose: Dose) -> int:
    """Return the seconds of work in one set."""
    return dose.high * (dose.rep_s + dose.hold_s) if isinstance(dose, Reps) else dose.high_s


def seconds(exercise: Exercise, setup: Setup, dose: Dose, halves: int) -> int:
    """Return the seconds of a step, walked through set by set."""
    clock = setup.setup_s
    if exercise.sides is Sides.ALTERNATING:
        rested = [dose.rest_s] * halves
        for turn in range(halves * dose.sets):
            half = turn % halves
            if turn:
                clock += exercise.switch_s
                rested = [rest + exercise.switch_s for rest in rested]
            waits = max(0, dose.rest_s - rested[half])
            clock += waits + work_s(dose)
            rested = [rest + waits + work_s(dose) for rest in rested]
            rested[half] = 0
        return clock
    for half in range(halves):
        clock += exercise.switch_s if half else 0
        for number in range(dose.sets):
            clock += (dose.rest_s if number else 0) + work_s(dose)
    return clock


def doses(full: Dose) -> Iterator[Dose]:
    """Yield every dose that a full dose may be planned as."""
    fewest = full.sets_low or 1
    for sets in range(fewest, full.sets + 1):
        yield full if sets == full.sets else attrs.evolve(full, sets_low=None, sets=sets)
    # to fatigue, the clock counts the high figure
    for sets in () if full.to_fatigue else {fewest, full.sets_low or full.sets}:
        low = {"high": full.low} if isinstance(full, Reps) else {"high_s": full.low_s}
        yield attrs.evolve(full, sets_low=None, sets=sets, **low)


def portions(exercise: Exercise, usable: list[int], halves: int, *, shorten: bool) -> list[Portion]:
    """Return the portions of an exercise in its usable setups; of equally full ones the quickest, the fullest first."""
    found: list[Portion] = []
    for number in usable:
        setup = exercise.setups[number]
        full = setup.dose or exercise.dose
        for dose in doses(full):
            dropped = 1 - Fraction(dose.sets * work_s(dose), full.sets * work_s(full))
            shortened = dose.sets < (full.sets_low or full.sets)
            if (shorten or not shortened) and 60 * (1 - dropped) >= 1:
                taken = seconds(exercise, setup, dose, halves)
                found.append(Portion(dropped, shortened, number, taken, dose, (number,)))
    best: list[Portion] = []
    for key in sorted({portion[:2] for portion in found}):
        alike = [portion for portion in found if portion[:2] == key]
        quickest = min(alike, key=lambda portion: (portion.seconds, portion.setup))
        same = (p.setup for p in alike if (p.seconds, p.dose) == (quickest.seconds, quickest.dose))
        best.append(quickest._replace(setups=tuple(dict.fromkeys(same))))
    return best
