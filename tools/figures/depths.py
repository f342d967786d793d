"""Which layer of a moving figure lies before which: decided once for all keys, by the depths of their pixels."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np

from .geometry import Array
from .raster import PIXELS, Box, Buffer

#: What lies nearer than this, in decimeters, touches.
TOUCHING = 0.05
#: What belongs to an arm by between this much and this much is at the shoulder, where arm and body are one.
SHOULDER = 0.2, 0.9


def in_order(buffers: list[list[Buffer]], whole: Box) -> list[int]:
    """Return the numbers of the layers from behind to the front, as most pixels of most keys have them.

    The buffers are given by layer and key, each a part of the whole box.
    """
    before = _before(buffers, whole)
    return list(
        max(permutations(range(len(buffers))), key=lambda order: sum(before[b, a] for a, b in combinations(order, 2)))
    )


def _before(buffers: list[list[Buffer]], whole: Box) -> Array:
    """In how many pixels of all keys a layer lies before another one."""
    depths = [[_clear_depth(buffer, whole) for buffer in keys] for keys in buffers]
    count = len(buffers)
    found = np.zeros((count, count))
    for a, b in permutations(range(count), 2):
        found[a, b] = sum((one > other + TOUCHING).sum() for one, other in zip(depths[a], depths[b], strict=True))
    return found


def _clear_depth(buffer: Buffer, whole: Box) -> Array:
    """The depth in the whole box, not a number where nothing is seen, and at the shoulder."""
    width, height = round((whole[2] - whole[0]) * PIXELS), round((whole[3] - whole[1]) * PIXELS)
    share = buffer.arms.max(axis=2)
    clear = (buffer.layer >= 0) & ((share < SHOULDER[0]) | (share > SHOULDER[1]))
    found = np.full((height, width), np.nan)
    across, down = offset(buffer.box, whole)
    rows, columns = clear.shape
    found[down : down + rows, across : across + columns] = np.where(clear, buffer.depth, np.nan)
    return found


def offset(box: Box, whole: Box) -> tuple[int, int]:
    """Return by how many pixels a part of a box lies to the right of its left end and below its upper one."""
    return round((box[0] - whole[0]) * PIXELS), round((whole[3] - box[3]) * PIXELS)
