"""Catalogs on top of a base: what they refer to, repeat and replace."""

from __future__ import annotations

import json

import pytest

import made
from loading_cases import faults_of, lines_of, plain, write
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Source
from shoulderkit.reading import dumps, load_catalog, loads
from shoulderkit.vocabulary import Position


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


def test_known_ids_are_replaced(tmp_path):
    """Another value for an id of the base takes its place, in the base's routines, too."""
    press = made.exercise(load="A band.")
    write(tmp_path, {"exercises/press.json": dumps(press)})
    catalog = load_catalog(tmp_path, base=made.catalog())
    assert catalog == made.catalog().replace(exercises=[press])
    assert catalog.routines["session"].steps[0].exercise == press
    assert loads(json.dumps({"exercises": [plain(press)]}), Catalog, base=made.catalog()) == catalog


def test_replacement_and_the_routine_that_names_it(tmp_path):
    """A routine of the files has the files' exercise, and replaces the base's routine of its id."""
    press, day = made.exercise(load="A band."), plain(made.routine())
    day["steps"] = [{"exercise": "press", "dose": plain(made.REPS) | {"kind": "reps"}, "position": "standing"}]
    write(tmp_path, {"exercises/press.json": dumps(press), "routines/session.json": day})
    catalog = load_catalog(tmp_path, base=made.catalog())
    assert catalog.routines["session"] == made.routine(made.step(press))


def test_base_that_does_not_fit(tmp_path):
    """What the base has beside the files can be wrong with them: a fault that names the file to blame, if it is one."""
    write(
        tmp_path,
        {
            "exercises/press.json": dumps(made.exercise(setups=(made.SEATED,))),
            "equipment.json": {"equipment": [plain(made.equipment())]},
            "regions.json": {"regions": [plain(made.region(id="pectoralis-minor", part_of=("chest",)))]},
        },
    )
    day = [made.routine(made.step(), made.step(made.rich_exercise(), equipment=("orange",)))]
    assert faults_of(tmp_path, base=made.catalog(routines=day)) == (
        Fault(
            "'standing' is not the position of its setup ('seated')",
            "routines.session.steps[0].position",
            "exercises/press.json",
        ),
        Fault(
            "orange is not the equipment of its setup (ball), nor a substitute", "routines.session.steps[1].equipment"
        ),
    )


def test_values_of_the_base_that_do_not_fit(tmp_path):
    """Equipment and exercises of the base are judged by those of the files: what lifts off the floor, and families."""
    bed = made.equipment(id="bed", lifts_off_floor=True)
    bench = made.equipment(id="bench", lifts_off_floor=True, substitutes=("bed",))
    raised = made.exercise(id="row", setups=(made.setup(position="prone", equipment=("bed",), raised=True),))
    forms = [made.exercise(), made.rich_exercise()]
    things = [*made.catalog().equipment.values(), bench, bed]
    write(
        tmp_path,
        {
            "exercises/press.json": dumps(made.exercise(family="pushes")),
            "equipment.json": {"equipment": [plain(made.equipment(id="bed"))]},
        },
    )
    assert faults_of(tmp_path, base=made.catalog(equipment=things, exercises=[*forms, raised], routines=())) == (
        Fault("'bed' does not lift off the floor, as 'bench' does", "equipment.bench.substitutes[0]"),
        Fault("'press' is not of the family 'presses'", "exercises.pull.easier_forms[0]"),
        Fault("is true, but none of its equipment lifts off the floor", "exercises.row.setups[0].raised"),
    )


def test_cycle_with_the_base(tmp_path):
    """A cycle that a file closes around a region of the base is told."""
    write(tmp_path, {"regions.json": {"regions": [plain(made.region(part_of=("pectoralis-minor",)))]}})
    assert lines_of(tmp_path, base=made.catalog()) == [
        "regions.json: regions[0].part_of: is part of itself: chest in pectoralis-minor in chest"
    ]
    write(tmp_path, {"regions.json": {"regions": [plain(made.region(id="minor", part_of=("chest",)))]}})
    base = made.catalog(regions=[made.region(), made.region(id="minor"), made.region(id="pectoralis-minor")])
    base = base.replace(regions=[made.region(part_of=("minor",))])
    assert lines_of(tmp_path, base=base) == ["regions.chest.part_of: is part of itself: chest in minor in chest"]


def test_faults_of_files_and_base(tmp_path):
    """Faults of the files come first; a base's routine whose exercise could not be read is left alone."""
    files = {
        "exercises/press.json": "{",
        "exercises/pull.json": dumps(made.rich_exercise(setups=(made.setup(position=Position.PRONE),))),
    }
    write(tmp_path, {**files, "routines/x.json": "{"})
    assert [(fault.file, fault.path) for fault in faults_of(tmp_path, base=made.catalog())] == [
        ("exercises/press.json", ""),
        ("routines/x.json", ""),
        ("exercises/pull.json", "routines.session.steps[1].position"),
        ("exercises/pull.json", "routines.session.steps[1].equipment"),
    ]
    write(tmp_path, {"routines/session.json": "{"})
    assert {fault.file for fault in faults_of(tmp_path, base=made.catalog())} == {
        "exercises/press.json",
        "routines/session.json",
        "routines/x.json",
    }


def test_only_catalogs_have_a_base(tmp_path):
    """A base is a catalog, for a catalog."""
    for read, *given in ((load_catalog, tmp_path), (loads, "{}", Catalog)):
        with pytest.raises(InvalidValueError) as caught:
            read(*given, base={})
        assert caught.value.faults == (Fault("a dict is not a Catalog", "base"),)
    with pytest.raises(InvalidValueError) as caught:
        loads("{}", Source, base=made.catalog())
    assert caught.value.faults == (Fault("only a Catalog has a base, not a Source", "base"),)
