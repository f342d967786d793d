"""Sequence-dependent costs: what it takes to go from one step to the next, in trips, changes of position and of equipment."""

from __future__ import annotations

from typing import NamedTuple

#: The position and the equipment of a step, as numbers, and its level: 1 where it is low, else 0.
State = tuple[int, int, int]


class Changes(NamedTuple):
    """What an order takes; compared in this order.

    Attributes:
        trips: how often it goes down, from a step that is not low, or from the start, to one that is.
        positions, equipment: changes between steps.
    """

    trips: int
    positions: int
    equipment: int


class ChangeCosts:
    """The cost of going from one state to another: a trip outweighs all changes of position, and one of these all of equipment.

    Whoever starts is not low yet, and has no position or equipment to change from. Going from a state to itself costs
    nothing, and no way by another state costs less than the direct one (triangle inequality), from the start as well.

    Attributes:
        trip, position: the cost of a trip down, and of a change of position; a change of equipment costs 1.
        own: the states that each step can have, as numbers.
        states: position, equipment and level of each state, by its number.
        start: the cost of starting in a state.
        cost: by state before and state after.
    """

    def __init__(self, states: tuple[tuple[State, ...], ...]) -> None:
        # there are fewer changes than steps, and no more trips than steps
        self.position: int = len(states) + 1
        self.trip: int = self.position**2
        every = sorted({state for own in states for state in own})
        place = {state: number for number, state in enumerate(every)}
        self.own: list[list[int]] = [[place[state] for state in own] for own in states]
        self.states: list[State] = every
        self.start: list[int] = [self.trip * state[2] for state in every]
        self.cost: list[list[int]] = [
            [self.trip * (a[2] < b[2]) + self.position * (a[0] != b[0]) + (a[1] != b[1]) for b in every] for a in every
        ]

    def changes(self, cost: int) -> Changes:
        """Return what the cost of a whole order stands for."""
        trips, rest = divmod(cost, self.trip)
        return Changes(trips, *divmod(rest, self.position))
