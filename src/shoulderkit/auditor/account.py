"""Checks of what a plan says about itself: its score, its reasons, and what it left out."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.findings import error, named_exercise
from shoulderkit.auditor.rules import ORDERS, breaches, session_of
from shoulderkit.auditor.terms import demands_of, ruled_out
from shoulderkit.auditor.worth import Account
from shoulderkit.vocabulary import Demand, OutReason, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Step
    from shoulderkit.plans import Bond, Plan, Reason

#: The reasons for leaving an exercise out that depend on the request and the exercise alone.
_OUTRIGHT = (
    OutReason.EXCLUDED,
    OutReason.NO_INSTRUCTIONS,
    OutReason.EQUIPMENT,
    OutReason.POSITION,
    OutReason.DEMAND,
)


def score(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that every figure of the score is right, and that a plan called optimal has no gap."""
    steps, stated, request = plan.routine.steps, plan.score, plan.request
    account = Account(request, terms)
    phases = account.present(steps)
    figures = (
        ("presence", stated.presence, account.presence(steps)),
        ("coverage", stated.coverage, account.coverage(steps)),
        ("number of exercises done recently", stated.recent, sum(step.exercise.id in account.recent for step in steps)),
        ("time in seconds", stated.duration_s, total_s(plan.routine)),
        ("number of trips to the floor", stated.floor_trips, _trips(steps)),
        ("number of changes of position", stated.position_changes, _changes(step.position for step in steps)),
        ("number of changes of equipment", stated.equipment_changes, _changes({*step.equipment} for step in steps)),
    )
    for name, figure, true in figures:
        if figure != true:
            yield error("score", f"The score gives the {name} as {figure}, but it is {true}.")
    if {*stated.phases} != {*phases}:
        yield error("score", "The score does not name exactly the phases that are present.")
    if stated.gap < 0 or (stated.status is Status.OPTIMAL and stated.gap):
        yield error("score", f"The score's bound of {stated.bound} contradicts its coverage and status.")


def _trips(steps: tuple[Step, ...]) -> int:
    """Count the runs of consecutive steps that ask for the floor."""
    low = groupby(Demand.FLOOR in demands_of(step.exercise.setups[step.setup_number], step.position) for step in steps)
    return sum(asks for asks, _ in low)


def _changes(values: Iterable[object]) -> int:
    return sum(one != other for one, other in pairwise(values))


def cells(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that the score has each weighted cell once, with its weight, units and worth, those without any as well."""
    account = Account(plan.request, terms)
    found = account.units(plan.routine.steps)
    weighted = {cell: found[cell] for cell, weight in terms.weights.items() if weight}
    values = account.worth(weighted)
    true = [(*cell, terms.weights[cell], account.before[cell], units, values[cell]) for cell, units in weighted.items()]
    stated = [(c.phase, c.region, c.weight, c.before, c.units, c.worth) for c in plan.score.cells]
    if sorted(stated) != sorted(true):
        yield error("cells", "The score's cells do not match the work that the steps give the regions.")


def reasons(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that there is a correct reason for each step, in order, so that all parts add up to the coverage."""
    steps = plan.routine.steps
    if tuple(reason.exercise for reason in plan.reasons) != plan.ids:
        yield error("reasons", "There is not exactly one reason for each step, in the order of the steps.")
        return
    account = Account(plan.request, terms)
    behind, so_far, whole = account.behind(steps), Counter(account.before), account.coverage(steps)
    for place, (step, reason) in enumerate(zip(steps, plan.reasons, strict=True)):
        name, others = step.exercise, (*steps[:place], *steps[place + 1 :])
        true = _parts(account, so_far, account.counted(step, behind))
        if sorted((part.region, part.units, part.worth) for part in reason.parts) != true:
            sentence = f"The parts of the reason for {name.name} do not match what it adds to the steps before it."
            yield error("parts", sentence, name.id)
        if reason.loss != whole - account.coverage(others):
            yield error("reasons", f"The plan would not lose {reason.loss} points without {name.name}.", name.id)
        lost = {*account.present(steps)} - {*account.present(others)}
        if {*reason.lost_phases} != lost:
            yield error("reasons", f"The phases given as lost without {name.name} are wrong.", name.id)
        if reason.required != (name.id in plan.request.include):
            sentence = f"The reason for {name.name} is wrong about whether the request requires it."
            yield error("reasons", sentence, name.id)
        if (reason.recent, reason.behind) != (name.id in account.recent, behind.get(name.id)):
            sentence = f"The reason for {name.name} is wrong about what makes it count for less."
            yield error("reasons", sentence, name.id)
        if not {other.exercise.id for other in others}.issuperset(reason.needed_by):
            yield error("reasons", f"{name.name} is said to be needed by an exercise that is not in the plan.", name.id)
        if not all(_binds(bond, reason, plan, catalog) for bond in reason.bonds):
            yield error("bonds", f"The reason for {name.name} cites a rule that does not apply to it.", name.id)


def _parts(account: Account, so_far: Counter[Cell], own: Mapping[Cell, int]) -> list[tuple[str, int, int]]:
    """Return the region, units and added worth of each cell that a step serves, sorted, and add its units to *so_far*."""
    before = account.worth({cell: so_far[cell] - account.before[cell] for cell in own})
    so_far.update(own)
    after = account.worth({cell: so_far[cell] - account.before[cell] for cell in own})
    # a step has one phase, so the region alone identifies the cell
    return sorted((cell[1], units, after[cell] - before[cell]) for cell, units in own.items())


def _binds(bond: Bond, reason: Reason, plan: Plan, catalog: Catalog) -> bool:
    """Check that a bond names an active rule, that its steps exist, and that the rule orders them that way."""
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
        true = ruled_out(exercise, plan.request, terms, catalog) if exercise else None
        if exercise and entry.reason is not true and (true or entry.reason in _OUTRIGHT):
            sentence = f"The reason given for leaving out {exercise.name} ({entry.reason}) is wrong."
            yield error("left-out", sentence, exercise.id)
