"""The chosen exercises: what each gives to the cells, and what the coverage is with some of them gone."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.planner.ask import Asked, Cell
    from shoulderkit.planner.compiled import Compiled, DoseOption
    from shoulderkit.plans import Request


class Chosen:
    """The chosen exercises, and what they give to the weighted cells.

    Attributes:
        asked, compiled, request, weights: what was asked, of which catalog.
        options: the dose option of each exercise, by its number, in the order of the steps.
        full_gains: the weighted cells that each step serves, with the units that it gives each as far as no other form of
            the same move counts before it.
        behind: by step, the step of its family that counts fully in its place.
        gains: the weighted cells that each step serves, with the units that count in each.
        total: by cell, the units of all of them and of what was done today.
        coverage: what they raise the worth of all cells by.
    """

    def __init__(self, asked: Asked, options: dict[int, DoseOption]) -> None:
        self.asked = asked
        self.compiled: Compiled = asked.compiled
        self.request: Request = asked.request
        self.weights: dict[Cell, int] = asked.weights
        self.options = options
        self.full_gains: dict[int, list[tuple[Cell, int]]] = {
            number: asked.gains(number, option) for number, option in options.items()
        }
        self._families = self._families_of(options)
        self.behind: dict[int, int] = self._behind(tuple(options))
        self.gains: dict[int, list[tuple[Cell, int]]] = {
            number: self._counted(number, self.behind) for number in options
        }
        self.total: dict[Cell, int] = self._total(options, self.behind)
        self.coverage: int = self._worth(self.total)

    @cached_property
    def loss(self) -> dict[int, int]:
        """By number, the coverage that goes when one step goes and all else stays."""
        return {number: self.loss_of((number,)) for number in self.options}

    def name(self, number: int) -> str:
        """Return the id of an exercise."""
        return self.compiled.entries[number].exercise.id

    def worth(self, cell: Cell, units: int) -> int:
        """Return what a cell rises by with so many units in all, those of earlier today included."""
        worth_of = self.compiled.scoring.worth_of
        return self.weights[cell] * (worth_of(units) - worth_of(self.asked.start.get(cell, 0)))

    def loss_of(self, numbers: tuple[int, ...]) -> int:
        """Return the coverage that goes when these steps go and all else stays."""
        if self.behind:
            # with these gone, another form of a move may be the one that counts fully
            left = [number for number in self.options if number not in numbers]
            return self.coverage - self._worth(self._total(left, self._behind(tuple(left))))
        gone: dict[Cell, int] = {}
        for number in numbers:
            for cell, units in self.gains[number]:
                gone[cell] = gone.get(cell, 0) + units
        return sum(
            self.worth(cell, self.total[cell]) - self.worth(cell, self.total[cell] - units)
            for cell, units in gone.items()
        )

    def _families_of(self, numbers: Iterable[int]) -> list[set[int]]:
        families: dict[str, set[int]] = {}
        for number in numbers:
            family = self.compiled.entries[number].exercise.family
            if family is not None and self.full_gains[number]:
                families.setdefault(family, set()).add(number)
        return list(families.values())

    def _behind(self, numbers: tuple[int, ...]) -> dict[int, int]:
        """Which member of each family counts fully: the choice that is worth most, of equal ones the smaller ids."""
        families = [sorted(family.intersection(numbers)) for family in self._families]
        families = [family for family in families if len(family) > 1]
        if not families:
            return {}
        best: tuple[int, dict[int, int]] | None = None
        ordered = sorted(number for family in families for number in family)
        # smaller ids first: of equal ones the first stays
        for holders in sorted(product(*families), key=lambda chosen: [number not in chosen for number in ordered]):
            behind = {
                number: holder
                for family, holder in zip(families, holders, strict=True)
                for number in family
                if number != holder
            }
            worth = self._worth(self._total(numbers, behind))
            if best is None or worth > best[0]:
                best = (worth, behind)
        return {} if best is None else best[1]

    def _counted(self, number: int, behind: dict[int, int]) -> list[tuple[Cell, int]]:
        if number not in behind:
            return self.full_gains[number]
        half = self.compiled.scoring.family
        return [(cell, units * half.numerator // half.denominator) for cell, units in self.full_gains[number]]

    def _total(self, numbers: Iterable[int], behind: dict[int, int]) -> dict[Cell, int]:
        total = dict(self.asked.start)
        for number in numbers:
            for cell, units in self._counted(number, behind):
                total[cell] = total.get(cell, 0) + units
        return total

    def _worth(self, total: dict[Cell, int]) -> int:
        return sum(self.worth(cell, units) for cell, units in total.items())
