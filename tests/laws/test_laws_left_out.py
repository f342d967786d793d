"""Laws of what is left out: each exercise for the reason that ought to be told."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given

from expected_reasons import Expected
from law_cases import MIDDLE, SMALL, Planned, brought_by, planned
from rare_cases import crowded_out, starved
from shoulderkit.model import Rule
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

CASES = planned(SMALL) | planned(MIDDLE) | crowded_out() | crowded_out()
# what a request rules out is rarer
BARRED = starved(("equipment", "position", "demand", "undescribed", "excluded", "steps"), most=1)
CASES |= starved() | BARRED | BARRED | BARRED | BARRED


@given(CASES)
def test_every_exercise_is_in_or_left_out_once(one: Planned) -> None:
    """Law 6: Every exercise of the catalog is in the routine or left out, once, and each step has its reason."""
    out = [left.exercise for left in one.plan.left_out]
    assert sorted([*one.plan.ids, *out]) == list(one.planner.catalog.exercises)
    assert out == sorted(out)
    assert tuple(reason.exercise for reason in one.plan.reasons) == one.plan.ids


def needed_by(rule: Rule, name: str) -> set[str]:
    """Return the exercises that one rule makes an exercise need."""
    together = [set(group) - {name} for group in rule.exercises if name in group and RuleKind.TOGETHER in rule.kinds]
    pairs = combinations(rule.exercises, 2) if RuleKind.REQUIRES in rule.kinds else ()
    return set().union(*together, *(first for first, then in pairs if name in then))


def agree(one: Planned, left: LeftOut, expected: LeftOut) -> bool:
    """Return whether a stated reason is the expected one, and what it names is so."""
    case = one.case
    if left.reason is OutReason.NEEDS:
        (other,) = left.names
        (rule,) = [rule for rule in case.rules if rule.id == left.rule]
        stuck = not brought_by(case, other) <= set(case.available)
        return stuck and other in needed_by(rule, left.exercise) and expected.reason is OutReason.NEEDS
    if left.reason is OutReason.ONE_OF:
        groups = [set(group) for rule in case.rules if rule.id == left.rule for group in rule.exercises]
        joining = brought_by(case, left.exercise) - set(one.plan.ids)
        (winner,) = left.names
        rivals = [group for group in groups if winner in group and (group - {winner}) & joining]
        kept_apart = bool(rivals) and winner != left.exercise and winner in {*one.plan.ids, *joining}
        kinds = {rule.id: rule.kinds for rule in case.rules}
        return kept_apart and RuleKind.ONE_OF in kinds[left.rule or ""] and expected.reason is OutReason.ONE_OF
    return left == expected


@given(CASES)
def test_reasons_are_those_that_ought_to_be_told(one: Planned) -> None:
    """Law 6: Each exercise is left out for the first reason that applies, with what it names; of several rules, for one."""
    expected = Expected(one.case, one.choice)
    for left in one.plan.left_out:
        ought = expected.reason(left.exercise)
        assert agree(one, left, ought), (left, left.names, left.short_s, ought, ought.names, ought.short_s)
