"""Vectors and rotations in three dimensions, as arrays of numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


def unit(vector: Sequence[float] | Array) -> Array:
    """Return a vector of length 1 with the same direction."""
    array = np.asarray(vector, float)
    return array / np.linalg.norm(array)


def cross(first: Array, second: Array) -> Array:
    """Return the cross product of two vectors; numpy's is made for many, and slow for one."""
    (a, b, c), (x, y, z) = first, second
    return np.array((b * z - c * y, c * x - a * z, a * y - b * x))


def rotation(axis: str | Sequence[float] | Array, degrees: float) -> Array:
    """Return the matrix of a turn about an axis (Rodrigues' formula)."""
    x, y, z = unit(AXES[axis] if isinstance(axis, str) else axis)
    turn = math.radians(degrees)
    s, c = math.sin(turn), math.cos(turn)
    k = 1 - c
    return np.array(
        (
            (c + x * x * k, x * y * k - z * s, x * z * k + y * s),
            (y * x * k + z * s, c + y * y * k, y * z * k - x * s),
            (z * x * k - y * s, z * y * k + x * s, c + z * z * k),
        )
    )


def frame(along: Sequence[float] | Array, beside: Sequence[float] | Array) -> Array:
    """Return the axes (as columns) whose first is `along` and whose second is as near to `beside` as it can be."""
    first = unit(along)
    second = np.asarray(beside, float)
    second = unit(second - first * (first @ second))
    return np.stack([first, second, cross(first, second)], axis=1)


def shortest_rotation(start: Array, end: Array, share: float = 1.0) -> Array:
    """Return a share of the shortest turn that takes one direction to another."""
    start, end = unit(start), unit(end)
    axis = cross(start, end)
    sine = float(np.linalg.norm(axis))
    if sine < 1e-9:
        return np.eye(3)
    return rotation(axis, share * math.degrees(math.atan2(sine, float(start @ end))))


def twist(turn: Array, axis: Array) -> float:
    """Return the part of a rotation that is about an axis, in degrees (swing-twist decomposition)."""
    w = math.sqrt(max(0.0, 1 + float(np.trace(turn)))) / 2
    if w < 1e-6:
        return 180.0
    vector = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]]) / (4 * w)
    return math.degrees(2 * math.atan2(float(vector @ unit(axis)), w))


def angle(first: Array, second: Array) -> float:
    """Return the angle between two directions in degrees."""
    return math.degrees(math.acos(float(np.clip(unit(first) @ unit(second), -1, 1))))


def inside(x: Array, y: Array, polygon: Sequence[Sequence[float]] | Array) -> Array:
    """Return the distance of points to the edge of a polygon, positive inside."""
    corners = np.array(polygon, float)
    nearest = np.full(x.shape, 1e9)
    within = np.zeros(x.shape, bool)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        edge = end - start
        along = np.clip(((x - start[0]) * edge[0] + (y - start[1]) * edge[1]) / (edge @ edge), 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - start[0] - along * edge[0], y - start[1] - along * edge[1]))
        if edge[1]:
            crossed = (start[1] > y) != (end[1] > y)
            within ^= crossed & (x < edge[0] * (y - start[1]) / edge[1] + start[0])
    return np.where(within, nearest, -nearest)


def view(yaw: float, pitch: float) -> Array:
    """Return the matrix that turns the world before a camera that looks along -z."""
    return rotation("x", pitch) @ rotation("y", yaw)
