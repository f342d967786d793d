"""The chosen exercises as a sequencing problem, and its answer as a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.model import Step
from shoulderkit.planner.ask import ways
from shoulderkit.planner.order.changes import State
from shoulderkit.planner.order.sequence import Sequence, sequence

if TYPE_CHECKING:
    from shoulderkit.planner.ask import Asked, Way
    from shoulderkit.planner.compiled import Compiled, Portion


class Ordered(NamedTuple):
    """Steps in their order, the exercise number of each, and how the order was found."""

    steps: tuple[Step, ...]
    numbers: tuple[int, ...]
    sequence: Sequence


def before_masks(compiled: Compiled, numbers: list[int]) -> tuple[int, ...]:
    """For each of these exercises, a mask of the others that some rule puts before it."""
    masks = [0] * len(numbers)
    for ordering in compiled.orderings:
        ranked = [(place, rank) for place, n in enumerate(numbers) if (rank := ordering.ranks.get(n)) is not None]
        for place, rank in ranked:
            for other, lower in ranked:
                if lower < rank:
                    masks[place] |= 1 << other
    return tuple(masks)


def states_of(alternatives: list[tuple[Way, ...]]) -> tuple[tuple[State, ...], ...]:
    """Each way as (position number, equipment number), in the order it is preferred."""
    positions: dict[object, int] = {}
    equipment: dict[object, int] = {}
    return tuple(
        tuple(
            (positions.setdefault(position, len(positions)), equipment.setdefault(items, len(equipment)))
            for position, items in own
        )
        for own in alternatives
    )


def put_in_order(asked: Asked, portions: dict[int, Portion], effort: int) -> Ordered:
    """Order the chosen exercises, and choose the position and equipment of each."""
    numbers = sorted(portions)
    alternatives = [ways(asked, number) for number in numbers]
    found = sequence(states_of(alternatives), before_masks(asked.compiled, numbers), effort)
    steps = []
    for item, state in zip(found.order, found.states, strict=True):
        exercise = asked.compiled.entries[numbers[item]].exercise
        position, equipment = alternatives[item][state]
        dose = portions[numbers[item]].dose
        steps.append(Step(exercise=exercise, dose=dose, position=position, equipment=equipment))
    return Ordered(tuple(steps), tuple(numbers[item] for item in found.order), found)
