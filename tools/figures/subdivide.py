"""One step of Catmull-Clark subdivision, as a matrix: the same for every shell of the body."""

from __future__ import annotations

from functools import cache

import attrs
import numpy as np
import scipy.sparse as sp

from .body import Indices, body
from .geometry import Array


@attrs.frozen(eq=False)
class Subdivision:
    """The finer mesh: `matrix` makes its vertices from the coarse ones."""

    matrix: sp.csr_matrix
    quads: Indices
    triangles: Indices

    def __call__(self, values: Array) -> Array:
        """Return the values at the finer vertices."""
        return self.matrix @ values


@cache
def subdivision() -> Subdivision:
    """Return the subdivision of the body."""
    return subdivide(body().faces, len(body().vertices))


def _incidence(rows: Indices, columns: Indices, shape: tuple[int, int], value: float = 1.0) -> sp.csr_matrix:
    return sp.csr_matrix((np.full(len(rows), value), (rows, columns)), shape)


def subdivide(faces: Indices, count: int) -> Subdivision:
    """Return the subdivision of a mesh of quads (Catmull and Clark 1978); vertices at an open edge stay."""
    number = len(faces)
    sides = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2), axis=2).reshape(-1, 2)
    edges, edge_of = np.unique(sides, axis=0, return_inverse=True)
    edge_of = edge_of.reshape(number, 4)
    face_numbers = np.repeat(np.arange(number), 4)
    face_points = _incidence(face_numbers, faces.ravel(), (number, count), 0.25)
    edge_numbers = np.repeat(np.arange(len(edges)), 2)
    middles = _incidence(edge_numbers, edges.ravel(), (len(edges), count), 0.5)
    on_edge = _incidence(edge_of.ravel(), face_numbers, (len(edges), number))
    inner = np.asarray(on_edge.sum(axis=1)).ravel() == 2
    edge_points = sp.diags(np.where(inner, 0.5, 1.0)) @ middles + sp.diags(0.25 * inner) @ (on_edge @ face_points)
    at_vertex = _incidence(faces.ravel(), face_numbers, (count, number))
    edge_at_vertex = _incidence(edges.ravel(), edge_numbers, (count, len(edges)))
    valence = np.maximum(np.asarray(edge_at_vertex.sum(axis=1)).ravel(), 1)
    face_count = np.maximum(np.asarray(at_vertex.sum(axis=1)).ravel(), 1)
    around = sp.diags(1 / face_count) @ at_vertex @ face_points + 2 * sp.diags(1 / valence) @ edge_at_vertex @ middles
    vertex_points = sp.diags(1 / valence) @ around + sp.diags((valence - 3) / valence)
    border = np.zeros(count, bool)
    border[edges[~inner].ravel()] = True
    vertex_points = sp.diags(1.0 - border) @ vertex_points + sp.diags(border.astype(float))
    center = count + len(edges) + np.arange(number)
    quads = np.concatenate(
        [np.stack([faces[:, i], count + edge_of[:, i], center, count + edge_of[:, i - 1]], axis=1) for i in range(4)]
    )
    matrix = sp.vstack([vertex_points, edge_points, face_points]).tocsr()
    return Subdivision(matrix, quads, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]))
