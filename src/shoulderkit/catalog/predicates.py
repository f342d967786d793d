"""When an exercise serves a region and how it can be done: what a search and the planner decide by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.vocabulary import Position, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shoulderkit.model import Equipment, Setup, Target

#: The positions that a setup of any position stands for.
POSITIONS = tuple(position for position in Position if position is not Position.ANY)


def works(target: Target) -> bool:
    """Return whether a move works a target, rather than keeping it quiet."""
    return target.role is not Role.QUIET


def positions_of(setup: Setup) -> tuple[Position, ...]:
    """Return the positions that a setup stands for."""
    return POSITIONS if setup.position is Position.ANY else (setup.position,)


def stands_for(equipment: Mapping[str, Equipment]) -> dict[str, frozenset[str]]:
    """Return for each thing all that having it counts as having: itself, and what it is a substitute for."""
    found = {name: {name} for name in equipment}
    for name, thing in equipment.items():
        for substitute in thing.substitutes:
            found[substitute].add(name)
    return {name: frozenset(things) for name, things in found.items()}
