"""Values of one kind in an order, such as what a search found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar, overload

import attrs
from attrs import field

from shoulderkit.catalog.references import KINDS, noun
from shoulderkit.errors import DataError, Fault, Faults, InvalidValueError, shown
from shoulderkit.mixins import Linked, Tabular, linked, names_from
from shoulderkit.model.arguments import checked
from shoulderkit.model.specs import NOT_JSON, Spec, many

V = TypeVar("V")


def _as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    (items,) = checked("Rows", values=(many(Spec(lambda _: True, "a value")), values))
    made: tuple[Any, ...] = items
    return made


def checked_kind(what: str, kind: object) -> type[Any]:
    """Return the class of the values of a table or of rows.

    Raises:
        InvalidValueError: it is no class.
    """
    if not isinstance(kind, type):
        raise InvalidValueError(what, (Fault(f"{shown(kind)} is not a class", "kind"),))
    return kind


# not a Sequence: polars would take its values apart before it asks for Arrow columns
@attrs.frozen(repr=False)
class Rows(Linked, Tabular, Generic[V]):
    """Values of one kind in an order: with indexes and slices, like a tuple, and with records, like a `Table`.

    Any tuple of values becomes a table by it, also an empty one: ``Rows(Missing, plan.missing)``.

    Attributes:
        kind: the class of the values.

    Raises:
        DataError: an item has another class.
        InvalidValueError: *kind* is no class, or *values* is no iterable.
    """

    kind: type[V]
    # like a table it is written as records, not by itself
    _values: tuple[V, ...] = field(default=(), converter=_as_tuple, metadata={NOT_JSON: True})

    def __attrs_post_init__(self) -> None:
        faults = alien_faults(checked_kind("Rows", self.kind), self._values)
        if faults:
            raise faults.error(DataError, f"Rows of {self.kind.__name__}")

    @overload
    def __getitem__(self, place: int) -> V: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[V]: ...
    def __getitem__(self, place: int | slice) -> V | Rows[V]:
        if isinstance(place, slice):
            return linked(Rows(self.kind, self._values[place]), names_from(self))
        return self._values[place]

    def __iter__(self) -> Iterator[V]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"<Rows of {len(self)} {kind_words(self.kind, len(self))}>"


def alien_faults(kind: type[Any], values: Iterable[Any]) -> Faults:
    """Return a fault for each value of another class."""
    faults = Faults()
    faults.each(
        lambda of: Fault(f"a value of type {of} is not a valid {kind.__name__}"),
        (type(value).__name__ for value in values if not isinstance(value, kind)),
    )
    return faults


#: What one value and several are called whose class has no noun as its name.
_NOUNS = {
    "LeftOut": ("exercise left out", "exercises left out"),
    "Missing": ("missing cell", "missing cells"),
    "NoneFound": ("search without a result", "searches without a result"),
}


def kind_words(kind: type[Any], count: int) -> str:
    """Return what so many values of a class are called."""
    if kind.__name__ in _NOUNS:
        return _NOUNS[kind.__name__][count != 1]
    # citations with their places are citations
    words = " ".join(re.findall("[A-Z][^A-Z]*", kind.__name__)).lower().removeprefix("placed ")
    several = next((name for name, of in KINDS.items() if of is kind), f"{words}s")
    return noun(several) if count == 1 else several
