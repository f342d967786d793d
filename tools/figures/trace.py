"""From fields of pixels to closed curves: contours, corners, cubic fits (Schneider 1990), short path strings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy import ndimage as ndi
from skimage.measure import find_contours

from .geometry import Array

#: Units of the drawing in a pixel.
UNITS = 0.5
#: A turn of more degrees than this is a corner, seen over so many points to each side.
CORNER = 55
REACH = 4
#: A chord of at least this length whose points lie this near it, as a share of the tolerance, is a straight line.
STRAIGHT_LENGTH = 14
STRAIGHT_SHARE = 0.55


class Curve(NamedTuple):
    """A cubic curve, or, without control points, a straight line."""

    start: Array
    first: Array | None
    second: Array | None
    end: Array


def bezier(curve: tuple[Array, Array, Array, Array], at: Array) -> Array:
    """Return the points of a cubic curve."""
    t = at[:, None]
    start, first, second, end = curve
    return (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * end


def lengths(points: Array) -> Array:
    """Return how far along a line each of its points lies."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])


def best_cubic(
    points: Array, at: Array, leaving: Array, arriving: Array, length: float
) -> tuple[Array, Array, Array, Array]:
    """Return the cubic through the ends with the given tangents that is nearest to the points (least squares)."""
    t = at[:, None]
    b0, b1, b2, b3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    one, two = leaving * b1, arriving * b2
    rest = points - (points[0] * (b0 + b1) + points[-1] * (b2 + b3))
    c11, c12, c22 = (one * one).sum(), (one * two).sum(), (two * two).sum()
    x1, x2 = (one * rest).sum(), (two * rest).sum()
    determinant = c11 * c22 - c12 * c12
    first = second = length / 3
    if abs(determinant) > 1e-9:
        first, second = (x1 * c22 - x2 * c12) / determinant, (c11 * x2 - c12 * x1) / determinant
    if not (length * 0.02 <= first <= length * 1.2 and length * 0.02 <= second <= length * 1.2):
        first = second = length / 3
    return points[0], points[0] + leaving * first, points[-1] + arriving * second, points[-1]


def reparameterized(curve: tuple[Array, Array, Array, Array], points: Array, at: Array) -> Array:
    """Return parameters that are nearer to the points, by one step of Gauss and Newton."""
    start, first, second, end = curve
    t = at[:, None]
    slope = 3 * (1 - t) ** 2 * (first - start) + 6 * (1 - t) * t * (second - first) + 3 * t**2 * (end - second)
    below = (slope * slope).sum(axis=1)
    step = ((bezier(curve, at) - points) * slope).sum(axis=1) / np.maximum(below, 1e-9)
    moved = np.clip(at - np.where(below > 1e-9, step, 0), 0, 1)
    moved[0], moved[-1] = 0, 1
    return np.maximum.accumulate(moved)


def fitted(points: Array, leaving: Array, arriving: Array, tolerance: float) -> list[Curve]:
    """Return curves along points, none further from them than a tolerance in pixels."""
    count = len(points)
    if count <= 2:
        third = np.linalg.norm(points[-1] - points[0]) / 3
        return [Curve(points[0], points[0] + leaving * third, points[-1] + arriving * third, points[-1])]
    chord = points[-1] - points[0]
    length = float(np.hypot(*chord))
    if length > STRAIGHT_LENGTH:
        off = np.abs((points - points[0]) @ np.array((chord[1], -chord[0])) / length).max()
        if off < tolerance * STRAIGHT_SHARE:
            return [Curve(points[0], None, None, points[-1])]
    along = lengths(points)
    at = along / along[-1]
    worst = count // 2
    for _ in range(4):
        curve = best_cubic(points, at, leaving, arriving, float(along[-1]))
        off = ((bezier(curve, at) - points) ** 2).sum(axis=1)
        worst = int(off.argmax())
        if off[worst] < tolerance**2:
            return [Curve(*curve)]
        if off[worst] > 16 * tolerance**2:
            break
        at = reparameterized(curve, points, at)
    worst = min(max(worst, 1), count - 2)
    near = 2 if count < 12 else 4
    tangent = points[max(0, worst - near)] - points[min(count - 1, worst + near)]
    tangent = tangent / max(float(np.linalg.norm(tangent)), 1e-9)
    return fitted(points[: worst + 1], leaving, tangent, tolerance) + fitted(
        points[worst:], -tangent, arriving, tolerance
    )


def corners(points: Array) -> list[int]:
    """Return the numbers of the points of a closed line at which it turns sharply."""
    before, after = np.roll(points, REACH, axis=0) - points, np.roll(points, -REACH, axis=0) - points
    norms = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    turns = 180 - np.degrees(np.arccos(np.clip((before * after).sum(axis=1) / np.maximum(norms, 1e-9), -1, 1)))
    peaks = turns >= ndi.maximum_filter1d(turns, 2 * REACH + 1, mode="wrap") - 1e-9
    found = [int(i) for i in np.nonzero((turns > CORNER) & peaks)[0]]
    # one corner can be two points, also where the line begins
    return [i for place, i in enumerate(found) if len(found) == 1 or (i - found[place - 1]) % len(points) > 2]


def closed(points: Array, tolerance: float) -> list[Curve]:
    """Return the curves along a closed line, which is given without its first point at the end."""
    count = len(points)
    knots = corners(points)
    smooth = not knots
    if smooth:
        knots = [int(np.lexsort((points[:, 0], points[:, 1]))[0])]
    curves: list[Curve] = []
    for place, start in enumerate(knots):
        end = knots[(place + 1) % len(knots)]
        piece = points[np.arange(start, (end if end > start else end + count) + 1) % count]
        if smooth:
            leaving = points[(start + 2) % count] - points[start - 2]
            arriving = -leaving
        else:
            step = min(3, len(piece) - 1)
            leaving, arriving = piece[step] - piece[0], piece[-1 - step] - piece[-1]
        if len(piece) > 3:
            piece = np.concatenate([piece[:1], (piece[:-2] + 2 * piece[1:-1] + piece[2:]) / 4, piece[-1:]])
        leaving, arriving = (way / max(float(np.linalg.norm(way)), 1e-9) for way in (leaving, arriving))
        curves += fitted(piece, leaving, arriving, tolerance)
    return curves


def contours(field: Array, level: float = 0.5, least: float = 20) -> list[Array]:
    """Return the closed lines at a level of a field that enclose at least so many square pixels."""
    found = []
    for line in find_contours(np.pad(field, 2), level):
        points = line[:-1, ::-1] - 1.5
        if len(points) >= 8 and np.hypot(*(line[0] - line[-1])) < 1e-6 and abs(area(points)) >= least:
            found.append(points)
    return found


def area(points: Array) -> float:
    """Return the area inside a closed line, negative where it runs the other way."""
    x, y = points.T
    return 0.5 * float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def numbers(values: Iterable[int]) -> str:
    """Return whole numbers as a path has them: a minus separates as well as a space."""
    text = ""
    for value in values:
        text += str(value) if not text or value < 0 else f" {value}"
    return text


def command(curve: Curve, current: Array, last: str, *, cubic: bool | None = None) -> tuple[str, str, Array]:
    """Return a curve's relative command, its letter and where it ends, in units; a repeated letter is left out."""

    def units(point: Array) -> Array:
        return np.round(point * UNITS).astype(int)

    end = units(curve.end) - current
    start, first, second = curve.start, curve.first, curve.second
    if first is None or second is None:
        first, second = start + (curve.end - start) / 3, curve.end - (curve.end - start) / 3
        cubic = bool(cubic)
    letter = "l" if cubic is False else "c"
    values = [*end] if letter == "l" else [*(units(first) - current), *(units(second) - current), *end]
    text = numbers(int(value) for value in values)
    letter_text = ("" if text[0] == "-" else " ") if letter == last else letter
    return letter_text + text, letter, current + end


def path_of(curves: list[Curve]) -> str:
    """Return a closed path along curves."""
    current = np.round(curves[0].start * UNITS).astype(int)
    text, last = f"M{numbers(map(int, current))}", ""
    for curve in curves:
        piece, last, current = command(curve, current, last)
        text += piece
    return text + "z"


def traced(field: Array, tolerance: float, level: float = 0.5, least: float = 20) -> str:
    """Return the path around where a field is above a level."""
    return "".join(path_of(closed(points, tolerance)) for points in contours(field, level, least))
