"""Checks of a routine's steps against their exercises, and the cautions that some exercises carry."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.clock import work_s
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


def once(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that no exercise appears twice."""
    ids = [step.exercise.id for step in routine.steps]
    for exercise in {step.exercise.id: step.exercise for step in routine.steps}.values():
        if (times := ids.count(exercise.id)) > 1:
            yield error("once", f"{exercise.name} appears {times} times.", exercise.id)


def dose(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Yield a caution for each dose that is larger than its exercise's.

    A source may give an exercise another dose in its own routine, so this is not an error.
    """
    for step in routine.steps:
        own = step.exercise.dose
        larger: list[str] = []
        if step.dose.sets > own.sets:
            larger.append(f"{step.dose.sets} sets instead of {own.sets}")
        if work_s(step.dose) > work_s(own):
            larger.append(f"{work_s(step.dose)} seconds of work per set instead of {work_s(own)}")
        if larger:
            yield advice("dose", f"{step.exercise.name} has {listed(larger)}.", step.exercise.id)


def position(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Check that each step uses a position of its exercise."""
    for step in routine.steps:
        if not {step.position, Position.ANY} & {*step.exercise.positions}:
            sentence = f"The position of {step.exercise.name} is {step.position}, which is not one of its positions."
            yield error("position", sentence, step.exercise.id)


def equipment(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    """Check that each step uses one of its exercise's sets of equipment, or substitutes."""
    for step in routine.steps:
        if not any(_serves(step, needed, catalog) for needed in step.exercise.equipment):
            things = named_things(step.equipment, catalog)
            sentence = f"The equipment of {step.exercise.name} is {things}, which is not one of its alternatives."
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
        if Demand.NECK_PRESSURE in step.exercise.demands_in(step.position):
            stops = [cue for cue in step.exercise.cues if cue.kind is CueKind.STOP]
            sources = dict.fromkeys(source for cue in stops for source in cue.sources)
            yield attrs.evolve(
                advice("neck-pressure", f"{step.exercise.name} puts pressure on the neck.", step.exercise.id),
                why=" ".join(cue.text for cue in stops) or None,
                citations=tuple(Citation(source=source) for source in sources),
            )
