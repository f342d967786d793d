"""Laws of `json_schema`: in every dialect, for a catalog and without one, a schema says what the reader says."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

import shoulderkit as sk
from schema_cases import HEADER, TOGETHER, catalog_of, changed
from shoulderkit import testing

DIALECTS = pytest.mark.parametrize("dialect", ["2020-12", "openapi", "tool"])
KINDS = (sk.Request, sk.Plan, sk.WhyNot, sk.Session, sk.Failure, sk.Routine, sk.Finding, sk.Fault, sk.ShoulderkitError)
OPTIONS = [{}, {"defaults": True}, {"compact": True}, {"defaults": True, "compact": True}]
ERRORS = [
    sk.UnknownIdError("goal", 3, ("a",), exact=True),
    sk.UnknownIdError("goal", None),
    sk.InPlanError("press", 2),
    sk.RuleCycleError((sk.RuleEdge("a", "b", "r"), sk.RuleEdge("b", "a", "s"))),
    sk.DetachedPlanError("why"),
    sk.MissingExtraError("x", "cli"),
    sk.WorkerError(3),
]


def _pattern(_: Any, pattern: str, text: Any, schema: Any) -> Any:
    """Judge a pattern as JSON Schema has it, where ``$`` is at the end alone."""
    if isinstance(text, str) and re.search(re.sub(r"\$$", r"\\Z", pattern), text) is None:
        yield ValidationError(f"{text!r} does not match {pattern!r}")


Validator = extend(Draft202012Validator, {"pattern": _pattern})


@cache
def validator(kind: Any, dialect: Any, seed: int | None, **options: bool) -> Any:
    """Return the validator of a schema, put where its dialect is put."""
    catalog = None if seed is None else catalog_of(seed)
    made = sk.json_schema(kind, catalog, dialect=dialect, **options)
    if dialect == "openapi":
        made = {"$ref": f"#/components/schemas/{next(iter(made))}", "components": {"schemas": made}}
    Draft202012Validator.check_schema(made)
    return Validator(made)


@cache
def values_of(kind: Any, seed: int) -> list[Any]:
    """Return values of a kind: of a generated catalog, asked of it, or about that; maybe none."""
    catalog = catalog_of(seed)
    request = testing.random_request(catalog, seed)
    found: list[Any] = [request, *catalog.routines.values(), *catalog.findings]
    try:
        plan = sk.Planner(catalog).plan(request)
    except sk.NoPlanError as error:
        found += [error, sk.Failure(request, error)]
    else:
        found += [plan, plan.session, plan.routine, *plan.findings, *sk.audit(plan, catalog)]
        found += [plan.why_not(left.exercise) for left in plan.left_out[:2]]
    try:
        sk.loads('{"minutes": 3}', sk.Request)
    except sk.DataError as error:
        found += [error, *error.faults, sk.RequestError("Request", error.faults)]
    return [value for value in (*found, *ERRORS) if isinstance(value, kind)]


def faults_of(plain: Any, kind: Any, catalog: sk.Catalog | None) -> list[sk.Fault]:
    """Return what the reader says of plain values."""
    try:
        sk.loads(json.dumps(plain), kind, catalog=catalog)
    except sk.DataError as error:
        return list(error.faults)
    return []


@st.composite
def written(draw: st.DrawFn, kind: Any, options: dict[str, bool]) -> tuple[list[Any], int]:
    """Draw the plain values of values of a kind as they are written, and the seed of the catalog that they belong to."""
    seed = draw(st.integers(0, 60))
    while not values_of(kind, seed):
        seed += 1
    return [json.loads(sk.dumps(value, **options)) for value in values_of(kind, seed)], seed


def with_or_without_header(plain: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for plain values as they are and, where they can have one, with a header."""
    return st.sampled_from([plain, plain, HEADER | plain]) if isinstance(plain, dict) else st.just(plain)


@DIALECTS
@given(data=st.data())
def test_what_is_written_is_valid_in_every_dialect(dialect: str, data: st.DataObject) -> None:
    """Law 26: What is written with an option is valid by the schema with it, in every dialect, and is read back."""
    kind, options = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(OPTIONS))
    plains, seed = data.draw(written(kind, options))
    for plain in plains:
        for where in [seed] if options.get("compact") else [seed, None]:
            catalog = None if where is None else catalog_of(where)
            for form in (options, {}):
                errors = validator(kind, dialect, where, **form).iter_errors(plain)
                assert [f"{error.json_path}: {error.message}" for error in errors] == []
            again = sk.loads(json.dumps(plain), kind, catalog=catalog)
            assert json.loads(sk.dumps(again, **options)) == plain


@DIALECTS
@given(data=st.data())
def test_reader_and_every_dialect_agree(dialect: str, data: st.DataObject) -> None:
    """Law 26: In every dialect, for a catalog and without one, the schema refuses what the reader refuses alone, headers aside."""
    kind, options = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(OPTIONS))
    plains, seed = data.draw(written(kind, options))
    plain = data.draw(changed(plains).flatmap(with_or_without_header))
    where = seed if data.draw(st.booleans()) else None
    faults = faults_of(plain, kind, None if where is None else catalog_of(where))
    alone = [fault for fault in faults if not any(pattern.fullmatch(fault.message) for pattern in TOGETHER)]
    # outside of JSON Schema itself a header is not a part of what is described
    stripped = plain
    if dialect != "2020-12" and isinstance(plain, dict) and not any(fault.path in HEADER for fault in faults):
        stripped = {key: item for key, item in plain.items() if key not in HEADER}
    errors = [f"{error.json_path}: {error.message}" for error in validator(kind, dialect, where).iter_errors(stripped)]
    if alone:
        assert errors, alone
    if not faults:
        assert errors == []


@DIALECTS
@given(data=st.data())
def test_what_a_written_form_allows_is_read(dialect: str, data: st.DataObject) -> None:
    """Law 26: What is valid by the schema of a form that is written is valid by that of what is read."""
    kind, options = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(OPTIONS[1:]))
    plains, seed = data.draw(written(kind, options))
    plain = data.draw(st.just(plains[0]) | changed(plains))
    where = seed if options.get("compact") or data.draw(st.booleans()) else None
    if validator(kind, dialect, where, **options).is_valid(plain):
        assert validator(kind, dialect, where).is_valid(plain)
        if options.get("defaults"):
            assert not validator(kind, dialect, where, **options).is_valid({**plain, "such": 1})
