"""One key as areas that can move: the silhouette is one area with a stroke, and all else is clipped by it.

A still sets fills into ink; between keys such fills would part from the ink around them. Here every fill reaches past the
silhouette and under what lies on it, so that nothing shows between them while they move.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from .features import face_shapes
from .ink import shaded, without_specks
from .paint import LEAST_TONE, backdrops, felt, masks_of, materials, tints
from .raster import PIXELS, Buffer, Mask
from .shapes import Area, Shape, soft
from .stage import Stage

#: How far fills reach past the silhouette and under what lies on them, in pixels.
PAST, UNDER = 7, 3
#: Lines nearer to the silhouette than this, in decimeters, are part of its stroke; the least area of one, in square decimeters.
INNER = 0.05
LEAST_LINE = 0.015


def moving_shapes(stage: Stage, buffer: Buffer, far: list[int], cut: Mask, shared: Mask) -> list[Shape]:
    """Return the areas of a layer in a key, from behind to the front.

    Args:
        stage: The layer as a stage.
        buffer: Its pixels.
        far: The parts of the body that are darker.
        cut: Where it ends because it is cut.
        shared: Where it overlaps others.
    """
    masks = masks_of(stage, buffer)
    shapes: list[Shape] = backdrops(stage, buffer.box)
    fingers = ndi.binary_dilation(buffer.hand > 0.5, iterations=int(PIXELS * 0.1))
    shown = masks.shown | (ndi.binary_closing(masks.shown, iterations=int(PIXELS * 0.04)) & fingers)
    shown |= _seen_through(shown, cut)
    distance, nearest = ndi.distance_transform_edt(~masks.shown, return_indices=True)
    shapes.append(Area("body", soft(shown, 1.1), 0.8, 80))
    areas = materials(stage, buffer, far)
    for number, (kind, mask) in enumerate(areas):
        fill = mask & shown
        later = [other for _, other in areas[number + 1 :]]
        if later:
            fill = fill | (ndi.binary_dilation(fill, iterations=UNDER) & np.logical_or.reduce(later))
        fill = np.where((distance < PAST) | shown, fill[nearest[0], nearest[1]], 0) > 0
        shapes.append(Area(kind, soft(fill, 1.6), 0.9, 80))
    shapes.append(Area("tone", soft(shaded(buffer, masks.part, masks.shown, masks.lit), 4.5), 1.5, LEAST_TONE))
    inner = masks.ink & ~shared & (ndi.distance_transform_edt(shown) > PIXELS * INNER)
    shapes.append(Area("lines", soft(without_specks(inner, LEAST_LINE), 0.9), 0.75, 40))
    # past the cut as well, so that no edge of it is seen there
    beyond = ~shown & (distance < PAST) & cut[nearest[0], nearest[1]]
    where = {deep: mask | (mask[nearest[0], nearest[1]] & beyond) for deep, mask in felt(stage, buffer).items()}
    return shapes + tints(where, masks.ink & ~ndi.binary_dilation(cut, iterations=PAST)) + face_shapes(buffer)


def _seen_through(shown: Mask, cut: Mask) -> Mask:
    """The holes that one sees through because something is cut off."""
    pieces, count = ndi.label(ndi.binary_fill_holes(shown) & ~shown)
    around = ndi.binary_dilation(cut, iterations=3)
    numbers = [number for number in range(1, count + 1) if (around & (pieces == number)).any()]
    return np.isin(pieces, numbers)
