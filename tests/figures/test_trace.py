"""From fields to curves, and whether two drawings show the same."""

from __future__ import annotations

import numpy as np
import pytest

from tools.figures.compare import differences, outlines, summary
from tools.figures.ink import inked
from tools.figures.shapes import soft
from tools.figures.subdivide import subdivide, subdivision
from tools.figures.trace import area, closed, contours, corners, traced

ROWS, COLUMNS = np.mgrid[:200, :300]
DISK = np.hypot(ROWS - 100, COLUMNS - 150) < 60
SQUARE = (np.abs(ROWS - 100) < 50) & (np.abs(COLUMNS - 150) < 50)


def drawing(path: str, title: str = "x") -> str:
    """Return an SVG with one path."""
    return f'<svg><title>{title}</title><path class="k" d="{path}"/></svg>'


def test_a_disk_is_a_circle_of_few_curves():
    """The curve around a disk has its area and its center, no corner, and takes at most eight cubics."""
    (points,) = contours(soft(DISK, 1))
    curves = closed(points, 0.75)
    (line,) = outlines(traced(soft(DISK, 1), 0.75))

    assert corners(points) == []
    assert len(curves) <= 8
    # two pixels are a unit
    assert abs(area(line)) == pytest.approx(np.pi * 30**2, rel=0.01)
    assert (line.min(axis=0) + line.max(axis=0)) / 2 == pytest.approx((75.25, 50.25), abs=0.6)


def test_a_square_keeps_its_corners():
    """The curve around a square has four corners, and straight sides."""
    (points,) = contours(soft(SQUARE, 0.6))

    assert len(corners(points)) == 4
    assert "l" in traced(soft(SQUARE, 0.6), 0.75)
    assert abs(area(points)) == pytest.approx(99**2, rel=0.02)


def test_specks_are_left_out():
    """What encloses less than asked for is no contour, and an empty field has no path."""
    speck = np.hypot(ROWS - 30, COLUMNS - 30) < 2

    assert len(contours(soft(DISK | speck, 0.6), least=60)) == 1
    assert traced(np.zeros((50, 50)), 0.75) == ""


def test_holes_are_kept():
    """A ring has two contours that run opposite ways, so that its area is what is between them."""
    ring = DISK & ~(np.hypot(ROWS - 100, COLUMNS - 150) < 30)
    seen = summary(drawing(traced(soft(ring, 1), 0.75)))["k"]

    assert seen.area == pytest.approx(np.pi * (30**2 - 15**2), rel=0.02)


def test_a_drawing_is_like_itself_and_like_its_trembling_twin():
    """What differs by a unit here and there is the same drawing."""
    one, other = (drawing(traced(soft(DISK, radius), tolerance)) for radius, tolerance in ((1, 0.75), (1.2, 0.6)))

    assert one != other
    assert differences(one, one) == differences(one, other) == []


def test_what_differs_is_told():
    """Another size, another place, another kind and another title are differences."""
    one = drawing(traced(soft(DISK, 1), 0.75))

    assert differences(drawing(traced(soft(SQUARE, 1), 0.75)), one)
    assert "end elsewhere" in differences(drawing(traced(soft(np.roll(DISK, 20, 1), 1), 0.75)), one)[0]
    assert len(differences(one.replace('"k"', '"z"'), one)) == 2
    assert differences(one.replace("x</", "y</"), one) == ["title, description or fingerprint differ"]


def test_stronger_lines_are_broader():
    """The outline is drawn broader than a line inside of it."""
    lines = np.zeros((100, 100))
    lines[30], lines[70] = 1.0, 0.5
    ink = inked(lines)

    assert ink[:50, 50].sum() > ink[50:, 50].sum() > 0


def test_subdivision_keeps_a_flat_square_flat_and_counts():
    """Of one quad come four, its border stays, and new vertices lie in the middle."""
    fine = subdivide(np.array([[0, 1, 2, 3]]), 4)
    points = fine(np.array([[0, 0, 0], [2, 0, 0], [2, 2, 0], [0, 2, 0]], float))

    assert len(fine.quads) == 4
    assert points[:4].tolist() == [[0, 0, 0], [2, 0, 0], [2, 2, 0], [0, 2, 0]]
    assert points[-1].tolist() == [1, 1, 0]
    assert sorted(points[4:8].tolist()) == [[0, 1, 0], [1, 0, 0], [1, 2, 0], [2, 1, 0]]


def test_subdivision_makes_no_vertex_of_nothing():
    """Every vertex of the subdivided body is a mean: the shares that make it are 1 in total."""
    assert np.asarray(subdivision().matrix.sum(axis=1)) == pytest.approx(1)
