"""The auditor's checks of a routine. Times and sides are worked out again here, from the exercise and dose alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import Block, Citation, Dose, Exercise, Finding, Hold, Reps, Routine, Step
from shoulderkit.vocabulary import BlockKind, BodyHalf, CueKind, Demand, Position, Severity, Sides


def error(check: str, says: str, *exercises: str) -> Finding:
    """A broken promise."""
    return Finding(severity=Severity.ERROR, rule=check, says=says, exercises=exercises)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: ``A, B and C``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def work_s(dose: Dose) -> int:
    """Seconds of work in one set at full dose."""
    if isinstance(dose, Reps):
        return dose.high * dose.rep_s
    return dose.hold_s if isinstance(dose, Hold) else dose.high_s


def time_s(exercise: Exercise, dose: Dose) -> int:
    """Seconds in all: setup_s + sides × (sets × work + rests between sets) + the switch of sides."""
    one_side = dose.sets * work_s(dose) + (dose.sets - 1) * dose.rest_s
    if exercise.sides is Sides.EACH:
        return exercise.setup_s + one_side + exercise.switch_s + one_side
    return exercise.setup_s + one_side


def total_s(routine: Routine) -> int:
    """Seconds of a whole routine."""
    return sum(time_s(step.exercise, step.dose) for step in routine.steps)


def known(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    """Every exercise is the catalog's own."""
    for step in routine.steps:
        name, own = step.exercise.name, catalog.exercises.get(step.exercise.id)
        if own is None:
            yield error("catalog", f"{name} is not in the catalog.", step.exercise.id)
        elif own != step.exercise:
            fields = [field.name for field in attrs.fields(Exercise)]
            differing = listed(f for f in fields if getattr(own, f) != getattr(step.exercise, f))
            yield error("catalog", f"{name} is not as the catalog has it: {differing} differ.", step.exercise.id)


def once(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """No exercise comes twice."""
    ids = [step.exercise.id for step in routine.steps]
    for name, step in {step.exercise.id: step for step in routine.steps}.items():
        if ids.count(name) > 1:
            yield error("once", f"{step.exercise.name} comes {ids.count(name)} times.", name)


def dose(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """An authored dose may differ from the exercise's, but one that is larger is worth a word."""
    for step in routine.steps:
        own = step.exercise.dose
        more = [
            words
            for words, given, usual in (
                ("more sets", step.dose.sets, own.sets),
                ("more work in a set", work_s(step.dose), work_s(own)),
            )
            if given > usual
        ]
        if more:
            says = f"{step.exercise.name} has {listed(more)} than its usual dose."
            yield attrs.evolve(error("dose", says, step.exercise.id), severity=Severity.ADVICE)


def position(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Every step is done in a position of its exercise."""
    for step in routine.steps:
        if not {step.position, Position.ANY} & {*step.exercise.positions}:
            says = f"{step.exercise.name} is not done {_in_position(step.position)}."
            yield error("position", says, step.exercise.id)


def _in_position(position: Position) -> str:
    return "in just any position" if position is Position.ANY else f"in the position {position}"


def equipment(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    """Every step is done with one of its exercise's sets of equipment, or with what stands in for it."""
    for step in routine.steps:
        if not any(_serves(step, needed, catalog) for needed in step.exercise.equipment):
            things = listed(thing_name(thing, catalog) for thing in step.equipment) if step.equipment else "nothing"
            yield error("equipment", f"{step.exercise.name} is not done with {things}.", step.exercise.id)


def _serves(step: Step, needed: tuple[str, ...], catalog: Catalog) -> bool:
    given = set(step.equipment)
    choices = [sorted(given & {thing, *_stand_ins(thing, catalog)}) for thing in needed]
    return any(set(choice) == given for choice in product(*choices))


def _stand_ins(thing: str, catalog: Catalog) -> tuple[str, ...]:
    found = catalog.equipment.get(thing)
    return found.stand_ins if found else ()


def thing_name(thing: str, catalog: Catalog) -> str:
    """The name of a piece of equipment; its id where the catalog has no such thing."""
    found = catalog.equipment.get(thing)
    return found.name if found else thing


def starts(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """The first step starts at second 0, and each later one when the one before it ends."""
    clock = 0
    for step in routine.steps:
        if step.start_s != clock:
            says = f"{step.exercise.name} starts at second {step.start_s} instead of {clock}."
            yield error("starts", says, step.exercise.id)
        clock += time_s(step.exercise, step.dose)


def duration(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """Every step, and the whole, takes as long as its parts add up to."""
    for step in routine.steps:
        true = time_s(step.exercise, step.dose)
        if step.duration_s != true:
            says = f"{step.exercise.name} is said to take {step.duration_s} seconds and takes {true}."
            yield error("duration", says, step.exercise.id)
    if routine.duration_s != total_s(routine):
        yield error(
            "duration", f"The routine is said to take {routine.duration_s} seconds and takes {total_s(routine)}."
        )


def timeline(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """The blocks lie end to end from second 0 to the end."""
    clock = 0
    for block in routine.timeline:
        if block.start_s != clock:
            yield error("timeline", f"A block starts at second {block.start_s} instead of {clock}.", block.exercise)
        clock = block.start_s + block.duration_s
    if clock != total_s(routine):
        yield error("timeline", f"The blocks end at second {clock} and the steps at {total_s(routine)}.")


def sides(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """A one-sided move has the same blocks of work on the left and on the right, any other on both sides at once."""
    for step in routine.steps:
        one_sided = step.exercise.sides is Sides.EACH
        halves = (BodyHalf.LEFT, BodyHalf.RIGHT) if one_sided else (BodyHalf.BOTH,)
        wanted = [(half, work_s(step.dose)) for half in halves for _ in range(step.dose.sets)]
        if [(block.half, block.duration_s) for block in _work(step)] != wanted:
            where = "on the left and then on the right" if one_sided else "on both sides at once"
            says = f"{step.exercise.name} does not have its {step.dose.sets} × {work_s(step.dose)} seconds {where}."
            yield error("sides", says, step.exercise.id)


def _work(step: Step) -> list[Block]:
    return [block for block in step.blocks if block.kind is BlockKind.WORK]


def described(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """A caution where a move has no instructions."""
    for step in routine.steps:
        if not step.exercise.described:
            yield Finding(
                severity=Severity.ADVICE,
                rule="described",
                says=f"{step.exercise.name} has no instructions here.",
                exercises=(step.exercise.id,),
                why="Its sources name the move without saying how it is done.",
            )


def neck_pressure(routine: Routine, _: Catalog) -> Iterator[Finding]:
    """A caution where a move presses on the neck, in the words of its own stop cues."""
    for step in routine.steps:
        if Demand.NECK_PRESSURE in step.exercise.demands_in(step.position):
            stops = [cue for cue in step.exercise.cues if cue.kind is CueKind.STOP]
            sources = dict.fromkeys(source for cue in stops for source in cue.sources)
            yield Finding(
                severity=Severity.ADVICE,
                rule="neck-pressure",
                says=f"{step.exercise.name} presses on the neck.",
                exercises=(step.exercise.id,),
                why=" ".join(cue.text for cue in stops) or None,
                citations=tuple(Citation(source=source) for source in sources),
            )


#: The checks of every routine. Their ids are listed in `shoulderkit.auditor`.
CHECKS: tuple[Callable[[Routine, Catalog], Iterator[Finding]], ...] = (
    known,
    once,
    dose,
    position,
    equipment,
    starts,
    duration,
    timeline,
    sides,
    described,
    neck_pressure,
)
