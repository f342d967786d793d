"""The moves of a guided session: how each is done, what is needed, and an overview of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.explainer.routines import way_words
from shoulderkit.explainer.words import an, capital, counted, listed
from shoulderkit.model.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Session, Step


@attrs.frozen(kw_only=True)
class Move:
    """One move of a session.

    Attributes:
        name: its name.
        way: the position with the equipment, e.g. ``seated, with a chair``.
        things: the names of the equipment.
        changes: whether the position is another than that of the move before.
        instructions: what to do, in order.
    """

    name: str
    way: str
    things: tuple[str, ...]
    changes: bool
    instructions: tuple[str, ...]


#: The moves of a session by the numbers of their steps.
Moves = dict[int, Move]


def moves_of(steps: Iterable[Step], names: Names) -> Moves:
    """Return the moves of the steps of a routine or a plan by their numbers, from 1."""
    found: Moves = {}
    before = None
    for number, step in enumerate(steps, 1):
        found[number] = Move(
            name=step.exercise.name,
            way=way_words(step, names),
            things=tuple(map(names.equipment, step.equipment)),
            changes=before is not None and step.position is not before,
            instructions=tuple(each.text for each in step.exercise.instructions),
        )
        before = step.position
    return found


def needed_words(session: Session, moves: Mapping[int, Move]) -> str:
    """Return how long a session is, of how many moves, and what is needed for all of them."""
    coming = [moves[number] for number in _numbers(session) if number in moves]
    things = dict.fromkeys(thing for move in coming for thing in move.things)
    needed = f"You need {listed(map(an, things))}." if things else "You need nothing."
    return f"{clock(session.duration_s)} for {counted(len(coming), 'move')}. {needed}"


def coming_words(session: Session, moves: Mapping[int, Move]) -> list[str]:
    """Return what is coming: for each move its name and how it is done."""
    coming = [moves[number] for number in _numbers(session) if number in moves]
    return [f"{place}. {move.name}: {move.way}" for place, move in enumerate(coming, 1)]


def way_of(move: Move) -> str:
    """Return how to get ready for a move, and whether that is another position than before."""
    return f"Change of position: {move.way}" if move.changes else capital(move.way)


def _numbers(session: Session) -> list[int]:
    return list(dict.fromkeys(each.step for each in session))
