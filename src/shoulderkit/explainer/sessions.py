"""Descriptions of sessions: their intervals, what is said in each and when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import Heading, closing, labeled, wrapped
from shoulderkit.explainer.routines import STEP_INDENT
from shoulderkit.explainer.words import BLOCKS, WORK, Names, capital, counted, lasting, sentence
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Interval, Session, TimedCue

_TO = {BlockKind.SETUP: "for", BlockKind.SWITCH: "to"}


def interval_words(interval: Interval) -> str:
    """Return what an interval is for, how long it is, and its beat."""
    side = interval.side
    if side is not None and interval.kind is BlockKind.WORK:
        what = WORK[side]
        if interval.sets != 1:
            what = f"set {interval.set_number} of {interval.sets}, {what}"
    else:
        what = BLOCKS[interval.kind]
        if side is not None and side is not BodyHalf.BOTH:
            what += f" {_TO[interval.kind]} the {side}"
    return f"{what}, {lasting(interval.duration_s)}{_beat_words(interval)}"


def _beat_words(interval: Interval) -> str:
    held = interval.hold_s
    fatigue = ", or until it is tired" if interval.to_fatigue else ""
    if interval.reps is None or interval.rep_s is None:
        return f"{', held' if held else ''}{fatigue}"
    each = f", {lasting(held)} of each held" if held else ""
    return f": {counted(interval.reps, 'repetition')} of {lasting(interval.rep_s)}{each}{fatigue}"


def _rows(intervals: Iterable[Interval]) -> Iterator[tuple[str, str]]:
    for interval in intervals:
        yield clock(interval.start_s), sentence(interval_words(interval))
        for cue in interval.cues:
            yield f"  {clock(cue.start_s)}", sentence(cue.text)


def _stop_lines(interval: Interval, indent: int = 0) -> Iterator[Line]:
    if interval.stop:
        yield from wrapped(f"Caution: {' '.join(sentence(cue.text) for cue in interval.stop)}", indent)


def session_lines(session: Session, names: Names) -> Iterator[Line]:
    """Yield the lines about a session: its steps, and the intervals and cues of each by the clock."""
    yield from wrapped(capital(session.name))
    yield f"{clock(session.duration_s)} minutes, {counted(len(session), 'interval')}"
    for _, group in groupby(session, key=lambda each: each.step):
        intervals = list(group)
        first, seconds = intervals[0], intervals[-1].end_s - intervals[0].start_s
        yield ""
        start = f"{clock(first.start_s):>6}".ljust(STEP_INDENT)
        yield Heading(start, first.name, f"{first.phase}  {clock(seconds):>5}")
        yield from labeled(_rows(intervals), STEP_INDENT)
        yield from _stop_lines(first, STEP_INDENT)
    yield from closing(names.warnings)


def interval_lines(interval: Interval, _: Names) -> Iterator[Line]:
    """Yield the lines about an interval: its step, what it is for, what is said in it, and what comes next."""
    yield from wrapped(f"Interval {interval.number}, step {interval.step}: {sentence(interval.name)}")
    yield from labeled(_rows((interval,)))
    yield from _stop_lines(interval)
    if interval.next_name is not None:
        yield from wrapped(f"Next: {sentence(interval.next_name)}")


def timed_cue_lines(cue: TimedCue, _: Names) -> Iterator[Line]:
    """Yield the line about a cue at its moment."""
    yield from wrapped(f"At {clock(cue.start_s)}, {cue.kind}: {sentence(cue.text)}")
