"""Dask: a bag on processes, a cluster of processes, and a cluster in which one is killed in the middle of its work."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import dask.bag
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from distributed import Client, LocalCluster, wait

import shoulderkit as sk
from dask_cases import plan_file_or_die, plan_part
from engine_cases import by_key, in_files, requests, table
from many_dask import plan_folder
from shoulderkit import batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A timeout in seconds, generous on a busy machine.
PATIENCE_S = 240


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Start a cluster of two processes on this machine."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster, timeout=PATIENCE_S) as client,
    ):
        yield client


def test_a_bag_gives_the_same_plans() -> None:
    """A bag of requests, planned in processes, becomes the plans and failures that this process makes, in order."""
    asked = requests(40)
    bag = dask.bag.from_sequence(asked, npartitions=4).map_partitions(plan_part)
    answers = bag.compute(scheduler="processes", num_workers=2)
    assert answers == plan_part(asked)
    assert {type(answer) for answer in answers} == {sk.Plan, sk.Failure}


def test_errors_arrive_as_they_are(client: Client) -> None:
    """An error that a task raises arrives unchanged, with its fields."""
    request = sk.Request(seconds=5, goal="tense-neck")
    with pytest.raises(sk.NoPlanError) as there:
        client.submit(sk.plan, request).result(PATIENCE_S)
    with pytest.raises(sk.NoPlanError) as here:
        sk.plan(request)
    assert there.value == here.value


def test_a_cluster_gives_the_same_rows(client: Client, tmp_path: Path) -> None:
    """Files of requests become files of the plans that this process makes; finished files are not planned again."""
    asked = table(90)
    source = in_files(asked, tmp_path / "requests", 6)
    planner = sk.Planner(sk.bundled(), without=["phases"])
    plan_folder(client, source, tmp_path / "plans", planner)
    written = sorted((tmp_path / "plans").iterdir())
    assert [path.name for path in written] == [path.name for path in sorted(source.iterdir())]
    rows = by_key(pa.concat_tables(map(pq.read_table, written)).to_pylist())
    assert rows == by_key(batch.plan_table(asked, planner).to_pylist())
    before = [path.stat().st_mtime_ns for path in written]
    plan_folder(client, source, tmp_path / "plans", planner)
    assert [path.stat().st_mtime_ns for path in written] == before


def test_a_killed_worker_loses_and_duplicates_nothing(client: Client, tmp_path: Path) -> None:
    """When a worker is killed in the middle of a file, each request has exactly one plan in the end."""
    asked = table(80)
    here = by_key(batch.plan_table(asked).to_pylist())
    source = in_files(asked, tmp_path / "requests", 8)
    target = tmp_path / "plans"
    target.mkdir()
    # results that are in the memory of the workers, one of which will be killed
    workers = cycle(client.scheduler_info()["workers"])
    held = [
        client.submit(
            batch.plan_table, asked.slice(start, 10), workers=[next(workers)], allow_other_workers=True, pure=False
        )
        for start in range(0, 80, 10)
    ]
    wait(held, timeout=PATIENCE_S)
    tasks = [
        client.submit(plan_file_or_die, path, target / path.name, tmp_path / f"marker-{number == 3}", pure=False)
        for number, path in enumerate(sorted(source.iterdir()))
    ]
    (tmp_path / "marker-False").touch()
    wait(tasks, timeout=PATIENCE_S)
    killed = int((tmp_path / "marker-True").read_text(encoding="utf-8"))
    assert killed not in client.gather(tasks[3:4])
    written = [path for path in sorted(target.iterdir()) if path.suffix == ".parquet"]
    assert len(written) == 8
    # by_key holds that each key is there once
    assert by_key(pa.concat_tables(map(pq.read_table, written)).to_pylist()) == here
    assert by_key(pa.concat_tables(client.gather(held)).to_pylist()) == here
