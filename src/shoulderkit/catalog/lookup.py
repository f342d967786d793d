"""What stands for an id that nothing has: an error with what it may have meant, by ids, names and aliases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shoulderkit.errors import UnknownIdError
from shoulderkit.names import LISTED, Words, resolve

#: The fields of a value that hold other words for it.
_NAMES = ("name", "title", "in_their_words")


def words_for(rows: Mapping[str, Any]) -> Words:
    """Return the ids of values, each with its name and aliases; a value that could not be read (None) has neither."""
    return {
        id_: (*(getattr(row, name) for name in _NAMES if hasattr(row, name)), *getattr(row, "aliases", ()))
        for id_, row in rows.items()
    }


def unknown_id(kind: str, name: object, rows: Mapping[str, Any]) -> UnknownIdError:
    """Return the error of an id that nothing has.

    Args:
        kind: what was looked for, e.g. ``exercise``.
        name: the id that was given.
        rows: the values that it may have meant, by id.
    """
    hint = resolve(name, words_for(rows))
    known = tuple(rows) if len(rows) <= LISTED and not hint.exact else ()
    return UnknownIdError(kind, name, hint.ids, hint.exact, known)
