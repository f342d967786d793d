"""What the small portions cost: requests with all portions, and with full doses and fewer sets alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from statistics import fmean, median

import attrs

import shoulderkit as sk
from benchmarks.catalogs import any_requests, catalog_of, goal_requests, named
from benchmarks.ours import choose, forget
from benchmarks.rows import Row
from benchmarks.settings import BUNDLED, Settings
from benchmarks.timing import tell, timed
from shoulderkit.model import Dose, Exercise, Reps

PART = "What portions of low figures cost"


def high_figures(dose: Dose) -> Dose:
    """Return a dose of the same sets without its low figures."""
    return attrs.evolve(dose, low=dose.high) if isinstance(dose, Reps) else attrs.evolve(dose, low_s=dose.high_s)


def fewer_portions(catalog: sk.Catalog) -> sk.Catalog:
    """Return the same catalog where a dose is only ever taken in full or in fewer sets."""
    return catalog.replace(exercises=[_exercise(exercise) for exercise in catalog.exercises.values()])


def _exercise(exercise: Exercise) -> Exercise:
    setups = [
        setup if setup.dose is None else attrs.evolve(setup, dose=high_figures(setup.dose)) for setup in exercise.setups
    ]
    return attrs.evolve(exercise, dose=high_figures(exercise.dose), setups=tuple(setups))


def _portions(planner: sk.Planner) -> float:
    """The mean number of portions of an exercise."""
    return fmean(len(entry.options) for entry in planner._compiled.entries)


def rows(settings: Settings) -> list[Row]:
    """Time the same requests with both, in turn."""
    found = []
    for exercises, count in settings.portions.items():
        catalog = catalog_of(exercises, settings)
        if catalog is None:
            continue
        tell(f"portions, {named(exercises)}")
        planners = sk.Planner(catalog), sk.Planner(fewer_portions(catalog))
        usual: Iterable[sk.Request] = goal_requests(settings.goal_minutes)
        asked = list(islice(usual if exercises == BUNDLED else any_requests(catalog), count))
        times: tuple[list[float], list[float]] = ([], [])
        unproved = [0, 0]
        for request in asked:
            for place, planner in enumerate(planners):
                forget(planner)
                selection, took = timed(choose, planner, request)
                times[place].append(took)
                unproved[place] += selection is not None and not selection.proved
        (all_s, fewer_s), (all_portions, fewer) = times, map(_portions, planners)
        what = f"{exercises:,} exercises, {len(asked)} requests"
        other = ("ms", "full doses and fewer sets")
        found += [
            Row(PART, f"{what}: median", median(all_s), *other, median(fewer_s),
                note=f"{all_portions:.1f} portions of an exercise, not {fewer:.1f}"),
            Row(PART, f"{what}: mean", fmean(all_s), *other, fmean(fewer_s),
                note=f"not proved {unproved[0]}, not {unproved[1]}" if any(unproved) else "all proved"),
        ]  # fmt: skip
    return found
