"""What the tests of records share: values of every kind that has records, and what is plain and flat."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import shoulderkit as sk
from shoulderkit.records.columns import COLUMNS, Column, columns_of

TABLES = ("regions", "equipment", "settings", "goals", "sources", "warnings", "rules", "exercises", "routines")
PAGE = Path(__file__).parents[1] / "docs" / "notebooks.md"

_PLAIN = {Column.TEXT: str, Column.NUMBER: int, Column.FLAG: bool}
_LISTS = {Column.TEXTS: str, Column.NUMBERS: int}


def tabular(catalog: sk.Catalog) -> list[Any]:
    """Return everything of a catalog that has records."""
    tables = [getattr(catalog, name) for name in TABLES]
    rows = [
        *(catalog.find(), catalog.citations(), catalog.disagreements(), catalog.disputed_citations(), catalog.cues()),
        sk.Rows(sk.Finding, catalog.findings),
    ]
    values = [*catalog.exercises.values(), *catalog.goals.values(), *catalog.routines.values()]
    return [*tables, *(table.rows for table in tables), *rows, *values]


def tuples_of(catalog: sk.Catalog, planner: sk.Planner, plan: sk.Plan) -> list[tuple[Any, ...]]:
    """Return the tuples of values that a notebook meets at a catalog, a plan and its planner, none of them empty."""
    parts = ("setups", "targets", "instructions", "cues", "adjustments", "advice", "claims", "citations")
    moves = catalog.exercises.values()
    held = [next(found for move in moves if (found := getattr(move, part))) for part in parts]
    searched = next(goal.none_found for goal in catalog.goals.values() if goal.none_found)
    bonds = next(reason.bonds for reason in plan.reasons if reason.bonds)
    whole = (plan.score.cells, plan.missing, plan.reasons, plan.left_out, plan.reasons[0].parts, bonds)
    less = catalog.without(exercises=next(iter(catalog.exercises)), cascade=True)
    others = (
        plan.routine.timeline,
        planner.alternatives(plan.request, 2),
        sk.audit(catalog.routines["desk-upper-back"], catalog=catalog),
        catalog.changes_since(less),
    )
    return [*held, searched, *whole, *others]


def as_rows(values: tuple[Any, ...]) -> sk.Rows[Any]:
    """Return a tuple of values as rows."""
    return sk.Rows(type(values[0]), values)


def check_records(value: Any) -> int:
    """Check that the records of a value are flat, plain and complete; return how many there are."""
    columns, records = columns_of(value), value.to_records()
    for record in records:
        assert type(record) is dict
        assert list(record) == list(columns)
        for name, held in record.items():
            of = columns[name]
            if of in _LISTS:
                assert type(held) is list
                assert all(type(item) is _LISTS[of] for item in held)
            else:
                assert held is None or type(held) is _PLAIN[of], name
    return len(records)


def documented_columns() -> dict[str, dict[str, str]]:
    """Return the columns that the page lists, with what it says that they hold, by the name of their class."""
    found = {}
    for name, body in re.findall(
        r"^### .*?`(\w+)`\n(.*?)(?=^#|\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        rows = re.findall(r"^\| (`[^|]+`) \| ([^|]+) \|", body, re.MULTILINE)
        found[name] = {column: of for names, of in rows for column in re.findall(r"`(\w+)`", names)}
    return found


def declared_columns() -> dict[str, dict[str, str]]:
    """Return the columns that the code declares, by the name of their class."""
    return {kind.__name__: {name: of.value for name, of in columns.items()} for kind, columns in COLUMNS.items()}
