"""Values that belong to a catalog: ids that stand for its exercises, and ids that have to be in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import attrs

from shoulderkit.catalog.references import dangling, plain_ids
from shoulderkit.errors import Faults
from shoulderkit.model import Step
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import spec_of
from shoulderkit.reading.codec import read
from shoulderkit.reading.fields import TAGS, classes_of, field_types, held_by_id, json_fields, key_of, name_of
from shoulderkit.reading.plain import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.catalog import Catalog
    from shoulderkit.errors import AnyFault


class _Place(NamedTuple):
    """What a field holds: values of a *kind*, or ids of a *table*, or a value of that table, *whole* or as its id."""

    kind: Any = None
    table: str = ""
    whole: bool = False


def read_with(catalog: Catalog, plain: Any, kind: Any) -> Any:
    """Return a value of *kind* made from plain values, where ids stand for exercises and have to be in a catalog.

    Raises:
        Refused: with all faults.
        InvalidValueError: *kind* cannot be read.
    """
    faults = Faults(_bound(plain, kind, "", catalog))
    try:
        value = read(plain, kind)
    except Refused as refused:
        refused.faults.take(faults)
        raise Refused(refused.faults) from None
    if faults:
        raise Refused(faults)
    return value


def _bound(plain: Any, kind: Any, path: str, catalog: Catalog) -> Iterator[AnyFault]:
    """Put exercises in the places of their ids, and yield the ids that the catalog does not have."""
    if is_list(plain):
        of = next(iter(get_args(kind)), None)
        for number, item in enumerate(plain):
            if of is Step and isinstance(item, str):
                # as in a catalog: the exercise at its dose, in its first setup
                plain[number] = {"exercise": item}
            yield from _bound(plain[number], of, f"{path}[{number}]", catalog)
        return
    if not is_object(plain):
        return
    for name, place in _places(_class_of(plain, kind)).items():
        held, where = plain.get(name), f"{path}.{name}" if path else name
        rows: Mapping[str, Any] = getattr(catalog, place.table, {})
        if place.whole and isinstance(held, str):
            plain[name] = rows[held] if held in rows else Refused([dangling(place.table, held, rows)])
        elif place.kind is not None:
            yield from _bound(held, place.kind, where, catalog)
        else:
            yield from (
                dangling(place.table, wrong, rows, at) for at, wrong in plain_ids(held, where) if wrong not in rows
            )


def _class_of(plain: dict[str, Any], kind: Any) -> Any:
    """Return the class that an object is meant to be of; None where it does not say."""
    kinds = classes_of(kind)
    key = key_of(kinds)
    if key is None:
        return kinds[0]
    return next((each for each in kinds if TAGS[each].word == plain.get(key)), None)


@cache
def _places(cls: Any) -> dict[str, _Place]:
    """Return the fields of a class that hold ids, or values that may hold some."""
    found: dict[str, _Place] = {}
    if not attrs.has(cls):
        return found
    types = field_types(cls)
    for field in json_fields(cls):
        name, spec = name_of(field), spec_of(field)
        table = spec.item.points_to if spec is not None else None
        if table is None:
            found[name] = _Place(types[name])
        elif held_by_id(field):
            found[name] = _Place(types[name], table, whole=True)
        elif spec is not None and spec.item.known:
            found[name] = _Place(table=table)
    return found
