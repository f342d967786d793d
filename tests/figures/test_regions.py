"""Worked regions: red where it is felt, and nowhere else."""

from __future__ import annotations

import attrs
import numpy as np
import pytest

from tools.figures import regions
from tools.figures.body import FLOOR
from tools.figures.features import HEAD
from tools.figures.poses import load
from tools.figures.raster import render
from tools.figures.regions import REGIONS, painted, rounded
from tools.figures.still import stages_of

#: The height of the lower edge of the jaw above the mesh's origin, in decimeters.
JAW = 6.3


@pytest.fixture(scope="module")
def bent():
    """Return the buffer of a neck that is bent to its side, with the face to the camera."""
    stages, box = stages_of(load("neck-side-bend"))
    return render(stages[-1].layers, [], stages[-1].camera, box)


def test_the_neck_is_red_at_its_side_and_not_on_the_face(bent):
    """The neck's red lies on its own side, is not on the head, and in front of the ear does not reach the jaw."""
    mask = painted(bent, "neck", "L")
    x, y, z = bent.rest[mask].T

    assert mask.sum() > 500
    assert not (mask & (bent.part == HEAD)).any()
    assert x.min() > 0.1
    assert (y - FLOOR)[z > 0.5].max(initial=0.0) < JAW


def test_red_on_the_face_would_be_found(bent, monkeypatch):
    """A region that takes in the head is seen on the head: the law above can fail."""
    wide = attrs.evolve(REGIONS["neck"], parts=("trunk", "head"), around=((0.5, 6.6, 0.6), (1.2, 5.62, 0.05), 0.6))
    monkeypatch.setitem(regions.REGIONS, "neck", wide)

    assert (painted(bent, "neck", "L") & (bent.part == HEAD)).any()


def test_no_region_is_on_the_head():
    """No exercise of the shoulder or the upper back is felt in the face."""
    assert [name for name, region in REGIONS.items() if "head" in region.parts] == []


def test_outlines_are_round_and_those_along_the_spine_are_whole():
    """No corner of a rounded outline is sharper than 60 degrees, and one that begins along the spine is symmetric."""
    for region in REGIONS.values():
        for _, outline in region.outlines:
            if not outline:
                continue
            points = rounded(outline)
            ways = np.roll(points, -1, axis=0) - points
            angles = np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]), period=2 * np.pi)
            assert np.abs(np.diff(angles)).max() < np.radians(60)
            if outline[0][0] == outline[1][0] == 0:
                assert points[:, 0].min() == pytest.approx(-points[:, 0].max())
