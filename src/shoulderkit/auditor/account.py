"""Checks of what a plan says about itself: its score and its reasons."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.findings import error
from shoulderkit.auditor.rules import ORDERS, breaches, session_of
from shoulderkit.auditor.terms import demands_of
from shoulderkit.auditor.worth import Account
from shoulderkit.vocabulary import Demand, RuleKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shoulderkit.auditor.terms import Cell, Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Rule, Step
    from shoulderkit.plans import Plan


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
        if {*reason.needed_by} != _needed_by(name.id, plan, catalog):
            sentence = f"The reason for {name.name} is wrong about which steps need it."
            yield error("reasons", sentence, name.id)
        stated = {bond.rule: ({*bond.after}, {*bond.before}) for bond in reason.bonds}
        if len(stated) != len(reason.bonds) or stated != _bonds(name.id, plan, catalog):
            sentence = f"The reason for {name.name} does not cite exactly the rules that place it."
            yield error("bonds", sentence, name.id)


def _parts(account: Account, so_far: Counter[Cell], own: Mapping[Cell, int]) -> list[tuple[str, int, int]]:
    """Return the region, units and added worth of each cell that a step serves, sorted, and add its units to *so_far*."""
    before = account.worth({cell: so_far[cell] - account.before[cell] for cell in own})
    so_far.update(own)
    after = account.worth({cell: so_far[cell] - account.before[cell] for cell in own})
    # a step has one phase, so the region alone identifies the cell
    return sorted((cell[1], units, after[cell] - before[cell]) for cell, units in own.items())


def _active(plan: Plan, catalog: Catalog) -> Iterator[Rule]:
    return (rule for name, rule in catalog.rules.items() if name not in plan.rules_off)


def _needed_by(name: str, plan: Plan, catalog: Catalog) -> set[str]:
    """Return the other steps that a rule requires this one for, or allows only together with it."""
    found: set[str] = set()
    for rule in _active(plan, catalog):
        for place, group in enumerate(rule.exercises):
            if RuleKind.TOGETHER in rule.kinds and name in group:
                found.update(group)
            earlier = {other for one in rule.exercises[:place] for other in one}
            if RuleKind.REQUIRES in rule.kinds and name in earlier and name not in plan.request.done_ids:
                found.update(group)
    return found & {*plan.ids} - {name}


def _bonds(name: str, plan: Plan, catalog: Catalog) -> dict[str, tuple[set[str], set[str]]]:
    """Return the steps that each rule wants before this one, and after it; rules that want none are left out."""
    session = session_of(plan.routine, catalog)
    exercises = {exercise.id: exercise for exercise in session.exercises}

    def ordered(rule: Rule, first: str, then: str) -> bool:
        turned = attrs.evolve(session, exercises=(exercises[then], exercises[first]))
        return any(breach.kind in ORDERS for breach in breaches(rule, turned))

    found: dict[str, tuple[set[str], set[str]]] = {}
    for rule in _active(plan, catalog):
        others = [other for other in plan.ids if other != name and {other, name} <= exercises.keys()]
        after = {other for other in others if ordered(rule, other, name)}
        before = {other for other in others if ordered(rule, name, other)}
        if after or before:
            found[rule.id] = (after, before)
    return found
