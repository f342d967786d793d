"""The shapes of a hand, finger by finger."""

from __future__ import annotations

import math
from functools import cache

import attrs
import numpy as np

from .body import Body, body
from .geometry import Array, cross, rotation, unit
from .skeleton import Skeleton

#: Degrees of flexion at the three joints of each finger.
FINGERS = {"flat": (-14, -12, -8), "relax": (8, 14, 10), "fist": (72, 92, 50), "grip": (58, 70, 40), "cup": (20, 24, 16),
           "hook": (30, 62, 30)}  # fmt: skip
#: The same of the thumb, then how far it lies toward the fingers.
THUMB = {"flat": (0, 0, 0, 18), "relax": (0, 5, 5, 22), "fist": (18, 30, 40, 26), "grip": (25, 25, 25, 20), "cup": (5, 10, 10, 28),
         "hook": (0, 8, 8, 14)}  # fmt: skip


@attrs.frozen(eq=False)
class RestHand:
    """How a hand lies at rest: where its fingers point, where its palm looks, and the axis that fingers bend about."""

    fingers: Array
    palm: Array
    across: Array


@cache
def rest_hand(side: str) -> RestHand:
    """Return how the hand of a side lies at rest."""
    mesh = body()
    fingers = unit(mesh.head(f"finger3-1.{side}") - mesh.head(f"wrist.{side}"))
    palm = unit(cross(fingers, mesh.head(f"finger5-1.{side}") - mesh.head(f"finger2-1.{side}")))
    # fingers curl a little at rest, toward the palm
    if palm @ (mesh.tail(f"finger3-3.{side}") - mesh.head(f"finger3-1.{side}")) < 0:
        palm = -palm
    return RestHand(fingers, palm, unit(cross(palm, fingers)))


def shape_hand(skeleton: Skeleton, side: str, shape: str) -> None:
    """Bend the fingers of a hand whose wrist has been placed."""
    mesh, hand = skeleton.body, rest_hand(side)
    for number in range(1, 5):
        skeleton.bend(f"metacarpal{number}.{side}")
    toward_palm = 1 if cross(hand.across, hand.fingers) @ hand.palm > 0 else -1
    middle = _first_bone(mesh, 3, side)
    for finger in range(2, 6):
        spread = _spread(_first_bone(mesh, finger, side), middle, hand.palm)
        for number, flexion in enumerate(FINGERS[shape], start=1):
            turn = rotation(hand.across, toward_palm * flexion)
            # at rest fingers are spread more than in use
            skeleton.bend(
                f"finger{finger}-{number}.{side}", turn @ rotation(hand.palm, spread * 0.85) if number == 1 else turn
            )
    base, second, third, inward = THUMB[shape]
    axis = unit(cross(_first_bone(mesh, 1, side), hand.fingers))
    skeleton.bend(f"finger1-1.{side}", rotation(axis, inward) @ rotation(hand.across, toward_palm * base))
    skeleton.bend(f"finger1-2.{side}", rotation(axis, second))
    skeleton.bend(f"finger1-3.{side}", rotation(axis, third))


def _first_bone(mesh: Body, finger: int, side: str) -> Array:
    return unit(mesh.head(f"finger{finger}-2.{side}") - mesh.head(f"finger{finger}-1.{side}"))


def _spread(finger: Array, middle: Array, palm: Array) -> float:
    flat, flat_middle = finger - palm * (finger @ palm), middle - palm * (middle @ palm)
    return math.degrees(math.asin(float(np.clip(cross(flat, flat_middle) @ palm, -1, 1))))
