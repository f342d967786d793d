"""Which outline of one key is which of another: by the place on the body, then point by point.

Points are compared by where they lie on the body at rest, and a little by where they are seen. Lines are matched as wholes
(the Hungarian method), then their points in order (cyclic dynamic time warping).
"""

from __future__ import annotations

import attrs
import numpy as np
from numba import njit
from scipy import ndimage as ndi
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree

from .body import Indices
from .geometry import Array
from .raster import PIXELS, Buffer, Mask
from .trace import area

#: A decimeter on the screen counts as so much as one on the body.
SEEN = 0.45
#: Lines whose points lie further apart than this are different lines; an outline more surely than a line inside.
FURTHEST = 1.6
#: The distance between the points of a line, in pixels, and what a point that stays where it is costs.
STEP = 2.2
WAIT = 0.05
#: How many points of a line are looked at when it is decided where it begins.
COARSE = 90

Line = Array
#: A line in every key; None where a key has none.
Track = list[Line | None]


@attrs.frozen(eq=False)
class Places:
    """Where on the body the pixels of a key are; a pixel that shows none is as the nearest that does."""

    rest: Array
    cut: Mask  # where an outline has no line
    corner: Array  # how far to the right and down it lies in the picture

    @classmethod
    def of(cls, buffer: Buffer, cut: Mask, corner: tuple[int, int]) -> Places:
        """Return the places of a buffer; without a person those of what is there."""
        known = buffer.figure if buffer.figure.any() else buffer.layer >= 0
        _, nearest = ndi.distance_transform_edt(~known, return_indices=True)
        return cls(buffer.rest[nearest[0], nearest[1]], cut[nearest[0], nearest[1]], np.array(corner, float))

    def at_cut(self, line: Line) -> Mask:
        """Return which points of a line lie at the cut."""
        rows, columns = self._pixels(line)
        return self.cut[rows, columns]

    def features(self, line: Line) -> Array:
        """Return what the points of a line are compared by."""
        rows, columns = self._pixels(line)
        return np.concatenate([self.rest[rows, columns], line / PIXELS * SEEN], axis=1)

    def where(self, rest: Array) -> Array:
        """Return where in the picture the place is seen that is nearest to a place on the body."""
        rows, columns = np.mgrid[: self.rest.shape[0] : 5, : self.rest.shape[1] : 5]
        apart = ((self.rest[rows, columns] - rest) ** 2).sum(axis=2)
        place = np.unravel_index(int(apart.argmin()), apart.shape)
        return np.array((columns[place], rows[place]), float) + self.corner

    def _pixels(self, line: Line) -> tuple[Indices, Indices]:
        height, width = self.rest.shape[:2]
        columns, rows = (line - self.corner).astype(int).T
        return np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)


def tracks(lines: list[list[Line]], places: list[Places]) -> list[Track]:
    """Return the lines of all keys, each with those that are the same line in other keys."""
    count = len(lines)
    found: list[Track] = [[line, *[None] * (count - 1)] for line in lines[0]]
    for number in range(1, count):
        before = [(track, line) for track in found if (line := track[number - 1]) is not None]
        left = list(range(len(lines[number])))
        if before and left:
            costs = np.array(
                [[_apart(a, b, places[number - 1], places[number]) for b in lines[number]] for _, a in before]
            )
            for row, column in zip(*linear_sum_assignment(costs), strict=True):
                if costs[row, column] < FURTHEST:
                    before[row][0][number] = lines[number][column]
                    left.remove(column)
        for place in left:
            track: Track = [None] * count
            track[number] = lines[number][place]
            found.append(track)
    return found


def _apart(one: Line, other: Line, here: Places, there: Places) -> float:
    # a hole is no outline
    if np.sign(area(one)) != np.sign(area(other)):
        return 9.0
    first, second = here.features(one[::3]), there.features(other[::3])
    return 0.5 * float(cKDTree(first).query(second)[0].mean() + cKDTree(second).query(first)[0].mean())


def resampled(line: Line, step: float = STEP) -> Line:
    """Return a closed line with points at equal distances."""
    whole = np.concatenate([line, line[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(whole, axis=0).T))])
    count = max(24, int(along[-1] / step))
    at = np.arange(count) * along[-1] / count
    return np.stack([np.interp(at, along, whole[:, axis]) for axis in (0, 1)], axis=1)


@njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _warp(costs, wait):  # type: ignore[no-untyped-def]  # pragma: no cover  # noqa: ANN001, ANN202
    rows, columns = costs.shape
    total = np.full((rows + 1, columns + 1), 1e18)
    total[0, 0] = 0
    back = np.zeros((rows + 1, columns + 1), np.int8)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            both, up, left = total[i - 1, j - 1], total[i - 1, j] + wait, total[i, j - 1] + wait
            if both <= up and both <= left:
                total[i, j], back[i, j] = both + costs[i - 1, j - 1], 0
            elif up <= left:
                total[i, j], back[i, j] = up + costs[i - 1, j - 1], 1
            else:
                total[i, j], back[i, j] = left + costs[i - 1, j - 1], 2
    return total[rows, columns], back


def _steps(back: Indices) -> list[tuple[int, int]]:
    i, j = back.shape[0] - 1, back.shape[1] - 1
    steps = []
    while i > 0 and j > 0:
        steps.append((i - 1, j - 1))
        move = back[i, j]
        i, j = i - (move != 2), j - (move != 1)
    return steps[::-1]


def _partners(reference: Array, other: Array) -> list[list[int]]:
    """Return for each point of the reference which points of the other line are the same."""
    costs = np.sqrt(((reference[:, None] - other[None]) ** 2).sum(axis=2))
    rows, columns = costs.shape
    # begin where the match is surest, and try the best partners of that point
    first = int(np.argmin(costs.min(axis=1)))
    rolled = np.roll(costs, -first, axis=0)
    tried = sorted({int(j) for j in np.argsort(costs[first], kind="stable")[:6]})
    fine = (max(1, rows // COARSE), max(1, columns // COARSE))
    prices = [_warp(np.ascontiguousarray(np.roll(rolled, -j, axis=1)[:: fine[0], :: fine[1]]), WAIT)[0] for j in tried]
    start = tried[int(np.argmin(prices))]
    _, back = _warp(np.ascontiguousarray(np.roll(rolled, -start, axis=1)), WAIT)
    partners: list[list[int]] = [[] for _ in range(rows)]
    for i, j in _steps(back):
        partners[(i + first) % rows].append((j + start) % columns)
    return partners


def aligned(track: Track, places: list[Places]) -> Array:
    """Return a track's points (key, point, x and y): points of the same number are the same place on the body.

    In a key that has no such line it lies as in the nearest that has, moved with the body.
    """
    have = [number for number, line in enumerate(track) if line is not None]
    lines = {number: resampled(line) for number, line in enumerate(track) if line is not None}
    middle = have[len(have) // 2]
    features = {number: places[number].features(line) for number, line in lines.items()}
    partners = {number: _partners(features[middle], features[number]) for number in have if number != middle}
    rows: list[dict[int, Array]] = []
    for point in range(len(lines[middle])):
        most = max([1, *(len(partner[point]) for partner in partners.values())])
        for place in range(most):
            row = {middle: lines[middle][point]}
            for number, partner in partners.items():
                same = partner[point]
                row[number] = lines[number][same[min(len(same) - 1, place * len(same) // most)]]
            rows.append(row)
    points = np.zeros((len(track), len(rows), 2))
    for number in have:
        points[number] = [row[number] for row in rows]
    for _ in range(2):  # the staircase of the matching
        points = (np.roll(points, 1, axis=1) + 2 * points + np.roll(points, -1, axis=1)) / 4
    for number in range(len(track)):
        if number not in have:
            nearest = min(have, key=lambda other: (abs(other - number), other))
            middle_of_it = features[nearest][:, :3].mean(axis=0)
            points[number] = points[nearest] + places[number].where(middle_of_it) - places[nearest].where(middle_of_it)
    return points
