"""Generated values, valid and varied: doses, regions, exercises and whole catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import (
    Adjustment,
    Citation,
    Claim,
    Cue,
    Dose,
    Equipment,
    Exercise,
    Goal,
    Hold,
    Instruction,
    Region,
    Reps,
    Setting,
    Source,
    Target,
    Timed,
    Weight,
)
from shoulderkit.vocabulary import (
    BestTime,
    BodySide,
    ClaimKind,
    CueKind,
    Demand,
    Phase,
    Position,
    RegionKind,
    Role,
    Sides,
    SourceKind,
    Stance,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.testing.random import RandomSource

#: Every position except `Position.ANY`.
BODY_POSITIONS = tuple(position for position in Position if position is not Position.ANY)


def a_dose(random: RandomSource) -> Dose:
    """Return a dose of any kind, of one to four sets; from few numbers, so that ties are common."""
    sets = random.pick((1, 1, 2, 2, 3, 4))
    rest_s = random.pick((0, 10, 30)) if sets > 1 else 0
    kind = random.number(0, 2)
    if kind == 0:
        return Hold(hold_s=random.pick((20, 30, 45, 60)), sets=sets, rest_s=rest_s)
    if kind == 1:
        low = random.number(5, 10)
        return Reps(low=low, high=low + random.number(0, 5), rep_s=random.number(2, 5), sets=sets, rest_s=rest_s)
    low = random.pick((20, 30, 60))
    return Timed(low_s=low, high_s=low + random.pick((0, 15, 60)), sets=sets, rest_s=rest_s)


def a_region(random: RandomSource, name: str, part_of: str | None = None, *, detail: bool) -> Region:
    """Return a region.

    Args:
        random: where the choices come from.
        name: its id.
        part_of: id of the region that contains it.
        detail: whether to vary its texts as well.
    """
    region = Region(
        id=name,
        name=f"Region {name}",
        kind=random.pick(tuple(RegionKind)),
        body_side=random.pick(tuple(BodySide)),
        part_of=part_of,
    )
    if not detail:
        return region
    aliases = random.some(("back", "schulter"), most=1)
    return attrs.evolve(region, name=random.text(), aliases=aliases, uberon=random.pick((None, "UBERON:0000001")))


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
    )


def _citations(random: RandomSource, sources: Sequence[str], field: str | None) -> tuple[Citation, ...]:
    stances = tuple(Stance)
    return tuple(
        Citation(source=source, field=field, stance=random.pick(stances))
        for source in random.some(sources, least=1, most=2)
    )


def _with_details(random: RandomSource, exercise: Exercise, sources: Sequence[str]) -> Exercise:
    """Return an exercise with everything added that planning does not read."""
    cited = random.some(sources, most=1)
    return attrs.evolve(
        exercise,
        name=random.text(),
        summary=random.text(),
        instructions=tuple(Instruction(text=random.text(), sources=cited) for _ in exercise.instructions),
        aliases=random.some(("Y-raise", "Schulterkreisen"), most=2),
        cues=tuple(
            Cue(kind=kind, text=random.text(), short="Breathe out", sources=cited)
            for kind in random.some(CueKind, most=2)
        ),
        adjustments=tuple(
            Adjustment(when=when, text=random.text(), sources=cited) for when in random.some(When, most=1)
        ),
        claims=tuple(
            Claim(text=random.text(), kind=kind, citations=_citations(random, sources, None))
            for kind in random.some(ClaimKind, most=1)
            if sources
        ),
        best_times=random.some(BestTime, most=2),
        triggers=random.some(("the phone", "the dog's leash"), most=2),
        links=random.some(("https://example.org/a", "http://example.org/b?c=d#e"), most=2),
        citations=_citations(random, sources, "dose.sets") if sources else (),
        estimates=random.some(("setup_s", "dose"), most=2),
        unstated=random.some(("sides",)),
        notes=random.some(("A term was changed.",)),
        imported=random.some(("phase", "switch_s")),
    )


def _targets(random: RandomSource, regions: Sequence[str]) -> tuple[Target, ...]:
    roles = (Role.PRIMARY, Role.SECONDARY, Role.SECONDARY, Role.QUIET)
    chosen = random.shuffled(random.some(regions, least=1, most=3))
    first = Role.PRIMARY if not random.chance(15) else random.pick(roles)
    return tuple(
        Target(region=region, role=random.pick(roles) if place else first) for place, region in enumerate(chosen)
    )


def _equipment(random: RandomSource, items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    if not items or random.chance(45):
        return ((),)
    choices = [random.shuffled(random.some(items, least=1, most=2)) for _ in range(random.number(1, 2))]
    return (*choices, ()) if random.chance(30) else tuple(choices)


def an_exercise(
    random: RandomSource,
    name: str,
    *,
    regions: Sequence[str],
    equipment: Sequence[str] = (),
    sources: Sequence[str] = (),
    detail: bool,
) -> Exercise:
    """Return an exercise.

    Args:
        random: where the choices come from.
        name: its id.
        regions: ids of regions that it may target; at least one.
        equipment: ids of equipment that it may need.
        sources: ids of sources that it may cite.
        detail: whether it also has texts of every kind, which planning does not read.
    """
    sides = random.pick(tuple(Sides))
    positions: tuple[Position, ...] = (
        (Position.ANY,) if random.chance(15) else random.shuffled(random.some(BODY_POSITIONS, least=1, most=3))
    )
    if random.chance(5):
        positions = tuple(dict.fromkeys([*positions, Position.ANY]))
    exercise = Exercise(
        id=name,
        name=f"Move {name}",
        phase=random.pick(tuple(Phase)),
        summary="A move.",
        targets=_targets(random, regions),
        dose=a_dose(random),
        sides=sides,
        setup_s=random.pick((0, 10, 20, 45)),
        switch_s=random.pick((0, 5, 15)) if sides is Sides.EACH else 0,
        positions=positions,
        equipment=_equipment(random, equipment),
        demands=random.some(Demand, least=1, most=1) if random.chance(15) else (),
        instructions=() if random.chance(10) else (Instruction(text="Move."),),
    )
    return _with_details(random, exercise, sources) if detail else exercise


def _forest(random: RandomSource, names: Sequence[str], *, detail: bool) -> tuple[Region, ...]:
    regions: list[Region] = []
    for place, name in enumerate(names):
        part_of = names[random.number(0, place - 1)] if place and random.chance(60) else None
        regions.append(a_region(random, name, part_of, detail=detail))
    return tuple(regions)


def _goal(random: RandomSource, name: str, regions: Sequence[str], sources: Sequence[str]) -> Goal:
    cells = [(phase, region) for phase in Phase for region in regions]
    weights = tuple(
        Weight(phase, region, random.pick((1, 1, 2, 3, 5, 8)))
        for phase, region in random.some(cells, least=len(cells) // 4)
    )
    return Goal(
        id=name,
        name=f"Goal {name}",
        in_their_words="I want it.",
        aliases=(f"aim {name}",),
        weights=weights,
        citations=_citations(random, sources, None),
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


def ids(random: RandomSource, word: str, count: int) -> tuple[str, ...]:
    """Return *count* different ids that begin with *word*, not in alphabetical order."""
    return random.shuffled(f"{word}-{number:0{len(str(count))}}" for number in range(1, count + 1))


def a_catalog(random: RandomSource, exercises: int, *, rules: bool, detail: bool) -> Catalog:
    """Return a catalog with everything that its exercises refer to.

    Args:
        random: where the choices come from.
        exercises: how many exercises it has.
        rules: whether it may have rules.
        detail: whether its values also have texts of every kind.
    """
    from shoulderkit.testing.rules import some_rules

    regions = _forest(random, ids(random, "region", random.number(2, min(24, 4 + exercises // 3))), detail=detail)
    region_ids = [region.id for region in regions]
    items = ids(random, "item", random.number(0, 4))
    sources = ids(random, "source", random.number(1, 2))
    moves: list[Exercise] = []
    for name in ids(random, "move", exercises):
        move = an_exercise(random, name, regions=region_ids, equipment=items, sources=sources, detail=detail)
        # a twin of equal worth and duration, so that the breaking of ties is tested
        if moves and random.chance(20):
            twin = random.pick(moves)
            move = attrs.evolve(twin, id=name, positions=move.positions, equipment=move.equipment)
        moves.append(move)
    return Catalog(
        regions=regions,
        equipment=[
            Equipment(id=item, name=f"Item {item}", substitutes=random.some([i for i in items if i != item], most=2))
            for item in items
        ],
        settings=[_setting(random, name, items) for name in ids(random, "place", random.number(0, 2))],
        goals=[_goal(random, name, region_ids, sources) for name in ids(random, "goal", random.number(1, 2))],
        sources=[_source(random, name, detail=detail) for name in sources],
        exercises=moves,
        rules=some_rules(random, moves, {region.id: region.part_of for region in regions}) if rules else (),
    )
