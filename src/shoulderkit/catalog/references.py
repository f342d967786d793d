"""Whether the values of a catalog refer to things that exist, and agree with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import Fault, near
from shoulderkit.model import Citation, Equipment, Exercise, Goal, Region, Routine, Rule, Setting, Source
from shoulderkit.vocabulary import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The tables of a catalog, in the order in which one may refer to those before it, with what each holds.
KINDS: dict[str, type] = {
    "regions": Region,
    "equipment": Equipment,
    "settings": Setting,
    "goals": Goal,
    "sources": Source,
    "rules": Rule,
    "exercises": Exercise,
    "routines": Routine,
}

#: Fields that hold ids (one, a tuple, or groups) in whichever class they stand, with the table they point into.
_POINTERS = {
    "region": "regions",
    "regions": "regions",
    "part_of": "regions",
    "equipment": "equipment",
    "substitutes": "equipment",
    "source": "sources",
    "sources": "sources",
    "exercises": "exercises",
}
#: Fields that hold values with pointers of their own. A step's exercise is none: it has to equal the catalog's.
_PARTS = {"targets", "steps", "instructions", "cues", "adjustments", "claims", "citations", "disputes", "weights"}
#: Fields that name fields of the object they stand in.
_FIELD_LISTS = {"estimates", "imported", "unstated"}


def differing(one: Any, other: Any) -> tuple[str, ...]:
    """The fields in which two values of a class differ."""
    return tuple(
        field.name for field in attrs.fields(type(one)) if getattr(one, field.name) != getattr(other, field.name)
    )


def dangling(table: str, name: str, known: Iterable[str], path: str = "") -> Fault:
    """The fault of a reference that leads nowhere."""
    return Fault(f"no {KINDS[table].__name__.lower()} has the id {name!r}", path, near=near(name, known))


def reference_faults(value: object, known: Mapping[str, Mapping[str, Any] | None]) -> list[Fault]:
    """All faults of one value's references.

    Args:
        value: a value that a catalog holds.
        known: for each table its values by id. An id without a value (None) exists but could not be read; a table that
            is None could not be read: nothing is said of references to either.

    Returns:
        The faults, their paths relative to the value.
    """
    faults: list[Fault] = []
    _follow(value, "", known, faults)
    if isinstance(value, Region):
        faults += _cycle(value, known["regions"] or {})
    elif isinstance(value, Equipment) and value.id in value.substitutes:
        faults.append(Fault("is its own substitute", f"substitutes[{value.substitutes.index(value.id)}]"))
    elif isinstance(value, Routine):
        for place, step in enumerate(value.steps):
            faults += (fault.under(f"steps[{place}]") for fault in _step_faults(step, known))
    return faults


def plain_reference_faults(
    plain: Any, known: Mapping[str, Mapping[str, Any] | None], path: str = ""
) -> Iterator[Fault]:
    """The references that lead nowhere in an object that could not be read as a whole, as far as they can be told."""
    if not isinstance(plain, dict):
        return
    for name, held in plain.items():
        rows = known[_POINTERS[name]] if name in _POINTERS else None
        if rows is not None:
            for where, wrong in _plain_ids(held, f"{path}{name}"):
                if wrong not in rows:
                    yield dangling(_POINTERS[name], wrong, rows, where)
        elif name in _PARTS and isinstance(held, list):
            for place, part in enumerate(held):
                yield from plain_reference_faults(part, known, f"{path}{name}[{place}].")


def _plain_ids(held: Any, path: str) -> Iterator[tuple[str, str]]:
    """Whatever is text in a field of ids, each with its path."""
    if isinstance(held, str):
        yield path, held
    elif isinstance(held, list):
        for place, item in enumerate(held):
            yield from _plain_ids(item, f"{path}[{place}]")


@cache
def _looked_at(cls: type) -> tuple[tuple[str, str | None], ...]:
    """The fields of a class that matter here, with the table they point into, if they hold ids."""
    names = [field.name for field in attrs.fields(cls)]
    return tuple((name, _POINTERS.get(name)) for name in names if name in _POINTERS or name in _PARTS | _FIELD_LISTS)


def _follow(value: Any, path: str, known: Mapping[str, Mapping[str, Any] | None], faults: list[Fault]) -> None:
    cls: type = type(value)
    for name, table in _looked_at(cls):
        held = getattr(value, name)
        if table is not None:
            rows = known[table]
            if held and rows is not None:
                faults += (dangling(table, wrong, rows, where) for where, wrong in _missing(held, rows, path + name))
        elif name in _FIELD_LISTS:
            named = ((f"{path}{name}[{place}]", item) for place, item in enumerate(held))
            faults += _unreal_fields(value, named)
        else:
            for place, part in enumerate(held):
                _follow(part, f"{path}{name}[{place}].", known, faults)
            if name == "citations":
                faults += _unreal_fields(value, _cited_fields(held, path + name))


def _missing(held: Any, rows: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """The ids without a row, each with its path."""
    if isinstance(held, str):
        if held not in rows:
            yield path, held
    else:
        for place, item in enumerate(held):
            # most ids are fine: do not descend for those
            if item not in rows:
                yield from _missing(item, rows, f"{path}[{place}]")


def _cited_fields(citations: tuple[Citation, ...], path: str) -> Iterator[tuple[str, str]]:
    for place, citation in enumerate(citations):
        if citation.field is not None:
            yield f"{path}[{place}].field", citation.field


def _unreal_fields(value: object, named: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    cls: type = type(value)
    fields = _nameable(cls)
    for path, name in named:
        # most names are plain ones: do not look inside for those
        if name not in fields and not _has_field(value, name):
            yield Fault(f"{cls.__name__} has no field {name!r}", path, near=near(name, _field_paths(value)))


@cache
def _nameable(cls: type) -> tuple[str, ...]:
    """The fields of a class that others of its fields may name."""
    names = [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []
    return tuple(name for name in names if name not in _FIELD_LISTS)


def _has_field(value: object, path: str) -> bool:
    name, _, rest = path.partition(".")
    inside = _inside(value)
    return name in inside and (not rest or _has_field(inside[name], rest))


def _field_paths(value: object) -> Iterator[str]:
    for name, item in _inside(value).items():
        yield name
        for path in _field_paths(item):
            yield f"{name}.{path}"


def _inside(value: Any) -> dict[str, Any]:
    """What can be named in a value: fields (but for lists of such names), in a tuple texts, and targets by their region."""
    cls: type = type(value)
    if cls is tuple:
        named = {getattr(item, "region", item): None for item in value}
        return {name: None for name in named if isinstance(name, str)}
    return {name: getattr(value, name) for name in _nameable(cls)}


def _cycle(region: Region, regions: Mapping[str, Region | None]) -> Iterator[Fault]:
    chain = [region.id]
    above: Region | None = region
    while above is not None and above.part_of is not None and above.part_of not in chain:
        chain.append(above.part_of)
        above = regions.get(above.part_of)
    # each region of a cycle sees it, and regions below it do too: one of them tells
    if above is not None and above.part_of == region.id == min(chain):
        yield Fault(f"is part of itself: {' in '.join([*chain, region.id])}", "part_of")


def _step_faults(step: Any, known: Mapping[str, Mapping[str, Any] | None]) -> Iterator[Fault]:
    exercise, rows = step.exercise, known["exercises"]
    if rows is None:
        return
    if exercise.id not in rows:
        yield dangling("exercises", exercise.id, rows, "exercise")
        return
    if rows[exercise.id] is None:
        return
    if exercise != rows[exercise.id]:
        differences = ", ".join(differing(exercise, rows[exercise.id]))
        yield Fault(f"is not the catalog's {exercise.id!r}: differs in {differences}", "exercise")
        return
    if type(step.dose) is not type(exercise.dose):
        wanted = type(exercise.dose).__name__.lower()
        yield Fault(f"is not of the kind that {exercise.id!r} has ({wanted})", "dose.kind")
    if step.position not in exercise.positions and Position.ANY not in exercise.positions:
        yield Fault(
            f"'{step.position}' is none of the positions of {exercise.id!r} ({', '.join(exercise.positions)})",
            "position",
        )
    things = known["equipment"]
    if things is not None and not any(_serves(step.equipment, needed, things) for needed in exercise.equipment):
        alternatives = " or ".join(" + ".join(needed) or "nothing" for needed in exercise.equipment)
        given = " + ".join(step.equipment) or "nothing"
        yield Fault(f"{given} is none of the equipment of {exercise.id!r} ({alternatives})", "equipment")


def _serves(given: tuple[str, ...], needed: tuple[str, ...], things: Mapping[str, Equipment | None]) -> bool:
    """Whether each thing that is needed is given, itself or by a substitute, and nothing beyond that."""
    good = []
    for name in needed:
        thing = things.get(name)
        # the substitutes of a thing that could not be read are not known: anything may be one
        unread = name in things and thing is None
        good.append({name, *(given if unread else thing.substitutes if thing is not None else ())})
    covered = set().union(*good).issuperset(given) and all(each.intersection(given) for each in good)
    return covered and len(given) == len(needed)
