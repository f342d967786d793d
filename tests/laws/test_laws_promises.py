"""Laws of what a plan promises: budget, requirements, sides and reasons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, brought_by, needs, planned
from oracle_brute import Case
from oracle_counts import FULL_UNITS
from shoulderkit.auditor import audit
from shoulderkit.model import Exercise, Hold, Reps, Step
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import BlockKind, BodyHalf, OutReason, Severity, Sides

CASES = planned(SMALL) | planned(MIDDLE)


def seconds(step: Step) -> int:
    """Return the seconds of a step, from the figures of its dose."""
    dose, exercise = step.dose, step.exercise
    if isinstance(dose, Reps):
        work_s = dose.high * dose.rep_s
    else:
        work_s = dose.hold_s if isinstance(dose, Hold) else dose.high_s
    side_s = dose.sets * work_s + (dose.sets - 1) * dose.rest_s
    return exercise.setup_s + (2 * side_s + exercise.switch_s if exercise.sides is Sides.EACH else side_s)


@given(CASES)
def test_audit_finds_no_error(one: Planned) -> None:
    """Law 1: The auditor, which shares no code with the planner, finds no error in a plan."""
    errors = [found for found in audit(one.plan, one.planner.catalog) if found.severity is Severity.ERROR]
    assert errors == []


@given(CASES)
def test_plan_keeps_to_its_budget(one: Planned) -> None:
    """Law 2: A plan takes no longer than the request allows, every set, rest and change of sides counted."""
    total = sum(map(seconds, one.plan.routine.steps))
    assert total <= one.request.budget_s
    assert total == one.plan.routine.duration_s == one.plan.score.duration_s


@given(CASES)
def test_every_exercise_is_in_or_left_out_once(one: Planned) -> None:
    """Law 6: Every exercise of the catalog is in the routine or left out, once, and each step has its reason."""
    out = [left.exercise for left in one.plan.left_out]
    assert sorted([*one.plan.ids, *out]) == list(one.planner.catalog.exercises)
    assert out == sorted(out)
    assert tuple(reason.exercise for reason in one.plan.reasons) == one.plan.ids


def plain_reason(case: Case, exercise: Exercise) -> OutReason | None:
    """Return why a request by itself rules an exercise out, the first reason that applies; None where it does not."""
    request = case.request
    if exercise.id in request.exclude:
        return OutReason.EXCLUDED
    if not exercise.has_instructions and not request.without_instructions:
        return OutReason.NO_INSTRUCTIONS
    if not case.equipment_of(exercise):
        return OutReason.EQUIPMENT
    if not case.positions & set(case.positions_of(exercise)):
        return OutReason.POSITION
    return OutReason.DEMAND if not case.alternatives_of(exercise) else None


def holds(one: Planned, left: LeftOut) -> bool:
    """Return whether the catalog and the plan confirm a reason that does not follow from the request alone."""
    case, request, name = one.case, one.request, left.exercise
    exercise = case.catalog.exercises[name]
    serves = any(FULL_UNITS[t.role] and (exercise.phase, t.region) in case.weights for t in exercise.targets)
    if left.reason is OutReason.SERVES_NOTHING:
        return not serves
    if left.reason is OutReason.NEEDS:
        stuck = [other for other in left.names if not brought_by(case, other) <= set(case.available)]
        return bool(stuck) and tuple(stuck) == left.names and all(needs(case, name, other) for other in stuck)
    joining = brought_by(case, name) - set(one.plan.ids)
    if left.reason is OutReason.ONE_OF:
        groups = [set(group) for rule in case.rules if rule.id == left.rule for group in rule.exercises]
        (winner,) = left.names
        return winner in one.plan.ids and any(winner in group and group & joining for group in groups)
    if left.reason is OutReason.MOST_STEPS:
        return request.max_steps is not None and len(one.plan.ids) + len(joining) > request.max_steps
    if left.reason is OutReason.NO_TIME:
        least_s = case.duration_of({other: case.sets_of(other)[0] for other in joining})
        freed = case.duration_of({other: one.choice[other] for other in left.names})
        short_s = least_s - (request.budget_s - one.plan.score.duration_s)
        return left.short_s == short_s > 0 and (not left.names or freed >= short_s)
    return left.reason is OutReason.LESS_WORTH


@given(CASES)
def test_reasons_for_leaving_out_are_true(one: Planned) -> None:
    """Law 6: An exercise that the request rules out is left out for that reason; every other stated reason is true."""
    for left in one.plan.left_out:
        reason = plain_reason(one.case, one.case.catalog.exercises[left.exercise])
        assert left.reason is reason if reason else holds(one, left)


@given(CASES)
def test_both_sides_get_equal_blocks(one: Planned) -> None:
    """Law 10: What is done on each side has the same blocks of work and rest on the left and then on the right."""
    for step in one.plan.routine.steps:
        halves: dict[BodyHalf | None, list[tuple[BlockKind, int]]] = {}
        half = BodyHalf.BOTH if step.exercise.sides is Sides.TOGETHER else BodyHalf.LEFT
        for block in step.blocks:
            half = block.half or (BodyHalf.RIGHT if block.kind is BlockKind.SWITCH else half)
            if block.kind in (BlockKind.WORK, BlockKind.REST):
                halves.setdefault(half, []).append((block.kind, block.duration_s))
        if step.exercise.sides is Sides.EACH:
            assert list(halves) == [BodyHalf.LEFT, BodyHalf.RIGHT]
            assert halves[BodyHalf.LEFT] == halves[BodyHalf.RIGHT]
            assert sum(kind is BlockKind.WORK for kind, _ in halves[BodyHalf.LEFT]) == step.dose.sets
        else:
            assert list(halves) == [BodyHalf.BOTH]


@given(CASES)
def test_required_are_in_and_excluded_are_out(one: Planned) -> None:
    """Law 11: Each required exercise and phase is in the plan, and no excluded exercise is."""
    assert set(one.request.include) <= set(one.plan.ids)
    assert not set(one.request.exclude) & set(one.plan.ids)
    assert set(one.request.include_phases) <= one.case.phases_in(one.choice)


@given(CASES, st.data())
def test_steps_are_done_in_a_way_the_request_allows(one: Planned, data: st.DataObject) -> None:
    """Law 11: Each step has a position and equipment that its exercise, the request and its setting all allow."""
    step = data.draw(st.sampled_from(one.plan.routine.steps))
    assert (step.position, step.equipment) in one.case.available[step.exercise.id]
    assert step.dose.sets in one.case.sets_of(step.exercise.id)
