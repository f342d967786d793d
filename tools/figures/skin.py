"""From bones to surface: linear blending, and a smoothing that keeps the detail (delta mush, Mancewicz 2014)."""

from __future__ import annotations

from functools import cache

import numpy as np
import scipy.sparse as sp

from .body import HAND, Indices, averaging, body, smoothed
from .geometry import Array
from .skeleton import Skeleton

SMOOTHINGS = 14


def normals(points: Array, faces: Indices) -> Array:
    """Return the direction outward at each vertex, as the mean over its faces."""
    across = np.cross(points[faces[:, 2]] - points[faces[:, 0]], points[faces[:, 3]] - points[faces[:, 1]])
    total = np.stack(
        [sum(np.bincount(faces[:, i], across[:, axis], len(points)) for i in range(4)) for axis in range(3)], axis=1
    )
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)


@cache
def average() -> sp.csr_matrix:
    """Return the matrix that averages the neighbours on the body."""
    return averaging(body().faces, len(body().vertices))


@cache
def _a_neighbour() -> Indices:
    matrix = average().tocsr()
    firsts = matrix.indptr[:-1]
    alone = np.diff(matrix.indptr) == 0
    return np.where(alone, np.arange(len(alone)), matrix.indices[np.minimum(firsts, len(matrix.indices) - 1)])


def _frames(points: Array) -> Array:
    outward = normals(points, body().faces)
    along = points[_a_neighbour()] - points
    along = along - outward * (along * outward).sum(axis=1, keepdims=True)
    along = along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    return np.stack([outward, along, np.cross(outward, along)], axis=2)


def blended(skeleton: Skeleton, rest: Array) -> Array:
    """Return a shell's vertices after the bones that they follow."""
    mesh = body()
    turns = np.stack([skeleton.turns[bone] for bone in mesh.bones])
    shifts = np.stack([skeleton.shifts[bone] for bone in mesh.bones])
    posed = np.zeros_like(rest)
    for place in range(4):
        bones = mesh.followed[:, place]
        moved = np.einsum("vij,vj->vi", turns[bones], rest) + shifts[bones]
        posed += mesh.shares[:, place, None] * moved
    return posed


def skinned(skeleton: Skeleton, rest: Array) -> Array:
    """Return a shell's vertices in a pose, smooth where joints bend; hands and head keep every detail."""
    posed = blended(skeleton, rest)
    calm = smoothed(rest, average(), SMOOTHINGS)
    detail = np.einsum("vji,vj->vi", _frames(calm), rest - calm)
    calm = smoothed(posed, average(), SMOOTHINGS)
    mushed = calm + np.einsum("vij,vj->vi", _frames(calm), detail)
    mask = 1 - np.clip(body().share((*HAND, "head")), 0, 1)
    return posed + (mushed - posed) * mask[:, None]
