"""Arrows in three dimensions: the true path of a point between keys, a line, or an arc; nearer is broader.

An arrow stands in the picture of one key: the one from which its movement starts. It leaves the part that moves, or points at it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from .body import body
from .geometry import Array, angle, frame, unit, view
from .poses import Move
from .raster import PIXELS, Box, on_screen
from .settle import between, settle
from .skeleton import Skeleton
from .skin import skinned
from .solve import Key, solve
from .trace import UNITS

#: Half the width of an arrow's shaft and of its head, and the head's length, in decimeters.
SHAFT, HEAD_WIDTH, HEAD_LENGTH = 0.075, 0.26, 0.42
#: By how much an arrow broadens for a decimeter toward the camera.
NEARER = 0.14
SAMPLES = 25
#: One that leaves its chord by less than this, in units, is drawn straight; another is drawn through so many points.
STRAIGHT, BENDS = 2.0, 8
#: How far an arrow is drawn from the skin of the part that moves, in decimeters of the picture; clothes are up to 0.3 of it.
GAP = 0.32
#: How far it may be carried there: one that is farther is meant for something else.
CARRIED = 1.5
#: By how many degrees it may point off the way of that part, where the way is so long in the picture, in decimeters.
COURSE, SEEN = 40.0, 0.3
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


def camera_of(move: Move, given: dict[str, Any]) -> Array:
    """Return the camera of the look that an arrow stands in."""
    return view(*(move.inset.view if given.get("inset") and move.inset is not None else move.view))


def _skin(key: Key, part: str) -> Array:
    return skinned(solve(key), body().vertices)[body().share((part,)) > OF_PART]


def _way_to_part(move: Move, given: dict[str, Any], path: Array) -> Array:
    # in the picture, from the end of the arrow that is nearer to the part to the part
    camera = camera_of(move, given)[:2]
    skin = _skin(settle(move.keys[key_of(given)]), given["part"]) @ camera.T
    ways = skin[None] - (path[[0, -1]] @ camera.T)[:, None]
    lengths = np.linalg.norm(ways, axis=2)
    end, nearest = np.unravel_index(lengths.argmin(), lengths.shape)
    return np.asarray(ways[end, nearest])


def attached(move: Move, given: dict[str, Any]) -> Array:
    """Return points along an arrow, in the world, moved in the picture so that it leaves the part that moves or points at it."""
    path = path_of_arrow(move, given)
    way = _way_to_part(move, given, path)
    length = float(np.linalg.norm(way))
    if length > CARRIED:
        return path
    return path + max(0.0, 1 - GAP / max(length, GAP)) * way @ camera_of(move, given)[:2]


def distance(move: Move, given: dict[str, Any]) -> float:
    """Return how far an arrow is drawn from the skin of the part that it names, in decimeters of the picture."""
    return float(np.linalg.norm(_way_to_part(move, given, attached(move, given))))


def off_course(move: Move, given: dict[str, Any]) -> float:
    """Return by how many degrees an arrow is drawn off the way of its part to the next key, 0 where that is hardly seen.

    The way bends: what counts is its first half or the whole, whichever is nearer.
    """
    start, end = move.keys[key_of(given)], move.keys[(key_of(given) + 1) % len(move.keys)]
    camera = camera_of(move, given)[:2]
    path = path_of_arrow(move, given) @ camera.T
    first = _skin(settle(start), given["part"])
    off = []
    for share in (0.5, 1.0):
        way = (_skin(settle(between(start, end, share)), given["part"]) - first).mean(axis=0) @ camera.T
        if np.linalg.norm(way) < SEEN * share:
            return 0.0
        off.append(angle(np.append(way, 0), np.append(path[-1] - path[0], 0)))
    return min(off)


def stray(move: Move) -> list[str]:
    """Return which arrows stand in the picture of what is held, are far from what moves, or point elsewhere."""
    found = []
    for number, given in enumerate(move.arrows, start=1):
        if key_of(given) == move.held_key:
            found.append(f"arrow {number} is in the key that is held")
        elif (far := distance(move, given)) > GAP + 0.01:
            found.append(f"arrow {number} is {10 * far:.0f} cm from {given['part']}")
        elif (off := off_course(move, given)) > COURSE:
            found.append(f"arrow {number} points {off:.0f} degrees off the way of {given['part']}")
    return found


def extent_of_arrows(move: Move) -> Array:
    """Return all points of a move's arrows in the camera's plane, without those of its inset."""
    camera = view(*move.view)
    points = [attached(move, given) @ camera.T for given in move.arrows if not given.get("inset")]
    return np.concatenate(points)[:, :2] if points else np.zeros((0, 2))


def arrow_paths(move: Move, key: int, camera: Array, box: Box, *, inset: bool = False) -> list[str]:
    """Return the outline of each arrow of a key as a path; one with `both` has a head at either end."""
    paths = []
    for given in move.arrows:
        if key_of(given) != key or bool(given.get("inset")) != inset:
            continue
        points = on_screen(attached(move, given), camera, box)
        depth = points[:, 2] - points[:, 2].mean()
        width = np.clip(1 + NEARER * depth, 0.8, 1.4) * PIXELS * UNITS * given.get("w", 1.0)
        paths.append(_outline(points[:, :2] * UNITS, width, both=bool(given.get("both"))))
    return paths


def _outline(points: Array, width: Array, *, both: bool) -> str:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    end = along[-1] - HEAD_LENGTH * width[-1]
    start = HEAD_LENGTH * width[0] if both else 0.0
    at = np.linspace(start, max(end, start), BENDS if _bent(points) else 2)
    x, y = (np.interp(at, along, points[:, axis]) for axis in (0, 1))
    center, half = np.stack([x, y], axis=1), np.interp(at, along, width)[:, None] * SHAFT
    way = np.gradient(center, axis=0)
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    left, right = center + normal * half, center - normal * half
    path = f"M{_smooth(left)}{_straight(_head(center[-1], points[-1], width[-1]))}L{_smooth(right[::-1])}"
    return path + (_straight(_head(center[0], points[0], width[0])) if both else "") + "Z"


def _bent(points: Array) -> bool:
    chord = points[-1] - points[0]
    across = np.array((-chord[1], chord[0])) / max(float(np.hypot(*chord)), 1e-9)
    return bool(np.abs((points - points[0]) @ across).max() > STRAIGHT)


def _straight(points: Iterable[Array]) -> str:
    return "".join(f"L{x:.1f} {y:.1f}" for x, y in points)


def _smooth(points: Array) -> str:
    # quadratic curves that meet in the middle between two points: no corner
    if len(points) == 2:
        return _straight(points).removeprefix("L")
    ends = [*(points[1:-2] + points[2:-1]) / 2, points[-1]]
    curves = "".join(f"Q{a:.1f} {b:.1f} {x:.1f} {y:.1f}" for (a, b), (x, y) in zip(points[1:-1], ends, strict=True))
    return f"{points[0][0]:.1f} {points[0][1]:.1f}{curves}"


def _head(base: Array, tip: Array, width: float) -> list[Array]:
    way = unit(tip - base)
    aside = np.array((-way[1], way[0])) * HEAD_WIDTH * width
    return [base + aside, tip, base - aside]
