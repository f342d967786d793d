"""The numbers of the score have one home: what is built on them follows when they change."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from made import catalog, exercise, setup
from shoulderkit import Planner, Request
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Hold, Instruction
from shoulderkit.planner.compiled import compile_catalog
from shoulderkit.planner.score import SCORING, Scoring
from shoulderkit.plans import Plan, Score
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import Phase, Role, Status, Variety

#: Pieces that go on rising far longer than the package's own.
LONG = attrs.evolve(SCORING, worth=((8, 25 * 720),))


HOW = Instruction(text="Press.")


def presses(count: int, family: str | None = None) -> Catalog:
    """So many exercises that nothing but their ids tells apart, each of ten seconds."""
    moves = [
        exercise(
            id=f"press-{number:03}",
            instructions=(HOW,),
            dose=Hold(low_s=10, high_s=10),
            setups=(setup(setup_s=0),),
            family=family,
        )
        for number in range(count)
    ]
    return catalog(exercises=moves, rules=(), routines=())


def planned(scoring: Scoring, catalog: Catalog, **request: object) -> Plan:
    """The plan for the chest from these presses, counted by these numbers."""
    planner = Planner(catalog)
    compiled = compile_catalog(planner.catalog, scoring=scoring)
    planner._builder = attrs.evolve(planner._builder, compiled=compiled)
    planner._remembered = planner._builder.plan
    return planner.plan(Request(focus=("chest",), **request))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [24, 60, 300])
def test_proofs_follow_a_longer_table(count: int) -> None:
    """With pieces in which more units count, more exercises are chosen, and what is called optimal is the optimum."""
    fitting = min(count, 25)
    plan = planned(LONG, presses(count), seconds=10 * fitting)
    assert plan.score.status is Status.OPTIMAL
    assert plan.score.coverage == plan.score.bound == 8 * 720 * fitting
    assert len(plan.routine.steps) == fitting


def test_proofs_follow_a_shorter_table() -> None:
    """With pieces in which one exercise is enough, one is chosen, and the time left over stays free."""
    plan = planned(attrs.evolve(SCORING, worth=((5, 400), (1, 320))), presses(60), seconds=600)
    assert plan.score.coverage == plan.score.bound == 2320
    assert plan.ids == ("press-000",)


def test_units_and_presence_follow() -> None:
    """Other units for a role and another count for a phase show in the plan, in its cells and reasons alike."""
    scoring = attrs.evolve(
        SCORING, full_units={Role.PRIMARY: 1080}, presence={**SCORING.presence, Phase.STRENGTHEN: 11}
    )
    plan = planned(scoring, presses(1), seconds=60)
    (cell,) = [cell for cell in plan.score.cells if cell.units]
    (reason,) = plan.reasons
    assert plan.score.presence == 11
    assert (cell.units, cell.worth, reason.loss) == (1080, 8 * 720 + 3 * 360, 8 * 720 + 3 * 360)


def test_factors_follow() -> None:
    """Another factor for a family or for what was done recently shows in the units of the plan's cells."""
    variety = {**SCORING.variety, Variety.SOME: Fraction(3, 4), Variety.STRONG: Fraction(1, 2)}
    scoring = attrs.evolve(SCORING, family=Fraction(1, 3), variety=variety, full_units={Role.PRIMARY: 720})
    family = planned(scoring, presses(2, "presses"), seconds=60)
    assert [cell.units for cell in family.score.cells if cell.units] == [720 + 240]
    assert [reason.behind for reason in family.reasons] == [None, "press-000"]
    recent = planned(scoring, presses(1), seconds=60, done_recently=("press-000",))
    assert [cell.units for cell in recent.score.cells if cell.units] == [540]


@pytest.mark.parametrize("table", [(), ((0, 720),), ((3, 720), (3, 720)), ((3, 720), (8, 720)), ((8, 0), (3, 720))])
def test_tables_that_break_the_proofs_are_refused(table: tuple[tuple[int, int], ...]) -> None:
    """Pieces that are none, do not rise, rise by as much or by more and more, or have no length are refused."""
    fault = Fault(f"{table} does not rise from 0 by less and less", "worth")
    with pytest.raises(InvalidValueError) as refused:
        attrs.evolve(SCORING, worth=table)
    assert refused.value == InvalidValueError("Scoring", (fault,))


def test_units_that_a_factor_does_not_divide_are_refused() -> None:
    """Units that are whole for the least factor, but not for another one, are refused."""
    variety = {**SCORING.variety, Variety.SOME: Fraction(3, 4)}
    with pytest.raises(InvalidValueError, match="not made of multiples of 1440"):
        attrs.evolve(SCORING, variety=variety)


@pytest.mark.parametrize("units", [0, 719, 4, -720])
def test_units_that_cannot_be_shared_are_refused(units: int) -> None:
    """Units of a full dose that are not whole for every portion and every factor are refused."""
    with pytest.raises(InvalidValueError, match="not made of multiples of 360"):
        attrs.evolve(SCORING, full_units={Role.PRIMARY: 720, Role.SECONDARY: units})


@pytest.mark.parametrize(
    ("share", "units"),
    [
        (Fraction(1), 720),
        (Fraction(1, 2), 360),
        (Fraction(1, 3), 240),
        # sixtieths, never rounded up
        (Fraction(1, 7), 96),
        (Fraction(59, 60), 708),
        (Fraction(1, 61), 0),
    ],
)
def test_shares_are_rounded_down(share: Fraction, units: int) -> None:
    """A share of a dose gives its sixtieths of the units, and what is left of the last one gives nothing."""
    assert SCORING.units(Role.PRIMARY, share) == units
    assert SCORING.units(Role.SECONDARY, share) == units // 2
    assert SCORING.units(Role.QUIET, share) == 0


def test_worth_is_counted_piece_by_piece() -> None:
    """The first full dose is worth 32 points, the second 12, the third 4, and no other anything."""
    assert [SCORING.worth_of(720 * doses) // POINT for doses in range(5)] == [0, 32, 44, 48, 48]
    assert SCORING.most_units == 3 * 720
    assert SCORING.worth_of(721) - SCORING.worth_of(720) == 3


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
