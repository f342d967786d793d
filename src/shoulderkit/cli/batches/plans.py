"""Rows of plans, written to a file or a stream as they come."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from shoulderkit.batch.schemas import FORMS
from shoulderkit.cli.batches.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.batch.rows import Row


def write_rows(rows: Iterable[Row], kind: Format, form: str, file: BinaryIO, *, headings: bool = True) -> None:
    """Write rows in a format.

    Args:
        rows: the rows.
        kind: the format.
        form: their form.
        file: where to write them.
        headings: whether a CSV has a line of headings.
    """
    if kind is Format.PARQUET:
        from shoulderkit.batch.files import write_parquet

        write_parquet(rows, form, file)
        return
    columns = FORMS[form].names
    for line in _csv(rows, columns, headings) if kind is Format.CSV else _jsonl(rows, columns):
        file.write(line.encode("utf-8"))
        file.flush()


def _jsonl(rows: Iterable[Row], names: list[str]) -> Iterator[str]:
    for row in rows:
        yield json.dumps({name: row.get(name) for name in names}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _csv(rows: Iterable[Row], names: list[str], headings: bool) -> Iterator[str]:
    if headings:
        yield _line(names)
    for row in rows:
        yield _line([_cell(row.get(name)) for name in names])


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value)
