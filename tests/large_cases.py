"""What the laws are tried on where catalogs are large: made from a seed, and imported; each planner is made once."""

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

#: The file of free-exercise-db, where somebody has it.
FILE = os.environ.get("FREE_EXERCISE_DB", "")
_REAL = pytest.param(
    "real",
    marks=pytest.mark.skipif(not FILE, reason="FREE_EXERCISE_DB names no file: the dataset is no part of this project"),
)
#: The large catalogs by name; the number is how many exercises they are made with.
LARGE = ["made-400", "made-1500", "made-10000", "records-700", _REAL]
#: Seeds of the requests tried on each catalog; in the largest, CP-SAT takes half a minute for some others.
SEEDS: dict[str, Sequence[int]] = {"made-10000": (0, 6, 8)}
#: How many of them.
TRIED = 8 if settings().max_examples >= 100 else 4
#: Work after which a search settles for less than proof, so that no test waits long.
EFFORT = 30_000
#: Work that proves again what was proved with less, once a request is a little different.
AMPLE = 20 * EFFORT


@cache
def catalog_of(name: str) -> Catalog:
    """The catalog with this name."""
    if name == "real":
        return read_free_exercise_db(FILE, base=bundled()).catalog
    kind, _, count = name.partition("-")
    if kind == "made":
        return testing.random_catalog(int(count), exercises=int(count))
    return loads_free_exercise_db(json.dumps(random_records(int(count), int(count))), base=bundled()).catalog


@cache
def planner_of(name: str, effort: int = EFFORT) -> Planner:
    """The planner of the catalog with this name; every second catalog has a rule switched off."""
    catalog = catalog_of(name)
    return Planner(catalog, without=sorted(catalog.rules)[: len(name) % 2], effort=effort)


def request_of(name: str, seed: int) -> Request:
    """The request for a catalog that belongs to a seed: one to five regions, five to forty minutes."""
    catalog, dice = catalog_of(name), Random(seed)
    parents = {region.part_of for region in catalog.regions.values()}
    served = {
        target.region
        for exercise in catalog.exercises.values()
        for target in exercise.targets
        if target.role is not Role.QUIET
    }
    regions = sorted(served - parents)
    moves = sorted(catalog.exercises)
    given: dict[str, Any] = {
        "minutes": dice.choice((5, 10, 20, 40)),
        "focus": {region: dice.choice((1, 1, 2, 3)) for region in dice.sample(regions, 1 + seed % 5)},
        "equipment": dice.sample(sorted(catalog.equipment), (len(catalog.equipment) + 1) // 2),
        "exclude": dice.sample(moves, 5),
        "done_recently": dice.sample(moves, len(moves) // 10),
        "done_today": dice.sample(moves, seed % 3),
        "shorten": dice.random() < 0.7,
        "without_instructions": dice.random() < 0.5,
        "avoid": dice.sample(list(Demand), seed % 3),
    }
    if seed % 4 == 1:
        given["positions"] = dice.sample(list(Position), 3)
    if seed % 4 == 2:
        given["max_steps"] = dice.randint(4, 8)
    if seed % 4 == 3:
        allowed = Case(catalog, Request(**given)).available
        given["include"] = [dice.choice([move for move in sorted(allowed) if move not in given["exclude"]])]
        given["include_phases"] = [dice.choice(list(Phase))]
    return Request(**given)


@cache
def case_of(name: str, seed: int) -> Case:
    """The request for a catalog that belongs to a seed, for the oracles."""
    planner = planner_of(name)
    return Case(planner.catalog, request_of(name, seed), planner.rules_off)


def seeds_of(name: str) -> Sequence[int]:
    """The seeds of the requests tried on a catalog."""
    return SEEDS.get(name, range(TRIED))[:TRIED]


@cache
def plan_of(name: str, seed: int) -> Planned:
    """The plan for the request for a catalog that belongs to a seed."""
    planner, case = planner_of(name), case_of(name, seed)
    return Planned(planner, case.request, case, planner.plan(case.request))


@cache
def plans_of(name: str) -> tuple[Planned, ...]:
    """The plans for the requests tried on a catalog; what is impossible is passed over."""
    found = []
    for seed in seeds_of(name):
        try:
            found.append(plan_of(name, seed))
        except NoPlanError:
            continue
    return tuple(found)


def proved_of(name: str) -> tuple[Planned, ...]:
    """The plans whose choice and order are proved, each with a planner that proves changed requests, too."""
    return tuple(
        attrs.evolve(one, planner=planner_of(name, AMPLE))
        for one in plans_of(name)
        if one.plan.score.status is Status.OPTIMAL and one.plan.score.order_status is Status.OPTIMAL
    )
