"""An ordered tuple of steps, the timeline that a timer runs from, and what an audit finds in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, ClassVar

import attrs
from attrs import field

from shoulderkit.errors import Fault, InvalidValueError, brief, shown
from shoulderkit.mixins import Tabular
from shoulderkit.model.checks import Value
from shoulderkit.model.cueing import intervals_of
from shoulderkit.model.doses import Frequency
from shoulderkit.model.items import items_of
from shoulderkit.model.references import Citation
from shoulderkit.model.sessions import Session
from shoulderkit.model.specs import Relation, a_flag, a_member, a_name, a_text, an_id, an_instance, many, maybe, spec
from shoulderkit.model.steps import Block, Step
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import Severity


def _laid_end_to_end(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps with their starts, unless they have some already: those are checked, not overruled."""
    items = items_of(steps)
    given: Any = steps if items is None else items
    if items is not None and all(isinstance(step, Step) and step.start_s == 0 for step in items):
        starts = accumulate((step.duration_s for step in items), initial=0)
        pairs = zip(items, starts, strict=False)
        given = tuple(step if start == 0 else attrs.evolve(step, start_s=start) for step, start in pairs)
    laid: tuple[Step, ...] = given
    return laid


def _end_to_end(steps: tuple[Step, ...]) -> bool:
    starts = accumulate((step.duration_s for step in steps), initial=0)
    return all(step.start_s == start for step, start in zip(steps, starts, strict=False))


@attrs.frozen(kw_only=True)
class Routine(Tabular, Value):
    """An ordered tuple of steps, authored or planned.

    Its length is the number of its steps, and iterating over it yields them. It has at least one, so it is always true.

    Attributes:
        id: its id.
        name: its name in English.
        steps: at least one; steps without starts are laid end to end, given starts must already fit.
        follows_source: whether it keeps its source's order where that differs from the default rules; what the rules
            say against it is then advice, not error.
        frequency: how often, as published of the whole; None: single moves say it, or nothing does.
        citations: where it comes from.
        notes: what a reader should know of it.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    steps: tuple[Step, ...] = field(converter=_laid_end_to_end, metadata=spec(many(an_instance(Step), 1)))
    follows_source: bool = field(default=False, metadata=spec(a_flag()))
    frequency: Frequency | None = field(default=None, metadata=spec(maybe(an_instance(Frequency))))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    notes: tuple[str, ...] = field(default=(), metadata=spec(many(a_text(), distinct=True)))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("steps",), _end_to_end, "has starts that leave a gap or overlap"),
    )

    def __repr__(self) -> str:
        count = f"{len(self.steps)} step{'s' if len(self.steps) > 1 else ''}"
        return f"<Routine {self.id}: {count}, {clock(self.duration_s)}>"

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return sum(step.duration_s for step in self.steps)

    @property
    def timeline(self) -> tuple[Block, ...]:
        """Every block of every step, end to end from second 0."""
        return tuple(block for number, step in enumerate(self.steps, 1) for block in step.blocks_as(number))

    @property
    def session(self) -> Session:
        """Its time as intervals, each with the cues that are said in it and what comes next: what an app runs."""
        return Session(routine=self.id, name=self.name, intervals=intervals_of(self.steps))

    def without_step(self, number: int) -> Routine:
        """Return the routine without a step: those after it start earlier by its time. All else is kept.

        Args:
            number: the number of the step, from 1.

        Raises:
            InvalidValueError: there is no step of this number, or it is the only one.
        """
        if type(number) is not int or not 1 <= number <= len(self):
            fault = Fault(f"{shown(number)} is not the number of a step, from 1 to {len(self)}", "number")
            raise InvalidValueError("without_step", (fault,))
        if len(self) == 1:
            raise InvalidValueError("without_step", (Fault("a routine has at least one step", "number"),))
        kept = self.steps[: number - 1] + self.steps[number:]
        return attrs.evolve(self, steps=tuple(attrs.evolve(step, start_s=0) for step in kept))


@attrs.frozen(kw_only=True)
class Finding(Value):
    """A rule or promise that a routine breaks, or a caution it should know of.

    Attributes:
        severity: whether it breaks a promise or is a caution.
        check: id of the rule, or of the built-in check (``budget``, ``starts``, …).
        exercises: ids of the exercises it is about, in the order of the sentence; any text where none is known by it.
        sentence: what is wrong with this routine, in one sentence.
        why: the reason that the rule gives.
        citations: where the rule comes from.
    """

    severity: Severity = field(metadata=spec(a_member(Severity)))
    check: str = field(metadata=spec(an_id()))
    sentence: str = field(metadata=spec(a_text()))
    exercises: tuple[str, ...] = field(default=(), metadata=spec(many(a_name("exercises", known=False))))
    why: str | None = field(default=None, metadata=spec(maybe(a_text())))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))

    def __repr__(self) -> str:
        return f"<Finding {self.check}: {self.severity}, {brief(self.sentence)}>"
