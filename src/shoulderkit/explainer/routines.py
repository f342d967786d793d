"""Descriptions of routines: the steps with their times and doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.doses import frequency_words, step_dose_words
from shoulderkit.explainer.layout import Heading, bullets, closing, section, wrapped
from shoulderkit.explainer.words import Names, an, capital, counted, lasting, listed, position_words, sentence
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import CueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Routine, Step

#: The column where the text of a step begins, to the right of its start time.
STEP_INDENT = 8


def step_head(step: Step) -> Heading:
    """Return the start, name, phase and length of a step: one line, unless the name is too long."""
    start, length = f"{clock(step.start_s):>6}", f"{clock(step.duration_s):>5}"
    return Heading(start.ljust(STEP_INDENT), step.exercise.name, f"{step.exercise.phase}  {length}")


def way_words(step: Step, names: Names) -> str:
    """Return the position of a step with its equipment: ``seated, with a chair``."""
    things = [an(names.equipment(thing)) for thing in step.equipment]
    return position_words(step.position) + (f", with {listed(things)}" if things else "")


def step_lines(step: Step, names: Names) -> Iterator[Line]:
    """Yield the lines about a step: its heading, dose, position and equipment, and when to stop."""
    yield step_head(step)
    how = way_words(step, names)
    against = f" {sentence(f'against {step.exercise.load}')}" if step.exercise.load else ""
    rest = f" {sentence(f'then rest for {lasting(step.rest_s)}')}" if step.rest_s else ""
    yield from wrapped(f"{sentence(step_dose_words(step))} {sentence(how)}{against}{rest}", STEP_INDENT)
    stops = [sentence(cue.short) for cue in step.exercise.cues if cue.kind is CueKind.STOP]
    if stops:
        yield from wrapped(f"Caution: {' '.join(stops)}", STEP_INDENT)


def routine_lines(routine: Routine, names: Names) -> Iterator[Line]:
    """Yield the lines about a routine: its steps, notes and sources."""
    names = names.within(routine.steps)
    yield from wrapped(capital(routine.name))
    yield f"{clock(routine.duration_s)} minutes, {counted(len(routine.steps), 'step')}"
    if routine.follows_source:
        yield from wrapped("It keeps the order of its source, even where that differs from the rules.")
    often = frequency_words(routine.frequency)
    if often:
        yield from wrapped(sentence(often))
    for step in routine.steps:
        yield ""
        yield from step_lines(step, names)
    sources = dict.fromkeys(citation.source for citation in routine.citations)
    yield from section("Notes", bullets(routine.notes))
    yield from section("Sources", bullets(source_words(name, names) for name in sources))
    yield from closing(names.warnings)


def source_words(name: str, names: Names) -> str:
    """Return a source as a reference: title, authors, date, kind and address, or its id if that is all there is."""
    source = names.source(name)
    if source is None:
        return name
    who = ", ".join((*source.authors, *filter(None, (source.publisher, source.date))))
    parts = filter(None, (source.title, who, capital(source.kind.replace("-", " ")), source.identifier))
    return " ".join((*map(sentence, parts), *filter(None, (source.url,))))
