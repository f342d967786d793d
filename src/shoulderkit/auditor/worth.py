"""Presence and coverage of steps, computed from their definition independently of the planner."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from shoulderkit.auditor.doses import own_dose, work_s
from shoulderkit.vocabulary import Phase, Role, Variety

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.model import Dose, Exercise, Step
    from shoulderkit.plans import Request

#: The points for the presence of each phase.
PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}

#: Coverage is counted in these parts of a point.
_PARTS = 180

#: Units of work that a full dose gives a region.
_UNITS = {Role.PRIMARY: 4 * _PARTS, Role.SECONDARY: 2 * _PARTS}

#: Shares of a dose are counted in whole sixtieths.
_SHARES = 60

#: What the units of an exercise that was done recently are multiplied by.
_VARIETY = {Variety.TIES: Fraction(1), Variety.SOME: Fraction(2, 3), Variety.STRONG: Fraction(1, 3)}


def _share(dose: Dose, full: Dose) -> int:
    """Return how many whole sixtieths of the work of a full dose a dose is."""
    return _SHARES * dose.sets * work_s(dose) // (full.sets * work_s(full))


def _given(exercise: Exercise, dose: Dose, full: Dose, factor: Fraction, terms: Terms) -> dict[Cell, int]:
    """Return the units that one exercise gives each cell that counts; in one cell the best of its targets counts."""
    own: dict[Cell, int] = {}
    for target in exercise.targets:
        cell = terms.served(exercise.phase, target.region)
        if target.role in _UNITS and cell is not None:
            given = factor * Fraction(_UNITS[target.role] * _share(dose, full), _SHARES)
            own[cell] = max(int(given), own.get(cell, 0))
    return {cell: units for cell, units in own.items() if units}


class Account:
    """What steps are worth, given a request and what was done earlier that day.

    Args:
        request: the request.
        terms: the request resolved against a catalog.
    """

    def __init__(self, request: Request, terms: Terms) -> None:
        self.terms = terms
        self.recent: frozenset[str] = frozenset(request.done_recently) | request.done_ids
        self.variety: Fraction = _VARIETY[request.variety]
        #: Units of each cell from what was done earlier that day.
        self.before: Counter[Cell] = Counter()
        for done in request.done_today:
            if done.exercise not in terms.catalog.exercises:
                continue
            exercise = terms.catalog.exercises[done.exercise]
            # a plan that is read may name a setup that the exercise no longer has
            known = done.setup_number < len(exercise.setups)
            full = (exercise.setups[done.setup_number].dose if known else None) or exercise.dose
            self.before.update(_given(exercise, full if done.dose is None else done.dose, full, Fraction(1), terms))

    def given(self, step: Step, factor: Fraction = Fraction(1)) -> dict[Cell, int]:
        """Return the units that a step gives each cell, less where its exercise was done recently."""
        if step.exercise.id in self.recent:
            factor *= self.variety
        return _given(step.exercise, step.dose, own_dose(step), factor, self.terms)

    def behind(self, steps: Sequence[Step]) -> dict[str, str]:
        """Return, for each step that counts half, the form of the same move that counts fully.

        That is the choice of greatest worth; of equal ones, the smaller ids count fully.
        """
        families: dict[str, list[str]] = {}
        for step in sorted(steps, key=lambda step: step.exercise.id):
            if step.exercise.family is not None and self.given(step):
                families.setdefault(step.exercise.family, []).append(step.exercise.id)
        several = [members for members in families.values() if len(members) > 1]
        every = sorted(name for members in several for name in members)
        options: list[tuple[int, list[bool], dict[str, str]]] = []
        for holders in product(*several):
            behind = {
                name: holder
                for members, holder in zip(several, holders, strict=True)
                for name in members
                if name != holder
            }
            worth = sum(self.worth(self._units(steps, behind)).values())
            options.append((-worth, [name in behind for name in every], behind))
        return min(options, key=lambda option: option[:2])[2]

    def units(self, steps: Sequence[Step]) -> Counter[Cell]:
        """Return the units of work in each cell that counts; cells without any are left out."""
        return self._units(steps, self.behind(steps))

    def _units(self, steps: Iterable[Step], behind: Mapping[str, str]) -> Counter[Cell]:
        found: Counter[Cell] = Counter()
        for step in steps:
            found.update(self.counted(step, behind))
        return found

    def counted(self, step: Step, behind: Mapping[str, str]) -> dict[Cell, int]:
        """Return the units of a step that count, half of them where another form of its move counts fully."""
        return self.given(step, Fraction(1, 2) if step.exercise.id in behind else Fraction(1))

    def worth(self, found: Mapping[Cell, int]) -> dict[Cell, int]:
        """Return what each cell gains from these units, on top of what was done earlier that day."""
        return {
            cell: self.terms.weights[cell] * (_worth(self.before[cell] + units) - _worth(self.before[cell]))
            for cell, units in found.items()
        }

    def coverage(self, steps: Sequence[Step]) -> int:
        """Return the total gain of steps."""
        return sum(self.worth(self.units(steps)).values())

    def present(self, steps: Sequence[Step]) -> tuple[Phase, ...]:
        """Return the phases in which some step serves a weighted cell, in the order of a session."""
        served = {phase for step in steps for phase, _ in self.given(step)}
        return tuple(phase for phase in Phase if phase in served)

    def presence(self, steps: Sequence[Step]) -> int:
        """Return the points for the phases that are present and were not earlier that day."""
        earlier = {phase for phase, _ in self.before}
        return sum(PRESENCE[phase] for phase in self.present(steps) if phase not in earlier)


def _worth(units: int) -> int:
    """Return what units are worth in a cell of weight 1: the first full dose 8 each, the next 3, the next 1, then nothing."""
    full = _UNITS[Role.PRIMARY]
    return sum(each * min(max(units - place * full, 0), full) for place, each in enumerate((8, 3, 1)))
