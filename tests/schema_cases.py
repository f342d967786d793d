"""What the tests of schemas share: plain values with changes that a reader may refuse."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from shoulderkit import model, plans, testing

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog

HEADER = {"$schema": "x.schema.json", "format_version": 1}


@cache
def catalog_of(seed: int) -> Catalog:
    """Return a small catalog with values of every kind."""
    return testing.random_catalog(seed, exercises=4, detail=True)


#: What the reader says where values that are fine one by one do not go together, which a schema cannot say.
TOGETHER = [
    re.compile(re.sub(r"\\\{\d?\\\}", ".*", re.escape(relation.message)), re.DOTALL)
    for module in (model, plans)
    for cls in vars(module).values()
    for relation in getattr(cls, "__relations__", ())
    # these a schema can say
    if not relation.one_given and "single side" not in relation.message
]
#: What it says of values that refer to others.
REFERS = [re.compile(text) for text in ("no exercise has the id .*", ".* has the same id")]


#: Values at or beyond the borders of what some field may hold.
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    2,
    -1,
    1.0,
    2.0,
    1.5,
    0.0,
    601,
    7200.0,
    10**7,
    1e300,
    [],
    {},
    [[]],
    [{}],
    [None],
]
ODD += [
    "",
    " ",
    "a",
    "a-b",
    "A b",
    "a\n",
    "\na",
    " a",
    "a\u2003",
    "\u0661",
    "x" * 61,
    "any",
    "both",
    "floor",
    "hold",
    "reps",
]
ODD += [
    "https://x.org",
    "https://x .org",
    "https://x.org\n",
    "2021",
    "2021-1",
    "2021-03-18\n",
    "\u0662\u0660\u0662\u0661",
]
ODD += [
    ["a", "a"],
    ["any", "any"],
    ["release"],
    ["left", "right"],
    ["left"],
    {"kind": "hold", "low_s": 9, "high_s": 9.0},
]
ODD += [{"kind": "reps"}, {"low": 1, "high": 1}, {"exercise": "a"}, {"text": "a"}, {"position": "any", "setup_s": 0}]
KEYS = ["kind", "sets", "note", "raised", "part_of", "dose", "none_found", "$schema", "format_version", "such", ""]


def places(plain: Any) -> list[Any]:
    """Return every object and list in a plain value."""
    inside = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    here = [plain] if isinstance(plain, (dict, list)) else []
    return here + [place for item in inside for place in places(item)]


@st.composite
def changed(draw: st.DrawFn, found: list[Any]) -> Any:
    """Draw one of several plain values, changed in up to two places."""
    plain = deepcopy(draw(st.sampled_from(found)))
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from(places(plain)))
        value = deepcopy(draw(st.sampled_from(ODD)))
        change = draw(st.sampled_from(["replace", "replace", "remove", "add", "twice", "float"]))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys)) if keys else None
        if change == "add" and isinstance(place, dict):
            place[draw(st.sampled_from(KEYS))] = value
        elif change == "add":
            place.append(value)
        elif key is None:
            continue
        elif change == "remove":
            del place[key]
        elif change == "twice" and isinstance(place, list):
            place.append(deepcopy(place[key]))
        elif change == "float" and type(place[key]) is int:
            place[key] = float(place[key])
        else:
            place[key] = value
    return plain
