"""The linear relaxation: with fewer options in it, its prices are as tight."""

from __future__ import annotations

import pytest

from problem_cases import a_fine_problem
from shoulderkit.planner.choice import relaxation
from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, reduce_problem


def bound_of(reduced: ReducedProblem) -> float:
    """Return the upper bound at the prices of the relaxation."""
    classes, constants, prices = relaxation.relax(reduced)
    return prices.upper_bound(reduced._replace(classes=classes, constant=sum(constants))) / prices.scale


@pytest.mark.parametrize("seed", range(12))
def test_options_that_are_left_out_would_not_tighten_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every group is present already, all options give the bound that the useful ones give."""
    problem = a_fine_problem(seed, 20 + seed)
    present = frozenset(range(len(problem.presence)))
    reduced = reduce_problem(problem._replace(present=present, required_groups=frozenset()))
    useful = relaxation._useful_columns
    kept = sum(len(useful(each, len(reduced.worth))) for each in reduced.classes)
    bound = bound_of(reduced)

    def everything(item_class: ItemClass, _: int) -> list[int]:
        return list(range(len(item_class.options)))

    monkeypatch.setattr(relaxation, "_useful_columns", everything)
    assert bound == pytest.approx(bound_of(reduced), rel=1e-4)
    assert kept < sum(len(each.options) for each in reduced.classes)


def option(time: int, gains: dict[int, int], *slots: int, cost: int = 0) -> ClassOption:
    """Return an option with only what the relaxation looks at."""
    return ClassOption(0, time, cost or time, 0, 0, tuple(gains.items()), slots)


@pytest.mark.parametrize(
    ("other", "useful"),
    [
        (option(20, {0: 4}), False),
        (option(19, {0: 4}, cost=20), True),
        (option(20, {0: 4}, cost=19), True),
        (option(20, {0: 4, 1: 1}), True),
        (option(20, {0: 4}, 3), True),
        (option(20, {0: 4, 9: 1}), False),
    ],
    ids=["two thirds", "quicker", "cheaper", "another cell", "another slot", "presence aside"],
)
def test_an_option_is_useful_unless_a_part_of_another_gives_as_much(other: ClassOption, useful: bool) -> None:
    """Two thirds of what gives 6 in 30 seconds make up for 4 in 20; the quickest in the same slots is kept in any case."""
    fuller, quickest = option(30, {0: 6, 9: 1}), option(10, {0: 1, 9: 1})
    item_class = ItemClass((0,), (fuller, other, quickest), (0,), 1, required=False)
    assert (1 in relaxation._useful_columns(item_class, 9)) is useful
    assert {0, 2} <= set(relaxation._useful_columns(item_class, 9))
