"""Rows for table libraries: the whole bundled catalog as records, next to writing it as JSON."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import shoulderkit as sk
from benchmarks.rows import Row
from benchmarks.timing import timed

if TYPE_CHECKING:
    from benchmarks.settings import Settings

PART = "Rows"
TABLES = ("regions", "equipment", "settings", "goals", "sources", "warnings", "rules", "exercises", "routines")


def records(catalog: sk.Catalog) -> int:
    """Make the records of all tables, and return how many there are."""
    return sum(len(getattr(catalog, name).to_records()) for name in TABLES)


def rows(settings: Settings) -> list[Row]:
    """Time the records of all tables, and a search, in turn with `dumps`, after a warm-up run."""
    catalog = sk.bundled()
    asked = {
        "records": lambda: records(catalog),
        "search": lambda: len(catalog.find("shoulder blade", region="traps", avoid="floor")),
        "json": lambda: len(sk.dumps(catalog)),
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    for number in range(settings.processes + 1):
        for name, run in asked.items():
            _, took = timed(run)
            if number:
                times[name].append(took)
    mid = {name: median(each) for name, each in times.items()}
    reference = ("dumps of the same catalog", mid["json"])
    return [
        Row(
            PART,
            "records of all tables",
            mid["records"],
            "ms",
            *reference,
            most=5,
            most_ratio=0.1,
            note=f"{records(catalog)} rows",
        ),
        Row(PART, "a search by words, region and demand", mid["search"], "ms", *reference),
    ]
