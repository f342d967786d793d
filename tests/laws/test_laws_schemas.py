"""Laws of schemas: what an editor is told by a JSON Schema is what the reader says."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importlib_resources import files
from jsonschema import Draft202012Validator

from schema_cases import HEADER, REFERS, TOGETHER, catalog_of, changed
from shoulderkit import model, plans, testing
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import DataError, Fault
from shoulderkit.planner import Planner
from shoulderkit.reading import canonical_files, dumps, loads
from shoulderkit.reading.assembly import Assembly
from shoulderkit.reading.entries import Entry, drop_header, entries_in_tables
from shoulderkit.reading.plain import Refused, parse

CLASSES: dict[str, type] = {
    "exercise": model.Exercise,
    "session": model.Session,
    "request": plans.Request,
    "plan": plans.Plan,
}
TABLES = {name: (name,) for name in KINDS if name not in ("exercises", "routines")} | {"catalog": tuple(KINDS)}
NAMES = pytest.mark.parametrize("name", [*CLASSES, "routine", *TABLES])


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a kind of file."""
    text = (files("shoulderkit") / "data" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def valid_files(name: str, seed: int) -> list[Any]:
    """Return the plain values of files of a kind that can be read: of a generated catalog, or asked of it."""
    catalog = catalog_of(seed)
    if name == "catalog":
        return [json.loads(dumps(catalog))]
    if name == "session":
        return [json.loads(dumps(routine.session)) for routine in catalog.routines.values()]
    if name in ("request", "plan"):
        request = testing.random_request(catalog, seed)
        try:
            return [json.loads(dumps(request if name == "request" else Planner(catalog).plan(request)))]
        except plans.NoPlanError:
            return []
    written = {path: json.loads(text) for path, text in canonical_files(catalog).items()}
    return [
        plain for path, plain in written.items() if path.partition("/")[0].removesuffix(".json") in (name, f"{name}s")
    ]


def faults_of(name: str, plain: Any, base: Catalog) -> list[Fault]:
    """Return what the reader says of a file of a kind, but for what refers to other values."""
    try:
        if name in CLASSES:
            loads(json.dumps(plain), CLASSES[name])
            return []
        read = parse(json.dumps(plain))
        if name == "routine":
            drop_header(read)
            entries = [Entry("routines", plain=read)]
        else:
            entries = sorted(entries_in_tables(read, tables=TABLES[name]), key=lambda entry: entry.table == "routines")
    except (DataError, Refused) as error:
        return list(error.faults)
    assembly = Assembly(base if name == "routine" else Catalog())
    for entry in entries:
        assembly.take(entry)
    return [fault for entry in entries for fault in entry.faults]


@st.composite
def mutated(draw: st.DrawFn, name: str) -> tuple[Any, Catalog]:
    """Draw the plain values of a file of a kind, changed in up to two places, and the catalog it belongs to."""
    found: list[Any] = []
    seed = draw(st.integers(0, 60))
    while not found:
        seed, found = seed + 1, valid_files(name, seed)
    return draw(changed(found)), catalog_of(seed - 1)


@NAMES
@given(data=st.data())
def test_what_is_written_is_valid(name: str, data: st.DataObject) -> None:
    """Law 26: What is written is valid by its schema, for every kind of file, with and without a header."""
    for plain in valid_files(name, data.draw(st.integers(0, 60))):
        for whole in (plain, HEADER | plain):
            assert [error.message for error in validator(name).iter_errors(whole)] == []


@NAMES
@given(data=st.data())
def test_reader_and_schema_agree(name: str, data: st.DataObject) -> None:
    """Law 26: The reader and the schema agree on every value, but for what must go together or refers to others."""
    plain, base = data.draw(mutated(name))
    faults = faults_of(name, plain, base)
    alone = [fault for fault in faults if not any(pattern.fullmatch(fault.message) for pattern in TOGETHER + REFERS)]
    errors = [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(plain)]
    if alone:
        assert errors, alone
    if not faults:
        assert errors == []
