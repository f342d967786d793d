"""Generated requests and routines for a catalog: valid, varied, of every kind, and not always possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import HALVES, Dose, Exercise, Routine, Step
from shoulderkit.plans import Done, Focus, Request
from shoulderkit.testing.samples import BODY_POSITIONS, ids
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Variety

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.testing.random import RandomSource


def _fewer_sets(random: RandomSource, dose: Dose) -> Dose:
    return attrs.evolve(dose, sets_low=None, sets=random.number(dose.least_sets, dose.sets))


def _done(random: RandomSource, exercise: Exercise) -> Done:
    number = random.number(0, len(exercise.setups) - 1)
    full = exercise.dose_in(exercise.setups[number])
    return Done(exercise.id, _fewer_sets(random, full) if random.chance(50) else None, number)


def _time_s(exercise: Exercise, dose: Dose | None = None) -> int:
    """The seconds of an exercise in its first setup, on all sides."""
    return Step(exercise=exercise, dose=exercise.dose if dose is None else dose).duration_s


def _budget(random: RandomSource, catalog: Catalog) -> dict[str, int]:
    """Return a budget: enough for all exercises, exactly enough for some, very little, or some minutes."""
    exercises = list(catalog.exercises.values())
    kind = random.number(0, 3) if exercises else 3
    if kind == 3:
        return {"minutes": random.number(1, 30)}
    if kind == 0:
        seconds = sum(map(_time_s, exercises))
    elif kind == 1:
        chosen = random.some(exercises, least=1, most=4)
        doses = [_fewer_sets(random, exercise.dose) for exercise in chosen]
        seconds = sum(map(_time_s, chosen, doses)) + random.number(0, 1)
    else:
        longest = max(map(_time_s, exercises))
        seconds = random.number(1, 3 * longest)
    return {"seconds": min(max(seconds, 1), 86_400)}


def _aim(random: RandomSource, catalog: Catalog) -> dict[str, Any]:
    if catalog.goals and random.chance(40):
        return {"goal": random.pick(tuple(catalog.goals))}
    regions = tuple(catalog.regions) if random.chance(50) else random.some(catalog.regions, least=1, most=4)
    weights = [random.pick((1, 1, 2, 3, 5, 0)) for _ in regions]
    weights[0] += not any(weights)
    return {"focus": tuple(map(Focus, regions, weights))}


def a_request(random: RandomSource, catalog: Catalog) -> Request:
    """Return a request for a session of a catalog's exercises; it may be impossible."""
    names = tuple(catalog.exercises)
    items = tuple(catalog.equipment)
    given: dict[str, Any] = {**_budget(random, catalog), **_aim(random, catalog)}
    if random.chance(15):
        given["phases"] = random.some(Phase, least=1)
    if random.chance(15):
        given["include_phases"] = random.some(given.get("phases", tuple(Phase)), least=1, most=2)
    include = random.some(names, least=1, most=2) if random.chance(25) else ()
    others = [name for name in names if name not in include]
    given["include"] = include
    given["exclude"] = random.some(others, most=2) if random.chance(25) else ()
    if catalog.settings and random.chance(30):
        given["setting"] = random.pick(tuple(catalog.settings))
    if not random.chance(30):
        given["equipment"] = items if random.chance(60) else random.some(items)
    if random.chance(15):
        given["without_equipment"] = tuple(i for i in random.some(items, most=2) if i not in given.get("equipment", ()))
    if random.chance(30):
        given["positions"] = random.some(Position, least=1)
    if random.chance(15):
        given["extra_positions"] = random.some(Position, most=2)
    if random.chance(30):
        given["avoid"] = random.some(Demand, most=3)
    if random.chance(40):
        given["allow"] = tuple(d for d in random.some(Demand, most=4) if d not in given.get("avoid", ()))
    if random.chance(20):
        given["max_steps"] = max(len(include), random.number(1, 5))
    given["shorten"] = not random.chance(20)
    given["without_instructions"] = random.chance(40)
    if random.chance(30):
        done = [catalog.exercises[name] for name in random.some(names, most=2)]
        given["done_today"] = [_done(random, each) for each in done]
    if random.chance(30):
        given["done_recently"] = random.some(names, most=4)
        given["variety"] = random.pick(tuple(Variety))
    if random.chance(20):
        given["affected_side"] = random.pick((BodyHalf.LEFT, BodyHalf.RIGHT))
    if random.chance(20):
        given["first_side"] = BodyHalf.RIGHT
    return Request(**given)


def _step(random: RandomSource, catalog: Catalog, exercise: Exercise) -> Step:
    number = random.number(0, len(exercise.setups) - 1)
    setup = exercise.setups[number]
    equipment = {random.pick((item, *catalog.equipment[item].substitutes)) for item in setup.equipment}
    return Step(
        exercise=exercise,
        dose=_fewer_sets(random, exercise.dose_in(setup)),
        position=random.pick(BODY_POSITIONS) if setup.position is Position.ANY else setup.position,
        # one item cannot be the substitute for two
        equipment=tuple(sorted(equipment if len(equipment) == len(setup.equipment) else setup.equipment)),
        setup_number=number,
        halves=random.pick(HALVES[exercise.sides]),
    )


def a_routine(random: RandomSource, catalog: Catalog, name: str = "routine") -> Routine:
    """Return a routine of some of a catalog's exercises, in an order that may break its rules."""
    chosen = random.shuffled(random.some(catalog.exercises.values(), least=1, most=6))
    if random.chance(20):
        # a routine may repeat an exercise
        chosen = (*chosen, chosen[0])
    return Routine(
        id=name,
        name=random.text(),
        steps=tuple(_step(random, catalog, exercise) for exercise in chosen),
        follows_source=random.chance(30),
        notes=random.some(("Generated.",)),
    )


def with_routines(random: RandomSource, catalog: Catalog) -> Catalog:
    """Return a catalog with up to two authored routines added."""
    names = ids(random, "routine", random.number(0, 2) if catalog.exercises else 0)
    return attrs.evolve(catalog, routines=[a_routine(random, catalog, name) for name in names])
