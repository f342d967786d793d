"""What the voice of a page says and when: as each interval begins what it is, and then the cues that there is time for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.explainer.words import sentence
from shoulderkit.pages.words import announcement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model import Interval, Session

#: Words a second of an unhurried voice, 150 a minute, by which it is judged what there is time for: an estimate of this
#: package, since each voice has a pace of its own.
WORDS_PER_S = 2.5
#: How many seconds late a cue may still be said.
LATE_S = 3.0


class Said(NamedTuple):
    """Something that is said.

    Attributes:
        offset_s: seconds from the start of its interval.
        text: what is said.
    """

    offset_s: int
    text: str


def _length_s(text: str) -> float:
    return len(text.split()) / WORDS_PER_S


def said_in(session: Session) -> list[tuple[Said, ...]]:
    """Return what is said in each interval of a session, in order.

    What an interval is comes first, then its cues: whole where that leaves time for the next one, else in short. The first
    cue is always said, and another is left out where it would come `LATE_S` seconds late or end after its interval: those
    are shown only.
    """
    around = zip([None, *session[:-1]], session, [*session[1:], None], strict=True)
    return [tuple(_said(interval, announcement(interval, before, then))) for before, interval, then in around]


def _said(interval: Interval, begin: str) -> Iterator[Said]:
    yield Said(0, begin)
    free, nothing = interval.start_s + _length_s(begin), True
    for place, cue in enumerate(interval.cues):
        start = max(free, cue.start_s)
        if not nothing and start > cue.start_s + LATE_S:
            continue
        then = interval.cues[place + 1 : place + 2]
        last = min([interval.end_s, *(each.start_s + LATE_S for each in then)])
        text = sentence(cue.text if start + _length_s(cue.text) <= last else cue.short)
        if nothing or start + _length_s(text) <= interval.end_s:
            yield Said(cue.start_s - interval.start_s, text)
            free, nothing = start + _length_s(text), False
