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
    rows = [catalog.find(), catalog.citations(), catalog.disagreements(), catalog.cues()]
    values = [*catalog.exercises.values(), *catalog.goals.values(), *catalog.routines.values()]
    return [*tables, *(table.rows for table in tables), *rows, *values]


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
