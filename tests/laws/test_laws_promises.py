"""Laws of what a plan promises: budget, requirements, sides and reasons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, planned
from oracle_counts import seconds
from shoulderkit.auditor import audit
from shoulderkit.vocabulary import BlockKind, BodyHalf, Severity, Sides

CASES = planned(SMALL) | planned(MIDDLE)


@given(CASES)
def test_audit_finds_no_error(one: Planned) -> None:
    """Law 1: The auditor, which shares no code with the planner, finds no error in a plan."""
    errors = [found for found in audit(one.plan, one.planner.catalog) if found.severity is Severity.ERROR]
    assert errors == []


@given(CASES)
def test_plan_keeps_to_its_budget(one: Planned) -> None:
    """Law 2: A plan takes no longer than the request allows, every set, rest and change of sides counted."""
    total = sum(
        seconds(step.exercise, step.exercise.setups[step.setup_number], step.dose, one.case.halves_of(step.exercise))
        for step in one.plan.routine.steps
    )
    assert total <= one.request.budget_s
    assert total == one.plan.routine.duration_s == one.plan.score.duration_s


@given(CASES)
def test_both_sides_get_equal_blocks(one: Planned) -> None:
    """Law 10: What is done on each side has the same blocks on both, those of the first side first, or set by set in turn."""
    for step in one.plan.routine.steps:
        sides, half, halves = step.exercise.sides, step.halves[0], dict[BodyHalf, list[tuple[BlockKind, int]]]()
        order: list[BodyHalf] = []
        for block in step.blocks:
            half = block.half or half
            if block.kind is BlockKind.SWITCH:
                half = step.halves[1 - step.halves.index(half)]
            elif block.kind is BlockKind.WORK or (block.kind is BlockKind.REST and sides is not Sides.ALTERNATING):
                halves.setdefault(half, []).append((block.kind, block.duration_s))
                order += [half] if block.kind is BlockKind.WORK else []
        assert tuple(halves) == step.halves
        assert len({tuple(blocks) for blocks in halves.values()}) == 1
        sets = step.dose.sets
        in_turn = list(step.halves) * sets
        assert order == (in_turn if sides is Sides.ALTERNATING else [half for half in step.halves for _ in range(sets)])
        # where the exercise has no side of its own, or the request names the affected one, there is one half only
        affected = one.request.affected_side
        lone = sides is Sides.TOGETHER or (sides is Sides.ONE and affected is not None)
        first = one.request.first_side
        last = BodyHalf.LEFT if first is BodyHalf.RIGHT else BodyHalf.RIGHT
        expected = (BodyHalf.BOTH if sides is Sides.TOGETHER else affected,) if lone else (first, last)
        assert step.halves == expected


@given(CASES)
def test_required_are_in_and_excluded_are_out(one: Planned) -> None:
    """Law 11: Each required exercise and phase is in the plan, and no excluded exercise is."""
    assert set(one.request.include) <= set(one.plan.ids)
    assert not set(one.request.exclude) & set(one.plan.ids)
    assert set(one.request.include_phases) <= one.case.phases_in(one.choice)


@given(CASES, st.data())
def test_steps_are_done_in_a_way_the_request_allows(one: Planned, data: st.DataObject) -> None:
    """Law 11: Each step has a setup, position, equipment and dose that its exercise, the request and its setting all allow."""
    step = data.draw(st.sampled_from(one.plan.routine.steps))
    portion = one.choice[step.exercise.id]
    ways = one.case.ways_in(step.exercise.id, portion)
    assert (step.setup_number, step.position, step.equipment) in [way[:3] for way in ways]
    assert (step.dose, step.duration_s) == (portion.dose, portion.seconds)
