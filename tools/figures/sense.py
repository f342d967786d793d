"""What joints and surfaces may do: numbers in three dimensions, since a picture can hide a wrong joint.

Ranges are those of adults in Norkin and White, *Measurement of Joint Motion* (5th edition, 2016), after the American Academy
of Orthopaedic Surgeons; those of the clavicle are Ludewig's (2009). A pose that is held at the end of a range may pass it by
`TOLERANCE`.
"""

from __future__ import annotations

import itertools

import numpy as np

from .arrows import stray
from .clothes import Layer, dressed, seen
from .geometry import Array, angle, rotation
from .limbs import elbow, knee
from .poses import Move
from .props import Prop, placed
from .settle import between, settle
from .skeleton import Skeleton
from .solve import Key, solve

#: Degrees.
TOLERANCE = 5.0
ELBOW = (0.0, 150.0)
KNEE = (0.0, 150.0)
HIP_FLEXION = (-30.0, 135.0)
SHOULDER_ELEVATION = (0.0, 180.0)
WRIST = 90.0
#: Flexion, side bend and rotation of the trunk between pelvis and upper chest: thorax and lumbar spine together.
TRUNK = 110.0
#: Head against chest: rotation to 80, flexion to 60, extension to 75.
NECK = 80.0
#: Rise, fall, and how far forward and back the clavicle turns at the breastbone.
ELEVATION = (-12.0, 45.0)
PROTRACTION = (-30.0, 30.0)
#: How deep clothes and skin may be pressed into the floor, in decimeters: socks and leggings are shells that lie on it.
DEPTH = 0.25
#: A pin holds when it misses by no more than this, and what bears weight moves no more between keys; in decimeters.
MISS = 0.1
CREEP = 0.15
#: The share of a move at which it is looked at.
SHARES = (0.0, 0.5, 1.0)


def instants(move: Move) -> list[tuple[str, Key]]:
    """Return the settled poses that a move goes through, each with a name: its keys, and what lies between."""
    keys = [*move.keys, move.keys[0]] if move.loop else list(move.keys)
    if len(keys) == 1:
        return [("key 1", settle(keys[0]))]
    found = []
    for number, (first, second) in enumerate(itertools.pairwise(keys), start=1):
        shares = SHARES if number == len(keys) - 1 else SHARES[:-1]
        found += [(f"key {number} + {share}", settle(between(first, second, share))) for share in shares]
    return found


def outside(name: str, value: float, low: float, high: float) -> list[str]:
    """Return a sentence where a value lies outside of its range by more than the tolerance."""
    if low - TOLERANCE <= value <= high + TOLERANCE:
        return []
    return [f"{name} is at {value:.0f} degrees, outside of {low:.0f} to {high:.0f}"]


def joints(skeleton: Skeleton) -> list[str]:
    """Return what joints do that those of people do not."""
    found = []
    for side in "LR":
        upper = skeleton.joint(f"lowerarm01.{side}") - skeleton.joint(f"upperarm01.{side}")
        thigh = skeleton.joint(f"lowerleg01.{side}") - skeleton.joint(f"upperleg01.{side}")
        in_chest, in_pelvis = skeleton.turns["spine01"].T @ upper, skeleton.turns["root"].T @ thigh
        fore = skeleton.joint(f"wrist.{side}") - skeleton.joint(f"lowerarm01.{side}")
        hand = skeleton.joint(f"finger3-1.{side}") - skeleton.joint(f"wrist.{side}")
        elevation, protraction, _ = skeleton.girdles[side]
        found += outside(f"elbow {side}", elbow(skeleton, side), *ELBOW)
        found += outside(f"knee {side}", knee(skeleton, side), *KNEE)
        found += outside(f"shoulder {side}", angle(in_chest, np.array((0.0, -1, 0))), *SHOULDER_ELEVATION)
        found += outside(f"hip {side}", float(np.degrees(np.arctan2(in_pelvis[2], -in_pelvis[1]))), *HIP_FLEXION)
        found += outside(f"wrist {side}", angle(fore, hand), 0, WRIST)
        found += outside(f"clavicle {side}, rise", elevation, *ELEVATION)
        found += outside(f"clavicle {side}, forward", protraction, *PROTRACTION)
    turned = {
        "trunk": (skeleton.turns["root"], skeleton.turns["spine01"], TRUNK),
        "neck": (skeleton.turns["spine01"], skeleton.turns["head"], NECK),
    }
    for name, (below, above, limit) in turned.items():
        cosine = np.clip((np.trace(below.T @ above) - 1) / 2, -1, 1)
        found += outside(name, float(np.degrees(np.arccos(cosine))), 0, limit)
    return found


def straightness(skeleton: Skeleton, key: Key) -> list[str]:
    """Return which limbs are bent by more degrees than a key's `straight` allows."""
    found = []
    for limb, limit in key.get("straight", {}).items():
        part, side = limb.split(".")
        bent = elbow(skeleton, side) if part == "arm" else knee(skeleton, side)
        if bent > limit:
            found.append(f"{limb} is bent by {bent:.0f} degrees, of {limit} allowed")
    return found


def misses(skeleton: Skeleton) -> list[str]:
    """Return which pins do not hold."""
    return [
        f"{pin} misses by {10 * by:.1f} cm"
        for pin, by in skeleton.misses.items()
        if abs(by) > MISS and pin[:8] != "straight"
    ]


def creeping(move: Move) -> list[str]:
    """Return what bears weight and does not stay where it is."""
    found = []
    skeletons = [solve(key) for _, key in instants(move)]
    for bone in move.keys[0].get("bears", ()):
        places = np.array([skeleton.joint(bone) for skeleton in skeletons])
        way = float(np.linalg.norm(places - places[0], axis=1).max())
        if way > CREEP:
            found.append(f"{bone} bears weight and moves by {10 * way:.1f} cm")
    return found


def pressed(points: Array, prop: Prop, free: Array) -> float:
    """Return how far points are behind the face of a wall that a free point is before, in decimeters: 0 where none is."""
    size, turn = np.asarray(prop.given["size"], float), rotation("y", prop.given.get("turn", 0))
    local, before = ((place - np.asarray(prop.given["at"], float)) @ turn for place in (points, free))
    thin = int(np.argmin(size))
    others = [axis for axis in range(3) if axis != thin]
    beside = (np.abs(local[:, others]) < size[others] / 2).all(axis=1)
    behind = size[thin] / 2 - np.sign(before[thin]) * local[beside, thin]
    return float(behind.max(initial=0.0))


def sunk(layers: list[Layer], props: list[Prop], free: Array) -> list[str]:
    """Return what of the figure goes through the floor or a wall; a free point is on the person's side of all walls."""
    points = seen(layers)
    lowest = float(points[:, 1].min())
    found = [f"the figure is {-10 * lowest:.1f} cm in the floor"] if lowest < -DEPTH else []
    for prop in props:
        if prop.kind == "wall" and (deep := pressed(points, prop, free)) > DEPTH:
            found.append(f"the figure is {10 * deep:.1f} cm in the wall")
    return found


def faults(move: Move) -> list[str]:
    """Return all that a move does against physical sense."""
    found = creeping(move) + stray(move)
    for name, key in instants(move):
        skeleton = solve(key)
        found += [f"{name}: {fault}" for fault in joints(skeleton) + straightness(skeleton, key) + misses(skeleton)]
    for number, key in enumerate(move.keys, start=1):
        skeleton = solve(settle(key))
        props = placed(move.props, skeleton, key.get("prop_off", {}))
        found += [f"key {number}: {fault}" for fault in sunk(dressed(skeleton), props, skeleton.joint("root"))]
    return found
