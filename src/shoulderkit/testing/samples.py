"""Generated values, valid and varied: doses, regions and exercises; see `tables` for whole catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import (
    Adjustment,
    Advice,
    Citation,
    Claim,
    Cue,
    Dose,
    Exercise,
    Frequency,
    Hold,
    Instruction,
    NoneFound,
    Range,
    Region,
    Reps,
    Setup,
    Target,
    Timed,
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


def citations_of(random: RandomSource, sources: Sequence[str], field: str | None) -> tuple[Citation, ...]:
    """Return citations of one or two of these sources, about a field or, with None, about the whole."""
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
                citations=citations_of(random, sources, None),
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
        citations=citations_of(random, sources, "dose.sets") if sources and random.chance(80) else (),
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


def ids(random: RandomSource, word: str, count: int) -> tuple[str, ...]:
    """Return *count* different ids that begin with *word*, not in alphabetical order."""
    return random.shuffled(f"{word}-{number:0{len(str(count))}}" for number in range(1, count + 1))
