"""What the importer of free-exercise-db refuses: every fault at once, each with its record and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import shoulderkit as sk
from importer_cases import imported, record
from shoulderkit.errors import Fault
from shoulderkit.importers.free_exercise_db import Defaults, loads_free_exercise_db, read_free_exercise_db
from shoulderkit.importers.free_exercise_db.records import Category, Force, Gear, Level, Mechanic, Muscle


def faults(*records: object) -> tuple[Fault, ...]:
    """Return the faults for which these records are refused."""
    with pytest.raises(sk.DataError) as caught:
        imported(*records)
    return caught.value.faults


def without(key: str) -> dict[str, object]:
    """Return a record that lacks a key."""
    return {name: value for name, value in record().items() if name != key}


@pytest.mark.parametrize(
    ("changes", "path", "near"),
    [
        ({"primaryMuscles": ["quads", "chest"]}, "Broom_Row.primaryMuscles[0]", ("quadriceps",)),
        ({"secondaryMuscles": ["traps", "tricep"]}, "Broom_Row.secondaryMuscles[1]", ("triceps",)),
        ({"equipment": "foam roller"}, "Broom_Row.equipment", ("foam roll",)),
        ({"category": "stretch"}, "Broom_Row.category", ("stretching",)),
        ({"level": "begginer"}, "Broom_Row.level", ("beginner",)),
        ({"force": "pul"}, "Broom_Row.force", ("pull",)),
        ({"mechanic": "compund"}, "Broom_Row.mechanic", ("compound",)),
        ({"instruction": []}, "Broom_Row.instruction", ("instructions",)),
        ({"name": 3}, "Broom_Row.name", ()),
        ({"name": " "}, "Broom_Row.name", ()),
        ({"instructions": "Row."}, "Broom_Row.instructions", ()),
        ({"instructions": ["Row.", None]}, "Broom_Row.instructions[1]", ()),
        ({"images": [3]}, "Broom_Row.images[0]", ()),
        ({"primaryMuscles": [], "secondaryMuscles": []}, "Broom_Row.primaryMuscles", ()),
        ({"id": 3}, "[0].id", ()),
        ({"id": ""}, "[0].id", ()),
        ({"id": "__"}, "[0].id", ()),
        ({"id": "Rückenzug"}, "[0].id", ()),
        ({"id": " A"}, "[0].id", ()),
        ({"id": "A\n"}, "[0].id", ()),
    ],
)
def test_a_fault_names_record_key_and_near_miss(changes, path, near):
    """An unknown word or key, or a value of the wrong type, is a fault with its record, key and near miss."""
    (fault,) = faults(record() | changes)

    assert (fault.path, fault.near[:1]) == (path, near)


@pytest.mark.parametrize("key", [key for key in record() if key not in {"force", "id"}])
def test_a_missing_key_is_a_fault(key):
    """Every key is required, except the force, which is optional in the dataset's schema."""
    assert faults(without(key)) == (Fault("is missing", f"Broom_Row.{key}"),)


def test_the_force_may_be_missing():
    """A missing force is equivalent to a null one."""
    assert imported(without("force")) == imported(record(force=None))


def test_all_faults_of_all_records_are_reported():
    """Every fault of every record is reported at once, in the order of the records."""
    found = faults(without("id"), record(id="A", level=None, equipment="bell"), 3, record(id="B"), record(id="b"))

    assert [fault.path for fault in found] == ["[0].id", "A.level", "A.equipment", "[2]", "[4].id"]


def test_ids_that_collide_are_refused():
    """Two records whose ids become the same here are refused, with both ids."""
    (fault,) = faults(record(id="Broom_Row"), record(id="Other"), record(id="broom-row"))

    assert fault.path == "[2].id"
    assert all(name in fault.message for name in ("'Broom_Row'", "'broom-row'", "[0]"))


def test_duplicate_keys_are_a_fault():
    """A duplicate key in a record is a fault."""
    text = json.dumps([record()]).replace('"force"', '"level": "expert", "force"', 1)

    with pytest.raises(sk.DataError) as caught:
        loads_free_exercise_db(text)
    assert caught.value.faults == (Fault("is a duplicate key", "Broom_Row.level"),)


@pytest.mark.parametrize("text", ["", "{", "{}", "3", b"\xff", json.dumps(record()), None])
def test_anything_but_a_list_of_records_is_refused(text):
    """Text that is not JSON, or not a list of records, is refused as such."""
    with pytest.raises(sk.DataError) as caught:
        loads_free_exercise_db(text)
    assert caught.value.what == "free-exercise-db"
    assert len(caught.value.faults) == 1


def test_a_file_is_read_and_named_in_its_faults(tmp_path):
    """A file is read from any path, and its faults name it."""
    path = tmp_path / "exercises.json"
    path.write_text(json.dumps([record()]), encoding="utf-8")
    assert read_free_exercise_db(str(path)) == read_free_exercise_db(path) == imported(record())

    path.write_text(json.dumps([record(level="x")]), encoding="utf-8")
    with pytest.raises(sk.DataError) as caught:
        read_free_exercise_db(path)
    assert (caught.value.what, caught.value.faults[0].file) == (str(path), "exercises.json")
    assert str(caught.value).startswith(f"{path}: exercises.json: Broom_Row.level: 'x' is not ")


@pytest.mark.parametrize("path", [Path("nowhere.json"), ".", "a\0b", None])
def test_what_cannot_be_read_is_refused(path):
    """A missing file, or an argument that is not a path, is refused with the reason."""
    with pytest.raises(sk.DataError, match=r"cannot be read|is a folder, not a file"):
        read_free_exercise_db(path)


def test_other_arguments_are_checked():
    """A base or defaults of another class are refused, both at once."""
    with pytest.raises(sk.InvalidValueError) as caught:
        loads_free_exercise_db("[]", base={}, defaults=sk.Hold(low_s=3, high_s=3))
    assert [fault.path for fault in caught.value.faults] == ["base", "defaults"]


@pytest.mark.parametrize("changes", [{"strengthen": 3}, {"setup_s": -1}, {"switch_s": 1.5}])
def test_defaults_are_checked(changes):
    """Defaults that are not doses or times are refused, with the field."""
    with pytest.raises(sk.InvalidValueError) as caught:
        Defaults(**changes)
    assert [fault.path for fault in caught.value.faults] == list(changes)


#: The words of the dataset, by what they are of; its own schema has the same.
WORDS = {
    Muscle: (
        "abdominals abductors adductors biceps calves chest forearms glutes hamstrings lats lower_back middle_back neck "
        "quadriceps shoulders traps triceps"
    ),
    Gear: (
        "bands barbell body_only cable dumbbell exercise_ball e-z_curl_bar foam_roll kettlebells machine medicine_ball other"
    ),
    Category: "cardio olympic_weightlifting plyometrics powerlifting strength stretching strongman",
    Level: "beginner intermediate expert",
    Force: "static pull push",
    Mechanic: "isolation compound",
}


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_those_of_the_dataset(kind):
    """A record is read with the words that the dataset has, and no others."""
    assert [str(member) for member in kind] == [word.replace("_", " ") for word in WORDS[kind].split()]
