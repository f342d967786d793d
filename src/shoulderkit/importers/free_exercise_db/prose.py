"""Patterns that read facts from prose without guessing: few and simple; whatever does not match them is a doubt.

Every function takes its text as one string in lower case.
"""

from __future__ import annotations

import re

from shoulderkit.vocabulary import Demand, Position

#: What another person does, up to the end of the clause: it does not describe the position.
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
#: Moves whose name alone says that the arms go overhead; "your chin" and the machine for pull-downs are no moves.
_OVERHEAD_MOVES = (
    r"\b(?:shoulder|military|push) press\b|\b(?:pull|chin)(?:-?ups?| ups)\b(?! apparatus)|\bpull-?downs?\b(?! machine)"
    r"|(?<!your )(?<!to )\bchins?[./]"
)
_NECK = r"(?:the (?:base|back) of )?(?:your|the) neck\b"
_DEMANDS = {
    Demand.FLOOR: rf"\b(?:lie|lying|lay|sit|seated|sitting|kneel|kneeling)\b{_ON_THE_FLOOR}",
    Demand.KNEELING: r"\bkneel(?:ing)?\b|\bon (?:your|both) knees\b",
    Demand.NECK_PRESSURE: rf"(?<!strain )\b(?:against|around|on) {_NECK}",
    Demand.OVERHEAD_ARM: rf"\bover[- ]?head\b|\b(?:above|over) (?:your|the) head\b|{_OVERHEAD_MOVES}",
    Demand.WRIST_LOAD: r"\bpush-?ups?\b|\bhandstand\b",
}
#: Where a roller presses; in other exercises the same words are about posture.
_ROLLED = {
    Demand.SPINE_NEAR_PRESSURE: r"\bspine\b|\b(?:under|underneath) (?:your|the) (?:lower |middle |upper )?back\b"
}
_DEMAND_WORDS = {demand: re.compile(words) for demand, words in (_DEMANDS | _ROLLED).items()}

_PART = r"(?:side|arm|leg|hand|foot|knee)"
_OTHER = rf"(?:the|your) (?:other|opposite) {_PART}\b"
#: The phrases for continuing with the other side.
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
#: A shorter hold is part of a repetition.
_LEAST_HOLD_S = 5

_THINGS = re.compile(
    r"\b(?:bars|bench|belt|box|chair|chin-?up bar|dip bars?|doorway|exercise ball|parallel bars?|partner|platform|pull-?up bar"
    r"|rack|rope|smith machine|towel|wall)\b",
)


def positions_in(opening: str) -> tuple[Position, ...]:
    """Return the positions that a text mentions.

    Args:
        opening: the name and the first step; later steps may move on to another position.
    """
    own = _OTHERS.sub("", opening)
    found = [position for position, words in _POSITION_WORDS.items() if words.search(own)]
    # a plank is described as face down, too
    if Position.PLANK in found and Position.PRONE in found:
        found.remove(Position.PRONE)
    return tuple(found)


def demands_in(text: str, *, rolled: bool) -> tuple[Demand, ...]:
    """Return the demands that a text mentions.

    Args:
        text: the whole text.
        rolled: whether the exercise uses a roller; only then can there be pressure near the spine.
    """
    own = _OTHERS.sub("", text)
    wanted = (*_DEMANDS, *_ROLLED) if rolled else tuple(_DEMANDS)
    return tuple(demand for demand in wanted if _DEMAND_WORDS[demand].search(own))


def does_other_side_after(text: str) -> bool | None:
    """Return whether the other side follows, or None if a text mentions sides but is not clear."""
    if _AFTERWARDS.search(text):
        return None if _TURNS.search(text) else True
    return None if _ONE_SIDED.search(text) else False


def hold_in(text: str) -> tuple[int, int] | None:
    """Return the shortest and longest hold in seconds, if a text states seconds only once and as a hold."""
    found = _HOLD.search(text)
    if found is None or len(_SECONDS.findall(text)) != 1:
        return None
    low, high = int(found[1] or found[2]), int(found[2])
    return (low, high) if _LEAST_HOLD_S <= low <= high else None


def mentions_seconds(text: str) -> bool:
    """Return whether a text states any number of seconds."""
    return _SECONDS.search(text) is not None


def things_in(text: str) -> tuple[str, ...]:
    """Return the things from a short list that a text mentions, in its order."""
    return tuple(dict.fromkeys(_THINGS.findall(text)))
