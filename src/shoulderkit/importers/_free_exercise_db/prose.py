"""What can be read from a record's prose without guessing: few patterns, each plain; whatever they do not fit is a doubt.

Every function takes the text it judges as one string. Nothing here knows the model's records or notes.
"""

from __future__ import annotations

import re

from shoulderkit.vocabulary import Demand, Position

_LIE = r"\b(?:lie|lies|lying|lay|laying)\b"
#: Each position with the words that say so. Only the name and the first step are judged: a move may go on to stand up.
_POSITIONS = {
    Position.STANDING: r"\bstand(?:ing)?\b",
    Position.SEATED: r"\b(?:sit|sitting|seated)\b(?![- ]?ups?\b)",
    Position.SUPINE: rf"{_LIE}[^.]*(?:\bon (?:your|the) back\b|\bface[- ]?up\b|\bback on\b)|\bsupine\b",
    Position.PRONE: rf"{_LIE}[^.]*(?:\bface[- ]?down\b|\bon (?:your|the) (?:stomach|belly|chest)\b)|\bprone\b",
    Position.SIDE_LYING: rf"{_LIE}[^.]*\bon (?:your|one|the) (?:left |right )?side\b|\bside[- ]lying\b",
    Position.QUADRUPED: r"\bhands and knees\b|\bon all fours\b",
    Position.PLANK: r"\b(?:push-?up|plank) position\b",
}
_POSITION_WORDS = {position: re.compile(words, re.IGNORECASE) for position, words in _POSITIONS.items()}

_DEMANDS = {
    Demand.FLOOR: r"\b(?:lie|lying|lay|sit|seated|sitting|kneel|kneeling)\b[^.]{0,40}\bon (?:the|a) (?:floor|ground|mat)\b",
    Demand.KNEELING: r"\bkneel(?:ing)?\b|\bon (?:your|both|one) knees?\b",
    Demand.OVERHEAD_ARM: r"\boverhead\b|\b(?:above|over) (?:your|the) head\b",
}
#: What a roller presses on; in any other move the same words are about where a bar or a hand goes.
_ROLLED = {
    Demand.NECK_PRESSURE: r"\b(?:against|under|underneath|on) (?:your|the) neck\b",
    Demand.SPINE_NEAR_PRESSURE: r"\bspine\b|\b(?:under|underneath) (?:your|the) (?:lower |middle |upper )?back\b",
}
_DEMAND_WORDS = {demand: re.compile(words, re.IGNORECASE) for demand, words in (_DEMANDS | _ROLLED).items()}

_PART = r"(?:side|arm|leg|hand|foot|knee)"
_OTHER = rf"(?:the|your) (?:other|opposite) {_PART}\b"
#: The ways in which a text says that the other side comes after this one.
_AFTERWARDS = re.compile(
    rf"\b(?:repeat|perform)\b(?:[\s,]+[\w-]+){{0,6}}? (?:on|for|with) {_OTHER}"
    rf"|\bswitch(?:ing)? to {_OTHER}"
    r"|\bswitch(?:ing)? (?:sides|arms|legs|hands|feet|knees)\b(?!,? (?:as|\w+ing)\b)",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\balternat", re.IGNORECASE)
_ONE_SIDED = re.compile(
    rf"\b(?:other|opposite) {_PART}\b|\bswitch|\b(?:one|single)[- ](?:arm|leg|hand)(?:ed|ged)?\b", re.IGNORECASE
)

_SECONDS = re.compile(r"\b\d+(?: or more)? seconds?\b|\bten seconds\b", re.IGNORECASE)
_HOLD = re.compile(
    r"\bhold(?: (?:this|the|that))?(?: (?:position|stretch))? for (?:(\d+) ?(?:-|to) ?)?(\d+) seconds\b", re.IGNORECASE
)
#: A shorter hold is a part of a repetition.
_LEAST_HOLD_S = 5

_THINGS = re.compile(
    r"\b(?:bench|pull-?up bar|chin-?up bar|dip bars?|parallel bars|box|chair|partner|rack|rope|step|wall|doorway|towel)\b",
    re.IGNORECASE,
)


def positions_in(opening: str) -> tuple[Position, ...]:
    """The positions that the name and the first step speak of."""
    return tuple(position for position, words in _POSITION_WORDS.items() if words.search(opening))


def demands_in(text: str, *, rolled: bool) -> tuple[Demand, ...]:
    """The demands that the text speaks of; those of pressure only where something is *rolled*."""
    wanted = (*_DEMANDS, *_ROLLED) if rolled else tuple(_DEMANDS)
    return tuple(demand for demand in wanted if _DEMAND_WORDS[demand].search(text))


def does_other_side_after(text: str) -> bool | None:
    """Whether the other side is done after this one; None: the text speaks of sides, but does not say so clearly."""
    if _AFTERWARDS.search(text):
        return None if _TURNS.search(text) else True
    return None if _ONE_SIDED.search(text) else False


def hold_in(text: str) -> tuple[int, int] | None:
    """The shortest and longest hold, in seconds, where the text names seconds once and says that they are a hold."""
    found = _HOLD.search(text)
    if found is None or len(_SECONDS.findall(text)) != 1:
        return None
    low, high = int(found[1] or found[2]), int(found[2])
    return (low, high) if _LEAST_HOLD_S <= low <= high else None


def speaks_of_seconds(text: str) -> bool:
    """Whether the text names seconds at all."""
    return _SECONDS.search(text) is not None


def things_in(text: str) -> tuple[str, ...]:
    """The things that the text speaks of, from a short list, in their order."""
    return tuple(dict.fromkeys(found.lower() for found in _THINGS.findall(text)))
