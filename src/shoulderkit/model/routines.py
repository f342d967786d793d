"""An ordered tuple of steps with doses and times, and the timeline that a timer runs from."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import (
    Relation,
    Value,
    a_flag,
    a_member,
    a_number,
    a_text,
    an_id,
    an_instance,
    brief,
    clock,
    is_tuple,
    many,
    maybe,
    spec,
)
from shoulderkit.model.doses import Dose, Hold, Reps, Timed
from shoulderkit.model.exercises import Exercise
from shoulderkit.model.references import Citation
from shoulderkit.vocabulary import BlockKind, BodyHalf, Position, Severity, Sides


@attrs.frozen(kw_only=True)
class Block(Value):
    """A stretch of a routine's time that a timer counts down as one.

    Attributes:
        exercise: id of the exercise it belongs to.
        kind: what the time is for.
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

    def __repr__(self) -> str:
        parts = [self.kind, self.half, f"set {self.set_number}" if self.set_number else None]
        when = f"{clock(self.start_s)}-{clock(self.end_s)}"
        return f"<Block {self.exercise}: {', '.join(part for part in (*parts, when) if part)}>"

    @property
    def end_s(self) -> int:
        """Seconds from the start of the routine to the end of the block."""
        return self.start_s + self.duration_s


@attrs.frozen(kw_only=True)
class Step(Value):
    """An exercise's place in a routine.

    Attributes:
        exercise: the exercise itself.
        dose: how much of it, for one side; the exercise's own dose, or the same with fewer sets.
        position: the position it is done in, one of the exercise's alternatives.
        equipment: ids of the equipment it is done with.
        start_s: seconds from the start of the routine; set by `Routine`.
    """

    exercise: Exercise = field(metadata=spec(an_instance(Exercise, points_to="exercises")))
    dose: Dose = field(metadata=spec(an_instance(Reps, Hold, Timed)))
    position: Position = field(metadata=spec(a_member(Position)))
    equipment: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("equipment"), distinct=True)))
    start_s: int = field(default=0, metadata=spec(a_number()))

    def __repr__(self) -> str:
        return f"<Step {self.exercise.id}: {_amount(self.dose)}, {self.position}, from {clock(self.start_s)}>"

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


def _amount(dose: Dose) -> str:
    """Return a dose in a few words, as a ``repr`` shows it."""
    if isinstance(dose, Reps):
        amount = f"{dose.low}" if dose.low == dose.high else f"{dose.low}-{dose.high}"
    elif isinstance(dose, Hold):
        amount = f"{dose.hold_s} s"
    else:
        amount = f"{dose.low_s} s" if dose.low_s == dose.high_s else f"{dose.low_s}-{dose.high_s} s"
    return f"{dose.sets} set{'s' if dose.sets > 1 else ''} of {amount}"


def duration_s(exercise: Exercise, dose: Dose) -> int:
    """Return the seconds that an exercise takes at this dose, all counted."""
    sides = 2 if exercise.sides is Sides.EACH else 1
    one_side = dose.sets * dose.work_s + (dose.sets - 1) * dose.rest_s
    return exercise.setup_s + sides * one_side + (sides - 1) * exercise.switch_s


def _laid_end_to_end(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return steps with their starts, unless they have some already: those are checked, not overruled."""
    given: Any = steps
    if not is_tuple(given) or not all(isinstance(step, Step) and step.start_s == 0 for step in given):
        return steps
    starts = accumulate((step.duration_s for step in steps), initial=0)
    return tuple(
        step if start == 0 else attrs.evolve(step, start_s=start) for step, start in zip(steps, starts, strict=False)
    )


def _end_to_end(steps: tuple[Step, ...]) -> bool:
    starts = accumulate((step.duration_s for step in steps), initial=0)
    return all(step.start_s == start for step, start in zip(steps, starts, strict=False))


@attrs.frozen(kw_only=True)
class Routine(Value):
    """An ordered tuple of steps, authored or planned.

    Attributes:
        id: its id.
        name: its name in English.
        steps: at least one; steps without starts are laid end to end, given starts must already fit.
        follows_source: whether it keeps its source's order where that differs from the default rules; what the rules
            say against it is then advice, not error.
        citations: where it comes from.
        notes: what a reader should know of it.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    steps: tuple[Step, ...] = field(converter=_laid_end_to_end, metadata=spec(many(an_instance(Step), 1)))
    follows_source: bool = field(default=False, metadata=spec(a_flag()))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    notes: tuple[str, ...] = field(default=(), metadata=spec(many(a_text(), distinct=True)))
    RELATIONS: ClassVar[tuple[Relation, ...]] = (
        Relation(("steps",), _end_to_end, "has starts that leave a gap or overlap"),
    )

    def __repr__(self) -> str:
        count = f"{len(self.steps)} step{'s' if len(self.steps) > 1 else ''}"
        return f"<Routine {self.id}: {count}, {clock(self.duration_s)}>"

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return sum(step.duration_s for step in self.steps)

    @property
    def timeline(self) -> tuple[Block, ...]:
        """Every block of every step, end to end from second 0."""
        return tuple(block for step in self.steps for block in step.blocks)


@attrs.frozen(kw_only=True)
class Finding(Value):
    """A rule or promise that a routine breaks, or a caution it should know of.

    Attributes:
        severity: whether it breaks a promise or is a caution.
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

    def __repr__(self) -> str:
        return f"<Finding {self.check}: {self.severity}, {brief(self.sentence)}>"
