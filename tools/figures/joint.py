"""One fit over all keys: curves that begin and end at the same points of the body, so that SMIL can move between them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import ndimage as ndi

from .geometry import Array
from .trace import (
    CORNER,
    REACH,
    STRAIGHT_SHARE,
    UNITS,
    Curve,
    best_cubic,
    bezier,
    command,
    lengths,
    numbers,
    reparameterized,
)

#: A way shorter than this, in pixels, has no direction.
SHORT = 1.2

#: A curve in every key.
Segment = list[Curve]


def _corners(points: Array) -> list[int]:
    sharpest = np.zeros(points.shape[1])
    for line in points:
        before, after = np.roll(line, REACH, axis=0) - line, np.roll(line, -REACH, axis=0) - line
        norms = np.linalg.norm(before, axis=1), np.linalg.norm(after, axis=1)
        cosine = (before * after).sum(axis=1) / np.maximum(norms[0] * norms[1], 1e-9)
        turn = 180 - np.degrees(np.arccos(np.clip(cosine, -1, 1)))
        sharpest = np.maximum(sharpest, np.where((norms[0] > 2) & (norms[1] > 2), turn, 0))
    peaks = sharpest >= ndi.maximum_filter1d(sharpest, 2 * REACH + 3, mode="wrap") - 1e-9
    found = [int(i) for i in np.nonzero((sharpest > CORNER) & peaks)[0]]
    count = points.shape[1]
    return [i for place, i in enumerate(found) if len(found) == 1 or (i - found[place - 1]) % count > 3]


def _tangent(line: Array, at: int, direction: int) -> Array:
    count = len(line)
    for step in range(3, count):
        way = line[(at + direction * step) % count] - line[at % count]
        length = float(np.hypot(*way))
        if length > SHORT:
            return way / length
    return np.array((1.0, 0.0))


def _direction(way: Array) -> Array:
    length = float(np.hypot(*way))
    return way / length if length > 1e-6 else np.array((1.0, 0.0))


def joint_fit(points: Array, tolerance: float) -> list[Segment]:
    """Return segments along closed lines (key, point, x and y), none further from a line than a tolerance in pixels."""
    return [segment for piece in joint_pieces(points, tolerance, []) for segment in piece.segments]


class Piece(NamedTuple):
    """The segments from one corner to the next, and the number of its first point."""

    start: int
    segments: list[Segment]


def joint_pieces(points: Array, tolerance: float, ends: list[int]) -> list[Piece]:
    """Return the same piece by piece; pieces end at corners, and at the points `ends`."""
    count = points.shape[1]
    knots = sorted({*_corners(points), *ends})
    smooth = not knots
    if smooth:
        knots = [0]
    pieces: list[Piece] = []
    for place, start in enumerate(knots):
        segments: list[Segment] = []
        end = knots[(place + 1) % len(knots)]
        piece = points[:, np.arange(start, (end if end > start else end + count) + 1) % count]
        if smooth:
            leaving = [_direction(line[3 % count] - line[-3]) for line in points]
            arriving = [-way for way in leaving]
        else:
            leaving = [_tangent(line, start, 1) for line in points]
            arriving = [_tangent(line, end, -1) for line in points]
        _fit(piece, leaving, arriving, tolerance, segments)
        pieces.append(Piece(start, segments))
    return pieces


def _is_straight(line: Array, tolerance: float) -> bool:
    chord = line[-1] - line[0]
    length = float(np.hypot(*chord))
    if length < 1e-6:
        off = np.hypot(*(line - line[0]).T)
    else:
        off = np.abs((line - line[0]) @ np.array((chord[1], -chord[0])) / length)
    return bool(off.max() <= tolerance * STRAIGHT_SHARE)


def _one(line: Array, leaving: Array, arriving: Array) -> tuple[Curve, float, int]:
    along = lengths(line)
    middle = len(line) // 2
    if along[-1] < 0.5 or len(line) <= 2:
        third = (line[-1] - line[0]) / 3
        return Curve(line[0], line[0] + third, line[-1] - third, line[-1]), -1.0, middle
    at = along / along[-1]
    best: tuple[Curve, float, int] | None = None
    for _ in range(4):
        curve = best_cubic(line, at, leaving, arriving, float(along[-1]))
        off = np.sqrt(((bezier(curve, at) - line) ** 2).sum(axis=1))
        worst = int(off.argmax())
        if best is None or off[worst] < best[1]:
            best = Curve(*curve), float(off[worst]), worst
        at = reparameterized(curve, line, at)
    assert best is not None  # noqa: S101 - the loop has run
    return best


def _fit(points: Array, leaving: list[Array], arriving: list[Array], tolerance: float, segments: list[Segment]) -> None:
    keys, count, _ = points.shape
    if all(_is_straight(line, tolerance) for line in points):
        segments.append([Curve(line[0], None, None, line[-1]) for line in points])
        return
    fits = [_one(points[key], leaving[key], arriving[key]) for key in range(keys)]
    _, off, worst = max(fits, key=lambda fit: fit[1])
    if off < tolerance or count <= 4:
        segments.append([curve for curve, _, _ in fits])
        return
    worst = min(max(worst, 1), count - 2)
    tangents = [_direction(line[max(0, worst - 4)] - line[min(count - 1, worst + 4)]) for line in points]
    _fit(points[:, : worst + 1], leaving, tangents, tolerance, segments)
    _fit(points[:, worst:], [-way for way in tangents], arriving, tolerance, segments)


def path_in(segments: list[Segment], key: int, *, closed: bool = True) -> str:
    """Return the path of a key; those of all keys have the same commands."""
    current = np.round(segments[0][key].start * UNITS).astype(int)
    text, last = f"M{numbers(map(int, current))}", ""
    for segment in segments:
        straight = all(curve.first is None for curve in segment)
        piece, last, current = command(segment[key], current, last, cubic=not straight)
        text += piece
    return text + ("z" if closed else "")
