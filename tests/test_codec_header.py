"""What may stand at the top of a text: the schema that it keeps to, and the version of its form."""

from __future__ import annotations

import json

import pytest

from codec_cases import faults_of
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault
from shoulderkit.model import Citation, Exercise
from shoulderkit.reading import loads


@pytest.mark.parametrize("schema", ['"x.schema.json"', '"https://example.org/schema"', '""', "null"])
def test_schema_is_passed_over(schema):
    """A ``$schema`` at the top level is ignored for every class, and only there."""
    assert loads(f'{{"$schema": {schema}, "source": "a"}}', Citation) == Citation(source="a")
    assert loads(f'{{"$schema": {schema}}}', Catalog) == Catalog()
    inner = f'{{"id": "a", "instructions": [{{"$schema": {schema}, "text": "b"}}]}}'
    assert Fault("Instruction has no such field", "instructions[0].$schema") in faults_of(inner, Exercise)


@pytest.mark.parametrize(("schema", "shown"), [("3", "3"), ("false", "false"), ("{}", "an object")])
def test_schema_is_text(schema, shown):
    """A ``$schema`` that is neither text nor null is refused, as the schemas themselves do."""
    for kind in (Citation, Catalog):
        assert faults_of(f'{{"$schema": {schema}, "source": "a"}}', kind) == (Fault(f"{shown} is not text", "$schema"),)


@pytest.mark.parametrize("version", ["1", "1.0"])
def test_format_version(version):
    """The version that this package reads may stand at the top of every text, and need not."""
    assert loads(f'{{"format_version": {version}, "source": "a"}}', Citation) == Citation(source="a")
    assert loads(f'{{"$schema": "x", "format_version": {version}}}', Catalog) == Catalog()
    assert loads("{}", Catalog) == Catalog()


@pytest.mark.parametrize(
    ("version", "shown"),
    [
        ("2", "2"),
        ("0", "0"),
        ("-1", "-1"),
        ("1.5", "1.5"),
        ('"1"', "'1'"),
        ("true", "true"),
        ("null", "null"),
        ("[1]", "a list"),
    ],
)
@pytest.mark.parametrize("kind", [Citation, Catalog, Exercise])
def test_other_format_versions(version, shown, kind):
    """Another version, or one of another type, is refused, and nothing else is said of the text."""
    assert faults_of(f'{{"format_version": {version}, "sources": 3}}', kind) == (
        Fault(f"{shown} is not the version that can be read (1)", "format_version"),
    )


@pytest.mark.parametrize(("name", "value"), [("format_version", 1), ("$schema", "x")])
def test_header_twice(name, value):
    """A second version or schema is a duplicate key, like any other."""
    twice = f'"{name}": {json.dumps(value)}, "{name}": {json.dumps(value)}'
    assert faults_of(f'{{{twice}, "source": "a"}}', Citation) == (Fault("is a duplicate key", name),)
    assert faults_of(f"{{{twice}}}", Catalog) == (Fault("is a duplicate key", name),)


def test_header_is_of_the_top_only():
    """A version inside is a field that its object does not have."""
    inner = '{"id": "a", "instructions": [{"format_version": 1, "text": "b"}]}'
    assert Fault("Instruction has no such field", "instructions[0].format_version") in faults_of(inner, Exercise)
