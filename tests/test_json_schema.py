"""`json_schema`: of which kinds, in which shape, and what it refuses."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

import shoulderkit as sk
from shoulderkit.catalog.references import KINDS

#: What has no JSON form of its own: a planner, what holds rows, keywords of a method, a picture, and constants.
WITHOUT = {"Planner", "Table", "Rows", "RequestChanges", "Picture"}
NAMES = sorted(name for name in set(sk.__all__) - WITHOUT if name[0].isupper() and not name.isupper())


def references(schema):
    """Return every reference in a schema."""
    inside = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema["$ref"]] if isinstance(schema, dict) and isinstance(schema.get("$ref"), str) else []
    return own + [found for item in inside for found in references(item)]


def is_valid(schema, **plain):
    return Draft202012Validator(schema).is_valid(plain)


@pytest.mark.parametrize("catalog", [None, sk.bundled()], ids=["any", "bundled"])
@pytest.mark.parametrize("name", NAMES)
def test_every_public_class_has_a_schema(name, catalog):
    """Every public class has a schema, by itself and by its name, in which every reference leads to a definition."""
    kind = getattr(sk, name)
    catalog = None if kind is sk.Catalog else catalog
    made = sk.json_schema(kind, catalog)
    assert made == sk.json_schema(name, catalog)
    Draft202012Validator.check_schema(made)
    assert made["title"] == name
    assert {ref.removeprefix("#/$defs/") for ref in references(made)} == set(made.get("$defs", {}))
    shared = sk.json_schema(kind, catalog, dialect="openapi")
    first = next(iter(shared))
    assert first == ("AnyFaultyError" if name == "FaultyError" else name)
    assert {ref.removeprefix("#/components/schemas/") for ref in references(shared)} | {first} == set(shared)


@pytest.mark.parametrize("name", NAMES)
def test_a_tool_has_one_object(name):
    """A tool's schema is an object with its definitions, without what such schemas may not have at the top; else refused."""
    try:
        made = sk.json_schema(name, dialect="tool")
    except sk.InvalidValueError as error:
        (fault,) = error.faults
        assert fault.message == f"a tool takes an object, which a {name} is not"
        assert not hasattr(getattr(sk, name), "__attrs_attrs__")
    else:
        assert made["type"] == "object"
        assert not {"$schema", "$id", "oneOf", "allOf", "not", "enum"} & set(made)
        assert "anyOf" not in made or name in {"Dose", "ShoulderkitError", "FaultyError"}
        assert "$schema" not in json.dumps(made)
        assert "(?!" not in json.dumps(made)


def test_the_dialects_differ_where_they_have_to():
    """JSON Schema has its address and the header of texts, OpenAPI names the key of a choice, a tool has neither."""
    alone, shared, tool = (sk.json_schema(sk.Exercise, dialect=name) for name in ("2020-12", "openapi", "tool"))
    assert alone["$schema"].endswith("2020-12/schema")
    assert list(alone["properties"])[:3] == ["$schema", "format_version", "id"]
    assert next(iter(tool["properties"])) == "id"
    assert shared["Exercise"]["properties"]["dose"]["discriminator"] == {
        "propertyName": "kind",
        "mapping": {name: f"#/components/schemas/{name.title()}" for name in ("reps", "hold", "timed")},
    }
    own_dose = shared["Setup"]["properties"]["dose"]["anyOf"]
    assert [sorted(each) for each in own_dose] == [["anyOf", "discriminator"], ["type"]]
    assert "discriminator" not in json.dumps([alone, tool])


def test_schemas_of_one_catalog_stand_beside_each_other():
    """In OpenAPI what two schemas call by the same name is the same, whatever their forms."""
    catalog, seen = sk.bundled(), {}
    for kind in (sk.Request, sk.Plan, sk.Day, sk.ShoulderkitError, sk.Routine, tuple[sk.Finding, ...]):
        for options in ({}, {"defaults": True}, {"compact": True}, {"defaults": True, "compact": True}):
            for name, schema in sk.json_schema(kind, catalog, dialect="openapi", **options).items():
                assert seen.setdefault(name, schema) == schema
    alone, together = sk.json_schema(sk.Routine, dialect="openapi"), sk.json_schema(sk.Catalog, dialect="openapi")
    assert {"Step", "Routine"} <= set(alone)
    assert {"StepInCatalog", "RoutineInCatalog"} <= set(together)
    assert all(together[name] == schema for name, schema in alone.items() if name in together)
    assert {"PlanCompactWithDefaults", "StepCompactWithDefaults", "FindingList", "ExerciseId"} <= set(seen)


def test_ids_of_a_catalog_are_listed_with_their_names():
    """With a catalog its ids are the only ones, with their names, where a name has to be known; without one any may be."""
    catalog = sk.bundled()
    made = sk.json_schema(sk.Request, catalog, dialect="tool")
    goals = made["$defs"]["GoalId"]
    assert goals["enum"] == list(catalog.goals)
    assert "tense-neck (Tense neck)" in goals["description"]
    assert is_valid(made, minutes=5, goal="tense-neck", done_recently=["gone"])
    assert not is_valid(made, minutes=5, goal="gone")
    assert is_valid(sk.json_schema(sk.Request), minutes=5, goal="gone")
    exercise = sk.json_schema(sk.Exercise, catalog)
    assert exercise["$defs"]["SourceId"]["enum"] == list(catalog.sources)


def test_a_table_without_ids_allows_none():
    """Where a catalog has nothing of a kind, no id is valid."""
    made = sk.json_schema(sk.Request, sk.Catalog())
    assert made["$defs"]["GoalId"] == {"description": "The catalog has no goals.", "type": "string", "not": {}}
    assert not is_valid(made, minutes=5, goal="a")


@pytest.mark.parametrize("dialect", ["2020-12", "tool"])
@pytest.mark.parametrize("catalog", [None, sk.bundled()], ids=["any", "bundled"])
@pytest.mark.parametrize(
    ("plain", "valid"),
    [
        ({}, False),
        ({"minutes": 5}, False),
        ({"goal": "tense-neck"}, False),
        ({"minutes": 5, "goal": "tense-neck"}, True),
        ({"minutes": 5, "goal": "tense-neck", "seconds": 9}, False),
        ({"minutes": 5, "goal": "tense-neck", "seconds": None, "focus": []}, True),
        ({"minutes": None, "goal": "tense-neck", "seconds": 9}, True),
        ({"minutes": 5, "focus": [{"region": "neck"}]}, True),
        ({"seconds": 5, "focus": [{"region": "neck"}], "goal": None}, True),
        ({"seconds": 5, "focus": [{"region": "neck"}], "goal": "tense-neck"}, False),
        ({"seconds": 5, "focus": []}, False),
        ({"minutes": 5, "goal": "tense-neck", "first_side": "both"}, False),
        ({"minutes": 5, "goal": "tense-neck", "affected_side": "both"}, False),
    ],
)
def test_what_is_always_refused_is_not_valid(plain, valid, catalog, dialect):
    """A request is valid with one budget and one aim, and with sides that are single ones, as the reader has it."""
    assert is_valid(sk.json_schema(sk.Request, catalog, dialect=dialect), **plain) is valid
    if valid:
        sk.loads(json.dumps(plain), sk.Request, catalog=catalog)
    else:
        with pytest.raises(sk.DataError):
            sk.loads(json.dumps(plain), sk.Request, catalog=catalog)


def test_defaults_are_stated():
    """What may be left out has its default, and what follows from other fields null; a whole text leaves out nothing."""
    request, step = (sk.json_schema(kind)["properties"] for kind in (sk.Request, sk.Step))
    assert {name: item["default"] for name, item in request.items()} == json.loads(
        sk.dumps(sk.Request(minutes=1, goal="a"), defaults=True)
    ) | {"$schema": None, "format_version": 1, "minutes": None, "goal": None}
    assert [name for name, item in step.items() if "default" not in item] == ["exercise"]
    assert step["dose"]["default"] is None
    whole = sk.json_schema(sk.Step, defaults=True)
    assert whole["required"] == list(step)[2:]
    assert "default" not in whole["properties"]["dose"]
    assert sk.json_schema(sk.Plan)["properties"]["in_force"]["default"] == {}


def test_words_are_those_of_json():
    """What the docstrings say of Python is said of JSON, and errors have the fields of the class that they derive from."""
    text = json.dumps(sk.json_schema(sk.Plan))
    assert "null: all of them" in text
    assert "None" not in text.replace("NoneFound", "")
    assert "``" not in text
    made = sk.json_schema(sk.DataError)["properties"]["faults"]
    assert made["description"] == "the faults, in the order of the input; at least one, at most 100."


def test_unions_and_tuples_have_a_schema():
    """What can be read can be described: a tuple of values, a union of classes with a tag, a value or null."""
    assert sk.json_schema(tuple[sk.Finding, ...])["items"] == {"$ref": "#/$defs/Finding"}
    either = sk.json_schema(sk.NoPlanError | sk.RequestError)
    assert (either["title"], len(either["anyOf"])) == ("NoPlanErrorOrRequestError", 2)
    shared = sk.json_schema(sk.NoPlanError | sk.RequestError, dialect="openapi", defaults=True)
    assert next(iter(shared)) == "NoPlanErrorOrRequestErrorWithDefaults"
    assert is_valid(either, error="request", what="a", faults=[], format_version=1)
    dose = sk.json_schema(sk.Dose, dialect="tool")
    assert is_valid(dose, kind="hold", low_s=3, high_s=3)
    assert not is_valid(dose, kind="hold", low_s=3)


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        ({"kind": "Plans"}, {"kind": ("Plan",)}),
        ({"kind": sk.Planner}, {"kind": ()}),
        ({"kind": "Table"}, {"kind": ()}),
        ({"kind": int}, {"kind": ()}),
        ({"kind": tuple[sk.Plan, sk.Plan]}, {"kind": ()}),
        ({"kind": sk.Plan | sk.Day}, {"kind": ()}),
        ({"kind": sk.Catalog, "catalog": sk.Catalog()}, {"catalog": ()}),
        ({"kind": sk.Phase, "dialect": "tool"}, {"kind": ()}),
        ({"kind": tuple[sk.Plan, ...], "dialect": "tool"}, {"kind": ()}),
        ({"kind": None, "catalog": 3, "dialect": "open-api"}, {"kind": (), "catalog": (), "dialect": ("openapi",)}),
        ({"kind": sk.Plan, "dialect": 3}, {"dialect": ()}),
    ],
)
def test_what_has_no_schema_is_refused(given, paths):
    """What cannot be read has no schema; every argument that is wrong is told, with what it may have meant."""
    with pytest.raises(sk.InvalidValueError) as caught:
        sk.json_schema(**given)
    assert {fault.path: fault.near for fault in caught.value.faults} == paths
    assert caught.value.what == "json_schema"


def test_schemas_are_the_callers():
    """A schema is made anew for each call, so that whoever changes one changes no other."""
    made = sk.json_schema(sk.Request)
    made["properties"].clear()
    made["$defs"]["Phase"]["enum"].clear()
    assert len(sk.json_schema(sk.Request)["properties"]) > 20
    assert sk.json_schema(sk.Request)["$defs"]["Phase"]["enum"] == list(sk.Phase)


@pytest.mark.untraced
def test_a_catalog_has_a_schema_of_its_own_form():
    """A catalog's steps are ids or name their exercises; with every key they are objects that name them, in all tables."""
    bundled = sk.bundled()
    plain, whole = json.loads(sk.dumps(bundled)), json.loads(sk.dumps(bundled, defaults=True))
    for dialect in ("2020-12", "tool"):
        assert is_valid(sk.json_schema(sk.Catalog, dialect=dialect), **plain)
        assert sk.json_schema(sk.Catalog, dialect=dialect, compact=True) == sk.json_schema(sk.Catalog, dialect=dialect)
        strict = sk.json_schema(sk.Catalog, dialect=dialect, defaults=True)
        assert is_valid(strict, **whole)
        assert strict["required"] == list(KINDS)
        assert not is_valid(strict, **plain)
