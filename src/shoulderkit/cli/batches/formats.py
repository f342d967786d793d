"""The formats of files with many requests or plans, by what a name ends in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from shoulderkit.errors import Fault, InvalidValueError, shown

#: The name that means standard input or output.
STREAM = "-"


class Format(StrEnum):
    """A format of rows."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


_ENDINGS = {
    ".csv": Format.CSV,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".parquet": Format.PARQUET,
}


def format_of(name: str, asked: str | None, option: str) -> Format:
    """Return the format of a file.

    Args:
        name: its name, or `STREAM`.
        asked: the format that an option asks for.
        option: that option.

    Raises:
        InvalidValueError: neither says which it is.
    """
    if asked is not None:
        return Format(asked)
    found = _ENDINGS.get(Path(name).suffix.lower())
    if found is None:
        what = "a stream has no name" if name == STREAM else f"{shown(name)} does not end in {', '.join(_ENDINGS)}"
        raise InvalidValueError("batch", (Fault(f"{what}: say which format it has with {option}"),))
    return found
