"""Props: each has the size and the place that its pose file says."""

from __future__ import annotations

import numpy as np
import pytest

from tools.figures.props import mesh_of

#: What a pose file says, and the lower and the upper corner of what is there, in decimeters.
CASES = {
    "table": ({"kind": "table", "at": (1, 0, 5), "size": (8, 7.5, 6)}, (-3, 0, 2), (5, 7.5, 8)),
    "chair": ({"kind": "chair", "at": (0, 0, 0)}, (-2.1, 0, -2), (2.1, 8.8, 2)),
    "chair with a high back": ({"kind": "chair", "at": (0, 0, 0), "back": 5.5}, (-2.1, 0, -2), (2.1, 9.8, 2)),
    "dumbbell": ({"kind": "dumbbell", "a": (-0.5, 4, 0), "b": (0.5, 4, 0)}, (-0.92, 3.58, -0.42), (0.92, 4.42, 0.42)),
    "towel": ({"kind": "towel", "a": (-1, 0.3, 7), "b": (1, 0.3, 7), "r": 0.3}, (-1, 0, 6.7), (1, 0.6, 7.3)),
}


@pytest.mark.parametrize(("given", "low", "high"), CASES.values(), ids=CASES)
def test_a_prop_is_as_large_as_it_says(given, low, high):
    """A prop reaches as far to each side as its measures say, and all of its triangles are of its points."""
    points, triangles = mesh_of(given)

    assert points.min(axis=0) == pytest.approx(low, abs=0.02)
    assert points.max(axis=0) == pytest.approx(high, abs=0.02)
    assert set(np.unique(triangles)) <= set(range(len(points)))


def test_a_turned_table_is_turned():
    """A quarter turn changes width and depth."""
    given = {"kind": "table", "at": (0, 0, 0), "size": (8, 7.5, 6), "turn": 90}
    points, _ = mesh_of(given)

    assert np.ptp(points, axis=0) == pytest.approx((6, 7.5, 8))
