"""Physical sense, judged on the joints: no pose does what people cannot, and one that does is found."""

from __future__ import annotations

import copy

import attrs
import pytest

from tools.figures.poses import known, load
from tools.figures.sense import faults


def changed(move, number, **parts):
    """Return a move with another key."""
    keys = copy.deepcopy(move.keys)
    keys[number] = {**keys[number], **parts}
    return attrs.evolve(move, keys=keys)


@pytest.mark.parametrize("exercise", known())
def test_no_pose_does_what_people_cannot(exercise):
    """What bears weight stays put, nothing is in floor or wall, joints keep their ranges, what must be straight is."""
    assert faults(load(exercise)) == []


def test_a_bent_elbow_is_found():
    """An arm that is said to be straight and is bent is found, whatever the picture hides."""
    move = load("scapular-pull-down")
    arm = {**move.keys[1]["arm.R"], "fore": ["chest", 1, 0.2, 0]}

    assert any("arm.R is bent by" in fault for fault in faults(changed(move, 1, **{"arm.R": arm})))


def test_a_hand_that_slips_is_found():
    """A hand that bears weight and lies elsewhere in the second key is found."""
    move = load("quadruped-thoracic-rotation")
    arm = {**move.keys[1]["arm.R"], "hand": [-1.6, 0.5, 4.6]}

    assert any("wrist.R bears weight" in fault for fault in faults(changed(move, 1, **{"arm.R": arm})))


def test_a_wrist_bent_back_too_far_is_found():
    """A joint outside of its range is found."""
    move = load("wall-push-up")
    arm = {**move.keys[0]["arm.R"], "hand": [-1.75, 9.6, 6.15]}

    assert any("wrist R is at" in fault for fault in faults(changed(move, 0, **{"arm.R": arm})))


def test_feet_in_the_floor_and_a_chest_in_the_wall_are_found():
    """What goes through the floor or a wall is found."""
    move = load("rhomboid-release")
    low = {f"leg.{s}": {**move.keys[1][f"leg.{s}"], "foot": [k * 0.95, 0.2, 1.75]} for s, k in (("L", 1), ("R", -1))}
    near = {"root": {**move.keys[0]["root"], "at": [0, 8.5, -2.0]}}

    assert any("in the floor" in fault for fault in faults(changed(move, 1, **low)))
    assert any("in the wall" in fault for fault in faults(changed(move, 0, **near)))
