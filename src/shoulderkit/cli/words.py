"""Listings of the vocabularies whose words options take: each word with its meaning and its aliases."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from shoulderkit.aliases import words_of
from shoulderkit.cli.completion import meaning
from shoulderkit.cli.tables import table
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Variety

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The vocabularies by the name of their listing.
VOCABULARIES: dict[str, type[StrEnum]] = {
    "phases": Phase,
    "positions": Position,
    "demands": Demand,
    "varieties": Variety,
    "sides": BodyHalf,
}
_HEADINGS = ("ID", "MEANS", "ALSO CALLED")


def entries(kind: str) -> list[dict[str, Any]]:
    """Return the words of a vocabulary as JSON knows them."""
    return [{"id": word, "name": name, "aliases": aliases} for word, name, aliases in _rows(kind)]


def word_listing(kind: str, width: int) -> Iterator[str]:
    """Yield the lines of a vocabulary, in at most *width* columns."""
    # a plain word is not repeated
    rows = [(word, "" if word == name else name, ", ".join(aliases)) for word, name, aliases in _rows(kind)]
    plain = not any(name for _, name, _ in rows)
    yield from table(_HEADINGS[::2], [row[::2] for row in rows], width) if plain else table(_HEADINGS, rows, width)


def _rows(kind: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    vocabulary = VOCABULARIES[kind]
    aliases = words_of(vocabulary)
    for word in vocabulary:
        # the side of a request is one side
        if word is not BodyHalf.BOTH:
            yield word.value, meaning(word), aliases[word.value]
