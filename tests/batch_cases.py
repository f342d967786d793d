"""Requests as rows of columns, and plans read back from rows."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

import law_cases
from shoulderkit.batch import REQUEST_SCHEMA
from shoulderkit.model import Dose, Hold, Reps, Step, Timed
from shoulderkit.reading import dumps
from shoulderkit.vocabulary import BodyHalf, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hypothesis import strategies as st

    from shoulderkit.catalog import Catalog
    from shoulderkit.planner import Planner
    from shoulderkit.plans import Request

Row = dict[str, Any]

_SETS = ("sets_low", "sets", "rest_s", "to_fatigue")
_DOSES: dict[str, tuple[type[Dose], tuple[str, ...]]] = {
    "reps": (Reps, ("low", "high", "rep_s", "hold_s", *_SETS)),
    "hold": (Hold, ("low_s", "high_s", *_SETS)),
    "timed": (Timed, ("low_s", "high_s", *_SETS)),
}


def sayable(request: Request) -> Request:
    """Return a request as columns can say it: what was done today is ids, each at its full dose."""
    return attrs.evolve(request, done_today=[done.exercise for done in request.done_today])


def crowds() -> st.SearchStrategy[tuple[Planner, list[Request]]]:
    """Return a strategy for a planner with requests that columns can say."""
    return law_cases.crowds().map(lambda crowd: (crowd[0], [sayable(request) for request in crowd[1]]))


def row_of(request: Request, key: str | None = None) -> Row:
    """Return a request as a row without the fields that have their defaults."""
    row: Row = json.loads(dumps(request))
    return {"request_id": key, **row}


def rows_of(requests: Iterable[Request]) -> list[Row]:
    """Return requests as rows; the key of each is its index."""
    return [row_of(request, str(place)) for place, request in enumerate(requests)]


def cut(rows: Sequence[Row], sizes: Iterable[int] = ()) -> list[pa.RecordBatch]:
    """Return rows as batches of these sizes, the rest as one."""
    batches, start = [], 0
    for size in (*sizes, len(rows)):
        batches.append(pa.RecordBatch.from_pylist(list(rows[start : start + size]), schema=REQUEST_SCHEMA))
        start += size
    return batches


def joined(batches: Iterable[pa.RecordBatch]) -> list[Row]:
    """Return the rows of batches, in order."""
    return [row for batch in batches for row in batch.to_pylist()]


def nested_again(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Return the steps of each request from flat rows: none where it has no plan."""
    groups = groupby(rows, key=lambda row: row["request_id"])
    return [(key, [row for row in group if row["number"] is not None]) for key, group in groups]


def step_of(row: Row, catalog: Catalog) -> Step:
    """Return the step of a row."""
    cls, fields = _DOSES[row["dose"]]
    return Step(
        exercise=catalog.exercises[row["exercise"]],
        dose=cls(**{name: row[name] for name in fields}),
        position=Position(row["position"]),
        equipment=tuple(row["equipment"]),
        setup_number=row["setup_number"],
        halves=tuple(map(BodyHalf, row["halves"])),
        start_s=row["start_s"],
    )
