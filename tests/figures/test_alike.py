"""No two moves look the same: where their poses do, they are seen from other sides."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import attrs
import numpy as np

from tools.figures.body import body
from tools.figures.poses import known, load
from tools.figures.settle import settle
from tools.figures.solve import solve

BONES = (
    "head",
    "spine01",
    *(f"{bone}.{side}" for side in "LR" for bone in ("upperarm01", "lowerarm01", "wrist", "lowerleg01", "foot")),
)
#: The same bones, the left for the right.
MIRRORED = [
    BONES.index(f"{bone[:-1]}{'R' if bone.endswith('L') else 'L'}") if "." in bone else i
    for i, bone in enumerate(BONES)
]
MIRRORED.append(len(BONES))
#: A point between the eyes: where the head looks.
BROW = body().eyes.mean(axis=0)
#: Joints that differ by less than this, in decimeters, and cameras by less than this, in degrees, show the same.
NEAR, ASIDE = 0.3, 60.0


@cache
def poses(name):
    """Return the joints of all keys of a move, as seen from its root."""
    skeletons = [solve(settle(key)) for key in load(name).keys]
    return np.array([[*(s.joint(bone) for bone in BONES), s.point("head", BROW)] - s.joint("root") for s in skeletons])


def held(move):
    """Return the kinds of what is there besides the person."""
    return {prop["kind"] for prop in move.props}


def turned(first, second):
    """Return by how many degrees two cameras that go around a person differ."""
    return abs((first - second + 180) % 360 - 180)


def alike(one, other):
    """Return whether two moves go through the same poses and are seen from the same side, as they are or in a mirror."""
    first, second = poses(one.exercise), poses(other.exercise)
    if len(first) != len(second) or held(one) != held(other):
        return False
    mirrored = second[:, MIRRORED] * (-1, 1, 1)
    return any(
        np.abs(first - poses_of).max() < NEAR and turned(one.view[0], yaw) < ASIDE
        for poses_of, yaw in ((second, other.view[0]), (mirrored, -other.view[0]))
    )


def test_no_two_moves_look_the_same():
    """Two moves with the same poses are told apart by the side from which they are seen."""
    moves = [load(name) for name in known()]
    pairs = [(one.exercise, other.exercise) for one, other in combinations(moves, 2) if alike(one, other)]

    assert pairs == []


def test_two_moves_that_look_the_same_would_be_found():
    """The law above can fail: two moves through the same poses are alike from the same side, or from that in the mirror."""
    one, other = load("raise-squeeze-pull-down"), load("shoulder-circles-backward")
    yaw, pitch = one.view

    assert not alike(one, other)
    assert alike(one, attrs.evolve(other, view=(yaw, pitch)))
    assert alike(one, attrs.evolve(other, view=(-yaw, pitch)))
