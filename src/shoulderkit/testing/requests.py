"""Made-up requests and routines for a given catalog: valid, varied, of every kind, not all of them possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import Exercise, Routine, Step, duration_s
from shoulderkit.plans import Focus, Request
from shoulderkit.testing.samples import BODY_POSITIONS, ids
from shoulderkit.vocabulary import Demand, Phase, Position

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.testing.random import Dice


def _budget(dice: Dice, catalog: Catalog) -> dict[str, int]:
    """Enough for all, for some to the second, for next to nothing, or some minutes."""
    exercises = list(catalog.exercises.values())
    kind = dice.number(0, 3) if exercises else 3
    if kind == 3:
        return {"minutes": dice.number(1, 30)}
    if kind == 0:
        seconds = sum(duration_s(exercise, exercise.dose) for exercise in exercises)
    elif kind == 1:
        chosen = dice.some(exercises, least=1, most=4)
        doses = [attrs.evolve(e.dose, sets=dice.number(1, e.dose.sets)) for e in chosen]
        seconds = sum(map(duration_s, chosen, doses)) + dice.number(0, 1)
    else:
        longest = max(duration_s(exercise, exercise.dose) for exercise in exercises)
        seconds = dice.number(1, 3 * longest)
    return {"seconds": min(max(seconds, 1), 86_400)}


def _wish(dice: Dice, catalog: Catalog) -> dict[str, Any]:
    if catalog.goals and dice.chance(40):
        return {"goal": dice.pick(tuple(catalog.goals))}
    regions = tuple(catalog.regions) if dice.chance(50) else dice.some(catalog.regions, least=1, most=4)
    weights = [dice.pick((1, 1, 2, 3, 5, 0)) for _ in regions]
    weights[0] += not any(weights)
    return {"focus": tuple(map(Focus, regions, weights))}


def a_request(dice: Dice, catalog: Catalog) -> Request:
    """A request for a session of this catalog's exercises; it may well be impossible."""
    moves = tuple(catalog.exercises)
    items = tuple(catalog.equipment)
    given: dict[str, Any] = {**_budget(dice, catalog), **_wish(dice, catalog)}
    if dice.chance(15):
        given["phases"] = dice.some(Phase, least=1)
    if dice.chance(15):
        given["include_phases"] = dice.some(given.get("phases", tuple(Phase)), least=1, most=2)
    include = dice.some(moves, least=1, most=2) if dice.chance(25) else ()
    others = [move for move in moves if move not in include]
    given["include"] = include
    given["exclude"] = dice.some(others, most=2) if dice.chance(25) else ()
    if catalog.settings and dice.chance(30):
        given["setting"] = dice.pick(tuple(catalog.settings))
    if not dice.chance(30):
        given["equipment"] = items if dice.chance(60) else dice.some(items)
    if dice.chance(15):
        given["extra_equipment"] = dice.some(items, most=2)
    if dice.chance(30):
        given["positions"] = dice.some(Position, least=1)
    if dice.chance(30):
        given["avoid"] = dice.some(Demand, most=3)
    if dice.chance(40):
        given["allow"] = tuple(d for d in dice.some(Demand, most=4) if d not in given.get("avoid", ()))
    if dice.chance(20):
        given["max_steps"] = max(len(include), dice.number(1, 5))
    given["shorten"] = not dice.chance(20)
    given["without_instructions"] = dice.chance(40)
    if dice.chance(30):
        given["done_today"] = dice.some(moves, most=2)
    if dice.chance(30):
        given["done_recently"] = dice.some(moves, most=4)
    return Request(**given)


def _step(dice: Dice, catalog: Catalog, exercise: Exercise) -> Step:
    listed = dice.pick(exercise.positions)
    wanted = dice.pick(exercise.equipment)
    equipment = {dice.pick((item, *catalog.equipment[item].substitutes)) for item in wanted}
    return Step(
        exercise=exercise,
        dose=attrs.evolve(exercise.dose, sets=dice.number(1, exercise.dose.sets)),
        position=dice.pick(BODY_POSITIONS) if listed is Position.ANY else listed,
        # one thing does not stand in for two
        equipment=tuple(sorted(equipment if len(equipment) == len(wanted) else wanted)),
    )


def a_routine(dice: Dice, catalog: Catalog, name: str = "routine") -> Routine:
    """A routine of some of the catalog's exercises, in any order, whatever the rules say."""
    chosen = dice.shuffled(dice.some(catalog.exercises.values(), least=1, most=6))
    return Routine(
        id=name,
        name=dice.text(),
        steps=tuple(_step(dice, catalog, exercise) for exercise in chosen),
        follows_source=dice.chance(30),
        notes=dice.some(("Made up.",)),
    )


def with_routines(dice: Dice, catalog: Catalog) -> Catalog:
    """The catalog with up to two authored routines."""
    names = ids(dice, "routine", dice.number(0, 2) if catalog.exercises else 0)
    return attrs.evolve(catalog, routines=[a_routine(dice, catalog, name) for name in names])
