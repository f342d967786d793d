"""How the tables of a catalog are put together: from values as they are given, and on those of another catalog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shoulderkit.catalog.changes import rebound
from shoulderkit.catalog.references import KINDS
from shoulderkit.catalog.table import Table, as_table
from shoulderkit.errors import DataError, Fault, Faults, shown
from shoulderkit.model import Routine
from shoulderkit.model.items import items_of


def tables_of(given: Mapping[str, Any]) -> tuple[dict[str, Any], Faults]:
    """Return values as tables, and the faults of those that cannot be one."""
    tables: dict[str, Any] = {}
    faults = Faults()
    for name, values in given.items():
        try:
            tables[name] = as_table(KINDS[name], values)
        except DataError as error:
            faults.take(Faults.of(error), name)
    return tables, faults


def names_of(given: Mapping[str, Any]) -> tuple[dict[str, tuple[Any, ...]], Faults]:
    """Return what is given as ids of each table as tuples, and the faults of what cannot be one."""
    names: dict[str, tuple[Any, ...]] = {}
    faults = Faults()
    for table, ids in given.items():
        items = items_of(ids)
        names[table] = items or ()
        if items is None:
            faults.add(Fault(f"{shown(ids)} is neither an id nor an iterable of ids", table))
    return names, faults


def onto(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Mapping[str, Any] | None]:
    """Return old tables with new values in them, None for one that cannot be made; routines are bound again."""
    made: dict[str, Mapping[str, Any] | None] = dict.fromkeys(KINDS)
    for name, table in new.items():
        made[name] = old[name] if not table else Table(KINDS[name], {**old[name], **table})
    before, after, routines = old["exercises"], made["exercises"], made["routines"]
    changed = {name for name in new.get("exercises", ()) if name in before and before[name] != new["exercises"][name]}
    if changed and after is not None and routines is not None:
        bound = (rebound(routine, before, after, changed) for routine in routines.values())
        made["routines"] = Table(Routine, bound)
    return made


def touched_tables(new: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the tables of which values may be wrong although they, and all ids, are still there.

    Regions can form a cycle by way of new ones. Equipment may no longer be a substitute of what a step needs, or no longer
    lift off the floor what it stands for or what is done on it. An easier form may have become one of another family.
    """
    causes = {
        "regions": ("regions",),
        "equipment": ("equipment",),
        "exercises": ("equipment", "exercises"),
        "routines": ("equipment",),
    }
    return tuple(name for name, tables in causes.items() if any(new.get(cause) for cause in tables))
