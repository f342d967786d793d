"""Values judge themselves: constructors enforce what the specs of their fields declare.

A class derives from `Value`. Its fields carry a `Spec` in their metadata, and `Value.__relations__` between fields may be
added. Constructors also take any iterable for a tuple, a text for a tuple of one, and the plain word for a vocabulary's
member: what is not stored as it was given is converted before it is judged. Type checkers are told what is stored, not
what is taken, since mypy would need a converter for each type of field. `faults_in` also judges partly read values, so
that a reader can report shapes and ranges at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

import attrs

from shoulderkit.errors import Fault, Faults, FaultyError, InvalidValueError, told
from shoulderkit.mixins import Linked
from shoulderkit.model.specs import Relation, Spec, spec_of


class Checked:
    """What judges itself once it is made.

    Attributes:
        __relations__: what fields must keep together.
        __error__: the error that a faulty value raises, with all its faults.
    """

    __slots__ = ()
    __relations__: ClassVar[tuple[Relation, ...]] = ()
    __error__: ClassVar[type[FaultyError]] = InvalidValueError

    def __attrs_post_init__(self) -> None:
        cls: Any = type(self)
        tests, relations = _tests(cls)
        # plain loops: this runs for every value of every plan
        for name, ok, usual in tests:
            value = getattr(self, name)
            if value is not usual and not ok(value):
                break
        else:
            for holds, values in relations:
                if not holds(*values(self)):
                    break
            else:
                return
        self._convert(cls)

    def _convert(self, cls: Any) -> None:
        """Store what was given otherwise than it is stored in that form, or refuse it."""
        for field, found in _specs(cls):
            given = getattr(self, field.name)
            if not found.ok(given):
                # frozen from here on
                object.__setattr__(self, field.name, found.converted(given))
        faults = faults_in(cls, {field.alias: getattr(self, field.name) for field in attrs.fields(cls)})
        if faults:
            raise faults.error(cls.__error__, cls.__name__)


class Value(Checked, Linked):
    """The base of the classes that make up data: it judges a value that was just made.

    A base rather than a decorator of our own, since type checkers know attrs' classes by attrs' own decorator. Its own
    attributes have underscores, so that completion shows a value's fields alone.

    Attributes:
        __brief__: the field that a mere text stands for in JSON, where all others have their defaults.
    """

    __slots__ = ()
    __brief__: ClassVar[str | None] = None


@cache
def _specs(cls: Any) -> tuple[tuple[attrs.Attribute[Any], Spec], ...]:
    return tuple((field, found) for field in attrs.fields(cls) if (found := spec_of(field)) is not None)


#: The name of a field, whether a value is allowed in it, and its default where that is: it need not be judged again.
_Test = tuple[str, Callable[[Any], bool], object]
#: Whether the values of some fields keep a relation, and what gets these values.
_Kept = tuple[Callable[..., bool], Callable[[Any], tuple[Any, ...]]]
#: What no field holds.
_NO_DEFAULT = object()


@cache
def _tests(cls: Any) -> tuple[tuple[_Test, ...], tuple[_Kept, ...]]:
    tests = tuple(
        (field.name, found.ok, field.default if found.ok(field.default) else _NO_DEFAULT)
        for field, found in _specs(cls)
    )
    return tests, tuple((relation.holds, _values_of(relation.fields)) for relation in cls.__relations__)


def _values_of(fields: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gets the values of some fields."""
    get = attrgetter(*fields)
    return get if len(fields) > 1 else lambda value: (get(value),)


def faults_in(cls: Any, values: Mapping[str, object]) -> Faults:
    """Return all faults of the *values* that a *cls* would be made of; missing ones are passed over."""
    faults = Faults()
    bad: set[str] = set()
    for field, found in _specs(cls):
        name = str(field.alias)
        if name in values and not found.ok(values[name]):
            bad.add(name)
            faults += found.faults(values[name], name)
    # errors, which are read as well, have none
    for relation in getattr(cls, "__relations__", ()):
        if all(name in values and name not in bad for name in relation.fields):
            given = [values[name] for name in relation.fields]
            if not relation.holds(*given):
                faults.add(Fault(relation.message.format(*map(told, given)), relation.fields[0]))
    return faults
