"""Growth of times with the size of the catalog, from a few hundred exercises to 10,000, and its exponents."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import median
from typing import Any

import shoulderkit as sk
from benchmarks.catalogs import muscle_requests
from benchmarks.choosing import measure_all
from benchmarks.gym import gym_catalog
from benchmarks.rivals import HIGHS, REDUCED
from benchmarks.rows import Row
from benchmarks.settings import Settings
from benchmarks.timing import tell, timed

MINUTES = 20
#: The number of largest sizes that the exponents are fitted to.
FITTED = 4
#: The times for one size of catalog, in milliseconds by name.
Times = dict[str, dict[int, float]]

COMPILE = "compile"


def plan_of(muscles: int) -> str:
    """Return the name of the times of whole plans."""
    return f"plan, {_counted(muscles)}"


def choice_of(muscles: int, by: str = "ours") -> str:
    """Return the name of the times of the choice alone."""
    return f"choice, {_counted(muscles)}, {by}"


def _counted(muscles: int) -> str:
    return f"{muscles} muscle{'s' * (muscles > 1)}"


def times(settings: Settings) -> Times:
    """Measure compiling and planning at each size."""
    found: Times = {COMPILE: {}}
    for size in settings.growth:
        tell(f"growth, {size:,} exercises")
        catalog = gym_catalog(size)
        compiled = [timed(sk.Planner, catalog) for _ in range(5)]
        found[COMPILE][size] = median(took for _, took in compiled)
        planner = compiled[0][0]
        for muscles in settings.growth_muscles:
            solvers = (REDUCED, HIGHS) if muscles in settings.growth_solved else ()
            asked = muscle_requests(catalog, muscles, MINUTES, settings.growth_requests)
            each = measure_all(planner, asked, settings, solvers)
            found.setdefault(plan_of(muscles), {})[size] = median(one.plan_ms for one in each)
            found.setdefault(choice_of(muscles), {})[size] = median(one.choice_ms for one in each)
            for name in solvers:
                taken = median(one.solvers[name].whole_ms for one in each)
                found.setdefault(choice_of(muscles, name), {})[size] = taken
    return found


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Return the growth exponent, by least squares on the logarithms: 1 where doubling the size doubles the time."""
    xs, ys = [log(size) for size in sizes], [log(value) for value in values]
    mid_x, mid_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mid_x) * (y - mid_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mid_x) ** 2 for x in xs)


def fits(found: Times) -> dict[str, float]:
    """Return the exponent of each time, over the largest sizes."""
    largest = {name: list(points.items())[-FITTED:] for name, points in found.items()}
    return {name: exponent(*zip(*points, strict=True)) for name, points in largest.items()}


def rows(settings: Settings, found: Times) -> list[Row]:
    """Return the factor of each time for a catalog twice as large."""
    sizes = settings.growth[-FITTED:]
    part = f"Growth, generated catalogs of {sizes[0]:,} to {sizes[-1]:,}: times so much for twice the exercises"
    lines = []
    for name, power in fits(found).items():
        wanted = {"compile": 2.2, "plan": 1.2}.get(name.partition(",")[0])
        note = f"exponent {power:.2f}; {found[name][sizes[0]]:.1f} ms to {found[name][sizes[-1]]:.1f} ms"
        lines.append(Row(part, name, 2**power, "times", most=wanted, note=note))
    return lines


def detail(found: Times) -> dict[str, Any]:
    """Return the times and exponents as data for JSON."""
    return {"ms": found, "exponents": fits(found)}
