"""An ordered tuple of steps with doses and times, and the timeline that a timer runs from."""

from __future__ import annotations

from itertools import accumulate
from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import (
    Relation,
    a_flag,
    a_member,
    a_number,
    a_text,
    an_id,
    an_instance,
    check,
    many,
    maybe,
    spec,
)
from shoulderkit.model.doses import Dose, Hold, Reps, Timed
from shoulderkit.model.exercises import Exercise
from shoulderkit.model.references import Citation
from shoulderkit.vocabulary import BlockKind, BodyHalf, Position, Severity, Sides


@attrs.frozen(kw_only=True)
class Block:
    """A stretch of a routine's time that a timer counts down as one.

    Attributes:
        exercise: id of the exercise it belongs to.
        half: the half of the body that works; None outside of work.
        set_number: which set of this half, from 1; None outside of work.
        start_s: seconds from the start of the routine.
        duration_s: seconds, at least 1.
    """

    exercise: str = field(metadata=spec(an_id()))
    kind: BlockKind = field(metadata=spec(a_member(BlockKind)))
    start_s: int = field(metadata=spec(a_number()))
    duration_s: int = field(metadata=spec(a_number(1)))
    half: BodyHalf | None = field(default=None, metadata=spec(maybe(a_member(BodyHalf))))
    set_number: int | None = field(default=None, metadata=spec(maybe(a_number(1))))
    __attrs_post_init__ = check

    @property
    def end_s(self) -> int:
        """Seconds from the start of the routine to the end of the block."""
        return self.start_s + self.duration_s


@attrs.frozen(kw_only=True)
class Step:
    """An exercise's place in a routine.

    Attributes:
        exercise: the exercise itself.
        dose: how much of it, for one side; the exercise's own dose, or the same with fewer sets.
        position: the position it is done in, one of the exercise's alternatives.
        equipment: ids of the equipment it is done with.
        start_s: seconds from the start of the routine; set by `Routine`.
    """

    exercise: Exercise = field(metadata=spec(an_instance(Exercise)))
    dose: Dose = field(metadata=spec(an_instance(Reps, Hold, Timed)))
    position: Position = field(metadata=spec(a_member(Position)))
    equipment: tuple[str, ...] = field(default=(), metadata=spec(many(an_id(), distinct=True)))
    start_s: int = field(default=0, metadata=spec(a_number()))
    __attrs_post_init__ = check

    @property
    def shortened(self) -> bool:
        """Whether it has fewer sets than its exercise asks for."""
        return self.dose.sets < self.exercise.dose.sets

    @property
    def halves(self) -> tuple[BodyHalf, ...]:
        """The halves of the body it is done on, in order."""
        return (BodyHalf.LEFT, BodyHalf.RIGHT) if self.exercise.sides is Sides.EACH else (BodyHalf.BOTH,)

    @property
    def duration_s(self) -> int:
        """Seconds in all: set-up, both sides, all sets, the rests between sets, the switch of sides."""
        return duration_s(self.exercise, self.dose)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its time cut into blocks, end to end: set-up; then, for each half, the sets with rests between."""
        pieces: list[tuple[BlockKind, int, BodyHalf | None, int | None]] = []
        pieces.append((BlockKind.SETUP, self.exercise.setup_s, None, None))
        for half in self.halves:
            if half is BodyHalf.RIGHT:
                pieces.append((BlockKind.SWITCH, self.exercise.switch_s, None, None))
            for number in range(1, self.dose.sets + 1):
                if number > 1:
                    pieces.append((BlockKind.REST, self.dose.rest_s, None, None))
                pieces.append((BlockKind.WORK, self.dose.work_s, half, number))
        pieces = [piece for piece in pieces if piece[1]]
        starts = accumulate((piece[1] for piece in pieces), initial=self.start_s)
        return tuple(
            Block(exercise=self.exercise.id, kind=kind, half=half, set_number=number, start_s=start, duration_s=length)
            for (kind, length, half, number), start in zip(pieces, starts, strict=False)
        )


def duration_s(exercise: Exercise, dose: Dose) -> int:
    """Seconds that an exercise takes at this dose, all counted."""
    sides = 2 if exercise.sides is Sides.EACH else 1
    one_side = dose.sets * dose.work_s + (dose.sets - 1) * dose.rest_s
    return exercise.setup_s + sides * one_side + (sides - 1) * exercise.switch_s


def _laid_end_to_end(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give steps their starts, unless they have some already: those are checked, not overruled."""
    if type(steps) is not tuple or not all(isinstance(step, Step) and step.start_s == 0 for step in steps):
        return steps
    starts = accumulate((step.duration_s for step in steps), initial=0)
    return tuple(
        step if start == 0 else attrs.evolve(step, start_s=start) for step, start in zip(steps, starts, strict=False)
    )


def _end_to_end(steps: tuple[Step, ...]) -> bool:
    starts = accumulate((step.duration_s for step in steps), initial=0)
    return all(step.start_s == start for step, start in zip(steps, starts, strict=False))


@attrs.frozen(kw_only=True)
class Routine:
    """An ordered tuple of steps, authored or planned.

    Attributes:
        steps: at least one; steps without starts are laid end to end, given starts must already fit.
        follows_source: whether it keeps its source's order where that differs from the default rules; what the rules
            say against it is then advice, not error.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    steps: tuple[Step, ...] = field(converter=_laid_end_to_end, metadata=spec(many(an_instance(Step), 1)))
    follows_source: bool = field(default=False, metadata=spec(a_flag()))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    notes: tuple[str, ...] = field(default=(), metadata=spec(many(a_text(), distinct=True)))
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (Relation(("steps",), _end_to_end, "has starts that leave a gap or overlap"),)

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return sum(step.duration_s for step in self.steps)

    @property
    def timeline(self) -> tuple[Block, ...]:
        """Every block of every step, end to end from second 0."""
        return tuple(block for step in self.steps for block in step.blocks)


# a field has the name
_judge = check


@attrs.frozen(kw_only=True)
class Finding:
    """A rule or promise that a routine breaks, or a caution it should know of.

    Attributes:
        check: id of the rule, or of the built-in check (``budget``, ``starts``, …).
        exercises: ids of the exercises it is about, in the order of the sentence.
        sentence: what is wrong with this routine, in one sentence.
        why: the reason that the rule gives.
        citations: where the rule comes from.
    """

    severity: Severity = field(metadata=spec(a_member(Severity)))
    check: str = field(metadata=spec(an_id()))
    sentence: str = field(metadata=spec(a_text()))
    exercises: tuple[str, ...] = field(default=(), metadata=spec(many(an_id())))
    why: str | None = field(default=None, metadata=spec(maybe(a_text())))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    __attrs_post_init__ = _judge
