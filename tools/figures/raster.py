"""What every pixel shows: its depth, its layer, its part of the body, its place on the body at rest, its normal."""

from __future__ import annotations

import math
from functools import cache
from typing import TypeAlias

import attrs
import numpy as np
from numba import njit
from numpy.typing import NDArray

from .body import ARM, HAND, PART_NAMES, PARTS, TRUNK, Indices, body
from .clothes import Layer
from .geometry import Array
from .props import Prop
from .skin import normals
from .subdivide import subdivision

#: Pixels in a decimeter while a figure is decided.
PIXELS = 80
NOTHING = -1
FAR_AWAY = -1e9
Box = tuple[float, float, float, float]  # left, lower, right, upper in the camera's decimeters
Mask: TypeAlias = NDArray[np.bool_]


@attrs.frozen(eq=False)
class Surface:
    """What belongs to each vertex of the subdivided body."""

    rest: Array
    part: Indices
    arms: Array  # how much it belongs to the left and to the right arm
    hand: Array


@cache
def surface() -> Surface:
    """Return what belongs to each vertex of the subdivided body."""
    mesh, fine = body(), subdivision()
    shares = [mesh.share(TRUNK), mesh.share(("head",))]
    shares += [mesh.share(prefixes, f".{side}") for side in "LR" for prefixes in PARTS.values()]
    return Surface(
        rest=fine(mesh.vertices),
        part=np.argmax(fine(np.stack(shares, axis=1)), axis=1),
        arms=fine(np.stack([mesh.share(ARM, f".{side}") for side in "LR"], axis=1)),
        hand=fine(mesh.share(HAND)),
    )


@attrs.frozen(eq=False)
class Buffer:
    """The pixels of one key. Layers are numbered from the skin outward, then the props; so are the parts."""

    camera: Array
    box: Box
    depth: Array
    layer: Indices
    part: Indices
    rest: Array
    normal: Array
    hand: Array
    arms: Array
    layers: int

    @property
    def figure(self) -> Mask:
        """Return where the person is seen."""
        return (self.layer >= 0) & (self.layer < self.layers)

    def prop(self, number: int) -> Mask:
        """Return where a prop is seen."""
        return self.layer == self.layers + number


@njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _fill(points, triangles, field, number, depth, layer, triangle, second, third):  # type: ignore[no-untyped-def]  # pragma: no cover  # noqa: ANN001, ANN202
    height, width = depth.shape
    for i in range(triangles.shape[0]):
        a, b, c = triangles[i, 0], triangles[i, 1], triangles[i, 2]
        if field[a] < 0 and field[b] < 0 and field[c] < 0:
            continue
        ax, ay, bx, by, cx, cy = points[a, 0], points[a, 1], points[b, 0], points[b, 1], points[c, 0], points[c, 1]
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(area) < 1e-12:
            continue
        for row in range(
            max(0, math.floor(min(ay, by, cy) - 0.5)), min(height - 1, math.ceil(max(ay, by, cy) - 0.5)) + 1
        ):
            y = row + 0.5
            for column in range(
                max(0, math.floor(min(ax, bx, cx) - 0.5)),
                min(width - 1, math.ceil(max(ax, bx, cx) - 0.5)) + 1,
            ):
                x = column + 0.5
                u = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
                v = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
                if u < -1e-9 or v < -1e-9 or u + v > 1 + 1e-9:
                    continue
                if field[a] * (1 - u - v) + field[b] * u + field[c] * v < 0:
                    continue
                z = points[a, 2] * (1 - u - v) + points[b, 2] * u + points[c, 2] * v
                if z > depth[row, column]:
                    depth[row, column] = z
                    layer[row, column] = number
                    triangle[row, column] = i
                    second[row, column] = u
                    third[row, column] = v


def on_screen(points: Array, camera: Array, box: Box) -> Array:
    """Return points in pixels from the upper left corner, with their depth."""
    seen = np.asarray(points) @ camera.T
    return np.stack([(seen[..., 0] - box[0]) * PIXELS, (box[3] - seen[..., 1]) * PIXELS, seen[..., 2]], axis=-1)


def snapped(box: Box) -> Box:
    """Return a box whose sides are whole pixels."""
    left, lower, right, upper = (round(side * PIXELS) / PIXELS for side in box)
    return left, lower, right, upper


def render(layers: list[Layer], props: list[Prop], camera: Array, box: Box) -> Buffer:
    """Return the buffer of a figure and its props."""
    width, height = round((box[2] - box[0]) * PIXELS), round((box[3] - box[1]) * PIXELS)
    depth = np.full((height, width), FAR_AWAY)
    layer = np.full((height, width), NOTHING, np.int64)
    triangle = np.zeros((height, width), np.int64)
    second, third = np.zeros((height, width)), np.zeros((height, width))
    fine, surfaces = subdivision(), surface()
    for number, one in enumerate(layers):
        _fill(
            on_screen(one.points, camera, box), fine.triangles, one.field, number, depth, layer, triangle, second, third
        )
    for number, prop in enumerate(props):
        points = on_screen(prop.points, camera, box)
        whole = np.ones(len(points))
        _fill(points, prop.triangles, whole, len(layers) + number, depth, layer, triangle, second, third)
    part = np.full((height, width), NOTHING, np.int64)
    rest, normal = np.zeros((height, width, 3)), np.zeros((height, width, 3))
    hand, arms = np.zeros((height, width)), np.zeros((height, width, 2))
    corner_shares = np.stack([1 - second - third, second, third], axis=2)
    for number, one in enumerate(layers):
        here = layer == number
        corners, shares = fine.triangles[triangle[here]], corner_shares[here]

        def mixed(values: Array, corners: Array = corners, shares: Array = shares) -> Array:
            return np.einsum("pc,pc...->p...", shares, values[corners])

        rest[here] = mixed(surfaces.rest)
        normal[here] = mixed(normals(one.points, fine.quads) @ camera.T)
        hand[here], arms[here] = mixed(surfaces.hand), mixed(surfaces.arms)
        part[here] = surfaces.part[corners[np.arange(len(corners)), np.argmax(shares, axis=1)]]
    for number, prop in enumerate(props):
        here = layer == len(layers) + number
        if prop.rest is not None:
            places = prop.rest[prop.triangles[triangle[here]]]
            rest[here] = np.einsum("pc,pcx->px", corner_shares[here], places)
        corners = (prop.points @ camera.T)[prop.triangles[triangle[here]]]
        outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        # what is seen looks at the camera, whichever way around its triangle is given
        normal[here] = np.where(outward[:, 2:] < 0, -outward, outward)
        part[here] = len(PART_NAMES) + number
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-9)
    return Buffer(camera, box, depth, layer, part, rest, normal, hand, arms, len(layers))
