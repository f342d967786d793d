"""Where every bone is: turns that hang on each other, and points and directions given by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .body import Body
from .geometry import Array, rotation, unit

#: What a pose file calls them.
FRAMES = {"chest": "spine01"}


class Skeleton:
    """The bones in one pose: bone b takes the rest point p to `turns[b] @ p + shifts[b]`.

    Bones are placed from the root outward, so what is asked of a bone has to have been placed.
    """

    def __init__(self, body: Body) -> None:
        self.body = body
        self.turns: dict[str, Array] = {}
        self.shifts: dict[str, Array] = {}
        #: By how many decimeters a hand, elbow, knee or foot misses what it was told to reach.
        self.misses: dict[str, float] = {}
        #: By how many degrees each shoulder girdle is lifted, brought forward, and lifted with the arm.
        self.girdles: dict[str, tuple[float, float, float]] = {}

    def place_root(self, at: Array, turn: Array) -> None:
        """Place the root: the middle between the hip joints comes to a point."""
        self.turns["root"] = turn
        self.shifts["root"] = at - turn @ self.body.hips

    def place(self, bone: str, turn: Array) -> None:
        """Turn a bone, against the world, about its joint at its parent's end."""
        parent = self.body.parent(bone)
        head = self.body.head(bone)
        joint = head if parent is None else self.turns[parent] @ head + self.shifts[parent]
        self.turns[bone] = turn
        self.shifts[bone] = joint - turn @ head

    def bend(self, bone: str, turn: Array | None = None) -> None:
        """Turn a bone against its parent; without a turn it goes where its parent goes."""
        parent = self.body.parent(bone)
        base = np.eye(3) if parent is None else self.turns[parent]
        self.place(bone, base if turn is None else base @ turn)

    def joint(self, bone: str) -> Array:
        """Return where the joint at the head of a bone is."""
        return self.turns[bone] @ self.body.head(bone) + self.shifts[bone]

    def point(self, bone: str, rest: Sequence[float] | Array) -> Array:
        """Return where a point of the rest body is that follows a bone."""
        return self.turns[bone] @ np.asarray(rest, float) + self.shifts[bone]

    def direction(self, given: Sequence[Any]) -> Array:
        """Return a direction of a pose file in the world: three numbers, or a bone's name and three numbers."""
        if isinstance(given[0], str):
            return self.turns[FRAMES.get(given[0], given[0])] @ np.array(given[1:], float)
        return np.array(given, float)

    def target(self, given: Any) -> Array:
        """Return a point of a pose file in the world.

        Three numbers; a bone with `at` (from its joint, turning with it) and `off` (in the world); or the side whose hand
        has its `grip` there, and how far `along` what it holds, toward its thumb.
        """
        if isinstance(given, dict) and "grip" in given:
            middle, axis = self.grip(given["grip"])
            return middle + axis * given.get("along", 0.0) + np.array(given.get("off", (0, 0, 0)), float)
        if isinstance(given, dict):
            named: str = given["bone"]
            bone = FRAMES.get(named, named)
            at = self.point(bone, self.body.head(bone) + np.array(given.get("at", (0, 0, 0)), float))
            return at + np.array(given.get("off", (0, 0, 0)), float)
        return np.array(given, float)

    def grip(self, side: str) -> tuple[Array, Array]:
        """Return the middle of what the fingers of a hand close around, and its direction, toward the thumb."""
        fingers = [[f"finger{finger}-{number}.{side}" for number in (1, 2, 3)] for finger in (2, 3, 4, 5)]
        around = [self.joint(bone) for bones in fingers for bone in bones]
        around += [self.point(last, self.body.tail(last)) for _, _, last in fingers]
        return np.mean(around, axis=0), unit(self.joint(fingers[0][1]) - self.joint(fingers[-1][1]))

    def spine(self, bones: Sequence[str], angles: Sequence[float], shares: Sequence[Sequence[float]]) -> None:
        """Share (flexion, side bend, twist), in degrees, over bones that follow each other."""
        flexion, side, turn = angles
        for bone, (of_flexion, of_side, of_turn) in zip(bones, shares, strict=True):
            bent = rotation("z", -side * of_side) @ rotation("x", flexion * of_flexion)
            self.bend(bone, rotation("y", turn * of_turn) @ bent)
