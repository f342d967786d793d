"""What the score counts: its numbers, and everything that follows from them. No other module states one of them.

The numbers are this package's own choice; ``docs/glossary.md`` words them, and ``docs/design`` says why they are so. The
auditor keeps numbers of its own, so that it can judge these.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import lcm
from types import MappingProxyType

import attrs
from attrs import field

from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import Phase, Role, Variety

#: A concave piecewise linear function that starts at 0: (slope, length in units) pairs. Past the last piece it stays.
Pieces = tuple[tuple[int, int], ...]


def _concave(_: object, __: object, pieces: Pieces) -> None:
    """Refuse pieces that the proofs do not hold for: every bound rests on units that add less and less."""
    slopes = [slope for slope, _ in pieces]
    falling = all(before > after for before, after in pairwise(slopes))
    if not pieces or min(slopes) < 1 or not falling or min(length for _, length in pieces) < 1:
        raise InvalidValueError("Scoring", (Fault(f"{pieces} does not rise from 0 by less and less", "worth"),))


def _whole(scoring: Scoring, _: object, full_units: Mapping[Role, int]) -> None:
    """Refuse units that are not whole for every share of a dose and every factor."""
    kinds = [Fraction(1), *scoring.variety.values()]
    factors = [kind * family for kind in kinds for family in (Fraction(1), scoring.family)]
    parts = scoring.parts * lcm(*(factor.denominator for factor in factors))
    wrong = [role for role, units in full_units.items() if units < 1 or units % parts]
    if wrong:
        raise InvalidValueError(
            "Scoring", (Fault(f"{dict(full_units)} is not made of multiples of {parts}", "full_units"),)
        )


@attrs.frozen(kw_only=True)
class Scoring:
    """How units, coverage and presence are counted.

    Attributes:
        parts: a portion's share of a full dose is counted in so many parts, never rounded up.
        variety: by what the units of an exercise are multiplied that was done recently, by the wish for variety.
        family: by what the units of all chosen members of a family but one are multiplied.
        full_units: the units that a cell gets from an exercise at full dose, by its role; other roles give none.
        worth: what units are worth in a cell of weight 1; more units than its pieces have are worth no more.
        presence: what a phase counts once it is present.
    """

    parts: int
    variety: Mapping[Variety, Fraction]
    family: Fraction
    full_units: Mapping[Role, int] = field(validator=_whole)
    worth: Pieces = field(validator=_concave)
    presence: Mapping[Phase, int]

    @property
    def most_units(self) -> int:
        """The most units that count in a cell."""
        return sum(length for _, length in self.worth)

    def worth_of(self, units: int) -> int:
        """Return what this many units are worth in a cell of weight 1."""
        worth = 0
        for slope, length in self.worth:
            if units <= length:
                return worth + slope * units
            worth += slope * length
            units -= length
        return worth

    def weighted(self, weight: int) -> Pieces:
        """Return what units are worth in a cell of this weight."""
        return tuple((weight * slope, length) for slope, length in self.worth)

    def units(self, role: Role, share: Fraction) -> int:
        """Return the units of a cell from an exercise in this role at this share of its full dose; 0 where it gives none."""
        full = self.full_units.get(role, 0)
        return full // self.parts * (share.numerator * self.parts // share.denominator)


#: Sixtieths of a dose: the rounding loses less than 2 % of a full dose. Thirds for variety and halves for families stay
#: whole. A region that is fully served once, as primary target at full dose, counts most, twice less, thrice little.
#: Strengthening is never what is dropped: its presence counts more than that of all other phases together.
SCORING = Scoring(
    parts=60,
    variety=MappingProxyType({Variety.TIES: Fraction(1), Variety.SOME: Fraction(2, 3), Variety.STRONG: Fraction(1, 3)}),
    family=Fraction(1, 2),
    full_units=MappingProxyType({Role.PRIMARY: 4 * POINT, Role.SECONDARY: 2 * POINT}),
    worth=((8, 4 * POINT), (3, 4 * POINT), (1, 4 * POINT)),
    presence=MappingProxyType({Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}),
)
