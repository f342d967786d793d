"""The pose files: one a move, ``poses/<id>.json``, read into values. Their form is ``poses/pose.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import attrs
import cattrs

FOLDER = Path(__file__).parent / "poses"
#: Where a figure casts a shadow on the floor: from what lies below this height, in decimeters.
SHADOW_BELOW = 9.0


@attrs.frozen
class Tint:
    """A region that is shown as worked; without a side on both."""

    region: str
    side: str = ""


@attrs.frozen
class Inset:
    """A second, smaller look at a key, where the first one hides the worked region.

    Attributes:
        view: Yaw and pitch of its camera in degrees.
        bone: The bone whose joint lies in its middle.
        off: From there to the middle, in the world.
        half: How far it sees to each side, in decimeters.
        size: Its side in the picture, in decimeters of the first look.
        corner: The upper corner that it stands in.
        through: Whether it sees through walls, mats and chairs.
        every: Whether each key has it, not only the last.
        blades: The sides whose shoulder blades it shows; null for those of the move.
    """

    view: tuple[float, float]
    bone: str = "spine02"
    off: tuple[float, float, float] = (0.0, 0.0, 0.0)
    half: float = 3.4
    size: float = 4.4
    corner: Literal["left", "right"] = "left"
    through: bool = False
    every: bool = False
    blades: str | None = None


@attrs.frozen(kw_only=True)
class Move:
    """How a move is drawn.

    Attributes:
        exercise: The id of the exercise.
        view: Yaw and pitch of the camera in degrees; at yaw 0 it sees the front.
        keys: The poses that the move goes through: what `solve` and `settle` read, and under `straight` and `bears` what the
            tests hold against the joints.
        props: What is there besides the person.
        tints: The worked regions to show: targets of the exercise, where they can be seen.
        arrows: What moves where, each in the picture of the key from which it moves.
        blades: The sides whose shoulder blades are shown.
        crop: Left, lower, right and upper end of the picture in the camera's decimeters; null shows everything.
        shadow: The height below which what is there casts a shadow on the floor; null for none.
        inset: A second look, from where the worked region is seen.
        hold: Whether a pose is held, the last one where `held` names no other; then it says so.
        held: The number of the key that is held, from 0, where others follow it.
        loop: Whether the first key follows the last one.
        animated: Whether it has a moving picture, too: where that was looked at, between the keys as well.
    """

    exercise: str
    view: tuple[float, float]
    keys: list[dict[str, Any]]
    props: list[dict[str, Any]] = attrs.field(factory=list)
    tints: list[Tint] = attrs.field(factory=list)
    arrows: list[dict[str, Any]] = attrs.field(factory=list)
    blades: str = ""
    crop: list[float | None] = attrs.field(factory=lambda: [None] * 4)
    shadow: float | None = SHADOW_BELOW
    inset: Inset | None = None
    hold: bool = False
    held: int | None = None
    loop: bool = False
    animated: bool = False

    @property
    def held_key(self) -> int | None:
        """Return the number of the key that is held, if one is."""
        if not self.hold:
            return None
        return len(self.keys) - 1 if self.held is None else self.held


def path_of(exercise: str) -> Path:
    """Return where the pose file of an exercise is."""
    return FOLDER / f"{exercise}.json"


def known() -> list[str]:
    """Return the ids of all exercises that have a pose file."""
    return sorted(path.stem for path in FOLDER.glob("*.json") if not path.name.endswith(".schema.json"))


_CONVERTER = cattrs.Converter(forbid_extra_keys=True)
_CONVERTER.register_structure_hook(float | None, lambda value, _: None if value is None else float(value))
# a key or a prop is read where it is used; its form is the schema's
_CONVERTER.register_structure_hook_func(lambda kind: kind == dict[str, Any], lambda value, _: value)


def load(exercise: str) -> Move:
    """Read the pose file of an exercise.

    Raises:
        FileNotFoundError: There is none.
        cattrs.BaseValidationError: It does not have the form of a move.
    """
    text = path_of(exercise).read_text(encoding="utf-8")
    return _CONVERTER.structure(json.loads(text), Move)
