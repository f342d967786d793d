"""Varied requests by the hundred: the share that is proved, and the slowest."""

from __future__ import annotations

from itertools import islice
from statistics import median

import shoulderkit as sk
from benchmarks.catalogs import DATASET, any_requests, catalog_of, named
from benchmarks.ours import choose, forget
from benchmarks.rows import Row, number
from benchmarks.settings import Settings
from benchmarks.timing import tell, timed
from shoulderkit.plans.score import POINT

#: The time limit for the choices from each catalog, in seconds; the rows say how many requests were answered.
PATIENCE_S = 45
#: Of the unproved choices of a catalog, so many are asked again with a solver.
HELPED = 4
#: The longest that a choice from the dataset may take by the default effort.
SLOWEST_MS = 1000
PART = "What goes in, requests of all sorts"


def rows(settings: Settings) -> list[Row]:
    """Time varied requests to each catalog, without reference solvers, so that there can be many."""
    found = []
    for exercises, count in settings.any_requests.items():
        catalog = catalog_of(exercises, settings)
        if catalog is None:
            continue
        tell(f"requests of all sorts, {named(exercises)}")
        planner, helped = sk.Planner(catalog), sk.Planner(catalog, solver=True)
        times, gaps, helped_ones, helpless, impossible = [], [], 0, 0, 0
        for request in islice(any_requests(catalog), count):
            forget(planner)
            selection, took = timed(choose, planner, request)
            times.append(took)
            if selection is None:
                impossible += 1
            elif not selection.proved:
                gaps.append(selection.bound - selection.coverage)
                if helped_ones < HELPED:
                    helped_ones += 1
                    other = choose(helped, request)
                    helpless += other is None or not other.proved
            if sum(times) > PATIENCE_S * 1000:
                break
        times.sort()
        what = f"{exercises:,} exercises, {len(times)} requests"
        found += [
            Row(PART, f"{what}: median", median(times), "ms"),
            Row(PART, f"{what}: 99th percentile", times[-(-len(times) * 99 // 100) - 1], "ms"),
            Row(PART, f"{what}: worst", times[-1], "ms",
                most=SLOWEST_MS if exercises == DATASET else None),
            Row(PART, f"{what}: not proved", 100 * len(gaps) / len(times), "%", most=1,
                note=f"not even the coverage {100 * sum(gap > 0 for gap in gaps) / len(times):.1f} %, worst gap "
                f"{number(max(gaps, default=0) / POINT)} points; of the first {helped_ones} a solver does not prove {helpless}; "
                f"{impossible} impossible"),
        ]  # fmt: skip
    return found
