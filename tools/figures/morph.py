"""A move as one moving SVG: layers whose outlines SMIL takes from key to key and back.

The poses of the move are among the keys, and the root says which values they are: each is a still that can be taken from it.
"""

from __future__ import annotations

import itertools
import math

import numpy as np

from .cels import BODY, cels_of
from .clock import Clock
from .depths import in_order, offset
from .facts import Facts
from .features import blades, floor_shadow
from .geometry import Array
from .matching import Places
from .moving import moving_shapes
from .paint import far_parts
from .pen import Drawing, Pen, around
from .poses import Move
from .raster import Box, render
from .settle import between
from .stage import Stage, box_of, staged
from .still import Sheet, document, inset, overlays

#: An arm turns by no more than so many degrees on the screen from key to key, as far as so many keys after the first are
#: enough for that: what lies between is a straight line.
MOST_TURN, MOST_KEYS = 42, 4
#: What is seen shorter than this share of its length turns on the screen without moving much.
LEAST_SEEN = 0.3


def keys_of(move: Move) -> tuple[list[Stage], list[int]]:
    """Return the keys to draw, and which of them are the poses of the move; at least one lies between two poses."""
    given = [staged(move, key) for key in move.keys]
    poses = [*move.keys, *move.keys[: move.loop]]
    turned = max(_turned(one, other) for one, other in itertools.pairwise([*given, *given[: move.loop]]))
    parts = min(max(1, MOST_KEYS // (len(poses) - 1)), max(2, math.ceil(turned / MOST_TURN)))
    stages: list[Stage] = []
    for stage, (one, other) in zip(given, itertools.pairwise(poses), strict=False):
        stages += [stage, *(staged(move, between(one, other, share / parts)) for share in range(1, parts))]
    return [*stages, *given[len(poses) - 1 :]], [number * parts for number in range(len(given))]


def _turned(one: Stage, other: Stage) -> float:
    """By how many degrees a part of an arm turns on the screen at most."""
    turns = [0.0]
    for bone in [f"{name}.{side}" for name in ("upperarm01", "lowerarm01") for side in "LR"]:
        first, second = _way(one, bone), _way(other, bone)
        lengths = float(np.hypot(*first)), float(np.hypot(*second))
        if min(lengths) > LEAST_SEEN:
            cosine = float(first @ second) / (lengths[0] * lengths[1])
            turns.append(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))))
    return max(turns)


def _way(stage: Stage, bone: str) -> Array:
    body = stage.skeleton.body
    along = body.tails[body.index(bone)] - body.heads[body.index(bone)]
    return (stage.camera @ (stage.skeleton.turns[bone] @ along / np.linalg.norm(along)))[:2]


def moving(move: Move, facts: Facts) -> str | None:
    """Return the moving SVG of a move, or None where it has a single pose."""
    if len(move.keys) < 2:
        return None
    stages, poses = keys_of(move)
    box, name = box_of(move, stages), f"{move.exercise}-m"
    clock = Clock.of(len(stages), loops=move.loop)
    drawings = _layers(move, stages, box, clock, name)
    # what lies under all, then the light edges of all, so that none lies over another layer
    shown = "".join([drawing.under for drawing in drawings] + [drawing.halo for drawing in drawings])
    shown += "".join(drawing.layer for drawing in drawings)
    for number, key in enumerate(poses):
        if move.inset is not None and (move.inset.every or number == len(poses) - 1):
            near = [k for k in range(len(stages)) if min(abs(k - pose) for pose in poses) == abs(k - key)]
            shown += around(clock, near, inset(stages[key], box, f"{name}{number}", number))
        if arrows := overlays(move, box, number):
            # an arrow is not true on the way back
            shown += around(clock, [key], arrows, outward=True)
    return document(name, facts, Sheet.of(box), facts.name, shown, [clock.place(key) for key in poses])


def _layers(move: Move, stages: list[Stage], box: Box, clock: Clock, name: str) -> list[Drawing]:
    """The layers of the figure, from behind to the front."""
    cels, far = cels_of(stages), far_parts(stages[0])
    buffers = [cel.rendered(box) for cel in cels]
    drawings = []
    for number in in_order(buffers, box):
        cel, own = cels[number], buffers[number]
        cuts = [cel.cut(buffer) for buffer in own]
        keys = [
            moving_shapes(stage, buffer, far, cut, cel.shared(buffer))
            for stage, buffer, cut in zip(cel.stages, own, cuts, strict=True)
        ]
        if cel.name == BODY and move.shadow is not None:
            keys = [[floor_shadow(s, box, move.shadow), *shapes] for s, shapes in zip(stages, keys, strict=True)]
        places = [Places.of(buffer, cut, offset(buffer.box, box)) for buffer, cut in zip(own, cuts, strict=True)]
        drawings.append(Pen(f"{name}-{cel.name}", clock, places).drawing(keys))
    return [*drawings, *([_blades(stages, box, clock, name)] if move.blades else [])]


def _blades(stages: list[Stage], box: Box, clock: Clock, name: str) -> Drawing:
    """The shoulder blades, which are seen through body and arms alike."""
    buffers = [render(stage.layers, stage.props, stage.camera, box) for stage in stages]
    places = [Places.of(buffer, np.zeros_like(buffer.figure), (0, 0)) for buffer in buffers]
    keys = [blades(stage, buffer) for stage, buffer in zip(stages, buffers, strict=True)]
    return Drawing("", "", Pen(f"{name}-s", clock, places).inside(keys))
