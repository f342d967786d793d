"""Plans for a folder of Parquet files with requests, on a Dask cluster: ``python many_dask.py requests/ plans/``.

Each file is one task. A file of plans gets its final name only when it is complete, so a worker that dies leaves no
partial result: Dask gives its task to another, which writes the same file. A restart plans only the missing files.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyarrow.parquet as pq
from distributed import Client, LocalCluster, as_completed

from shoulderkit import Planner, batch


def plan_file(source: Path, target: Path, planner: Planner | None = None) -> Path:
    """Plan a file of requests into a file of plans."""
    unfinished = target.with_suffix(f".unfinished-{os.getpid()}")
    with pq.ParquetFile(source) as requests, pq.ParquetWriter(unfinished, batch.NESTED_SCHEMA) as plans:
        for planned in batch.plan_batches(requests.iter_batches(), planner):
            plans.write_batch(planned)
    unfinished.replace(target)
    return target


def plan_folder(client: Client, source: Path, target: Path, planner: Planner | None = None) -> None:
    """Plan every file of a folder that has no file of plans yet."""
    target.mkdir(exist_ok=True)
    todo = [path for path in sorted(source.glob("*.parquet")) if not (target / path.name).exists()]
    tasks = [client.submit(plan_file, path, target / path.name, planner, pure=False) for path in todo]
    for done in as_completed(tasks):
        print(done.result())


if __name__ == "__main__":
    with LocalCluster() as cluster, Client(cluster) as client:
        plan_folder(client, Path(sys.argv[1]), Path(sys.argv[2]))
