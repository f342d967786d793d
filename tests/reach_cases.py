"""How often the cases come up that a law is about: counted over draws of its strategy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any, TypeAlias

from hypothesis import Phase as Stage
from hypothesis import given, seed, settings
from hypothesis import strategies as st

#: By description, what a case of a law is asked for.
Conditions: TypeAlias = Mapping[str, Callable[[Any], bool]]

#: So many draws for each of so many seeds: few in a row, since Hypothesis makes many of its draws like the one before.
DRAWS, SEEDS = 10, 20
#: A law whose case comes up in fewer draws needs a strategy of its own. Strategies are made for one draw in twenty; but
#: draws of one seed are much alike, and others for an installed package and for another Hypothesis, so that the same
#: strategy was counted at 7 and at 1.5 of a hundred.
LEAST = Fraction(1, 100)
#: So many are enough of all draws, and no further ones are made.
_ENOUGH = ceil(LEAST * DRAWS * SEEDS)


def shares(cases: st.SearchStrategy[Any], conditions: Conditions) -> dict[str, Fraction]:
    """Return the share of a strategy's draws that meet each condition, of as many as it takes to see that none is too rare."""
    met, drawn = Counter[str](), Counter[str]()

    def count(one: Any) -> None:
        drawn["cases"] += 1
        met.update(name for name, holds in conditions.items() if holds(one))

    for number in range(SEEDS):
        law = given(cases)(count)
        seed(number)(settings(settings.get_profile("full"), max_examples=DRAWS, phases=[Stage.generate])(law))()
        if all(met[name] >= _ENOUGH for name in conditions):
            break
    return {name: Fraction(met[name], drawn["cases"]) for name in conditions}
