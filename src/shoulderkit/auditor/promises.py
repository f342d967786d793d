"""Whether a plan keeps to its request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.findings import error, listed, named_exercise, named_things
from shoulderkit.auditor.worth import present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.auditor.terms import Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding
    from shoulderkit.plans import Plan


def budget(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """It fits the time there is."""
    takes_s, budget_s = total_s(plan.routine), plan.request.budget_s
    if takes_s > budget_s:
        yield error("budget", f"The routine takes {takes_s} seconds and there are {budget_s}.")


def include(plan: Plan, catalog: Catalog, _: Terms) -> Iterator[Finding]:
    """Every exercise that must be in is in."""
    for name in plan.request.include:
        if name not in plan.ids:
            yield error("include", f"{named_exercise(name, catalog)} was asked for and is not in.", name)


def exclude(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """No exercise that must stay out is in."""
    for step in plan.routine.steps:
        if step.exercise.id in plan.request.exclude:
            yield error("exclude", f"{step.exercise.name} was to stay out and is in.", step.exercise.id)


def phases(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Every phase that must be present is, and at least one."""
    found = present(plan.routine.steps, terms.weights)
    if not found:
        yield error("phases-present", "No step serves what was asked for.")
    for phase in plan.request.include_phases:
        if phase not in found:
            yield error("phases-present", f"The phase {phase} was asked for and is not present.")


def max_steps(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """It has no more steps than allowed."""
    most, there = plan.request.max_steps, len(plan.routine.steps)
    if most is not None and there > most:
        yield error("max-steps", f"The routine has {there} steps and at most {most} were asked for.")


def allowed(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Every step is possible with the equipment, positions, demands and descriptions that the request allows."""
    for step in plan.routine.steps:
        exercise, missing = step.exercise, [thing for thing in step.equipment if thing not in terms.at_hand]
        avoided = [demand for demand in exercise.demands_in(step.position) if demand in terms.avoided]
        if step.position not in terms.positions:
            says = f"The position of {exercise.name}, {step.position}, is not possible."
            yield error("allowed-positions", says, exercise.id)
        if missing:
            things = named_things(missing, catalog)
            yield error("allowed-equipment", f"{exercise.name} needs what is not at hand: {things}.", exercise.id)
        if avoided:
            yield error("avoided", f"{exercise.name} asks for what is avoided: {listed(avoided)}.", exercise.id)
        if not (exercise.instructions or plan.request.without_instructions):
            says = f"{exercise.name} has no instructions, which was not allowed."
            yield error("without-instructions", says, exercise.id)


def portions(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Every dose is the exercise's own, or that with fewer sets where the request allows it."""
    for step in plan.routine.steps:
        exercise, sets = step.exercise, step.dose.sets
        if sets > exercise.dose.sets or step.dose != attrs.evolve(exercise.dose, sets=sets):
            yield error("portions", f"{exercise.name} has a dose that is not its own.", exercise.id)
        elif sets < exercise.dose.sets and not plan.request.shorten:
            yield error("portions", f"{exercise.name} has fewer sets than its own, which was not allowed.", exercise.id)
