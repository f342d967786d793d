"""Arrows: each in the picture of the key from which its movement starts, at the part that moves."""

from __future__ import annotations

import re

import attrs
import numpy as np
import pytest

from tools.figures.__main__ import committed
from tools.figures.arrows import (
    CARRIED,
    COURSE,
    GAP,
    arrow_paths,
    attached,
    distance,
    key_of,
    off_course,
    path_of_arrow,
    stray,
)
from tools.figures.geometry import view
from tools.figures.poses import known, load
from tools.figures.sheet import stills_in

BOX = (-8.0, 6.0, 8.0, 20.0)


def kinds(picture):
    """Return the classes of what stands in a picture."""
    return set(re.findall(r'class="(\w+)"', picture))


@pytest.mark.parametrize("name", known())
def test_a_picture_has_the_arrows_of_its_key_and_what_is_held_has_none(name):
    """A picture has arrows where its key has some; the key that is held says so in words, and has none."""
    move = load(name)
    stills = [still for path in committed(name) for still in stills_in(path)]
    assert len(stills) == len(move.keys)
    for key, still in enumerate(stills):
        shown = kinds(still)
        held = key == move.held_key
        assert ("a" in shown) == any(key_of(given) == key for given in move.arrows)
        assert ("v" in shown) == held
        assert not (held and "a" in shown)


@pytest.mark.parametrize("name", known())
def test_every_move_that_moves_has_an_arrow_and_they_name_keys_that_there_are(name):
    """A move with more than one key has an arrow in its first one, and none is for a key that it does not have."""
    move = load(name)

    assert {key_of(given) for given in move.arrows} <= set(range(len(move.keys)))
    assert move.held_key is None or move.held_key in range(len(move.keys))
    assert len(move.keys) == 1 or any(key_of(given) == 0 for given in move.arrows)


def test_a_pose_that_is_held_may_be_followed_by_others():
    """Without a number the last key is held; with one another, which then is the one without arrows."""
    move = load("shoulder-shrug-release")
    (first, *_) = move.arrows

    assert move.held_key == 1 < len(move.keys) - 1
    assert attrs.evolve(move, held=None).held_key == len(move.keys) - 1
    assert attrs.evolve(move, hold=False).held_key is None
    assert stray(attrs.evolve(move, arrows=[{**first, "key": 1}])) == ["arrow 1 is in the key that is held"]


def test_an_arrow_stands_in_the_picture_of_its_key_alone():
    """The arrows of one key are not drawn in that of another, nor those of an inset outside of it."""
    move = load("push-up-scapular-retraction")
    camera = view(*move.view)
    counts = [[len(arrow_paths(move, key, camera, BOX, inset=inset)) for inset in (False, True)] for key in (0, 1, 2)]

    assert counts == [[1, 2], [1, 2], [0, 0]]


def test_an_arrow_is_drawn_at_the_part_that_moves():
    """An arrow that is given beside its part is drawn at it, moved in the picture alone; one that is there already stays."""
    move = load("forearm-kneeling-stretch")
    camera = view(*move.view)
    arrow = move.arrows[0]
    given, drawn = path_of_arrow(move, arrow), attached(move, arrow)
    by = drawn - given

    assert distance(move, arrow) == pytest.approx(GAP, abs=0.01)
    assert np.linalg.norm(by[0]) > 0.5
    assert by == pytest.approx(np.repeat(by[:1], len(by), axis=0))
    assert (by @ camera.T)[:, 2] == pytest.approx(0)
    near = load("standing-band-row")
    assert attached(near, near.arrows[0]) == pytest.approx(path_of_arrow(near, near.arrows[0]))


def test_an_arrow_that_floats_away_and_one_at_a_hold_are_found():
    """An arrow that is far from the part that it names is found, and so is one in the key that is held."""
    move = load("neck-side-bend")
    (arrow,) = move.arrows
    far, late = {**arrow, "r": arrow["r"] + 2 * CARRIED}, {**arrow, "key": 1}

    assert distance(move, arrow) <= GAP + 0.01 < CARRIED < distance(move, far)
    assert "from head" in stray(attrs.evolve(move, arrows=[far]))[0]
    assert stray(attrs.evolve(move, arrows=[late])) == ["arrow 1 is in the key that is held"]


def test_an_arrow_that_points_elsewhere_is_found():
    """An arrow against the way of its part is found; where hardly a way is seen, none is."""
    move, still = load("standing-cat"), load("scapular-pull-down")
    (arrow,) = move.arrows
    back = {**arrow, "from": arrow["to"], "to": arrow["from"]}

    assert off_course(move, arrow) < COURSE < off_course(move, back)
    assert "off the way of spine02" in stray(attrs.evolve(move, arrows=[back]))[0]
    assert off_course(still, still.arrows[0]) == 0
