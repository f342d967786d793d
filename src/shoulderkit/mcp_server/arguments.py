"""The arguments of a call, as a person would type them, read as what the library takes; and what was taken for what."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.aliases import words_of
from shoulderkit.catalog.lookup import unknown_id, words_for
from shoulderkit.catalog.references import noun
from shoulderkit.errors import Fault, RequestError, shown
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import not_a_member
from shoulderkit.names import Words, meant, name_fault
from shoulderkit.plans import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from shoulderkit.catalog import Catalog

#: Other words for arguments and for the fields of a request.
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "minutes": ("duration", "time", "length", "budget", "available time"),
    "goal": ("aim", "problem", "complaint"),
    "focus": ("area", "body part", "region", "muscle"),
    "setting": ("place", "location", "where"),
    "equipment": ("gear", "tool", "prop", "with"),
    "exclude": ("without", "except", "leave out"),
    "without_equipment": ("without",),
    "max_steps": ("max moves", "max exercises"),
    "move": ("exercise", "id", "name", "exercise id", "move id"),
    "routine": ("plan", "moves", "exercises", "steps", "id", "name"),
    "text": ("query", "search", "words"),
    "picture": ("image", "figure", "drawing", "with picture"),
    "n": ("count", "number", "how many"),
    "limit": ("count", "number", "how many", "max results"),
}
#: The fields of a request with the other words for them.
FIELD_WORDS: Words = {each.name: _OTHER_WORDS.get(each.name, ()) for each in attrs.fields(Request)}
#: What stands between names in a single text, and before a name.
BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"(?:a|an|the|my|some|at|on)\s+", re.IGNORECASE)
_NONE = frozenset({"", "none", "nothing", "no equipment"})
_FLAGS = {**dict.fromkeys(("true", "yes", "on"), True), **dict.fromkeys(("false", "no", "off"), False)}


@attrs.frozen
class Taken:
    """One thing that was taken for another.

    Attributes:
        field: the argument, e.g. ``equipment``.
        given: what was given.
        taken_as: what it was taken for.
    """

    field: str
    given: str
    taken_as: str


class Call:
    """One call of a tool, understood step by step: what leaves no doubt is taken, all else is left to be refused.

    Args:
        tool: its name.
        catalog: where the names are from.
        given: the arguments as they came.
        own: the names of the tool's arguments besides the fields of a request.
        request: how it takes those: ``flat``, each is an argument; ``nested``, all are in one; None, it takes none.

    Attributes:
        tool, catalog, request: as above.
        known: the names of its arguments.
        arguments: the arguments as they are understood.
        fields: the fields of a request among them.
        taken: what was taken for what.
        faults: what is wrong with them so far.
    """

    def __init__(
        self, tool: str, catalog: Catalog, given: dict[str, Any], own: Iterable[str], request: str | None = None
    ) -> None:
        self.tool = tool
        self.catalog = catalog
        self.request = request
        self.arguments: dict[str, Any] = {}
        self.fields: dict[str, Any] = {}
        self.taken: list[Taken] = []
        self.faults: list[Fault] = []
        known = {name: _OTHER_WORDS.get(name, ()) for name in (*own, *(("request",) if request else ()))}
        fields = tuple(FIELD_WORDS) if request == "flat" else ()
        self.known: tuple[str, ...] = tuple(
            dict.fromkeys((*own, *(("request",) if request == "nested" else ()), *fields))
        )
        for key, written in given.items():
            name, value = self.take(key, known, key), opened(written)
            if name == "request" and name in known and is_object(value):
                self.fields |= {self.field(each): opened(item) for each, item in value.items()}
            elif name in known:
                self.arguments |= {} if value is None else {name: value}
            elif request:
                self.fields[self.field(key)] = value
            else:
                self.arguments[key] = value
                self.faults.append(name_fault(f"{tool} takes no such argument", key, known, key, most=len(known)))

    def field(self, key: str) -> str:
        """Return the field of a request that a key means; the key itself where it means none."""
        return str(self.take(key, FIELD_WORDS, key))

    def done(self) -> None:
        """Refuse the call where anything is wrong with it.

        Raises:
            RequestError: with all that is.
        """
        if self.faults:
            raise RequestError(self.tool, tuple(self.faults))

    def take(self, given: Any, words: Words, field: str) -> Any:
        """Return the id that a name stands for beyond doubt; anything else as it was given."""
        if not isinstance(given, str):
            return given
        for name in (given, _BEFORE.sub("", given.strip(), count=1)):
            ids = meant(name, words)
            if len(ids) == 1:
                if ids[0] != given:
                    self.taken.append(Taken(field, given, ids[0]))
                return ids[0]
        return given

    def listed(self, given: Any, words: Words, field: str) -> Any:
        """Return the names in a list or in a single text, each as `take` has it; anything else as it was given."""
        if isinstance(given, str):
            given = [given] if meant(given, words) else [name for name in BETWEEN.split(given.strip()) if name]
        return [self.take(name, words, field) for name in given] if is_list(given) else given

    def an_id(self, argument: str, table: str) -> str:
        """Return the id of the catalog's value that an argument names; with a fault where it names none."""
        rows = getattr(self.catalog, table)
        if argument not in self.arguments:
            self.faults.append(Fault(f"is missing: the name of one of the {table}", argument))
            return ""
        name = self.arguments[argument] = self.take(self.arguments[argument], words_for(rows), argument)
        if name not in rows:
            self.faults.append(unknown_id(noun(table), name, rows).fault(argument))
        return str(name)

    def ids(self, argument: str, table: str) -> tuple[str, ...]:
        """Return the ids of the catalog's values that an argument names, with a fault for each other name."""
        rows = getattr(self.catalog, table)
        return self._names(
            argument, words_for(rows), lambda name, path: unknown_id(noun(table), name, rows).fault(path)
        )

    def members(self, argument: str, kind: type[StrEnum]) -> tuple[str, ...]:
        """Return the words of a vocabulary that an argument names, with a fault for each other word."""
        return self._names(argument, words_of(kind), lambda name, path: not_a_member(kind, name, path))

    def _names(self, argument: str, words: Words, fault: Callable[[object, str], Fault]) -> tuple[str, ...]:
        if argument not in self.arguments:
            return ()
        given = self.listed(self.arguments[argument], words, argument)
        names: list[Any] = given if is_list(given) else [given]
        self.arguments[argument] = names
        for place, name in enumerate(names):
            if not isinstance(name, str) or name not in words:
                self.faults.append(fault(name, f"{argument}[{place}]"))
        return tuple(map(str, names))

    def none(self, argument: str) -> bool:
        """Return whether an argument says in a word that there is nothing; if so, it is no argument any more."""
        if not says_none(self.arguments.get(argument)):
            return False
        del self.arguments[argument]
        return True

    def number(self, argument: str, default: int, most: int) -> int:
        """Return the whole number that an argument is, from 1 to *most*; with a fault where it is not."""
        given = number(self.arguments.get(argument, default))
        if type(given) is int and 1 <= given <= most:
            return given
        near = (str(most),) if type(given) is int and given > most else ()
        self.faults.append(Fault(f"{shown(given)} is not a whole number from 1 to {most}", argument, near=near))
        return default

    def flag(self, argument: str) -> bool:
        """Return whether an argument is true; with a fault where it is neither true nor false."""
        given = flag(self.arguments.get(argument, False))
        if type(given) is not bool:
            self.faults.append(Fault(f"{shown(given)} is neither true nor false", argument))
        return given is True


def says_none(given: object) -> bool:
    """Return whether a text says that there is nothing."""
    return isinstance(given, str) and given.strip().casefold() in _NONE


def opened(value: Any) -> Any:
    """Return what a text of JSON says, since some clients write objects and lists as text; anything else as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def number(given: Any) -> Any:
    """Return the whole number that a text says; anything else as it is."""
    # no more digits than any number here has
    return int(given) if isinstance(given, str) and re.fullmatch(r"\s*\d{1,6}\s*", given) else given


def flag(given: Any) -> Any:
    """Return what a word for true or false says; anything else as it is."""
    return _FLAGS.get(given.strip().casefold(), given) if isinstance(given, str) else given
