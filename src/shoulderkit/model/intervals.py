"""The intervals that a session consists of, each with the cues that belong to its moment."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.errors import brief
from shoulderkit.model.checks import Value
from shoulderkit.model.exercises import SHORT
from shoulderkit.model.specs import Relation, a_flag, a_member, a_number, a_text, an_id, an_instance, many, maybe, spec
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import BlockKind, BodyHalf, CueKind, Phase

_count = spec(maybe(a_number(1)))


@attrs.frozen(kw_only=True)
class TimedCue(Value):
    """A cue at its moment of a session.

    No field has a default, so that JSON always has every key.

    Attributes:
        start_s: seconds from the start of the session to the moment from which it is said or shown.
        kind: what it is about.
        text: the line.
        short: the same for a small screen, at most 60 characters.
        sources: ids of the sources that say so; empty: this package's own.
    """

    start_s: int = field(metadata=spec(a_number()))
    kind: CueKind = field(metadata=spec(a_member(CueKind)))
    text: str = field(metadata=spec(a_text()))
    short: str = field(metadata=spec(a_text(SHORT)))
    sources: tuple[str, ...] = field(metadata=spec(many(an_id("sources"), distinct=True)))

    def __repr__(self) -> str:
        return f"<TimedCue {self.kind} at {clock(self.start_s)}: {brief(self.short)}>"


def _only_in_work(kind: BlockKind, *given: object) -> bool:
    return all((each is not None) == (kind is BlockKind.WORK) for each in given)


def _sided(side: BodyHalf | None, kind: BlockKind) -> bool:
    return (side is None) == (kind is BlockKind.REST)


def _beaten(reps: int | None, rep_s: int | None, duration_s: int, kind: BlockKind) -> bool:
    if reps is None or rep_s is None:
        return reps is rep_s
    return kind is BlockKind.WORK and reps * rep_s == duration_s


def _held(hold_s: int | None, rep_s: int | None, duration_s: int) -> bool:
    return hold_s is None or hold_s <= (duration_s if rep_s is None else rep_s)


def _within(cues: tuple[TimedCue, ...], start_s: int, duration_s: int) -> bool:
    return all(start_s <= cue.start_s < start_s + duration_s for cue in cues)


def _together(*given: object) -> bool:
    return len({each is None for each in given}) == 1


@attrs.frozen(kw_only=True)
class Interval(Value):
    """A stretch of a session that a timer counts down as one.

    No field has a default, so that JSON always has every key.

    Attributes:
        number: its number in the session, from 1.
        step: the number of its step in the routine, from 1.
        exercise: id of the exercise.
        name: the name of the exercise.
        phase: what the exercise is for.
        kind: what the time is for.
        side: the side of the body that works, or that a setup or a switch makes ready; None in a rest.
        set_number: which set of this side, from 1; None outside of work.
        sets: how many sets this side has; None outside of work.
        start_s: seconds from the start of the session.
        duration_s: seconds, at least 1.
        reps: repetitions, which fill the interval; None where there are none.
        rep_s: the beat: seconds of one repetition, its hold included; None where there are none.
        hold_s: seconds that are held: at the end of each repetition, or all of a position that is kept; None outside of
            work.
        to_fatigue: whether the set ends when the muscles are tired; its seconds are then the most.
        cues: what is said or shown in it, each at its moment, in order.
        stop: when to stop, for the whole of it: all such cues of the exercise, so that they can be shown at any moment.
        next_number: the number of the next interval; None in the last one.
        next_exercise: id of the next interval's exercise; None in the last one.
        next_name: the name of the next interval's exercise; None in the last one.
    """

    number: int = field(metadata=spec(a_number(1)))
    step: int = field(metadata=spec(a_number(1)))
    exercise: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    phase: Phase = field(metadata=spec(a_member(Phase)))
    kind: BlockKind = field(metadata=spec(a_member(BlockKind)))
    side: BodyHalf | None = field(metadata=spec(maybe(a_member(BodyHalf))))
    set_number: int | None = field(metadata=_count)
    sets: int | None = field(metadata=_count)
    start_s: int = field(metadata=spec(a_number()))
    duration_s: int = field(metadata=spec(a_number(1)))
    reps: int | None = field(metadata=_count)
    rep_s: int | None = field(metadata=_count)
    hold_s: int | None = field(metadata=spec(maybe(a_number())))
    to_fatigue: bool = field(metadata=spec(a_flag()))
    cues: tuple[TimedCue, ...] = field(metadata=spec(many(an_instance(TimedCue))))
    stop: tuple[TimedCue, ...] = field(metadata=spec(many(an_instance(TimedCue))))
    next_number: int | None = field(metadata=_count)
    next_exercise: str | None = field(metadata=spec(maybe(an_id())))
    next_name: str | None = field(metadata=spec(maybe(a_text())))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(
            ("kind", "set_number", "sets", "hold_s"),
            _only_in_work,
            "{} does not go with set_number {}, sets {} and hold_s {}",
        ),
        Relation(("side", "kind"), _sided, "is {} in a {}"),
        Relation(
            ("reps", "rep_s", "duration_s", "kind"),
            _beaten,
            "{} repetitions of {} seconds do not fill {} seconds of {}",
        ),
        Relation(
            ("hold_s", "rep_s", "duration_s"), _held, "{} is longer than the repetition ({}) or the interval ({})"
        ),
        Relation(("cues", "start_s", "duration_s"), _within, "has a cue outside of {1} + {2} seconds"),
        Relation(("stop", "start_s", "duration_s"), _within, "has a cue outside of {1} + {2} seconds"),
        Relation(
            ("next_number", "next_exercise", "next_name"), _together, "{}, {} and {} are not all given, nor all None"
        ),
    )

    def __repr__(self) -> str:
        set_number = f"set {self.set_number} of {self.sets}" if self.sets else None
        when = f"{clock(self.start_s)}-{clock(self.end_s)}"
        parts = (self.kind, self.side, set_number, when)
        return f"<Interval {self.number}, {brief(self.exercise, 40)}: {', '.join(part for part in parts if part)}>"

    @property
    def end_s(self) -> int:
        """Seconds from the start of the session to the end of the interval."""
        return self.start_s + self.duration_s


def earlier(interval: Interval, seconds: int) -> Interval:
    """Return the same interval, with its cues, so many seconds earlier."""
    return attrs.evolve(
        interval,
        start_s=interval.start_s - seconds,
        cues=tuple(attrs.evolve(cue, start_s=cue.start_s - seconds) for cue in interval.cues),
        stop=tuple(attrs.evolve(cue, start_s=cue.start_s - seconds) for cue in interval.stop),
    )
