"""A catalog: immutable tables of values by id, with every reference checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from shoulderkit.catalog.changes import missing_tables, removed
from shoulderkit.catalog.citations import (
    Disagreement,
    PlacedCitation,
    PlacedCue,
    citations_of,
    cues_of,
    disagreements_of,
)
from shoulderkit.catalog.differences import RowChange, difference, row_changes
from shoulderkit.catalog.disputed import DisputedCitation, disputed_citations_of
from shoulderkit.catalog.findings import unserved
from shoulderkit.catalog.joining import names_of, onto, tables_of, touched_tables
from shoulderkit.catalog.query import QueryReader
from shoulderkit.catalog.references import KINDS, dangling, reference_faults
from shoulderkit.catalog.regions import cycle_faults, parts_of, wholes_of
from shoulderkit.catalog.rows import Rows, V
from shoulderkit.catalog.search import found
from shoulderkit.catalog.table import Table, Values
from shoulderkit.errors import DataError, Fault, Faults, InvalidValueError, MergeError, shown
from shoulderkit.mixins import Displayed, linked
from shoulderkit.model import Equipment, Exercise, Finding, Goal, Region, Routine, Rule, SafetyWarning, Setting, Source
from shoulderkit.names import name_fault, plain
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

#: What a message names for values that replace nothing.
_ADD = "Catalog(..., base=...) or merge"


@attrs.frozen(kw_only=True, init=False, repr=False)
class Catalog(Displayed):
    """All data that a planner works with: tables that refer to each other, made from any iterables of values.

    Args:
        base: a catalog to start from. A value of an id that it has takes the place of that value, which also holds for
            exercises in its routines (see `replace`); other values are added.

    Attributes:
        regions, equipment, settings, goals, sources, warnings, rules, exercises, routines: the values by id.

    Raises:
        DataError: with every duplicate id, every dangling reference, every cycle of regions, every citation of
            a field that its object does not have, and every routine step that its exercise does not allow.
        InvalidValueError: *base* is something else.
    """

    regions: Table[Region]
    equipment: Table[Equipment]
    settings: Table[Setting]
    goals: Table[Goal]
    sources: Table[Source]
    warnings: Table[SafetyWarning]
    rules: Table[Rule]
    exercises: Table[Exercise]
    routines: Table[Routine]

    # written out because what it takes is wider than what the fields hold
    def __init__(
        self,
        *,
        regions: Values[Region] = (),
        equipment: Values[Equipment] = (),
        settings: Values[Setting] = (),
        goals: Values[Goal] = (),
        sources: Values[Source] = (),
        warnings: Values[SafetyWarning] = (),
        rules: Values[Rule] = (),
        exercises: Values[Exercise] = (),
        routines: Values[Routine] = (),
        base: Catalog | None = None,
    ) -> None:
        if base is not None and not isinstance(base, Catalog):
            raise InvalidValueError("Catalog", (Fault(f"a {type(base).__name__} is not a Catalog", "base"),))
        given = (regions, equipment, settings, goals, sources, warnings, rules, exercises, routines)
        tables, faults = tables_of(dict(zip(KINDS, given, strict=True)))
        old = {} if base is None else _by_name(base)
        known: dict[str, Mapping[str, Any] | None] = {name: tables.get(name) for name in KINDS}
        if old:
            known = onto(old, tables)
        touched = touched_tables(tables) if old else KINDS
        for name, rows in known.items():
            for value in rows.values() if rows is not None else ():
                if name in touched or old[name].get(value.id) is not value:
                    faults.take(reference_faults(value, known), name, value.id)
        cycles = cycle_faults(known["regions"] or {}) if "regions" in touched else {}
        faults += (fault.under(f"regions.{name}") for name, fault in cycles.items())
        if faults:
            raise faults.error(DataError, "Catalog")
        for name, table in known.items():
            # frozen from here on
            object.__setattr__(self, name, table)

    def __repr__(self) -> str:
        held = [f"{len(getattr(self, name))} {name}" for name in KINDS if getattr(self, name)]
        return f"<Catalog of {', '.join(held) or 'nothing'}>"

    def merge(self, other: Catalog) -> Catalog:
        """Return one catalog of two. What both have must be equal.

        Raises:
            MergeError: with every id that has another value in *other*, and the fields that differ.
        """
        if not isinstance(other, Catalog):
            raise MergeError("Catalog", (Fault(f"a {type(other).__name__} is not a Catalog"),))
        faults = [
            Fault(difference(mine[key], theirs[key]), f"{name}.{key}")
            for name, mine, theirs in ((name, getattr(self, name), getattr(other, name)) for name in KINDS)
            for key in mine.keys() & theirs.keys()
            if mine[key] != theirs[key]
        ]
        if faults:
            raise MergeError("Catalog", tuple(sorted(faults, key=lambda fault: fault.path)))
        return Catalog(**_by_name(other), base=self)

    def changes_since(self, old: Catalog) -> tuple[RowChange, ...]:
        """Return what is new, gone or changed against an *old* catalog, table by table, by id.

        Raises:
            InvalidValueError: *old* is not a catalog.
        """
        if not isinstance(old, Catalog):
            raise InvalidValueError("Catalog", (Fault(f"a {type(old).__name__} is not a Catalog", "old"),))
        return tuple(row_changes(_by_name(old), _by_name(self)))

    def replace(
        self,
        *,
        regions: Values[Region] = (),
        equipment: Values[Equipment] = (),
        settings: Values[Setting] = (),
        goals: Values[Goal] = (),
        sources: Values[Source] = (),
        warnings: Values[SafetyWarning] = (),
        rules: Values[Rule] = (),
        exercises: Values[Exercise] = (),
        routines: Values[Routine] = (),
    ) -> Catalog:
        """Return a catalog in which values of the same ids take the place of these.

        Whatever refers to an id then refers to the new value. A routine's step holds its exercise, so it is bound to the
        new one: a step with the whole dose of the old exercise gets the whole dose of the new one, and any other dose
        is the routine's own and stays.

        Raises:
            DataError: with every id that is not there (`Catalog` with a *base* adds, and so does `merge`), and every
                reference, dose, position or equipment that the new values do not allow.
        """
        given = (regions, equipment, settings, goals, sources, warnings, rules, exercises, routines)
        tables, faults = tables_of(dict(zip(KINDS, given, strict=True)))
        for name, table in tables.items():
            mine = getattr(self, name)
            unknown = (dangling(name, key, mine, f"{name}.{key}") for key in table if key not in mine)
            faults += Faults(unknown).changed(
                lambda fault: attrs.evolve(fault, message=f"{fault.message}; to add it: {_ADD}")
            )
        # a table that cannot be made would seem to lack what others refer to
        if len(tables) == len(KINDS):
            try:
                changed = Catalog(**tables, base=self)
            except DataError as error:
                faults.take(Faults.of(error))
            else:
                if not faults:
                    return changed
        raise faults.error(DataError, "Catalog.replace")

    def without(
        self,
        *,
        regions: Iterable[str] = (),
        equipment: Iterable[str] = (),
        settings: Iterable[str] = (),
        goals: Iterable[str] = (),
        sources: Iterable[str] = (),
        warnings: Iterable[str] = (),
        rules: Iterable[str] = (),
        exercises: Iterable[str] = (),
        routines: Iterable[str] = (),
        cascade: bool = False,
    ) -> Catalog:
        """Return a catalog without the values of these ids.

        What refers to them is an error, or with *cascade* goes as well, unless it stays true without the reference:

        - A setting and a list of substitutes lose the equipment; an exercise loses the setups that need it, and goes when
          none is left or it cites a source for what only a lost one has; it loses easier forms of its move.
        - A rule loses the exercise or region, and goes when it no longer relates anything. An exercise that a rule
          allows only after or together with one that is gone goes, too.
        - A region loses a region that it is part of, and goes when none is left.
        - Everything else goes whole: whatever targets or weights it, whatever cites a source, and
          routines with a step that is no longer possible. No text, target, weight or citation is taken out of a value.

        Raises:
            DataError: with every unknown id; or, without *cascade*, with every reference of what depends on them,
                directly or by way of others.
        """
        given = (regions, equipment, settings, goals, sources, warnings, rules, exercises, routines)
        names, faults = names_of(dict(zip(KINDS, given, strict=True)))
        if type(cascade) is not bool:
            faults.add(Fault(f"{shown(cascade)} is not true or false", "cascade"))
        faults += (
            dangling(name, wrong, getattr(self, name), f"{name}[{place}]")
            for name, ids in names.items()
            for place, wrong in enumerate(ids)
            if wrong not in getattr(self, name)
        )
        rows: Any
        known = {name: [one for one in ids if one in getattr(self, name)] for name, ids in names.items()}
        rows, dependents = removed(_by_name(self), known)
        faults += () if cascade is True else dependents
        if faults:
            raise faults.error(DataError, "Catalog.without")
        return Catalog(**rows)

    def only(self, *tables: str) -> Catalog:
        """Return a catalog of some tables, as a base for values of one's own; the others are empty.

        Regions and sources stand alone. Equipment does, too, and settings with it; goals need regions and sources.

        Args:
            tables: names of the tables to keep, e.g. ``"regions"``.

        Raises:
            DataError: with every name that is not a table's, or every table that a kept one refers to.
        """
        faults = [
            name_fault(f"{shown(name)} is not a table of a catalog", name, plain(KINDS), f"tables[{place}]")
            for place, name in enumerate(tables)
            # a list of names, too, is no name
            if not isinstance(name, str) or name not in KINDS
        ]
        names = {name for name in tables if isinstance(name, str)}
        kept = {name: table for name, table in _by_name(self).items() if name in names}
        faults = faults or list(missing_tables(kept))
        if faults:
            raise DataError("Catalog.only", tuple(faults))
        return Catalog(**kept)

    def find(
        self,
        text: str | None = None,
        *,
        region: str | Iterable[str] = (),
        role: Role | str | Iterable[Role | str] = (),
        phase: Phase | str | Iterable[Phase | str] = (),
        sides: Sides | str | Iterable[Sides | str] = (),
        goal: str | Iterable[str] = (),
        equipment: str | Iterable[str] = (),
        available: str | Iterable[str] | None = None,
        without_equipment: bool = False,
        position: Position | str | Iterable[Position | str] = (),
        avoid: Demand | str | Iterable[Demand | str] = (),
    ) -> Rows[Exercise]:
        """Return the exercises that meet all conditions that are given; of several values of one, any is enough.

        What is said of setups has to hold of one and the same setup. An id in another form, a name and an alias mean
        their id (see ``docs/notebooks.md``).

        Args:
            text: words that are all in the name, in an alias, in the summary, in a cue, in an instruction or in a claim,
                whatever their case and accents; the beginning of a word is enough.
            region: one that is worked, or a part of one.
            role: the roles in which it is a target. Default: those that are work, ``primary`` and ``secondary``.
            phase: one that the exercise is of.
            sides: how it works the two sides.
            goal: one of which a weighted cell is served.
            equipment: a thing that a setup needs; a substitute for that counts.
            available: all equipment there is; a setup needs nothing else.
            without_equipment: whether a setup needs nothing.
            position: one that a setup is possible in.
            avoid: demands of which a setup asks none.

        Returns:
            The exercises, by the first place where *text* is found in the order above, then by id.

        Raises:
            InvalidValueError: with every argument that is of the wrong type, and every name that is not known.
        """
        given: dict[str, Any] = {
            "region": region,
            "role": role,
            "phase": phase,
            "sides": sides,
            "goal": goal,
            "position": position,
        }
        given |= {"equipment": equipment, "available": available, "avoid": avoid}
        query = QueryReader(self).query(text, {**given, "without_equipment": without_equipment})
        return linked(Rows(Exercise, found(self, query)), self)

    def citations(self) -> Rows[PlacedCitation]:
        """Return every citation, whatever it stands on, value by value; a source that a text names supports the text."""
        return _rows(self, PlacedCitation, citations_of(self))

    def disagreements(self) -> Rows[Disagreement]:
        """Return all that a source contradicts, with both sides: claims, fields of exercises, goals, rules, warnings."""
        return _rows(self, Disagreement, disagreements_of(self))

    def disputed_citations(self) -> Rows[DisputedCitation]:
        """Return the citations on both sides of every disagreement, each with the kind of its source."""
        return _rows(self, DisputedCitation, disputed_citations_of(self))

    def cues(self) -> Rows[PlacedCue]:
        """Return the cues of all exercises, each with its exercise."""
        return _rows(self, PlacedCue, cues_of(self))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader should know of it: each cell of a goal that no exercise can serve (``goal-unserved``, advice).

        An exercise of the cell's phase serves it by a primary or secondary target that is the cell's region or a part of
        it; the nearest region that the goal names in that phase decides. Computed when it is first read.
        """
        return linked(unserved(self.goals.values(), self.exercises.values(), self.regions, self.ancestors), self)

    def ancestors(self, region: str) -> tuple[str, ...]:
        """Return the ids of a region and all it is part of, the nearest first, equally near ones as they are listed.

        Raises:
            UnknownIdError: there is no such region.
        """
        return wholes_of(self.regions[region].id, self.regions)

    def descendants(self, region: str) -> tuple[str, ...]:
        """Return the ids of a region and all its parts, sorted.

        Raises:
            UnknownIdError: there is no such region.
        """
        return parts_of(self.regions[region].id, self.regions)


def _rows(catalog: Catalog, kind: type[V], values: Iterable[V]) -> Rows[V]:
    """Return values that were just made of a catalog as rows that know it, each by itself, too."""
    return linked(Rows(kind, linked(tuple(values), catalog)), catalog)


def _by_name(catalog: Catalog) -> dict[str, Any]:
    """Return the tables of a catalog by name."""
    return {name: getattr(catalog, name) for name in KINDS}
