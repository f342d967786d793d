"""The pictures of a display: of moves, of a session and of a day, as addresses that hold all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.display.parts import Drawing, Pictured
from shoulderkit.pictures import picture_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.display.parts import Cell
    from shoulderkit.model import Exercise, Step
    from shoulderkit.pictures import Picture

#: The most characters that the pictures of one display take, and those of a single exercise, which moves: a notebook keeps
#: them for each time that a value is shown.
MOST, MOST_OF_ONE = 120_000, 200_000


def drawn_exercise(exercise: Exercise) -> tuple[Drawing, ...]:
    """Return the picture of an exercise: it moves where it can without taking too much, else its poses stand side by side."""
    poses = exercise.picture("strip")
    if poses is None:
        return ()
    moving = exercise.picture("animated")
    alt = f"{exercise.name}, drawn as it is done; red is where it is felt."
    still, animation = picture_address(poses), moving and picture_address(moving)
    if animation and len(still) + len(animation) <= MOST_OF_ONE:
        return (Drawing(animation, alt, still),)
    return (Drawing(still, alt),)


def drawn(picture: Picture) -> tuple[Drawing, ...]:
    """Return a timeline or a chart; none where it takes too much."""
    address = picture_address(picture)
    return (Drawing(address, picture.about, wide=True),) if len(address) <= MOST else ()


def names_of(steps: Sequence[Step]) -> tuple[Cell, ...]:
    """Return the names of the exercises of steps, each with its picture where it comes first, until these take too much."""
    cells: list[Cell] = []
    seen: set[str] = set()
    left = MOST
    for step in steps:
        exercise = step.exercise
        still = None if exercise.id in seen else exercise.picture()
        address = "" if still is None else picture_address(still)
        left -= len(address)
        cells.append(Pictured(exercise.name, address) if address and left >= 0 else exercise.name)
        seen.add(exercise.id)
    return tuple(cells)
