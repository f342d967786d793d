"""A key of a move made ready to be drawn: solved, dressed, with its props, before its camera."""

from __future__ import annotations

import attrs
import numpy as np

from .arrows import attached, extent_of_arrows, key_of
from .clothes import Layer, dressed, seen
from .geometry import Array, view
from .poses import Move
from .props import BACKDROPS, Prop, placed
from .raster import Box, snapped
from .settle import settle
from .skeleton import Skeleton
from .solve import Key, solve

#: What is left free around figure, props and arrows, in decimeters; and between them and what stands in an upper corner.
MARGIN = 0.5
ARROW_MARGIN = 0.65
CORNER_MARGIN = 0.45
#: The width and the height that the word for a hold takes, in decimeters.
WORD = (2.6, 1.5)


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

    def seen_points(self, without: tuple[str, ...] = ()) -> Array:
        """Return the points that are seen, and for props, whose faces can be large, points along the edges of these."""
        share = np.linspace(0, 1, 25)[:, None, None]
        edges = [seen(self.layers)]
        for prop in [each for each in self.props if each.kind not in without]:
            corners = prop.points[prop.triangles]
            edges.append((corners + (np.roll(corners, -1, axis=1) - corners) * share[..., None]).reshape(-1, 3))
        return np.concatenate(edges)


def staged(move: Move, key: Key) -> Stage:
    """Return a key of a move before its camera."""
    skeleton = solve(settle(key))
    props = placed(move.props, skeleton, key.get("prop_off", {}))
    return Stage(move, skeleton, dressed(skeleton), props, view(*move.view))


def word_is_right(move: Move) -> bool:
    """Return whether the word for a hold stands in the right corner: where the second look is not."""
    return move.inset is None or move.inset.corner == "left"


def _in_corners(move: Move, stages: list[Stage]) -> list[tuple[bool, float, float, Array]]:
    # whether it is the right one, width, height, and the points that it must not cover
    taken = []
    if move.inset is not None:
        size, keys = move.inset.size + CORNER_MARGIN, range(len(move.keys))[0 if move.inset.every else -1 :]
        shown = stages if move.inset.every else stages[-1:]
        arrows = [attached(move, given) for given in move.arrows if key_of(given) in keys and not given.get("inset")]
        points = np.concatenate([*(stage.seen_points() for stage in shown), *arrows])
        taken.append((move.inset.corner == "right", size, size, points))
    if move.held_key is not None:
        # a wall or a mat may be behind the word
        taken.append((word_is_right(move), *WORD, stages[move.held_key].seen_points(BACKDROPS)))
    return taken


def with_corners(box: Box, move: Move, stages: list[Stage]) -> Box:
    """Return a box broadened so far that what stands in its upper corners covers neither figure nor props."""
    left, lower, right, upper = box
    for on_right, width, height, points in _in_corners(move, stages):
        x, y = (points @ stages[-1].camera.T)[:, :2].T
        beside = x[(y > upper - height) & (x > left) & (x < right)]
        if len(beside) and on_right:
            right = max(right, float(beside.max()) + width)
        elif len(beside):
            left = min(left, float(beside.min()) - width)
    return left, lower, right, upper


def box_of(move: Move, stages: list[Stage]) -> Box:
    """Return the part of the camera's plane that shows all keys of a move, cropped as the move says, with room in its corners."""
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
    whole = (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
    return snapped(with_corners(whole, move, stages))
