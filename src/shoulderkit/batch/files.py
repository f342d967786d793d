"""Requests read from Parquet, and plans written to it, batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, cast

import pyarrow as pa
from pyarrow import parquet

from shoulderkit.batch.columns import check_columns, requests_of
from shoulderkit.batch.schemas import FORMS
from shoulderkit.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.batch.rows import Row
    from shoulderkit.errors import RequestError
    from shoulderkit.plans import Request

#: Rows of a group in a file.
_GROUP = 1024


class ParquetRequests:
    """The requests of a Parquet file.

    Args:
        file: the file, open for reading.
        name: what the file is called in messages.

    Raises:
        DataError: it is no such file, or its columns are not those of requests.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        try:
            self._file = parquet.ParquetFile(pa.PythonFile(cast("Any", file), "r"))
        except (pa.ArrowException, OSError) as error:
            fault = Fault(f"cannot be read as Parquet: {str(error).splitlines()[0].rstrip('.')}")
            raise DataError(name, (fault,)) from None
        check_columns(self._file.schema_arrow, needs_key=False)

    def __len__(self) -> int:
        return self._file.metadata.num_rows

    def __iter__(self) -> Iterator[tuple[str | None, Request | RequestError]]:
        batches: Iterator[pa.RecordBatch] = self._file.iter_batches(_GROUP)  # pyright: ignore[reportUnknownMemberType]
        for batch in batches:
            yield from requests_of(batch)


def write_parquet(rows: Iterable[Row], form: str, file: BinaryIO) -> None:
    """Write rows to a Parquet file, some at a time.

    Args:
        rows: the rows.
        form: their form.
        file: the file, open for writing.
    """
    schema, sink = FORMS[form], pa.PythonFile(cast("Any", file), "w")
    with parquet.ParquetWriter(sink, schema) as writer:
        group: list[Row] = []
        for row in rows:
            group.append(row)
            if len(group) == _GROUP:
                writer.write_batch(pa.RecordBatch.from_pylist(group, schema))
                group = []
        writer.write_batch(pa.RecordBatch.from_pylist(group, schema))
