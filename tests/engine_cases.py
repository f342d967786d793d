"""What every engine is asked to plan, and what this process says to it."""

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
    """Requests such as people make, some of which nothing meets."""
    dice = random.Random(0)
    goals, settings = tuple(sk.bundled().goals), tuple(sk.bundled().settings)
    return [
        sk.Request(seconds=dice.randint(20, 1200), goal=dice.choice(goals), setting=dice.choice(settings))
        for _ in range(number)
    ]


def table(number: int) -> pa.Table:
    """Requests as a table; every tenth row is bad."""
    rows: list[Row] = [row_of(request, f"user-{place:05}") for place, request in enumerate(requests(number))]
    for row in rows[::10]:
        row["include"] = ["no-such-exercise"]
    return pa.Table.from_pylist(rows, schema=batch.REQUEST_SCHEMA)


def in_files(requests: pa.Table, folder: Path, files: int) -> Path:
    """A folder with a table in some Parquet files."""
    folder.mkdir()
    size = -(-requests.num_rows // files)
    for number in range(files):
        pq.write_table(requests.slice(number * size, size), folder / f"part-{number:03}.parquet")
    return folder


def by_key(rows: list[Row]) -> dict[str, Row]:
    """Rows by their key, each of which is there once."""
    keyed = {row["request_id"]: row for row in rows}
    assert len(keyed) == len(rows)
    return keyed
