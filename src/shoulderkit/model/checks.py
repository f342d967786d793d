"""What a field may hold, declared once: constructors enforce it, the reader reports it, the JSON Schemas state it.

A field carries a `Spec` in its metadata; a class may add `RELATIONS` between fields. `faults_in` also judges
half-read values, so that a reader can report shapes and ranges in one go.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import Fault, InvalidValueError, near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from enum import StrEnum

_KEY = "shoulderkit.spec"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(r"https?://[^\s]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@attrs.frozen
class Spec:
    """What one field may hold.

    Attributes:
        ok: whether a value is allowed.
        wants: the rest of the sentence "… is not".
        schema: the JSON Schema keywords that say the same.
        each: for a tuple, what its items may be.
        known: the words of a closed vocabulary, to find near misses among.
    """

    ok: Callable[[Any], bool]
    wants: str
    schema: Mapping[str, Any] = attrs.Factory(dict)
    each: Spec | None = None
    known: tuple[str, ...] = ()

    def faults(self, value: object, path: str) -> Iterator[Fault]:
        """Say what is wrong with a *value* that is not ok; for a tuple, item by item where that says it."""
        items: list[Fault] = []
        if self.each is not None and type(value) is tuple:
            for place, item in enumerate(value):
                if not self.each.ok(item):
                    items += self.each.faults(item, f"{path}[{place}]")
        if items:
            yield from items
        else:
            yield Fault(f"{value!r} is not {self.wants}", path, near=near(value, self.known) if self.known else ())


@attrs.frozen
class Relation:
    """Something two or more fields must keep together; judged only when each of them is fine by itself."""

    fields: tuple[str, ...]
    holds: Callable[..., bool]
    message: str


def spec(of: Spec) -> dict[str, Spec]:
    """Metadata for `attrs.field`."""
    return {_KEY: of}


def spec_of(field: attrs.Attribute[Any]) -> Spec | None:
    """The spec that a field was declared with."""
    return field.metadata.get(_KEY)


def a_number(low: int = 0, high: int | None = None) -> Spec:
    """A whole number (never a bool), at least *low*, at most *high*."""
    limits = {"minimum": low} if high is None else {"minimum": low, "maximum": high}
    wants = f"a whole number of at least {low}" if high is None else f"a whole number from {low} to {high}"
    return Spec(lambda v: type(v) is int and low <= v and (high is None or v <= high), wants, limits)


def a_text(most: int | None = None) -> Spec:
    """Some text, not blank, no white space around it, at most *most* characters."""
    limits: dict[str, Any] = {"minLength": 1} if most is None else {"minLength": 1, "maxLength": most}
    wants = "text without blanks around it" + ("" if most is None else f" of at most {most} characters")
    return Spec(
        lambda v: type(v) is str and bool(v) and v == v.strip() and (most is None or len(v) <= most), wants, limits
    )


def _matching(pattern: re.Pattern[str], wants: str) -> Spec:
    # the same few ids are judged again and again
    matches = lru_cache(maxsize=4096)(pattern.fullmatch)
    return Spec(
        lambda v: type(v) is str and matches(v) is not None,
        wants,
        {"pattern": f"^(?:{pattern.pattern})$"},
    )


def an_id() -> Spec:
    """An id: lower-case words and digits joined by single hyphens."""
    return _matching(_ID, "an id in kebab-case")


def a_url() -> Spec:
    """A web address."""
    return _matching(_URL, "a web address (http:// or https://)")


def a_date() -> Spec:
    """A year, a month or a day, as precise as is known: 2021, 2021-03 or 2021-03-18."""
    return _matching(_DATE, "a date like 2021, 2021-03 or 2021-03-18")


def a_flag() -> Spec:
    """True or false."""
    return Spec(lambda v: type(v) is bool, "true or false")


def a_member(kind: type[StrEnum]) -> Spec:
    """A member of a closed vocabulary."""
    words = tuple(word.value for word in kind)
    return Spec(lambda v: type(v) is kind, f"a {kind.__name__} ({', '.join(words)})", known=words)


def an_instance(*kinds: type) -> Spec:
    """An instance of one of these classes."""
    return Spec(lambda v: isinstance(v, kinds), "a " + " or ".join(kind.__name__ for kind in kinds))


def maybe(of: Spec) -> Spec:
    """Nothing, or what *of* allows."""
    return Spec(lambda v: v is None or of.ok(v), of.wants, of.schema, of.each, of.known)


def many(of: Spec, least: int = 0, *, distinct: bool = False) -> Spec:
    """A tuple of *of*, of at least *least* items, without doubles if *distinct*."""
    item_ok = of.ok

    def ok(value: Any) -> bool:
        if type(value) is not tuple or len(value) < least:
            return False
        return not value or (all(map(item_ok, value)) and not (distinct and len(set(value)) < len(value)))

    wants = f"a tuple of at least {least}" if least else "a tuple"
    schema = ({"minItems": least} if least else {}) | ({"uniqueItems": True} if distinct else {})
    return Spec(ok, wants + (" without doubles" if distinct else ""), schema, of)


@cache
def _specs(cls: type) -> tuple[tuple[str, Spec], ...]:
    pairs = ((field.name, spec_of(field)) for field in attrs.fields(cls))
    return tuple((name, found) for name, found in pairs if found is not None)


@cache
def _tests(cls: type) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
    return tuple((name, found.ok) for name, found in _specs(cls))


def faults_in(cls: type, values: Mapping[str, object]) -> list[Fault]:
    """All faults of the *values* that a *cls* would be made of; fields that are missing are passed over."""
    faults: list[Fault] = []
    bad = set()
    for name, found in _specs(cls):
        if name in values and not found.ok(values[name]):
            bad.add(name)
            faults += found.faults(values[name], name)
    for relation in getattr(cls, "RELATIONS", ()):
        if all(name in values and name not in bad for name in relation.fields):
            given = [values[name] for name in relation.fields]
            if not relation.holds(*given):
                faults.append(Fault(relation.message.format(*given), relation.fields[0]))
    return faults


def check(value: object) -> None:
    """Judge a value just made; a class calls this at the end of its ``__init__``.

    Raises:
        InvalidValueError: with every fault; a class may name another `FaultyError` as its ``ERROR``.
    """
    cls: Any = type(value)
    # a plain loop: this runs for every value of every plan
    for name, ok in _tests(cls):
        if not ok(getattr(value, name)):
            break
    else:
        if all(r.holds(*[getattr(value, n) for n in r.fields]) for r in getattr(cls, "RELATIONS", ())):
            return
    values = {field.name: getattr(value, field.name) for field in attrs.fields(cls)}
    raise getattr(cls, "ERROR", InvalidValueError)(cls.__name__, tuple(faults_in(cls, values)))


def member(kind: type[StrEnum], value: object) -> StrEnum | Fault:
    """The member of *kind* with this value, or the fault that says there is none, with near misses."""
    # not `value in kind`: that raises on Python 3.11
    if type(value) is kind:
        return value
    if type(value) is str and value in set(kind):
        return kind(value)
    return Fault(f"{value!r} is not a {kind.__name__} ({', '.join(kind)})", near=near(value, kind))
