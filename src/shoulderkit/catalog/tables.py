"""A catalog: immutable tables of values by id, with every reference checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeGuard, TypeVar, cast, overload

import attrs
from attrs import field

from shoulderkit.catalog.findings import findings_of
from shoulderkit.catalog.references import KINDS, differing, noun, reference_faults
from shoulderkit.errors import DataError, Fault, MergeError, UnknownIdError, near
from shoulderkit.model import Equipment, Exercise, Finding, Goal, Region, Routine, Rule, SafetyWarning, Setting, Source

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
    return tuple(sorted(items, key=lambda item: str(getattr(item, "id", ""))))


@attrs.frozen(repr=False, cache_hash=True)
class Table(Mapping[str, V]):
    """Values of one kind by id, in the order of their ids.

    Attributes:
        kind: the class of the values.

    Raises:
        UnknownIdError: an id is looked up that it does not have.
        DataError: an item has another class, or two values have the same id.
    """

    kind: type[V]
    _values: tuple[V, ...] = field(default=(), converter=_rows)
    _by_id: dict[str, V] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        kind = self.kind.__name__
        alien = [value for value in self._values if not isinstance(value, self.kind)]
        faults = [Fault(f"a value of type {type(value).__name__} is not a valid {kind}") for value in alien]
        by_id: dict[str, V] = {}
        for value in self._values if not alien else ():
            name = cast("Any", value).id
            if name in by_id:
                faults.append(Fault("is a duplicate id", name))
            by_id[name] = value
        if faults:
            raise DataError(f"Table of {kind}", tuple(faults))
        # frozen from here on
        object.__setattr__(self, "_by_id", by_id)

    def __getitem__(self, name: str) -> V:
        try:
            return self._by_id[name]
        except (KeyError, TypeError):
            raise UnknownIdError(noun(self._name), name, near(name, self._by_id)) from None

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
        return f"<Table of {len(self)} {noun(self._name) if len(self) == 1 else self._name}>"

    @property
    def _name(self) -> str:
        """The name of the table of a catalog that holds values of this kind, or one like it."""
        return next((name for name, kind in KINDS.items() if kind is self.kind), f"{self.kind.__name__.lower()}s")


#: What a table can be made from.
Values = Iterable[V] | Mapping[str, V]


def _table(kind: type[Any], values: Any) -> Table[Any]:
    return values if _is_table(values, kind) else Table(kind, values)


@attrs.frozen(kw_only=True, init=False, repr=False)
class Catalog:
    """All data that a planner works with: tables that refer to each other, made from any iterables of values.

    Attributes:
        regions, equipment, settings, goals, sources, warnings, rules, exercises, routines: the values by id.

    Raises:
        DataError: with every duplicate id, every dangling reference, every cycle of regions, every citation of
            a field that its object does not have, and every routine step that its exercise does not allow.
    """

    regions: Table[Region]
    equipment: Table[Equipment]
    settings: Table[Setting]
    goals: Table[Goal]
    sources: Table[Source]
    warnings: Table[SafetyWarning]
    rules: Table[Rule]
    exercises: Table[Exercise]
    routines: Table[Routine]

    # written out because what it takes is wider than what the fields hold
    def __init__(
        self,
        *,
        regions: Values[Region] = (),
        equipment: Values[Equipment] = (),
        settings: Values[Setting] = (),
        goals: Values[Goal] = (),
        sources: Values[Source] = (),
        warnings: Values[SafetyWarning] = (),
        rules: Values[Rule] = (),
        exercises: Values[Exercise] = (),
        routines: Values[Routine] = (),
    ) -> None:
        given = (regions, equipment, settings, goals, sources, warnings, rules, exercises, routines)
        tables: dict[str, Any] = {}
        known: dict[str, Mapping[str, Any] | None] = {}
        faults: list[Fault] = []
        for (name, kind), values in zip(KINDS.items(), given, strict=True):
            try:
                tables[name] = known[name] = _table(kind, values)
            except DataError as error:
                known[name] = None
                faults += (fault.under(name) for fault in error.faults)
        for name, table in tables.items():
            for value in table.values():
                faults += (fault.under(f"{name}.{value.id}") for fault in reference_faults(value, known))
        if faults:
            raise DataError("Catalog", tuple(faults))
        for name, table in tables.items():
            # frozen from here on
            object.__setattr__(self, name, table)

    def __repr__(self) -> str:
        held = [f"{len(getattr(self, name))} {name}" for name in KINDS if getattr(self, name)]
        return f"<Catalog of {', '.join(held) or 'nothing'}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # IPython's and Hypothesis' protocol: they would show what is inside
        printer.text(repr(self))

    def merge(self, other: Catalog) -> Catalog:
        """Return one catalog of two. What both have must be equal.

        Raises:
            MergeError: with every id that has another value in *other*, and the fields that differ.
        """
        if not isinstance(other, Catalog):
            raise MergeError("Catalog", (Fault(f"a {type(other).__name__} is not a Catalog"),))
        merged: dict[str, dict[str, Any]] = {}
        faults: list[Fault] = []
        for name in KINDS:
            mine, theirs = getattr(self, name), getattr(other, name)
            for key in mine.keys() & theirs.keys():
                if mine[key] != theirs[key]:
                    faults.append(Fault(difference(mine[key], theirs[key]), f"{name}.{key}"))
            merged[name] = {**mine, **theirs}
        if faults:
            raise MergeError("Catalog", tuple(sorted(faults, key=lambda fault: fault.path)))
        return Catalog(**merged)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader should know of it: each cell of a goal that no exercise can serve (``goal-unserved``, advice).

        An exercise of the cell's phase serves it by a primary or secondary target that is the cell's region or a part of
        it; the nearest region that the goal names in that phase decides. Computed when it is first read.
        """
        return findings_of(self)

    def ancestors(self, region: str) -> tuple[str, ...]:
        """Return the ids of a region and all it is part of, the nearest first, equally near ones as they are listed.

        Raises:
            UnknownIdError: there is no such region.
        """
        found = dict.fromkeys((region,))
        for name in (todo := [region]):
            for above in self.regions[name].part_of:
                if above not in found:
                    found[above] = None
                    todo.append(above)
        return tuple(found)

    def descendants(self, region: str) -> tuple[str, ...]:
        """Return the ids of a region and all its parts, sorted.

        Raises:
            UnknownIdError: there is no such region.
        """
        root = self.regions[region].id
        return tuple(name for name in self.regions if root in self.ancestors(name))


def difference(one: object, other: object) -> str:
    """Return in one clause how two values that have the same id differ; short values are shown."""
    parts: list[str] = []
    for name in differing(one, other):
        both = f"{getattr(one, name)!r} against {getattr(other, name)!r}"
        parts.append(f"{name} ({both})" if len(both) <= 80 else name)
    return f"there are two of this id, which differ in {', '.join(parts)}"
