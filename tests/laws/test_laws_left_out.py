"""Laws of what is left out: each exercise for the reason that ought to be told."""

from __future__ import annotations

from hypothesis import given

from expected_reasons import Expected
from law_cases import MIDDLE, SMALL, Planned, brought_by, needs, planned, roomy
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

CASES = planned(SMALL) | planned(MIDDLE) | roomy()


@given(CASES)
def test_every_exercise_is_in_or_left_out_once(one: Planned) -> None:
    """Law 6: Every exercise of the catalog is in the routine or left out, once, and each step has its reason."""
    out = [left.exercise for left in one.plan.left_out]
    assert sorted([*one.plan.ids, *out]) == list(one.planner.catalog.exercises)
    assert out == sorted(out)
    assert tuple(reason.exercise for reason in one.plan.reasons) == one.plan.ids


def agree(one: Planned, left: LeftOut, expected: LeftOut) -> bool:
    """Return whether a stated reason is the expected one, and what it names is so."""
    case = one.case
    if left.reason is OutReason.NEEDS:
        stuck = [other for other in left.names if not brought_by(case, other) <= set(case.available)]
        named = bool(stuck) and tuple(stuck) == left.names and all(needs(case, left.exercise, n) for n in stuck)
        return named and expected.reason is OutReason.NEEDS
    if left.reason is OutReason.ONE_OF:
        groups = [set(group) for rule in case.rules if rule.id == left.rule for group in rule.exercises]
        joining = brought_by(case, left.exercise) - set(one.plan.ids)
        (winner,) = left.names
        rivals = [group for group in groups if winner in group and (group - {winner}) & joining]
        kept_apart = bool(rivals) and winner != left.exercise and winner in {*one.plan.ids, *joining}
        kinds = {rule.id: rule.kinds for rule in case.rules}
        return kept_apart and RuleKind.ONE_OF in kinds[left.rule or ""] and expected.reason is OutReason.ONE_OF
    if left.reason is OutReason.NO_TIME and len(left.names) > 2:
        # more than two steps are found one by one, so these need not be the best
        free_s = sum(one.choice[name].seconds for name in left.names)
        required = set(left.names) & set(one.request.include)
        enough = free_s >= (left.short_s or 0) and not required
        return enough and (expected.reason, expected.names, expected.short_s) == (left.reason, (), left.short_s)
    if left.reason is OutReason.NO_TIME and not left.names:
        free_s = sum(p.seconds for name, p in one.choice.items() if name not in one.request.include)
        return expected == left and free_s < (left.short_s or 0)
    return left == expected


@given(CASES)
def test_reasons_are_those_that_ought_to_be_told(one: Planned) -> None:
    """Law 6: Each exercise is left out for the first reason that applies, worked out independently, with what it names."""
    expected = Expected(one.case, one.choice)
    for left in one.plan.left_out:
        ought = expected.reason(left.exercise)
        assert agree(one, left, ought), (left, left.names, left.short_s, ought, ought.names, ought.short_s)
