"""polars, pandas and duckdb take rows as they are, by the Arrow protocol; and the examples of the page run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import shoulderkit as sk

CATALOG = sk.bundled()
PLAN = sk.plan(sk.Request(minutes=3, goal="tense-neck", setting="desk"))
PAGE = Path(__file__).parents[2] / "docs" / "notebooks.md"
VALUES = {
    "find": CATALOG.find(avoid="floor"),
    "nothing": CATALOG.find("no such word"),
    "citations": CATALOG.citations(),
    "disagreements": CATALOG.disagreements(),
    "cues": CATALOG.cues(),
    "goal": CATALOG.goals["tense-neck"],
    "routine": CATALOG.routines["two-minute-reset"],
    "plan": PLAN,
    **{f"{table.kind.__name__}s": table.rows for table in (CATALOG.exercises, CATALOG.rules, CATALOG.sources)},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_polars_has_the_rows(value: Any) -> None:
    """A polars frame has the same rows."""
    assert pl.DataFrame(value).to_dicts() == value.to_records()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_duckdb_has_the_rows(value: Any) -> None:
    """In duckdb a query by the name of the variable has the same rows."""
    found = duckdb.sql("select * from value")
    names = [column[0] for column in found.description]
    assert [dict(zip(names, row, strict=True)) for row in found.fetchall()] == value.to_records()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_pandas_has_the_rows(value: Any) -> None:
    """A pandas frame has the same rows and columns, from the protocol and from the records."""
    frame = pd.DataFrame.from_arrow(value)
    records = value.to_records()
    assert len(frame) == len(records)
    for record, (_, row) in zip(records, frame.iterrows(), strict=True):
        for name, held in record.items():
            other = row[name]
            assert (
                list(other) == held if isinstance(held, list) else (other == held or (held is None and pd.isna(other)))
            )
    assert not records or list(pd.DataFrame(records).columns) == list(frame.columns)


def test_tables_are_taken_as_they_are() -> None:
    """A table of a catalog is taken as it is, by duckdb and pandas."""
    exercises = CATALOG.exercises
    assert duckdb.sql("select count(*) from exercises").fetchall() == [(len(exercises),)]
    assert list(pd.DataFrame.from_arrow(exercises)["id"]) == list(exercises)


def test_the_examples_of_the_page_run() -> None:
    """The examples for these libraries, which the other checks of the documents leave out, run as they stand."""
    examples = re.findall(r"^```py\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(examples) == 1
    for example in examples:
        exec(compile(example, str(PAGE), "exec"), {})  # noqa: S102
