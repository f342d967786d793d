"""The joints: turns, two-bone limbs, and the pose of a whole person."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.figures.body import body
from tools.figures.geometry import angle, frame, rotation, shortest_rotation, twist, unit
from tools.figures.limbs import elbow, two_bones
from tools.figures.settle import between, settle
from tools.figures.solve import solve

SIDES = {"L": "R", "R": "L"}
numbers = st.floats(-1, 1).map(lambda x: round(x, 3))
directions = st.tuples(numbers, numbers, numbers).filter(lambda v: np.linalg.norm(v) > 0.2).map(unit)
degrees = st.floats(-170, 170)

KEY = {
    "root": {"at": [0.3, 8.3, 0.1], "rot": [["x", 12], ["y", 20]]},
    "lumbar": [4, 3, -5], "thorax": [6, -4, 12], "neck": [3, 2, 1], "look": [0.4, -0.1, 1],
    "arm.L": {"hand": [2.4, 12.0, 3.0], "girdle": [5, 9], "palm": [0, -1, 0.2], "shape": "cup"},
    "arm.R": {"upper": ["chest", -1, -0.2, 0.3], "fore": [0, 1, 0.2], "girdle": [-3, -8]},
    "leg.L": {"foot": [1.2, 0.9, 1.0]}, "leg.R": {"foot": [-0.9, 0.8, -0.6], "toe": [0.1, 0, 1]},
}  # fmt: skip


def mirrored(value, key=""):
    """Return a part of a key as a mirror in the plane x = 0 shows it."""
    if isinstance(value, dict):
        return {(k[:-1] + SIDES[k[-1]] if k[-2:-1] == "." else k): mirrored(v, k) for k, v in value.items()}
    if key == "rot":
        return [[axis, by if axis == "x" else -by] for axis, by in value]
    if key in {"lumbar", "thorax", "neck", "head"}:
        return [value[0], -value[1], -value[2]]
    if key in {"girdle", "shape"}:
        return value
    return [value[0], -value[1], *value[2:]] if isinstance(value[0], str) else [-value[0], *value[1:]]


@given(directions, degrees)
def test_a_twist_is_found_again(axis, by):
    """The twist about an axis of a turn about that axis is the whole turn."""
    assert twist(rotation(axis, by), axis) == pytest.approx(by, abs=1e-6)


@given(directions, directions)
def test_the_shortest_turn_arrives(start, end):
    """The shortest rotation takes the one direction to the other, and no further than the angle between them."""
    turn = shortest_rotation(start, end)

    if angle(start, end) < 179:
        assert turn @ start == pytest.approx(end, abs=1e-6)
        assert np.trace(turn) == pytest.approx(1 + 2 * np.cos(np.radians(angle(start, end))), abs=1e-5)


@given(directions, directions)
def test_a_frame_is_right_handed(along, beside):
    """A frame is a rotation whose first axis is exactly the one asked for."""
    if 1 < angle(along, beside) < 179:
        made = frame(along, beside)
        assert np.linalg.det(made) == pytest.approx(1)
        assert made[:, 0] == pytest.approx(along)


@given(directions, directions, st.floats(0.5, 7))
def test_bones_keep_their_lengths(toward, pole, distance):
    """Two bones reach as far as they can toward a target, keep their lengths, and bend to the side of the pole."""
    if not 5 < angle(toward, pole) < 175:
        return
    middle, end, miss = two_bones(np.zeros(3), 2.9, 2.5, toward * distance, pole)

    assert np.linalg.norm(middle) == pytest.approx(2.9, abs=1e-6)
    assert np.linalg.norm(end - middle) == pytest.approx(2.5, abs=1e-6)
    assert np.linalg.norm(end) + miss == pytest.approx(max(distance, abs(2.9 - 2.5) * 1.02), abs=1e-6)
    assert (middle - toward * (middle @ toward)) @ pole >= -1e-9


def test_a_mirror_shows_the_mirrored_pose():
    """A mirrored key gives the mirrored joints: what works on the left works on the right."""
    one, other = solve(KEY), solve(mirrored(KEY))

    for bone in body().bones:
        twin = bone[:-1] + SIDES[bone[-1]] if bone[-2:-1] == "." else bone
        assert other.joint(twin) == pytest.approx(one.joint(bone) * (-1, 1, 1), abs=0.03), bone


def test_a_hand_is_where_it_is_told_to_be():
    """A hand within reach is at its target (the forearm is two bones, not quite in line); one out of reach points at it, and the miss is told."""
    near, far = solve(KEY), solve({**KEY, "arm.L": {"hand": [9.0, 12.0, 3.0]}})

    assert near.joint("wrist.L") == pytest.approx(np.array((2.4, 12.0, 3.0)), abs=0.05)
    assert near.misses["hand.L"] == 0
    assert elbow(far, "L") < 5
    assert far.misses["hand.L"] == pytest.approx(9.0 - far.joint("wrist.L")[0], abs=0.5)


def test_an_arm_that_rises_takes_the_girdle_along():
    """With the arm overhead the shoulder joint is higher than with the arm hanging (scapulohumeral rhythm)."""
    hanging, raised = (solve({"arm.L": {"upper": ["chest", 0.1, y, 0], "fore": ["chest", 0, y, 0.1]}}) for y in (-1, 1))

    assert raised.joint("upperarm01.L")[1] > hanging.joint("upperarm01.L")[1] + 0.3
    assert hanging.girdles["L"][2] == 0 < raised.girdles["L"][2]


def test_settling_lets_pins_hold():
    """A key whose pins are out of reach by a little is changed so that they hold; without `settle` it stays."""
    key = {"root": {"at": [0, 8.9, 0]}, **{f"leg.{s}": {"foot": [k * 0.9, 0.5, 0]} for s, k in (("L", 1), ("R", -1))}}

    assert settle(key) == key
    assert max(solve(key).misses.values()) > 0.1
    assert max(solve(settle({**key, "settle": {"y": 0.6}})).misses.values()) < 0.03


def test_between_is_linear_in_every_number():
    """Half way between two keys every number is the mean; what only one has, both have."""
    half = between({"a": [0, {"b": 2}], "c": "x"}, {"a": [4, {"b": 4}], "c": "x", "d": 1}, 0.5)

    assert half == {"a": [2, {"b": 3}], "c": "x", "d": 1}
