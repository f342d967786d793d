"""Where the regions of the catalog lie on the body at rest: painted once, seen wherever the body goes.

Outlines follow the attachments in Gray's Anatomy (41st edition, chapters 43 and 48), held against the joints of the mesh: the
upper trapezius from the neck to the outer clavicle, the middle and the lower to the spine of the blade, the lower from T12; the
latissimus from T7 and the iliac crest to the humerus; the rhomboids from C7 to T5 to the blade's inner edge, below the
trapezius; the pectoralis minor from the third to the fifth rib to the coracoid, below the major. What lies below another
muscle is deep, and drawn dashed. Areas such as the upper back are the surface that people point at.
"""

from __future__ import annotations

import attrs
import numpy as np
from scipy import ndimage as ndi

from .body import FLOOR, PART_NAMES, body
from .geometry import Array, inside
from .raster import Buffer, Mask

Outline = tuple[tuple[float, float], ...]
Point = tuple[float, float, float]
#: How often the corners of an outline are cut.
ROUNDINGS = 3
#: What is narrower than twice so many pixels is not shown: a sliver at an edge of the figure says nothing.
NARROW = 3


@attrs.frozen
class Region:
    """One region on the left half.

    Attributes:
        outlines: What bounds it as seen from a direction, as (x, height above the mesh's origin), from the side (z, height);
            corners are rounded.
        deep: Whether it lies below another muscle.
        parts: The parts of the body that it can lie on.
        around: A line from one point to another, (x, height, z), and the distance within which it takes the surface.
    """

    outlines: tuple[tuple[str, Outline], ...] = ()
    deep: bool = False
    parts: tuple[str, ...] = ("trunk", "upper-arm", "thigh")
    around: tuple[Point, Point, float] | None = None


_LAT = (
    (0.25, 1.3),
    (0.35, 2.3),
    (0.25, 3.05),
    (0.9, 3.6),
    (1.45, 4.25),
    (1.95, 4.35),
    (1.75, 3.2),
    (1.35, 2.2),
    (0.95, 1.5),
)
_LAT_SIDE = ((-1.1, 2.0), (-1.1, 4.25), (-0.35, 4.45), (0.2, 4.2), (0.1, 3.2), (-0.2, 2.0))
_PEC = ((0.08, 3.55), (0.1, 4.85), (0.7, 5.2), (1.35, 5.05), (1.62, 4.6), (1.35, 3.95), (0.75, 3.5))
_BETWEEN = ((0, 5.5), (0, 3.3), (0.5, 3.5), (0.72, 3.9), (0.8, 4.5), (0.78, 5.1), (0.4, 5.45))
_UPPER_BACK = ((0, 5.7), (0, 3.2), (0.7, 3.35), (1.3, 3.9), (1.45, 4.6), (1.35, 5.15), (0.6, 5.5))
REGIONS = {
    "latissimus-dorsi": Region((("back", _LAT), ("side", _LAT_SIDE)), parts=("trunk",)),
    "lower-trapezius": Region(
        (("back", ((0, 2.6), (0, 4.4), (0.35, 4.55), (1.0, 4.85), (1.1, 4.65), (0.62, 4.0), (0.22, 3.1))),)
    ),
    "middle-trapezius": Region((("back", ((0, 5.3), (0, 4.45), (1.15, 4.75), (1.5, 5.1), (1.1, 5.25))),)),
    "upper-trapezius": Region(
        (("back", ((0, 5.4), (0, 6.5), (0.32, 6.5), (0.55, 5.95), (1.4, 5.6), (1.5, 5.2), (0.7, 5.3))),)
    ),
    "rhomboids": Region((("back", ((0.06, 5.35), (0.06, 4.3), (0.74, 3.75), (0.8, 4.9), (0.3, 5.3))),), deep=True),
    "thoracic-spine": Region((("back", ((0, 5.6), (0, 2.2), (0.34, 2.2), (0.42, 5.5))),)),
    "between-shoulder-blades": Region((("back", _BETWEEN),)),
    "upper-back": Region((("back", _UPPER_BACK),)),
    "pectoralis-minor": Region(
        (("front", ((0.62, 3.85), (0.72, 4.5), (1.25, 5.05), (1.5, 4.95), (1.42, 4.45), (1.05, 3.8))),), deep=True
    ),
    "pectoralis-major": Region((("front", _PEC),)),
    "chest": Region((("front", _PEC),)),
    "shoulder": Region(around=((1.75, 5.3, 0.2), (2.15, 4.85, 0.2), 0.62)),
    "posterior-deltoid": Region(around=((1.55, 5.0, -0.4), (2.05, 4.5, -0.35), 0.42)),
    # behind the jaw, from below the ear to the top of the shoulder
    "neck": Region(parts=("trunk",), around=((0.5, 6.28, 0.06), (1.2, 5.62, 0.03), 0.4)),
    # over the outer third of the shoulder, from the edge of the acromion two fifths of the way down the arm
    "deltoid": Region(around=((1.9, 5.3, 0.28), (2.65, 4.45, 0.28), 0.62)),
    # the back of the neck, from below the hair to its lowest vertebra
    "cervical-spine": Region((("back", ((0, 6.7), (0, 5.8), (0.5, 5.85), (0.55, 6.7))),), parts=("trunk",)),
    # from the upper neck to the upper inner corner of the blade, below the trapezius
    "levator-scapulae": Region(
        (("back", ((0.14, 6.5), (0.44, 6.5), (0.66, 5.75), (1.02, 5.28), (0.7, 4.9), (0.32, 5.6))),), deep=True
    ),
    # the side of the ribs, in front of the latissimus, from the eighth rib to below the armpit
    "serratus-anterior": Region(
        (("side", ((0.1, 2.5), (-0.25, 3.0), (-0.15, 4.0), (0.25, 4.3), (0.75, 3.9), (0.85, 3.0), (0.55, 2.5))),),
        parts=("trunk",),
    ),
    "infraspinatus": Region((("back", ((0.82, 4.75), (0.9, 3.85), (1.2, 4.2), (1.75, 4.85), (1.6, 5.0))),)),
    "triceps-brachii": Region((("triceps", ()),), parts=("upper-arm",)),
}


def painted(buffer: Buffer, name: str, side: str) -> Mask:
    """Return the pixels where a region is seen on one side (L, R) or, without a side, on both."""
    mask = np.zeros(buffer.layer.shape, bool)
    for one in side or "LR":
        mask |= _on_side(buffer, REGIONS[name], one)
    return ndi.binary_opening(mask, iterations=NARROW)


def rounded(outline: Outline) -> Array:
    """Return an outline with its corners cut (Chaikin's algorithm); one that begins along the spine with both its halves."""
    points = np.array(outline)
    if (points[:2, 0] == 0).all():
        half = points[1:]
        points = np.concatenate([half, points[:1], half[:0:-1] * (-1, 1)])
    for _ in range(ROUNDINGS):
        after = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], axis=1).reshape(-1, 2)
    return points


def near(places: Array, start: Array, end: Array, within: float) -> Mask:
    """Return which places are within a distance of a line from one point to another."""
    way = end - start
    along = np.clip((places - start) @ way / (way @ way), 0, 1)
    return np.asarray(np.linalg.norm(places - start - along[:, None] * way, axis=1) < within)


def _on_side(buffer: Buffer, region: Region, side: str) -> Mask:
    k = 1 if side == "L" else -1
    x, y, z = buffer.rest[..., 0] * k, buffer.rest[..., 1] - FLOOR, buffer.rest[..., 2]
    parts = [i for i, part in enumerate(PART_NAMES) if part.split(".")[0] in region.parts]
    where = np.isin(buffer.part, parts) & (x > -0.01) & buffer.figure
    mask = np.zeros(where.shape, bool)
    x, y, z = x[where], y[where], z[where]
    found = np.zeros(x.shape, bool)
    for seen_from, outline in region.outlines:
        if seen_from == "triceps":
            found |= _behind_upper_arm(buffer.rest[where], side)
        elif seen_from == "side":
            found |= (inside(z, y, rounded(outline)) > 0) & (x > 0.75)
        else:
            faces = z < 0.08 if seen_from == "back" else z > 0.23
            found |= (inside(x, y, rounded(outline)) > 0) & faces
    if region.around is not None:
        start, end, within = region.around
        found |= near(np.stack([x, y, z], axis=1), np.array(start), np.array(end), within)
    mask[where] = found
    return mask


def _behind_upper_arm(rest: Array, side: str) -> Mask:
    mesh = body()
    start, end = mesh.head(f"upperarm01.{side}"), mesh.head(f"lowerarm01.{side}")
    way = end - start
    from_start = rest - start
    along = from_start @ way / (way @ way)
    aside = from_start - along[:, None] * way
    return (along > 0.2) & (along < 0.92) & (aside[:, 2] < -0.05)
