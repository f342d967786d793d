"""What the person wears: shells of the body's own mesh, so that they bend and hide as the body does.

A shell is smoothed, pushed outward, and cut by a field over the rest body: it is where the field is positive.
"""

from __future__ import annotations

from functools import cache

import attrs
import numpy as np

from .body import ARM, FLOOR, HAND, Body, body, smoothed
from .geometry import Array, inside, unit
from .skeleton import Skeleton
from .skin import average, normals, skinned
from .subdivide import subdivision

#: The outline of the hair seen from the side: z and height above the mesh's origin.
HAIR = (
    (1.75, 8.0), (1.22, 7.97), (1.0, 7.72), (0.86, 7.6), (0.80, 7.22), (0.66, 7.15), (0.66, 7.38), (0.52, 7.47),
    (0.36, 7.45), (0.2, 7.3), (0.17, 6.9), (0.05, 6.62), (-0.15, 6.42), (-2, 6.35), (-2, 9.4), (1.75, 9.4),
)  # fmt: skip


@attrs.frozen(eq=False)
class Shell:
    """A layer of the figure at rest, from the skin outward."""

    name: str
    vertices: Array
    field: Array


@attrs.frozen(eq=False)
class Layer:
    """A shell in a pose, subdivided."""

    name: str
    points: Array
    field: Array


def _along_upper_arm(mesh: Body) -> Array:
    # 0 at the shoulder, 1 at the elbow
    along = np.zeros(len(mesh.vertices))
    for side in "LR":
        start, end = mesh.head(f"upperarm01.{side}"), mesh.head(f"lowerarm01.{side}")
        way, of_side = end - start, (mesh.vertices[:, 0] > 0) == (side == "L")
        along[of_side] = (mesh.vertices[of_side] - start) @ way / (way @ way)
    return along


@cache
def shells() -> tuple[Shell, ...]:
    """Return skin, leggings, socks, shirt and hair at rest."""
    mesh = body()
    points, faces = mesh.vertices, mesh.faces
    x, y, z = points.T
    arm, head = mesh.share(ARM), mesh.share(("head", "neck"))
    sleeve = _along_upper_arm(mesh)
    collar = -((points - (0, FLOOR + 5.72, 0.35)) @ unit((0, 1, 0.42))) + 3 * np.maximum(0, np.abs(x) - 0.85)
    shirt = np.minimum.reduce([y - FLOOR - 0.15 + 6 * arm, collar, (0.66 - sleeve) * 2.4 + (1 - arm) * 6])
    shirt = np.where(head > 0.9, -1, shirt)
    leggings = np.minimum.reduce([FLOOR + 1.5 - y, y - (FLOOR - 7.05), (0.3 - arm) * 5])
    socks = np.minimum(FLOOR - 6.85 - y, 1.0)
    hair = np.where(head > 0.5, inside(z, y - FLOOR, HAIR), -1)
    covered = (shirt > 0.25) | ((np.maximum(leggings, socks) > 0.05) & (arm < 0.3)) | (hair > 0.3)

    def pushed(times: int, mask: Array, by: Array | float) -> Array:
        calm = smoothed(points, average(), times, mask)
        return calm + normals(calm, faces) * np.broadcast_to(by, y.shape)[:, None]

    limbs = np.clip(1 - head - mesh.share(HAND), 0, 1)
    flare = np.clip(sleeve, 0, 0.7) * arm * 0.16 + np.clip((FLOOR + 2.0 - y) / 2.0, 0, 1) * 0.05 * (1 - arm)
    crown = 0.75 + 0.25 * np.clip((y - FLOOR - 7.2) / 1.0, 0, 1)
    full = 0.34 * np.sqrt(np.clip(hair, 0, 0.35) / 0.35) * crown + 0.02
    feet = pushed(60, np.clip(mesh.share(("foot", "toe")) * 1.2, 0, 1), 0.17)
    feet[:, 1] = np.maximum(feet[:, 1], np.where(socks > 0, 0.02, -np.inf))
    return (
        Shell("skin", points, np.where(covered, -1.0, 1.0)),
        Shell("leggings", pushed(14, limbs, 0.07), leggings),
        Shell("socks", feet, socks),
        Shell("shirt", pushed(16, limbs, 0.13 + flare), shirt),
        Shell("hair", pushed(40, np.clip(head, 0, 1), full), hair),
    )


def dressed(skeleton: Skeleton) -> list[Layer]:
    """Return the layers of the figure in a pose."""
    fine = subdivision()
    return [Layer(s.name, fine(skinned(skeleton, s.vertices)), fine(s.field)) for s in shells()]


def seen(layers: list[Layer]) -> Array:
    """Return the vertices that are not cut away."""
    return np.concatenate([layer.points[layer.field > 0] for layer in layers])
