"""Every field of a catalog, once, with its place in one that is valid: what else may be put there is wrong by declaration."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

import shoulderkit as sk
from explainer_cases import CATALOG
from shoulderkit.catalog.references import KINDS
from shoulderkit.model.specs import spec_of
from shoulderkit.reading.fields import json_fields, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model.specs import Spec

PLAIN: dict[str, Any] = json.loads(sk.dumps(CATALOG))
#: What no field of another JSON type takes.
OTHERS: dict[type, tuple[Any, ...]] = {
    str: (7, 1.5, True, [], {}, ["x"]),
    int: ("7", 1.5, True, [], {}, 10**30, float("1e300")),
    bool: ("true", 1, [], {}, 0.0),
    list: ("x", 7, True, {}, [[[]]], [None]),
    dict: (7, 1.5, True, []),
}
#: What a text must not have, and what it may, though it would be markup, a formula or a header somewhere.
REFUSED = (
    "a\x1b[2J",
    "a\x1b]0;x\x07b",
    "\x9b31ma",
    "a\r\nSet-Cookie: x",
    "a\n 1. Step",
    "a\u202eb",
    "a\u2028b",
    "a\0b",
    "a\ufffeb",
)
ALLOWED = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "]]><x/>",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(1)",
    "%0d%0aSet-Cookie: x",
    "[x](javascript:alert(1))",
    "${{7*7}} {{7*7}} %s %n {0}",
    "'; DROP TABLE moves; --",
    "nеck (with a letter of another script)",
)


@attrs.frozen
class Place:
    """A field in the valid catalog.

    Attributes:
        owner: the object that has it.
        name: its name there.
        path: its path in the whole.
        spec: what was declared of it.
        of: the class of the object.
    """

    owner: dict[str, Any]
    name: str
    path: str
    spec: Spec
    of: type

    @property
    def given(self) -> Any:
        """What stands there."""
        return self.owner[self.name]

    def faults_with(self, value: Any) -> list[str]:
        """Return the paths of the faults of the catalog with another value in this place."""
        before = self.given
        self.owner[self.name] = value
        try:
            sk.loads(json.dumps(PLAIN), sk.Catalog)
        except sk.DataError as error:
            return [fault.path for fault in error.faults]
        finally:
            self.owner[self.name] = before
        return []


def places() -> list[Place]:
    """Return the first place of each field of each class that the catalog has."""
    found: dict[tuple[type, str], Place] = {}
    for table, kind in KINDS.items():
        for value, plain, path in _rows(getattr(CATALOG, table).values(), PLAIN.get(table, []), table):
            assert isinstance(value, kind)
            for place in _in(value, plain, path):
                found.setdefault((place.of, place.name), place)
    return list(found.values())


def _rows(values: Any, plain: list[Any], path: str) -> Iterator[tuple[Any, Any, str]]:
    for number, (value, each) in enumerate(zip(values, plain, strict=True)):
        yield value, each, f"{path}[{number}]"


def _in(value: Any, plain: Any, path: str) -> Iterator[Place]:
    # a mere text stands for an object in some places: an id for a step, a text for an instruction
    if not attrs.has(type(value)) or not isinstance(plain, dict):
        return
    for field in json_fields(type(value)):
        spec, name = spec_of(field), name_of(field)
        if name not in plain or spec is None:
            continue
        where, inner = f"{path}.{name}", getattr(value, field.name)
        yield Place(plain, name, where, spec, type(value))
        if isinstance(inner, tuple):
            for part, each, at in _rows(inner, plain[name], where):
                yield from _in(part, each, at)
        else:
            yield from _in(inner, plain[name], where)
