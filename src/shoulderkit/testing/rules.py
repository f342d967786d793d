"""Generated rules that never contradict each other: all of them hold in one hidden order of the exercises."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from shoulderkit.model import Exercise, Rule
from shoulderkit.vocabulary import Phase, Role, RuleKind, RuleStrength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shoulderkit.testing.random import RandomSource

_Groups = tuple[tuple[str, ...], ...]

#: The kinds of rules about single exercises; several kinds in one rule all apply.
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
        why="It was generated.",
        strength=RuleStrength.PACKAGE,
        phases=phases,
        regions=regions,
        exercises=exercises,
    )


def _cut(random: RandomSource, items: Sequence[str], least: int) -> _Groups:
    """Split items into *least* to three consecutive groups, none of them empty."""
    count = random.number(least, min(3, len(items)))
    cuts = [0, *random.some(range(1, len(items)), least=count - 1, most=count - 1), len(items)]
    return tuple(tuple(items[start:end]) for start, end in pairwise(cuts))


def _rank(exercise: Exercise, groups: _Groups, part_of: Mapping[str, tuple[str, ...]]) -> int | None:
    """Return the number of the group that has an exercise's first primary target, if any."""
    region = next((target.region for target in exercise.targets if target.role is Role.PRIMARY), None)
    line = [] if region is None else [region]
    for name in line:
        line += (above for above in part_of[name] if above not in line)
    return next((place for place, group in enumerate(groups) if set(line) & set(group)), None)


def _region_groups(random: RandomSource, part_of: Mapping[str, tuple[str, ...]]) -> _Groups:
    chosen = random.shuffled(random.some(sorted(part_of), least=2, most=5))
    return _cut(random, chosen, 2)


def some_rules(
    random: RandomSource, exercises: Sequence[Exercise], part_of: Mapping[str, tuple[str, ...]]
) -> tuple[Rule, ...]:
    """Return rules of every kind.

    Args:
        random: where the choices come from.
        exercises: the exercises that the rules are about.
        part_of: the regions that contain each region.
    """
    rules: list[Rule] = []
    phases: tuple[Phase, ...] = ()
    if not random.chance(20):
        phases = tuple(Phase) if not random.chance(30) else random.some(Phase, least=2)
        phases = random.shuffled(phases) if random.chance(15) else phases
        rules.append(_rule("phase-order", (RuleKind.PHASE_ORDER,), phases=phases))
    # a region order across phases would contradict the phases' own order
    within = [(phase,) for phase in random.some(Phase, most=2)] if phases else [random.some(Phase, least=1)]
    ordered: dict[Phase, _Groups] = {}
    for number, held in enumerate(within, 1):
        groups = _region_groups(random, part_of)
        ordered |= dict.fromkeys(held, groups)
        rules.append(_rule(f"region-order-{number}", (RuleKind.REGION_ORDER,), phases=held, regions=groups))
    free = [phase for phase in Phase if phase not in phases]
    session = (*phases, *free) if random.chance(50) else (*free, *phases)

    def place(number: int) -> tuple[int, int, int]:
        exercise = exercises[number]
        rank = _rank(exercise, ordered.get(exercise.phase, ()), part_of)
        phase = session.index(exercise.phase) if phases else 0
        return (phase, number % 3 if rank is None else rank, number)

    hidden = [exercises[number].id for number in sorted(range(len(exercises)), key=place)]
    for number in range(1, random.number(0, max(3, len(hidden) // 6)) + 1):
        members = random.some(hidden, least=2, most=4)
        if len(members) < 2:
            break
        kinds = random.pick(_KINDS)
        if kinds == (RuleKind.REQUIRES,):
            members = random.shuffled(members)
        least = 2 if {RuleKind.BEFORE, RuleKind.REQUIRES} & set(kinds) else 1
        rules.append(_rule(f"rule-{number}", kinds, exercises=_cut(random, members, least)))
    return tuple(rules)
