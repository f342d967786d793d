"""The layers of a moving figure: what is one, what lies before what, and where an outline has no line."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tools.figures.__main__ import FOLDER
from tools.figures.cels import BODY, OF_ARM, OF_BODY, cels_of
from tools.figures.compare import outlines
from tools.figures.depths import in_order
from tools.figures.poses import load
from tools.figures.raster import surface
from tools.figures.stage import box_of, staged


def layers_of(name):
    """Return the layers of a move by name, drawn at its poses, and their names from behind to the front."""
    move = load(name)
    stages = [staged(move, key) for key in move.keys]
    box = box_of(move, stages)
    cels = cels_of(stages)
    buffers = [cel.rendered(box) for cel in cels]
    order = in_order(buffers, box)
    return {cel.name: (cel, keys) for cel, keys in zip(cels, buffers, strict=True)}, [cels[n].name for n in order]


def test_an_arm_that_crosses_the_body_is_a_layer_before_it():
    """The arm that is drawn across the chest lies before the body all the time, so that the body's outline stays as it is."""
    layers, order = layers_of("crossover-arm-stretch")

    assert order.index("l") > order.index(BODY)
    assert layers[BODY][0].without == "LR"


def test_what_a_hand_holds_is_a_layer_and_furniture_is_none():
    """A dumbbell moves by itself; the table that one leans on belongs to the body."""
    layers, _ = layers_of("bent-over-row")

    assert [name for name in layers if name.startswith("p")] == ["p1"]
    assert [prop.kind for prop in layers["p1"][0].stages[0].props] == ["dumbbell"]
    assert "table" in {prop.kind for prop in layers[BODY][0].stages[0].props}


def test_an_arm_that_stays_where_it_is_is_no_layer():
    """Where only the head moves there is nothing but the body."""
    layers, _ = layers_of("chin-tuck")

    assert list(layers) == [BODY]


def test_body_and_arm_overlap_and_have_no_outline_at_the_cut():
    """What belongs to both is on both; only there an outline is left out."""
    layers, _ = layers_of("crossover-arm-stretch")
    arms = surface().arms
    on_body, on_arm = (
        np.max([layer.field for layer in layers[n][0].stages[0].layers], axis=0) > 0 for n in (BODY, "l")
    )

    assert OF_ARM < OF_BODY
    assert arms[on_body].max() < OF_BODY
    assert arms[on_arm, 0].min() > OF_ARM
    assert (on_body & on_arm).sum() > 20
    for name in (BODY, "l"):
        cel, (buffer, *_) = layers[name]
        share = buffer.arms.max(axis=2)[cel.cut(buffer)]
        assert len(share)
        assert share.min() > OF_ARM - 1e-6
        assert share.max() < OF_BODY + 1e-6


@pytest.mark.parametrize("name", ["crossover-arm-stretch", "bent-over-row"])
def test_the_line_along_an_arm_is_open(name):
    """The line of a layer that is cut follows its outline, but not all around it; that of a prop is the outline itself."""
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    fills = re.findall(r'id="[^"]*-([lrb])-k" d="([^"]*)"', text)
    lines = re.findall(r'<path class="u" d="([^"]*)"', text)

    assert lines
    assert not any("z" in line for line in lines)
    around = [sum(np.hypot(*np.diff(part, axis=0).T).sum() for part in outlines(path)) for _, path in fills]
    along = [sum(np.hypot(*np.diff(part, axis=0).T).sum() for part in outlines(path)) for path in lines]
    arms = [length for (layer, _), length in zip(fills, around, strict=True) if layer != BODY]
    assert 0.6 * sum(arms) < sum(along) < sum(around)
    assert len(re.findall(r'<use href="#[^"]*-p\d-k" class="u"/>', text)) == len(re.findall(r'id="[^"]*-p\d-k"', text))
