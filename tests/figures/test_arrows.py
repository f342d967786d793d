"""Arrows: each in the picture of the key from which its movement starts, beside the part that moves."""

from __future__ import annotations

import re

import attrs
import pytest

from tools.figures.__main__ import FOLDER
from tools.figures.arrows import START_WITHIN, arrow_paths, distance, key_of, stray
from tools.figures.geometry import view
from tools.figures.poses import known, load

BOX = (-8.0, 6.0, 8.0, 20.0)


def kinds(path):
    """Return the classes of what stands in a picture."""
    return set(re.findall(r'class="(\w+)"', path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", known())
def test_a_picture_has_the_arrows_of_its_key_and_what_is_held_has_none(name):
    """A picture has arrows where its key has some; the key that is held says so in words, and has none."""
    move = load(name)
    for key in range(len(move.keys)):
        shown = kinds(FOLDER / f"{name}-{key + 1}.svg")
        held = move.hold and key == len(move.keys) - 1
        assert ("a" in shown) == any(key_of(given) == key for given in move.arrows)
        assert ("v" in shown) == held
        assert not (held and "a" in shown)


@pytest.mark.parametrize("name", known())
def test_every_move_that_moves_has_an_arrow_and_they_name_keys_that_there_are(name):
    """A move with more than one key has an arrow in its first one, and none is for a key that it does not have."""
    move = load(name)

    assert {key_of(given) for given in move.arrows} <= set(range(len(move.keys)))
    assert len(move.keys) == 1 or any(key_of(given) == 0 for given in move.arrows)


def test_an_arrow_stands_in_the_picture_of_its_key_alone():
    """The arrows of one key are not drawn in that of another, nor those of an inset outside of it."""
    move = load("push-up-scapular-retraction")
    camera = view(*move.view)
    counts = [[len(arrow_paths(move, key, camera, BOX, inset=inset)) for inset in (False, True)] for key in (0, 1, 2)]

    assert counts == [[1, 2], [1, 2], [0, 0]]


def test_an_arrow_that_floats_away_and_one_at_a_hold_are_found():
    """An arrow that begins far from the part that it names is found, and so is one in the key that is held."""
    move = load("neck-side-bend")
    (arrow,) = move.arrows
    far, late = {**arrow, "r": arrow["r"] + 2 * START_WITHIN}, {**arrow, "key": 1}

    assert distance(move, arrow) < START_WITHIN < distance(move, far)
    assert "from head" in stray(attrs.evolve(move, arrows=[far]))[0]
    assert stray(attrs.evolve(move, arrows=[late])) == ["arrow 1 is in the key that is held"]
