"""What is held lies in the grip of a hand, and a band looks like one."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from tools.figures.poses import known, load
from tools.figures.props import BAND, GATHERED, TAIL, band, placed
from tools.figures.settle import settle
from tools.figures.solve import solve

#: What hands hold, the hand shapes that hold it, and how far a fingertip may be from its axis, in decimeters.
HELD = ("rod", "strap", "band", "dumbbell")
HOLDING = ("fist", "grip")
CLOSED = 0.4
HOLDERS = [name for name in known() if any(prop["kind"] in HELD for prop in load(name).props)]


def sides_of(prop):
    """Return the sides of the hands that hold a prop."""
    return {prop[end]["grip"] for end in "ab" if isinstance(prop[end], dict) and "grip" in prop[end]}


def farthest_tip(skeleton, side):
    """Return how far the tips of the four fingers of a hand are from the axis of what it holds, at most."""
    middle, axis = skeleton.grip(side)
    bones = [f"finger{number}-3.{side}" for number in (2, 3, 4, 5)]
    ways = np.array([skeleton.point(bone, skeleton.body.tail(bone)) for bone in bones]) - middle
    return float(np.linalg.norm(ways - np.outer(ways @ axis, axis), axis=1).max())


@pytest.mark.parametrize("name", HOLDERS)
def test_what_is_held_lies_in_the_grip(name):
    """No end of what is held hangs on a bone of a hand; its hand is closed around it in each key."""
    move = load(name)
    held = [prop for prop in move.props if prop["kind"] in HELD]

    assert any(map(sides_of, held))
    for prop in held:
        ends = [prop[end]["bone"] for end in "ab" if isinstance(prop[end], dict) and "bone" in prop[end]]
        assert not [bone for bone in ends if bone.startswith(("wrist", "finger", "metacarpal"))]
        for side in sides_of(prop):
            assert all(key[f"arm.{side}"]["shape"] in HOLDING for key in move.keys)
            assert all(farthest_tip(solve(settle(key)), side) < CLOSED for key in move.keys)


def test_a_flat_hand_holds_nothing():
    """The law above can fail: the fingertips of a flat hand are far from the axis of its grip."""
    key = copy.deepcopy(load("bent-over-row").keys[0])
    key["arm.L"]["shape"] = "flat"

    assert farthest_tip(solve(key), "L") > CLOSED


def test_a_grip_moves_with_its_hand_and_points_toward_the_thumb():
    """The point along a grip lies so far from its middle, on the side of the thumb."""
    skeleton = solve(load("bent-over-row").keys[0])
    middle, far = skeleton.target({"grip": "L"}), skeleton.target({"grip": "L", "along": 0.5})
    thumb, little = skeleton.joint("finger1-3.L"), skeleton.joint("finger5-3.L")

    assert np.linalg.norm(far - middle) == pytest.approx(0.5)
    assert np.linalg.norm(far - thumb) < np.linalg.norm(far - little)


def test_a_band_is_flat_between_and_gathered_where_it_is_held():
    """A band is broad and without thickness in its middle, narrow at both ends, and a loose end hangs from a fist."""
    points, triangles = band((0, 5, 0), (6, 5, 0), BAND, [])
    width = {x: float(np.ptp(points[np.isclose(points[:, 0], x), 1])) for x in (0, 3, 6)}

    assert width == pytest.approx({0: GATHERED, 3: BAND, 6: GATHERED})
    assert np.ptp(points[:, 2]) == 0
    assert set(np.unique(triangles)) == set(range(len(points)))
    hanging, _ = band((0, 5, 0), (6, 5, 0), BAND, [(np.array((6.0, 5, 0)), np.array((1.0, 0, 0)))])
    assert hanging[:, 1].min() == pytest.approx(5 - TAIL, abs=0.2)
    assert hanging[:, 0].max() > 6.3


def test_a_loose_end_hangs_from_each_fist_that_holds_a_band():
    """A band between two fists has two loose ends, one fixed to a wall has one, and a loop has none."""
    counts = {}
    for name in ("band-pull-apart", "band-external-rotation", "standing-band-row"):
        move = load(name)
        props = placed(move.props, solve(settle(move.keys[0])), {})
        counts[name] = sum(len(prop.given["tails"]) for prop in props if prop.kind == "band")

    assert counts == {"band-pull-apart": 2, "band-external-rotation": 1, "standing-band-row": 0}
