"""Lines and tones: where a line lies in a hand, and what of the shadow tone is left out."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tools.figures.__main__ import FOLDER
from tools.figures.body import PART_NAMES
from tools.figures.compare import outlines
from tools.figures.ink import IN_HAND, OUTLINE_OF_HAND, TORN_IN_HAND, strength
from tools.figures.paint import LEAST_TONE
from tools.figures.raster import Buffer
from tools.figures.sheet import stills_in
from tools.figures.trace import UNITS, area

SIZE = 40
HAND = PART_NAMES.index("hand.L")


def hand(gap):
    """Return a buffer with a hand from edge to edge, of two halves so far apart at rest, and nothing in its lowest rows."""
    rest = np.zeros((SIZE, SIZE, 3))
    rest[:, SIZE // 2 :, 0] = gap
    part = np.full((SIZE, SIZE), HAND)
    part[30:] = -1
    ones = np.ones((SIZE, SIZE))
    return Buffer(
        np.eye(3),
        (0, 0, 1, 1),
        0 * ones,
        part * 0,
        part,
        rest,
        np.zeros(rest.shape),
        ones,
        np.zeros((SIZE, SIZE, 2)),
        5,
    )


@pytest.mark.parametrize(("gap", "line"), [(0.5 * TORN_IN_HAND, 0.0), (2 * TORN_IN_HAND, IN_HAND)])
def test_a_line_lies_where_fingers_meet(gap, line):
    """Fingers side by side have a thin line between them though they are equally deep; a hand that goes on has none."""
    buffer = hand(gap)
    lines = strength(buffer, buffer.part)

    assert lines[10, SIZE // 2] == line
    assert lines[10, 5] == 0
    assert lines[29, 5] == OUTLINE_OF_HAND


def test_no_picture_has_a_small_blot():
    """No piece of the shadow tone of any still is smaller than what is left out."""
    sizes = []
    for still in [still for path in FOLDER.glob("*.svg") for still in stills_in(path)]:
        for tone in re.findall(r'class="d" d="([^"]*)"', still):
            sizes += [abs(area(line)) for line in outlines(tone)]

    # a hole that only other poses have is closed
    sizes = [size for size in sizes if size > 1]
    assert len(sizes) > 100
    assert min(sizes) > 0.9 * LEAST_TONE * UNITS * UNITS
