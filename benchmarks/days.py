"""The breaks of a day, planned together."""

from __future__ import annotations

from itertools import product
from statistics import median

import shoulderkit as sk
from benchmarks.ours import forget
from benchmarks.rows import Row
from benchmarks.settings import Settings
from benchmarks.timing import tell, timed

BREAKS, MINUTES = 16, 2
#: How long a day may take.
WANTED_MS = 30
TURNS = 3


def rows(settings: Settings) -> list[Row]:
    """Time a day of short breaks for each goal in each setting, and the same number of single plans."""
    tell("a day of breaks")
    planner = sk.Planner(sk.bundled())
    days, singles, varied = [], [], []
    for goal, place in product(planner.catalog.goals, settings.day_places):
        request = sk.Request(minutes=MINUTES, goal=goal, setting=place)
        together, apart = [], []
        for _ in range(TURNS):
            forget(planner)
            day, took = timed(planner.breaks, request, BREAKS)
            together.append(took)
            forget(planner)
            apart.append(timed(_again_and_again, planner, request)[1])
        days.append(median(together))
        singles.append(median(apart))
        varied.append(len({plan.ids for plan in day.plans}))
    part, other = "A day of breaks from the bundled data", f"{BREAKS} single plans"
    return [
        Row(part, f"{BREAKS} breaks of {MINUTES} minutes, median of {len(days)} requests", median(days), "ms", other,
            median(singles), most=WANTED_MS, note=f"{median(varied):.0f} different sessions (median)"),
        Row(part, "the same, the slowest", max(days), "ms", other, max(singles)),
    ]  # fmt: skip


def _again_and_again(planner: sk.Planner, request: sk.Request) -> None:
    for _ in range(BREAKS):
        planner.plan(request)
