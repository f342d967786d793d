"""Generated catalogs of any size, in the style of a gym's database, from a seed.

A catalog contains the exercises of every smaller one of the same seed, and the rules of every complete block of them,
so that sizes differ in nothing else. The shares are rounded from those of public exercise lists; nothing in here is
advice.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from random import Random
from typing import TYPE_CHECKING, TypeVar

import attrs

from shoulderkit import Catalog
from shoulderkit.model import Dose, Equipment, Exercise, Hold, Instruction, Region, Reps, Rule, Setup, Target, Timed
from shoulderkit.vocabulary import BodySide, Phase, Position, RegionKind, Role, RuleKind, RuleStrength, Sides

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

#: The weights of the muscles as primary targets, which add up to about a hundred.
MUSCLES = {
    "quadriceps": 17,
    "shoulders": 15,
    "abdominals": 11,
    "chest": 10,
    "hamstrings": 9,
    "triceps": 8,
    "biceps": 6,
    "lats": 4,
    "middle-back": 4,
    "calves": 3,
    "lower-back": 3,
    "forearms": 3,
    "glutes": 3,
    "traps": 2,
    "adductors": 2,
    "abductors": 1,
    "neck": 1,
}
#: Areas, with the muscles that are part of them; some muscles are part of several.
AREAS = {
    "arms": ("biceps", "forearms", "shoulders", "triceps"),
    "back": ("lats", "lower-back", "middle-back", "traps"),
    "hips": ("abductors", "adductors", "glutes"),
    "legs": ("abductors", "adductors", "calves", "hamstrings", "quadriceps"),
    "shoulder-girdle": ("lats", "shoulders", "traps"),
    "trunk": ("abdominals", "chest", "lats", "lower-back", "middle-back"),
}
PHASES = {Phase.STRENGTHEN: 80, Phase.MOBILIZE: 16, Phase.RELEASE: 4}
#: The numbers of secondary muscles, with their frequencies.
HELPERS = {0: 30, 1: 16, 2: 20, 3: 15, 4: 10, 5: 9}
#: The weights of the recurring sets of secondary muscles of a primary one, the most common first.
PATTERNS = (5, 4, 3, 2, 1)
DOSES: dict[Phase, tuple[Dose, ...]] = {
    Phase.STRENGTHEN: (
        *(Reps(low=8, high=12, rep_s=3, sets=sets, rest_s=60) for sets in (1, 2, 3)),
        Reps(low=8, high=12, rep_s=3, sets_low=2, sets=3, rest_s=60),
        *(Reps(low=10, high=15, rep_s=2, sets=sets, rest_s=45) for sets in (2, 3)),
        *(Reps(low=5, high=8, rep_s=4, sets=sets, rest_s=90) for sets in (2, 3)),
        *(Hold(low_s=20, high_s=30, sets=sets, rest_s=30) for sets in (1, 3)),
    ),
    Phase.MOBILIZE: (
        Hold(low_s=15, high_s=30),
        Hold(low_s=30, high_s=30, sets=2, rest_s=10),
        Hold(low_s=20, high_s=20, sets_low=2, sets=3, rest_s=10),
    ),
    Phase.RELEASE: (Timed(low_s=30, high_s=60), Timed(low_s=45, high_s=90)),
}
EQUIPMENT = (
    "ball", "band", "barbell", "bench", "box", "cable-machine", "dumbbells", "foam-roller", "kettlebell", "machine",
    "pull-up-bar", "suspension-trainer",
)  # fmt: skip
SIDES = {Sides.TOGETHER: 70, Sides.EACH: 22, Sides.ALTERNATING: 6, Sides.ONE: 2}
#: Rules are generated in blocks: one of each kind for this many exercises.
BLOCK = 250
#: One in so many exercises is of a family; in a block a muscle has so many families of a phase.
FAMILIAR, FAMILIES = 6, 2


def _one(rng: Random, shares: Mapping[T, int]) -> T:
    return rng.choices(list(shares), list(shares.values()))[0]


@cache
def _helpers(seed: int, muscle: str) -> tuple[tuple[str, ...], ...]:
    """Return the recurring sets of secondary muscles of a primary one."""
    rng = Random(f"{seed} {muscle}")
    others = [name for name in MUSCLES if name != muscle]
    return tuple(tuple(rng.sample(others, _one(rng, HELPERS))) for _ in PATTERNS)


def _exercise(seed: int, number: int) -> Exercise:
    rng = Random(f"{seed} exercise {number}")
    muscle, phase = _one(rng, MUSCLES), _one(rng, PHASES)
    helpers = rng.choices(_helpers(seed, muscle), PATTERNS)[0]
    dose, sides = rng.choice(DOSES[phase]), _one(rng, SIDES)
    items = rng.sample(EQUIPMENT, rng.choices((0, 1, 2), (25, 55, 20))[0])
    alternatives: list[tuple[str, ...]] = [(item,) for item in items] or [()]
    setup_s = rng.randrange(5, 65, 5)
    positions = rng.sample(
        [position for position in Position if position is not Position.ANY], rng.choices((1, 2), (80, 20))[0]
    )
    setups = [
        Setup(position=position, equipment=needed, setup_s=setup_s)
        for position, needed in product(positions, alternatives)
    ]
    if len(setups) > 1 and rng.random() < 0.3:
        # a setup with a time and a dose of its own
        setups[-1] = attrs.evolve(setups[-1], setup_s=setup_s + 10, dose=attrs.evolve(dose, rest_s=dose.rest_s + 15))
    return Exercise(
        id=f"move-{number:06}",
        name=f"Move {number}",
        phase=phase,
        summary="A generated move.",
        targets=(
            Target(region=muscle, role=Role.PRIMARY),
            *(Target(region=helper, role=Role.SECONDARY) for helper in helpers),
        ),
        dose=dose,
        sides=sides,
        switch_s=0 if sides is Sides.TOGETHER else rng.choice((5, 10)),
        setups=tuple(setups),
        family=f"{muscle}-{phase}-{number // BLOCK}-{rng.randrange(FAMILIES)}"
        if rng.randrange(FAMILIAR) == 0
        else None,
        instructions=(Instruction(text="Move."),),
    )


def _block_rules(seed: int, block: int, moves: list[Exercise]) -> list[Rule]:
    """Return one rule of each kind for exercises of this block, all of one phase."""
    rng = Random(f"{seed} rules {block}")

    def rule(kind: RuleKind, *groups: tuple[str, ...]) -> Rule:
        return Rule(
            id=f"{kind}-{block}",
            kinds=(kind,),
            sentence="It is so.",
            why="It was generated.",
            strength=RuleStrength.PACKAGE,
            exercises=groups,
        )

    def some(count: int) -> tuple[str, ...]:
        first = rng.choice(moves)
        alike = [move.id for move in moves if move.phase is first.phase and move.targets[0] == first.targets[0]]
        return tuple(sorted(rng.sample(alike, min(count, len(alike)))))

    found = [rule(RuleKind.ONE_OF, some(4)), rule(RuleKind.TOGETHER, some(2))]
    for kind in (RuleKind.REQUIRES, RuleKind.BEFORE):
        pair = some(2)
        if len(pair) == 2:
            found.append(rule(kind, *((name,) for name in pair)))
    return found


def gym_catalog(exercises: int, seed: int = 1) -> Catalog:
    """Return a catalog of this many exercises for 17 muscles, with a dozen kinds of equipment and rules."""
    moves = [_exercise(seed, number) for number in range(exercises)]
    order = Rule(
        id="phases",
        kinds=(RuleKind.PHASE_ORDER,),
        sentence="Release, mobilize, strengthen.",
        why="It was generated.",
        strength=RuleStrength.PACKAGE,
        phases=(Phase.RELEASE, Phase.MOBILIZE, Phase.STRENGTHEN),
    )
    rules = [order]
    for block, start in enumerate(range(0, exercises, BLOCK)):
        rules += _block_rules(seed, block, moves[start : start + BLOCK])
    return Catalog(
        regions=[
            *(Region(id=name, name=name.capitalize(), kind=RegionKind.AREA, body_side=BodySide.BACK) for name in AREAS),
            *(
                Region(
                    id=name,
                    name=name.capitalize(),
                    kind=RegionKind.MUSCLE,
                    body_side=BodySide.BACK,
                    part_of=tuple(area for area, parts in AREAS.items() if name in parts),
                )
                for name in MUSCLES
            ),
        ],
        equipment=[Equipment(id=name, name=name.capitalize()) for name in EQUIPMENT],
        exercises=moves,
        rules=rules,
    )
