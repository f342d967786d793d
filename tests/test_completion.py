"""What has to be given up to complete a choice, against trying every completion."""

from __future__ import annotations

from itertools import combinations_with_replacement
from random import Random

import attrs
import pytest

from problem_cases import a_long_problem
from shoulderkit.planner.choice import choose
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.completion import Spent, limited, unlimited
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass
from shoulderkit.planner.choice.workspace import Effort
from shoulderkit.planner.tuning import TUNING

PER_SECOND = 3
BUDGET = 67


def a_class(dice: Random, first: int) -> ItemClass:
    """A class of one to three items in up to three options; one in four must be taken."""
    options = [
        ClassOption(number, 5 * dice.randint(1, 5), 0, 0, 0, (), (), profit=dice.randint(-40, 40))
        for number in range(dice.randint(1, 3))
    ]
    required = dice.random() < 0.25
    count = 1 if required else dice.randint(1, 3)
    return ItemClass((0,), tuple(options), tuple(range(first, first + count)), 1, required)


def least(classes: list[ItemClass], taken: int | None, left: int, rest: list[Spent], gap: int) -> int | None:
    """The least that is given up from a class on, of which so many may be taken; None: more than the gap."""
    if not classes:
        fitting = [loss + PER_SECOND * (left - time) for time, loss in rest if time <= left]
        return min((lost for lost in fitting if lost <= gap), default=None)
    first, *others = classes
    most = len(first.items) if taken is None else taken
    found = []
    for count in range(most + 1):
        if first.required and count < most:
            continue
        for options in combinations_with_replacement(first.options, count):
            time = sum(option.time for option in options)
            if time <= left:
                more = least(others, None, left - time, rest, gap)
                if more is not None:
                    found.append(more + most * first.best_profit - sum(option.profit for option in options))
    return min((lost for lost in found if lost <= gap), default=None)


@pytest.mark.parametrize("gap", [20, 90, 1 << 24])
@pytest.mark.parametrize("seed", range(12))
def test_it_is_the_least_of_all_completions(seed: int, gap: int) -> None:
    """By all that is left to decide and every time left it is the least that any completion gives up, rounded down."""
    dice = Random(seed)
    classes = [a_class(dice, 4 * number) for number in range(3)]
    rest = [Spent(5 * number, dice.randint(0, 9) + 20 * number) for number in range(3)]
    found = limited(classes, BUDGET, PER_SECOND, gap, rest)
    assert found.work > 0
    assert found.unit % 5 == 0
    assert (found.shift > 0) == (gap == 1 << 24)
    for decided in range(4):
        first = len(classes[decided].items) if decided < 3 else 0
        for taken in range(first + 1):
            for left in range(0, BUDGET + 1, found.unit):
                told = found.lost[decided][taken][left // found.unit]
                wanted = least(classes[decided:], taken, left, rest, gap)
                if wanted is None:
                    assert told > gap >> found.shift
                else:
                    assert wanted - (len(classes) * 4 << found.shift) <= told << found.shift <= wanted
                    assert found.shift or told == wanted


def test_without_other_choices_nothing_has_to_be_given_up() -> None:
    """Where nothing is known of the rest of the problem, it may use all the time: no table has more than a zero."""
    classes = [a_class(Random(3), 0), a_class(Random(4), 9)]
    found = unlimited(classes, BUDGET)
    assert [len(each) for each in found.lost] == [1 + len(each.items) for each in classes] + [1]
    assert {BUDGET // found.unit, *(lost for each in found.lost for by_time in each for lost in by_time)} == {0}


def test_it_spares_most_of_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where much is nearly as good, less than half of the work proves the same choices, that for the bounds included."""
    efforts: list[Effort] = []

    class Counted(Effort):
        def __init__(self, limit: int, *, beam: bool = True) -> None:
            super().__init__(limit, beam=beam)
            efforts.append(self)

    monkeypatch.setattr(choose, "Effort", Counted)
    never = attrs.evolve(TUNING, completion_from=10**9, beam_from=10**9, careful_from=10**9)
    work, found = {}, {}
    for tuning in (never, TUNING):
        efforts.clear()
        found[tuning] = [Chooser(100_000, tuning=tuning).choose(a_long_problem(seed, 40))[0] for seed in range(5)]
        work[tuning] = sum(100_000 - effort.left for effort in efforts if effort.beam)
    assert all(choice is not None and choice.proved for choice in found[TUNING])
    assert 2 * work[TUNING] < work[never]
    pairs = zip(found[never], found[TUNING], strict=True)
    assert sum(old == new for old, new in pairs if old is not None and old.proved) == 4
