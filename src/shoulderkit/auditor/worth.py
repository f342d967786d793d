"""Presence and coverage of steps, computed from their definition independently of the planner."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shoulderkit.vocabulary import Phase, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.model import Step

#: The points for the presence of each phase.
PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}

#: Units of work that a full dose gives a region.
_UNITS = {Role.PRIMARY: 4, Role.SECONDARY: 2}

#: The worth of each unit in a cell, from the first on; further units are worth nothing.
_EACH_UNIT = (8,) * 4 + (3,) * 4 + (1,) * 4


def units(steps: Iterable[Step], terms: Terms) -> Counter[Cell]:
    """Return the units of work in each cell that counts; in one cell the best of a step's targets counts."""
    found: Counter[Cell] = Counter()
    for step in steps:
        own: dict[Cell, int] = {}
        for target in step.exercise.targets:
            cell = terms.served(step.exercise.phase, target.region)
            if target.role in _UNITS and cell is not None:
                full = step.exercise.setups[step.setup_number].dose or step.exercise.dose
                given = max(1, _UNITS[target.role] * step.dose.sets // full.sets)
                own[cell] = max(given, own.get(cell, 0))
        found.update(own)
    return found


def worth(found: Mapping[Cell, int], weights: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return the worth of the units in each cell."""
    return {cell: weights[cell] * sum(_EACH_UNIT[:count]) for cell, count in found.items()}


def coverage(steps: Iterable[Step], terms: Terms) -> int:
    """Return the total worth of steps."""
    return sum(worth(units(steps, terms), terms.weights).values())


def present(steps: Iterable[Step], terms: Terms) -> tuple[Phase, ...]:
    """Return the phases in which some step serves a weighted cell, in the order of a session."""
    served = {phase for phase, _ in units(steps, terms)}
    return tuple(phase for phase in Phase if phase in served)
