"""Random catalogs: tables of random values that refer to each other."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import Equipment, Exercise, Goal, Region, SafetyWarning, Setting, Source, Weight
from shoulderkit.testing.rules import some_rules
from shoulderkit.testing.samples import a_region, an_exercise, citations_of, ids
from shoulderkit.vocabulary import Demand, Phase, Position, ReadAs, SourceKind, WarningKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.testing.random import RandomSource


def _source(random: RandomSource, name: str, *, detail: bool) -> Source:
    source = Source(id=name, title=f"Source {name}", kind=random.pick(tuple(SourceKind)))
    if not detail:
        return source
    return attrs.evolve(
        source,
        title=random.text(),
        authors=random.some(("A. Author", "B. Bóka"), most=2),
        date=random.pick((None, "2021", "2021-03", "2021-03-18")),
        url=random.pick((None, "https://example.org/page")),
        publisher=random.pick((None, "A Journal 1:2")),
        identifier=random.pick((None, "PMC1")),
        read=random.pick((None, *ReadAs)),
        note=random.pick((None, "Ten people.")),
    )


def _regions(random: RandomSource, names: Sequence[str], *, detail: bool) -> tuple[Region, ...]:
    """Regions, each part of up to two of those before it."""
    regions: list[Region] = []
    for place, name in enumerate(names):
        part_of = random.some(names[:place], least=1, most=2) if place and random.chance(60) else ()
        regions.append(a_region(random, name, part_of, detail=detail))
    return tuple(regions)


def _lifted(exercise: Exercise, lifts: str) -> Exercise:
    """Return an exercise raised off the floor in the setups that have the thing that lifts."""
    raised = [
        attrs.evolve(setup, raised=True, demands=tuple(d for d in setup.demands if d is not Demand.FLOOR))
        if lifts in setup.equipment and Demand.FLOOR in setup.demands
        else setup
        for setup in exercise.setups
    ]
    return attrs.evolve(exercise, setups=tuple(raised))


def _with_easier_forms(random: RandomSource, moves: Sequence[Exercise]) -> list[Exercise]:
    """Return exercises, some with easier forms among those of their family."""
    families: dict[str | None, list[str]] = {}
    for move in moves:
        families.setdefault(move.family, []).append(move.id)
    return [
        move
        if move.family is None
        else attrs.evolve(
            move, easier_forms=random.some([name for name in families[move.family] if name != move.id], most=1)
        )
        for move in moves
    ]


def _warning(random: RandomSource) -> SafetyWarning:
    return SafetyWarning(id="warning-1", text=random.text(), kind=random.pick(tuple(WarningKind)))


def _goal(random: RandomSource, name: str, regions: Sequence[str], sources: Sequence[str]) -> Goal:
    cells = [(phase, region) for phase in Phase for region in regions]
    weights = tuple(
        Weight(
            phase,
            region,
            random.pick((1, 1, 2, 3, 5, 8)),
            why=random.pick((None, "It needs it.")),
            sources=random.some(sources, most=1),
        )
        for phase, region in random.some(cells, least=len(cells) // 4)
    )
    return Goal(
        id=name,
        name=f"Goal {name}",
        in_their_words="I want it.",
        aliases=(f"aim {name}",),
        weights=weights,
        citations=citations_of(random, sources, None),
    )


def _setting(random: RandomSource, name: str, items: Sequence[str]) -> Setting:
    return Setting(
        id=name,
        name=f"Setting {name}",
        aliases=(f"spot {name}",),
        equipment=random.some(items),
        positions=random.some(Position, least=1) if random.chance(30) else (),
        avoid=random.some(Demand, most=2) if random.chance(50) else (),
    )


def a_catalog(random: RandomSource, exercises: int, *, rules: bool, detail: bool) -> Catalog:
    """Return a catalog with everything that its exercises refer to.

    Args:
        random: where the choices come from.
        exercises: how many exercises it has.
        rules: whether it may have rules.
        detail: whether its values also have texts of every kind.
    """
    regions = _regions(random, ids(random, "region", random.number(2, min(24, 4 + exercises // 3))), detail=detail)
    region_ids = [region.id for region in regions]
    items = ids(random, "item", random.number(0, 4))
    sources = ids(random, "source", random.number(1, 2))
    moves: list[Exercise] = []
    for name in ids(random, "move", exercises):
        move = an_exercise(random, name, regions=region_ids, equipment=items, sources=sources, detail=detail)
        # a twin of equal worth and duration, so that the breaking of ties is tested
        if moves and random.chance(20):
            twin = random.pick(moves)
            fitting = all(type(setup.dose) in (NoneType, type(twin.dose)) for setup in move.setups)
            move = attrs.evolve(twin, id=name, setups=move.setups if fitting else twin.setups)
        moves.append(move)
    # one thing lifts off the floor, and nothing else does it as well
    lifts = min(items, default="")
    moves = [_lifted(move, lifts) for move in moves]
    return Catalog(
        regions=regions,
        equipment=[
            Equipment(
                id=item,
                name=f"Item {item}",
                substitutes=random.some([i for i in items if i != item], most=2) if item != lifts else (),
                lifts_off_floor=item == lifts,
            )
            for item in items
        ],
        settings=[_setting(random, name, items) for name in ids(random, "place", random.number(0, 2))],
        goals=[_goal(random, name, region_ids, sources) for name in ids(random, "goal", random.number(1, 2))],
        sources=[_source(random, name, detail=detail) for name in sources],
        warnings=[_warning(random)] if detail else (),
        exercises=_with_easier_forms(random, moves) if detail else moves,
        rules=some_rules(random, moves, {region.id: region.part_of for region in regions}) if rules else (),
    )
