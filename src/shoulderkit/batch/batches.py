"""Batches of requests in, batches of plans out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, MissingExtraError, near
from shoulderkit.many import answer_to
from shoulderkit.planner import Planner, planner_for
from shoulderkit.plans import Request

try:
    import pyarrow as pa
except ImportError as _error:
    raise MissingExtraError("shoulderkit.batch", "arrow") from _error

from shoulderkit.batch.columns import check_columns, requests_of
from shoulderkit.batch.rows import Row, flat_rows, nested_rows
from shoulderkit.batch.schemas import FLAT_SCHEMA, NESTED_SCHEMA

Form = Literal["nested", "flat"]

_FORMS = {"nested": (NESTED_SCHEMA, nested_rows), "flat": (FLAT_SCHEMA, flat_rows)}
#: The most requests whose plans are in memory together, however large a batch is.
_PIECE = 1024


def plan_batches(
    batches: Iterable[pa.RecordBatch], catalog: Catalog | Planner | None = None, *, form: Form = "nested"
) -> Iterator[pa.RecordBatch]:
    """Plan a session for each row of some batches: lazily, in their order, in memory that does not grow.

    Args:
        batches: requests, with columns of `REQUEST_SCHEMA`; those that are missing have their defaults. An error that a
            row has alone does not touch the others.
        catalog: what to plan from, or a planner. Default: the bundled catalog. For tasks on other machines a planner is
            the better choice: it is compiled once in each process, however many tasks bring it along.
        form: ``nested``: a row for each request; ``flat``: a row for each step, and one for each request without a plan.

    Yields:
        Batches of `NESTED_SCHEMA` or `FLAT_SCHEMA`, at least one for each that came in.

    Raises:
        InvalidValueError: an argument is not what it should be; raised by the call itself, but for what is among *batches*.
        DataError: a batch has a column that is unknown, doubled or of another type, or in the flat form no ``request_id``.
    """
    faults = []
    if not isinstance(batches, Iterable) or isinstance(batches, (pa.RecordBatch, pa.Table)):
        faults.append(Fault(f"a {type(batches).__name__} is no iterable of batches", "batches"))
    if not (catalog is None or isinstance(catalog, (Catalog, Planner))):
        faults.append(Fault(f"a {type(catalog).__name__} is neither a Catalog nor a Planner", "catalog"))
    if form not in tuple(_FORMS):
        faults.append(Fault(f"{form!r} is not {' or '.join(_FORMS)}", "form", near=near(form, _FORMS)))
    if faults:
        raise InvalidValueError("plan_batches", tuple(faults))
    return _planned(batches, planner_for(catalog), form)


def plan_table(table: pa.Table, catalog: Catalog | Planner | None = None, *, form: Form = "nested") -> pa.Table:
    """Plan a session for each row of a table. See `plan_batches`.

    Raises:
        InvalidValueError: an argument is not what it should be.
        DataError: the table has a column that is unknown, doubled or of another type, or in the flat form no ``request_id``.
    """
    if not isinstance(table, pa.Table):
        raise InvalidValueError("plan_table", (Fault(f"a {type(table).__name__} is no Table", "table"),))
    planned = list(plan_batches(_batches_of(table), catalog, form=form))
    return pa.Table.from_batches(planned, _FORMS[form][0])


def _batches_of(table: pa.Table) -> list[pa.RecordBatch]:
    # a table without rows may have no batches at all, and its columns are to be checked all the same
    return table.to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]


def _planned(batches: Iterable[pa.RecordBatch], planner: Planner, form: Form) -> Iterator[pa.RecordBatch]:
    schema, rows_of = _FORMS[form]
    for batch in batches:
        if not isinstance(batch, pa.RecordBatch):
            fault = Fault(f"a {type(batch).__name__} is no RecordBatch", "batches")
            raise InvalidValueError("plan_batches", (fault,))
        check_columns(batch.schema, needs_key=form == "flat")
        for start in range(0, max(batch.num_rows, 1), _PIECE):
            piece = batch.slice(start, _PIECE)
            rows: list[Row] = []
            for key, asked in requests_of(piece):
                answer = answer_to(asked, planner) if isinstance(asked, Request) else asked
                rows += rows_of(key, answer)
            yield pa.RecordBatch.from_pylist(rows, schema)
