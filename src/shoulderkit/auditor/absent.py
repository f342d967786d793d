"""Checks of what a plan says about what is not in it: exercises left out, cells not served, and the terms in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.findings import error, named_exercise
from shoulderkit.auditor.terms import ruled_out
from shoulderkit.auditor.worth import Account
from shoulderkit.vocabulary import MissingReason, OutReason, Phase, Role, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Exercise, Finding
    from shoulderkit.plans import LeftOut, Plan

#: The reasons for leaving an exercise out that depend on the request and the exercise alone.
_OUTRIGHT = (
    OutReason.EXCLUDED,
    OutReason.NO_INSTRUCTIONS,
    OutReason.EQUIPMENT,
    OutReason.POSITION,
    OutReason.DEMAND,
)


def left_out(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that each exercise is either in the routine or left out once, for a correct reason, sorted by id."""
    out = [entry.exercise for entry in plan.left_out]
    for name in sorted({*catalog.exercises, *out}):
        if plan.ids.count(name) + out.count(name) != 1 or name not in catalog.exercises:
            sentence = f"{named_exercise(name, catalog)} must be either in the routine or left out once."
            yield error("left-out", sentence, name)
    if out != sorted(out):
        yield error("left-out", "The exercises left out are not sorted by id.")
    for entry in plan.left_out:
        exercise = catalog.exercises.get(entry.exercise)
        if exercise and not _holds(entry, exercise, plan, catalog, terms):
            sentence = f"The reason given for leaving out {exercise.name} ({entry.reason}) is wrong."
            yield error("left-out", sentence, exercise.id)


def _holds(entry: LeftOut, exercise: Exercise, plan: Plan, catalog: Catalog, terms: Terms) -> bool:
    """Return whether the request, the rules and the plan confirm a reason."""
    outright = ruled_out(exercise, plan.request, terms, catalog)
    if outright or entry.reason in _OUTRIGHT:
        return entry.reason is outright
    joining = _joining(exercise.id, plan, catalog) - {*plan.ids}
    others, named = {*plan.ids, *joining} - {exercise.id}, {*entry.names}
    if entry.reason is OutReason.SERVES_NOTHING:
        return not _cells(exercise, terms)
    blocked = any(ruled_out(catalog.exercises[name], plan.request, terms, catalog) for name in joining)
    if blocked or entry.reason is OutReason.NEEDS:
        return blocked and entry.reason is OutReason.NEEDS and bool(named & joining & others)
    if entry.reason is OutReason.ONE_OF:
        rule = catalog.rules.get(entry.rule or "")
        if rule is None or RuleKind.ONE_OF not in rule.kinds or rule.id in plan.rules_off:
            return False
        return any(joining.intersection(group) and named & others & {*group} for group in rule.exercises)
    if entry.reason is OutReason.MOST_STEPS:
        most = plan.request.max_steps
        return most is not None and len(plan.ids) + len(joining) > most
    if entry.reason is OutReason.NO_TIME:
        # the least time of what would join is the planner's to tell; here the steps named are held against it
        given_s = sum(step.duration_s for step in plan.routine.steps if step.exercise.id in named)
        return entry.short_s is not None and named <= {*plan.ids} and (not named or given_s >= entry.short_s)
    return True


def _joining(name: str, plan: Plan, catalog: Catalog) -> set[str]:
    """Return an exercise with all that the rules say has to be in with it, but for what was done earlier that day."""
    found: set[str] = set()
    todo = [name]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        for rule in catalog.rules.values():
            if rule.id in plan.rules_off:
                continue
            for place, group in enumerate(rule.exercises):
                if name in group and RuleKind.TOGETHER in rule.kinds:
                    todo += group
                if name in group and RuleKind.REQUIRES in rule.kinds:
                    earlier = (other for one in rule.exercises[:place] for other in one)
                    todo += (other for other in earlier if other not in plan.request.done_ids)
    return found


def _cells(exercise: Exercise, terms: Terms) -> set[Cell]:
    """Return the cells that an exercise serves."""
    working = [target.region for target in exercise.targets if target.role in (Role.PRIMARY, Role.SECONDARY)]
    return {cell for region in working if (cell := terms.served(exercise.phase, region)) is not None}


def missing(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that each cell and phase that is not served is told, once, and is said to be served by nothing if so."""
    account = Account(plan.request, terms)
    served = {*account.units(plan.routine.steps), *account.before}
    wanted = [cell for cell, weight in terms.weights.items() if weight]
    phases = [phase for phase in Phase if any(cell[0] is phase for cell in wanted)]
    unserved: list[tuple[Phase, str | None]] = [cell for cell in wanted if cell not in served]
    unserved += [(phase, None) for phase in phases if not any(cell[0] is phase for cell in served)]
    stated = [(entry.phase, entry.region) for entry in plan.missing]
    if sorted(stated, key=str) != sorted(unserved, key=str):
        yield error("missing", "The plan does not tell each wanted phase and cell that it does not serve, once.")
    servable = {cell for exercise in catalog.exercises.values() for cell in _cells(exercise, terms)}
    for entry in plan.missing:
        cells = {cell for cell in wanted if cell[0] is entry.phase and entry.region in (None, cell[1])}
        if (entry.reason is MissingReason.NOTHING) == bool(cells & servable):
            what = entry.phase if entry.region is None else f"{entry.phase} {entry.region}"
            yield error("missing", f"The plan is wrong about whether any exercise serves {what}.")


def in_force(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that a plan states the equipment, positions and demands that its request and setting amount to."""
    stated, true = plan.in_force, (terms.available, terms.positions, terms.avoided)
    if (frozenset(stated.equipment), frozenset(stated.positions), frozenset(stated.avoid)) != true:
        yield error("in-force", "What the plan states to be in force is not what its request and setting amount to.")


def time_left(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that the time that a plan says it leaves is what its budget leaves."""
    left_s = plan.request.budget_s - total_s(plan.routine)
    if plan.time_left is not None and plan.time_left.seconds != left_s:
        yield error("time-left", f"The plan says that {plan.time_left.seconds} seconds are left, but it is {left_s}.")
