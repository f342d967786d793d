"""From the key of a pose file to a skeleton: root, spine, gaze, legs, arms."""

from __future__ import annotations

from typing import Any

import numpy as np

from .body import body
from .geometry import rotation, shortest_rotation, unit
from .limbs import bend_arm, bend_leg
from .skeleton import Skeleton

Key = dict[str, Any]

LUMBAR = ("spine05", "spine04")
THORAX = ("spine03", "spine02", "spine01")
NECK = ("neck01", "neck02", "neck03")
#: What each vertebral bone takes of flexion, side bend and twist. The thorax turns a little more at its lower end.
LUMBAR_SHARES = ((0.5, 0.5, 0.5),) * 2
THORAX_SHARES = ((0.3, 0.3, 0.35), (0.35, 0.35, 0.35), (0.35, 0.35, 0.3))
NECK_SHARES = ((0.34, 0.34, 0.34),) * 3
#: What neck and head take of what is left of the way to the gaze.
GAZE_SHARES = {"neck01": 0.25, "neck02": 0.25, "neck03": 0.3, "head": 1.0}


def solve(key: Key, *, fingers: bool = True) -> Skeleton:
    """Return the skeleton in the pose of a key; what it misses stands in its `misses`."""
    skeleton = Skeleton(body())
    root = key.get("root", {})
    turn = np.eye(3)
    for axis, degrees in root.get("rot", []):
        turn = rotation(axis, degrees) @ turn
    skeleton.place_root(np.array(root.get("at", skeleton.body.hips), float), turn)
    skeleton.spine(LUMBAR, key.get("lumbar", (0, 0, 0)), LUMBAR_SHARES)
    skeleton.spine(THORAX, key.get("thorax", (0, 0, 0)), THORAX_SHARES)
    skeleton.spine(NECK, key.get("neck", (0, 0, 0)), NECK_SHARES)
    skeleton.spine(("head",), key.get("head", (0, 0, 0)), ((1, 1, 1),))
    if "look" in key:
        _look(skeleton, key["look"])
    for side in "LR":
        bend_leg(skeleton, side, key.get(f"leg.{side}", {}))
    for side in "LR":
        bend_arm(skeleton, side, key.get(f"arm.{side}", {}), fingers=fingers)
    return skeleton


def _look(skeleton: Skeleton, given: list[Any]) -> None:
    gaze = unit(skeleton.direction(given))
    bones = list(GAZE_SHARES)
    for number, (_, share) in enumerate(GAZE_SHARES.items()):
        turn = shortest_rotation(skeleton.turns["head"] @ np.array((0.0, 0.0, 1.0)), gaze, share)
        before = dict(skeleton.turns)
        for bone in bones[number:]:
            skeleton.place(bone, turn @ before[bone])
