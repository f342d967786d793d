"""The tasks for the workers of a cluster, in a module that they can import."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

import shoulderkit as sk
from many_dask import plan_file
from shoulderkit import batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa


def plan_part(part: Any) -> list[sk.Plan | sk.Failure]:
    """Plan the requests of one partition of a bag."""
    return list(sk.plan_many(part, on_error="collect"))


def plan_file_or_die(source: Path, target: Path, marker: Path) -> int:
    """Plan a file; the first worker to create the marker file is killed with some of its plans written."""
    plan_batches = batch.plan_batches

    def dying(batches: Iterator[pa.RecordBatch], planner: sk.Planner | None) -> Iterator[pa.RecordBatch]:
        pieces = (whole.slice(start, 10) for whole in batches for start in range(0, whole.num_rows, 10))
        planned = plan_batches(pieces, planner)
        yield next(planned)
        if not marker.exists():
            marker.write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        yield from planned

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "plan_batches", dying)
        plan_file(source, target)
    return os.getpid()
