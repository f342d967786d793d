"""What the person stands on, lies on, holds or presses: closed meshes of triangles."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np

from .body import Indices
from .geometry import Array, rotation, unit
from .skeleton import Skeleton

Mesh = tuple[Array, Indices]
#: What lies behind and is drawn as flat faces, without a line.
BACKDROPS = ("wall", "mat")
#: How high a chair's back is above its seat, in decimeters.
CHAIR_BACK = 4.5
#: How wide a band is, and where it is gathered; how far from there it is flat again; how long a loose end hangs, and how far
#: from the middle of the grip it leaves the fist. One steeper than this lies across, so that its width is seen.
BAND, GATHERED, GATHERING, TAIL, OUT_OF_FIST, UPRIGHT = 0.62, 0.2, 1.1, 0.9, 0.4, 0.8
#: Where a prop may be told to follow the body.
PLACES = ("at", "a", "b")


@attrs.frozen(eq=False)
class Prop:
    """A prop in its place."""

    kind: str
    given: dict[str, Any]
    points: Array
    triangles: Indices
    #: Where its vertices are in the first key, where that is known: what its places are told apart by.
    rest: Array | None = None


def box(center: Array, size: Array, turn: Array | None = None) -> Mesh:
    """Return a box: four vertices a face, so that faces stay apart."""
    corners = np.array([[i, j, k] for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)]) * np.asarray(size, float) / 2
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    points = corners[np.array(faces).ravel()]
    triangles = np.array([(4 * f + a, 4 * f + b, 4 * f + c) for f in range(6) for a, b, c in ((0, 1, 2), (0, 2, 3))])
    return points @ (np.eye(3) if turn is None else turn).T + np.asarray(center, float), triangles


def cylinder(start: Array, end: Array, radius: float, around: int = 40) -> Mesh:
    """Return a cylinder with its caps."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    along = unit(end - start)
    first = unit(np.cross(along, (0.3, 1, 0.2)))
    angles = np.arange(around) * 2 * np.pi / around
    ring = (np.outer(np.cos(angles), first) + np.outer(np.sin(angles), np.cross(along, first))) * radius
    here = np.arange(around)
    there = (here + 1) % around
    triangles = np.concatenate([
        np.stack([here, there, around + there], axis=1), np.stack([here, around + there, around + here], axis=1),
        np.stack([np.full(around, 2 * around), there, here], axis=1),
        np.stack([np.full(around, 2 * around + 1), around + here, around + there], axis=1),
    ])  # fmt: skip
    return np.concatenate([start + ring, end + ring, [start], [end]]), triangles


def sphere(center: Array, radius: float, steps: int = 24) -> Mesh:
    """Return a sphere of rings from pole to pole."""
    polar, around = np.meshgrid(
        np.pi * np.arange(steps + 1) / steps, np.pi * np.arange(2 * steps) / steps, indexing="ij"
    )
    points = np.stack([np.sin(polar) * np.cos(around), np.cos(polar), np.sin(polar) * np.sin(around)], axis=2)
    row, column = np.meshgrid(np.arange(steps), np.arange(2 * steps), indexing="ij")
    here = (row * 2 * steps + column).ravel()
    beside = (row * 2 * steps + (column + 1) % (2 * steps)).ravel()
    below, across = here + 2 * steps, beside + 2 * steps
    triangles = np.concatenate([np.stack([here, beside, across], axis=1), np.stack([here, across, below], axis=1)])
    return points.reshape(-1, 3) * radius + np.asarray(center, float), triangles


def joined(meshes: list[Mesh]) -> Mesh:
    """Return one mesh of several."""
    starts = np.cumsum([0, *(len(points) for points, _ in meshes)])
    triangles = [triangles + start for (_, triangles), start in zip(meshes, starts, strict=False)]
    return np.concatenate([points for points, _ in meshes]), np.concatenate(triangles)


def chair(at: Array, height: float, turn: Array, back: float = CHAIR_BACK) -> Mesh:
    """Return a chair whose back is at its -z side, so high above the seat; `at` is on the floor below the seat's middle."""
    width, depth, thick = 4.2, 4.0, 0.28
    parts = [box((0, height - 0.18, 0), (width, 0.36, depth))]
    for side in (-1, 1):
        x = side * (width / 2 - 0.18)
        parts += [
            box((x, (height - 0.3) / 2, z), (thick, height - 0.3, thick)) for z in (-depth / 2 + 0.18, depth / 2 - 0.18)
        ]
        parts.append(box((x, height + (back - 0.1) / 2, -depth / 2 + 0.18), (thick, back + 0.1, thick)))
    parts.append(box((0, height + back - 0.9, -depth / 2 + 0.18), (width - 0.1, 1.5, 0.24)))
    points, triangles = joined(parts)
    return points @ turn.T + np.asarray(at, float), triangles


def table(at: Array, size: Array, turn: Array) -> Mesh:
    """Return a table of so much width, height and depth; `at` is on the floor below its middle."""
    width, height, depth = size
    top, leg = 0.3, 0.36
    x, z = width / 2 - 0.4, depth / 2 - 0.4
    parts = [box((0, height - top / 2, 0), (width, top, depth))]
    parts += [box((i * x, (height - top) / 2, j * z), (leg, height - top, leg)) for i in (-1, 1) for j in (-1, 1)]
    points, triangles = joined(parts)
    return points @ turn.T + np.asarray(at, float), triangles


def dumbbell(start: Array, end: Array) -> Mesh:
    """Return a dumbbell whose handle goes from one end to the other; its weights are beyond them."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    along = unit(end - start) * 0.42
    return joined([cylinder(start, end, 0.13), cylinder(start - along, start, 0.42), cylinder(end, end + along, 0.42)])


def ribbon(points: Array, widths: Array, across: Array) -> Mesh:
    """Return a flat strip along points, so wide at each, its width as near to a direction as it can be."""
    way = np.gradient(points, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    beside = across - way * (way @ across)[:, None]
    half = beside / np.linalg.norm(beside, axis=1, keepdims=True) * widths[:, None] / 2
    here = np.arange(len(points) - 1)
    there = here + len(points)
    triangles = np.concatenate(
        [np.stack([here, here + 1, there], axis=1), np.stack([there, here + 1, there + 1], axis=1)]
    )
    return np.concatenate([points - half, points + half]), triangles


def band(start: Array, end: Array, width: float, tails: list[tuple[Array, Array]]) -> Mesh:
    """Return a stretched band: gathered where it is held or fixed, flat between; a loose end hangs from each of `tails`."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    length = float(np.linalg.norm(end - start))
    along = unit(end - start)
    share = np.linspace(0, 1, 33)
    flat = np.clip(np.minimum(share, 1 - share) * length / min(GATHERING, length / 3), 0, 1)
    widths = GATHERED + (width - GATHERED) * flat * flat * (3 - 2 * flat)
    up = np.array((0.0, 1.0, 0.0)) if abs(along[1]) < UPRIGHT else np.array((1.0, 0.0, 0.0))
    parts = [ribbon(start + (end - start) * share[:, None], widths, up)]
    for held, outward in tails:
        lean, hang = outward * 0.3 + np.array((0.0, -TAIL, 0.0)), np.linspace(0, 1, 7)[:, None]
        points = np.concatenate([[held], held + outward * OUT_OF_FIST + hang * lean])
        broader = np.array((GATHERED, *np.linspace(GATHERED, width, 7)))
        parts.append(ribbon(points, broader, outward + np.array((0.0, 0.5, 0.0))))
    return joined(parts)


def mesh_of(given: dict[str, Any]) -> Mesh:
    """Return the mesh of a prop of a pose file whose places are points."""
    turn = rotation("y", given.get("turn", 0))
    match given["kind"]:
        case "wall" | "mat" | "box":
            return box(given["at"], given["size"], turn)
        case "table":
            return table(given["at"], given["size"], turn)
        case "dumbbell":
            return dumbbell(given["a"], given["b"])
        case "roller" | "towel":
            return cylinder(given["a"], given["b"], given.get("r", 0.7))
        case "rod" | "strap":
            return cylinder(given["a"], given["b"], given.get("r", 0.05))
        case "band":
            return band(given["a"], given["b"], given.get("width", BAND), given.get("tails", []))
        case "ball":
            return sphere(given["at"], given.get("r", 0.33))
        case _:
            return chair(given["at"], given.get("height", 4.3), turn, given.get("back", CHAIR_BACK))


def loose_ends(given: dict[str, Any], here: dict[str, Any], skeleton: Skeleton) -> list[tuple[Array, Array]]:
    """Return where a band is held in a fist, and the direction in which its loose end leaves that."""
    ends = []
    for name, other in (("a", "b"), ("b", "a")):
        if isinstance(given[name], dict) and "grip" in given[name] and given.get("tail", True):
            axis = skeleton.grip(given[name]["grip"])[1]
            ends.append((here[name], axis if axis @ (here[name] - here[other]) > 0 else -axis))
    return ends


def placed(given: list[dict[str, Any]], skeleton: Skeleton, offsets: dict[str, Any]) -> list[Prop]:
    """Return the props of a move in the place that they have in a pose; `offsets` shift some, by number."""
    props = []
    for number, one in enumerate(given):
        shift = np.array(offsets.get(str(number), (0, 0, 0)), float)
        here = {name: skeleton.target(value) + shift if name in PLACES else value for name, value in one.items()}
        if one["kind"] == "band":
            here["tails"] = loose_ends(one, here, skeleton)
        props.append(Prop(one["kind"], here, *mesh_of(here)))
    return props
