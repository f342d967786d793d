"""Values whose texts break the rule for texts, as none can be made: what outputs have to be safe from."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs

from display_cases import is_refused
from shoulderkit.catalog import Catalog, Rows, Table
from shoulderkit.catalog.references import KINDS
from shoulderkit.model.specs import spec_of
from shoulderkit.texts import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a reader has to see of a hostile text, wherever it is shown: words between which all else stands.
HEAD, TAIL = "Headword", "tailword"
#: Markup and formulas of each output, each of which has to be seen as it is, or be escaped.
MARKUP = "</script><b>&amp;</b> '\"]]> **x** | `y` $z$"
_LETTERS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_LETTERS += [0xD800, 0xDFFF, *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]
#: Sequences that steer a terminal, a line that looks like a step, and every character that is refused, but for surrogates.
HOSTILE = (
    f"{HEAD} \x1b[2J\x1b]0;title\x07\x9b31m\n 1. 0:45  Another step\r{''.join(map(chr, _LETTERS))} {MARKUP} {TAIL}"
)


def poisoned(value: Any, text: str = HOSTILE) -> Any:
    """Return a copy of a value in which every text that the rule is about is another one, past all checks."""
    copy = pickle.loads(pickle.dumps(value))
    _poison(copy, text, set())
    return copy


def _poison(value: Any, text: str, seen: set[int]) -> None:
    if id(value) in seen:
        return
    seen.add(id(value))
    for part in _parts(value):
        _poison(part, text, seen)
    if not attrs.has(type(value)):
        return
    for field in attrs.fields(type(value)):
        spec = spec_of(field)
        if (
            spec is not None
            and spec.item.why is fault_of
            and "name" not in spec.item.wants
            and "date" not in spec.item.wants
        ):
            given = getattr(value, field.name)
            if type(given) is str:
                object.__setattr__(value, field.name, text)
            elif given:
                object.__setattr__(value, field.name, (text,) * len(given))


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, Catalog):
        return [row for table in KINDS for row in getattr(value, table).values()]
    if isinstance(value, Table):
        return list(value.values())
    if isinstance(value, (tuple, Rows)):
        return list(value)
    return [getattr(value, each.name) for each in attrs.fields(type(value))] if attrs.has(type(value)) else ()


def is_safe(text: str) -> bool:
    """Return whether a text of lines has nothing that the rule for texts refuses; each line may end, and have tabs."""
    return not any(map(is_refused, text.replace("\n", "")))
