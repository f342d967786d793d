"""The one rule for texts, and what makes a text that may break it safe to show.

**A text is one line.** It has no control characters (C0, delete and C1, line breaks and tabs among them), no line or
paragraph separators, no characters that embed, override or isolate directions of writing, no halves of surrogate pairs,
and no noncharacters. Values refuse any other text, whether they are read or made in Python; importers repair it, and note
that. Scripts that are written from right to left keep their marks, and so do joiners within words and emoji.

What no value has checked, such as the name of a file, an argument of a command or wrong data that an error quotes, goes
through `neutral` or `on_one_line` before it reaches a terminal, a page or a picture.
"""

from __future__ import annotations

import re
from typing import TypeGuard

#: What is refused, as a set in a regular expression of every dialect that JSON Schemas are read by: some know neither
#: surrogates nor what is beyond the first plane.
REFUSED = (
    r"\u0000-\u001f\u007f-\u009f"  # control characters
    r"\u2028\u2029"  # separators of lines and paragraphs
    r"\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of directions
    r"\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
)
#: The noncharacters of the other planes.
_BEYOND = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_REFUSED = re.compile(rf"[{REFUSED}\ud800-\udfff{_BEYOND}]")


def refused_in(text: str) -> str | None:
    """Return the first character in a text that the rule refuses, as ``U+001B``; None where it keeps the rule."""
    # what is printable keeps it, and that is quickly told
    found = None if text.isprintable() else _REFUSED.search(text)
    return None if found is None else _code(found[0])


def fault_of(text: str) -> str | None:
    """Return how a text breaks the rule, as the rest of a sentence; None where it keeps it."""
    found = refused_in(text)
    return None if found is None else f"has {found}: a text is one line, without control characters"


def is_text(value: object) -> TypeGuard[str]:
    """Return whether a value is a text, not empty, that keeps the rule."""
    # what is printable keeps it, as in `refused_in`; asked here, since this runs for every text of every value
    return type(value) is str and value != "" and (value.isprintable() or refused_in(value) is None)


def neutral(text: str) -> str:
    r"""Return a text on one line, with ``\x1b`` and the like in place of each character that the rule refuses."""
    return text if text.isprintable() else _REFUSED.sub(_escaped, text)


def neutral_lines(text: str) -> str:
    r"""Return a text of lines, each as `neutral` has it; a line ends with ``\n`` alone."""
    return "\n".join(map(neutral, text.split("\n")))


def on_one_line(text: str) -> str:
    """Return a text as `neutral` has it, with a blank for each stretch of white space."""
    return neutral(" ".join(text.split()))


def without_refused(text: str) -> str:
    """Return a text on one line without what the rule refuses: white space becomes a blank, all else is taken out."""
    return " ".join(_REFUSED.sub("", " ".join(text.split())).split())


def refused_but_blanks(text: str) -> tuple[str, ...]:
    """Return what `without_refused` takes out of a text, each once, as ``U+001B``."""
    rest = "".join(text.split())
    return tuple(dict.fromkeys(_code(letter) for letter in _REFUSED.findall(rest)))


def in_json(text: str) -> str:
    r"""Return JSON text that is as safe to show: ``\u009b`` and the like are the same to its readers.

    Half a surrogate pair, which no reader takes, becomes a sign for what cannot be shown.
    """
    if text.isascii() and "\x7f" not in text:
        # all else is escaped already
        return text
    return _REFUSED.sub(_in_json, text)


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _escaped(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]


def _in_json(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < ord(" "):
        # JSON escapes these within texts: here they end lines
        return found[0]
    if 0xD800 <= number <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    # beyond the first plane as the pair that JSON knows
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
