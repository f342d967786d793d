"""Checks of a routine's steps against their exercises, and the cautions that some exercises carry."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.doses import own_dose, smallest, work_s
from shoulderkit.auditor.findings import advice, error, listed, named_things
from shoulderkit.model import Citation, Exercise
from shoulderkit.vocabulary import CueKind, Demand, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Routine, Step


def known(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    """Check that each exercise is the one in the catalog."""
    for step in routine.steps:
        given, own = step.exercise, catalog.exercises.get(step.exercise.id)
        if own is None:
            yield error("catalog", f"{given.name} is not in the catalog.", given.id)
        elif given != own:
            fields = (field.name for field in attrs.fields(Exercise))
            differing = listed(name for name in fields if getattr(given, name) != getattr(own, name))
            yield error("catalog", f"{given.name} differs from the catalog's exercise in {differing}.", given.id)


def dose(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that each dose is of the kind of its exercise's; yield a caution where it is larger, or below the smallest.

    A source may give an exercise another dose in its own routine, so the latter two are no errors.
    """
    for step in routine.steps:
        own = own_dose(step)
        name = step.exercise.name
        if type(step.dose) is not type(own):
            kinds = (type(step.dose).__name__.lower(), type(own).__name__.lower())
            yield error("dose", f"{name} has a dose of the kind {kinds[0]} instead of {kinds[1]}.", step.exercise.id)
            continue
        larger: list[str] = []
        if step.dose.sets > own.sets:
            larger.append(f"{step.dose.sets} sets instead of {own.sets}")
        if work_s(step.dose) > work_s(own):
            larger.append(f"{work_s(step.dose)} seconds of work per set instead of {work_s(own)}")
        if larger:
            yield advice("dose", f"{name} has {listed(larger)}.", step.exercise.id)
        least = smallest(own)
        smaller: list[str] = []
        if step.dose.sets < least[0]:
            smaller.append(f"{step.dose.sets} of at least {least[0]} sets")
        if work_s(step.dose) < least[1]:
            smaller.append(f"{work_s(step.dose)} of at least {least[1]} seconds of work per set")
        if smaller:
            yield advice("smallest-dose", f"{name} has only {listed(smaller)}.", step.exercise.id)


def position(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that each step uses the position of its setup."""
    for step in routine.steps:
        wanted = step.exercise.setups[step.setup_number].position
        if wanted not in (step.position, Position.ANY):
            sentence = f"The position of {step.exercise.name} is {step.position}, but that of its setup is {wanted}."
            yield error("position", sentence, step.exercise.id)


def equipment(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    """Check that each step uses the equipment of its setup, or substitutes."""
    for step in routine.steps:
        needed = step.exercise.setups[step.setup_number].equipment
        if not _serves(step, needed, catalog):
            things, wanted = named_things(step.equipment, catalog), named_things(needed, catalog)
            sentence = f"The equipment of {step.exercise.name} is {things}, but that of its setup is {wanted}."
            yield error("equipment", sentence, step.exercise.id)


def _serves(step: Step, needed: tuple[str, ...], catalog: Catalog) -> bool:
    given = set(step.equipment)
    things = [(thing, catalog.equipment.get(thing)) for thing in needed]
    choices = [given.intersection((thing, *(item.substitutes if item else ()))) for thing, item in things]
    return any(set(choice) == given for choice in product(*choices))


def instructions(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Yield a caution for each exercise without instructions."""
    for step in routine.steps:
        if not step.exercise.instructions:
            caution = advice("instructions", f"{step.exercise.name} has no instructions.", step.exercise.id)
            yield attrs.evolve(caution, why="Its sources name the exercise but do not say how to do it.")


def neck_pressure(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Yield a caution for each step that puts pressure on the neck, explained by the exercise's own stop cues."""
    for step in routine.steps:
        if Demand.NECK_PRESSURE in step.exercise.setups[step.setup_number].demands:
            stops = [cue for cue in step.exercise.cues if cue.kind is CueKind.STOP]
            sources = dict.fromkeys(source for cue in stops for source in cue.sources)
            yield attrs.evolve(
                advice("neck-pressure", f"{step.exercise.name} puts pressure on the neck.", step.exercise.id),
                why=" ".join(cue.text for cue in stops) or None,
                citations=tuple(Citation(source=source) for source in sources),
            )
