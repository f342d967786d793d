"""What a picture consists of: areas that are traced from fields of pixels, and what is drawn exactly."""

from __future__ import annotations

import attrs
from scipy import ndimage as ndi

from .geometry import Array
from .raster import Mask


@attrs.frozen(eq=False)
class Area:
    """Where a field of pixels is above a level; the tolerance of its curves and its least piece are in pixels."""

    kind: str
    field: Array
    tolerance: float
    least: float
    level: float = 0.5


@attrs.frozen
class Drawn:
    """A path that is known exactly, in the drawing's units."""

    kind: str
    path: str


Shape = Area | Drawn


def soft(mask: Mask, radius: float) -> Array:
    """Return a mask whose edge is blurred, so that the curve around it is smooth."""
    return ndi.gaussian_filter(mask.astype(float), radius)
