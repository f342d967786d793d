"""Made-up values that are valid and varied: doses, regions, exercises, rules that never contradict, whole catalogs."""

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

    from shoulderkit.testing.random import Dice

#: Every position that a body can be in.
BODY_POSITIONS = tuple(position for position in Position if position is not Position.ANY)


def a_dose(dice: Dice) -> Dose:
    """A dose of any kind, of one to four sets; the figures are few, so that ties are common."""
    sets = dice.pick((1, 1, 2, 2, 3, 4))
    rest_s = dice.pick((0, 10, 30)) if sets > 1 else 0
    kind = dice.number(0, 2)
    if kind == 0:
        return Hold(hold_s=dice.pick((20, 30, 45, 60)), sets=sets, rest_s=rest_s)
    if kind == 1:
        low = dice.number(5, 10)
        return Reps(low=low, high=low + dice.number(0, 5), rep_s=dice.number(2, 5), sets=sets, rest_s=rest_s)
    low = dice.pick((20, 30, 60))
    return Timed(low_s=low, high_s=low + dice.pick((0, 15, 60)), sets=sets, rest_s=rest_s)


def a_region(dice: Dice, name: str, part_of: str | None = None, *, detail: bool) -> Region:
    """A region with this id."""
    region = Region(
        id=name,
        name=f"Region {name}",
        kind=dice.pick(tuple(RegionKind)),
        body_side=dice.pick(tuple(BodySide)),
        part_of=part_of,
    )
    if not detail:
        return region
    aliases = dice.some(("back", "schulter"), most=1)
    return attrs.evolve(region, name=dice.text(), aliases=aliases, uberon=dice.pick((None, "UBERON:0000001")))


def _source(dice: Dice, name: str, *, detail: bool) -> Source:
    source = Source(id=name, title=f"Source {name}", kind=dice.pick(tuple(SourceKind)))
    if not detail:
        return source
    return attrs.evolve(
        source,
        title=dice.text(),
        authors=dice.some(("A. Author", "B. Bóka"), most=2),
        date=dice.pick((None, "2021", "2021-03", "2021-03-18")),
        url=dice.pick((None, "https://example.org/page")),
    )


def _citations(dice: Dice, sources: Sequence[str], field: str | None) -> tuple[Citation, ...]:
    stances = tuple(Stance)
    return tuple(
        Citation(source=source, field=field, stance=dice.pick(stances))
        for source in dice.some(sources, least=1, most=2)
    )


def _told(dice: Dice, exercise: Exercise, sources: Sequence[str]) -> Exercise:
    """The exercise with all that can be said of one beyond what a planner reads."""
    says = dice.some(sources, most=1)
    return attrs.evolve(
        exercise,
        name=dice.text(),
        summary=dice.text(),
        instructions=tuple(Instruction(text=dice.text(), sources=says) for _ in exercise.instructions),
        aliases=dice.some(("Y-raise", "Schulterkreisen"), most=2),
        cues=tuple(
            Cue(kind=kind, text=dice.text(), short="Breathe out", sources=says) for kind in dice.some(CueKind, most=2)
        ),
        adjustments=tuple(Adjustment(when=when, text=dice.text(), sources=says) for when in dice.some(When, most=1)),
        claims=tuple(
            Claim(text=dice.text(), kind=kind, citations=_citations(dice, sources, None))
            for kind in dice.some(ClaimKind, most=1)
            if sources
        ),
        best_times=dice.some(BestTime, most=2),
        triggers=dice.some(("the phone", "the dog's leash"), most=2),
        links=dice.some(("https://example.org/a", "http://example.org/b?c=d#e"), most=2),
        citations=_citations(dice, sources, "dose.sets") if sources else (),
        estimates=dice.some(("setup_s", "dose"), most=2),
        unstated=dice.some(("sides",)),
        notes=dice.some(("A term was changed.",)),
        imported=dice.some(("phase", "switch_s")),
    )


def _targets(dice: Dice, regions: Sequence[str]) -> tuple[Target, ...]:
    roles = (Role.PRIMARY, Role.SECONDARY, Role.SECONDARY, Role.QUIET)
    chosen = dice.shuffled(dice.some(regions, least=1, most=3))
    first = Role.PRIMARY if not dice.chance(15) else dice.pick(roles)
    return tuple(
        Target(region=region, role=dice.pick(roles) if place else first) for place, region in enumerate(chosen)
    )


def _equipment(dice: Dice, items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    if not items or dice.chance(45):
        return ((),)
    choices = [dice.shuffled(dice.some(items, least=1, most=2)) for _ in range(dice.number(1, 2))]
    return (*choices, ()) if dice.chance(30) else tuple(choices)


def an_exercise(
    dice: Dice,
    name: str,
    *,
    regions: Sequence[str],
    equipment: Sequence[str] = (),
    sources: Sequence[str] = (),
    detail: bool,
) -> Exercise:
    """An exercise with this id; with *detail*, with all the texts that one can have."""
    sides = dice.pick(tuple(Sides))
    positions: tuple[Position, ...] = (
        (Position.ANY,) if dice.chance(15) else dice.shuffled(dice.some(BODY_POSITIONS, least=1, most=3))
    )
    if dice.chance(5):
        positions = tuple(dict.fromkeys([*positions, Position.ANY]))
    exercise = Exercise(
        id=name,
        name=f"Move {name}",
        phase=dice.pick(tuple(Phase)),
        summary="A move.",
        targets=_targets(dice, regions),
        dose=a_dose(dice),
        sides=sides,
        setup_s=dice.pick((0, 10, 20, 45)),
        switch_s=dice.pick((0, 5, 15)) if sides is Sides.EACH else 0,
        positions=positions,
        equipment=_equipment(dice, equipment),
        demands=dice.some(Demand, least=1, most=1) if dice.chance(15) else (),
        instructions=() if dice.chance(10) else (Instruction(text="Move."),),
    )
    return _told(dice, exercise, sources) if detail else exercise


def _forest(dice: Dice, names: Sequence[str], *, detail: bool) -> tuple[Region, ...]:
    regions = []
    for place, name in enumerate(names):
        part_of = names[dice.number(0, place - 1)] if place and dice.chance(60) else None
        regions.append(a_region(dice, name, part_of, detail=detail))
    return tuple(regions)


def _goal(dice: Dice, name: str, regions: Sequence[str], sources: Sequence[str]) -> Goal:
    cells = [(phase, region) for phase in Phase for region in regions]
    weights = tuple(
        Weight(phase, region, dice.pick((1, 1, 2, 3, 5, 8)))
        for phase, region in dice.some(cells, least=len(cells) // 4)
    )
    return Goal(
        id=name,
        name=f"Goal {name}",
        in_their_words="I want it.",
        weights=weights,
        citations=_citations(dice, sources, None),
    )


def _setting(dice: Dice, name: str, items: Sequence[str]) -> Setting:
    return Setting(
        id=name,
        name=f"Setting {name}",
        equipment=dice.some(items),
        positions=dice.some(Position, least=1) if dice.chance(30) else (),
        avoid=dice.some(Demand, most=2) if dice.chance(50) else (),
    )


def ids(dice: Dice, word: str, count: int) -> tuple[str, ...]:
    """So many different ids that begin with *word*, not in the order of the alphabet."""
    return dice.shuffled(f"{word}-{number:0{len(str(count))}}" for number in range(1, count + 1))


def a_catalog(dice: Dice, exercises: int, *, rules: bool, detail: bool) -> Catalog:
    """A catalog of so many exercises, with all that they refer to."""
    from shoulderkit.testing.rules import some_rules

    regions = _forest(dice, ids(dice, "region", dice.number(2, min(24, 4 + exercises // 3))), detail=detail)
    region_ids = [region.id for region in regions]
    items = ids(dice, "item", dice.number(0, 4))
    sources = ids(dice, "source", dice.number(1, 2))
    moves: list[Exercise] = []
    for name in ids(dice, "move", exercises):
        move = an_exercise(dice, name, regions=region_ids, equipment=items, sources=sources, detail=detail)
        # a twin: as good for as long, so that what decides between equals is tried as well
        if moves and dice.chance(20):
            twin = dice.pick(moves)
            move = attrs.evolve(twin, id=name, positions=move.positions, equipment=move.equipment)
        moves.append(move)
    return Catalog(
        regions=regions,
        equipment=[
            Equipment(id=item, name=f"Item {item}", substitutes=dice.some([i for i in items if i != item], most=2))
            for item in items
        ],
        settings=[_setting(dice, name, items) for name in ids(dice, "place", dice.number(0, 2))],
        goals=[_goal(dice, name, region_ids, sources) for name in ids(dice, "goal", dice.number(1, 2))],
        sources=[_source(dice, name, detail=detail) for name in sources],
        exercises=moves,
        rules=some_rules(dice, moves, {region.id: region.part_of for region in regions}) if rules else (),
    )
