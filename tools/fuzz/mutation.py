"""Changes of JSON that leave it JSON: bytes changed at random are mostly refused before anything looks at them."""

from __future__ import annotations

import json
from random import Random
from typing import Any, TypeAlias

#: Where something stands in JSON: the keys and numbers that lead to it.
Place: TypeAlias = tuple[str | int, ...]

#: Values that few readers expect.
ODD: tuple[Any, ...] = (
    None, True, False, 0, -0.0, -1, 1.5, 15.0, 2**31, 2**63, 10**30, 1e308, "", " ", "\n", "\x1b", "\u202e", "\ufeff", "a\u0301",
    "None", "0", "15", "é", "🙆", "x" * 500, [], {}, [[]], [None], {"": ""}, {"kind": "hold"}, {"id": "a"},
)  # fmt: skip


def places(plain: Any, at: Place = ()) -> list[Place]:
    """Return every place in JSON, itself first."""
    found = [at]
    items = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in items:
        found += places(value, (*at, key))
    return found


def value_at(plain: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for key in place:
        plain = plain[key]
    return plain


def changed(plain: Any, random: Random, words: tuple[str, ...]) -> Any:
    """Return JSON with one change.

    Args:
        plain: what to change; it is changed in place where that can be.
        random: decides what is changed, and how.
        words: keys and names that mean something.
    """
    every = places(plain)
    place = random.choice(every)
    if not place:
        return random.choice((plain, [plain], {random.choice(words): plain}))
    *way, key = place
    parent = value_at(plain, tuple(way))
    value = parent[key]
    kind = random.randrange(7)
    if kind == 0:
        parent[key] = random.choice(ODD)
    elif kind == 1:
        # what stands elsewhere, copied: the same place may be within it
        parent[key] = json.loads(json.dumps(value_at(plain, random.choice(every))))
    elif kind == 2:
        del parent[key]
    elif kind == 3 and isinstance(parent, dict):
        parent[random.choice(words)] = parent.pop(key) if random.randrange(2) else random.choice((value, *ODD))
    elif kind == 4 and isinstance(parent, list):
        parent += [value] * random.choice((1, 1, 2, 50))
    elif isinstance(value, str):
        parent[key] = random.choice((random.choice(words), _misspelled(value, random)))
    elif isinstance(value, int):
        parent[key] = value + random.choice((-1, 1, 10, 1000, -1000))
    else:
        parent[key] = random.choice((random.choice(words), *ODD))
    return plain


def _misspelled(text: str, random: Random) -> str:
    """Return a text with a letter more, less or another."""
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(("", "a", "-", " ", "\x00", "\u2028", "É", '"')) + text[at + random.randrange(2) :]


def mutated(text: bytes, random: Random, words: tuple[str, ...]) -> bytes | None:
    """Return JSON with some changes; None where the text is no JSON, which bytes have to be changed of."""
    try:
        plain = json.loads(text)
        for _ in range(random.choice((1, 1, 2, 4))):
            plain = changed(plain, random, words)
        return json.dumps(plain, ensure_ascii=bool(random.randrange(2))).encode()
    except (ValueError, RecursionError):
        return None
