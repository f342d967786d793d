"""Questions about a plan, answered by planning again with a changed request: why, why here, why not, what if."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.errors import InPlanError, RequestError
from shoulderkit.names import name_fault, plain
from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.planner.answers.left_out import left_out
from shoulderkit.planner.answers.reasons import alone
from shoulderkit.planner.answers.time_left import time_left
from shoulderkit.planner.ask import ask, configurations, ruled_out
from shoulderkit.planner.order import Changes, least_changes_otherwise, predecessors, states_of
from shoulderkit.plans import NoPlanError, WhatIf, Why, WhyHere, WhyNot, diff
from shoulderkit.vocabulary import RuleKind, Status

if TYPE_CHECKING:
    from shoulderkit.model import Routine
    from shoulderkit.planner.compiled import Compiled, DoseOption
    from shoulderkit.plans import LeftOut, Plan, Reason, Request, TimeLeft

#: Plans a request with the catalog and rules of the plan that is asked about.
Replan = Callable[["Request"], "Plan"]


def _reason(compiled: Compiled, plan: Plan, exercise: str) -> Reason:
    for reason in plan.reasons:
        if isinstance(exercise, str) and reason.exercise == exercise:
            return reason
    raise unknown_id("step", exercise, {name: compiled.catalog.exercises[name] for name in plan.ids})


def _chosen(compiled: Compiled, request: Request, routine: Routine) -> Chosen:
    """Return the chosen exercises of a plan, read back from its routine."""
    asked = ask(compiled, request)
    options: dict[int, DoseOption] = {}
    for step in routine.steps:
        number = compiled.numbers[step.exercise.id]
        options[number] = next(
            o for o in asked.options(number) if o.dose == step.dose and step.setup_number in o.setups
        )
    return Chosen(asked, options)


def left_out_of(compiled: Compiled, request: Request, routine: Routine) -> tuple[LeftOut, ...]:
    """Return exactly one reason for each exercise that is not in, by id."""
    chosen = _chosen(compiled, request, routine)
    return left_out(chosen, ruled_out(chosen.asked))


def time_left_of(compiled: Compiled, plan: Plan) -> TimeLeft:
    """Return the time that a plan leaves, and why."""
    return time_left(_chosen(compiled, plan.request, plan.routine), plan.left_out)


def why(compiled: Compiled, replan: Replan, plan: Plan, exercise: str) -> Why:
    """Explain why a step is in.

    Raises:
        UnknownIdError: the plan has no such step.
    """
    reason = _reason(compiled, plan, exercise)
    chosen = _chosen(compiled, plan.request, plan.routine)
    number = compiled.numbers[exercise]
    requires: set[int] = set()
    for membership in compiled.memberships:
        for group in membership.groups:
            if membership.kind is RuleKind.TOGETHER and number in group:
                requires |= set(group)
            elif membership.kind is RuleKind.REQUIRES and group[0] == number and group[1] not in chosen.asked.done:
                requires.add(group[1])
    request = attrs.evolve(
        plan.request,
        include=tuple(name for name in plan.request.include if name != exercise),
        exclude=(*plan.request.exclude, exercise),
    )
    try:
        without = diff(plan, replan(request))
    except NoPlanError:
        without = None
    return Why(
        exercise=exercise,
        parts=alone(chosen, number),
        loss=reason.loss,
        without=without,
        required=reason.required,
        requires=tuple(name for n, name in _steps(chosen) if n in requires and n != number),
        needed_by=reason.needed_by,
        proved=plan.score.status is Status.OPTIMAL and (without is None or without.proved),
    )


def _steps(chosen: Chosen) -> list[tuple[int, str]]:
    return [(number, chosen.name(number)) for number in chosen.options]


def why_here(compiled: Compiled, plan: Plan, exercise: str, effort: int) -> WhyHere:
    """Explain why a step is where it is; *effort* as `least_changes_otherwise` takes it.

    Raises:
        UnknownIdError: the plan has no such step.
    """
    reason = _reason(compiled, plan, exercise)
    asked = ask(compiled, plan.request)
    numbers = sorted(compiled.numbers[name] for name in plan.ids)
    step, place = numbers.index(compiled.numbers[exercise]), plan.ids.index(exercise)
    before = predecessors(compiled, numbers)
    ahead = _closed(before)
    score = plan.score
    chosen = _chosen(compiled, plan.request, plan.routine)
    states = states_of([configurations(asked, number, chosen.options[number].setups) for number in numbers])
    otherwise = least_changes_otherwise(states, before, step, place, effort)
    here = Changes(score.floor_trips, score.position_changes, score.equipment_changes)
    saves = _saved(here, otherwise.changes or here)
    return WhyHere(
        exercise=exercise,
        place=place + 1,
        earliest=1 + ahead[step].bit_count(),
        latest=len(numbers) - sum(mask >> step & 1 for mask in ahead),
        bonds=reason.bonds,
        saves_trips=saves.trips,
        saves_positions=saves.positions,
        saves_equipment=saves.equipment,
        tie=otherwise.changes == here,
        proved=score.order_status is Status.OPTIMAL and otherwise.known,
    )


def _saved(here: Changes, otherwise: Changes) -> Changes:
    """How many more there are otherwise; a lower level only counts where the levels above it are equal."""
    trips = otherwise.trips - here.trips
    positions = 0 if trips else otherwise.positions - here.positions
    equipment = 0 if trips or positions else otherwise.equipment - here.equipment
    return Changes(trips, positions, equipment)


def _closed(before: tuple[int, ...]) -> list[int]:
    """The transitive closure of precedence: all that must come before each step."""
    closed = list(before)
    for middle in range(len(closed)):
        for step, mask in enumerate(closed):
            if mask >> middle & 1:
                closed[step] |= closed[middle]
    return closed


def why_not(compiled: Compiled, replan: Replan, plan: Plan, exercise: str) -> WhyNot:
    """Explain why an exercise is not in.

    Raises:
        InPlanError: it is a step of the plan.
        UnknownIdError: the plan leaves out no such exercise.
    """
    if isinstance(exercise, str) and exercise in plan.ids:
        raise InPlanError(exercise, plan.ids.index(exercise) + 1)
    named = (left for left in plan.left_out if isinstance(exercise, str) and left.exercise == exercise)
    left = next(named, None)
    if left is None:
        rows = {entry.exercise: compiled.catalog.exercises[entry.exercise] for entry in plan.left_out}
        raise unknown_id("left-out exercise", exercise, rows)
    # asking for it means no longer asking for it to stay out
    request = attrs.evolve(
        plan.request,
        include=(*plan.request.include, exercise),
        exclude=tuple(name for name in plan.request.exclude if name != exercise),
    )
    try:
        with_it = replan(request)
    except NoPlanError as error:
        return WhyNot(left_out=left, conflict=error.conflict, proved=error.minimal)
    change = diff(plan, with_it)
    return WhyNot(left_out=left, with_it=with_it, change=change, proved=change.proved)


def what_if(replan: Replan, plan: Plan, changes: dict[str, Any]) -> WhatIf:
    """Plan again with some fields of the request changed.

    Raises:
        RequestError: the request has no such field, or does not allow the value.
        NoPlanError: nothing meets the changed request.
    """
    known = [field.name for field in attrs.fields(type(plan.request))]
    unknown = [name for name in changes if name not in known]
    if unknown:
        faults = (name_fault("is no field of a request", name, plain(known), name) for name in unknown)
        raise RequestError("what_if", tuple(faults))
    # of two ways to say one thing, the new one replaces the old one
    for one, other in (("minutes", "seconds"), ("goal", "focus")):
        for new, old in ((one, other), (other, one)):
            if changes.get(new) and old not in changes:
                changes = {**changes, old: () if old == "focus" else None}
    planned = replan(attrs.evolve(plan.request, **changes))
    return WhatIf(plan=planned, change=diff(plan, planned))
