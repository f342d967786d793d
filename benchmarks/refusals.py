"""Refusals: how long it takes to say that nothing fits, what conflicts, and what would help."""

from __future__ import annotations

from itertools import islice
from statistics import median
from time import perf_counter

import shoulderkit as sk
from benchmarks.catalogs import catalog_of, named, tight_requests
from benchmarks.ours import choose, forget
from benchmarks.rows import Row
from benchmarks.settings import Settings
from benchmarks.timing import tell, timed
from shoulderkit.plans import EffortLimitError, NoPlanError

#: The time limit for each catalog, in seconds; the rows say how many requests were refused.
PATIENCE_S = 30
PART = "Refusals"


def _refusal(planner: sk.Planner, request: sk.Request) -> NoPlanError | EffortLimitError | None:
    try:
        planner.plan(request)
    except (NoPlanError, EffortLimitError) as error:
        return error
    return None


def rows(settings: Settings) -> list[Row]:
    """Time requests that want much of little, as far as they are refused, and the choice that finds nothing."""
    found = []
    for exercises, count in settings.refusals.items():
        catalog = catalog_of(exercises, settings)
        if catalog is None:
            continue
        tell(f"refusals, {named(exercises)}")
        planner, start = sk.Planner(catalog), perf_counter()
        times, alone, several, unsure, gave_up, met = [], [], 0, 0, 0, 0
        for request in islice(tight_requests(catalog), count):
            forget(planner)
            error, took = timed(_refusal, planner, request)
            if isinstance(error, NoPlanError):
                forget(planner)
                alone.append(timed(choose, planner, request)[1])
                times.append(took)
                several += len(error.conflicts) > 1
                unsure += not (error.complete and error.minimal)
            else:
                gave_up += error is not None
                met += error is None
            if perf_counter() - start > PATIENCE_S:
                break
        times.sort()
        alone.sort()
        what, other = f"{exercises:,} exercises, {len(times)} refusals", "the choice that finds nothing"
        late = -(-len(times) * 99 // 100) - 1
        found += [
            Row(PART, f"{what}: median", median(times), "ms", other, median(alone),
                note=f"{several} with several conflicts, {unsure} not proved minimal and complete"),
            Row(PART, f"{what}: 99th percentile", times[late], "ms", other, alone[late]),
            Row(PART, f"{what}: worst", times[-1], "ms", other, alone[-1],
                note=f"of the other requests {met} had a plan, {gave_up} were given up"),
        ]  # fmt: skip
    return found
