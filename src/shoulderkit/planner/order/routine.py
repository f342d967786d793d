"""The chosen exercises as a sequencing problem, and its answer as the steps of a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.model import Step
from shoulderkit.planner.ask import configurations
from shoulderkit.planner.compiled import DEMAND_BIT
from shoulderkit.planner.order.changes import State
from shoulderkit.planner.order.sequence import Sequence, sequence
from shoulderkit.vocabulary import Demand

if TYPE_CHECKING:
    from shoulderkit.planner.ask import Asked, Configuration
    from shoulderkit.planner.compiled import Compiled, DoseOption


class OrderedSteps(NamedTuple):
    """The chosen exercises as steps.

    Attributes:
        steps: in their order.
        numbers: the exercise number of each.
        sequence: how the order was found.
    """

    steps: tuple[Step, ...]
    numbers: tuple[int, ...]
    sequence: Sequence


def predecessors(compiled: Compiled, numbers: list[int]) -> tuple[int, ...]:
    """Return, for each of these exercises, a bit mask of the others that some rule puts before it."""
    masks = [0] * len(numbers)
    for ordering in compiled.orderings:
        ranked = [(place, rank) for place, n in enumerate(numbers) if (rank := ordering.ranks.get(n)) is not None]
        for place, rank in ranked:
            for other, lower in ranked:
                if lower < rank:
                    masks[place] |= 1 << other
    return tuple(masks)


def states_of(alternatives: list[tuple[Configuration, ...]]) -> tuple[tuple[State, ...], ...]:
    """Return each configuration as (position number, equipment number, level), in the order of preference.

    The level is low where the configuration asks for the floor.
    """
    positions: dict[object, int] = {}
    equipment: dict[object, int] = {}
    floor = DEMAND_BIT[Demand.FLOOR]
    return tuple(
        tuple(
            (
                positions.setdefault(one.position, len(positions)),
                equipment.setdefault(one.equipment, len(equipment)),
                int(bool(one.demands & floor)),
            )
            for one in own
        )
        for own in alternatives
    )


def order_steps(asked: Asked, chosen: dict[int, DoseOption], effort: int) -> OrderedSteps:
    """Order the chosen exercises, given by number, and choose the position and equipment of each."""
    numbers = sorted(chosen)
    alternatives = [configurations(asked, number, chosen[number].setups) for number in numbers]
    found = sequence(states_of(alternatives), predecessors(asked.compiled, numbers), effort)
    steps: list[Step] = []
    for item, state in zip(found.order, found.states, strict=True):
        exercise = asked.compiled.entries[numbers[item]].exercise
        configuration = alternatives[item][state]
        steps.append(
            Step(
                exercise=exercise,
                position=configuration.position,
                equipment=configuration.equipment,
                setup_number=configuration.setup_number,
                dose=chosen[numbers[item]].dose,
                halves=asked.halves(exercise.sides),
            )
        )
    return OrderedSteps(tuple(steps), tuple(numbers[item] for item in found.order), found)
