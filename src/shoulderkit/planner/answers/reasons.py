"""Reasons for the steps of a plan: the score by cell, what each step serves and is worth, the rules that place it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Bond, CellScore, Part, Reason
from shoulderkit.vocabulary import RuleKind

if TYPE_CHECKING:
    from shoulderkit.planner.answers.chosen import Chosen


def cell_scores(chosen: Chosen) -> tuple[CellScore, ...]:
    """Return what the whole routine does for each weighted cell; the worths add up to the coverage."""
    found: list[CellScore] = []
    for cell, weight in sorted(chosen.weights.items()):
        before, total = chosen.asked.start.get(cell, 0), chosen.total.get(cell, 0)
        found.append(
            CellScore(
                phase=PHASES[cell[0]],
                region=cell[1],
                weight=weight,
                before=before,
                units=total - before,
                worth=chosen.worth(cell, total),
            )
        )
    return tuple(found)


def bonds(chosen: Chosen, number: int) -> tuple[Bond, ...]:
    """Return what the rules say of one step's place among the others, rule by rule."""
    found: list[Bond] = []
    for ordering in chosen.compiled.orderings:
        rank = ordering.ranks.get(number)
        if rank is None:
            continue
        ranks = [(n, ordering.ranks[n]) for n in chosen.options if n in ordering.ranks]
        after = tuple(chosen.name(n) for n, other in ranks if other < rank)
        before = tuple(chosen.name(n) for n, other in ranks if other > rank)
        if after or before:
            found.append(Bond(rule=ordering.rule, after=after, before=before))
    return tuple(found)


def needed_by(chosen: Chosen, number: int) -> tuple[int, ...]:
    """Return the other steps that require this one or go together with it."""
    found: set[int] = set()
    for membership in chosen.compiled.memberships:
        for group in membership.groups:
            if membership.kind is RuleKind.TOGETHER and number in group:
                found |= set(group)
            elif membership.kind is RuleKind.REQUIRES and group[1] == number and number not in chosen.asked.done:
                found.add(group[0])
    return tuple(n for n in chosen.options if n in found and n != number)


def reasons(chosen: Chosen) -> tuple[Reason, ...]:
    """Return a reason for each step, in their order; the parts of all of them add up to the coverage."""
    so_far = dict(chosen.asked.start)
    serving = [0] * len(PHASES)
    for number in chosen.options:
        serving[chosen.compiled.entries[number].phase] += bool(chosen.gains[number])
    found: list[Reason] = []
    for number in chosen.options:
        parts: list[Part] = []
        for cell, units in chosen.gains[number]:
            before = so_far.get(cell, 0)
            added = chosen.worth(cell, before + units) - chosen.worth(cell, before)
            so_far[cell] = before + units
            parts.append(Part(region=cell[1], units=units, worth=added))
        entry = chosen.compiled.entries[number]
        alone = serving[entry.phase] == 1 and bool(chosen.gains[number])
        found.append(
            Reason(
                exercise=entry.exercise.id,
                parts=tuple(parts),
                loss=chosen.loss[number],
                lost_phases=(entry.exercise.phase,) if alone else (),
                required=entry.exercise.id in chosen.request.include,
                recent=number in chosen.asked.recent,
                behind=chosen.name(chosen.behind[number]) if number in chosen.behind else None,
                needed_by=tuple(map(chosen.name, needed_by(chosen, number))),
                bonds=bonds(chosen, number),
            )
        )
    return tuple(found)


def alone(chosen: Chosen, number: int) -> tuple[Part, ...]:
    """Return what an exercise would be worth if it were the only one."""
    found: list[Part] = []
    for cell, units in chosen.full_gains[number]:
        worth = chosen.worth(cell, chosen.asked.start.get(cell, 0) + units)
        found.append(Part(region=cell[1], units=units, worth=worth))
    return tuple(found)
