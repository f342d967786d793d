"""Made-up rules that never contradict: each one holds in a hidden order of all the exercises, made before them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from shoulderkit.model import Exercise, Rule
from shoulderkit.vocabulary import Phase, Role, RuleKind, RuleStrength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shoulderkit.testing.random import Dice

_Groups = tuple[tuple[str, ...], ...]

#: What rules about single exercises are made of; several kinds in one rule hold at once.
_KINDS = (
    (RuleKind.BEFORE,),
    (RuleKind.ONE_OF,),
    (RuleKind.TOGETHER,),
    (RuleKind.REQUIRES, RuleKind.BEFORE),
    (RuleKind.REQUIRES,),
    (RuleKind.TOGETHER, RuleKind.BEFORE),
)


def _rule(
    name: str,
    kinds: tuple[RuleKind, ...],
    *,
    phases: tuple[Phase, ...] = (),
    regions: _Groups = (),
    exercises: _Groups = (),
) -> Rule:
    return Rule(
        id=name,
        kinds=kinds,
        sentence=f"Rule {name} holds.",
        why="It was made up.",
        strength=RuleStrength.PACKAGE,
        phases=phases,
        regions=regions,
        exercises=exercises,
    )


def _cut(dice: Dice, items: Sequence[str], least: int) -> _Groups:
    """Neighbors put together into *least* to three groups, none of them empty."""
    count = dice.number(least, min(3, len(items)))
    cuts = [0, *dice.some(range(1, len(items)), least=count - 1, most=count - 1), len(items)]
    return tuple(tuple(items[start:end]) for start, end in pairwise(cuts))


def _rank(exercise: Exercise, groups: _Groups, part_of: Mapping[str, str | None]) -> int | None:
    """The group that the exercise's first primary target falls in, if any."""
    region = next((target.region for target in exercise.targets if target.role is Role.PRIMARY), None)
    above = set()
    while region is not None:
        above.add(region)
        region = part_of[region]
    return next((place for place, group in enumerate(groups) if above & set(group)), None)


def _region_groups(dice: Dice, part_of: Mapping[str, str | None]) -> _Groups:
    chosen = dice.shuffled(dice.some(sorted(part_of), least=2, most=5))
    return _cut(dice, chosen, 2)


def some_rules(dice: Dice, exercises: Sequence[Exercise], part_of: Mapping[str, str | None]) -> tuple[Rule, ...]:
    """Rules of every kind about these exercises; *part_of* says which region is part of which."""
    rules = []
    phases: tuple[Phase, ...] = ()
    if not dice.chance(20):
        phases = tuple(Phase) if not dice.chance(30) else dice.some(Phase, least=2)
        phases = dice.shuffled(phases) if dice.chance(15) else phases
        rules.append(_rule("phase-order", (RuleKind.PHASE_ORDER,), phases=phases))
    # a region order across phases would contradict the phases' own order
    within = [(phase,) for phase in dice.some(Phase, most=2)] if phases else [dice.some(Phase, least=1)]
    ordered: dict[Phase, _Groups] = {}
    for number, held in enumerate(within, 1):
        groups = _region_groups(dice, part_of)
        ordered |= dict.fromkeys(held, groups)
        rules.append(_rule(f"region-order-{number}", (RuleKind.REGION_ORDER,), phases=held, regions=groups))
    free = [phase for phase in Phase if phase not in phases]
    session = (*phases, *free) if dice.chance(50) else (*free, *phases)

    def place(number: int) -> tuple[int, int, int]:
        exercise = exercises[number]
        rank = _rank(exercise, ordered.get(exercise.phase, ()), part_of)
        phase = session.index(exercise.phase) if phases else 0
        return (phase, number % 3 if rank is None else rank, number)

    hidden = [exercises[number].id for number in sorted(range(len(exercises)), key=place)]
    for number in range(1, dice.number(0, max(3, len(hidden) // 6)) + 1):
        members = dice.some(hidden, least=2, most=4)
        if len(members) < 2:
            break
        kinds = dice.pick(_KINDS)
        if kinds == (RuleKind.REQUIRES,):
            members = dice.shuffled(members)
        least = 2 if {RuleKind.BEFORE, RuleKind.REQUIRES} & set(kinds) else 1
        rules.append(_rule(f"rule-{number}", kinds, exercises=_cut(dice, members, least)))
    return tuple(rules)
