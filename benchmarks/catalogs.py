"""The catalogs of the benchmarks, by their number of exercises, and the requests to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import shoulderkit as sk
from benchmarks.gym import gym_catalog
from benchmarks.settings import BUNDLED, Settings
from shoulderkit.importers.free_exercise_db import read_free_exercise_db
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Role, Variety

#: free-exercise-db's number of exercises, when this was written.
DATASET = 873
HOW_TO_GET = (
    "free-exercise-db is not part of this project. Download dist/exercises.json of "
    "https://github.com/yuhonas/free-exercise-db and name it with --free-exercise-db or FREE_EXERCISE_DB."
)
NAMES = {BUNDLED: "bundled", DATASET: "free-exercise-db"}


def named(exercises: int) -> str:
    """Return the label of a catalog with this many exercises."""
    return f"{exercises:,} exercises ({NAMES.get(exercises, 'generated')})"


def catalog_of(exercises: int, settings: Settings) -> sk.Catalog | None:
    """Return the catalog with this many exercises; None where the dataset's file is not given."""
    if exercises == BUNDLED:
        return sk.bundled()
    if exercises != DATASET:
        return gym_catalog(exercises)
    return None if settings.dataset is None else read_free_exercise_db(settings.dataset).catalog


def muscles_of(catalog: sk.Catalog) -> list[str]:
    """Return the regions that are a primary target of some exercise."""
    targets = (target for exercise in catalog.exercises.values() for target in exercise.targets)
    return sorted({target.region for target in targets if target.role is Role.PRIMARY})


def regions_of(catalog: sk.Catalog) -> list[str]:
    """Return those regions, and what they are directly part of."""
    muscles = muscles_of(catalog)
    return sorted({*muscles, *(area for name in muscles for area in catalog.regions[name].part_of)})


def muscle_requests(catalog: sk.Catalog, muscles: int, minutes: int, count: int) -> list[sk.Request]:
    """Return *count* requests for some muscles in every phase, with all equipment and some exercises done recently."""
    # two random generators, so that catalogs of different sizes with the same muscles get the same focus
    rng, past = Random(f"{muscles} muscles, {minutes} minutes"), Random("recently")
    known, moves = muscles_of(catalog), sorted(catalog.exercises)
    return [
        sk.Request(
            minutes=minutes,
            focus={name: rng.choice((1, 1, 2, 3)) for name in rng.sample(known, muscles)},
            equipment=tuple(catalog.equipment),
            done_recently=past.sample(moves, max(2, len(moves) // 50)),
        )
        for _ in range(count)
    ]


def goal_requests(minutes: tuple[int, ...]) -> list[sk.Request]:
    """Return requests to the bundled catalog: each goal, in settings with more and less equipment, short and long."""
    places = [("desk", ()), ("home", ("massage-ball",)), ("gym", ()), ("travel", ())]
    return [
        sk.Request(minutes=length, goal=goal, setting=setting, equipment=extra)
        for goal, (setting, extra), length in product(sk.bundled().goals, places, minutes)
    ]


def any_requests(catalog: sk.Catalog) -> Iterator[sk.Request]:
    """Yield varied requests without end: everything that a request can say is said by some."""
    rng = Random("any request")
    known, moves, items = regions_of(catalog), sorted(catalog.exercises), sorted(catalog.equipment)
    phases = [phase for phase in Phase if any(move.phase is phase for move in catalog.exercises.values())]
    bodily = [position for position in Position if position is not Position.ANY]
    while True:
        some = rng.sample(moves, min(9, len(moves)))
        yield sk.Request(
            minutes=rng.choice((2, 5, 10, 15, 20, 30, 40, 60)),
            focus={name: rng.choice((1, 1, 2, 3)) for name in rng.sample(known, rng.randint(1, min(8, len(known))))},
            equipment=items if rng.random() < 0.5 else rng.sample(items, rng.randint(0, len(items))),
            positions=rng.sample(bodily, 5) if rng.random() < 0.15 else None,
            avoid=rng.sample([*Demand], 2) if rng.random() < 0.15 else (),
            include=some[:1] if rng.random() < 0.15 else (),
            include_phases=rng.sample(phases, 1) if rng.random() < 0.15 else (),
            exclude=some[2:6] if rng.random() < 0.2 else (),
            max_steps=rng.randint(3, 12) if rng.random() < 0.25 else None,
            shorten=rng.random() < 0.8,
            done_today=some[6:] if rng.random() < 0.2 else (),
            done_recently=rng.sample(moves, max(2, len(moves) // 50)),
            variety=rng.choice([*Variety]),
            affected_side=BodyHalf.LEFT if rng.random() < 0.1 else None,
        )


def tight_requests(catalog: sk.Catalog) -> Iterator[sk.Request]:
    """Yield requests without end that want much of little: most of them cannot be met, for one reason or for several."""
    rng = Random("tight request")
    known, moves, items = regions_of(catalog), sorted(catalog.exercises), sorted(catalog.equipment)
    phases = [phase for phase in Phase if any(move.phase is phase for move in catalog.exercises.values())]
    bodily = [position for position in Position if position is not Position.ANY]
    while True:
        needed = rng.sample(moves, rng.randint(0, 4))
        yield sk.Request(
            seconds=rng.choice((20, 60, 120, 300)),
            focus=rng.sample(known, rng.randint(1, min(3, len(known)))),
            equipment=rng.sample(items, rng.randint(0, len(items) // 2)),
            positions=rng.sample(bodily, rng.randint(1, 3)) if rng.random() < 0.5 else None,
            avoid=rng.sample([*Demand], rng.randint(0, 3)),
            include=needed,
            include_phases=rng.sample(phases, rng.randint(0, 2)),
            exclude=[name for name in rng.sample(moves, 3) if name not in needed],
            max_steps=rng.randint(1, 3) if rng.random() < 0.3 else None,
            shorten=rng.random() < 0.8,
        )
