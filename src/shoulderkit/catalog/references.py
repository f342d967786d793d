"""Whether the values of a catalog refer to things that exist, and agree with them.

What a field refers to is declared where the field is (`Spec.points_to`, `Spec.names_fields`); this module follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

import attrs

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.errors import AnyFault, DeferredFault, Fault, Faults, shown
from shoulderkit.model import (
    Equipment,
    Exercise,
    Goal,
    Region,
    Routine,
    Rule,
    SafetyWarning,
    Setting,
    Setup,
    Source,
    Step,
)
from shoulderkit.model.items import is_list, is_object, is_tuple
from shoulderkit.model.specs import spec_of
from shoulderkit.names import name_fault, plain
from shoulderkit.vocabulary import Position

#: The tables of a catalog, in the order in which one may refer to those before it, with what each holds.
KINDS: dict[str, type] = {
    "regions": Region,
    "equipment": Equipment,
    "settings": Setting,
    "goals": Goal,
    "sources": Source,
    "warnings": SafetyWarning,
    "rules": Rule,
    "exercises": Exercise,
    "routines": Routine,
}

#: For each table its values by id. An id without a value (None) exists but could not be read; a table that is None could
#: not be read: nothing is said of references to either.
Known = Mapping[str, Mapping[str, Any] | None]


class _Reference(NamedTuple):
    """A field that refers to something: to ids in a *table*, by values that are a *part*, or to fields of its own object."""

    name: str
    table: str | None = None
    part: type | None = None


@cache
def _references(cls: Any) -> tuple[_Reference, ...]:
    """Return the fields of a class that refer to something, in their order; those that name fields have neither."""
    found: list[_Reference] = []
    specs = ((field.name, spec_of(field)) for field in attrs.fields(cls))
    for name, item in ((name, spec.item) for name, spec in specs if spec is not None):
        if item.names_fields == "own":
            found.append(_Reference(name))
        elif item.points_to is not None and not item.kinds:
            found.append(_Reference(name, table=item.points_to))
        elif item.points_to is None:
            # a part that points to a table has to equal the catalog's value, which is judged on its own
            parts = [kind for kind in item.kinds if attrs.has(kind) and (_references(kind) or _outer(kind))]
            found += (_Reference(name, part=part) for part in parts)
    return tuple(found)


@cache
def _outer(cls: Any) -> tuple[str, ...]:
    """Return the fields of a class whose texts name fields of the object that its values are a part of."""
    specs = ((field.name, spec_of(field)) for field in attrs.fields(cls))
    return tuple(name for name, spec in specs if spec is not None and spec.names_fields == "outer")


def differing(one: Any, other: Any) -> tuple[str, ...]:
    """Return the names of the fields in which two values of a class differ."""
    return tuple(
        field.name for field in attrs.fields(one.__class__) if getattr(one, field.name) != getattr(other, field.name)
    )


def noun(table: str) -> str:
    """Return the word for one value of a table: that of the table, but in the singular."""
    return table.removesuffix("s")


def dangling(table: str, name: object, known: Mapping[str, Any], path: str = "") -> DeferredFault:
    """Return the fault of a reference to an id that its table does not have."""
    return DeferredFault(lambda: unknown_id(noun(table), name, known).fault(), path)


def reference_faults(value: Any, known: Known) -> Faults:
    """Return all faults of one value's references, their paths relative to the value; see `cycle_faults` for more.

    Args:
        value: a value that a catalog holds.
        known: what references are judged by.
    """
    faults = _follow(value, known) or Faults()
    if isinstance(value, Equipment):
        faults += _substitute_faults(value, known["equipment"] or {})
    elif isinstance(value, Routine):
        for index, step in enumerate(value.steps):
            faults += (fault.under(f"steps[{index}]") for fault in step_faults(step, known))
    elif isinstance(value, Exercise):
        faults += _family_faults(value, known["exercises"] or {})
        for index, setup in enumerate(value.setups):
            faults += (fault.under(f"setups[{index}]") for fault in _setup_faults(setup, known["equipment"]))
    return faults


def references_in(value: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the references of a value that a catalog holds: the path of each, the table and the id."""
    for name, table, part in _references(value.__class__):
        held = getattr(value, name)
        if table is not None:
            # against no rows at all every id is missing
            yield from ((where, table, name) for where, name in _missing(held or (), {}, path + name))
        elif part is not None:
            for index, item in enumerate(held):
                yield from references_in(item, f"{path}{name}[{index}].")
    if isinstance(value, Step):
        yield f"{path}exercise", "exercises", value.exercise.id


@cache
def tables_referred_to(cls: Any) -> frozenset[str]:
    """Return the tables that the values of a class may refer to."""
    found = {"exercises"} if cls is Step else set[str]()
    for _, table, part in _references(cls):
        found |= {table} if table is not None else tables_referred_to(part) if part is not None else set()
    return frozenset(found)


def plain_reference_faults(plain: Any, cls: type, known: Known, path: str = "") -> Iterator[AnyFault]:
    """Yield the dangling references in plain values that could not be read as a *cls*, as far as they can be told."""
    if not is_object(plain):
        return
    for name, table, part in _references(cls):
        held, rows = plain.get(name), None if table is None else known[table]
        if table is not None and rows is not None:
            for where, wrong in plain_ids(held, f"{path}{name}"):
                if wrong not in rows:
                    yield dangling(table, wrong, rows, where)
        elif part is not None and is_list(held):
            for index, item in enumerate(held):
                yield from plain_reference_faults(item, part, known, f"{path}{name}[{index}].")


def plain_ids(held: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield whatever is text in a field of ids, each with its path."""
    if isinstance(held, str):
        yield path, held
    elif is_list(held):
        for index, item in enumerate(held):
            yield from plain_ids(item, f"{path}[{index}]")


def _follow(value: Any, known: Known) -> Faults | None:
    """Return the faults of the references of a value and of its parts, their paths relative to it; None where there is none.

    Nearly all references are fine, so faults and paths are made for the others alone, on the way up.
    """
    cls: Any = value.__class__
    faults: Faults | None = None
    for name, table, part in _references(cls):
        held = getattr(value, name)
        if not held:
            continue
        if table is not None:
            rows = known[table]
            if rows is not None and not (held in rows if type(held) is str else all(map(rows.__contains__, held))):
                faults = faults or Faults()
                faults.each(partial(_dangling_at, table, rows), _missing(held, rows, name))
        elif part is None:
            for index, text in enumerate(held):
                if not has_field(value, text):
                    faults = faults or Faults()
                    faults.add(_unreal(value, text, f"{name}[{index}]"))
        else:
            outer = _outer(part)
            for index, item in enumerate(held):
                found = _follow(item, known)
                if found is not None:
                    faults = faults or Faults()
                    faults.take(found, f"{name}[{index}]")
                for field in outer:
                    text = getattr(item, field)
                    if text is not None and not has_field(value, text):
                        faults = faults or Faults()
                        faults.add(_unreal(value, text, f"{name}[{index}].{field}"))
    return faults


def _dangling_at(table: str, rows: Mapping[str, Any], found: tuple[str, str]) -> DeferredFault:
    where, wrong = found
    return dangling(table, wrong, rows, where)


def _missing(held: str | tuple[Any, ...], rows: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Yield the ids without a row, each with its path; a single id is given only where it has none."""
    if isinstance(held, str):
        yield path, held
    else:
        for index, item in enumerate(held):
            # most ids are fine: do not descend for those
            if item not in rows:
                yield from _missing(item, rows, f"{path}[{index}]")


def _unreal(value: Any, name: str, path: str) -> DeferredFault:
    """Return the fault of a name that is not a field of a value."""
    message = f"{value.__class__.__name__} has no field {shown(name)}"
    return DeferredFault(lambda: name_fault(message, name, plain(_field_paths(value))), path)


@cache
def _nameable(cls: Any) -> dict[str, None]:
    """Return the fields of a class that others of its fields may name, in their order."""
    if not attrs.has(cls):
        return {}
    lists = [name for name, table, part in _references(cls) if table is None and part is None]
    return {field.name: None for field in attrs.fields(cls) if field.name not in lists}


def has_field(value: Any, path: str) -> bool:
    """Return whether a value has a field of this dotted path, as others of its fields may name one."""
    name, _, rest = path.partition(".")
    return name in _names_in(value) and (not rest or has_field(_named_in(value, name), rest))


def _field_paths(value: Any) -> Iterator[str]:
    for name in _names_in(value):
        yield name
        for path in _field_paths(_named_in(value, name)):
            yield f"{name}.{path}"


def _names_in(value: Any) -> dict[str, None]:
    """Return what can be named in a value.

    These are its fields, but for lists of names; in a tuple texts, targets by region, and the fields of any setup.
    """
    if not is_tuple(value):
        return _nameable(value.__class__)
    if value and isinstance(value[0], Setup):
        return _nameable(Setup)
    named = (getattr(item, "region", item) for item in value)
    return {name: None for name in named if isinstance(name, str)}


def _named_in(value: Any, name: str) -> Any:
    """Return what a name in a value stands for; None for what has no names in it."""
    if not is_tuple(value):
        return getattr(value, name)
    if isinstance(value[0], Setup):
        return _of_any([getattr(setup, name) for setup in value])
    return None


def _of_any(held: list[Any]) -> Any:
    """Return what several values have in one field: all items of tuples, otherwise the first that is not None."""
    if all(map(is_tuple, held)):
        return tuple(item for items in held for item in items)
    return next((one for one in held if one is not None), None)


def _family_faults(exercise: Exercise, exercises: Mapping[str, Exercise | None]) -> Iterator[Fault]:
    for index, name in enumerate(exercise.easier_forms):
        easier = exercises.get(name)
        if name == exercise.id:
            yield Fault("is its own easier form", f"easier_forms[{index}]")
        elif easier is not None and easier.family != exercise.family:
            yield Fault(f"{shown(name)} is not of the family {shown(exercise.family)}", f"easier_forms[{index}]")


def _substitute_faults(thing: Equipment, things: Mapping[str, Equipment | None]) -> Iterator[Fault]:
    for index, name in enumerate(thing.substitutes):
        other = things.get(name)
        if name == thing.id:
            yield Fault("is its own substitute", f"substitutes[{index}]")
        elif thing.lifts_off_floor and other is not None and not other.lifts_off_floor:
            yield Fault(
                f"{shown(name)} does not lift off the floor, as {shown(thing.id)} does", f"substitutes[{index}]"
            )


def _setup_faults(setup: Setup, things: Mapping[str, Equipment | None] | None) -> Iterator[Fault]:
    if setup.raised and things is not None:
        held = [things.get(name) for name in setup.equipment]
        if all(thing is not None and not thing.lifts_off_floor for thing in held):
            yield Fault("is true, but none of its equipment lifts off the floor", "raised")


def step_faults(step: Step, known: Known) -> Iterator[AnyFault]:
    """Yield what a step has that its exercise, as the catalog knows it, does not allow; paths are relative to the step."""
    exercise, rows = step.exercise, known["exercises"]
    if rows is None:
        return
    if exercise.id not in rows:
        yield dangling("exercises", exercise.id, rows, "exercise")
        return
    if rows[exercise.id] is None:
        return
    # what was read together is the very same
    if exercise is not rows[exercise.id] and exercise != rows[exercise.id]:
        differences = ", ".join(differing(exercise, rows[exercise.id]))
        yield Fault(f"is not the catalog's {shown(exercise.id)}: differs in {differences}", "exercise")
        return
    if type(step.dose) is not type(exercise.dose):
        wanted = type(exercise.dose).__name__.lower()
        yield Fault(f"is not of the kind that {shown(exercise.id)} has ({wanted})", "dose.kind")
    setup = step.setup
    if setup.position not in (step.position, Position.ANY):
        yield Fault(f"'{step.position}' is not the position of its setup ('{setup.position}')", "position")
    things = known["equipment"]
    if things is not None and not _serves(step.equipment, setup.equipment, things):
        wanted, given = " + ".join(setup.equipment) or "nothing", " + ".join(step.equipment) or "nothing"
        yield Fault(f"{given} is not the equipment of its setup ({wanted}), nor a substitute", "equipment")


def _serves(given: tuple[str, ...], needed: tuple[str, ...], things: Mapping[str, Equipment | None]) -> bool:
    """Return whether each thing that is needed is given, itself or a substitute, and nothing beyond that."""
    good: list[set[str]] = []
    for name in needed:
        thing = things.get(name)
        # the substitutes of a thing that could not be read are not known: anything may be one
        unread = name in things and thing is None
        good.append({name, *(given if unread else thing.substitutes if thing is not None else ())})
    covered = set[str]().union(*good).issuperset(given) and all(each.intersection(given) for each in good)
    return covered and len(given) == len(needed)
