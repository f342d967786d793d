"""How many plans a second: one process, several, Arrow batches, Dask: ``python benchmarks/throughput.py``.

Each case runs in a fresh interpreter, so that its memory is its own. Starting processes and workers is not counted;
only the recipe for Dask writes its plans anywhere. `rows` gives the figures as data.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from itertools import cycle, islice, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))

import attrs

import shoulderkit as sk

#: The name of the case of one process, and of the recipe for Dask.
ONE, DASK = "plan_many", "Parquet to Parquet on Dask"
#: Exercises done recently, where they differ from request to request.
RECENT = 4
#: The largest number of processes and workers.
CORES = os.cpu_count() or 1


class Row(NamedTuple):
    """One case.

    Attributes:
        name: what was done.
        engine: what spread the work: ``none``, ``processes`` or ``dask``.
        processes: how many processes made plans.
        n: how many plans were made.
        plans_per_s: plans a second, all processes together.
        peak_mib: the most memory of the process that asked, in MiB.
        worker_peak_mib: the most memory of any process that it started, in MiB; 0 where it started none.
        load: how many processes wanted to run on this machine in the minute before.
    """

    name: str
    engine: str
    processes: int
    n: int
    plans_per_s: float
    peak_mib: float
    worker_peak_mib: float
    load: float


def _requests(n: int) -> Iterator[sk.Request]:
    """Yield realistic requests without end: each goal, in settings with more and less equipment, short and long."""
    places = [("desk", ()), ("home", ("massage-ball",)), ("gym", ()), ("travel", ())]
    kinds = [
        sk.Request(minutes=minutes, goal=goal, setting=setting, equipment=extra)
        for goal, (setting, extra), minutes in product(sk.bundled().goals, places, (5, 7, 10, 15, 20))
    ]
    return islice(cycle(kinds), n)


def varied(n: int) -> Iterator[sk.Request]:
    """Yield realistic requests, each with other exercises that were done recently.

    Hardly two are equal: of several processes each would remember the plans of its own part of a few hundred.
    """
    rng, moves = Random("recently"), sorted(sk.bundled().exercises)
    return (attrs.evolve(request, done_recently=rng.sample(moves, RECENT)) for request in _requests(n))


def table(asked: Iterable[sk.Request]) -> Any:
    """Return requests as a table."""
    import pyarrow as pa

    from shoulderkit.batch import REQUEST_SCHEMA

    rows = (json.loads(sk.dumps(request)) for request in asked)
    return pa.Table.from_pylist([{"request_id": str(i), **row} for i, row in enumerate(rows)], schema=REQUEST_SCHEMA)


def drained(plans: Iterator[Any], n: int) -> float:
    """Return the plans per second of an iterator, without the first, which includes the start-up."""
    next(plans)
    start = perf_counter()
    made = sum(1 for _ in plans)
    assert made == n - 1  # noqa: S101 - a figure for another result would be worse than none
    return made / (perf_counter() - start)


def one_process(n: int, processes: int) -> float:
    """Measure `plan_many` in this process."""
    return drained(sk.plan_many(varied(n)), n)


def several_processes(n: int, processes: int) -> float:
    """Measure `plan_many` in worker processes."""
    return drained(sk.plan_many(varied(n), processes=processes), n)


def arrow_batches(n: int, processes: int) -> float:
    """Measure `plan_batches` in this process, with nested rows."""
    from shoulderkit.batch import plan_batches

    asked = table(varied(n))
    sk.plan(next(varied(1)))
    start = perf_counter()
    made = sum(batch.num_rows for batch in plan_batches(asked.to_batches(max_chunksize=1000)))
    assert made == n  # noqa: S101 - as above
    return made / (perf_counter() - start)


def on_dask(n: int, processes: int) -> float:
    """Measure the documented recipe: files of requests become files of plans, on a local Dask cluster.

    A file is one task, so that there are several for each worker.
    """
    import pyarrow.parquet as pq
    from distributed import Client, LocalCluster

    from many_dask import plan_folder

    asked, size = table(varied(n)), min(1000, n // (4 * processes))
    with (
        TemporaryDirectory() as folder,
        LocalCluster(n_workers=processes, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
        redirect_stdout(None),
    ):
        source, target = Path(folder) / "requests", Path(folder) / "plans"
        source.mkdir()
        for number in range(2 * processes):
            pq.write_table(asked.slice(number * 10, 10), source / f"first-{number}.parquet")
        plan_folder(client, source, target)
        for start in range(0, n, size):
            pq.write_table(asked.slice(start, size), source / f"part-{start:07}.parquet")
        start_s = perf_counter()
        plan_folder(client, source, target)
        took_s = perf_counter() - start_s
        made = sum(pq.read_metadata(path).num_rows for path in target.glob("part-*.parquet"))
    assert made == n  # noqa: S101 - as above
    return made / took_s


class Case(NamedTuple):
    """A case to measure; *needs* is a library that it requires."""

    name: str
    engine: str
    processes: int
    run: Callable[[int, int], float]
    needs: str = "shoulderkit"


CASES = (
    Case(ONE, "none", 1, one_process),
    Case(f"plan_many, {CORES} processes", "processes", CORES, several_processes),
    Case("plan_batches", "none", 1, arrow_batches, "pyarrow"),
    Case(f"{DASK}, {CORES} workers", "dask", CORES, on_dask, "distributed"),
)


def measured(case: Case, n: int) -> Row:
    """Run a case in this process; its memory is that of the whole process."""
    load = os.getloadavg()[0]
    rate = case.run(n, case.processes)
    # in KiB on Linux, in bytes on macOS
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own = _peak(unit)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit if case.engine != "none" else 0.0
    return Row(case.name, case.engine, case.processes, n, round(rate), round(own), round(children), round(load, 1))


def _peak(unit: int) -> float:
    """Return the peak memory of this process in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # since `exec`; `getrusage` includes the parent's memory before it
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def rows(n: int = 12_000, repeats: int = 3) -> list[Row]:
    """Measure every case whose libraries are installed, and return the repeat of median speed.

    Args:
        n: how many plans, at least 1000.
        repeats: how often, each in a fresh interpreter, the cases in turn.
    """
    found: dict[int, list[Row]] = {}
    for _ in range(repeats):
        for number, case in enumerate(CASES):
            if importlib.util.find_spec(case.needs) is None:
                continue
            command = [sys.executable, __file__, "--case", str(number), "--n", str(n)]
            done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
            found.setdefault(number, []).append(Row(**json.loads(done.stdout)))
    return [sorted(several, key=lambda row: row.plans_per_s)[len(several) // 2] for several in found.values()]


def main() -> None:
    """Measure and print all cases, or one case for `rows`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=12_000, help="plans a case")
    parser.add_argument("--repeats", type=int, default=3, help="fresh interpreters a case")
    parser.add_argument("--case", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.case is not None:
        print(json.dumps(measured(CASES[asked.case], asked.n)._asdict()))
        return
    print(f"{'':34}{'plans':>9}{'a second':>10}{'MiB':>6}{'MiB a worker':>14}{'load':>6}")
    for row in rows(asked.n, asked.repeats):
        memory = f"{row.peak_mib:6.0f}{row.worker_peak_mib:14.0f}"
        print(f"{row.name:34}{row.n:9}{row.plans_per_s:10.0f}{memory}{row.load:6.1f}")


if __name__ == "__main__":
    main()
