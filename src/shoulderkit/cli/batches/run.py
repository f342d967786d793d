"""A run through many requests: each answered in its turn, and counted."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit import __version__
from shoulderkit.batch.rows import FAILED, flat_rows, nested_rows
from shoulderkit.cli.batches.journal import digest, digest_of
from shoulderkit.cli.batches.requests import requests_in
from shoulderkit.cli.progress import progress_bar
from shoulderkit.errors import DataError, Fault
from shoulderkit.explainer.words import counted
from shoulderkit.many import plan_many
from shoulderkit.planner import Planner
from shoulderkit.plans import Failure, Request
from shoulderkit.reading import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shoulderkit.batch.rows import Row
    from shoulderkit.catalog import Catalog
    from shoulderkit.cli.batches.formats import Format
    from shoulderkit.cli.batches.requests import Item
    from shoulderkit.plans import Plan, Refusal

_ROWS = {"nested": nested_rows, "flat": flat_rows}
#: The errors of a request that can be met by no plan, beside those of one that is faulty.
_NO_PLAN = ("NoPlanError", "EffortLimitError")


@attrs.define
class Counts:
    """How many requests were answered, and how.

    Attributes:
        total: all of them.
        unmet: those that no plan meets.
        faulty: those that are no valid requests.
    """

    total: int = 0
    unmet: int = 0
    faulty: int = 0

    @property
    def failed(self) -> int:
        """How many have no plan."""
        return self.unmet + self.faulty

    @property
    def sentence(self) -> str:
        """What to say of them."""
        plans = counted(self.total - self.failed, "plan")
        said = f"{counted(self.total, 'request')}: {plans}"
        return f"{said}, {self.unmet} that no plan meets, {self.faulty} with faults" if self.failed else said

    def add(self, row: Row) -> None:
        """Count the first row of a request."""
        self.total += 1
        if row["status"] == FAILED:
            unmet = row["error_class"] in _NO_PLAN
            self.unmet += unmet
            self.faulty += not unmet


@attrs.define
class Run:
    """A run through many requests.

    Attributes:
        planner: the planner.
        processes: in how many processes it plans; None: in this one.
        form: the form of the rows.
        digest: a short text that differs where rows would.
        counts: what was answered so far.
    """

    planner: Planner
    processes: int | None
    form: str
    digest: str
    counts: Counts = attrs.Factory(Counts)

    @classmethod
    def of(cls, catalog: Catalog, without: tuple[str, ...], processes: int | None, form: str) -> Run:
        """Return a run that plans from a catalog."""
        made = digest(__version__, form, without, dumps(catalog))
        return cls(Planner(catalog, without=without), processes, form, made)

    def answered(self, name: str, kind: Format, skip: Sequence[str | None]) -> Iterator[tuple[str, list[Row]]]:
        """Yield the digest of each request of a file with its rows, and show how far it is.

        Args:
            name: the file, or a stream.
            kind: its format.
            skip: the digests of the requests to skip at the start; None: whatever it is.

        Raises:
            DataError: the file cannot be read, or does not begin with the requests to skip.
        """
        rows_of = _ROWS[self.form]
        with requests_in(name, kind) as (items, total), progress_bar("requests") as show:
            for number, wanted in enumerate(skip, 1):
                item = next(items, None)
                if wanted is not None and (item is None or digest_of(item) != wanted):
                    fault = Fault(f"request {number} is not what it was when the run began: give --restart")
                    raise DataError(name, (fault,))
            show(len(skip), total)
            for item, answer in self._answers(items):
                rows = list(rows_of(item[0], answer))
                yield digest_of(item), rows
                # now they are written
                self.counts.add(rows[0])
                show(self.counts.total + (len(skip) if None in skip else 0), total)

    def count_again(self, rows: Iterable[Row]) -> None:
        """Count the requests that an earlier run answered."""
        last: Any = None
        for row in rows:
            # of the flat form the first row of a request stands for it
            if self.form == "nested" or row.get("number") in {None, 1} or row["request_id"] != last:
                self.counts.add(row)
            last = row["request_id"]

    def _answers(self, items: Iterator[Item]) -> Iterator[tuple[Item, Plan | Refusal]]:
        """Yield each request with its plan or error, in order; those with faults are not planned."""
        waiting: deque[Item] = deque()

        def valid() -> Iterator[Request]:
            for item in items:
                waiting.append(item)
                if isinstance(item[1], Request):
                    yield item[1]

        for answer in plan_many(valid(), self.planner, on_error="collect", processes=self.processes):
            yield from _faulty(waiting)
            yield waiting.popleft(), answer.error if isinstance(answer, Failure) else answer
        yield from _faulty(waiting)


def _faulty(waiting: deque[Item]) -> Iterator[tuple[Item, Refusal]]:
    """Yield the requests with faults that come before the next valid one."""
    while waiting and not isinstance(error := waiting[0][1], Request):
        yield waiting.popleft(), error
