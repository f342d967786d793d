"""Requests for every engine, as values and tables."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

import shoulderkit as sk
from batch_cases import Row, row_of
from shoulderkit import batch

if TYPE_CHECKING:
    from pathlib import Path


def requests(number: int) -> list[sk.Request]:
    """Return realistic requests, some of them impossible."""
    rng = random.Random(0)
    goals, settings = tuple(sk.bundled().goals), tuple(sk.bundled().settings)
    return [
        sk.Request(
            seconds=rng.randint(20, 1200) if place % 20 else 5, goal=rng.choice(goals), setting=rng.choice(settings)
        )
        for place in range(number)
    ]


def table(number: int) -> pa.Table:
    """Return requests as a table; every tenth row is invalid."""
    rows: list[Row] = [row_of(request, f"user-{place:05}") for place, request in enumerate(requests(number))]
    for row in rows[::10]:
        row["include"] = ["no-such-exercise"]
    return pa.Table.from_pylist(rows, schema=batch.REQUEST_SCHEMA)


def in_files(requests: pa.Table, folder: Path, files: int) -> Path:
    """Write a table to a folder as several Parquet files, and return the folder."""
    folder.mkdir()
    size = -(-requests.num_rows // files)
    for number in range(files):
        pq.write_table(requests.slice(number * size, size), folder / f"part-{number:03}.parquet")
    return folder


def by_key(rows: list[Row]) -> dict[str, Row]:
    """Return rows by their key, which has to be unique."""
    keyed = {row["request_id"]: row for row in rows}
    assert len(keyed) == len(rows)
    return keyed
