"""Laws of several sessions: the best ones of different exercises, and the breaks of a day, against exhaustive search."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from law_cases import Instance, Planned, brought_by, planned, portions_of
from shoulderkit import testing
from shoulderkit.plans import Day, Done
from shoulderkit.vocabulary import Variety

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle_brute import Case, Choice
    from shoulderkit.model import Dose, Exercise

CASES = planned(testing.catalogs(1, 6))
#: Plans from catalogs so small that all days of two or three breaks can be tried.
FEW = planned(testing.catalogs(1, 3))
#: The most choices with which all days are tried.
MOST_CHOICES = 30


def is_of_use(case: Case, choice: Choice) -> bool:
    """Return whether each exercise serves something, is required, or is needed by one that does or is."""
    wanted = [name for name in choice if name in case.request.include or case.phases_in([name])]
    return set(choice) <= {other for name in wanted for other in brought_by(case, name)}


def best_of_each_set(case: Case) -> list[Choice]:
    """Return the best choice of each set of exercises that are of use, the best first."""
    best: dict[tuple[str, ...], Choice] = {}
    for choice in sorted(case.choices(), key=case.rank_of):
        best.setdefault(tuple(choice), choice)
    return [choice for choice in best.values() if is_of_use(case, choice)]


@given(CASES, st.integers(1, 5))
def test_alternatives_are_the_best(one: Planned, n: int) -> None:
    """Law 32: The alternatives are the best choices of different exercises that are of use, as exhaustive search finds."""
    found = one.planner.alternatives(one.request, n)
    best = best_of_each_set(one.case)[:n]
    doses = [{name: portion.dose for name, portion in choice.items()} for choice in best]
    assert [{s.exercise.id: s.dose for s in each.plan.routine.steps} for each in found] == doses
    assert [each.plan.score.levels for each in found] == [one.case.levels_of(choice) for choice in best]
    assert all(each.proved and each.change.proved for each in found)


@given(CASES, st.integers(1, 4))
def test_alternatives_say_what_they_give_up(one: Planned, n: int) -> None:
    """Law 32: The first alternative is the plan itself; each is a plan for the request, and says how it differs and is proved."""
    first, *others = one.planner.alternatives(one.request, n)
    assert first.plan == one.plan
    for each in (first, *others):
        assert each.plan.request == one.request
        assert each.change == attrs.evolve(one.plan.diff(each.plan), proved=each.proved)
        assert each.plan.score.coverage == sum(p.worth for reason in each.plan.reasons for p in reason.parts)
        best = one.case.best_order(portions_of(one.case, each.plan))
        assert each.plan.ids == tuple(name for name, _ in best)
    for each in others:
        assert each.plan.score.levels <= one.plan.score.levels
        assert set(each.plan.ids) != set(one.plan.ids)


def full_doses(exercise: Exercise) -> list[Dose]:
    """Return the full dose of each of its setups."""
    return [setup.dose or exercise.dose for setup in exercise.setups]


def after(case: Case, choices: Iterable[Choice]) -> Case:
    """Return the case of the next break, with what these breaks did."""
    done = [
        Done(name, portion.dose, full.index(full[portion.setup]))
        for choice in choices
        for name, portion in choice.items()
        for full in [full_doses(case.catalog.exercises[name])]
    ]
    return attrs.evolve(case, request=attrs.evolve(case.request, done_today=(*case.request.done_today, *done)))


def value_of(case: Case, choices: tuple[Choice, ...]) -> tuple[int, int]:
    """Return the presence and coverage of a day: what each break adds, however recently its exercises were done."""
    plain = attrs.evolve(case, request=attrs.evolve(case.request, variety=Variety.TIES))
    levels = [after(plain, choices[:place]).levels_of(choice) for place, choice in enumerate(choices)]
    return sum(level[0] for level in levels), sum(level[1] for level in levels)


def choices_of(one: Instance, day: Day) -> tuple[Choice, ...]:
    """Return the portions of each break of a day."""
    return tuple(portions_of(one.case, plan) for plan in day.plans)


@given(CASES, st.integers(1, 4))
def test_day_counts_what_its_breaks_add(one: Planned, n: int) -> None:
    """Law 31: A day is so many breaks, each planned with what was done before it, and counts what each of them adds."""
    day = one.planner.breaks(one.request, n)
    choices = choices_of(one, day)
    assert len(choices) == n
    assert (day.presence, day.coverage) == value_of(one.case, choices)
    for place, plan in enumerate(day.plans):
        assert plan.request == after(one.case, choices[:place]).request
    assert set(day.phases) == {phase for choice in choices for phase in one.case.phases_in(choice)}
    assert day.plans[0] == one.plan


@given(CASES, st.integers(2, 4))
def test_day_is_never_worse_than_its_first_break_repeated(one: Planned, n: int) -> None:
    """Law 31: Breaks that know of those before them never add up to less than the first one again and again."""
    day = one.planner.breaks(one.request, n)
    assert (day.presence, day.coverage) >= value_of(one.case, (one.choice,) * n)


@given(CASES, st.integers(2, 4))
def test_neighbors_differ(one: Planned, n: int) -> None:
    """Law 31: Each break is the best of other exercises than the one before it, where there is any; or all are the first."""
    choices = choices_of(one, one.planner.breaks(one.request, n))
    repeated, varied = (one.choice,) * n, one_after_the_other(one.case, one.choice, n)
    assert choices == (varied if value_of(one.case, varied) >= value_of(one.case, repeated) else repeated)


def best_of_others(case: Case, than: Choice) -> Choice:
    """Return the best choice of other exercises than these; the best of all where there are no others."""
    others = [each for each in case.choices() if set(each) != set(than) and is_of_use(case, each)]
    best = min(others, key=case.rank_of, default=None) or case.best_choice
    assert best is not None
    return best


def one_after_the_other(case: Case, first: Choice, n: int) -> tuple[Choice, ...]:
    """Return the breaks of which each is the best for what was done before, and of other exercises than the last one."""
    choices = (first,)
    while len(choices) < n:
        choices += (best_of_others(after(case, choices), choices[-1]),)
    return choices


@given(FEW, st.integers(1, 3))
def test_no_day_exceeds_the_bound(one: Planned, n: int) -> None:
    """Law 31: Where all days of so many breaks can be tried, none has more coverage than the day's bound."""
    possible = list(one.case.choices())
    assume(len(possible) ** n <= MOST_CHOICES**2)
    day = one.planner.breaks(one.request, n)
    assert day.coverage <= day.bound
    # what was done before only makes more possible by the rules that require something
    orders = (choices for choices in product(possible, repeat=n))
    assert max(value_of(one.case, choices)[1] for choices in orders) <= day.bound
