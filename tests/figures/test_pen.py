"""One layer as elements: holes that only some keys have, what is seen in some keys only, and what hardly moves."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tools.figures.clock import Clock
from tools.figures.compare import outlines
from tools.figures.matching import Places
from tools.figures.pen import Pen
from tools.figures.shapes import Area, soft
from tools.figures.trace import area

ROWS, COLUMNS = np.mgrid[:160, :160]
PLACES = Places(
    np.stack([COLUMNS / 80, -ROWS / 80, np.zeros(ROWS.shape)], axis=2), np.zeros(ROWS.shape, bool), np.zeros(2)
)
PEN = Pen("one", Clock.of(2, loops=False), [PLACES, PLACES])


def disc(kind, *, hole, shift=0.0):
    """Return a shape of a kind: a disc, with a hole of a radius where that is not 0."""
    away = np.hypot(COLUMNS - 80 - shift, ROWS - 80)
    return [Area(kind, soft((away < 60) & (away >= hole), 1), 0.8, 20)]


def forms(text):
    """Return the outlines of each form of the only path in a text."""
    (values,) = re.findall(r' values="([^"]*)"', text) or re.findall(r' d="([^"]*)"', text)
    return [outlines(value) for value in dict.fromkeys(values.split(";"))]


def test_a_hole_that_one_key_does_not_have_is_closed_there():
    """Two forms of one path, without fading: a ring, and the whole disc with nothing left of the hole."""
    text = PEN.inside([disc("lines", hole=30), disc("lines", hole=0)])
    ring, whole = forms(text)

    assert "opacity" not in text
    assert abs(sum(map(area, ring))) == pytest.approx(np.pi * (60**2 - 30**2) / 4, rel=0.05)
    assert abs(sum(map(area, whole))) == pytest.approx(np.pi * 60**2 / 4, rel=0.05)


def test_a_small_hole_leaves_no_dot_where_there_is_a_line_around():
    """Closed, it would be a dot as wide as the line: it is left out, in every key."""
    (whole,) = forms(PEN.inside([disc("felt", hole=12), disc("felt", hole=0)]))

    assert len(whole) == 1


def test_what_one_key_has_alone_fades():
    """It is seen around that key; a viewer that does not animate shows what the first key has."""
    first, last = (PEN.inside(keys) for keys in ([disc("tone", hole=0), []], [[], disc("tone", hole=0)]))

    assert first.startswith('<g clip-path="url(#one-c)"><animate attributeName="opacity"')
    assert last.startswith('<g opacity="0" clip-path="url(#one-c)"><animate attributeName="opacity"')


def test_what_hardly_moves_stands_still():
    """A shift of a pixel is none, one of ten is one."""
    still, moving = (PEN.inside([disc("tone", hole=0), disc("tone", hole=0, shift=by)]) for by in (1, 10))

    assert "<animate" not in still
    assert "<animate" in moving
