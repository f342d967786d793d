"""The JSON Schemas agree with the classes, and every bundled file is valid by its own."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from importlib_resources import files
from jsonschema import Draft202012Validator

import made
import shoulderkit as sk
from shoulderkit.reading import dumps

DATA = Path(str(files("shoulderkit") / "data"))
TOOL = Path(__file__).parents[1] / "tools" / "schemas.py"
SCHEMAS = {path.name.removesuffix(".schema.json"): path for path in sorted((DATA / "schema").glob("*.json"))}
FILES = sorted(path for path in DATA.rglob("*.json") if path.parent.name != "schema")


@pytest.fixture(name="tool")
def _tool(tmp_path):
    spec = importlib.util.spec_from_file_location("schemas_tool", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.FOLDER = tmp_path / "schema"
    return tool


def validator(name):
    return Draft202012Validator(json.loads(SCHEMAS[name].read_text(encoding="utf-8")))


def test_schemas_are_fresh(tool):
    """The committed schemas are up to date with the classes."""
    assert tool.schemas() == {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.values()}


def test_check_says_what_is_stale(tool, capsys):
    """The check fails for missing, changed and left-over schemas and writes nothing; after writing it passes."""
    assert tool.main(["--check"]) == 1
    assert not tool.FOLDER.exists()
    assert "plan.schema.json is stale" in capsys.readouterr().out
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    (tool.FOLDER / "rules.schema.json").write_text("{}", encoding="utf-8")
    (tool.FOLDER / "old.schema.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert tool.main(["--check"]) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "old.schema.json",
        "rules.schema.json",
    ]
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    assert not (tool.FOLDER / "old.schema.json").exists()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name):
    """Every schema is a valid one of draft 2020-12, and every definition in it is used."""
    schema = json.loads(SCHEMAS[name].read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = SCHEMAS[name].read_text(encoding="utf-8")
    assert all(f'"#/$defs/{defined}"' in text for defined in schema["$defs"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_bundled_files_keep_to_their_schema(path):
    """Every bundled file names its schema, and is valid by it."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    schema = (path.parent / plain["$schema"]).resolve()
    assert schema.parent == (DATA / "schema").resolve()
    assert [error.message for error in validator(schema.name.removesuffix(".schema.json")).iter_errors(plain)] == []


@pytest.mark.untraced
def test_written_values_keep_to_their_schema():
    """Written values are valid by their schema: a catalog, an exercise, a routine, a session, a request, a plan, a refusal."""
    with pytest.raises(sk.NoPlanError) as refused:
        sk.plan(sk.Request(seconds=30, goal="stiff-shoulders", include=["lat-release"], include_phases=["strengthen"]))
    plan = sk.plan(sk.Request(seconds=600, goal="stiff-shoulders", equipment=("chair",), done_today=("chest-release",)))
    written = {
        "catalog": sk.bundled(),
        "exercise": made.rich_exercise(),
        "routine": made.routine(made.step(), made.step(made.rich_exercise())),
        "session": plan.session,
        "request": plan.request,
        "plan": plan,
        "refusal": refused.value,
    }
    for name, value in written.items():
        assert [error.message for error in validator(name).iter_errors(json.loads(dumps(value)))] == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"switch_s": -1}, "switch_s"),
        ({"switch_s": "10"}, "switch_s"),
        ({"switch_s": 1.5}, "switch_s"),
        ({"setups": [{"position": "seated", "setup_s": -1}]}, "setups"),
        ({"setups": [{"position": "seated"}]}, "setups"),
        ({"id": "Press"}, "id"),
        ({"name": ""}, "name"),
        ({"phase": "relase"}, "phase"),
        ({"targets": []}, "targets"),
        ({"setups": [{"position": "seated", "setup_s": 0, "equipment": ["ball", "ball"]}]}, "setups"),
        ({"setups": [{"position": "seated", "setup_s": 0, "equipment": ["Ball"]}]}, "setups"),
        ({"setups": []}, "setups"),
        ({"dose": {"kind": "hold", "low_s": 0, "high_s": 3}}, "dose"),
        ({"dose": {"low_s": 3, "high_s": 3}}, "dose"),
        ({"frequency": {"weeks": 3}}, "frequency"),
        ({"format_version": 2}, "format_version"),
        ({"links": ["x.org"]}, "links"),
        ({"cues": [{"kind": "feel", "text": "a", "short": "x" * 61}]}, "cues"),
        ({"cuse": []}, None),
        ({"id": None}, "id"),
    ],
)
def test_schema_refuses(changes, place):
    """A schema refuses what the reader refuses, so that an editor can say it first."""
    plain = json.loads(dumps(made.exercise())) | changes
    errors = list(validator("exercise").iter_errors(plain))
    assert [next(iter(error.path), None) for error in errors] == [place]
    with pytest.raises(sk.DataError):
        sk.loads(json.dumps(plain), sk.Exercise)


def test_step_by_id_or_in_full():
    """A step of a routine names its exercise or holds it; a step of a plan holds it."""
    named = {
        "id": "a",
        "name": "A",
        "steps": ["press", {"exercise": "press", "dose": {"kind": "hold", "low_s": 3, "high_s": 3}}],
    }
    assert validator("routine").is_valid(named)
    assert validator("routine").is_valid(json.loads(dumps(made.routine())))
    assert not validator("plan").evolve(schema={"$ref": "#/$defs/Routine"} | _defs("plan")).is_valid(named)


def _defs(name):
    return {"$defs": json.loads(SCHEMAS[name].read_text(encoding="utf-8"))["$defs"]}


def test_fields_are_described():
    """What a class's docstring says of a field is the field's description, each name of a shared line included."""
    exercise = json.loads(SCHEMAS["exercise"].read_text(encoding="utf-8"))
    assert exercise["properties"]["summary"]["description"] == "one sentence on what it is."
    assert exercise["description"] == "One move, of one phase."
    assert exercise["properties"]["switch_s"]["default"] == 0
    request = json.loads(SCHEMAS["request"].read_text(encoding="utf-8"))
    assert request["properties"]["done_recently"]["description"].startswith("ids of exercises that were done recently")
    assert "Raises" not in json.dumps(request)
