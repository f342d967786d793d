"""What is painted by place: face, shoulder blades, and the shadow on the floor."""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from .body import FLOOR, PART_NAMES, body
from .clothes import seen
from .geometry import Array, inside
from .raster import PIXELS, Box, Buffer, Mask, on_screen
from .shapes import Area, Shape, soft
from .stage import Stage

Outline = tuple[tuple[float, float], ...]
HEAD = PART_NAMES.index("head")
#: Regions that are shown by the blades.
ON_BLADES = ("scapula",)
#: The blade's outline on the left of the back, from its upper inner angle: x and height above the mesh's origin. 16 cm by
#: 10 cm, from the second to the seventh rib (Gray's Anatomy, 41st edition, chapter 48).
BLADE: Outline = (
    (0.72, 5.2), (1.0, 5.3), (1.35, 5.16), (1.72, 5.22), (1.82, 4.98), (1.56, 4.72), (1.28, 4.2), (1.02, 3.66), (0.86, 3.7),
    (0.76, 4.4),
)  # fmt: skip
#: The ridge on the blade, its spine, as a thin area.
RIDGE: Outline = ((0.8, 4.76), (1.25, 4.94), (1.74, 5.1), (1.74, 5.15), (1.22, 5.0), (0.79, 4.81))
#: What the blade does on the ribs: it turns upward with the arm, rises and sinks by so many decimeters a degree of the
#: clavicle (which is 1.5 long), and slides around the ribs, away from the spine, as the shoulder comes forward.
BLADE_TURN = 1.05
BLADE_RISE = 0.026
BLADE_SLIDE = 0.018
BLADE_CENTER = (1.2, 4.55)
#: The props that cast a shadow.
CASTING = frozenset({"roller", "ball", "chair", "box", "table", "towel"})
#: A piece of a blade of fewer pixels says nothing.
LEAST_BLADE = 1500


def face_mask(buffer: Buffer) -> Mask:
    """Return where the bare skin of the face is seen."""
    return (buffer.part == HEAD) & (buffer.layer == 0) & (buffer.rest[..., 2] > 0.75)


def face_shapes(buffer: Buffer) -> list[Shape]:
    """Return eyes with brows, and the mouth, where the face looks at the camera."""
    face, (x, y) = face_mask(buffer), (buffer.rest[..., 0], buffer.rest[..., 1])
    shapes: list[Shape] = []
    for eye, outward in zip(body().eyes, (1, -1), strict=True):
        across, up = (x - eye[0]) * outward, y - eye[1]
        pupil = (across / 0.105) ** 2 + ((up + 0.02) / 0.085) ** 2 < 1
        brow = (np.abs(up - 0.20 - 0.06 * np.cos(across * 4)) < 0.032) & (across > -0.19) & (across < 0.24)
        if ((pupil | brow) & face).sum() > 8:
            shapes.append(Area("eye", soft((pupil | brow) & face, 0.8), 0.5, 10, 0.45))
    # corners a little above the middle: calm and friendly
    mouth = (np.abs(y - FLOOR - 6.68 - 0.9 * x**2) < 0.024) & (np.abs(x) < 0.26) & face
    if mouth.sum() > 6:
        shapes.append(Area("mouth", soft(mouth, 0.8), 0.5, 8, 0.4))
    return shapes


def floor_shadow(stage: Stage, box: Box, below: float) -> Shape:
    """Return the shadow on the floor, of what lies below a height, with the light straight above."""
    casting = [seen(stage.layers), *(p.points for p in stage.props if p.kind in CASTING)]
    points = np.concatenate(casting)
    points = points[points[:, 1] < below] * (1, 0, 1)
    place = on_screen(points, stage.camera, box).astype(int)
    height, width = round((box[3] - box[1]) * PIXELS), round((box[2] - box[0]) * PIXELS)
    within = (place[:, 0] >= 0) & (place[:, 1] >= 0) & (place[:, 0] < width) & (place[:, 1] < height)
    mask = np.zeros((height, width), bool)
    mask[place[within, 1], place[within, 0]] = True
    mask = ndi.binary_closing(ndi.binary_dilation(mask, iterations=6), iterations=18)
    return Area("shadow", soft(mask, 9), 2.0, 1800)


def _moved(stage: Stage, side: str, outline: Outline) -> Array:
    """Return where an outline on the blade of a side lies on the ribs, as (from the spine, height)."""
    elevation, protraction, lifted = stage.skeleton.girdles[side]
    turn = np.radians(BLADE_TURN * lifted)
    from_center = np.array(outline) - BLADE_CENTER
    across = from_center @ (np.cos(turn), -np.sin(turn)) + BLADE_CENTER[0] + BLADE_SLIDE * protraction
    return np.stack(
        [across, from_center @ (np.sin(turn), np.cos(turn)) + BLADE_CENTER[1] + BLADE_RISE * elevation], axis=1
    )


def blades(stage: Stage, buffer: Buffer) -> list[Shape]:
    """Return the blades that a move is about, projected from behind onto the back as it is seen.

    They are red where the blades themselves are what is worked.
    """
    if not stage.move.blades:
        return []
    rows, columns = np.mgrid[: buffer.depth.shape[0], : buffer.depth.shape[1]] + 0.5
    seen_at = np.stack([columns / PIXELS + buffer.box[0], buffer.box[3] - rows / PIXELS, buffer.depth], axis=2)
    chest = stage.skeleton.turns["spine01"]
    place = (seen_at @ buffer.camera - stage.skeleton.shifts["spine01"]) @ chest
    outward = buffer.normal @ buffer.camera @ chest
    parts = [i for i, part in enumerate(PART_NAMES) if part.split(".")[0] in {"trunk", "upper-arm"}]
    back = buffer.figure & np.isin(buffer.part, parts) & (place[..., 2] < 0) & (outward[..., 2] < -0.1)
    worked = any(tint.region in ON_BLADES for tint in stage.move.tints)
    shapes: list[Shape] = []
    for side in stage.move.blades:
        k = 1 if side == "L" else -1
        for kind, outline in (("blade-felt" if worked else "blade", BLADE), ("ridge", RIDGE)):
            mask = np.zeros(back.shape, bool)
            mask[back] = inside(place[back, 0] * k, place[back, 1] - FLOOR, _moved(stage, side, outline)) > 0
            if mask.sum() > (LEAST_BLADE if kind != "ridge" else 40):
                shapes.append(Area(kind, soft(mask, 3.0 if kind != "ridge" else 1.0), 1.0, 60))
    return shapes
