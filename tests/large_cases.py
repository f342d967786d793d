"""What the laws are tested on where catalogs are large: generated from a seed, or imported."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import settings

from importer_cases import random_records
from law_cases import Planned
from oracle_brute import Case
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.importers.free_exercise_db import loads_free_exercise_db, read_free_exercise_db
from shoulderkit.planner import Planner
from shoulderkit.plans import NoPlanError, Request
from shoulderkit.reading import bundled
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Status

#: The file of free-exercise-db, where the environment names one.
FILE = os.environ.get("FREE_EXERCISE_DB", "")
REAL = pytest.param(
    "real",
    marks=pytest.mark.skipif(
        not FILE, reason="FREE_EXERCISE_DB names no file: the dataset is not part of this project"
    ),
)
#: The large catalogs by name; the number is their number of exercises. The larger ones take long: one is for the
#: profiles with more examples than the quick one, the other for the one with most.
RANDOM = ["random-400", "random-1500", "random-10000"][: 1 + sum(settings().max_examples >= n for n in (100, 250))]
IMPORTED = ["records-700", REAL]
LARGE = [*RANDOM, *IMPORTED]
#: Seeds of the requests for each catalog; in the largest, CP-SAT takes minutes for some others.
SEEDS: dict[str, Sequence[int]] = {"random-10000": (8, 10)}
#: The number of seeds used for each catalog.
TRIED = 4
#: The effort limit after which a search returns a bounded plan, so that no test takes long.
EFFORT = 30_000
#: An effort limit large enough to prove slightly changed requests whose originals were proved with less.
AMPLE = 20 * EFFORT


@cache
def catalog_of(name: str) -> Catalog:
    """Return the catalog with this name."""
    if name == "real":
        return read_free_exercise_db(FILE, base=bundled()).catalog
    kind, _, count = name.partition("-")
    if kind == "random":
        return testing.random_catalog(int(count), exercises=int(count))
    return loads_free_exercise_db(json.dumps(random_records(int(count), int(count))), base=bundled()).catalog


@cache
def planner_of(name: str, effort: int = EFFORT) -> Planner:
    """Return the planner of the catalog with this name; names of odd length have one rule switched off."""
    catalog = catalog_of(name)
    return Planner(catalog, without=sorted(catalog.rules)[: len(name) % 2], effort=effort)


def request_of(name: str, seed: int) -> Request:
    """Return the request of a seed for a catalog: one to five regions, five to forty minutes."""
    catalog, rng = catalog_of(name), Random(seed)
    parents = {above for region in catalog.regions.values() for above in region.part_of}
    served = {
        target.region
        for exercise in catalog.exercises.values()
        for target in exercise.targets
        if target.role is not Role.QUIET
    }
    regions = sorted(served - parents)
    moves = sorted(catalog.exercises)
    given: dict[str, Any] = {
        "minutes": rng.choice((5, 10, 20, 40)),
        "focus": {region: rng.choice((1, 1, 2, 3)) for region in rng.sample(regions, 1 + seed % 5)},
        "equipment": rng.sample(sorted(catalog.equipment), (len(catalog.equipment) + 1) // 2),
        "exclude": rng.sample(moves, 5),
        "done_recently": rng.sample(moves, len(moves) // 10),
        "done_today": rng.sample(moves, seed % 3),
        "shorten": rng.random() < 0.7,
        "without_instructions": rng.random() < 0.5,
        "avoid": rng.sample(list(Demand), seed % 3),
    }
    if seed % 4 == 1:
        given["positions"] = rng.sample(list(Position), 3)
    if seed % 4 == 2:
        given["max_steps"] = rng.randint(4, 8)
    if seed % 4 == 3:
        allowed = Case(catalog, Request(**given)).available
        given["include"] = [rng.choice([move for move in sorted(allowed) if move not in given["exclude"]])]
        given["include_phases"] = [rng.choice(list(Phase))]
    return Request(**given)


@cache
def case_of(name: str, seed: int) -> Case:
    """Return the request of a seed for a catalog, for the oracles."""
    planner = planner_of(name)
    return Case(planner.catalog, request_of(name, seed), planner.rules_off)


def seeds_of(name: str) -> Sequence[int]:
    """Return the seeds of the requests for a catalog."""
    return SEEDS.get(name, range(TRIED))[:TRIED]


@cache
def plan_of(name: str, seed: int) -> Planned:
    """Return the plan for the request of a seed for a catalog."""
    planner, case = planner_of(name), case_of(name, seed)
    return Planned(planner, case.request, case, planner.plan(case.request))


@cache
def plans_of(name: str) -> tuple[Planned, ...]:
    """Return the plans for the requests of a catalog, without those that are impossible."""
    found = []
    for seed in seeds_of(name):
        try:
            found.append(plan_of(name, seed))
        except NoPlanError:
            continue
    return tuple(found)


def proved_of(name: str) -> tuple[Planned, ...]:
    """Return the plans whose choice and order are proved, each with a planner that proves changed requests, too."""
    return tuple(
        attrs.evolve(one, planner=planner_of(name, AMPLE))
        for one in plans_of(name)
        if one.plan.score.status is Status.OPTIMAL and one.plan.score.order_status is Status.OPTIMAL
    )
