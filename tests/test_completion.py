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
from shoulderkit.planner.choice.labels import Label
from shoulderkit.planner.choice.problem import Selection
from shoulderkit.planner.choice.reach import Reach
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass
from shoulderkit.planner.choice.workspace import Effort
from shoulderkit.planner.tuning import TUNING, Tuning

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


def test_of_choices_that_take_as_long_the_best_counts() -> None:
    """Where others take the same seconds, that which gives up least is the one that counts, whatever their order."""
    some = [Spent(10, 7), Spent(10, 2), Spent(10, 5)]
    for rest in (some, some[::-1]):
        found = limited([], 20, PER_SECOND, 1_000, rest)
        assert found.unit == 10
        assert found.lost[0][0][1:] == [2, 2 + 10 * PER_SECOND]


def test_the_work_is_counted_figure_by_figure() -> None:
    """One figure is computed for each time that is left, for each item and each length that some option has, where it fits."""
    option = ClassOption(0, 5, 0, 0, 0, (), (), profit=10)
    for items, options, work in (((0,), (option,), 4), ((0, 1), (option,), 8), ((0,), (option, option), 4)):
        each = ItemClass((0,), options, items, 1, required=False)
        assert limited([each], 20, PER_SECOND, 1 << 12, [Spent(0, 0)]).work == work


def work_of(monkeypatch: pytest.MonkeyPatch, tuning: Tuning) -> tuple[list[int], list[Selection | None]]:
    """What each of five searches took, and what it found."""
    efforts: list[Effort] = []

    class Counted(Effort):
        def __init__(self, limit: int, *, beam: bool = True) -> None:
            super().__init__(limit, beam=beam)
            efforts.append(self)

    monkeypatch.setattr(choose, "Effort", Counted)
    work, found = [], []
    for seed in range(5):
        efforts.clear()
        found.append(Chooser(100_000, tuning=tuning).choose(a_long_problem(seed, 40))[0])
        work.append(sum(100_000 - effort.left for effort in efforts if effort.beam))
    return work, found


def test_it_spares_most_of_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where much is nearly as good, less than half of the work proves the same choices, that for the bounds included."""
    never = attrs.evolve(TUNING, completion_from=10**9, beam_from=10**9, careful_from=10**9)
    before, without = work_of(monkeypatch, never)
    after, found = work_of(monkeypatch, TUNING)
    assert all(choice is not None and choice.proved for choice in found)
    assert 2 * sum(after) < sum(before)
    proved = [(old, new) for old, new in zip(without, found, strict=True) if old is not None and old.proved]
    assert proved
    assert all(old == new for old, new in proved)


def test_the_work_of_beams_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a beam looks before every step its work is counted: here it is more than what the beam spares."""
    usual, found = work_of(monkeypatch, TUNING)
    always, same = work_of(monkeypatch, attrs.evolve(TUNING, beam_from=0))
    assert same == found
    assert all(more > less for more, less in zip(always, usual, strict=True))


def test_what_took_long_is_gone_on_with_in_smaller_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps are smaller after a search of many labels: another number of them is another amount of work."""
    usual, found = work_of(monkeypatch, TUNING)
    double, same = work_of(monkeypatch, attrs.evolve(TUNING, careful_from=10**9))
    assert same == found
    assert usual != double


def test_the_work_of_bounds_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each figure of the bounds counts as work; where it counts as much as a label, they make most of it."""
    _, found = work_of(monkeypatch, TUNING)
    most, same = work_of(monkeypatch, attrs.evolve(TUNING, completion_shift=0, careful_from=10**9, beam_from=10**9))
    less, _ = work_of(monkeypatch, attrs.evolve(TUNING, completion_shift=30, careful_from=10**9, beam_from=10**9))
    assert same == found
    assert sum(most) > 2 * sum(less)


def test_those_labels_are_gone_on_with_that_can_reach_the_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many labels exactly those are kept of which each by itself can reach it, with completion bounds and without."""
    counts: dict[bool, list[int]] = {False: [0, 0], True: [0, 0]}
    reaching = Reach.reaching

    def compared(reach: Reach, labels: list[Label], decided: int) -> list[Label]:
        kept = reaching(reach, labels, decided)
        assert kept == [label for label in labels if reach.excess(label, decided) >= 0]
        count = counts[reach.completion.work > 0]
        count[0] += len(kept)
        count[1] += len(labels) - len(kept)
        return kept

    monkeypatch.setattr(Reach, "reaching", compared)
    Chooser(100_000).choose(a_long_problem(0, 40))
    assert all(kept and dropped for kept, dropped in counts.values())
