"""Planning of record batches and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, MissingExtraError, shown
from shoulderkit.many import answer_to
from shoulderkit.names import name_fault, plain
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
#: The most requests whose plans are in memory at the same time, however large a batch is.
_PIECE = 1024


def plan_batches(
    batches: Iterable[pa.RecordBatch], catalog: Catalog | Planner | None = None, *, form: Form = "nested"
) -> Iterator[pa.RecordBatch]:
    """Plan a session for each row of some batches: lazily, in order, in bounded memory.

    Args:
        batches: requests, with columns of `REQUEST_SCHEMA`; missing columns have their defaults. An error in one row
            does not affect the others.
        catalog: a catalog or a planner. Default: the bundled catalog. For tasks on other machines a planner is the
            better choice: it is compiled once in each process, however many tasks carry it.
        form: ``nested``: a row for each request; ``flat``: a row for each step, or for a request without a plan.

    Yields:
        Batches of `NESTED_SCHEMA` or `FLAT_SCHEMA`, at least one for each batch of requests.

    Raises:
        InvalidValueError: an argument has the wrong type or value; raised by the call itself, except for the items of
            *batches*.
        DataError: a batch has a column that is unknown, duplicate or of the wrong type, or lacks a required one.
    """
    faults = tuple(_faults_of(batches, catalog, form))
    if faults:
        raise InvalidValueError("plan_batches", faults)
    return _planned(batches, planner_for(catalog), form)


def plan_table(table: pa.Table, catalog: Catalog | Planner | None = None, *, form: Form = "nested") -> pa.Table:
    """Plan a session for each row of a table.

    Args:
        table: requests, as for `plan_batches`.
        catalog: a catalog or a planner, as for `plan_batches`.
        form: ``nested`` or ``flat``, as for `plan_batches`.

    Returns:
        A table of `NESTED_SCHEMA` or `FLAT_SCHEMA`.

    Raises:
        InvalidValueError: an argument has the wrong type or value.
        DataError: the table has a column that is unknown, duplicate or of the wrong type, or lacks a required one.
    """
    planned = list(plan_batches(_batches_of(table), catalog, form=form))
    return pa.Table.from_batches(planned, _FORMS[form][0])


def _faults_of(batches: object, catalog: object, form: object) -> Iterator[Fault]:
    """Yield what is wrong with the arguments of `plan_batches`."""
    if not isinstance(batches, Iterable) or isinstance(batches, (pa.RecordBatch, pa.Table)):
        yield Fault(f"a value of type {type(batches).__name__} is not an iterable of batches", "batches")
    if not (catalog is None or isinstance(catalog, (Catalog, Planner))):
        yield Fault(f"a value of type {type(catalog).__name__} is neither a Catalog nor a Planner", "catalog")
    # what is given need not have a hash or an equality
    if not isinstance(form, str) or form not in _FORMS:
        yield name_fault(f"{shown(form)} is not {' or '.join(_FORMS)}", form, plain(_FORMS), "form", most=0)


def _batches_of(table: object) -> list[pa.RecordBatch]:
    """Return the batches of a table, at least one.

    Raises:
        InvalidValueError: it is not a table.
    """
    if not isinstance(table, pa.Table):
        fault = Fault(f"a value of type {type(table).__name__} is not a Table", "table")
        raise InvalidValueError("plan_table", (fault,))
    # a table without rows may have no batches, and its columns have to be checked all the same
    return table.to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]


def _planned(batches: Iterable[object], planner: Planner, form: Form) -> Iterator[pa.RecordBatch]:
    schema, rows_of = _FORMS[form]
    for batch in batches:
        if not isinstance(batch, pa.RecordBatch):
            fault = Fault(f"a value of type {type(batch).__name__} is not a RecordBatch", "batches")
            raise InvalidValueError("plan_batches", (fault,))
        check_columns(batch.schema, needs_key=form == "flat")
        for start in range(0, max(batch.num_rows, 1), _PIECE):
            piece = batch.slice(start, _PIECE)
            rows: list[Row] = []
            for key, request in requests_of(piece):
                answer = answer_to(request, planner) if isinstance(request, Request) else request
                rows += rows_of(key, answer)
            yield pa.RecordBatch.from_pylist(rows, schema)
