"""Every fault of every file at once, each with its file."""

from __future__ import annotations

import json

import pytest

import made
from loading_cases import lines_of, plain, write
from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault
from shoulderkit.reading import canonical_files, dumps, loads

#: The ids that the exercises of the test below have, or may be meant to have.
EXERCISES = "(bench, crul, curl, fly, lift, newer, number, older, press, pull, push, wall)"


def test_text_of_a_catalog():
    """A catalog read from a string has the same faults, without a file."""
    text = json.dumps({"regions": [{"id": "a", "name": "A", "kind": "area", "body_side": "back", "part_of": ["b"]}]})
    with pytest.raises(DataError) as caught:
        loads(text, Catalog)
    assert caught.value.what == "Catalog"
    assert caught.value.faults == (Fault("no region has the id 'b' (a)", "regions[0].part_of[0]"),)


def test_every_fault_of_every_file(tmp_path):
    """Faults of names, text, shape, range and reference are reported together, in the order of files."""
    good = made.catalog(exercises=[made.exercise(), made.rich_exercise(), made.exercise(id="push")])
    write(tmp_path, canonical_files(good))
    press, session = plain(made.exercise()), json.loads(canonical_files(good)["routines/session.json"])
    write(
        tmp_path,
        {
            "exercise.json": {},
            "routine.json": {},
            "zzz.json": {},
            "excercises/foo.json": {},
            "equipment.json": {"equipments": []},
            "settings.json": {"$schema": "x", "settings": [{"id": "desk", "name": "Desk", "equipment": ["ball"]}]},
            "goals.json": "{]",
            "warnings.json": {"format_version": 2, "warnings": [3]},
            "exercises/newer.json": press | {"id": "newest", "format_version": 2},
            "exercises/older.json": press | {"id": "older", "format_version": "1"},
            "rules.json": {"rules": [plain(made.rule()), plain(made.rule(exercises=(("press",), ("pul",))))]},
            "exercises/bench.json": b"\xff\xfe",
            "exercises/curl.json": press | {"id": "crul"},
            "exercises/fly.json": press
            | {
                "id": "fly",
                "targets": [{"region": "chst", "role": "primary"}],
                "setups": [{"position": "any", "setup_s": 0, "equipment": ["anything"]}],
            },
            "exercises/lift.json": press | {"id": "lift", "dose": {"kind": "reps", "low": "8", "high": 10}, "cuse": []},
            "exercises/number.json": "3",
            "exercises/push.json": '{"id": "push", "id": "push"}',
            "routines/session.json": session
            | {"steps": [{"exercise": "lift"}, "bench", {"exercise": "pulll"}, "pull-l"]},
            "routines/short.json": session | {"id": "short", "steps": [{"exercise": "press", "position": "plank"}]},
            "routines/odd.json": session | {"id": "odd", "steps": "none"},
            "routines/odder.json": session | {"id": "odder", "steps": [3, {"exercise": 4}]},
            "routines/list.json": [],
        },
    )
    (tmp_path / "exercises" / "wall.json").mkdir()
    assert lines_of(tmp_path) == [
        "equipment.json: equipment: is missing",
        "equipment.json: equipments: is not a table of a catalog (write 'equipment')",
        "excercises: is not a folder of a catalog (did you mean 'exercises'?)",
        "exercise.json: is not a file of a catalog (did you mean 'exercises/'?)",
        "exercises/bench.json: is not UTF-8: byte 0 cannot be read",
        "exercises/curl.json: id: its name is its id, but the id is 'crul'",
        "exercises/fly.json: targets[0].region: no region has the id 'chst' (chest, pectoralis-minor) (did you mean 'chest'?)",
        "exercises/lift.json: dose.low: '8' is not a whole number",
        "exercises/lift.json: dose.rep_s: is missing",
        "exercises/lift.json: cuse: Exercise has no such field (did you mean 'cues'?)",
        "exercises/newer.json: format_version: 2 is not the version that can be read (1)",
        "exercises/number.json: 3 is not an object (Exercise)",
        "exercises/older.json: format_version: '1' is not the version that can be read (1)",
        "exercises/push.json: id: is a duplicate key",
        *(
            f"exercises/push.json: {name}: is missing"
            for name in ("name", "phase", "summary", "targets", "dose", "sides", "setups")
        ),
        "exercises/wall.json: is a folder, not a file",
        "goals.json: is not JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        "routine.json: is not a file of a catalog (did you mean 'routines/'?)",
        "routines/list.json: a list is not an object (Routine)",
        "routines/odd.json: steps: 'none' is not a list",
        "routines/odder.json: steps[0]: 3 is not an object (Step)",
        "routines/odder.json: steps[1].exercise: 4 is not an object (Exercise)",
        f"routines/session.json: steps[2].exercise: no exercise has the id 'pulll' {EXERCISES} (did you mean 'pull'?)",
        f"routines/session.json: steps[3].exercise: no exercise has the id 'pull-l' {EXERCISES} (did you mean 'pull'?)",
        "routines/short.json: steps[0].position: 'plank' is not the position of its setup ('standing')",
        "rules.json: rules[1].id: rules[0] has the same id",
        f"rules.json: rules[1].exercises[1][0]: no exercise has the id 'pul' {EXERCISES} (did you mean 'pull'?)",
        "warnings.json: format_version: 2 is not the version that can be read (1)",
        "zzz.json: is not a file of a catalog",
    ]


def test_only_references(tmp_path):
    """Where every file can be read, a dangling reference is still reported with its file."""
    write(tmp_path, canonical_files(made.catalog()))
    write(tmp_path, {"sources.json": {"sources": [plain(made.source(id="b-page"))]}})
    lines = lines_of(tmp_path)
    assert "exercises/pull.json: targets[0].sources[0]: no source has the id 'a-page' (write 'b-page')" in lines
    assert "goals.json: goals[0].citations[0].source: no source has the id 'a-page' (write 'b-page')" in lines
    assert len(lines) == 10


def test_same_id_in_two_files(tmp_path):
    """Two files with one id are both named: one for its name, one for the id."""
    press = dumps(made.exercise())
    write(tmp_path, {"exercises/press.json": press, "exercises/squat.json": press})
    write(tmp_path, {"regions.json": {"regions": [plain(made.region())]}})
    assert lines_of(tmp_path) == [
        "exercises/squat.json: id: its name is its id, but the id is 'press'",
        "exercises/squat.json: id: exercises/press.json has the same id",
    ]


def test_null_is_not_a_value(tmp_path):
    """A null is no value of a table and no file of one: it is a fault, not passed over."""
    write(
        tmp_path,
        {"exercises/press.json": "null", "routines/day.json": {"steps": [None]}, "regions.json": {"regions": [None]}},
    )
    assert [line for line in lines_of(tmp_path) if "is missing" not in line] == [
        "exercises/press.json: null is not an object (Exercise)",
        "regions.json: regions[0]: null is not an object (Region)",
        "routines/day.json: steps[0]: null is not an object (Step)",
    ]
    with pytest.raises(DataError) as caught:
        loads('{"equipment": [null]}', Catalog)
    assert caught.value.faults == (Fault("null is not an object (Equipment)", "equipment[0]"),)
