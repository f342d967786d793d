"""The laws of what is left out, missing and refused are not vacuous: one draw in a hundred at least meets each condition."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

from law_cases import Planned
from laws import test_laws_left_out as left_out
from laws import test_laws_missing as missing
from laws import test_laws_refusals as refusals
from laws import test_laws_repairs as repairs
from laws import test_laws_time_left as time_left
from reach_cases import LEAST, Conditions, shares
from shoulderkit.vocabulary import ConstraintKind, FactKind, MissingReason, OutReason, TimeLeftReason


def remedies(one: Planned) -> set[ConstraintKind]:
    """Return the kinds of the remedies that a plan tells."""
    return {lack.remedy.change.constraint.kind for lack in one.plan.missing if lack.remedy is not None}


def refused_for(error: Any) -> set[FactKind]:
    """Return the kinds of the facts behind a refusal."""
    return {fact.kind for fact in error.facts}


#: By what the laws are about: the strategy, and their conditions.
REACHED: dict[str, tuple[Any, Conditions]] = {
    "left out": (
        left_out.CASES,
        {
            **{
                f"left out: {reason}": lambda one, reason=reason: any(
                    left.reason is reason for left in one.plan.left_out
                )
                for reason in OutReason
            },
            "no time for what needs three steps or more to go": lambda one: any(
                left.reason is OutReason.NO_TIME and len(left.names) > 2 for left in one.plan.left_out
            ),
        },
    ),
    "time left": (
        time_left.CASES,
        {
            f"time left: {reason}": lambda one, reason=reason: one.plan.time_left.reason is reason
            for reason in TimeLeftReason
        },
    ),
    "missing": (
        missing.CASES,
        {
            "a whole phase": lambda one: any(lack.region is None for lack in one.plan.missing),
            **{
                f"missing: {reason}": lambda one, reason=reason: any(m.reason is reason for m in one.plan.missing)
                # what would serve an empty cell is worth something, so a proved plan has it where it fits
                for reason in MissingReason
                if reason is not MissingReason.LESS_WORTH
            },
            **{
                f"a remedy: {kind}": lambda one, kind=kind: kind in remedies(one)
                for kind in (
                    ConstraintKind.BUDGET,
                    ConstraintKind.MAX_STEPS,
                    ConstraintKind.EQUIPMENT,
                    ConstraintKind.POSITIONS,
                    ConstraintKind.AVOID,
                    ConstraintKind.EXCLUDE,
                    ConstraintKind.WITHOUT_INSTRUCTIONS,
                )
            },
        },
    ),
    "refusals": (
        refusals.refused(),
        {
            **{
                f"a relaxation: {kind}": lambda one, kind=kind: any(
                    relaxation.constraint.kind is kind for relaxation in one.error.relaxations
                )
                for kind in ConstraintKind
                if kind not in (ConstraintKind.GOAL, ConstraintKind.INCLUDE_PHASE)
            },
            **{f"a fact: {kind}": lambda one, kind=kind: kind in refused_for(one.error) for kind in FactKind},
        },
    ),
    "repairs": (
        repairs.CORNERED,
        {
            "several conflicts": lambda one: len(one.error.conflicts) > 3,
            "several repairs": lambda one: len(one.error.repairs) > 1,
            "a repair of several changes": lambda one: any(len(each.changes) > 3 for each in one.error.repairs),
            "something required that nothing brings": lambda one: not one.error.repairs and not one.error.relaxations,
            **{
                f"a change: {kind}": lambda one, kind=kind: any(
                    change.constraint.kind is kind for repair in one.error.repairs for change in repair.changes
                )
                for kind in ConstraintKind
                if kind is not ConstraintKind.GOAL
            },
        },
    ),
}


@pytest.mark.skipif(settings().max_examples <= 20, reason="a law with few examples need not reach every condition")
@pytest.mark.parametrize(("cases", "conditions"), REACHED.values(), ids=REACHED)
def test_conditions_are_met(cases: Any, conditions: Conditions) -> None:
    """Each condition is met by one draw in a hundred at least."""
    found = shares(cases, conditions)
    assert {name: str(share) for name, share in found.items() if share < LEAST} == {}
