"""The poses of a moving figure: each is what the figure shows when it has that value, and stands still."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import shoulderkit as sk
from shoulderkit.pictures.poses import poses

DATA = Path(sk.__file__).parent / "data" / "figures"
MOVING = sorted(path.stem for path in DATA.glob("*.svg") if "data-poses" in path.read_text(encoding="utf-8"))
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="skf skf-auto" data-poses="1 2" viewBox="0 0 9 9">'
    '<title id="pull-m-t">Pull</title>'
    '<path id="pull-m-k" d="M0 0z"><animate attributeName="d" dur="6s" values="M0 0z;M0 0z;M9 9z;M0 0z"/></path>'
    '<use href="#pull-m-k"/>'
    '<g opacity="0" clip-path="url(#pull-m-c)"><animate attributeName="opacity" values="0;0;1;0"/><path d="M5 5z"/></g>'
    '<g><animate attributeName="opacity" values="1;1;0;1"/><path d="M6 6z"/></g></svg>\n'
)


def layers(figure, exercise):
    """Return the names of the layers of a figure, of which each has an outline."""
    return re.findall(rf'<path id="{exercise}-(?:m|\d)-(\w+)-k"', figure)


def test_a_pose_is_what_the_figure_shows_then():
    """Outlines have the form of the pose; what is not seen then is left out; names and ids are those of the still."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" class="skf skf-auto" viewBox="0 0 9 9">'

    assert poses(FIGURE, "pull") == [
        (
            f'{head}<title id="pull-1-t">Pull, 1 of 2</title><path id="pull-1-k" d="M0 0z"/><use href="#pull-1-k"/>'
            '<g><path d="M6 6z"/></g></svg>\n'
        ),
        (
            f'{head}<title id="pull-2-t">Pull, 2 of 2</title><path id="pull-2-k" d="M9 9z"/><use href="#pull-2-k"/>'
            '<g clip-path="url(#pull-2-c)"><path d="M5 5z"/></g></svg>\n'
        ),
    ]


def test_a_figure_that_does_not_move_has_no_poses_in_it():
    """One without poses, and no figure at all, give none."""
    assert poses(FIGURE.replace(' data-poses="1 2"', ""), "pull") == poses("", "pull") == []


@pytest.mark.parametrize("name", MOVING)
def test_the_poses_of_a_figure_stand_still(name):
    """Nothing in them moves or fades, their references lead to what is in them, and their ids are in no other one."""
    text = (DATA / f"{name}.svg").read_text(encoding="utf-8")
    stills = poses(text, name)
    roots = [ET.fromstring(still) for still in stills]  # noqa: S314 - our own text
    ids = [element.get("id") for root in roots for element in root.iter() if element.get("id")]

    assert len(stills) > 1
    assert len(ids) == len(set(ids))
    assert not [one for one in ids if one.startswith(f"{name}-m")]
    assert "b" in layers(text, name)
    for still, root in zip(stills, roots, strict=True):
        assert not [one for one in root.iter() if one.tag.endswith("animate") or one.get("opacity")]
        used = {one or other for one, other in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', still)}
        assert used <= {element.get("id") for element in root.iter()}
        # none of the figure's layers is lost
        assert layers(still, name) == layers(text, name)


def test_the_poses_are_values_of_all_animations():
    """Each animation of a figure has as many values as it says times, so that a pose is one of them."""
    for name in MOVING:
        text = (DATA / f"{name}.svg").read_text(encoding="utf-8")
        times = {len(each.split(";")) for each in re.findall(r' keyTimes="([^"]*)"', text)}
        values = {len(each.split(";")) for each in re.findall(r' values="([^"]*)"', text)}
        (places,) = re.findall(r' data-poses="([^"]*)"', text)

        assert times == values == {max(values)}
        assert max(map(int, places.split())) < max(values)
