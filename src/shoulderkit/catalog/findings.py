"""What a reader should know of a catalog that is not wrong: the cells of its goals that nothing in it can serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.model import Finding
from shoulderkit.vocabulary import Phase, Role, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog.tables import Catalog
    from shoulderkit.model import Goal

#: A phase and a region.
Cell = tuple[Phase, str]


def findings_of(catalog: Catalog) -> tuple[Finding, ...]:
    """Return an advice for each cell of a goal that no exercise of the catalog serves, by goal, phase and region."""
    worked = {
        (exercise.phase, target.region)
        for exercise in catalog.exercises.values()
        for target in exercise.targets
        if target.role is not Role.QUIET
    }
    lines = {region: catalog.ancestors(region) for _, region in worked}
    return tuple(
        Finding(severity=Severity.ADVICE, check="goal-unserved", sentence=_sentence(goal, cell, catalog))
        for goal in catalog.goals.values()
        for cell in _unserved(goal, worked, lines)
    )


def _unserved(goal: Goal, worked: set[Cell], lines: dict[str, tuple[str, ...]]) -> Iterator[Cell]:
    """Yield the cells of a goal that nothing serves; of regions that contain each other the nearest named one is served."""
    named = {(weight.phase, weight.region) for weight in goal.weights}
    served: set[Cell] = set()
    for phase, region in worked:
        served.update([cell for cell in ((phase, each) for each in lines[region]) if cell in named][:1])
    for phase in Phase:
        yield from sorted(cell for cell in named - served if cell[0] is phase)


def _sentence(goal: Goal, cell: Cell, catalog: Catalog) -> str:
    phase, region = cell
    return f"{goal.name} ({goal.id}) weighs {phase} of {catalog.regions[region].name}, which no exercise serves."
