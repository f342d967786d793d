"""One key as areas, from behind to the front: what is ink, fill, shadow tone, worked region and face."""

from __future__ import annotations

import attrs
import numpy as np
from scipy import ndimage as ndi

from .body import PART_NAMES
from .features import ON_BLADES, blades, face_mask, face_shapes, floor_shadow
from .geometry import Array
from .ink import inked, shaded, strength
from .props import BACKDROPS
from .raster import PIXELS, Box, Buffer, Mask, on_screen, render
from .regions import REGIONS, painted
from .shapes import Area, Drawn, Shape, soft
from .stage import Stage
from .trace import UNITS, area

#: What a limb has to be turned away from the camera by to count as the far one.
FAR = 0.45
#: The materials of which the far limbs are darker.
DARKENED = ("skin", "leggings", "socks")
#: A piece of a fill, a tone or a region below so many pixels is left out.
LEAST_FILL, LEAST_TONE, LEAST_REGION = 48, 2200, 300


@attrs.frozen(eq=False)
class Masks:
    """The first decisions about a buffer, which the areas are made from."""

    part: Array  # the buffer's parts, without backdrops
    shown: Mask  # person and props, without backdrops
    ink: Mask
    lit: Mask  # bands: what is flat has one tone


def masks_of(stage: Stage, buffer: Buffer) -> Masks:
    """Return which pixels are ink, and which show something that has an outline."""
    part = buffer.part.copy()
    for number, prop in enumerate(stage.props):
        if prop.kind in BACKDROPS:
            part[buffer.prop(number)] = -1
    shown = part >= 0
    lines = strength(buffer, part)
    # no lines inside of the face
    lines[ndi.binary_erosion(face_mask(buffer), iterations=2)] = 0
    ink = inked(lines) & (shown | (ndi.distance_transform_edt(~shown) < PIXELS * 0.03))
    bands = [buffer.prop(number) for number, prop in enumerate(stage.props) if prop.kind == "band"]
    return Masks(part, shown, ink, np.logical_or.reduce([np.zeros_like(shown), *bands]))


def shapes_of(stage: Stage, box: Box) -> list[Shape]:
    """Return the areas of a key, from behind to the front."""
    buffer = render(stage.layers, stage.props, stage.camera, box)
    masks = masks_of(stage, buffer)
    shapes: list[Shape] = backdrops(stage, box)
    if stage.move.shadow is not None:
        shapes.append(floor_shadow(stage, box, stage.move.shadow))
    silhouette = masks.shown | masks.ink
    fingers = ndi.binary_dilation(buffer.hand > 0.5, iterations=int(PIXELS * 0.1))
    silhouette |= ndi.binary_closing(silhouette, iterations=int(PIXELS * 0.03)) & fingers
    shapes.append(Area("ink", soft(silhouette, 1.1), 0.75, 60))
    shapes += fills(stage, buffer, masks)
    tone = shaded(buffer, masks.part, masks.shown, masks.lit)
    shapes.append(Area("tone", soft(tone, 4.5), 1.5, LEAST_TONE))
    shapes += tints(felt(stage, buffer), masks.ink)
    shapes += face_shapes(buffer)
    shapes += blades(stage, buffer)
    return shapes


def backdrops(stage: Stage, box: Box) -> list[Shape]:
    """Return the faces of walls and mats that look at the camera, exactly; the largest has the lighter tone."""
    shapes: list[Shape] = []
    for prop in stage.props:
        if prop.kind not in BACKDROPS:
            continue
        faces = []
        for corners in prop.points.reshape(6, 4, 3):
            outward = np.cross(corners[1] - corners[0], corners[2] - corners[0])
            outward = outward * np.sign(outward @ (corners.mean(axis=0) - prop.points.mean(axis=0)))
            toward = stage.camera @ (outward / np.linalg.norm(outward))
            if toward[2] > 0.02:
                seen = on_screen(corners, stage.camera, box)[:, :2] * UNITS
                faces.append((abs(area(seen)), seen))
        faces.sort(key=lambda face: face[0])
        for number, (_, corners) in enumerate(faces):
            kind = prop.kind if number == len(faces) - 1 else f"{prop.kind}-side"
            shapes.append(Drawn(kind, "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "Z"))
    return shapes


def far_parts(stage: Stage) -> list[int]:
    """Return the parts of the side that is turned away from the camera."""
    turned = [(stage.camera @ (stage.skeleton.turns[bone] @ np.array((1.0, 0, 0))))[2] for bone in ("spine01", "root")]
    limbs = [(part, turned[0]) for part in ("upper-arm", "forearm", "hand")]
    limbs += [(part, turned[1]) for part in ("thigh", "shin", "foot")]
    return [PART_NAMES.index(f"{part}.{'R' if by > 0 else 'L'}") for part, by in limbs if abs(by) > FAR]


def materials(stage: Stage, buffer: Buffer, far_ones: list[int]) -> list[tuple[str, Mask]]:
    """Return what has one color, from behind to the front."""
    far = soft(np.isin(buffer.part, far_ones), 2.5) > 0.5
    areas: list[tuple[str, Mask]] = []
    for number, layer in enumerate(stage.layers):
        here = buffer.layer == number
        if layer.name in DARKENED and (here & far).sum() > 150:
            areas += [(f"{layer.name}-far", here & far), (layer.name, here & ~far)]
        else:
            areas.append((layer.name, here))
    return areas + [(p.kind, buffer.prop(i)) for i, p in enumerate(stage.props) if p.kind not in BACKDROPS]


def fills(stage: Stage, buffer: Buffer, masks: Masks) -> list[Shape]:
    """Return the areas of one color: each lies a little under those that follow, so that no gap shows."""
    areas = materials(stage, buffer, far_parts(stage))
    shapes: list[Shape] = []
    for number, (kind, mask) in enumerate(areas):
        fill = mask & ~masks.ink
        later = [other for _, other in areas[number + 1 :]]
        if later:
            fill = fill | (ndi.binary_dilation(fill, iterations=3) & np.logical_or.reduce(later) & ~masks.ink)
        shapes.append(Area(kind, soft(fill, 1.0), 0.8, LEAST_FILL))
    return shapes


def felt(stage: Stage, buffer: Buffer) -> dict[bool, Mask]:
    """Return where the move is felt: at the surface, and deep."""
    found = {False: np.zeros(buffer.layer.shape, bool), True: np.zeros(buffer.layer.shape, bool)}
    for tint in stage.move.tints:
        if tint.region in ON_BLADES:
            continue
        found[REGIONS[tint.region].deep] |= painted(buffer, tint.region, tint.side)
    return found


def tints(found: dict[bool, Mask], ink: Mask) -> list[Shape]:
    """Return where the move is felt: what lies at the surface as an area, what lies deep to be drawn dashed."""
    shapes: list[Shape] = []
    for kind, mask in (("felt", found[False] & ~ink), ("felt-deep", found[True])):
        if mask.sum() > LEAST_REGION:
            shapes.append(Area(kind, soft(mask, 3.2), 1.2, LEAST_REGION))
    return shapes
