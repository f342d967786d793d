"""The body map: one neutral adult from the front and from behind, with every region of the catalog as a traced path.

What is made here is one file of the package's data, which `shoulderkit.pictures` draws from.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from scipy import ndimage as ndi

import shoulderkit as sk

from .anatomy import PLACES, SURFACE
from .body import FLOOR, HAND, body, smoothed
from .clothes import Layer, shells
from .compare import differences
from .features import face_shapes
from .geometry import Array, inside, view
from .ink import inked, shaded, strength
from .raster import PIXELS, Buffer, Mask, render, snapped
from .regions import rounded
from .shapes import Area, soft
from .skin import average, skinned
from .solve import solve
from .subdivide import subdivision
from .trace import UNITS, traced

#: What is seen: left, lower, right and upper end, in decimeters above the floor; from the hips to the crown.
BOX = (-3.9, FLOOR + 0.5, 3.9, FLOOR + 8.75)
#: Fields are traced at so many times their pixels, since the map is seen larger than a figure.
FINER = 2
#: Units of the paths in a decimeter.
SCALE = round(PIXELS * UNITS * FINER)
#: Standing, arms a little away from the body, palms to the thighs.
POSE: dict[str, Any] = {
    f"arm.{side}": {
        "upper": [0.36 * k, -1, 0],
        "fore": [0.33 * k, -1, 0.25],
        "palm": [-k, 0, 0.3],
        "shape": "relax",
    }
    for side, k in (("L", 1), ("R", -1))
}
VIEWS = {"front": 0.0, "back": 180.0}
#: How often the surface is smoothed, so that no form of a sex or of training is seen.
SMOOTHINGS = 24
#: Radius of the blur of an edge in pixels, tolerance of its curves, and the least piece in square pixels.
BLUR, TOLERANCE, LEAST = 1.6, 0.8, 60.0
#: How far below the edge of the hair there is no skin, in decimeters; how wide inner lines are, as a share of a figure's.
COVERED, THIN = 0.3, 0.6
#: What the file looks like by itself; where the package draws from it, colors are those of the picture.
STYLE = (
    ".body{fill:#e6ebf0;stroke:#52606d;stroke-width:2}.muscles{fill:#d6dde5}.shade{fill:#1d2b45;opacity:.12}"
    ".hair{fill:#8d97a5}.lines{fill:#52606d}.region,.deep{fill:none;stroke:#b8452e;stroke-width:2}.deep{stroke-dasharray:8 5}"
)


@cache
def layers() -> tuple[Layer, ...]:
    """Return skin and hair of the body in its pose."""
    skeleton, fine, mesh = solve(POSE), subdivision(), body()
    kept = 1 - np.clip(mesh.share(("head", *HAND)), 0, 1)
    skin = smoothed(mesh.vertices, average(), SMOOTHINGS, kept)
    hair = next(shell for shell in shells() if shell.name == "hair")
    return (
        Layer("skin", fine(skinned(skeleton, skin)), np.where(fine(hair.field) > COVERED, -1.0, 1.0)),
        Layer("hair", fine(skinned(skeleton, hair.vertices)), fine(hair.field)),
    )


def path_of(field: Array, tolerance: float = TOLERANCE, least: float = LEAST, level: float = 0.5) -> str:
    """Return the path around where a field of pixels is above a level."""
    return traced(ndi.zoom(field, FINER, order=1), tolerance * FINER, level, least * FINER**2)


def whole_mask(buffer: Buffer, region: str, side: str) -> Mask:
    """Return the pixels of the body that a region takes as seen from a side, on both halves, whatever lies over it."""
    place, mask = PLACES[region], np.zeros(buffer.layer.shape, bool)
    x, y = np.abs(buffer.rest[buffer.figure][:, 0]), buffer.rest[buffer.figure][:, 1] - FLOOR
    for outline in getattr(place, side):
        mask[buffer.figure] |= inside(x, y, rounded(outline)) > 0
    return mask & whole_mask(buffer, place.within, side) if place.within else mask


def masks_of(buffer: Buffer, side: str) -> dict[str, Mask]:
    """Return the pixels of each region as seen from a side; of the muscles at the surface what no other one covers."""
    masks = {region: whole_mask(buffer, region, side) for region, place in PLACES.items() if getattr(place, side)}
    covered = np.zeros(buffer.layer.shape, bool)
    for region in SURFACE:
        if region in masks:
            masks[region], covered = ndi.binary_opening(masks[region] & ~covered, iterations=2), covered | masks[region]
    return masks


def view_of(side: str) -> list[str]:
    """Return the elements of the body as seen from a side: what it looks like, then its regions, the largest first."""
    buffer = render(list(layers()), [], view(VIEWS[side], 0), snapped(BOX))
    lines = strength(buffer, buffer.part)
    # the outline is drawn as the edge of the whole
    inner = inked(np.where(lines >= 1, 0, lines), THIN) & ndi.binary_erosion(buffer.figure, iterations=4)
    face = [path_of(shape.field, 0.5, 8, shape.level) for shape in face_shapes(buffer) if isinstance(shape, Area)]
    masks = masks_of(buffer, side)
    paths = {region: path_of(soft(masks[region], BLUR)) for region in masks}
    return [
        _element("body", path_of(soft(buffer.figure, 1.1))),
        _element("muscles", "".join(paths[region] for region in SURFACE if region in paths)),
        _element("shade", path_of(soft(shaded(buffer, buffer.part, buffer.figure) & buffer.figure, 4.5), 1.5, 520)),
        _element("hair", path_of(soft(buffer.layer == 1, 1.1))),
        _element("lines", path_of(soft(inner, 0.8), least=12) + "".join(face)),
        *(
            _element("deep" if PLACES[region].deep else "region", paths[region], region)
            for region in sorted(masks, key=lambda region: (-int(masks[region].sum()), region))
        ),
    ]


def _element(kind: str, path: str, region: str = "") -> str:
    named = f' data-region="{region}"' if region else ""
    return f'<path class="{kind}" d="{path}"{named}/>'


def document() -> str:
    """Return the text of the file, as it is committed: both views side by side."""
    left, lower, right, upper = snapped(BOX)
    width, height = round((right - left) * SCALE), round((upper - lower) * SCALE)
    groups = "".join(
        f'<g data-view="{side}" transform="translate({place * width} 0)">\n' + "\n".join(view_of(side)) + "\n</g>\n"
        for place, side in enumerate(VIEWS)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(VIEWS) * width} {height}">\n'
        f"<title>Regions of the body, from the front and from behind</title>\n<style>{STYLE}</style>\n{groups}</svg>\n"
    )


def differing(document: str, committed: str) -> list[str]:
    """Return how a committed file differs from what is made by more than a processor does, element by element."""
    made, present = document.splitlines(), committed.splitlines()
    if len(made) != len(present):
        return [f"it has {len(present)} lines in place of {len(made)}"]
    return [
        f"line {i}: {each}" for i, pair in enumerate(zip(made, present, strict=True), 1) for each in differences(*pair)
    ]


def misfits() -> list[str]:
    """Return which regions of the catalog have no place on the map, and which places are of no region."""
    known = set(sk.bundled().regions)
    return [
        *(f"{region} has no place on the body map" for region in sorted(known - set(PLACES))),
        *(f"{region} is no region of the catalog" for region in sorted(set(PLACES) - known)),
    ]
