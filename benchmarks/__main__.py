"""Speed, memory and growth in one table: ``nox -s bench``, or ``python -m benchmarks`` where everything is installed.

Machines differ and are noisy, so no absolute figure is a promise: figures that are compared are measured in the same
run, interleaved, and the ratio of the medians counts. docs/benchmarks.md has a full run on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from traceback import format_exc
from typing import Any

from benchmarks import (
    choosing,
    days,
    everything,
    growth,
    memory,
    outcomes,
    portions,
    records,
    refusals,
    start,
    throughput,
    wrong,
)
from benchmarks.machine import machine
from benchmarks.page import publish
from benchmarks.rows import Row, table
from benchmarks.settings import FULL, QUICK, Settings
from benchmarks.timing import tell

HERE = Path(__file__).parent
#: The result of a part: rows of the table, and further figures by name.
Part = Callable[[Settings], tuple[list[Row], dict[str, Any]]]


def _choosing(settings: Settings) -> tuple[list[Row], dict[str, Any]]:
    cells = choosing.cells(settings)
    return [*choosing.goals(settings), *map(choosing.row_of, cells)], {"cells": [choosing.detail(c) for c in cells]}


def _many(settings: Settings) -> tuple[list[Row], dict[str, Any]]:
    tell("plans a second")
    cases = throughput.rows(*settings.many)
    one = next(case for case in cases if case.name == throughput.ONE)
    rows = [
        Row(
            "Plans a second from the bundled data",
            case.name,
            case.plans_per_s,
            "",
            "" if case is one else one.name,
            None if case is one else one.plans_per_s,
            note=f"{case.n:,} plans; most memory {case.peak_mib:.0f} MiB"
            + (f", of a worker {case.worker_peak_mib:.0f} MiB" if case.worker_peak_mib else ""),
        )
        for case in cases
    ]
    return rows, {"many": [case._asdict() for case in cases]}


def _growth(settings: Settings) -> tuple[list[Row], dict[str, Any]]:
    times = growth.times(settings)
    return growth.rows(settings, times), {"growth": growth.detail(times)}


PARTS: dict[str, Part] = {
    "start": lambda settings: (start.rows(settings), {}),
    "plans": _choosing,
    "day": lambda settings: (days.rows(settings), {}),
    "everything": lambda settings: (everything.rows(settings), {}),
    "portions": lambda settings: (portions.rows(settings), {}),
    "refusals": lambda settings: (refusals.rows(settings), {}),
    "records": lambda settings: (records.rows(settings), {}),
    "many": _many,
    "memory": lambda settings: (memory.rows(settings), {}),
    "growth": _growth,
    "wrong": lambda settings: (wrong.rows(settings), {}),
    "outcomes": lambda settings: (outcomes.rows(settings), {}),
}


def run(settings: Settings, parts: list[str]) -> tuple[list[Row], dict[str, Any]]:
    """Measure some parts, and return the table and all figures as data; a part that fails takes none of the others with it."""
    began, load = perf_counter(), os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    rows: list[Row] = []
    details: dict[str, Any] = {}
    seconds: dict[str, int] = {}
    failed: dict[str, str] = {}
    for name in parts:
        start = perf_counter()
        try:
            lines, more = PARTS[name](settings)
        except Exception as error:  # noqa: BLE001 - whatever it is, half an hour of the others is not to be lost
            failed[name] = repr(error)
            tell(f"{name} failed:\n{format_exc()}")
            continue
        seconds[name] = round(perf_counter() - start)
        tell(f"{name}: {seconds[name]} s")
        rows += lines
        details |= more
    minutes = round((perf_counter() - began) / 60, 1)
    took = {"minutes": minutes, "load_before": load, "seconds": seconds, "failed": failed}
    asked = {name: value for name, value in settings._asdict().items() if name != "dataset"}
    return rows, {
        "machine": machine(),
        "run": took,
        "settings": asked,
        "rows": [row.as_dict() for row in rows],
        **details,
    }


def main() -> None:
    """Measure, print the table, write the figures, and update the page on request."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less of everything: does it still work?")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part alone; may be given again")
    parser.add_argument("--free-exercise-db", type=Path, metavar="FILE", help="its exercises.json, which is not ours")
    parser.add_argument("--json", type=Path, metavar="FILE", default=HERE / "results.json", help="where figures go")
    parser.add_argument("--publish", action="store_true", help="renew the page, figures and picture in docs/, too")
    asked = parser.parse_args()
    if asked.publish and (asked.quick or asked.only):
        parser.error("only a full run is published")
    dataset = asked.free_exercise_db or os.environ.get("FREE_EXERCISE_DB")
    settings = (QUICK if asked.quick else FULL)._replace(dataset=Path(dataset) if dataset else None)
    if asked.publish and settings.dataset is None:
        parser.error("a page without free-exercise-db would say too little: --free-exercise-db FILE")
    rows, report = run(settings, asked.only or list(PARTS))
    print(table(rows))
    asked.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    tell(f"all figures: {asked.json}")
    if failed := ", ".join(report["run"]["failed"]):
        parser.exit(1, f"failed, so that nothing is published: {failed}\n")
    if asked.publish:
        publish(report, HERE.parent / "docs")


if __name__ == "__main__":
    main()
