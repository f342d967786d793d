"""Requests of a file, one by one, each with its key; a row with faults is an error in its place."""

from __future__ import annotations

import csv
import io
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import attrs
import click

from shoulderkit.cli.batches.formats import STREAM, Format
from shoulderkit.cli.files import once
from shoulderkit.cli.options import KINDS
from shoulderkit.errors import DataError, Fault, Faults, RequestError, shown
from shoulderkit.names import name_fault, plain
from shoulderkit.plans import Request
from shoulderkit.reading.codec import read
from shoulderkit.reading.files import why_not
from shoulderkit.reading.plain import Refused, parse
from shoulderkit.texts import fault_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    #: A request, or what is wrong with it, with the key that comes back with the plan.
    Item = tuple[str, Request | RequestError]

KEY = "request_id"
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@contextmanager
def requests_in(name: str, kind: Format) -> Generator[tuple[Iterator[Item], int | None]]:
    """Open a file of requests.

    Args:
        name: the file, or `STREAM` for standard input.
        kind: its format.

    Yields:
        The requests, and how many there are, if that is known before all are read.

    Raises:
        DataError: the file cannot be read, or its columns are not those of requests.
    """
    try:
        if name == STREAM:
            once(click.get_current_context())
            yield _numbered(_rows(_whole(sys.stdin.buffer, kind), name, kind)), None
            return
        path = Path(name)
        why = why_not(path, pipes=True) if path.exists() else None
        if why is not None:
            raise DataError(name, (Fault(why),))
        with path.open("rb") as file:
            if path.is_fifo():
                yield _numbered(_rows(_whole(file, kind), name, kind)), None
                return
            total = _count(file, name, kind)
            file.seek(0)
            yield _numbered(_rows(file, name, kind)), total
    except OSError as error:
        if error.filename != name:
            raise
        raise DataError(name, (Fault(f"cannot be read: {error.strerror}"),)) from None


def _whole(stream: BinaryIO, kind: Format) -> BinaryIO:
    """Return a stream that a format can be read from: where its end comes first, what all of it holds."""
    return io.BytesIO(stream.read()) if kind is Format.PARQUET else stream


def _count(file: BinaryIO, name: str, kind: Format) -> int:
    if kind is Format.PARQUET:
        from shoulderkit.batch.files import ParquetRequests

        return len(ParquetRequests(file, name))
    if kind is Format.CSV:
        return max(sum(1 for _ in csv.reader(_text(file))) - 1, 0)
    return sum(1 for line in file if line.strip())


def _text(file: BinaryIO) -> Iterator[str]:
    """Yield the lines of a text; the file stays open."""
    return (line.decode("utf-8-sig", "replace") for line in file)


def _rows(file: BinaryIO, name: str, kind: Format) -> Iterable[tuple[str | None, Request | RequestError]]:
    if kind is Format.PARQUET:
        from shoulderkit.batch.files import ParquetRequests

        return ParquetRequests(file, name)
    return _from_csv(file, name) if kind is Format.CSV else map(_from_json, (line for line in file if line.strip()))


def _numbered(rows: Iterable[tuple[str | None, Request | RequestError]]) -> Iterator[Item]:
    """Yield the requests; the key of one that has none is its number."""
    for number, (key, request) in enumerate(rows, 1):
        yield str(number) if key is None else key, request


def _from_json(line: bytes) -> tuple[str | None, Request | RequestError]:
    try:
        row: object = parse(line)
    except Refused as refused:
        return None, refused.faults.error(RequestError, "Request")
    return _from_row(row)


def _from_row(row: object, faults: Iterable[Fault] = ()) -> tuple[str | None, Request | RequestError]:
    """Return the key and the request of a row as JSON knows it, or all that is wrong with it."""
    key, found, request = None, Faults(faults), None
    if isinstance(row, dict):
        row = dict(cast("dict[str, Any]", row))
        given = row.pop(KEY, None)
        key = None if given is None else str(given)
        wrong = None if key is None else fault_of(key)
        if wrong is not None:
            found.add(Fault(f"{shown(key)} {wrong}", KEY))
            # the number of the request stands in its place
            key = None
    try:
        request = read(row, Request)
    except Refused as refused:
        found += refused.faults
    return key, found.error(RequestError, "Request") if found or request is None else request


def _from_csv(file: BinaryIO, name: str) -> Iterator[tuple[str | None, Request | RequestError]]:
    """Return the requests of rows of text; a column is a field of `Request`, and several values have commas.

    Raises:
        DataError: a column is not a field, or twice there.
    """
    reader = csv.reader(_text(file))
    columns = next(reader, list[str]())
    known = (KEY, *(field.name for field in attrs.fields(Request)))
    faults = [
        Fault("is a duplicate column", column)
        if column in known
        else name_fault("is not a column of a request", column, plain(known), column)
        for place, column in enumerate(columns)
        if column not in known or column in columns[:place]
    ]
    if faults:
        raise DataError(name, tuple(faults))
    return (_from_cells(columns, cells) for cells in reader)


def _from_cells(columns: list[str], cells: list[str]) -> tuple[str | None, Request | RequestError]:
    given = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    faults: list[Fault] = []
    if len(cells) > len(columns):
        faults.append(Fault(f"has {len(cells)} cells, and there are {len(columns)} columns"))
    return _from_row({column: _value(column, cell) for column, cell in given.items()}, faults)


def _value(column: str, cell: str) -> object:
    """Return a cell as JSON has it; what is not of the kind of its column stays a text, and is refused as one."""
    kind = KINDS.get(column)
    if kind is int:
        return int(cell) if cell.removeprefix("-").isdecimal() else cell
    if kind is bool:
        return _FLAGS.get(cell.lower(), cell)
    if kind is not tuple:
        return cell
    parts = [part.strip() for part in cell.split(",") if part.strip()]
    return [_focus(part) for part in parts] if column == "focus" else parts


def _focus(text: str) -> dict[str, object]:
    region, sign, weight = text.partition("=")
    return {"region": region, "weight": int(weight) if weight.isdecimal() else weight} if sign else {"region": region}
