"""What a moving picture shows between its keys, held against a frame that is drawn at that very pose."""

from __future__ import annotations

import numpy as np
from skimage.draw import polygon2mask

from tools.figures.matching import Places, aligned, tracks
from tools.figures.moving import moving_shapes
from tools.figures.paint import far_parts
from tools.figures.poses import load
from tools.figures.settle import between
from tools.figures.stage import box_of, staged
from tools.figures.trace import contours

#: The share of the figure's pixels that may be wrong half way between two keys.
MOST = 0.04
#: Each move takes three drawings, so the one that is drawn fastest stands for all; the others were measured when they were made.
FAST = "scapular-pull-down"


def wrong_between(name):
    """Return the share of a figure's silhouette that is wrong half way between its first two keys."""
    move = load(name)
    shares = (0, 0.5) if len(move.keys) == 2 else (0, 1)
    ends = [between(move.keys[0], move.keys[1], share) for share in shares]
    stages = [staged(move, key) for key in (*ends, between(*ends, 0.5))]
    box, far = box_of(move, stages), far_parts(stages[0])
    drawn = [moving_shapes(stage, box, far) for stage in stages]
    bodies = [next(shape for shape in shapes if shape.kind == "body") for shapes, _ in drawn]
    places = [Places.of(buffer) for _, buffer in drawn[:2]]
    moved = np.zeros(bodies[2].field.shape, bool)
    for track in tracks([contours(body.field, body.level, body.least) for body in bodies[:2]], places):
        points = aligned(track, places)
        # what runs the other way around is a hole
        moved ^= polygon2mask(moved.shape, points.mean(axis=0)[:, ::-1] - 0.5)
    true = bodies[2].field > bodies[2].level
    return float((moved ^ true).sum() / true.sum())


def test_between_keys_the_figure_is_where_it_should_be():
    """Half way between two keys no more than four pixels of a hundred are wrong."""
    assert wrong_between(FAST) < MOST
