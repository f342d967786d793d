"""Reasons for the steps of a plan: the score by cell, what each step serves and is worth, the rules that place it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Bond, CellScore, Part, Reason
from shoulderkit.vocabulary import RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.planner.ask import Asked
    from shoulderkit.planner.compiled import Compiled, DoseOption
    from shoulderkit.plans import Request

#: A (phase number, region).
Cell = tuple[int, str]


class Chosen:
    """The chosen exercises, and what they give to the weighted cells.

    Attributes:
        asked, compiled, request, weights: what was asked, of which catalog.
        worth_of: what units are worth (see `Scoring.worth_of`).
        options: the dose option of each exercise, by its number, in the order of the steps.
        gains: the weighted cells that each step serves, with its units in each.
        total: all units by cell.
        loss: the coverage that goes when one step goes and all else stays.
    """

    def __init__(self, asked: Asked, options: dict[int, DoseOption]) -> None:
        self.asked = asked
        self.compiled: Compiled = asked.compiled
        self.request: Request = asked.request
        self.weights: dict[Cell, int] = asked.weights
        self.worth_of: Callable[[int], int] = asked.compiled.scoring.worth_of
        self.options = options
        self.gains: dict[int, list[tuple[Cell, int]]] = {
            number: self.gains_of(number, option) for number, option in options.items()
        }
        self.total: dict[Cell, int] = {}
        for gains in self.gains.values():
            for cell, units in gains:
                self.total[cell] = self.total.get(cell, 0) + units
        self.loss: dict[int, int] = {number: loss_of(self, (number,)) for number in options}

    def gains_of(self, number: int, option: DoseOption) -> list[tuple[Cell, int]]:
        """Return the weighted cells that an exercise serves at this dose, with its units in each."""
        return self.asked.gains(number, option)

    def name(self, number: int) -> str:
        """Return the id of an exercise."""
        return self.compiled.entries[number].exercise.id


def cell_scores(chosen: Chosen) -> tuple[CellScore, ...]:
    """Return what the whole routine does for each cell; the worths add up to the coverage."""
    return tuple(
        CellScore(
            phase=PHASES[cell[0]], region=cell[1], weight=weight, units=units, worth=weight * chosen.worth_of(units)
        )
        for cell, units in sorted(chosen.total.items())
        if (weight := chosen.weights[cell])
    )


def loss_of(chosen: Chosen, numbers: tuple[int, ...]) -> int:
    """Return the coverage that goes when these steps go and all else stays."""
    gone: dict[Cell, int] = {}
    for number in numbers:
        for cell, units in chosen.gains[number]:
            gone[cell] = gone.get(cell, 0) + units
    lost = 0
    for cell, units in gone.items():
        total = chosen.total[cell]
        lost += chosen.weights[cell] * (chosen.worth_of(total) - chosen.worth_of(total - units))
    return lost


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
    so_far = dict.fromkeys(chosen.total, 0)
    serving = [0] * len(PHASES)
    for number in chosen.options:
        serving[chosen.compiled.entries[number].phase] += bool(chosen.gains[number])
    found: list[Reason] = []
    for number in chosen.options:
        parts: list[Part] = []
        for cell, units in chosen.gains[number]:
            added = chosen.weights[cell] * (chosen.worth_of(so_far[cell] + units) - chosen.worth_of(so_far[cell]))
            so_far[cell] += units
            if added:
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
                needed_by=tuple(map(chosen.name, needed_by(chosen, number))),
                bonds=bonds(chosen, number),
            )
        )
    return tuple(found)


def alone(chosen: Chosen, number: int) -> tuple[Part, ...]:
    """Return what an exercise would be worth if it were the only one."""
    return tuple(
        Part(region=cell[1], units=units, worth=chosen.weights[cell] * chosen.worth_of(units))
        for cell, units in chosen.gains[number]
    )
