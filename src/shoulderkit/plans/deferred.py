"""Values of a plan that are made when they are first read, since they are most of the work."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

import attrs

from shoulderkit.model.specs import Spec, an_instance, many, maybe

T = TypeVar("T")


class Deferred(Generic[T]):
    """A value that is made when it is first read, once, whichever threads read it, and kept."""

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: tuple[T] | None = None
        self._lock = Lock()

    def __call__(self) -> T:
        """Return the value."""
        with self._lock:
            if self._made is None:
                self._made = (self._make(),)
            return self._made[0]


def made(value: Any) -> Any:
    """Return a value, made now where it is deferred."""
    later: Any = value
    return later() if isinstance(value, Deferred) else value


def made_later(kind: type) -> Spec:
    """Return the spec of a tuple of values that may be made when they are first read."""
    of = many(an_instance(kind))

    def ok(value: Any) -> bool:
        return isinstance(value, Deferred) or of.ok(value)

    return attrs.evolve(of, ok=ok)


def one_made_later(kind: type) -> Spec:
    """Return the spec of a value that may be made when it is first read, or is missing."""
    of = maybe(an_instance(kind))

    def ok(value: Any) -> bool:
        return isinstance(value, Deferred) or of.ok(value)

    return attrs.evolve(of, ok=ok)
