"""Where a line is drawn, and where the shadow tone lies."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
from scipy import ndimage as ndi

from .body import PART_NAMES
from .geometry import Array, unit
from .raster import PIXELS, Buffer, Mask

#: Where the light comes from, seen from the camera: above and left.
LIGHT = unit((-0.38, 0.72, 0.58))
#: A jump in depth that makes a line, in decimeters; where unrelated parts meet.
JUMP = 0.30
JUMP_UNRELATED = 0.06
#: Within a hand depth says little: a line lies where neighbouring pixels are so far apart on the hand at rest, in decimeters,
#: as where a finger lies beside another or on the palm. It is thin, and so is the outline there: a finger is 1.7 cm wide.
TORN_IN_HAND = 0.11
IN_HAND = 0.45
OUTLINE_OF_HAND = 0.8
#: Half the width of the strongest line, in decimeters, and the least area of a line in square decimeters.
LINE = 0.027
SPECK = 0.012
#: A surface turned further from the light than this is in the shadow tone.
SHADOW = {"figure": 0.16, "prop": 0.12}
#: Over how many pixels normals are blurred before the tone is cut: folds of a shirt are no shadow, fingers are.
BLUR, BLUR_OF_LARGE = 4, 10
LARGE = ("trunk", "upper-arm", "thigh", "shin")
#: How far the tone's field is carried past the outline, in pixels, so that it is smooth there.
CARRIED = 10


@cache
def _related() -> Array:
    """Return which parts of the body are neighbours: no line lies between them but where depth jumps."""
    number = {name: i for i, name in enumerate(PART_NAMES)}
    pairs = [("trunk", "head"), ("thigh.L", "thigh.R")]
    for side in "LR":
        chain = [f"{part}.{side}" for part in ("hand", "forearm", "upper-arm")] + ["trunk"]
        leg = [f"{part}.{side}" for part in ("foot", "shin", "thigh")] + ["trunk"]
        pairs += [*itertools.pairwise(chain), *itertools.pairwise(leg)]
    table = np.eye(len(PART_NAMES), dtype=bool)
    for first, second in pairs:
        table[number[first], number[second]] = table[number[second], number[first]] = True
    return table


@cache
def _large() -> frozenset[int]:
    return frozenset(i for i, name in enumerate(PART_NAMES) if name.split(".")[0] in LARGE)


def _unrelated(first: Array, second: Array) -> Mask:
    parts = len(PART_NAMES)
    known = (first < parts) & (second < parts) & (first >= 0) & (second >= 0)
    low = _related()[np.clip(first, 0, parts - 1), np.clip(second, 0, parts - 1)]
    return np.where(known, ~low, first != second)


def strength(buffer: Buffer, part: Array) -> Array:
    """Return how strong a line each pixel has: 1 at the outline, less inside, 0 for none."""
    lines = np.zeros(part.shape)
    in_hand = buffer.hand > 0.5
    height, width = part.shape
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = (slice(0, height - down), slice(max(0, -right), width - max(0, right)))
        there = (slice(down, height), slice(max(0, right), width + min(0, right)))
        jump = np.abs(buffer.depth[here] - buffer.depth[there])
        one, other = part[here], part[there]
        outline, within = (one < 0) != (other < 0), (one >= 0) & (other >= 0)
        same_hand = within & in_hand[here] & in_hand[there] & (one == other)
        torn = np.linalg.norm(buffer.rest[here] - buffer.rest[there], axis=2) > TORN_IN_HAND
        inner = within & ~same_hand & ((jump > JUMP) | (_unrelated(one, other) & (jump > JUMP_UNRELATED)))
        found = np.where(inner, np.clip(0.45 + 0.35 * (jump - JUMP), 0.45, 0.85), 0.0)
        found = np.where(outline, np.where(in_hand[here] | in_hand[there], OUTLINE_OF_HAND, 1.0), found)
        found = np.where(same_hand & torn, IN_HAND, found)
        # the edges of a prop that has faces
        facets = within & (one == other) & (one >= len(PART_NAMES))
        edge = facets & ((buffer.normal[here] * buffer.normal[there]).sum(axis=2) < 0.55)
        found = np.where(edge & (found == 0), 0.45, found)
        lines[here] = np.maximum(lines[here], found)
        lines[there] = np.maximum(lines[there], found)
    return lines


def inked(lines: Array, width: float = 1.0) -> Mask:
    """Return the pixels under lines of the given strengths; specks are left out."""
    ink = np.zeros(lines.shape, bool)
    for low, high in ((0.4, 0.55), (0.55, 0.7), (0.7, 0.9), (0.9, 1.1)):
        mask = (lines > low) & (lines <= high)
        if mask.any():
            ink |= ndi.distance_transform_edt(~mask) < PIXELS * LINE * width * (low + high) / 2
    return without_specks(ink, SPECK)


def without_specks(mask: Mask, least: float) -> Mask:
    """Return a mask without its pieces of less than an area in square decimeters."""
    pieces, _ = ndi.label(mask, np.ones((3, 3)))
    return mask & ~(np.bincount(pieces.ravel()) < PIXELS * PIXELS * least)[pieces]


def shaded(buffer: Buffer, part: Array, shown: Mask, lit: Mask | None = None) -> Mask:
    """Return where the shadow tone lies, from normals that are blurred within each part; what is `lit` has none."""
    limit = np.where(buffer.figure, SHADOW["figure"], SHADOW["prop"])
    light = buffer.normal @ LIGHT - limit
    tone = np.zeros(part.shape)
    for number in np.unique(part[shown]):
        mask = part == number
        rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
        blur = BLUR_OF_LARGE if number in _large() else BLUR
        margin = 4 * blur + 1
        window = (
            slice(max(0, rows[0] - margin), rows[-1] + margin),
            slice(max(0, columns[0] - margin), columns[-1] + margin),
        )
        weight = ndi.gaussian_filter(mask[window].astype(float), blur)
        blurred = ndi.gaussian_filter(np.where(mask, light, 0)[window], blur) / np.maximum(weight, 1e-6)
        tone[window] = np.where(mask[window], blurred, tone[window])
    dark = (tone < 0) & shown
    if lit is not None:
        dark &= ~lit
    distance, nearest = ndi.distance_transform_edt(~shown, return_indices=True)
    return np.where(distance < CARRIED, dark[nearest[0], nearest[1]], 0) > 0
