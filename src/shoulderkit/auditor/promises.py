"""Checks of a plan against its request."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import total_s
from shoulderkit.auditor.doses import at_low_figures, own_dose, work_s
from shoulderkit.auditor.findings import advice, error, listed, named_exercise, named_things
from shoulderkit.auditor.terms import demands_of
from shoulderkit.auditor.worth import Account
from shoulderkit.vocabulary import BodyHalf, RuleKind, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.auditor.terms import Terms
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Step
    from shoulderkit.plans import Plan


def budget(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that the plan fits its time budget."""
    takes_s, budget_s = total_s(plan.routine), plan.request.budget_s
    if takes_s > budget_s:
        yield error("budget", f"The routine takes {takes_s} seconds, but only {budget_s} are available.")


def include(plan: Plan, catalog: Catalog, _: Terms) -> Iterator[Finding]:
    """Check that every required exercise is in the plan."""
    for name in plan.request.include:
        if name not in plan.ids:
            yield error("include", f"{named_exercise(name, catalog)} is required but is not in the plan.", name)


def exclude(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that no excluded exercise is in the plan."""
    for step in plan.routine.steps:
        if step.exercise.id in plan.request.exclude:
            yield error("exclude", f"{step.exercise.name} is excluded but is in the plan.", step.exercise.id)


def phases(plan: Plan, _: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that every required phase is present, and that at least one phase is."""
    found = Account(plan.request, terms).present(plan.routine.steps)
    if not found:
        yield error("phases-present", "No step serves what was asked for.")
    for phase in plan.request.include_phases:
        if phase not in found:
            yield error("phases-present", f"The phase {phase} is required but is not present.")


def max_steps(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that the plan has no more steps than allowed."""
    most, count = plan.request.max_steps, len(plan.routine.steps)
    if most is not None and count > most:
        yield error("max-steps", f"The routine has {count} steps, but at most {most} are allowed.")


def allowed(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Check that the request allows the position, equipment and demands of each step, and having no instructions."""
    for step in plan.routine.steps:
        exercise, missing = step.exercise, [thing for thing in step.equipment if thing not in terms.available]
        avoided = sorted(demands_of(exercise.setups[step.setup_number], step.position) & terms.avoided)
        if step.position not in terms.positions:
            sentence = f"The request does not allow the position of {exercise.name}: {step.position}."
            yield error("allowed-positions", sentence, exercise.id)
        if missing:
            things = named_things(missing, catalog)
            sentence = f"{exercise.name} needs equipment that is not available: {things}."
            yield error("allowed-equipment", sentence, exercise.id)
        if avoided:
            sentence = f"{exercise.name} has demands that the request avoids: {listed(avoided)}."
            yield error("avoided", sentence, exercise.id)
        if not (exercise.instructions or plan.request.without_instructions):
            sentence = f"{exercise.name} has no instructions, which the request does not allow."
            yield error("without-instructions", sentence, exercise.id)


def once(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that no exercise appears twice; a routine that is not a plan may repeat one."""
    for name in dict.fromkeys(plan.ids):
        if (times := plan.ids.count(name)) > 1:
            step = plan.routine.steps[plan.ids.index(name)]
            yield error("once", f"{step.exercise.name} appears {times} times.", name)


def portions(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that every dose is a portion of its exercise's, and not shortened unless the request allows it.

    Portions have fewer sets, or as few sets as the source gives or as may be planned at the low figures.
    """
    for step in plan.routine.steps:
        exercise, sets, own = step.exercise, step.dose.sets, own_dose(step)
        fewest, usual = own.sets_low or 1, own.sets_low or own.sets
        fewer = attrs.evolve(own, sets_low=None, sets=sets)
        in_range = step.dose == fewer and fewest <= sets < own.sets
        low = not own.to_fatigue and step.dose == at_low_figures(own, sets) and sets in (fewest, usual)
        if step.dose != own and not in_range and not low:
            yield error("portions", f"{exercise.name} has a dose that differs from the exercise's own.", exercise.id)
        elif sets < usual and not plan.request.shorten:
            sentence = f"{exercise.name} has fewer sets than usual, which the request does not allow."
            yield error("portions", sentence, exercise.id)


def same_shares(plan: Plan, catalog: Catalog, _: Terms) -> Iterator[Finding]:
    """Check that what goes together goes with the same share of its dose."""
    steps = {step.exercise.id: step for step in plan.routine.steps}
    for name, rule in sorted(catalog.rules.items()):
        if RuleKind.TOGETHER not in rule.kinds or name in plan.rules_off:
            continue
        for group in rule.exercises:
            inside = [steps[member] for member in group if member in steps]
            if len({_share(step) for step in inside}) > 1:
                names = listed(step.exercise.name for step in inside)
                yield error("same-share", f"{names} go together, but with different shares of their doses.", *group)


def _share(step: Step) -> Fraction:
    own = own_dose(step)
    return Fraction(step.dose.sets * work_s(step.dose), own.sets * work_s(own))


def imported_demands(plan: Plan, catalog: Catalog, terms: Terms) -> Iterator[Finding]:
    """Yield a caution where demands are avoided on purpose, and only an importer worked out what some steps demand."""
    setting = catalog.settings[plan.request.setting].avoid if plan.request.setting is not None else ()
    unwanted = sorted(terms.avoided.intersection((*plan.request.avoid, *setting)))
    unsure = [step.exercise for step in plan.routine.steps if {"setups", "setups.demands"} & {*step.exercise.imported}]
    if unwanted and unsure:
        whose = listed(exercise.name for exercise in unsure)
        sentence = (
            f"An importer worked out the demands of {whose}, so that they may have some to avoid: {listed(unwanted)}."
        )
        yield advice("imported-demands", sentence, *(exercise.id for exercise in unsure))


def history(plan: Plan, catalog: Catalog, _: Terms) -> Iterator[Finding]:
    """Yield a caution where what was done before is not in the catalog, so that it was passed over."""
    done = {done.exercise for done in plan.request.done_today} | set(plan.request.done_recently)
    unknown = sorted(done - set(catalog.exercises))
    if unknown:
        yield advice("history", f"The catalog does not have what was done before: {listed(unknown)}.", *unknown)


def halves(plan: Plan, _: Catalog, __: Terms) -> Iterator[Finding]:
    """Check that each step is done on the affected side where it is for one, and on the first side first."""
    affected, first = plan.request.affected_side, plan.request.first_side
    for step in plan.routine.steps:
        name, alone = step.exercise.name, step.exercise.sides is Sides.ONE and affected is not None
        if alone and step.halves != (affected,):
            yield error("affected-side", f"{name} is not done on the affected side alone.", step.exercise.id)
        elif not alone and step.halves in ((BodyHalf.LEFT,), (BodyHalf.RIGHT,)):
            sentence = f"{name} is done on one side, but the request names no affected side."
            yield error("affected-side", sentence, step.exercise.id)
        elif not alone and BodyHalf.BOTH not in step.halves and step.halves[0] is not first:
            yield error("first-side", f"{name} does not begin on the {first}.", step.exercise.id)
