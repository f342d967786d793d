"""What a field may hold, declared once: its spec, in the metadata of the field.

Constructors enforce it (`model.checks`), the reader reports it, the JSON Schemas state it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import Any, Literal

import attrs

from shoulderkit.aliases import words_of
from shoulderkit.errors import DeferredFault, Fault, Faults, shown
from shoulderkit.model.file_names import LONGEST_ID, NO_DEVICE, unstorable
from shoulderkit.model.items import is_tuple, items_of
from shoulderkit.names import name_fault
from shoulderkit.texts import REFUSED, fault_of, is_text

_KEY = "shoulderkit.spec"
#: Metadata that marks a field which is no part of a value: not written as JSON, not pickled.
NOT_JSON = "shoulderkit.not-json"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(rf"https?://[^\s{REFUSED}]+")
# not \d: that takes the digits of every script
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
# what these two say is judged otherwise, and more quickly, by `is_text`
_LINE = rf"[^{REFUSED}]+"
_TRIMMED = rf"[^\s{REFUSED}](?:[^{REFUSED}]*[^\s{REFUSED}])?"


def _in_schema(pattern: str) -> str:
    """Return a pattern that a whole text has to match, for a JSON Schema; in some dialects $ is also before a last newline."""
    return f"^(?:{pattern})(?!\\n)$"


#: Whose fields a text names.
NamesFields = Literal["own", "outer"]


@attrs.frozen
class Spec:
    """What one field may hold.

    Attributes:
        ok: whether a value is allowed.
        wants: the rest of the sentence "… is not".
        schema: the JSON Schema keywords that say the same.
        each: for a tuple, what its items may be.
        vocabulary: the closed vocabulary that a value is a member of, where it has to be one.
        kinds: the classes that a value may be an instance of, where it has to be one.
        points_to: the table of a catalog that has to have the ids in this field (or the value itself, where the field
            holds an instance).
        known: whether that table has to have them; where not, an id that it does not have is let through.
        names_fields: ``own`` where the texts in this field name fields of their own object, ``outer`` where they name
            fields of the object that theirs is a part of.
        why: returns what is wrong with a text where that is more than *wants* says; None where it is not.
    """

    ok: Callable[[Any], bool]
    wants: str
    schema: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    each: Spec | None = None
    vocabulary: type[StrEnum] | None = None
    kinds: tuple[type, ...] = ()
    points_to: str | None = None
    known: bool = True
    names_fields: NamesFields | None = None
    why: Callable[[str], str | None] = lambda _: None

    def faults(self, value: Any, path: str) -> Faults:
        """Explain what is wrong with a *value* that is not ok; for a tuple, item by item where items are to blame."""
        items = Faults()
        if self.each is not None and is_tuple(value):
            for index, item in enumerate(value):
                if not self.each.ok(item):
                    items += self.each.faults(item, f"{path}[{index}]")
        if items:
            return items
        if type(value) in (str, tuple) and not value and self.vocabulary is None:
            return Faults([Fault(f"is empty, where {'at least one' if self.each else self.wants} is needed", path)])
        if self.vocabulary is not None:
            return Faults([DeferredFault(partial(not_a_member, self.vocabulary, value), path)])
        why = self.why(value) if type(value) is str else None
        return Faults([Fault(f"{shown(value)} {why or f'is not {self.wants}'}", path)])

    def converted(self, value: Any) -> Any:
        """Return what is stored for a *value*: a tuple for any other iterable or a single text, a member for its plain word.

        What cannot be converted is returned as it is.
        """
        if self.each is not None:
            items = items_of(value)
            return value if items is None else tuple(map(self.each.converted, items))
        return value if self.vocabulary is None else member(self.vocabulary, value)

    @property
    def item(self) -> Spec:
        """The spec of the innermost items: of a tuple's, of a tuple of tuples' and so on; of anything else its own."""
        return self if self.each is None else self.each.item


@attrs.frozen
class Relation:
    """Something that two or more fields must keep together; judged only when each of them is fine by itself.

    Attributes:
        fields: their names; a fault is reported at the first.
        holds: whether their values, in this order, keep it.
        message: what is wrong where they do not, formatted with the values.
        one_given: whether it says that one of two fields is given, and the other left out, None or empty.
    """

    fields: tuple[str, ...]
    holds: Callable[..., bool]
    message: str
    one_given: bool = False


def spec(of: Spec) -> dict[str, Spec]:
    """Return the metadata for `attrs.field` that declares a spec."""
    return {_KEY: of}


def spec_of(field: attrs.Attribute[Any]) -> Spec | None:
    """Return the spec that a field was declared with."""
    return field.metadata.get(_KEY)


# Many fields have the same spec: asked for again, it is the one that was made before. An id that was judged in one field is
# so known in the others.


@cache
def a_whole_number() -> Spec:
    """A whole number (never a bool), as it is."""
    return Spec(lambda v: type(v) is int, "a whole number")


@cache
def a_number(low: int = 0, high: int | None = None) -> Spec:
    """A whole number (never a bool), at least *low*, at most *high*."""
    limits = {"minimum": low} if high is None else {"minimum": low, "maximum": high}
    wants = f"a whole number of at least {low}" if high is None else f"a whole number from {low} to {high}"
    return Spec(lambda v: type(v) is int and low <= v and (high is None or v <= high), wants, limits)


@cache
def a_text(most: int | None = None, *, names_fields: NamesFields | None = None) -> Spec:
    """Some text, not blank, no white space around it, at most *most* characters."""
    limits: dict[str, Any] = {"pattern": _in_schema(_TRIMMED)} | ({} if most is None else {"maxLength": most})
    wants = "text without blanks around it" + ("" if most is None else f" of at most {most} characters")
    return Spec(
        lambda v: is_text(v) and (most is None or len(v) <= most) and v == v.strip(),
        wants,
        limits,
        names_fields=names_fields,
        why=fault_of,
    )


def _matching(pattern: re.Pattern[str], wants: str, why: Callable[[str], str | None] = fault_of, **more: Any) -> Spec:
    # the same few ids are judged again and again
    @lru_cache(maxsize=4096)
    def matches(value: str) -> bool:
        return pattern.fullmatch(value) is not None and why(value) is None

    schema = {"pattern": _in_schema(pattern.pattern), **more.pop("schema", {})}
    return Spec(lambda v: type(v) is str and matches(v), wants, schema, why=why, **more)


@cache
def an_id(points_to: str | None = None) -> Spec:
    """An id: lower-case words and digits joined by single hyphens, which every file system can store as a file's name.

    It is that of a value in the table *points_to*, if given.
    """
    schema = {"pattern": _in_schema(_ID.pattern).replace("^", f"^{NO_DEVICE}", 1), "maxLength": LONGEST_ID}
    return _matching(_ID, "an id in kebab-case", unstorable, schema=schema, points_to=points_to)


@cache
def a_name(points_to: str, *, known: bool = True) -> Spec:
    """What a caller gives as the id of a value in the table *points_to*: any text, since what it means is not known yet."""
    limits = {"minLength": 1, "pattern": _in_schema(_LINE)}
    return Spec(is_text, "a name", limits, points_to=points_to, known=known, why=fault_of)


@cache
def a_url() -> Spec:
    """A web address."""
    return _matching(_URL, "a web address (http:// or https://)")


@cache
def a_date() -> Spec:
    """A year, a month or a day, as precise as is known: 2021, 2021-03 or 2021-03-18."""
    return _matching(_DATE, "a date like 2021, 2021-03 or 2021-03-18")


@cache
def a_flag() -> Spec:
    """True or false."""
    return Spec(lambda v: type(v) is bool, "true or false")


@cache
def a_member(kind: type[StrEnum]) -> Spec:
    """A member of a closed vocabulary."""
    return Spec(lambda v: type(v) is kind, f"a {kind.__name__}", vocabulary=kind)


@cache
def an_instance(*kinds: type, points_to: str | None = None) -> Spec:
    """An instance of one of these classes; equal to the one of its id in the table *points_to*, if given."""
    wants = "a " + " or ".join(kind.__name__ for kind in kinds)
    return Spec(lambda v: isinstance(v, kinds), wants, kinds=kinds, points_to=points_to)


def maybe(of: Spec) -> Spec:
    """None, or what *of* allows."""

    def ok(value: Any) -> bool:
        return value is None or of.ok(value)

    return attrs.evolve(of, ok=ok)


def many(of: Spec, least: int = 0, *, distinct: bool = False) -> Spec:
    """A tuple of *of*, of at least *least* items, without duplicates if *distinct*."""
    item_ok = of.ok

    def ok(value: Any) -> bool:
        if not is_tuple(value) or len(value) < least:
            return False
        return not value or (all(map(item_ok, value)) and not (distinct and len(set(value)) < len(value)))

    wants = f"a tuple of at least {least}" if least else "a tuple"
    schema: dict[str, Any] = ({"minItems": least} if least else {}) | ({"uniqueItems": True} if distinct else {})
    return Spec(ok, wants + (" without duplicates" if distinct else ""), schema, of)


def member(kind: type[StrEnum], value: Any) -> Any:
    """Return the member of *kind* for its plain word; any other value as it is."""
    # not `value in kind`: that raises on Python 3.11
    return kind(value) if type(value) is str and value in set(kind) else value


def not_a_member(kind: type[StrEnum], value: object, path: str = "") -> Fault:
    """Return the fault of a value that is not a member of a closed vocabulary, with what it may have meant."""
    words = words_of(kind)
    return name_fault(f"{shown(value)} is not a {kind.__name__}", value, words, path, most=len(words))
