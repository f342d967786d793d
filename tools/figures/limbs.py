"""Arms and legs: two bones and a hinge, aimed at a point or along directions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .geometry import Array, angle, cross, frame, rotation, shortest_rotation, twist, unit
from .hands import rest_hand, shape_hand
from .skeleton import Skeleton

#: Of the two degrees in three that the blade adds above 30 degrees (Inman 1944), what clavicle and blade take of an arm's
#: elevation here; the joint between them is one in this skeleton.
RHYTHM_FROM = 30.0
RHYTHM = 0.30
CLAVICLE_SHARE = 0.35
BLADE_SHARE = 0.55
#: Below this sine a limb counts as straight, and the pole says how its hinge lies.
STRAIGHT_ARM = 0.12
STRAIGHT_LEG = 0.15


def sign(side: str) -> int:
    """Return 1 for the left side, which is +x, and -1 for the right."""
    return 1 if side == "L" else -1


def two_bones(start: Array, upper: float, lower: float, target: Array, pole: Array) -> tuple[Array, Array, float]:
    """Return the middle joint, the end, and by how much the target is out of reach.

    The middle joint lies on the side of the pole direction (law of cosines).
    """
    way = target - start
    distance = float(np.linalg.norm(way))
    reach = (upper + lower) * 0.9995
    way = way / distance
    bridged = max(min(distance, reach), abs(upper - lower) * 1.02)
    along = (upper**2 - lower**2 + bridged**2) / (2 * bridged)
    out = math.sqrt(max(0.0, upper**2 - along**2))
    aside = unit(pole - way * (pole @ way))
    return start + way * along + aside * out, start + way * bridged, max(0.0, distance - reach)


def reach(skeleton: Skeleton, joints: tuple[str, str, str], target: Array, pole: Array) -> tuple[Array, Array, float]:
    """Return the directions of the upper and the lower bone that take the end to a target, and the miss."""
    body = skeleton.body
    first, middle, last = joints
    start = skeleton.joint(first)
    knee, end, miss = two_bones(start, body.length(first, middle), body.length(middle, last), target, pole)
    return unit(knee - start), unit(end - knee), miss


def bend_arm(skeleton: Skeleton, side: str, arm: dict[str, Any], *, fingers: bool = True) -> None:
    """Place clavicle, blade, arm and hand of a side; its fingers only where they are asked for."""
    body, k = skeleton.body, sign(side)
    upper, lower, wrist = f"upperarm01.{side}", f"lowerarm01.{side}", f"wrist.{side}"
    blade = f"shoulder01.{side}"
    pole = unit(skeleton.direction(arm.get("pole", ("chest", 0.3 * k, -0.5, -1))))
    rest_upper = unit(body.head(lower) - body.head(upper))
    rest_lower = unit(body.head(wrist) - body.head(lower))
    elevation, protraction = arm.get("girdle", (0, 0))
    lifted = 0.0
    along_upper = along_lower = np.zeros(3)
    for _ in range(3):  # the girdle follows the arm, and the arm starts at the girdle
        raised = rotation("z", (elevation + lifted * CLAVICLE_SHARE) * k)
        skeleton.bend(f"clavicle.{side}", rotation("y", -protraction * k) @ raised)
        skeleton.bend(blade, rotation("z", lifted * BLADE_SHARE * k))
        skeleton.place(upper, skeleton.turns[blade])
        along_upper, along_lower = _aim_arm(skeleton, side, arm, pole)
        in_chest = skeleton.turns["spine01"].T @ along_upper
        raised_by = math.degrees(math.acos(float(np.clip(-in_chest[1], -1, 1))))
        lifted = arm.get("rhythm", 1.0) * max(0.0, raised_by - RHYTHM_FROM) * RHYTHM
    skeleton.girdles[side] = (elevation, protraction, lifted)
    hinge = cross(along_upper, along_lower)
    if np.linalg.norm(hinge) < STRAIGHT_ARM:
        hinge = cross(along_upper, -pole)
    rest_hinge = unit(cross(rest_upper, rest_lower))
    turn_upper = frame(along_upper, hinge) @ frame(rest_upper, rest_hinge).T
    turn_lower = frame(along_lower, hinge) @ frame(rest_lower, rest_hinge).T
    skeleton.place(
        upper, rotation(along_upper, -0.55 * twist(turn_upper @ skeleton.turns[blade].T, along_upper)) @ turn_upper
    )
    skeleton.place(f"upperarm02.{side}", turn_upper)
    skeleton.place(lower, turn_lower)
    turn_hand = _turn_hand(skeleton, side, arm, along_lower, turn_lower)
    turned = twist(turn_hand @ turn_lower.T, along_lower)
    turned -= 360 * round(turned / 360)
    skeleton.place(lower, rotation(along_lower, 0.15 * turned) @ turn_lower)
    skeleton.place(f"lowerarm02.{side}", rotation(along_lower, 0.65 * turned) @ turn_lower)
    skeleton.place(wrist, turn_hand)
    if fingers:
        shape_hand(skeleton, side, arm.get("shape", "relax"))


def _aim_arm(skeleton: Skeleton, side: str, arm: dict[str, Any], pole: Array) -> tuple[Array, Array]:
    body, k = skeleton.body, sign(side)
    upper, lower, wrist = f"upperarm01.{side}", f"lowerarm01.{side}", f"wrist.{side}"
    if "hand" in arm:
        target = skeleton.target(arm["hand"])
        along_upper, along_lower, miss = reach(skeleton, (upper, lower, wrist), target, pole)
        skeleton.misses[f"hand.{side}"] = miss
        if "straight" in arm:
            wanted = arm["straight"] * body.length(upper, lower, wrist)
            skeleton.misses[f"straight.{side}"] = float(np.linalg.norm(target - skeleton.joint(upper))) - wanted
        return along_upper, along_lower
    if "elbow" in arm:
        way = skeleton.target(arm["elbow"]) - skeleton.joint(upper)
        skeleton.misses[f"elbow.{side}"] = float(np.linalg.norm(way)) - body.length(upper, lower)
        return unit(way), unit(skeleton.direction(arm["fore"]))
    upper_way = skeleton.direction(arm.get("upper", ("chest", 0.16 * k, -1, 0.02)))
    return unit(upper_way), unit(skeleton.direction(arm.get("fore", ("chest", 0.06 * k, -1, 0.22))))


def _turn_hand(skeleton: Skeleton, side: str, arm: dict[str, Any], along: Array, turn: Array) -> Array:
    hand = rest_hand(side)
    if "fingers" not in arm and "palm" not in arm:
        return shortest_rotation(turn @ hand.fingers, along, 0.8) @ turn
    fingers = unit(skeleton.direction(arm["fingers"])) if "fingers" in arm else along
    palm = skeleton.direction(arm["palm"]) if "palm" in arm else turn @ hand.palm
    return frame(fingers, palm) @ frame(hand.fingers, hand.palm).T


def bend_leg(skeleton: Skeleton, side: str, leg: dict[str, Any]) -> None:
    """Place thigh, shin and foot of a side."""
    body, k = skeleton.body, sign(side)
    upper, lower, foot = f"upperleg01.{side}", f"lowerleg01.{side}", f"foot.{side}"
    skeleton.bend(f"pelvis.{side}")
    skeleton.place(upper, skeleton.turns[f"pelvis.{side}"])
    pole = unit(skeleton.direction(leg.get("pole", ("root", 0.1 * k, 0, 1))))
    along_upper, along_lower = _aim_leg(skeleton, side, leg, pole)
    hinge = cross(along_upper, along_lower)
    if np.linalg.norm(hinge) < STRAIGHT_LEG:
        hinge = cross(along_upper, -pole)
    rest_upper, rest_lower = unit(body.head(lower) - body.head(upper)), unit(body.head(foot) - body.head(lower))
    across = np.array((1.0, 0.0, 0.0))
    turn_upper = frame(along_upper, hinge) @ frame(rest_upper, across).T
    turn_lower = frame(along_lower, hinge) @ frame(rest_lower, across).T
    turned = twist(turn_upper @ skeleton.turns[f"pelvis.{side}"].T, along_upper)
    skeleton.place(upper, rotation(along_upper, -0.5 * turned) @ turn_upper)
    skeleton.place(f"upperleg02.{side}", turn_upper)
    skeleton.place(lower, turn_lower)
    skeleton.place(f"lowerleg02.{side}", turn_lower)
    if "toe" in leg:
        sole = skeleton.direction(leg.get("sole", (0, -1, 0)))
        turn_foot = frame(skeleton.direction(leg["toe"]), sole) @ frame((0.05 * k, 0, 1), (0, -1, 0)).T
    else:
        turn_foot = turn_lower @ rotation("x", leg.get("flex", 0))
    skeleton.place(foot, turn_foot)
    skeleton.bend(f"toe2-1.{side}", rotation("x", leg.get("toes", 0)))


def _aim_leg(skeleton: Skeleton, side: str, leg: dict[str, Any], pole: Array) -> tuple[Array, Array]:
    body, k = skeleton.body, sign(side)
    upper, lower, foot = f"upperleg01.{side}", f"lowerleg01.{side}", f"foot.{side}"
    if "knee" in leg:
        way = skeleton.target(leg["knee"]) - skeleton.joint(upper)
        thigh = body.length(upper, lower)
        skeleton.misses[f"knee.{side}"] = float(np.linalg.norm(way)) - thigh
        knee = skeleton.joint(upper) + unit(way) * thigh
        return unit(way), unit(
            skeleton.target(leg["foot"]) - knee if "foot" in leg else skeleton.direction(leg["lower"])
        )
    if "foot" in leg:
        along_upper, along_lower, miss = reach(skeleton, (upper, lower, foot), skeleton.target(leg["foot"]), pole)
        skeleton.misses[f"foot.{side}"] = miss
        return along_upper, along_lower
    along = unit(skeleton.direction(leg.get("upper", ("root", 0.04 * k, -1, 0.04))))
    return along, unit(skeleton.direction(leg.get("lower", ("root", 0.04 * k, -1, -0.02))))


def elbow(skeleton: Skeleton, side: str) -> float:
    """Return by how many degrees an elbow is bent; 0 is straight."""
    joints = [skeleton.joint(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist")]
    return angle(joints[1] - joints[0], joints[2] - joints[1])


def knee(skeleton: Skeleton, side: str) -> float:
    """Return by how many degrees a knee is bent; 0 is straight."""
    joints = [skeleton.joint(f"{bone}.{side}") for bone in ("upperleg01", "lowerleg01", "foot")]
    return angle(joints[1] - joints[0], joints[2] - joints[1])
