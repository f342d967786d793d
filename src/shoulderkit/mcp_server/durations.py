"""Times as people type them: ``10``, ``10 min``, ``ten minutes``, ``1 h 30``, ``half an hour``."""

from __future__ import annotations

import re
from fractions import Fraction

from shoulderkit.names import Words, plain, resolve

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_NUMBERS: dict[str, Fraction] = {
    **{word: Fraction(number) for number, word in enumerate(_ONES.split())},
    **{word: Fraction(number) for word, number in _TENS.items()},
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "couple": Fraction(2),
    "a": Fraction(1),
    "an": Fraction(1),
}
_UNITS = {"h": 3600, "hr": 3600, "hour": 3600, "m": 60, "min": 60, "minute": 60, "s": 1, "sec": 1, "second": 1}
#: A time is not said in more characters.
_LONGEST = 60
#: What may stand between a number and its unit: "half *an* hour", "a couple *of* minutes".
_FILLERS = frozenset({"a", "an", "of", "and"})
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)", re.ASCII)
_PARTS = re.compile(r"\d+(?:[.,]\d+)?|[a-z]+", re.ASCII)
#: Two times with something between them, the second with the unit of both: "5-10 minutes", "five to ten".
_RANGE = re.compile(r"(?:between )?(.+?)(?:\s*[-\u2013\u2014]\s*| to | or | and )(.+?)(?:\s+([a-z]+))?", re.ASCII)
#: What is in a text besides these says more than is understood.
_ELSE = re.compile(r"[^\w\s.,]", re.ASCII)


def times_like(text: str, unit_s: int) -> tuple[str, ...]:
    """Return the times that a text may have meant which says none: the two ends of a range, or a word typed wrong.

    Args:
        text: what was typed.
        unit_s: what a number without a unit counts, in seconds.
    """
    if len(text) > _LONGEST:
        return ()
    text = text.strip().casefold()
    ends = _RANGE.fullmatch(text)
    if ends:
        unit = f" {ends[3]}" if ends[3] else ""
        own = re.findall(r"[a-z]+$", ends[1])
        found = [
            ends[1] if own and own[0].removesuffix("s") in {*_UNITS, ""} else f"{ends[1]}{unit}",
            f"{ends[2]}{unit}",
        ]
    else:
        known = plain([*(word for unit in _UNITS for word in (unit, f"{unit}s")), *_NUMBERS])
        found = [" ".join(_known_word(word, known) for word in text.split())]
    return tuple(each for each in found if seconds_in(each, unit_s) is not None and each != text)


def _known_word(word: str, known: Words) -> str:
    """Return the word of a time that a typed one may have meant, in the same number; the typed one where none is near."""
    if word in known:
        return word
    near = resolve(word, known).ids
    return min(near, key=lambda each: each.endswith("s") != word.endswith("s"), default=word)


def seconds_in(text: str, unit_s: int) -> int | None:
    """Return the seconds that a text says; None where it is no time, or not one of whole seconds.

    Args:
        text: what was typed.
        unit_s: what a number without a unit counts, in seconds.
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip().casefold()
    clock = _CLOCK.fullmatch(text)
    if clock:
        return 60 * int(clock[1]) + int(clock[2])
    # "twenty-five", "10-minute", "a quarter"
    text = re.sub(r"\ban? (?=quarter|couple|half)", "", re.sub(r"(?<=\w)-(?=[a-z])", " ", text))
    total, number, unit_before = Fraction(0), None, 0
    for part in () if _ELSE.search(text) else _PARTS.findall(text):
        unit = _UNITS.get(part) or _UNITS.get(part.removesuffix("s"))
        value = Fraction(part.replace(",", ".")) if part[0].isdigit() else _NUMBERS.get(part)
        if unit and number is not None:
            total, number, unit_before = total + number * unit, None, unit
        elif value is not None and number is None:
            number = value
        elif part in _FILLERS:
            continue
        elif (
            value is not None and number is not None and number in _TENS.values() and 1 <= value < 10 and part.isalpha()
        ):
            number += value
        else:
            return None
    if number is not None:
        # "1 h 30" goes on in the next smaller unit
        total += number * (max(unit_before // 60, 1) if unit_before else unit_s)
    return int(total) if total > 0 and total.denominator == 1 else None
