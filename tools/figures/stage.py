"""A key of a move made ready to be drawn: solved, dressed, with its props, before its camera."""

from __future__ import annotations

import attrs
import numpy as np

from .arrows import extent_of_arrows
from .clothes import Layer, dressed, seen
from .geometry import Array, view
from .poses import Move
from .props import Prop, placed
from .raster import Box, snapped
from .settle import settle
from .skeleton import Skeleton
from .solve import Key, solve

#: What is left free around figure, props and arrows, in decimeters.
MARGIN = 0.5
ARROW_MARGIN = 0.65


@attrs.frozen(eq=False)
class Stage:
    """One key before its camera."""

    move: Move
    skeleton: Skeleton
    layers: list[Layer]
    props: list[Prop]
    camera: Array

    @property
    def points(self) -> Array:
        """Return all points that are seen, in the world."""
        return np.concatenate([seen(self.layers), *(prop.points for prop in self.props)])


def staged(move: Move, key: Key) -> Stage:
    """Return a key of a move before its camera."""
    skeleton = solve(settle(key))
    props = placed(move.props, skeleton, key.get("prop_off", {}))
    return Stage(move, skeleton, dressed(skeleton), props, view(*move.view))


def box_of(move: Move, stages: list[Stage]) -> Box:
    """Return the part of the camera's plane that shows all keys of a move, cropped as the move says."""
    points = np.concatenate([stage.points @ stage.camera.T for stage in stages])[:, :2]
    low, high = points.min(axis=0) - MARGIN, points.max(axis=0) + MARGIN
    arrows = extent_of_arrows(move)
    if len(arrows):
        low, high = (
            np.minimum(low, arrows.min(axis=0) - ARROW_MARGIN),
            np.maximum(high, arrows.max(axis=0) + ARROW_MARGIN),
        )
    box = [*low, *high]
    for side, limit in enumerate(move.crop):
        if limit is not None:
            box[side] = limit
    return snapped((float(box[0]), float(box[1]), float(box[2]), float(box[3])))
