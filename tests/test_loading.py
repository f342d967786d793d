"""Catalogs from folders and files: what is read, what is passed over, and every fault of every file at once."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from importlib_resources import files

import made
from shoulderkit._bundle import bundled
from shoulderkit._references import KINDS
from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault, MergeError
from shoulderkit.loading import canonical_files, dumps, load_catalog, loads

DATA = Path(str(files("shoulderkit") / "data"))


def write(folder, contents):
    """Write files given by path: text as it is, bytes as they are, all else as JSON."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def plain(value):
    return json.loads(dumps(value))


def faults_of(path, **options):
    with pytest.raises(DataError) as caught:
        load_catalog(path, **options)
    assert caught.value.what == str(path)
    return caught.value.faults


def lines_of(path, **options):
    return [str(fault) for fault in faults_of(path, **options)]


def test_folder(tmp_path):
    """A catalog that was written to a folder is read from it as it was, by text, by path and as package data are."""
    write(tmp_path, canonical_files(made.catalog()))
    assert load_catalog(tmp_path) == made.catalog()
    assert load_catalog(str(tmp_path)) == made.catalog()


def test_archive(tmp_path):
    """A folder inside an archive is read like any other."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in canonical_files(made.catalog()).items():
            archive.writestr(f"data/{name}", text)
    with zipfile.ZipFile(packed) as archive:
        assert load_catalog(zipfile.Path(archive, "data/")) == made.catalog()


def test_file(tmp_path):
    """A whole catalog may stand in one file, whatever its name."""
    write(tmp_path, {"mine.txt": dumps(made.catalog())})
    assert load_catalog(tmp_path / "mine.txt") == made.catalog()


def test_parts_are_optional(tmp_path):
    """A folder may hold any part of a catalog."""
    write(tmp_path, {"regions.json": {"regions": [plain(made.region())]}})
    assert load_catalog(tmp_path) == Catalog(regions=[made.region()])
    (tmp_path / "regions.json").unlink()
    (tmp_path / "exercises").mkdir()
    assert load_catalog(tmp_path) == Catalog()


def test_passed_over(tmp_path):
    """What is no JSON file of a catalog's own is passed over: hidden files, other files, schemas, other folders."""
    write(tmp_path, canonical_files(made.catalog()))
    write(
        tmp_path,
        {
            ".regions.json": "{",
            "exercises/.press.json": "{",
            "exercises/notes.md": "x",
            "exercises/old/pull.json": "{",
            "README.md": "x",
            "schema/exercise.schema.json": "{",
            "pictures/press.svg": "x",
        },
    )
    assert load_catalog(tmp_path) == made.catalog()


def test_exercise_in_full(tmp_path):
    """A routine in a catalog may hold its exercise in full, as long as it is the catalog's own."""
    day = made.routine()
    write(
        tmp_path, {"regions.json": {"regions": [plain(made.region())]}, "exercises/press.json": dumps(made.exercise())}
    )
    write(tmp_path, {"routines/session.json": dumps(day)})
    assert load_catalog(tmp_path).routines["session"] == day


@pytest.mark.parametrize("name", ["nowhere", "a\0b"])
def test_nowhere(tmp_path, name):
    """A path to nothing is an error that says so."""
    assert faults_of(tmp_path / name) == (Fault("there is no such file or folder"),)


@pytest.mark.parametrize("path", [3, None, object()], ids=["number", "none", "object"])
def test_no_path(path):
    """What is no path is an error of this package, too."""
    (fault,) = faults_of(path)
    assert fault.message.startswith("cannot be read: ")


def test_nothing_in_it(tmp_path):
    """A folder that holds nothing of a catalog is no catalog."""
    write(tmp_path, {"notes.txt": "x"})
    assert faults_of(tmp_path) == (
        Fault("holds nothing of a catalog: neither exercises/ nor regions.json or the like"),
    )


def test_unreadable_folder(tmp_path, monkeypatch):
    """A folder that cannot be listed is an error of this package."""

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (fault,) = faults_of(tmp_path)
    assert fault.message.startswith("cannot be read: ")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "mine.json: is empty"),
        (b"\xff", "mine.json: is not UTF-8: byte 0 cannot be read"),
        (
            "[]",
            f"mine.json: is not an object with {' or '.join(map(repr, KINDS))}",
        ),
        ({"exercise": []}, "mine.json: exercise: is no table of a catalog (did you mean 'exercises'?)"),
        ({"regions": {}}, "mine.json: regions: is not a list"),
        ({"regions": [3]}, "mine.json: regions[0]: 3 is not an object (Region)"),
        ('{"goals": [], "goals": []}', "mine.json: goals: is given more than once"),
        (
            '{"gaols": 1, "gaols": 2}',
            """mine.json: gaols: is given more than once
mine.json: gaols: is no table of a catalog (did you mean 'goals'?)""",
        ),
    ],
)
def test_wrong_file(tmp_path, content, line):
    """The faults of a file name the file and the place in it."""
    write(tmp_path, {"mine.json": content})
    assert "\n".join(lines_of(tmp_path / "mine.json")) == line


def test_text_of_a_catalog():
    """A catalog in a text has the same faults, without a file."""
    text = json.dumps({"regions": [{"id": "a", "name": "A", "kind": "area", "body_side": "back", "part_of": "b"}]})
    with pytest.raises(DataError) as caught:
        loads(text, Catalog)
    assert caught.value.what == "Catalog"
    assert caught.value.faults == (Fault("no region has the id 'b'", "regions[0].part_of"),)


def test_every_fault_of_every_file(tmp_path):
    """Faults of names, text, shape, range and reference are told together, each with its file, in the order of files."""
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
            "rules.json": {"rules": [plain(made.rule()), plain(made.rule(exercises=(("press",), ("pul",))))]},
            "exercises/bench.json": b"\xff\xfe",
            "exercises/curl.json": press | {"id": "crul"},
            "exercises/fly.json": press
            | {"id": "fly", "targets": [{"region": "chst", "role": "primary"}], "equipment": [["anything"]]},
            "exercises/lift.json": press | {"id": "lift", "dose": {"kind": "reps", "low": "8", "high": 10}, "cuse": []},
            "exercises/number.json": "3",
            "exercises/push.json": '{"id": "push", "id": "push"}',
            "routines/session.json": session
            | {
                "steps": [
                    step | {"exercise": name} for name in ("lift", "bench", "pulll") for step in session["steps"][:1]
                ]
            },
            "routines/short.json": session | {"id": "short", "steps": [session["steps"][0] | {"position": "plank"}]},
            "routines/odd.json": session | {"id": "odd", "steps": "none"},
            "routines/odder.json": session | {"id": "odder", "steps": [3, {"exercise": 4}]},
            "routines/list.json": [],
        },
    )
    (tmp_path / "exercises" / "wall.json").mkdir()
    assert lines_of(tmp_path) == [
        "equipment.json: equipment: is missing",
        "equipment.json: equipments: is no table of a catalog (did you mean 'equipment'?)",
        "excercises: is no folder of a catalog (did you mean 'exercises'?)",
        "exercise.json: is no file of a catalog (did you mean 'exercises/'?)",
        "exercises/bench.json: is not UTF-8: byte 0 cannot be read",
        "exercises/curl.json: id: its name is its id, but the id is 'crul'",
        "exercises/fly.json: targets[0].region: no region has the id 'chst' (did you mean 'chest'?)",
        "exercises/lift.json: dose.low: '8' is not a whole number",
        "exercises/lift.json: dose.rep_s: is missing",
        "exercises/lift.json: cuse: Exercise has no such field (did you mean 'cues'?)",
        "exercises/number.json: 3 is not an object (Exercise)",
        "exercises/push.json: id: is given more than once",
        *(
            f"exercises/push.json: {name}: is missing"
            for name in ("name", "phase", "summary", "targets", "dose", "sides", "setup_s", "positions")
        ),
        "exercises/wall.json: cannot be read: Is a directory",
        "goals.json: is no JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        "routine.json: is no file of a catalog (did you mean 'routines/'?)",
        "routines/list.json: a list is not an object (Routine)",
        "routines/odd.json: steps: 'none' is not a list",
        "routines/odder.json: steps[0]: 3 is not an object (Step)",
        "routines/odder.json: steps[1].exercise: 4 is not an object (Exercise)",
        "routines/odder.json: steps[1].dose: is missing",
        "routines/odder.json: steps[1].position: is missing",
        "routines/session.json: steps[2].exercise: no exercise has the id 'pulll' (did you mean 'pull'?)",
        "routines/short.json: steps[0].position: 'plank' is none of the positions of 'press' (standing, seated)",
        "rules.json: rules[1].id: rules[0] has the same id",
        "rules.json: rules[1].exercises[1][0]: no exercise has the id 'pul' (did you mean 'pull'?)",
        "zzz.json: is no file of a catalog",
    ]


def test_only_references(tmp_path):
    """Where every file can be read, what refers to nothing is still told with its file."""
    write(tmp_path, canonical_files(made.catalog()))
    write(tmp_path, {"sources.json": {"sources": [plain(made.source(id="b-page"))]}})
    lines = lines_of(tmp_path)
    assert "exercises/pull.json: targets[0].sources[0]: no source has the id 'a-page' (did you mean 'b-page'?)" in lines
    assert "goals.json: goals[0].citations[0].source: no source has the id 'a-page' (did you mean 'b-page'?)" in lines
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("row", "path"), [({"id": "Chest"}, "id"), ({"name": "Chest"}, "id"), ({"id": 3}, "id"), (3, "")], ids=repr
)
def test_no_follow_on_faults_of_unclear_ids(tmp_path, row, path):
    """Where the id of something cannot be made out, nothing is said of references that may have meant it."""
    rest = {"name": "Chest", "kind": "area", "body_side": "front"}
    write(tmp_path, {"regions.json": {"regions": [row if row == 3 else rest | row]}})
    write(tmp_path, {"exercises/press.json": dumps(made.exercise())})
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.path) == ("regions.json", f"regions[0].{path}".rstrip("."))


def test_references_of_unreadable_values_are_told(tmp_path):
    """A fault of shape does not hide the references of the same object that lead nowhere."""
    plain = json.loads(dumps(made.exercise()))
    wrong = plain | {
        "phase": "mobilise",
        "targets": [{"region": "chset", "role": "primary"}, 3],
        "equipment": [["orang", 4]],
        "cues": "none",
    }
    write(tmp_path, {"exercises/press.json": wrong})
    write(tmp_path, {"regions.json": {"regions": json.loads(dumps(made.catalog()))["regions"]}})
    paths = {fault.path for fault in faults_of(tmp_path)}
    assert {"phase", "targets[0].region", "targets[1]", "equipment[0][0]", "equipment[0][1]", "cues"} <= paths


def test_no_follow_on_faults_of_unclear_exercises():
    """The same holds for the exercises of a routine."""
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
    """What stands in for a thing that cannot be read is not known, so a step may use anything in its stead."""
    text = json.loads(dumps(made.catalog()))
    text["equipment"][0] = {"id": "ball", "name": ""}
    text["routines"][0]["steps"][1]["equipment"] = ["orange"]
    with pytest.raises(DataError) as caught:
        loads(json.dumps(text), Catalog)
    assert [fault.path for fault in caught.value.faults] == ["equipment[0].name"]


def test_unread_values_of_the_same_id():
    """Of two values with one id that both cannot be read, the faults of each are told, and no more."""
    with pytest.raises(DataError) as caught:
        loads('{"settings": [{"id": "desk"}, {"id": "desk"}]}', Catalog)
    assert [fault.path for fault in caught.value.faults] == ["settings[0].name", "settings[1].name"]


def test_same_id_in_two_files(tmp_path):
    """Two files with one id are both named: one for its name, one for the id."""
    press = dumps(made.exercise())
    write(tmp_path, {"exercises/press.json": press, "exercises/squat.json": press})
    write(tmp_path, {"regions.json": {"regions": [plain(made.region())]}})
    assert lines_of(tmp_path) == [
        "exercises/squat.json: id: its name is its id, but the id is 'press'",
        "exercises/squat.json: id: exercises/press.json has the same id",
    ]


def test_base(tmp_path):
    """A catalog may refer to a base, repeat what is in it, and comes back together with it."""
    push = made.exercise(id="push")
    write(tmp_path, {"exercises/push.json": dumps(push), "exercises/press.json": dumps(made.exercise())})
    day = {"id": "day", "name": "Day", "steps": [{"exercise": "pull", "dose": plain(made.REPS), "position": "seated"}]}
    day["steps"][0]["dose"] = {"kind": "hold", "hold_s": 30, "sets": 2, "rest_s": 5}
    write(tmp_path, {"routines/day.json": day})
    catalog = load_catalog(tmp_path, base=made.catalog())
    assert set(catalog.exercises) == {"press", "pull", "push"}
    assert catalog.routines["day"].steps[0].exercise == made.rich_exercise()
    assert catalog.merge(made.catalog()) == catalog
    assert "exercises/press.json: targets[0].region: no region has the id 'chest'" in lines_of(tmp_path)


def test_clash_with_base(tmp_path):
    """Another value for an id of the base is an error that names the file and what differs."""
    write(tmp_path, {"exercises/press.json": dumps(made.exercise(setup_s=11))})
    with pytest.raises(MergeError) as caught:
        load_catalog(tmp_path, base=made.catalog())
    assert caught.value.what == str(tmp_path)
    assert caught.value.faults == (
        Fault("there are two of this id, which differ in setup_s (10 against 11)", file="exercises/press.json"),
    )


def test_clash_and_faults(tmp_path):
    """Faults of the files themselves come before clashes with the base."""
    write(tmp_path, {"exercises/press.json": dumps(made.exercise(setup_s=11)), "exercises/x.json": "{"})
    assert [fault.file for fault in faults_of(tmp_path, base=made.catalog())] == ["exercises/x.json"]


def test_order_of_reading(tmp_path, monkeypatch):
    """The order in which a file system lists its files does not matter."""
    write(tmp_path, canonical_files(made.catalog()))
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: sorted(listed(self), reverse=True))
    assert load_catalog(tmp_path) == made.catalog()
    write(tmp_path, {"exercises/a.json": "", "exercises/b.json": "", "aaa.json": ""})
    assert [fault.file for fault in faults_of(tmp_path)] == ["aaa.json", "exercises/a.json", "exercises/b.json"]


def test_canonical_files_of_the_bundle():
    """Every bundled file is in the one form that the package would write, and none is missing or left over."""
    found = {
        path.relative_to(DATA).as_posix(): path.read_bytes().decode()
        for path in DATA.rglob("*.json")
        if path.parent.name != "schema"
    }
    assert canonical_files(bundled()) == found


def test_canonical_files_of_part():
    """A table without values has no file."""
    assert list(canonical_files(Catalog(regions=[made.region()]))) == ["regions.json"]


def test_bundle_anywhere(tmp_path, monkeypatch):
    """The bundled catalog does not depend on where it is asked for."""
    monkeypatch.chdir(tmp_path)
    assert load_catalog(DATA) == bundled()
    assert os.listdir(tmp_path) == []  # noqa: PTH208
