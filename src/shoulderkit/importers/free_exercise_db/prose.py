"""What can be read from a record's prose without guessing: few patterns, each plain; whatever they do not fit is a doubt.

Every function takes the text it judges as one string in lower case. Nothing here knows records or notes.
"""

from __future__ import annotations

import re

from shoulderkit.vocabulary import Demand, Position

#: What somebody else does, up to the end of the clause: it says nothing of how the body is held.
_OTHERS = re.compile(r"\b(?:partner|assistant|spotter)\b[^.,;]*")

_LIE = r"\b(?:lie|lies|lying|lay|laying)\b"
_POSITIONS = {
    Position.STANDING: r"(?<!dumbbell )\bstand(?:ing)?\b",
    Position.SEATED: r"\bsit(?:ting)?\b(?![- ]?ups?\b| back to\b)|\bseated\b(?! row machine)",
    Position.SUPINE: rf"{_LIE}[^.]*(?:\bon (?:your|the) back\b(?! of)|\bface[- ]?up\b|\bback on\b)|\bsupine\b",
    Position.PRONE: rf"{_LIE}[^.]*(?:\bface[- ]?down\b|\bchest down\b|\bon (?:your|the) (?:stomach|belly)\b)|\bprone\b",
    Position.SIDE_LYING: rf"{_LIE}[^.]*\bon (?:your|one|the) (?:left |right )?side\b|\bside[- ]lying\b",
    Position.QUADRUPED: r"\bhands and knees\b|\bon all fours\b",
    Position.PLANK: r"\bplank\b|(?<!handstand )(?<!kneeling )\bpush-?ups?\b",
}
_POSITION_WORDS = {position: re.compile(words) for position, words in _POSITIONS.items()}

_ON_THE_FLOOR = r"(?:(?!bench|chair)[^.]){0,40}\bon (?:the|a) (?:floor|ground|mat)\b"
_NECK = r"(?:the (?:base|back) of )?(?:your|the) neck\b"
_DEMANDS = {
    Demand.FLOOR: rf"\b(?:lie|lying|lay|sit|seated|sitting|kneel|kneeling)\b{_ON_THE_FLOOR}",
    Demand.KNEELING: r"\bkneel(?:ing)?\b|\bon (?:your|both) knees\b",
    Demand.NECK_PRESSURE: rf"(?<!strain )\b(?:against|around|on) {_NECK}",
    Demand.OVERHEAD_ARM: r"\boverhead\b|\b(?:above|over) (?:your|the) head\b",
    Demand.WRIST_LOAD: r"\bpush-?ups?\b|\bhandstand\b",
}
#: What a roller presses on; in any other move the same words are about posture.
_ROLLED = {
    Demand.SPINE_NEAR_PRESSURE: r"\bspine\b|\b(?:under|underneath) (?:your|the) (?:lower |middle |upper )?back\b"
}
_DEMAND_WORDS = {demand: re.compile(words) for demand, words in (_DEMANDS | _ROLLED).items()}

_PART = r"(?:side|arm|leg|hand|foot|knee)"
_OTHER = rf"(?:the|your) (?:other|opposite) {_PART}\b"
#: The ways in which a text says that the other side comes after this one.
_AFTERWARDS = re.compile(
    rf"\b(?:repeat|perform)\b(?:[\s,]+[\w-]+){{0,6}}? (?:on|for|with) {_OTHER}"
    rf"|\bswitch(?:ing)? to {_OTHER}"
    r"|\bswitch(?:ing)? (?:sides|arms|legs|hands|feet|knees)\b(?!,? (?:as|\w+ing)\b)",
)
_TURNS = re.compile(r"\balternat")
_ONE_SIDED = re.compile(rf"\b(?:other|opposite) {_PART}\b|\bswitch|\b(?:one|single)[- ](?:arm|leg|hand)(?:ed|ged)?\b")

_SECONDS = re.compile(r"\b\d+(?: or more)? seconds?\b|\bten seconds\b")
_HOLD = re.compile(
    r"\bhold(?: (?:this|the|that))?(?: (?:position|stretch))? for (?:(\d{1,3}) ?(?:-|to) ?)?(\d{1,3}) seconds\b"
)
#: A shorter hold is a part of a repetition.
_LEAST_HOLD_S = 5

_THINGS = re.compile(
    r"\b(?:bars|bench|belt|box|chair|chin-?up bar|dip bars?|doorway|exercise ball|parallel bars?|partner|platform|pull-?up bar"
    r"|rack|rope|smith machine|towel|wall)\b",
)


def positions_in(opening: str) -> tuple[Position, ...]:
    """The positions that the name and the first step speak of; the steps after it may go on to another one."""
    own = _OTHERS.sub("", opening)
    found = [position for position, words in _POSITION_WORDS.items() if words.search(own)]
    # face down on the hands is how a plank is held
    if Position.PLANK in found and Position.PRONE in found:
        found.remove(Position.PRONE)
    return tuple(found)


def demands_in(text: str, *, rolled: bool) -> tuple[Demand, ...]:
    """The demands that the whole text speaks of; pressure near the spine only where something is *rolled*."""
    own = _OTHERS.sub("", text)
    wanted = (*_DEMANDS, *_ROLLED) if rolled else tuple(_DEMANDS)
    return tuple(demand for demand in wanted if _DEMAND_WORDS[demand].search(own))


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
    return tuple(dict.fromkeys(_THINGS.findall(text)))
