"""The words of a page: what an interval is, what comes next, and what a voice says as one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.words import BLOCKS, capital, counted, lasting, sentence
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from shoulderkit.model import Interval

#: Seconds of a rest from which on a voice says how long it is and what comes next: about what that takes.
LEAST_TOLD_S = 8
_ONE_SIDE = frozenset({BodyHalf.LEFT, BodyHalf.RIGHT})


def side_words(interval: Interval) -> str:
    """Return the side of an interval where it is one of two; an empty text otherwise."""
    return f"{interval.side} side" if interval.side in _ONE_SIDE else ""


def set_words(interval: Interval) -> str:
    """Return the set of an interval where there are several; an empty text otherwise."""
    return f"set {interval.set_number} of {interval.sets}" if (interval.sets or 1) > 1 else ""


def amount_words(interval: Interval) -> str:
    """Return how much an interval of work asks for: its repetitions, or that it is held; an empty text otherwise."""
    if interval.reps is not None:
        held = f", each held {lasting(interval.hold_s)}" if interval.hold_s else ""
        return f"{counted(interval.reps, 'repetition')}{held}{_fatigue(interval)}"
    return f"hold{_fatigue(interval)}" if interval.hold_s else ""


def _fatigue(interval: Interval) -> str:
    return ", fewer if the muscles are tired" if interval.to_fatigue else ""


def detail_words(interval: Interval) -> str:
    """Return what an interval is, on one line: what for, which set, how much. Its side is shown apart."""
    what = BLOCKS.get(interval.kind, "")
    return capital(" · ".join(part for part in (what, set_words(interval), amount_words(interval)) if part))


def next_words(interval: Interval, following: Interval | None) -> str:
    """Return what comes after an interval.

    Args:
        interval: the interval.
        following: the one after it; None after the last one.
    """
    if following is None:
        return "the end"
    side, kind = side_words(following), following.kind
    if following.step != interval.step:
        return ", ".join(part for part in (following.name, side) if part)
    if kind is BlockKind.WORK:
        amount = "" if following.reps is None else counted(following.reps, "repetition")
        parts = (side, set_words(following), amount or lasting(following.duration_s))
    else:
        parts = (BLOCKS[kind], side, lasting(following.duration_s) if kind is BlockKind.REST else "")
    return ", ".join(part for part in parts if part)


def announcement(interval: Interval, before: Interval | None, following: Interval | None) -> str:
    """Return what is said as an interval begins: the move where it is new, the side, the set, and how much.

    Args:
        interval: the interval.
        before: the one before it; None before the first one.
        following: the one after it; None after the last one.
    """
    new = before is None or before.step != interval.step
    parts = [interval.name if new else "", BLOCKS.get(interval.kind, ""), side_words(interval), set_words(interval)]
    if interval.kind is BlockKind.WORK:
        length = spoken_length(interval.duration_s)
        parts.append(f"{amount_words(interval)} {length}" if interval.hold_s and interval.reps is None else length)
        if interval.reps is not None:
            parts[-1] = counted(interval.reps, "repetition")
    elif interval.kind is BlockKind.REST:
        # in a short one there is no time to say more
        if interval.duration_s >= LEAST_TOLD_S and following is not None:
            place = (following.name,) if following.step != interval.step else ()
            told = ", ".join(part for part in (*place, side_words(following), set_words(following)) if part)
            parts += [spoken_length(interval.duration_s), f"next: {told}" if told else ""]
    return " ".join(sentence(part) for part in parts if part)


def spoken_length(seconds: int) -> str:
    """Return a duration in words that can be said: ``45 seconds``, ``1 minute 30 seconds``."""
    minutes, rest = divmod(seconds, 60)
    parts = (minutes and counted(minutes, "minute"), rest and counted(rest, "second"))
    return " ".join(part for part in parts if part)
