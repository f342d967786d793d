"""What a moving picture shows between its keys, held against a frame that is drawn at that very pose."""

from __future__ import annotations

import re

import numpy as np
import pytest
from skimage.draw import polygon2mask

from tools.figures.__main__ import FOLDER
from tools.figures.compare import outlines
from tools.figures.morph import keys_of
from tools.figures.paint import masks_of
from tools.figures.poses import load
from tools.figures.raster import render
from tools.figures.settle import between
from tools.figures.stage import box_of, staged
from tools.figures.trace import UNITS

#: The share of the figure's pixels that may be wrong half way between two keys.
MOST = 0.04
#: Each move takes seconds to draw: these stand for all, one with an arm before the body, one with a prop. A quarter of all are
#: over the limit, where the pose that is solved half way is not half way along its own way (docs/design/moving-pictures.md).
MEASURED = ("scapular-pull-down", "crossover-arm-stretch", "bent-over-row")
_OUTLINE = re.compile(r'<path id="[^"]*-k" d="([^"]*)"(?:/>|><animate [^>]* values="([^"]*)"/></path>)')
_POSES = re.compile(r'data-poses="(\d+) (\d+)')


def covered(paths, shape):
    """Return the pixels that a layer covers, given its outline in two keys, half way between these."""
    found = np.zeros(shape, bool)
    for one, other in zip(*map(outlines, paths), strict=True):
        # what runs the other way around is a hole
        found ^= polygon2mask(shape, (one + other)[:, ::-1] / 2 / UNITS - 0.5)
    return found


def wrong_between(name):
    """Return the largest share of a figure's silhouette that is wrong half way between two keys from its first pose to its second."""
    move, text = load(name), (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    first, second = map(int, _POSES.search(text).groups())
    layers = [values.split(";") if values else [path] * (second + 1) for path, values in _OUTLINE.findall(text)]
    box, parts = box_of(move, keys_of(move)[0]), second - first
    wrong = []
    for part in range(parts):
        stage = staged(move, between(move.keys[0], move.keys[1], (part + 0.5) / parts))
        buffer = render(stage.layers, stage.props, stage.camera, box)
        true = masks_of(stage, buffer).shown
        seen = [covered(values[first + part : first + part + 2], true.shape) for values in layers]
        wrong.append((np.logical_or.reduce(seen) ^ true).sum() / true.sum())
    return float(max(wrong))


@pytest.mark.parametrize("name", MEASURED)
def test_between_keys_the_figure_is_where_it_should_be(name):
    """Half way between two keys no more than four pixels of a hundred are wrong."""
    assert wrong_between(name) < MOST
