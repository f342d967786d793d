"""Laws of portions: a share of a dose counts no more than its share, what goes together goes alike, one of a family is whole."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given

from law_cases import MIDDLE, SMALL, Planned, planned, roomy
from oracle_counts import FULL_UNITS, VARIETY, work_s
from rare_cases import full_cells, together_in_part
from shoulderkit.model import Reps
from shoulderkit.vocabulary import Phase, RuleKind

if TYPE_CHECKING:
    from shoulderkit.model import Dose, Exercise

CASES = planned(SMALL) | planned(MIDDLE) | roomy() | together_in_part() | full_cells()


def share_of(dose: Dose, full: Dose) -> Fraction:
    """Return the share of a full dose's work that a dose is."""
    return Fraction(dose.sets * work_s(dose), full.sets * work_s(full))


def fairly(one: Planned, exercise: Exercise, share: Fraction) -> dict[tuple[Phase, str], tuple[Fraction, int]]:
    """Return what a share of a full dose would count in each weighted cell, exactly, and what the full dose counts."""
    found: dict[tuple[Phase, str], tuple[Fraction, int]] = {}
    for target in exercise.targets:
        cell, full = one.case.served(exercise.phase, target.region), FULL_UNITS[target.role]
        if cell is not None and full > found.get(cell, (Fraction(0), 0))[1]:
            found[cell] = (share * full, full)
    return found


@given(CASES)
def test_share_counts_no_more_than_its_share(one: Planned) -> None:
    """Law 27: In each cell a step counts no more than its share of a full dose, and loses less than 2 % of a full dose."""
    for step, reason in zip(one.plan.routine.steps, one.plan.reasons, strict=True):
        factor = VARIETY[one.request.variety] if reason.exercise in one.case.recent else Fraction(1)
        factor *= Fraction(1, 2) if reason.behind else 1
        fair = fairly(one, step.exercise, share_of(step.dose, step.exercise.dose_in(step.setup)))
        assert {(step.exercise.phase, part.region) for part in reason.parts} == set(fair)
        for part in reason.parts:
            exact, full = fair[step.exercise.phase, part.region]
            assert part.units <= exact * factor
            assert exact * factor - part.units < full * Fraction(2, 100)


@given(CASES)
def test_what_was_done_today_counts_no_more_than_its_share(one: Planned) -> None:
    """Law 27: What was done today counts no more than its share, and loses less than 2 % of a full dose each time."""
    exact: defaultdict[tuple[Phase, str], Fraction] = defaultdict(Fraction)
    most: defaultdict[tuple[Phase, str], Fraction] = defaultdict(Fraction)
    for done in one.request.done_today:
        exercise = one.case.catalog.exercises[done.exercise]
        full = exercise.setups[done.setup_number].dose or exercise.dose
        share = Fraction(1) if done.dose is None else share_of(done.dose, full)
        for cell, (units, full) in fairly(one, exercise, share).items():
            exact[cell] += units
            most[cell] += full * Fraction(2, 100)
    for cell in one.plan.score.cells:
        lost = exact[cell.phase, cell.region] - cell.before
        assert lost >= 0
        assert lost < most[cell.phase, cell.region] or lost == 0


@given(CASES)
def test_doses_are_between_the_smallest_and_the_full_one(one: Planned) -> None:
    """Law 27: No step has less than the smallest published dose of its setup, nor more than the full one."""
    for step in one.plan.routine.steps:
        full = step.exercise.dose_in(step.setup)
        fewest = full.sets if full.sets_low is None and not one.request.shorten else full.sets_low or 1
        assert type(step.dose) is type(full)
        assert fewest <= step.dose.sets <= full.sets
        if isinstance(full, Reps):
            assert isinstance(step.dose, Reps)
            assert step.dose.high in (full.low, full.high)
            assert (step.dose.rep_s, step.dose.hold_s) == (full.rep_s, full.hold_s)
        else:
            assert not isinstance(step.dose, Reps)
            assert step.dose.high_s in (full.low_s, full.high_s)
        assert step.dose.rest_s == full.rest_s


@given(CASES)
def test_what_goes_together_has_the_same_share(one: Planned) -> None:
    """Law 33: What a rule lets go together goes with the same share of its full dose."""
    shares = {s.exercise.id: share_of(s.dose, s.exercise.dose_in(s.setup)) for s in one.plan.routine.steps}
    for rule in one.case.rules:
        for group in rule.exercises if RuleKind.TOGETHER in rule.kinds else ():
            assert len({shares.get(name) for name in group}) == 1


@given(CASES)
def test_best_of_a_family_counts_fully(one: Planned) -> None:
    """Law 33: Of the chosen forms of one move all but one count half, and no other choice of that one is worth more."""
    case, choice = one.case, one.choice
    worths = [case.gain_of(units) for units in case.all_units_in(choice)]
    assert one.plan.score.coverage == max(worths)
    families: defaultdict[str | None, list[str]] = defaultdict(list)
    for name in one.plan.ids:
        if case.phases_in([name]):
            families[case.catalog.exercises[name].family].append(name)
    behind = {reason.exercise: reason.behind for reason in one.plan.reasons}
    for family, members in families.items():
        whole = [name for name in members if behind[name] is None]
        assert len(whole) == (len(members) if family is None else 1)
        assert {behind[name] for name in members} <= {None, *whole[: 1 if family is not None else 0]}
    assert all(behind[name] is None for name in one.plan.ids if not case.phases_in([name]))
