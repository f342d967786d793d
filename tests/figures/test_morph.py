"""Moving pictures: outlines that are matched by their place on the body, and fitted together over all keys."""

from __future__ import annotations

import re

import numpy as np
import pytest

import shoulderkit as sk
from tools.figures.compare import outlines
from tools.figures.facts import facts_of
from tools.figures.joint import joint_fit, path_in
from tools.figures.matching import Places, aligned, resampled, tracks
from tools.figures.morph import moving
from tools.figures.poses import load
from tools.figures.shapes import soft
from tools.figures.trace import area, contours

ROWS, COLUMNS = np.mgrid[:160, :240]


def ellipse(x, y, across, down):
    """Return the outline of an ellipse."""
    return contours(soft(((COLUMNS - x) / across) ** 2 + ((ROWS - y) / down) ** 2 < 1, 1))[0]


def body_at(shift):
    """Return places on a body that has moved to the right by so many pixels."""
    rest = np.stack([(COLUMNS - shift) / 80, -ROWS / 80, np.zeros(ROWS.shape)], axis=2)
    return Places(rest, np.zeros(ROWS.shape, bool), np.zeros(2))


def test_lines_are_matched_by_their_place_on_the_body():
    """Where the body has moved so far that its two spots lie on each other's places, each is still matched with itself."""
    spots = [[ellipse(x + shift, 80, 18, 18) for x in (60, 120)] for shift in (0, 60)]
    found = tracks([spots[0], spots[1][::-1]], [body_at(0), body_at(60)])

    assert len(found) == 2
    for one, other in found:
        assert other.mean(axis=0) - one.mean(axis=0) == pytest.approx((60, 0), abs=2)


def test_what_only_one_key_has_is_a_track_of_its_own():
    """A line without a partner stands alone, and in the other key it lies as it is, moved with its place on the body."""
    line = ellipse(60, 80, 18, 18)
    (track,) = tracks([[line], []], [body_at(0), body_at(60)])
    points = aligned(track, [body_at(0), body_at(60)])

    assert track[1] is None
    assert points[1].std(axis=0) == pytest.approx(points[0].std(axis=0))
    assert points[1].mean(axis=0) == pytest.approx((120, 80), abs=8)


def test_a_hole_is_not_matched_with_an_outline():
    """Lines that run opposite ways are different lines."""
    line = ellipse(60, 80, 18, 18)

    assert len(tracks([[line], [line[::-1]]], [body_at(0)] * 2)) == 2


def test_points_of_one_number_are_one_place():
    """Of two outlines of one body, the points of the same number lie on the same place of it."""
    lines = [ellipse(80, 80, 50, 30), np.roll(ellipse(120, 80, 50, 30), 90, axis=0)]
    points = aligned(lines, [body_at(0), body_at(40)])

    assert np.abs(points[1] - points[0] - (40, 0)).max() < 4


def test_a_joint_fit_has_equal_commands_and_is_near():
    """All keys have the same commands, and each encloses what its line encloses."""
    lines = [ellipse(80, 80, 50, 30), ellipse(100, 80, 40, 45)]
    points = aligned(lines, [body_at(0), body_at(20)])
    segments = joint_fit(points, 1.3)
    paths = [path_in(segments, key) for key in (0, 1)]

    assert len({re.sub(r"[^MLlCcz]", "", path) for path in paths}) == 1
    for path, line in zip(paths, lines, strict=True):
        # the tolerance all around; two pixels are a unit
        around = np.hypot(*np.diff(line, axis=0).T).sum() * 1.3 / 4
        assert abs(area(outlines(path)[0])) == pytest.approx(abs(area(line)) / 4, abs=around)


def test_resampling_keeps_the_shape():
    """Points at equal distances enclose the same area."""
    line = ellipse(80, 80, 50, 30)

    assert area(resampled(line)) == pytest.approx(area(line), rel=0.01)


def test_a_single_pose_does_not_move():
    """A move of one key has no moving picture."""
    assert moving(load("prone-elbow-prop"), facts_of(sk.bundled().exercises["prone-elbow-prop"])) is None
