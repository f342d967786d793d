"""Consequential faults are not reported, and independent ones are."""

from __future__ import annotations

import json

import pytest

import made
from loading_cases import faults_of, plain, write
from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError
from shoulderkit.reading import canonical_files, dumps, loads


@pytest.mark.parametrize(
    ("row", "path"), [({"id": "Chest"}, "id"), ({"name": "Chest"}, "id"), ({"id": 3}, "id"), (3, "")], ids=repr
)
def test_no_follow_on_faults_of_unclear_ids(tmp_path, row, path):
    """Where the id of a value cannot be read, references that may have meant it are not reported."""
    rest = {"name": "Chest", "kind": "area", "body_side": "front"}
    write(tmp_path, {"regions.json": {"regions": [row if row == 3 else rest | row]}})
    write(tmp_path, {"exercises/press.json": dumps(made.exercise())})
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.path) == ("regions.json", f"regions[0].{path}".rstrip("."))


def test_references_of_unreadable_values_are_reported(tmp_path):
    """A fault of shape does not hide the dangling references of the same object."""
    plain = json.loads(dumps(made.exercise()))
    wrong = plain | {
        "phase": "mobilise",
        "targets": [{"region": "chset", "role": "primary"}, 3],
        "setups": [{"position": "sofa", "equipment": ["orang", 4]}],
        "cues": "none",
    }
    write(tmp_path, {"exercises/press.json": wrong})
    write(tmp_path, {"regions.json": {"regions": json.loads(dumps(made.catalog()))["regions"]}})
    paths = {fault.path for fault in faults_of(tmp_path)}
    assert {
        "phase",
        "targets[0].region",
        "targets[1]",
        "setups[0].position",
        "setups[0].equipment[0]",
        "setups[0].equipment[1]",
        "cues",
    } <= paths


def test_no_follow_on_faults_of_unclear_exercises():
    """Where the id of an exercise cannot be read, steps that may have meant it are not reported."""
    whole = json.loads(dumps(made.catalog()))
    tables = {"exercises": [{"id": "Pull"}], "routines": whole["routines"][:1], "equipment": whole["equipment"]}
    text = json.dumps(tables)
    with pytest.raises(DataError) as caught:
        loads(text, Catalog)
    assert {fault.path.split(".")[0] for fault in caught.value.faults} == {"exercises[0]"}


def test_no_follow_on_faults_of_unread_exercises(tmp_path):
    """A routine may hold or name an exercise whose file cannot be read, under its file's name or the id it gives."""
    write(tmp_path, canonical_files(made.catalog()))
    write(tmp_path, {"exercises/press.json": {"id": "push"}, "routines/session.json": dumps(made.routine())})
    write(tmp_path, {"rules.json": {"rules": [plain(made.rule(exercises=(("push",), ("pull",))))]}})
    assert {fault.file for fault in faults_of(tmp_path)} == {"exercises/press.json"}


def test_no_follow_on_faults_of_unread_equipment():
    """The substitutes of unreadable equipment are unknown, so a step may use anything in its place."""
    text = json.loads(dumps(made.catalog()))
    text["equipment"][0] = {"id": "ball", "name": ""}
    text["routines"][0]["steps"][1]["equipment"] = ["orange"]
    with pytest.raises(DataError) as caught:
        loads(json.dumps(text), Catalog)
    assert [fault.path for fault in caught.value.faults] == ["equipment[0].name"]


def test_unread_values_of_the_same_id():
    """Of two unreadable values with one id, the faults of each are reported, and no others."""
    with pytest.raises(DataError) as caught:
        loads('{"settings": [{"id": "desk"}, {"id": "desk"}]}', Catalog)
    assert [fault.path for fault in caught.value.faults] == ["settings[0].name", "settings[1].name"]
