"""What a request aims at: the weighted cells, which targets serve which of them, and what each portion gives them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from shoulderkit.planner.choice import Gains
from shoulderkit.planner.compiled import PHASES, Compiled, DoseOption, share_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.plans import Done, Request
    from shoulderkit.vocabulary import Variety

#: A phase number and a region: what has a weight.
Cell = tuple[int, str]
#: What an exercise gives, with cells by their places: as far as it counts fully, and where another of its family does.
Given = tuple[Gains, Gains]
#: How many exercises with doses an aim remembers the units of: a day's, many times over.
_MOST_DONE = 512


class Aim:
    """The weighted cells of a request, and what serves them. Requests of the same goal and phases share one.

    Attributes:
        weights: weight by cell; no zeros.
        places: the place of each of these cells among them, in order.
        cell_of: the cell that a target serves, by phase number and region of the target: that of the nearest region that
            has a weight, among those that the target's is part of.
        members: by phase number, the regions that serve each of its cells, cell by cell.
    """

    def __init__(self, compiled: Compiled, named: dict[Cell, int]) -> None:
        self.weights: dict[Cell, int] = {cell: weight for cell, weight in named.items() if weight}
        self.places: dict[Cell, int] = {cell: place for place, cell in enumerate(sorted(self.weights))}
        self.cell_of: dict[Cell, Cell] = _cells(compiled, named)
        self.members: dict[int, list[list[str]]] = {}
        within: dict[Cell, list[str]] = {cell: [] for cell in self.places}
        for (_, region), cell in self.cell_of.items():
            within[cell].append(region)
        for cell, regions in within.items():
            self.members.setdefault(cell[0], []).append(regions)
        self._phases = tuple(entry.phase for entry in compiled.entries)
        self._gains: dict[tuple[int, int], list[tuple[Cell, int]]] = {}
        #: By exercise, place of the option, and the wish for variety where it was done recently: see `Asked.given`.
        self.given: dict[tuple[int, int, Variety | None], Given] = {}
        self._done: dict[Done, list[tuple[Cell, int]]] = {}

    def gains(self, number: int, option: DoseOption) -> list[tuple[Cell, int]]:
        """Return the cells that an exercise serves at this dose with its units there: those of the best of its targets."""
        if option.place is None:
            return self._made(number, option)
        found = self._gains.get((number, option.place))
        if found is None:
            found = self._gains[number, option.place] = self._made(number, option)
        return found

    def done(self, compiled: Compiled, number: int, done: Done) -> list[tuple[Cell, int]]:
        """Return the cells that an exercise served earlier, at any dose, with its units there."""
        found = self._done.get(done)
        if found is None:
            exercise = compiled.entries[number].exercise
            full = exercise.dose_in(exercise.setups[done.setup_number])
            share = Fraction(1) if done.dose is None else share_of(full, done.dose)
            units = [(target.region, compiled.scoring.units(target.role, share)) for target in exercise.targets]
            if len(self._done) >= _MOST_DONE:
                self._done.clear()
            found = self._done[done] = self._best(self._phases[number], units)
        return found

    def _made(self, number: int, option: DoseOption) -> list[tuple[Cell, int]]:
        return self._best(self._phases[number], option.units)

    def _best(self, phase: int, targets: Iterable[tuple[str, int]]) -> list[tuple[Cell, int]]:
        best: dict[Cell, int] = {}
        for region, units in targets:
            cell = self.cell_of.get((phase, region))
            if cell is not None and units > best.get(cell, 0):
                best[cell] = units
        return sorted(best.items())


def _cells(compiled: Compiled, named: dict[Cell, int]) -> dict[Cell, Cell]:
    """The cell that each region serves in each phase: the nearest named region decides, so that a part can differ."""
    found: dict[Cell, Cell] = {}
    for phase in {phase for phase, _ in named}:
        regions = {region for other, region in named if other == phase}
        for region, line in compiled.lines.items():
            nearest = next((name for name in line if name in regions), None)
            if nearest is not None and named[phase, nearest]:
                found[phase, region] = (phase, nearest)
    return found


def aim_of(compiled: Compiled, request: Request) -> Aim:
    """Return what a request aims at."""
    if request.goal is None:
        cells = {(PHASES.index(phase), f.region): f.weight for phase in request.phases for f in request.focus}
        return Aim(compiled, cells)
    key = (request.goal, request.phases)
    found = compiled.aims.get(key)
    if found is None:
        weights = compiled.catalog.goals[request.goal].weights
        named = {(PHASES.index(w.phase), w.region): w.weight for w in weights if w.phase in request.phases}
        found = compiled.aims[key] = Aim(compiled, named)
    aim: Aim = found
    return aim
