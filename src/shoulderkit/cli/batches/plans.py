"""Rows of plans, written to a file or a stream as they come."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from shoulderkit.batch.schemas import FORMS
from shoulderkit.cli.batches.formats import Format
from shoulderkit.texts import in_json, neutral_lines

#: What makes a cell a formula in some spreadsheet. A tab or a carriage return in front, too, but those are escaped.
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)

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
        yield (
            in_json(json.dumps({name: row.get(name) for name in names}, ensure_ascii=False, separators=(",", ":")))
            + "\n"
        )


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
    if isinstance(value, int):
        return str(value)
    text = ",".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value)
    return text_cell(text)


def text_cell(text: str) -> str:
    """Return a text as the cell of a CSV: safe to show, and to spreadsheets a text, where they would take it for a formula.

    An apostrophe before it is what OWASP advises: https://owasp.org/www-community/attacks/CSV_Injection
    """
    shown = neutral_lines(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
