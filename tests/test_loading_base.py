"""Catalogs on top of a base: what they refer to, repeat and contradict."""

from __future__ import annotations

import pytest

import made
from loading_cases import faults_of, lines_of, plain, write
from shoulderkit.errors import Fault, MergeError
from shoulderkit.reading import dumps, load_catalog


def test_base(tmp_path):
    """A catalog may refer to a base and repeat its values, and is returned merged with it."""
    push = made.exercise(id="push")
    write(tmp_path, {"exercises/push.json": dumps(push), "exercises/press.json": dumps(made.exercise())})
    day = {"id": "day", "name": "Day", "steps": [{"exercise": "pull", "dose": plain(made.REPS), "position": "seated"}]}
    day["steps"][0]["dose"] = {"kind": "hold", "low_s": 20, "high_s": 30, "sets": 2, "rest_s": 5}
    write(tmp_path, {"routines/day.json": day})
    catalog = load_catalog(tmp_path, base=made.catalog())
    assert set(catalog.exercises) == {"press", "pull", "push"}
    assert catalog.routines["day"].steps[0].exercise == made.rich_exercise()
    assert catalog.merge(made.catalog()) == catalog
    assert "exercises/press.json: targets[0].region: no region has the id 'chest'" in lines_of(tmp_path)


def test_conflict_with_base(tmp_path):
    """Another value for an id of the base is an error that names the file and what differs."""
    write(tmp_path, {"exercises/press.json": dumps(made.exercise(load="A band."))})
    with pytest.raises(MergeError) as caught:
        load_catalog(tmp_path, base=made.catalog())
    assert caught.value.what == str(tmp_path)
    assert caught.value.faults == (
        Fault("there are two of this id, which differ in load (None against 'A band.')", file="exercises/press.json"),
    )


def test_conflict_and_faults(tmp_path):
    """Faults of the files themselves are reported before conflicts with the base."""
    write(tmp_path, {"exercises/press.json": dumps(made.exercise(load="A band.")), "exercises/x.json": "{"})
    assert [fault.file for fault in faults_of(tmp_path, base=made.catalog())] == ["exercises/x.json"]
