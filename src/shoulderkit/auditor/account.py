"""Whether what a plan says of itself is true: its score, its reasons, and what it left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.findings import error, named_exercise
from shoulderkit.auditor.rules import ORDERS, breaches, session_of
from shoulderkit.auditor.terms import ruled_out
from shoulderkit.auditor.worth import PRESENCE, coverage, present, units, worth
from shoulderkit.vocabulary import OutReason, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Step
    from shoulderkit.plans import Bond, Plan, Reason

#: The reasons to leave an exercise out that follow from the request and the exercise alone.
_OUTRIGHT = (
    OutReason.EXCLUDED,
    OutReason.NO_INSTRUCTIONS,
    OutReason.EQUIPMENT,
    OutReason.POSITION,
    OutReason.DEMAND,
)


def score(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Every figure of the score is right, and what it calls proved has no gap."""
    steps, said, request = plan.routine.steps, plan.score, plan.request
    phases = present(steps, terms.weights)
    done = {*request.done_recently, *request.done_today}
    figures = (
        ("presence", said.presence, sum(PRESENCE[phase] for phase in phases)),
        ("coverage", said.coverage, coverage(steps, terms.weights)),
        ("number of exercises done recently", said.recent, sum(step.exercise.id in done for step in steps)),
        ("time in seconds", said.duration_s, total_s(plan.routine)),
        ("number of changes of position", said.position_changes, _changes(step.position for step in steps)),
        ("number of changes of equipment", said.equipment_changes, _changes({*step.equipment} for step in steps)),
    )
    for name, figure, true in figures:
        if figure != true:
            yield error("score", f"The score gives the {name} as {figure}, and it is {true}.")
    if {*said.phases} != {*phases}:
        yield error("score", "The score does not name the phases that are present.")
    if said.gap < 0 or (said.status is Status.OPTIMAL and said.gap):
        yield error("score", f"The score's bound of {said.bound} does not go with its coverage and status.")


def _changes(values: Iterable[object]) -> int:
    return sum(one != other for one, other in pairwise(values))


def cells(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """The score has each cell that is served, once, with its weight, units and worth."""
    found = units(plan.routine.steps, terms.weights)
    values = worth(found, terms.weights)
    true = [(*cell, terms.weights[cell], found[cell], values[cell]) for cell in found]
    said = [(cell.phase, cell.region, cell.weight, cell.units, cell.worth) for cell in plan.score.cells]
    if sorted(said) != sorted(true):
        yield error("cells", "The score's cells are not what the steps give the regions.")


def reasons(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """There is a reason for each step, in order, and all it says is true; so its parts add up to the coverage."""
    steps = plan.routine.steps
    if tuple(reason.exercise for reason in plan.reasons) != plan.ids:
        yield error("reasons", "The reasons are not one for each step, in the order of the steps.")
        return
    for place, (step, reason) in enumerate(zip(steps, plan.reasons, strict=True)):
        name, others = step.exercise, (*steps[:place], *steps[place + 1 :])
        true = _parts(steps[:place], step, terms.weights)
        if sorted((part.region, part.units, part.worth) for part in reason.parts) != true:
            yield error("parts", f"The parts of {name.name} are not what it adds to the steps before it.", name.id)
        if reason.loss != coverage(steps, terms.weights) - coverage(others, terms.weights):
            yield error("reasons", f"The loss without {name.name} is not {reason.loss}.", name.id)
        lost = {*present(steps, terms.weights)} - {*present(others, terms.weights)}
        if {*reason.lost_phases} != lost:
            yield error("reasons", f"The phases lost without {name.name} are wrong.", name.id)
        if reason.required != (name.id in plan.request.include):
            yield error("reasons", f"It is wrong whether {name.name} was asked for.", name.id)
        if not {other.exercise.id for other in others}.issuperset(reason.needed_by):
            yield error("reasons", f"{name.name} is said to be needed by what is not in.", name.id)
        if not all(_binds(bond, reason, plan, catalog) for bond in reason.bonds):
            yield error("bonds", f"A rule does not say of {name.name} what its reason has.", name.id)


def _parts(ahead: tuple[Step, ...], step: Step, weights: Mapping[Cell, int]) -> list[tuple[str, int, int]]:
    """The region, units and added worth of each cell to which a step adds worth, sorted."""
    earlier, own = units(ahead, weights), units((step,), weights)
    values, before = worth(earlier + own, weights), worth(earlier, weights)
    added = {cell: values[cell] - before.get(cell, 0) for cell in own}
    # one step has one phase, so its regions tell its cells apart
    return sorted((cell[1], own[cell], added[cell]) for cell in own if added[cell])


def _binds(bond: Bond, reason: Reason, plan: Plan, catalog: Catalog) -> bool:
    """Whether a rule that is in force says what a bond says, of steps that are there."""
    if bond.rule not in catalog.rules or bond.rule in plan.rules_off or not {*bond.after, *bond.before} <= {*plan.ids}:
        return False
    rule, session = catalog.rules[bond.rule], session_of(plan.routine, catalog)
    exercises = {exercise.id: exercise for exercise in session.exercises}
    pairs = [(other, reason.exercise) for other in bond.after] + [(reason.exercise, other) for other in bond.before]
    for first, then in pairs:
        reverse = attrs.evolve(session, exercises=(exercises[then], exercises[first]))
        if not any(breach.kind in ORDERS for breach in breaches(rule, reverse)):
            return False
    return True


def left_out(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Every exercise of the catalog is in the routine or left out, once, for a reason that holds; sorted by id."""
    out = [entry.exercise for entry in plan.left_out]
    for name in sorted({*catalog.exercises, *out}):
        if plan.ids.count(name) + out.count(name) != 1 or name not in catalog.exercises:
            says = f"{named_exercise(name, catalog)} is not either in the routine or left out, once."
            yield error("left-out", says, name)
    if out != sorted(out):
        yield error("left-out", "What is left out is not in the order of the ids.")
    for entry in plan.left_out:
        exercise = catalog.exercises.get(entry.exercise)
        true = ruled_out(exercise, plan.request, terms, catalog) if exercise else None
        if exercise and entry.reason is not true and (true or entry.reason in _OUTRIGHT):
            says = f"{exercise.name} is not left out for the reason given ({entry.reason})."
            yield error("left-out", says, exercise.id)
