"""Sequence-dependent costs: what it takes to go from one step to the next, in changes of position, then of equipment."""

from __future__ import annotations

#: The position and the equipment of a step, as numbers.
State = tuple[int, int]


class ChangeCosts:
    """The cost of going from one state to another: one change of position outweighs all changes of equipment.

    Attributes:
        weight: the cost of a change of position; a change of equipment costs 1.
        own: the states that each step can have, as numbers.
        states: position and equipment of each state, by its number.
        cost: by state before and state after.
    """

    def __init__(self, states: tuple[tuple[State, ...], ...]) -> None:
        self.weight: int = len(states) + 1
        every = sorted({state for own in states for state in own})
        place = {state: number for number, state in enumerate(every)}
        self.own: list[list[int]] = [[place[state] for state in own] for own in states]
        self.states: list[State] = every
        self.cost: list[list[int]] = [[self.weight * (a[0] != b[0]) + (a[1] != b[1]) for b in every] for a in every]
