"""What a timeline shows of each step: its intervals, where and with what, its dose, and why it is in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.doses import step_dose_words
from shoulderkit.explainer.plans import bond_words, why_words
from shoulderkit.explainer.words import capital, lasting, listed, position_words, sentence
from shoulderkit.model import Routine, Session
from shoulderkit.model.times import clock
from shoulderkit.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Interval, Step
    from shoulderkit.plans import Reason


@attrs.frozen(kw_only=True)
class Entry:
    """A step as a timeline shows it.

    Attributes:
        number: its number in the routine.
        name: the name of the exercise.
        phase: its phase.
        position: the position that it is done in; None: a session alone does not say.
        intervals: its intervals, in order.
        lines: what is written of it, line by line.
        reason: why it is in, in sentences; empty where no plan says so.
    """

    number: int
    name: str
    phase: str
    position: str | None
    intervals: tuple[Interval, ...]
    lines: tuple[str, ...]
    reason: str

    @property
    def start_s(self) -> int:
        """Seconds from the start of the session."""
        return self.intervals[0].start_s

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return self.intervals[-1].end_s - self.start_s

    @property
    def words(self) -> str:
        """All that is known of it, in sentences."""
        head = f"Step {self.number}, {clock(self.start_s)}: {self.name}, {self.phase}, {lasting(self.duration_s)}"
        return " ".join(map(sentence, filter(None, (head, *self.lines, self.reason))))


@attrs.frozen(kw_only=True)
class Shown:
    """What a timeline is of.

    Attributes:
        title: what it is called.
        session: its time.
        entries: its steps.
    """

    title: str
    session: Session
    entries: tuple[Entry, ...]


def shown_of(value: Plan | Routine | Session, names: Names) -> Shown:
    """Return what a timeline shows of a plan, a routine or a session."""
    if isinstance(value, Session):
        return Shown(title=value.name, session=value, entries=tuple(_entries(value, (), (), names)))
    session = value.session
    title = capital(aim_words(value.request, names)) if isinstance(value, Plan) else value.name
    reasons = value.reasons if isinstance(value, Plan) else ()
    inside = names.within(value.steps)
    return Shown(title=title, session=session, entries=tuple(_entries(session, value.steps, reasons, inside)))


def _entries(session: Session, steps: tuple[Step, ...], reasons: tuple[Reason, ...], names: Names) -> Iterator[Entry]:
    for number, found in groupby(session, key=lambda interval: interval.step):
        intervals = tuple(found)
        step = steps[number - 1] if steps else None
        reason = reasons[number - 1] if reasons else None
        yield Entry(
            number=number,
            name=intervals[0].name,
            phase=intervals[0].phase.value,
            position=None if step is None else step.position.value,
            intervals=intervals,
            lines=tuple(filter(None, (*_how(step, names), _served(reason, names)))),
            reason="" if reason is None else _reason(reason, names),
        )


def _how(step: Step | None, names: Names) -> Iterator[str]:
    """Yield where and with what a step is done, and its dose."""
    if step is None:
        return
    things = listed(map(names.equipment, step.equipment))
    yield capital(position_words(step.position)) + (f" with {things}" if things else "")
    yield capital(step_dose_words(step)) + (f", then {lasting(step.rest_s)} rest" if step.rest_s else "")


def _served(reason: Reason | None, names: Names) -> str:
    parts = () if reason is None else reason.parts
    return f"For {listed(names.region(part.region) for part in parts)}" if parts else ""


def _reason(reason: Reason, names: Names) -> str:
    bonds = (sentence(capital(bond_words(bond, names))) for bond in reason.bonds)
    return " ".join((*why_words(reason, names), *bonds))
