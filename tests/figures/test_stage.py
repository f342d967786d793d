"""What stands in the corners of a picture covers neither the person nor what is held, sat on or leaned against."""

from __future__ import annotations

import pytest

from tools.figures import stage
from tools.figures.poses import known, load
from tools.figures.raster import PIXELS, render
from tools.figures.still import Sheet, place_of, stages_of
from tools.figures.trace import UNITS

WITH_INSET = [name for name in known() if load(name).inset is not None]


def covered(name):
    """Return how many pixels of figure and props the second look at the last key covers."""
    move = load(name)
    stages, box = stages_of(move)
    x, y, size = (round(value / UNITS) for value in place_of(move.inset, Sheet.of(box)))
    part = render(stages[-1].layers, stages[-1].props, stages[-1].camera, box).part
    return int((part[y : y + size, x : x + size] >= 0).sum())


@pytest.mark.parametrize("name", WITH_INSET)
def test_a_second_look_covers_nothing(name):
    """Where a second look stands there is nothing else."""
    assert covered(name) == 0


def test_a_second_look_over_the_figure_would_be_found(monkeypatch):
    """Without the room that is made for it, a second look covers a person: the law above can fail."""
    monkeypatch.setattr(stage, "with_corners", lambda box, *_: box)

    assert covered("seated-trunk-rotation") > PIXELS
