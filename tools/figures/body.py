"""The body at rest: the mesh of a neutral adult, its bones, and how much each vertex follows which bone."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import TypeAlias

import attrs
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from .geometry import Array

FILE = Path(__file__).parent / "mesh" / "body.npz"
#: How far the mesh's origin lies above its soles, in decimeters.
FLOOR = 8.178
Indices: TypeAlias = NDArray[np.int64]

#: The parts that overlap as wholes, by the bones that make them. Two parts that are not neighbours get a line between them.
PARTS = {
    "upper-arm": ("upperarm", "shoulder01"),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "finger", "metacarpal"),
    "thigh": ("upperleg",),
    "shin": ("lowerleg",),
    "foot": ("foot", "toe"),
}
TRUNK = ("root", "spine", "clavicle", "pelvis", "neck")
ARM = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
HAND = ("wrist", "finger", "metacarpal")
#: Trunk, head, then the limbs of the left and of the right side.
PART_NAMES = ("trunk", "head", *(f"{part}.{side}" for side in "LR" for part in PARTS))


@attrs.frozen(eq=False)
class Body:
    """The mesh and the skeleton at rest, in decimeters above the floor."""

    vertices: Array
    faces: Indices  # four vertices each, some twice: triangles
    bones: tuple[str, ...]
    parents: tuple[int, ...]  # a bone stands after its parent; -1 for the root
    heads: Array
    tails: Array
    eyes: Array
    followed: Indices  # four bones a vertex
    shares: Array  # how much it follows each, 1 in total

    def index(self, bone: str) -> int:
        """Return the place of a bone in the tables."""
        return self.bones.index(bone)

    def parent(self, bone: str) -> str | None:
        """Return the bone that a bone hangs on; the root hangs on none."""
        number = self.parents[self.index(bone)]
        return self.bones[number] if number >= 0 else None

    def head(self, bone: str) -> Array:
        """Return where a bone begins: the joint that it turns about."""
        return self.heads[self.index(bone)]

    def tail(self, bone: str) -> Array:
        """Return where a bone ends."""
        return self.tails[self.index(bone)]

    def length(self, *joints: str) -> float:
        """Return the length of the way from joint to joint."""
        points = [self.head(joint) for joint in joints]
        return float(sum(np.linalg.norm(end - start) for start, end in itertools.pairwise(points)))

    def share(self, prefixes: tuple[str, ...], side: str = "") -> Array:
        """Return how much each vertex follows the bones whose names begin so."""
        names = [i for i, name in enumerate(self.bones) if name.startswith(prefixes) and name.endswith(side)]
        return np.where(np.isin(self.followed, names), self.shares, 0.0).sum(axis=1)

    @property
    def hips(self) -> Array:
        """Return the point in the middle between the hip joints."""
        return (self.head("upperleg01.L") + self.head("upperleg01.R")) / 2


@cache
def body() -> Body:
    """Read the body from its file."""
    with np.load(FILE) as stored:
        lift = np.array((0.0, FLOOR, 0.0))
        shares = stored["ww"] / 255.0
        return Body(
            vertices=_without_lids(stored["v"] / 1000.0 + lift, stored, stored["eyes"] / 1000.0 + lift),
            faces=stored["f"].astype(np.int64),
            bones=tuple(map(str, stored["bones"])),
            parents=tuple(map(int, stored["parent"])),
            heads=stored["head"] / 1000.0 + lift,
            tails=stored["tail"] / 1000.0 + lift,
            eyes=stored["eyes"] / 1000.0 + lift,
            followed=stored["wi"].astype(np.int64),
            shares=shares / shares.sum(axis=1, keepdims=True),
        )


def _without_lids(vertices: Array, stored: np.lib.npyio.NpzFile, eyes: Array) -> Array:
    # eyelids cast lines and shadows: they are smoothed away, and eyes are painted in their place
    head = list(map(str, stored["bones"])).index("head")
    shares = np.where(stored["wi"] == head, stored["ww"], 0).sum(axis=1) / np.maximum(stored["ww"].sum(axis=1), 1)
    near = sum(np.exp(-(((vertices - eye - (0, 0, 0.1)) / (0.26, 0.16, 0.3)) ** 2).sum(axis=1)) for eye in eyes)
    mask = np.clip(1.6 * near, 0, 1) * (shares > 0.5)
    return smoothed(vertices, averaging(stored["f"].astype(np.int64), len(vertices)), 60, mask)


def averaging(faces: Indices, count: int) -> sp.csr_matrix:
    """Return the matrix that replaces each vertex by the mean of its neighbours."""
    pairs = np.concatenate([faces[:, [i, (i + 1) % 4]] for i in range(4)])
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    near = sp.csr_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), (count, count))
    return sp.diags(1 / np.maximum(np.asarray(near.sum(axis=1)).ravel(), 1)) @ near


def smoothed(points: Array, average: sp.csr_matrix, times: int, mask: Array | None = None) -> Array:
    """Return points moved so many times half the way to the mean of their neighbours, as far as a mask allows."""
    share = 0.5 if mask is None else 0.5 * mask[:, None]
    for _ in range(times):
        points = points + share * (average @ points - points)
    return points
