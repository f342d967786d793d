"""Generated values, valid and varied: doses, regions, exercises and whole catalogs."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import (
    Adjustment,
    Advice,
    Citation,
    Claim,
    Cue,
    Dose,
    Equipment,
    Exercise,
    Frequency,
    Goal,
    Hold,
    Instruction,
    NoneFound,
    Range,
    Region,
    Reps,
    SafetyWarning,
    Setting,
    Setup,
    Source,
    Target,
    Timed,
    Weight,
)
from shoulderkit.vocabulary import (
    AdviceKind,
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


_OFTEN = Frequency(times_a_day=Range(1, 2), days_a_week=Range(3, 3), weeks=Range(4, 6))
_NONE_FOUND = (NoneFound(stance=Stance.CONTRADICTS, date="2026-01"), NoneFound(stance=Stance.SUPPORTS, date="2026"))


def a_dose(random: RandomSource) -> Dose:
    """Return a dose of any kind, of one to four sets; from few numbers, so that ties are common."""
    sets = random.pick((1, 1, 2, 2, 3, 4))
    sets_low = random.number(1, sets) if random.chance(25) else None
    rest_s = random.pick((0, 10, 30)) if sets > 1 else 0
    common: dict[str, Any] = {"sets_low": sets_low, "sets": sets, "rest_s": rest_s, "to_fatigue": random.chance(5)}
    kind = random.number(0, 2)
    if kind == 0:
        high_s = random.pick((20, 30, 45, 60))
        return Hold(low_s=high_s // random.pick((1, 1, 2, 3)), high_s=high_s, **common)
    if kind == 1:
        low = random.number(5, 10)
        hold_s = random.pick((0, 0, 0, 2, 5))
        return Reps(low=low, high=low + random.number(0, 5), rep_s=random.number(2, 5), hold_s=hold_s, **common)
    low = random.pick((20, 30, 60))
    return Timed(low_s=low, high_s=low + random.pick((0, 15, 60)), **common)


def a_region(random: RandomSource, name: str, part_of: tuple[str, ...] = (), *, detail: bool) -> Region:
    """Return a region.

    Args:
        random: where the choices come from.
        name: its id.
        part_of: ids of the regions that contain it.
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
            Claim(
                text=random.text(),
                kind=kind,
                citations=_citations(random, sources, None),
                none_found=random.some(_NONE_FOUND),
            )
            for kind in random.some(ClaimKind, most=1)
            if sources
        ),
        load=random.pick((None, "a light band")),
        frequency=random.pick((None, Frequency(), _OFTEN)),
        best_times=random.some(BestTime, most=2),
        triggers=random.some(("the phone", "the dog's leash"), most=2),
        advice=tuple(Advice(kind=kind, text=random.text(), sources=cited) for kind in random.some(AdviceKind, most=1)),
        links=random.some(("https://example.org/a", "http://example.org/b?c=d#e"), most=2),
        citations=_citations(random, sources, "dose.sets") if sources and random.chance(80) else (),
        estimates=random.some(("setups.setup_s", "dose"), most=2),
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


def _setup(random: RandomSource, items: Sequence[str], dose: Dose) -> Setup:
    """A setup; one in eight has a dose of its own, of the kind of *dose*."""
    position = Position.ANY if random.chance(12) else random.pick(BODY_POSITIONS)
    own = attrs.evolve(dose, sets_low=None, sets=random.number(1, 3)) if random.chance(12) else None
    return Setup(
        position=position,
        equipment=() if not items or random.chance(45) else random.shuffled(random.some(items, least=1, most=2)),
        demands=random.some(Demand, least=1, most=1) if random.chance(15) else (),
        setup_s=random.pick((0, 10, 20, 45)),
        dose=own,
    )


def _setups(random: RandomSource, items: Sequence[str], dose: Dose) -> tuple[Setup, ...]:
    """One to three setups, mostly equally quick."""
    made = [_setup(random, items, dose) for _ in range(random.number(1, 3))]
    if random.chance(70):
        made = [attrs.evolve(setup, setup_s=made[0].setup_s, dose=None) for setup in made]
    return tuple({(setup.position, setup.equipment): setup for setup in made}.values())


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
    sides, dose = random.pick(tuple(Sides)), a_dose(random)
    exercise = Exercise(
        id=name,
        name=f"Move {name}",
        phase=random.pick(tuple(Phase)),
        summary="A move.",
        targets=_targets(random, regions),
        dose=dose,
        sides=sides,
        switch_s=random.pick((0, 5, 15)) if sides is not Sides.TOGETHER else 0,
        setups=_setups(random, equipment, dose),
        family=random.pick(("form-a", "form-b")) if random.chance(25) else None,
        instructions=() if random.chance(10) else (Instruction(text="Move."),),
    )
    return _with_details(random, exercise, sources) if detail else exercise


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
        warnings=[SafetyWarning(id="warning-1", text=random.text())] if detail else (),
        exercises=_with_easier_forms(random, moves) if detail else moves,
        rules=some_rules(random, moves, {region.id: region.part_of for region in regions}) if rules else (),
    )
