"""Laws of records: whatever a catalog and its plans hold, their rows are flat, complete and plain."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given

from law_cases import MIDDLE, SMALL, Planned, planned
from record_cases import check_records, tabular
from shoulderkit import testing
from shoulderkit.catalog import Catalog


@given(testing.catalogs(0, 3, detail=True))
def test_catalogs_have_flat_records(catalog: Catalog) -> None:
    """Law 36: Each record of a catalog has every column of its kind, in order, with plain values and flat lists."""
    assert sum(map(check_records, tabular(catalog))) >= len(catalog.exercises)
    for table in (catalog.exercises, catalog.rules, catalog.sources):
        assert [record["id"] for record in table.to_records()] == list(table)


@given(testing.catalogs(0, 3, detail=True))
def test_arrow_has_the_records(catalog: Catalog) -> None:
    """Law 36: By the Arrow protocol a table has the same rows, whatever its texts."""
    for value in (catalog.exercises, catalog.citations(), catalog.disagreements()):
        assert pa.table(value).to_pylist() == value.to_records()


@given(planned(SMALL) | planned(MIDDLE))
def test_plans_have_flat_records(one: Planned) -> None:
    """Law 36: A plan has a record for each step, end to end, and their worth is its coverage."""
    assert check_records(one.plan) == len(one.plan.routine.steps)
    end = 0
    for record in one.plan.to_records():
        assert record["start_s"] == end
        end += record["duration_s"]
    assert end == one.plan.routine.duration_s
    assert sum(record["worth"] for record in one.plan.to_records()) == one.plan.score.coverage
