"""Strict conversion of plain values to values of this package.

Each type has a hook, a function that reads it, made when the type is first met. They are this module's own, not those of
cattrs, which takes ``"3"`` for a whole number and ``"abc"`` for three strings; and no code is generated: compiling it
would take half as long again as reading the bundled catalog does (``docs/own-classes.md``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial
from sys import intern
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, get_args, get_origin

import attrs

from shoulderkit.errors import AnyFault, DeferredFault, Fault, Faults, FaultyError, InvalidValueError
from shoulderkit.model import Exercise
from shoulderkit.model.checks import faults_in
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import not_a_member, spec_of
from shoulderkit.names import late_fault
from shoulderkit.names import plain as plain_names
from shoulderkit.reading.fields import (
    TAGS,
    classes_of,
    default_of,
    field_types,
    is_derived,
    is_union,
    json_fields,
    key_of,
    name_of,
    type_name,
)
from shoulderkit.reading.plain import Refused, WithDuplicates, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.model.specs import Spec

_Hook = Callable[[Any, Any], Any]
#: The types of which a plain value is stored as it is.
_AS_THEY_ARE = frozenset[Any]((str, int, bool))


def check_readable(kind: Any) -> None:
    """Check that a kind can be read.

    Raises:
        InvalidValueError: it cannot.
    """
    # only a type is looked up: what is anything else need not have a hash
    if isinstance(kind, type) or get_origin(kind) is not None:
        _hook_of(kind)
    else:
        _unreadable(kind)


def read(plain: Any, kind: Any) -> Any:
    """Return a value of *kind* made from plain values.

    Args:
        plain: the result of `parse`. A value in it that already has the required class is used as it is, and a `Refused`
            in it is raised in its place.
        kind: an attrs class, an enum, str, int, bool, a union or a tuple of such.

    Raises:
        Refused: with all faults.
        InvalidValueError: *kind* cannot be read.
    """
    return _hook_of(kind)(plain, kind)


def _refuse(plain: Any, wanted: str) -> NoReturn:
    raise Refused([Fault(f"{shown(plain)} is not {wanted}")])


def _read_str(plain: Any, _: Any) -> str:
    if type(plain) is str:
        return plain
    _refuse(plain, "text")


def _member_hook(kind: type[StrEnum]) -> _Hook:
    members: dict[str, StrEnum] = {member.value: member for member in kind}

    def read_member(plain: Any, _: Any) -> StrEnum:
        if type(plain) is not str:
            _refuse(plain, f"a {kind.__name__} ({', '.join(kind)})")
        made = members.get(plain)
        if made is None:
            raise Refused([DeferredFault(partial(not_a_member, kind, plain))])
        return made

    return read_member


def _read_int(plain: Any, _: Any) -> int:
    if type(plain) is int:
        return plain
    # tables write whole numbers as 15.0, which JSON Schema takes for an integer, too
    if type(plain) is float and plain.is_integer():
        return int(plain)
    _refuse(plain, "a whole number")


def _read_bool(plain: Any, _: Any) -> bool:
    if type(plain) is bool:
        return plain
    _refuse(plain, "true or false")


def _read_scalar(plain: Any, _: Any) -> Any:
    if plain is None or type(plain) in (str, int, float, bool):
        return plain
    _refuse(plain, "text, a number, true, false or null")


class _Empty(NamedTuple):
    """What an empty value that could not be read is, how many faults it has, and what could be read of it."""

    kind: type | None
    faults: int
    read: list[Any]


_NEVER = _Empty(None, 0, [])


def _tuple_hook(kind: Any) -> _Hook:
    args = get_args(kind)
    if len(args) != 2 or args[1] is not Ellipsis:
        return _unreadable(kind)
    hook, of = _hook_of(args[0]), args[0]
    # what is of this type already needs no hook
    as_they_are = _AS_THEY_ARE & {of}

    def read_tuple(plain: Any, _: Any) -> tuple[Any, ...]:
        if not is_list(plain):
            _refuse(plain, "a list")
        if as_they_are and as_they_are.issuperset(map(type, plain)):
            return tuple(plain)
        items: list[Any] = []
        # made when it is needed: nearly all lists and objects are fine
        faults: Faults | None = None
        empty = _NEVER
        for item in plain:
            if not item and faults is not None and faults.full and type(item) is empty.kind:
                # one empty value is as wrong as another, and a long list of them is soon written
                faults.more += empty.faults
                items.append(empty.read)
                continue
            try:
                items.append(hook(item, of))
            except Refused as refused:
                faults = Faults() if faults is None else faults
                faults.take(refused.faults, f"[{len(items)}]")
                items.append(refused.read)
                if not item:
                    empty = _Empty(type(item), len(refused.faults), refused.read)
        if faults is not None:
            raise Refused(faults, items)
        return tuple(items)

    return read_tuple


def _union_hook(kind: Any) -> _Hook:
    kinds = classes_of(kind)
    nullable = NoneType in get_args(kind)
    if len(kinds) == 1:
        hook, of = _hook_of(kinds[0]), kinds[0]
        return lambda plain, _: None if plain is None and nullable else hook(plain, of)
    tag = key_of(kinds)
    if tag is None:
        return _unreadable(kind)
    # not by way of the type, since a class of errors stands for all below it
    hooks = {TAGS[each].word: (_attrs_hook(each), each) for each in kinds}

    def read_union(plain: Any, _: Any) -> Any:
        if plain is None and nullable:
            return None
        if not is_object(plain):
            _refuse(plain, f"an object ({' or '.join(each.__name__ for each in kinds)})")
        hook, of = hooks[_tag(plain, tag, hooks)]
        return hook(plain, of)

    return read_union


def _tag(plain: dict[str, Any], key: str, words: Iterable[str]) -> str:
    if key not in plain:
        raise Refused([Fault(f"is missing ({' or '.join(words)})", key)])
    word = plain[key]
    if type(word) is not str or word not in words:
        text = f"{shown(word)} is not {' or '.join(words)}"
        raise Refused([late_fault(text, word, plain_names(words), key, most=0)])
    return word


def _attrs_hook(cls: Any) -> _Hook:
    types = field_types(cls)
    fields = {name_of(field): field for field in json_fields(cls)}
    # what is of these types already needs no hook: by far the most fields hold a text
    plainly = {name: of for name, kind in types.items() for of in classes_of(kind) if of in _AS_THEY_ARE}
    # a constructor finds an argument faster whose name is the very text that its parameter is named by
    hooks = {name: (intern(name), plainly.get(name), _hook_of(types[name]), types[name]) for name in fields}
    missing = {name: Fault("is missing", name) for name, field in fields.items() if field.default is attrs.NOTHING}
    required = missing.keys()
    derived = {name for name, field in fields.items() if is_derived(field)}
    tag = TAGS.get(cls)
    known = list(fields) if tag is None else [tag.key, *fields]
    known_words = plain_names(known)
    text_for = getattr(cls, "__brief__", None)

    def read_object(plain: Any, _: Any) -> Any:
        if text_for is not None and type(plain) is str:
            plain = {text_for: plain}
        of = plain.__class__
        # nearly always a dict, of which nothing more need be asked
        if of is not dict and not is_object(plain):
            if of is cls:
                return plain
            if isinstance(plain, Refused):
                raise Refused(plain.faults)
            by_id = "; its id stands for it where a catalog is given (catalog=)" if cls is Exercise else ""
            _refuse(plain, f"an object ({cls.__name__}){by_id if type(plain) is str else ''}")
        values: dict[str, Any] = {}
        faults: Faults | None = None
        whole = of is not WithDuplicates and required <= plain.keys()
        if tag is not None:
            try:
                _tag(plain, tag.key, (tag.word,))
            except Refused as refused:
                faults = Faults(refused.faults)
        for name, item in plain.items():
            found = hooks.get(name)
            if found is None:
                if name not in known:
                    faults = Faults() if faults is None else faults
                    faults.add(late_fault(f"{cls.__name__} has no such field", name, known_words, name, most=0))
                continue
            own, as_it_is, hook, kind = found
            if type(item) is as_it_is:
                values[own] = item
                continue
            if item is None and name in derived:
                # null is what a program writes that knows no better: it follows from the others
                continue
            try:
                values[own] = hook(item, kind)
            except Refused as refused:
                whole = False
                faults = Faults() if faults is None else faults
                faults.take(refused.faults, name)
                faults += _item_faults(spec_of(fields[name]), refused.read, name)
        if whole and not faults:
            try:
                return cls(**values)
            except FaultyError as error:
                raise Refused(_in_order(Faults.of(error), plain)) from None
        faults = Faults() if faults is None else faults
        if isinstance(plain, WithDuplicates):
            faults.each(_duplicate, plain.duplicates)
        for name, fault in missing.items():
            if name not in plain:
                faults.add(fault)
        faults += faults_in(cls, _as_made(fields, values, plain))
        raise Refused(_in_order(faults, plain))

    return read_object


def _duplicate(name: str) -> Fault:
    return Fault("is a duplicate key", name)


def _item_faults(spec: Spec | None, items: list[Any], path: str) -> Faults:
    """Return the faults of the readable items of a list that could not be read as a whole."""
    faults = Faults()
    if spec is None or spec.each is None:
        return faults
    for place, item in enumerate(items):
        if is_list(item):
            # the readable items of a list inside, or of what could not be read at all
            if item:
                faults += _item_faults(spec.each, item, f"{path}[{place}]")
        elif not spec.each.ok(item):
            faults += spec.each.faults(item, f"{path}[{place}]")
    return faults


def _as_made(fields: dict[str, attrs.Attribute[Any]], values: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """Return the values that could be read as the class would hold them: with defaults, and converted."""
    made = {name: default_of(field) for name, field in fields.items() if name not in plain} | values
    made = {name: value for name, value in made.items() if value is not attrs.NOTHING}
    for name, value in made.items():
        convert: Callable[[Any], Any] | None = getattr(fields[name], "converter", None)
        if convert is not None:
            made[name] = convert(value)
    return made


def _in_order(faults: Faults, plain: dict[str, Any]) -> Faults:
    """Return faults in the order of the input, those of missing fields last."""
    if len(faults) == 1:
        return faults
    places = {name: place for place, name in enumerate(plain)}

    def place(fault: AnyFault) -> int:
        return places.get(fault.path, places.get(re.split(r"[.\[]", fault.path, maxsplit=1)[0], len(places)))

    return faults.sorted(place)


def _unreadable(kind: Any) -> NoReturn:
    raise InvalidValueError("loads", (Fault(f"{type_name(kind)} cannot be read from JSON"),))


_SCALARS: dict[Any, _Hook] = {str: _read_str, int: _read_int, bool: _read_bool, object: _read_scalar}


@cache
def _hook_of(kind: Any) -> _Hook:
    """Return what reads a type.

    Raises:
        InvalidValueError: nothing does.
    """
    if isinstance(kind, type) and kind in _SCALARS:
        return _SCALARS[kind]
    if is_union(kind) or len(classes_of(kind)) > 1:
        return _union_hook(kind)
    if attrs.has(kind):
        return _attrs_hook(kind)
    if get_origin(kind) is tuple:
        return _tuple_hook(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member_hook(kind)
    _unreadable(kind)
