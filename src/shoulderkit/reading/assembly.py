"""Entries of a folder, file or text assembled into a catalog, or all of their faults."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.changes import rebound
from shoulderkit.catalog.references import (
    KINDS,
    dangling,
    plain_reference_faults,
    reference_faults,
    step_faults,
)
from shoulderkit.catalog.regions import cycle_faults
from shoulderkit.errors import DataError, DeferredFault, Fault, Faults
from shoulderkit.model.items import is_list, is_object
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shoulderkit.reading.entries import Entry


class Assembly:
    """The state of a catalog while it is read.

    Attributes:
        base: the catalog that it starts from.
        rows: the values by id for each table; None for a value that exists but could not be read.
        unclear: tables that may have more ids than are known, since a part of them could not be read.
        first: the first entry of each id.
    """

    def __init__(self, base: Catalog) -> None:
        self.base = base
        self.rows: dict[str, dict[str, Any]] = {name: dict(getattr(base, name)) for name in KINDS}
        self.unclear: set[str] = set()
        self.first: dict[tuple[str, str], Entry] = {}

    def take(self, entry: Entry) -> None:
        """Read an entry and record the ids that it defines."""
        table = entry.table
        if table is None:
            return
        if table == "routines":
            self._put_exercises(entry.plain)
        try:
            entry.value = read(entry.plain, KINDS[table])
        except Refused as refused:
            entry.blame(refused.faults)
        else:
            # no longer needed: the fewer objects there are, the less often Python looks for unused ones
            entry.plain = None
        names = entry.ids
        if not names:
            self.unclear.add(table)
        for name in names:
            value = entry.value if entry.value is not None and entry.value.id == name else None
            first = self.first.setdefault((table, name), entry)
            if first is entry:
                self.rows[table][name] = value
            elif value is not None:
                entry.blame([DeferredFault(partial(_same_id, first), "id")])

    def _put_exercises(self, routine: Any) -> None:
        """Replace ids of exercises by the exercises, or by what refuses them."""
        steps = routine.get("steps") if is_object(routine) else None
        if not is_list(steps):
            return
        for place, step in enumerate(steps):
            if isinstance(step, str):
                # a mere id: the exercise at its dose, in its first setup
                steps[place] = {"exercise": self._exercise(step)}
            elif is_object(step) and isinstance(step.get("exercise"), str):
                step["exercise"] = self._exercise(step["exercise"])

    def _exercise(self, name: str) -> Any:
        rows = self.rows["exercises"]
        if name not in rows and "exercises" not in self.unclear:
            return Refused([dangling("exercises", name, rows)])
        # one that exists but could not be read has told its faults already
        return rows.get(name) or Refused()

    def values(self) -> dict[str, list[Any]]:
        """Return the values that were read, by table."""
        found: dict[str, list[Any]] = {name: [] for name in KINDS}
        for (table, _), entry in self.first.items():
            found[table].append(entry.value)
        return found

    def faults_of_base(self, cycles: Mapping[str, Fault]) -> Faults:
        """Return what is wrong with values of the base beside the values that were read, with the file to blame.

        Args:
            cycles: the cycles of regions.
        """
        known, found = self.known(), Faults()
        for table in ("regions", "equipment", "exercises"):
            for name, value in getattr(self.base, table).items():
                if (table, name) not in self.first:
                    found.take(reference_faults(value, known), f"{table}.{name}")
        for name in cycles:
            if name in self.base.regions and ("regions", name) not in self.first:
                found.add(cycles[name].under(f"regions.{name}"))
        changed = {name for table, name in self.first if table == "exercises"}
        for name, routine in self.base.routines.items():
            if ("routines", name) in self.first:
                continue
            bound = rebound(routine, self.base.exercises, self.rows["exercises"], changed)
            for place, step in enumerate(bound.steps):
                entry = self.first.get(("exercises", step.exercise.id))
                faults = Faults(step_faults(step, known)).within("" if entry is None else entry.file)
                found.take(faults, f"routines.{name}.steps[{place}]")
        return found

    def known(self) -> dict[str, dict[str, Any] | None]:
        """Return the values by id that references are checked against, None for unclear tables."""
        return {name: None if name in self.unclear else rows for name, rows in self.rows.items()}


def _same_id(first: Entry) -> Fault:
    return Fault(f"{first.path or first.file} has the same id")


def assemble(entries: list[Entry], what: str, base: Catalog | None = None) -> Catalog:
    """Return the catalog that the entries define, on top of *base*.

    Raises:
        DataError: with all faults of all entries, in their order, then those of the base's values beside them.
    """
    assembly = Assembly(base or Catalog())
    # routines last: their steps need the exercises
    for entry in sorted(entries, key=lambda entry: entry.table == "routines"):
        assembly.take(entry)
    known = assembly.known()
    cycles = cycle_faults(known["regions"] or {})
    if not cycles and not any(entry.faults for entry in entries):
        try:
            return Catalog(**assembly.values(), base=base)
        except DataError:
            # references only; judged below once more, for their files
            pass
    for entry in entries:
        if entry.value is not None:
            entry.blame(reference_faults(entry.value, known))
            if entry.table == "regions" and entry.value.id in cycles:
                entry.blame([cycles[entry.value.id]])
        elif entry.table is not None:
            entry.blame(plain_reference_faults(entry.plain, KINDS[entry.table], known))
    faults = Faults()
    for entry in entries:
        faults.take(entry.faults)
    faults.take(assembly.faults_of_base(cycles))
    raise faults.error(DataError, what)
