"""Arrows in three dimensions: the true path of a point between keys, a line, or an arc; nearer is broader.

An arrow stands in the picture of one key: the one from which its movement starts. It begins beside the part that moves.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .body import body
from .geometry import Array, frame, unit, view
from .poses import Move
from .raster import PIXELS, Box, on_screen
from .settle import between, settle
from .skeleton import Skeleton
from .skin import skinned
from .solve import solve
from .trace import UNITS

#: Half the width of an arrow's shaft and of its head, and the head's length, in decimeters.
SHAFT, HEAD_WIDTH, HEAD_LENGTH = 0.075, 0.26, 0.42
#: By how much an arrow broadens for a decimeter toward the camera.
NEARER = 0.14
SAMPLES = 25
#: How far from the skin of the part that moves an arrow may begin, in decimeters; clothes are up to 0.3 of it.
START_WITHIN = 1.5
#: The share from which a vertex counts as skin of a bone.
OF_PART = 0.3


def _solved(move: Move, share: float) -> Skeleton:
    keys = move.keys
    place = share * (len(keys) - 1)
    number = min(int(place), max(0, len(keys) - 2))
    after = keys[min(number + 1, len(keys) - 1)]
    return solve(settle(between(keys[number], after, place - number)))


def path_of_arrow(move: Move, given: dict[str, Any]) -> Array:
    """Return points along an arrow, in the world.

    `point` follows a bone's joint between the keys (from `t0` to `t1`, shifted by `off`); `from` and `to` are points of
    a key; `arc` goes around a point from `a0` to `a1` degrees, where `x` and `y` are the directions of 0 and of 90.
    """
    if "point" in given:
        shares = np.linspace(given.get("t0", 0.1), given.get("t1", 0.9), 5)
        at = np.array(given.get("at", (0, 0, 0)), float)
        points = []
        for share in shares:
            skeleton = _solved(move, float(share))
            points.append(
                skeleton.point(given["point"], skeleton.body.head(given["point"]) + at) + given.get("off", (0, 0, 0))
            )
        return _curve(np.array(points))
    skeleton = solve(settle(move.keys[key_of(given)]))
    if "arc" in given:
        center = skeleton.target(given["arc"])
        axes = frame(given.get("x", (1, 0, 0)), given.get("y", (0, 1, 0)))
        angles = np.radians(np.linspace(given["a0"], given["a1"], SAMPLES))
        return center + given["r"] * (np.outer(np.cos(angles), axes[:, 0]) + np.outer(np.sin(angles), axes[:, 1]))
    start, end = skeleton.target(given["from"]), skeleton.target(given["to"])
    way = np.linspace(0, 1, 9)[:, None]
    bulge = np.array(given.get("bulge", (0, 0, 0)), float)
    return start + (end - start) * way + bulge * 4 * way * (1 - way)


def _curve(knots: Array) -> Array:
    # Catmull-Rom through the knots
    before = np.concatenate([knots[:1], knots[:-1]])
    after = np.concatenate([knots[1:], knots[-1:]])
    points = []
    for i in range(len(knots) - 1):
        t = np.linspace(0, 1, 6, endpoint=i == len(knots) - 2)[:, None]
        leave, arrive = (after[i] - before[i]) / 2, (after[i + 1] - before[i + 1]) / 2
        points.append(
            (2 * t**3 - 3 * t**2 + 1) * knots[i] + (t**3 - 2 * t**2 + t) * leave
            + (-2 * t**3 + 3 * t**2) * knots[i + 1] + (t**3 - t**2) * arrive
        )  # fmt: skip
    return np.concatenate(points)


def key_of(given: dict[str, Any]) -> int:
    """Return the number of the key whose picture an arrow stands in."""
    return int(given.get("key", 0))


def distance(move: Move, given: dict[str, Any]) -> float:
    """Return how far an arrow begins from the skin of the part that it names, in decimeters."""
    skeleton = solve(settle(move.keys[key_of(given)]))
    skin = skinned(skeleton, body().vertices)[body().share((given["part"],)) > OF_PART]
    ends = path_of_arrow(move, given)[[0, -1] if given.get("both") else [0]]
    return float(min(np.linalg.norm(skin - end, axis=1).min() for end in ends))


def stray(move: Move) -> list[str]:
    """Return which arrows stand in the picture of what is held, or begin far from what moves."""
    found = []
    for number, given in enumerate(move.arrows, start=1):
        if move.hold and key_of(given) == len(move.keys) - 1:
            found.append(f"arrow {number} is in the key that is held")
        elif (far := distance(move, given)) > START_WITHIN:
            found.append(f"arrow {number} begins {10 * far:.0f} cm from {given['part']}")
    return found


def extent_of_arrows(move: Move) -> Array:
    """Return all points of a move's arrows in the camera's plane, without those of its inset."""
    camera = view(*move.view)
    points = [path_of_arrow(move, given) @ camera.T for given in move.arrows if not given.get("inset")]
    return np.concatenate(points)[:, :2] if points else np.zeros((0, 2))


def arrow_paths(move: Move, key: int, camera: Array, box: Box, *, inset: bool = False) -> list[str]:
    """Return the outline of each arrow of a key as a path; one with `both` has a head at either end."""
    paths = []
    for given in move.arrows:
        if key_of(given) != key or bool(given.get("inset")) != inset:
            continue
        points = on_screen(path_of_arrow(move, given), camera, box)
        depth = points[:, 2] - points[:, 2].mean()
        width = np.clip(1 + NEARER * depth, 0.6, 1.5) * PIXELS * UNITS * given.get("w", 1.0)
        paths.append(_outline(points[:, :2] * UNITS, width, both=bool(given.get("both"))))
    return paths


def _outline(points: Array, width: Array, *, both: bool) -> str:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    end = along[-1] - HEAD_LENGTH * width[-1]
    start = HEAD_LENGTH * width[0] if both else 0.0
    at = np.linspace(start, max(end, start), SAMPLES if len(points) > 9 else 9)
    x, y = (np.interp(at, along, points[:, axis]) for axis in (0, 1))
    center, half = np.stack([x, y], axis=1), np.interp(at, along, width)[:, None] * SHAFT
    way = np.gradient(center, axis=0)
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    left, right = center + normal * half, center - normal * half
    outline = [*left, *_head(center[-1], points[-1], width[-1]), *right[::-1]]
    if both:
        outline += _head(center[0], points[0], width[0])
    return "M" + "L".join(f"{a:.0f} {b:.0f}" for a, b in outline) + "Z"


def _head(base: Array, tip: Array, width: float) -> list[Array]:
    way = unit(tip - base)
    aside = np.array((-way[1], way[0])) * HEAD_WIDTH * width
    return [base + aside, tip, base - aside]
