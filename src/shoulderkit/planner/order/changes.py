"""What it costs to go from step to step: changes of position, then of equipment. Integers and tuples; no shoulders in here."""

from __future__ import annotations

#: (position, equipment) as numbers.
State = tuple[int, int]


class Changes:
    """What going from one state to another costs: a change of position outweighs all changes of equipment."""

    def __init__(self, states: tuple[tuple[State, ...], ...]) -> None:
        self.weight = len(states) + 1
        every = sorted({state for own in states for state in own})
        place = {state: number for number, state in enumerate(every)}
        #: The states of each step, as numbers.
        self.own = [[place[state] for state in own] for own in states]
        #: Position and equipment of each state.
        self.states = every
        #: Cost by state before and state after.
        self.cost = [[self.weight * (a[0] != b[0]) + (a[1] != b[1]) for b in every] for a in every]
