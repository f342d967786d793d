"""One key as areas that can move: the silhouette is one area with a stroke, and all else is clipped by it.

A still sets fills into ink; between keys such fills would part from the ink around them. Here every fill reaches past the
silhouette and under what lies on it, so that nothing shows between them while they move.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from .features import blades, face_shapes, floor_shadow
from .ink import shaded, without_specks
from .paint import LEAST_TONE, backdrops, masks_of, materials, tints
from .raster import PIXELS, Box, Buffer, render
from .shapes import Area, Shape, soft
from .stage import Stage

#: How far fills reach past the silhouette and under what lies on them, in pixels.
PAST, UNDER = 7, 3
#: Lines nearer to the silhouette than this, in decimeters, are part of its stroke; the least area of one, in square decimeters.
INNER = 0.05
LEAST_LINE = 0.02


def moving_shapes(stage: Stage, box: Box, far: list[int]) -> tuple[list[Shape], Buffer]:
    """Return the areas of a key, from behind to the front, and its buffer."""
    buffer = render(stage.layers, stage.props, stage.camera, box)
    masks = masks_of(stage, buffer)
    shapes: list[Shape] = backdrops(stage, box)
    if stage.move.shadow is not None:
        shapes.append(floor_shadow(stage, box, stage.move.shadow))
    fingers = ndi.binary_dilation(buffer.hand > 0.5, iterations=int(PIXELS * 0.1))
    shown = masks.shown | (ndi.binary_closing(masks.shown, iterations=int(PIXELS * 0.07)) & fingers)
    distance, nearest = ndi.distance_transform_edt(~shown, return_indices=True)
    shapes.append(Area("body", soft(shown, 1.1), 0.8, 80))
    areas = materials(stage, buffer, far)
    for number, (kind, mask) in enumerate(areas):
        fill = mask & shown
        later = [other for _, other in areas[number + 1 :]]
        if later:
            fill = fill | (ndi.binary_dilation(fill, iterations=UNDER) & np.logical_or.reduce(later))
        fill = np.where(distance < PAST, fill[nearest[0], nearest[1]], 0) > 0
        shapes.append(Area(kind, soft(fill, 1.6), 0.9, 80))
    shapes.append(Area("tone", soft(shaded(buffer, masks.part, masks.shown, masks.lit), 4.5), 1.5, LEAST_TONE))
    inner = masks.ink & (ndi.distance_transform_edt(shown) > PIXELS * INNER)
    shapes.append(Area("lines", soft(without_specks(inner, LEAST_LINE), 0.9), 0.75, 60))
    return shapes + tints(stage, buffer, masks) + face_shapes(buffer) + blades(stage, buffer), buffer
