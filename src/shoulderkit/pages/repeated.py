"""Pictures without what repeats in them: a moving one has each of its outlines several times, and its poses have them again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What repeats: a style sheet, the beginning of an animation, an outline.
_REPEATING = re.compile(r'(<style>.*?</style>|<animate [^>]*? values="|M[-\d. A-Za-z]{12,})', re.DOTALL)

#: A text in parts: itself, and for what repeats its number among those texts.
Parts = list[str | int]


def size_once(text: str) -> int:
    """Return how many characters a text has when what repeats in it counts once."""
    return sum(map(len, set(_REPEATING.split(text))))


def repeated(texts: Iterable[str]) -> list[str]:
    """Return the parts that repeat in texts or among them, in the order in which they come up first."""
    found = Counter(part for text in texts for part in _REPEATING.findall(text))
    return [part for part, times in found.items() if times > 1]


def in_parts(texts: Mapping[str, str], once: list[str]) -> dict[str, Parts]:
    """Return texts in parts, by the same keys: put together again, with those that stand *once*, they are the texts."""
    number = {part: place for place, part in enumerate(once)}
    return {name: [number.get(part, part) for part in _REPEATING.split(text) if part] for name, text in texts.items()}
