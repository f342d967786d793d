"""The numbers of the score have one home: what is built on them follows when they change."""

from __future__ import annotations

import attrs
import pytest

from made import catalog, exercise
from shoulderkit import Planner, Request
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Hold, Instruction
from shoulderkit.planner.compiled import compile_catalog
from shoulderkit.planner.score import SCORING, Scoring
from shoulderkit.plans import Plan, Score
from shoulderkit.vocabulary import Phase, Role, Status

#: A table that goes on rising eight times as far as the package's own.
LONG = attrs.evolve(SCORING, worth=tuple(8 * units for units in range(101)))


HOW = Instruction(text="Press.")


def presses(count: int) -> Catalog:
    """So many exercises that nothing but their ids tells apart, each of ten seconds."""
    moves = [
        exercise(id=f"press-{number:03}", instructions=(HOW,), dose=Hold(hold_s=10), setup_s=0)
        for number in range(count)
    ]
    return catalog(exercises=moves, rules=(), routines=())


def planned(scoring: Scoring, count: int, seconds: int) -> Plan:
    """The plan for the chest from so many presses, counted by these numbers."""
    planner = Planner(presses(count))
    planner._compiled = compile_catalog(planner.catalog, scoring=scoring)
    return planner.plan(Request(seconds=seconds, focus=("chest",)))


@pytest.mark.parametrize("count", [24, 60, 300])
def test_proofs_follow_a_longer_table(count: int) -> None:
    """With a table in which more units count, more exercises are chosen, and what is called optimal is the optimum."""
    fitting = min(count, 25)
    plan = planned(LONG, count, 10 * fitting)
    assert plan.score.status is Status.OPTIMAL
    assert plan.score.coverage == plan.score.bound == 8 * 4 * fitting
    assert len(plan.routine.steps) == fitting


def test_proofs_follow_a_shorter_table() -> None:
    """With a table in which one exercise is enough, one is chosen, and the time left over stays free."""
    plan = planned(attrs.evolve(SCORING, worth=(0, 5, 9, 12, 14)), 60, 600)
    assert plan.score.coverage == plan.score.bound == 14
    assert plan.ids == ("press-000",)


def test_units_and_presence_follow() -> None:
    """Other units for a role and another count for a phase show in the plan, in its cells and reasons alike."""
    scoring = attrs.evolve(SCORING, full_units={Role.PRIMARY: 7}, presence={**SCORING.presence, Phase.STRENGTHEN: 11})
    plan = planned(scoring, 1, 60)
    (cell,) = plan.score.cells
    (reason,) = plan.reasons
    assert plan.score.presence == 11
    assert (cell.units, cell.worth, reason.loss) == (7, 41, 41)


@pytest.mark.parametrize("table", [(), (0,), (1, 2), (0, 3, 2), (0, 1, 3)])
def test_tables_that_break_the_proofs_are_refused(table: tuple[int, ...]) -> None:
    """A table that is too short, does not start at 0, falls or rises by more and more is refused."""
    fault = Fault(f"{table} does not rise from 0 by less and less", "worth")
    with pytest.raises(InvalidValueError) as refused:
        attrs.evolve(SCORING, worth=table)
    assert refused.value == InvalidValueError("Scoring", (fault,))


def test_the_most_presence_is_what_a_score_may_hold() -> None:
    """The largest presence that a `Score` and its schema take is that of all phases together."""
    most = sum(SCORING.presence.values())
    values = {field.name: 1 for field in attrs.fields(Score)} | {
        "phases": tuple(Phase),
        "cells": (),
        "status": Status.OPTIMAL,
        "order_status": Status.OPTIMAL,
    }
    assert Score(**values | {"presence": most}).presence == most
    with pytest.raises(InvalidValueError):
        Score(**values | {"presence": most + 1})
