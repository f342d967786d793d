"""The arguments of a search, read as a query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from shoulderkit.aliases import words_of
from shoulderkit.catalog.lookup import words_for
from shoulderkit.catalog.predicates import POSITIONS, stands_for
from shoulderkit.catalog.readable import Readable
from shoulderkit.catalog.references import dangling
from shoulderkit.catalog.search import Query, words_in
from shoulderkit.errors import DeferredFault, Fault, Faults, InvalidValueError, shown
from shoulderkit.model.items import items_of
from shoulderkit.model.specs import not_a_member
from shoulderkit.names import meant
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

W = TypeVar("W", bound=StrEnum)


class QueryReader:
    """Reads the arguments of a search: names in any form that leaves no doubt, with a fault for each other one.

    Args:
        catalog: where the names are from.
    """

    def __init__(self, catalog: Readable) -> None:
        self.catalog = catalog
        self.faults: Faults = Faults()

    def query(self, text: object, given: dict[str, Any]) -> Query:
        """Return the query that the arguments of a search make.

        Raises:
            InvalidValueError: with every argument that cannot be one.
        """
        words = self._text(text)
        regions, uses, goals = (self._ids(name, given[name]) for name in ("region", "equipment", "goal"))
        none = self._flag("without_equipment", given["without_equipment"])
        available = given["available"]
        if none and (uses or available is not None):
            self.faults.add(Fault("is true, and equipment is named as well", "without_equipment"))
        things = self._ids("available", () if available is None else available, "equipment")
        provides = stands_for(self.catalog.equipment)
        positions = self._members(Position, "position", given["position"])
        query = Query(
            words=words,
            regions=frozenset(regions),
            roles=frozenset(self._members(Role, "role", given["role"])),
            phases=frozenset(self._members(Phase, "phase", given["phase"])),
            sides=frozenset(self._members(Sides, "sides", given["sides"])),
            goals=self._cells(goals) if goals else None,
            uses=_united(provides, uses) if uses else None,
            available=_united(provides, things) if none or available is not None else None,
            positions=frozenset(POSITIONS if not positions or Position.ANY in positions else positions),
            avoid=frozenset(self._members(Demand, "avoid", given["avoid"])),
        )
        if self.faults:
            raise self.faults.error(InvalidValueError, "Catalog.find")
        return query

    def _text(self, text: object) -> tuple[str, ...]:
        if text is None:
            return ()
        words = words_in(text) if isinstance(text, str) else ()
        if not words:
            self.faults.add(Fault(f"{shown(text)} has no word to search for", "text"))
        return words

    def _flag(self, name: str, given: object) -> bool:
        if type(given) is not bool:
            self.faults.add(Fault(f"{shown(given)} is neither True nor False", name))
        return given is True

    def _items(self, name: str, given: object) -> Iterator[tuple[str, object]]:
        """Yield what was given, each with its path; a single text is one name."""
        if isinstance(given, str):
            yield name, given
            return
        items = items_of(given)
        if items is None:
            self.faults.add(Fault(f"{shown(given)} is neither a name nor an iterable of names", name))
        for place, item in enumerate(items or ()):
            yield f"{name}[{place}]", item

    def _ids(self, name: str, given: object, table: str = "") -> list[str]:
        """Return the ids in a table that are meant; the table is that of the argument's name, unless it is given."""
        table = table or (name if name == "equipment" else f"{name}s")
        rows = getattr(self.catalog, table)
        words, ids = words_for(rows), list[str]()
        for path, item in self._items(name, given):
            found = meant(item, words)
            ids += found
            if not found:
                self.faults.add(dangling(table, item, rows, path))
        return ids

    def _members(self, kind: type[W], name: str, given: object) -> list[W]:
        members: list[W] = []
        for path, item in self._items(name, given):
            found = meant(item, words_of(kind))
            members += map(kind, found)
            if not found:
                self.faults.add(DeferredFault(partial(not_a_member, kind, item), path))
        return members

    def _cells(self, goals: Iterable[str]) -> frozenset[tuple[Phase, str]]:
        weights = (weight for goal in goals for weight in self.catalog.goals[goal].weights)
        return frozenset((weight.phase, weight.region) for weight in weights)


def _united(provides: dict[str, frozenset[str]], things: Collection[str]) -> frozenset[str]:
    """Return all that having these things counts as having."""
    return frozenset[str]().union(*(provides[thing] for thing in things))
