"""One table of a catalog: immutable values of one kind by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard, TypeVar, cast, overload

import attrs
from attrs import field

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.catalog.rows import Rows, alien_faults, checked_kind, kind_words
from shoulderkit.errors import DataError, Fault
from shoulderkit.mixins import Displayed, Tabular

V = TypeVar("V")
D = TypeVar("D")


def _is_mapping(values: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(values, Mapping)


def _is_table(values: object, kind: type[Any]) -> TypeGuard[Table[Any]]:
    return isinstance(values, Table) and getattr(cast("object", values), "kind", None) is kind


def _rows(values: Any) -> tuple[Any, ...]:
    """Return the values as a tuple, by id where they have one."""
    given: Any = values.values() if _is_mapping(values) else values
    try:
        items = tuple[Any, ...](given)
    except TypeError:
        items = (given,)
    return tuple(sorted(items, key=_id_of))


def _id_of(item: Any) -> str:
    name = getattr(item, "id", None)
    return name if isinstance(name, str) else ""


@attrs.frozen(repr=False, cache_hash=True)
class Table(Displayed, Tabular, Mapping[str, V]):
    """Values of one kind by id, in the order of their ids.

    Attributes:
        kind: the class of the values.

    Raises:
        UnknownIdError: an id is looked up that it does not have.
        DataError: an item has another class, or two values have the same id.
        InvalidValueError: *kind* is no class.
    """

    kind: type[V]
    _values: tuple[V, ...] = field(default=(), converter=_rows)
    _by_id: dict[str, V] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        kind = checked_kind("Table", self.kind).__name__
        faults = alien_faults(self.kind, self._values)
        by_id: dict[str, V] = {}
        for value in self._values if not faults else ():
            name = cast("Any", value).id
            if name in by_id:
                faults.add(Fault("is a duplicate id", name))
            by_id[name] = value
        if faults:
            raise faults.error(DataError, f"Table of {kind}")
        # frozen from here on
        object.__setattr__(self, "_by_id", by_id)

    def __getitem__(self, name: str) -> V:
        # what is no text need not have a hash
        if isinstance(name, str) and name in self._by_id:
            return self._by_id[name]
        raise unknown_id(kind_words(self.kind, 1), name, self._by_id)

    # the mixins of these two would search for near misses every time
    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._by_id

    @overload
    def get(self, key: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: str, default: V, /) -> V: ...
    @overload
    def get(self, key: str, default: D, /) -> V | D: ...
    def get(self, key: object, default: Any = None, /) -> Any:
        """Return the value of this id, or *default*."""
        return self._by_id[key] if isinstance(key, str) and key in self._by_id else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} {kind_words(self.kind, len(self))}>"

    @property
    def rows(self) -> Rows[V]:
        """The values in the order of their ids."""
        return Rows(self.kind, self._values)


#: What a table can be made from.
Values = Iterable[V] | Mapping[str, V]


def as_table(kind: type[Any], values: Any) -> Table[Any]:
    """Return the values as a table; a table of that kind as it is.

    Raises:
        DataError: an item has another class, or two values have the same id.
    """
    return values if _is_table(values, kind) else Table(kind, values)
