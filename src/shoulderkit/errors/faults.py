"""Faults of given values, how they are collected, and the errors that carry them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, Self, TypeVar, cast

import attrs
from attrs import field

from shoulderkit.errors.showing import MOST_PATH, cut, listed, place, safe, shown
from shoulderkit.mixins import Displayed

#: The most faults that an error holds; the others are counted.
MOST_FAULTS = 100
_KEY = "shoulderkit.held"


def held(wants: str, ok: Callable[[Any], bool]) -> dict[str, Any]:
    """Return the metadata that declares what a field of an error may hold, in the manner of `model.specs.spec`."""
    return {_KEY: (wants, ok)}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return type(value) is tuple and all(map(_is_text, cast("tuple[object, ...]", value)))


#: What the fields of errors hold. Texts are not judged further: they say what was given, whatever that was.
TEXT = held("text", _is_text)
TEXTS = held("a tuple of texts", _are_texts)
FLAG = held("true or false", lambda value: type(value) is bool)
NUMBER = held("a whole number", lambda value: type(value) is int)


def instances(kind: type) -> dict[str, Any]:
    """Return the metadata of a field that holds a tuple of instances of a class."""

    def ok(value: Any) -> bool:
        return type(value) is tuple and all(isinstance(item, kind) for item in cast("tuple[object, ...]", value))

    return held(f"a tuple of {kind.__name__}s", ok)


@cache
def _held(cls: type) -> tuple[tuple[str, str, Callable[[Any], bool]], ...]:
    return tuple((each.name, *each.metadata[_KEY]) for each in attrs.fields(cast("Any", cls)) if _KEY in each.metadata)


class Held:
    """What judges its own fields once it is made, as values do."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault(f"{shown(getattr(self, name))} is not {wants}", name)
            for name, wants, ok in _held(cast("type", type(self)))
            if not ok(getattr(self, name))
        ]
        if faults:
            raise InvalidValueError(type(self).__name__, tuple(faults))


class ShoulderkitError(Displayed, Exception):
    """The base class of all errors of this package. Errors compare by class and fields."""

    # attrs exceptions always compare by identity, but attrs does put the fields into `args`
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.args == self.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))

    # explicit, because libraries that pickle tracebacks would otherwise set the fields one by one, and they are frozen
    def __reduce__(self) -> tuple[type[ShoulderkitError], tuple[object, ...]]:
        return type(self), self.args


@attrs.frozen
class Fault(Held, Displayed):
    """One thing that is wrong with a given value. Its texts keep the rule for texts: what breaks it in them is escaped.

    Attributes:
        message: what is wrong, as one clause.
        path: where in the value, e.g. ``cues[2].kind``; empty for the whole value.
        file: the file that contains it, or the empty string.
        near: known names that the wrong one may have meant, best first.
        exact: whether *near* is the wrong name in another form, or has it as a name or an alias, rather than being close
            by letters.

    Raises:
        InvalidValueError: a field has the wrong type.
    """

    message: str = field(converter=safe, metadata=TEXT)
    path: str = field(default="", converter=safe, metadata=TEXT)
    file: str = field(default="", converter=safe, metadata=TEXT)
    near: tuple[str, ...] = field(default=(), metadata=TEXTS)
    exact: bool = field(default=False, metadata=FLAG)

    def __str__(self) -> str:
        where = place(self.file, self.path)
        names = listed(self.near)
        hint = (f" (write {names})" if self.exact else f" (did you mean {names}?)") if names else ""
        return f"{where}: {self.message}{hint}" if where else f"{self.message}{hint}"

    def under(self, prefix: str) -> Fault:
        """Return the same fault with a prefix added to its path.

        Args:
            prefix: the path of the value that contains the faulty one.

        Raises:
            InvalidValueError: *prefix* is not text.
        """
        if not isinstance(prefix, str):
            raise InvalidValueError("under", (Fault(f"{shown(prefix)} is not text", "prefix"),))
        return attrs.evolve(self, path=joined(prefix, self.path))

    def within(self, file: str) -> Fault:
        """Return the same fault as one of a file.

        Args:
            file: the file that contains the value.
        """
        return attrs.evolve(self, file=file)


def joined(prefix: str, path: str) -> str:
    """Return a path below another."""
    return f"{prefix}{'' if not path or path.startswith('[') else '.'}{path}"


class DeferredFault(NamedTuple):
    """A fault that takes a search to say, such as one for near misses: made only if an error has room for it.

    Attributes:
        make: returns the fault, without its path and file.
        path: where in the value.
        file: the file that contains it, or the empty string.
    """

    make: Callable[[], Fault]
    path: str = ""
    file: str = ""

    def under(self, prefix: str) -> DeferredFault:
        """Return the same with a prefix added to its path."""
        return self._replace(path=joined(prefix, self.path))

    def within(self, file: str) -> DeferredFault:
        """Return the same as of a file."""
        return self._replace(file=file)

    def made(self) -> Fault:
        """Return the fault."""
        return attrs.evolve(self.make(), path=self.path, file=self.file)


AnyFault = Fault | DeferredFault
E = TypeVar("E", bound="FaultyError")
T = TypeVar("T")


class Faults:
    """Faults as they are found: as many as an error holds are kept, the others are only counted.

    Attributes:
        more: how many are not kept.
    """

    __slots__ = ("_kept", "more")

    def __init__(self, found: Iterable[AnyFault] = ()) -> None:
        self._kept: list[AnyFault] = []
        self.more: int = 0
        # nearly always there is none
        if found:
            self += found

    @classmethod
    def of(cls, error: FaultyError) -> Faults:
        """Return the faults of an error."""
        made = cls(error.faults)
        made.more = error.more
        return made

    def add(self, fault: AnyFault) -> None:
        """Add a fault."""
        if len(self._kept) < MOST_FAULTS:
            self._kept.append(fault)
        else:
            self.more += 1

    def each(self, make: Callable[[T], AnyFault], found: Iterable[T]) -> None:
        """Add the fault of each thing found; those that are only counted are not made."""
        for one in found:
            if len(self._kept) < MOST_FAULTS:
                self._kept.append(make(one))
            else:
                self.more += 1

    def __iadd__(self, found: Iterable[AnyFault]) -> Self:
        if isinstance(found, Faults):
            self.take(found)
        else:
            for fault in found:
                self.add(fault)
        return self

    @property
    def full(self) -> bool:
        """Whether all further faults are only counted."""
        return len(self._kept) >= MOST_FAULTS

    def take(self, found: Faults, *path: str) -> None:
        """Add those of a value that this one contains, at a path of these parts."""
        if not found:
            return
        prefix, room = ".".join(filter(None, path)), MOST_FAULTS - len(self._kept)
        if room > 0:
            kept = found._kept[:room]
            self._kept += [fault.under(prefix) for fault in kept] if prefix else kept
        self.more += found.more + max(len(found._kept) - max(room, 0), 0)

    def within(self, file: str) -> Faults:
        """Return the same faults as those of a file."""
        return self._changed([fault.within(file) for fault in self._kept])

    def changed(self, change: Callable[[Fault], Fault]) -> Faults:
        """Return the same faults, each that is kept changed."""
        return self._changed([change(fault) for fault in self])

    def sorted(self, key: Callable[[AnyFault], Any]) -> Faults:
        """Return the same faults in another order."""
        return self._changed(sorted(self._kept, key=key))

    def _changed(self, kept: list[AnyFault]) -> Faults:
        made = Faults()
        made._kept, made.more = kept, self.more
        return made

    def __iter__(self) -> Iterator[Fault]:
        """Yield those that are kept, made."""
        return (fault.made() if isinstance(fault, DeferredFault) else fault for fault in self._kept)

    def __len__(self) -> int:
        return len(self._kept) + self.more

    def __bool__(self) -> bool:
        return bool(self._kept)

    def error(self, kind: type[E], what: str) -> E:
        """Return the error of a kind that tells them."""
        return kind(what, tuple(self), self.more)


@attrs.frozen
class FaultyError(Held, ShoulderkitError):
    """A given value has faults; all that could be found are listed, or where they are more than 100, counted.

    Attributes:
        what: what was being created or read, e.g. ``Hold`` or a folder.
        faults: the faults, in the order of the input; at least one, at most 100.
        more: how many faults there are beside these.

    Raises:
        InvalidValueError: a field has the wrong type.
    """

    what: str = field(converter=safe, metadata=TEXT)
    faults: tuple[Fault, ...] = field(metadata=instances(Fault))
    more: int = field(default=0, metadata=NUMBER)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if len(self.faults) > MOST_FAULTS:
            # frozen from here on
            object.__setattr__(self, "more", self.more + len(self.faults) - MOST_FAULTS)
            object.__setattr__(self, "faults", self.faults[:MOST_FAULTS])

    def __str__(self) -> str:
        what = cut(self.what, MOST_PATH)
        if len(self.faults) == 1 and not self.more:
            return f"{what}: {self.faults[0]}"
        told = "".join(f"\n  {number}. {fault}" for number, fault in enumerate(self.faults, 1))
        rest = f"\n  and {self.more:,} more" if self.more else ""
        return f"{what}: {len(self.faults) + self.more:,} faults{told}{rest}"


class InvalidValueError(FaultyError, ValueError):
    """A field or argument has the wrong type or is out of range."""


class DataError(FaultyError, ValueError):
    """A file, folder or JSON text cannot be read as the expected kind of value."""


class RequestError(FaultyError, ValueError):
    """A request names something that the catalog does not have, or contradicts itself."""


class MergeError(FaultyError, ValueError):
    """Two catalogs cannot be merged."""


class RuleError(FaultyError, ValueError):
    """A rule cannot be added, replaced or switched off as asked."""
