"""What the score counts: its numbers, and everything that follows from them. No other module states one of them.

The numbers are this package's own choice; ``docs/glossary.md`` words them. The auditor keeps numbers of its own, so that it
can judge these.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, pairwise
from types import MappingProxyType

import attrs
from attrs import field

from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.vocabulary import Phase, Role


def _concave(_: object, __: object, table: tuple[int, ...]) -> None:
    """Refuse a table that the proofs do not hold for: every bound rests on units that add less and less."""
    steps = [after - before for before, after in pairwise(table)]
    if table[:1] != (0,) or not steps or min(steps) < 0 or steps != sorted(steps, reverse=True):
        raise InvalidValueError("Scoring", (Fault(f"{table} does not rise from 0 by less and less", "worth"),))


@attrs.frozen(kw_only=True)
class Scoring:
    """How units, coverage and presence are counted.

    Attributes:
        full_units: the units that a region gets from an exercise at full dose, by its role; other roles give none.
        worth: what 0, 1, 2, … units are worth in a cell of weight 1. It starts at 0 and is concave; more units than it
            lists are worth no more.
        presence: what a phase counts once it is present.
    """

    full_units: Mapping[Role, int]
    worth: tuple[int, ...] = field(validator=_concave)
    presence: Mapping[Phase, int]

    @property
    def most_units(self) -> int:
        """The most units that count in a cell: so many exercises of equal gains are enough, since each gives at least one."""
        return len(self.worth) - 1

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The linear pieces of *worth* as (slope, length in units) pairs, as far as it rises."""
        steps = groupby(after - before for before, after in pairwise(self.worth))
        return tuple((slope, len(list(units))) for slope, units in steps if slope)

    def worth_of(self, units: int) -> int:
        """What this many units are worth in a cell of weight 1."""
        return self.worth[min(units, self.most_units)]

    def units(self, role: Role, kept: int, sets: int) -> int:
        """The units of a region in this role when *kept* of all *sets* are done; 0 where the role gives none."""
        full = self.full_units.get(role, 0)
        return full and max(1, full * kept // sets)


#: Strengthening is never what is dropped: its presence counts more than that of all other phases together. The first four
#: units of a cell, one exercise that has it as primary target, count most.
SCORING = Scoring(
    full_units=MappingProxyType({Role.PRIMARY: 4, Role.SECONDARY: 2}),
    worth=(0, 8, 16, 24, 32, 35, 38, 41, 44, 45, 46, 47, 48),
    presence=MappingProxyType({Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}),
)
