"""What a run has made so far: a file beside its output, from which an interrupted run goes on."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.cli.writing import unwritable
from shoulderkit.errors import DataError, Fault
from shoulderkit.plans import Request
from shoulderkit.reading import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.batch.rows import Row
    from shoulderkit.cli.batches.requests import Item


def digest(*values: object) -> str:
    """Return a short text that differs where the values do."""
    return sha256(json.dumps([str(value) for value in values]).encode()).hexdigest()[:16]


def digest_of(item: Item) -> str:
    """Return the digest of a request with its key."""
    key, request = item
    return digest(key, dumps(request) if isinstance(request, Request) else request)


@attrs.frozen
class Journal:
    """A file of lines: what the run is, then for each request its digest and its rows.

    Attributes:
        path: the file.
        run: the digest of all that the rows depend on besides the requests.
        output: the name of the output.
    """

    path: Path
    run: str
    output: str

    @classmethod
    def of(cls, output: str, run: str) -> Journal:
        """Return the journal of an output."""
        path = Path(output)
        return cls(path.with_name(f"{path.name}.partial"), run, output)

    @property
    def exists(self) -> bool:
        """Whether there is anything in its place."""
        return os.path.lexists(self.path)

    def done(self) -> list[str]:
        """Return the digests of the requests that are done; a line that was not finished is taken away.

        Raises:
            DataError: it is of another run, or no journal.
        """
        if self.path.is_symlink() or not self.path.is_file():
            raise self._foreign()
        done: list[str] = []
        size = 0
        with self.path.open("rb") as file:
            for number, line in enumerate(file):
                if not line.endswith(b"\n"):
                    break
                members = self._members(line)
                if number == 0 and members.get("run") != self.run:
                    fault = Fault(f"was made by another version, catalog or form: {self.path.name} cannot be continued")
                    raise DataError(self.output, (fault,))
                done += [members["request"]] if number else []
                size += len(line)
        with self.path.open("r+b") as file:
            file.truncate(size)
        return done

    def start(self) -> None:
        """Begin anew.

        Raises:
            DataError: it cannot be written.
        """
        try:
            self.path.unlink(missing_ok=True)
            with self.path.open("x", encoding="utf-8") as file:
                file.write(_line({"run": self.run}))
        except OSError as error:
            raise unwritable(self.path, error) from None

    def add(self, request: str, rows: list[Row]) -> None:
        """Note the rows of a request.

        Raises:
            DataError: it cannot be written.
        """
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(_line({"request": request, "rows": rows}))
        except OSError as error:
            raise unwritable(self.path, error) from None

    def rows(self) -> Iterator[Row]:
        """Yield all rows that were noted."""
        with self.path.open("rb") as file:
            next(file)
            for line in file:
                yield from self._members(line)["rows"]

    def _members(self, line: bytes) -> dict[str, Any]:
        try:
            members: dict[str, Any] = dict(json.loads(line))
        except (ValueError, TypeError):
            raise self._foreign() from None
        return members

    def _foreign(self) -> DataError:
        return DataError(str(self.path), (Fault("is not what an interrupted run left"),))


def _line(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")) + "\n"
