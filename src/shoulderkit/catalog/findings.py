"""What a reader should know of a catalog that is not wrong: the cells of its goals that nothing in it can serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.catalog.predicates import works
from shoulderkit.model import Finding
from shoulderkit.vocabulary import Phase, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from shoulderkit.model import Exercise, Goal, Region

#: A phase and a region.
Cell = tuple[Phase, str]


def unserved(
    goals: Iterable[Goal],
    exercises: Iterable[Exercise],
    regions: Mapping[str, Region],
    ancestors: Callable[[str], tuple[str, ...]],
) -> tuple[Finding, ...]:
    """Return an advice for each cell of a goal that no exercise serves, goal by goal, by phase and region.

    Args:
        goals: the goals.
        exercises: the exercises.
        regions: the regions of both.
        ancestors: returns a region and all it is part of, the nearest first.
    """
    worked = {(exercise.phase, target.region) for exercise in exercises for target in exercise.targets if works(target)}
    lines = {region: ancestors(region) for _, region in worked}
    return tuple(
        Finding(severity=Severity.ADVICE, check="goal-unserved", sentence=_sentence(goal, cell, regions))
        for goal in goals
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


def _sentence(goal: Goal, cell: Cell, regions: Mapping[str, Region]) -> str:
    phase, region = cell
    return f"{goal.name} ({goal.id}) weighs {phase} of {regions[region].name}, which no exercise serves."
