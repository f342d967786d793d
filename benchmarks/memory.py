"""Memory of catalogs, planners and plans, by tracemalloc: Python's own allocations, without those of libraries."""

from __future__ import annotations

import gc
import importlib.util
import io
import pickle
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from typing import Any, TypeVar

import shoulderkit as sk
from benchmarks.catalogs import catalog_of, goal_requests, muscle_requests, named
from benchmarks.rows import Row
from benchmarks.settings import Settings
from benchmarks.throughput import table, varied
from benchmarks.timing import tell
from shoulderkit.many.packing import pack

T = TypeVar("T")
PART = "Memory (tracemalloc)"
KIB = 1024


def weighed(make: Callable[..., T], *arguments: object) -> tuple[T, float]:
    """Return the result of a call, and the KiB that it retains."""
    gc.collect()
    tracemalloc.start()
    made = make(*arguments)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, size / KIB


def peak(run: Callable[[], object]) -> float:
    """Return the peak of a call's additional memory, in KiB."""
    gc.collect()
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / KIB


def rows(settings: Settings) -> list[Row]:
    """Measure the catalogs, their planners, plans, and many plans made one after the other."""
    found = []
    for exercises in settings.requests:
        tell(f"memory, {named(exercises)}")
        if catalog_of(exercises, settings) is None:
            continue
        catalog, size = weighed(_fresh, exercises, settings)
        planner, more = weighed(sk.Planner, catalog)
        request, other, *_ = _possible(catalog, muscle_requests(catalog, 1, 20, 8))
        planner.plan(other)
        _, ready = weighed(_drop, planner, request)
        count = len(catalog.exercises)
        found += [
            Row(PART, f"an exercise, {named(exercises)}", size / count, "KiB"),
            Row(PART, "the same compiled, beyond that", more / count, "KiB", "the exercise itself", size / count,
                note=f"after a plan {max(0.0, ready) / count:.2f} KiB more"),
        ]  # fmt: skip
    return [*found, *_plans(settings), *(_parquet(settings) if importlib.util.find_spec("pyarrow") else ())]


def _possible(catalog: sk.Catalog, requests: Iterable[sk.Request]) -> list[sk.Request]:
    """Return the requests that there is a plan for, found by a planner of its own: one remembers what it planned."""
    planner, found = sk.Planner(catalog), list[sk.Request]()
    for request in requests:
        try:
            planner.plan(request)
        except sk.NoPlanError:
            continue
        found.append(request)
    return found


def _parquet(settings: Settings) -> list[Row]:
    """Return the bytes of requests and plans in Parquet files."""
    import pyarrow.parquet as pq

    from shoulderkit.batch import plan_table

    def size(rows: Any) -> float:
        file = io.BytesIO()
        pq.write_table(rows, file)
        return len(file.getvalue()) / count

    count = settings.held * 10
    asked = table(varied(count))
    request = ("bytes", "a request", size(asked))
    part, note = "In Parquet files", f"{count:,} varied requests to the bundled data"
    return [
        Row(part, "a plan, nested rows", size(plan_table(asked)), *request, note=note),
        Row(part, "a plan, a row for each step", size(plan_table(asked, form="flat")), *request),
    ]


def _fresh(exercises: int, settings: Settings) -> sk.Catalog:
    """Return a copy of a catalog that shares no object with it."""
    catalog = catalog_of(exercises, settings)
    if catalog is sk.bundled():
        catalog = sk.loads(sk.dumps(catalog), sk.Catalog)
    if catalog is None:
        raise ValueError(exercises)
    return catalog


def _drop(planner: sk.Planner, request: sk.Request) -> None:
    planner.plan(request)


def _plans(settings: Settings) -> list[Row]:
    planner = sk.Planner(sk.bundled())
    asked = goal_requests((10, 20))
    for request in asked:
        planner.plan(request)
    count = settings.held
    plans, size = weighed(lambda: list(sk.plan_many(islice(cycle(asked), count), planner)))
    _, more = weighed(lambda: [len(plan.left_out) for plan in plans])

    def pass_by(number: int) -> None:
        for done, _ in enumerate(sk.plan_many(islice(cycle(asked), number), planner)):
            if done % 100 == 0:
                # empties Python's free lists of tuples, which otherwise grow slowly
                gc.collect()

    few, many = peak(lambda: pass_by(count)), peak(lambda: pass_by(count * 10))
    each = ("KiB", "the same as compact JSON", sum(len(sk.dumps(plan)) for plan in plans) / count / KIB)
    sent = (
        "KiB",
        "pickled whole",
        sum(len(pickle.dumps(plan, pickle.HIGHEST_PROTOCOL)) for plan in plans) / count / KIB,
    )
    return [
        Row(PART, "a plan that is held, bundled data", size / count, *each),
        Row(PART, "the same with what was left out, once read", (size + more) / count, *each),
        Row(PART, f"plan_many, {count * 10:,} plans passed by: most at any time", many, "KiB", f"{count:,} plans", few,
            most_ratio=1.1),
        Row("Plans between processes", "a plan as plan_many sends it", sum(len(pack([plan])) for plan in plans) / count / KIB, *sent),
    ]  # fmt: skip
