"""The body that regions are shown on: made again, it is the committed one."""

from __future__ import annotations

import re

from tools.figures import body_map
from tools.figures.__main__ import BODY
from tools.figures.anatomy import PLACES, SURFACE


def test_every_region_is_painted(monkeypatch):
    """Each region of the catalog has a place; one that has none, and a place of no region, are found."""
    assert body_map.misfits() == []
    monkeypatch.setitem(PLACES, "tail", PLACES["neck"])
    monkeypatch.delitem(PLACES, "chest")
    assert body_map.misfits() == ["chest has no place on the body map", "tail is no region of the catalog"]


def test_the_committed_body_is_what_is_made():
    """What is made now shows the same as the committed file; a region that is somewhere else would be found."""
    made = body_map.document()
    committed = BODY.read_text(encoding="utf-8")
    assert body_map.differing(made, committed) == []
    moved = re.sub(r"M(\d+)", lambda found: f"M{int(found[1]) + 20}", committed, count=1)
    assert body_map.differing(made, moved)
    assert body_map.differing(made, committed + "\n") == [
        f"it has {len(made.splitlines()) + 1} lines in place of {len(made.splitlines())}"
    ]


def test_muscles_at_the_surface_do_not_overlap():
    """Of two muscles at the surface one covers the other: no pixel is of both."""
    buffer = body_map.render(list(body_map.layers()), [], body_map.view(180.0, 0), body_map.snapped(body_map.BOX))
    masks = body_map.masks_of(buffer, "back")
    seen = [masks[region] for region in SURFACE if region in masks]
    assert len(seen) > 5
    assert sum(mask.astype(int) for mask in seen).max() == 1
