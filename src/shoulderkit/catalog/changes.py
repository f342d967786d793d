"""What a change of some values of a catalog does to the values that refer to them.

A value that is replaced is bound again wherever it is held. A value that is removed takes along what says something with
it, and only leaves alone what stays true without it: no text of a value, no target and no evidence is ever changed here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import attrs

from shoulderkit.catalog.references import KINDS, has_field, references_in, step_faults, tables_referred_to
from shoulderkit.errors import Fault, Faults, listed, shown
from shoulderkit.model import HALVES, Equipment, Exercise, Region, Routine, Rule, Setting, Setup, Step
from shoulderkit.model.rules import RULE_PARTS
from shoulderkit.vocabulary import RuleKind

#: The values of each table by id.
Rows = dict[str, dict[str, Any]]
#: The ids that are gone from each table.
Gone = Mapping[str, Collection[str]]

#: The kinds of rule that say something of two groups or more, and of a group of two members or more.
_OF_GROUPS = frozenset({RuleKind.REGION_ORDER, RuleKind.BEFORE, RuleKind.REQUIRES})
_OF_MEMBERS = frozenset({RuleKind.ONE_OF, RuleKind.TOGETHER})
#: What says of fields of an exercise where their values come from.
_OF_FIELDS = ("estimates", "unstated", "imported")


def rebound(
    routine: Routine, before: Mapping[str, Exercise], after: Mapping[str, Exercise | None], changed: Collection[str]
) -> Routine:
    """Return a routine whose steps hold the new values of changed exercises.

    A step that has its exercise's whole dose has the new one's whole dose; another dose is the routine's own and stays.

    Args:
        routine: the routine.
        before: the exercises that its steps hold.
        after: the new ones; None for one that could not be read.
        changed: the ids of those that differ.
    """
    if not any(step.exercise.id in changed for step in routine.steps):
        return routine
    steps: list[Step] = []
    for step in routine.steps:
        old, new = before.get(step.exercise.id), after.get(step.exercise.id)
        bound = step
        if old is not None and new is not None and step.exercise == old:
            bound = _bound_to(step, new)
        # the routine lays them end to end again
        steps.append(attrs.evolve(bound, start_s=0))
    return attrs.evolve(routine, steps=tuple(steps))


def _alike(setup: Setup, other: Setup) -> bool:
    """Return whether two setups have the same position and equipment."""
    return (setup.position, setup.equipment) == (other.position, other.equipment)


def _bound_to(step: Step, new: Exercise) -> Step:
    """Return a step with another value of its exercise, in the setup that fits its position and equipment."""
    given: dict[str, Any] = {"position": step.position, "equipment": step.equipment, "rest_s": step.rest_s}
    # several setups can have one position and one equipment, and differ in their doses
    if any(number == step.setup_number and _alike(setup, step.setup) for number, setup in enumerate(new.setups)):
        given["setup_number"] = step.setup_number
    if step.dose != step.exercise.dose_in(step.setup):
        given["dose"] = step.dose
    if step.halves in HALVES[new.sides]:
        given["halves"] = step.halves
    return Step(exercise=new, **given)


def missing_tables(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Yield a fault for each two tables of which one is kept and refers to the other, which is not."""
    for table, rows in kept.items():
        lost: dict[str, dict[str, None]] = {}
        for value in rows.values() if tables_referred_to(KINDS[table]) - kept.keys() else ():
            for _, other, name in references_in(value):
                if other not in kept:
                    lost.setdefault(other, {})[name] = None
        for other in filter(lost.__contains__, KINDS):
            yield Fault(f"refers to {_some(lost[other])} of the table '{other}', which is left out", table)


def _some(names: Collection[str], most: int = 3) -> str:
    """Return up to *most* ids for a message, and how many there are beyond that."""
    told = listed(list(names)[:most], ", ")
    return told if len(names) <= most else f"{told} and {len(names) - most:,} more"


def removed(tables: Mapping[str, Mapping[str, Any]], names: Gone) -> tuple[Rows, tuple[Fault, ...]]:
    """Return the values that are left when some are removed with all that depends on them.

    Args:
        tables: the values of a catalog.
        names: ids of those to remove, by table.

    Returns:
        The values that are left, some of them changed, and a fault for each reference that one outside of *names* had.
    """
    removal = _Removal(tables, names)
    while removal.follow():
        pass
    removal.bind_routines()
    order = list(KINDS)
    faults = sorted(removal.faults, key=lambda fault: (order.index(fault.path.split(".")[0]), fault.path))
    return removal.rows, tuple(faults)


class _Removal:
    """The state of a removal: the values that are left so far, the ids that are gone, and the dependents found."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], names: Gone) -> None:
        self.before = tables
        self.gone: dict[str, set[str]] = {table: set(names.get(table, ())) for table in KINDS}
        self.rows: Rows = {
            table: {name: value for name, value in rows.items() if name not in self.gone[table]}
            for table, rows in tables.items()
        }
        self.faults: list[Fault] = []

    def follow(self) -> bool:
        """Remove or change each value that refers to what is gone; return whether there was one."""
        found = False
        for table, rows in self.rows.items():
            if not any(self.gone[other] for other in tables_referred_to(KINDS[table])):
                continue
            for name, value in tuple(rows.items()):
                lost = _lost(value, self.gone)
                if not lost:
                    continue
                found = True
                for path, other, wrong in lost:
                    noun = KINDS[other].__name__.lower()
                    self.faults.append(Fault(f"refers to the {noun} {shown(wrong)}", f"{table}.{name}.{path}"))
                if isinstance(value, Rule):
                    self._take_along(value)
                self._put(table, name, _remainder(value, self.gone))
        return found

    def _take_along(self, rule: Rule) -> None:
        """Remove the exercises that a rule allows only together with, or after, one that is gone."""
        # what is taken along may in turn be what others are bound to
        while bound := _bound(rule, self.gone["exercises"]):
            for name, needed in bound.items():
                self.faults.append(Fault(f"needs {shown(needed)} by the rule {shown(rule.id)}", f"exercises.{name}"))
                self._put("exercises", name, None)

    def _put(self, table: str, name: str, value: Any) -> None:
        if value is None:
            del self.rows[table][name]
            self.gone[table].add(name)
        else:
            self.rows[table][name] = value

    def bind_routines(self) -> None:
        """Bind the routines to exercises that lost a setup; remove those that used it."""
        before, after = self.before["exercises"], self.rows["exercises"]
        changed = {name for name, value in after.items() if value is not before[name]}
        for name, routine in tuple(self.rows["routines"].items()):
            bound = rebound(routine, before, after, changed)
            faults = Faults()
            for place, step in enumerate(bound.steps if bound is not routine else ()):
                faults.take(Faults(step_faults(step, self.rows)), f"routines.{name}.steps[{place}]")
            self.faults += faults
            self._put("routines", name, None if faults else bound)


def _bound(rule: Rule, gone: Collection[str]) -> dict[str, str]:
    """Return the exercises that a rule never allows once others are gone, each with one of those."""
    found: dict[str, str] = {}
    needed: str | None = None
    for group in rule.exercises:
        lost = next((name for name in group if name in gone), None)
        for name in group:
            if RuleKind.TOGETHER in rule.kinds and lost is not None:
                found.setdefault(name, lost)
            if RuleKind.REQUIRES in rule.kinds and needed is not None:
                found.setdefault(name, needed)
        needed = needed or lost
    return {name: cause for name, cause in found.items() if name not in gone}


def _lost(value: Any, gone: Gone) -> list[tuple[str, str, str]]:
    """Return the references of a value to what is gone."""
    return [each for each in references_in(value) if each[2] in gone[each[1]]]


def _remainder(value: Any, gone: Gone) -> Any:
    """Return what is left of a value that lost references, or None where it would no longer say what it said."""
    cls: Any = value.__class__
    left = _REMAINDERS[cls](value, gone) if cls in _REMAINDERS else None
    # what still refers to something that is gone cannot do without that
    return None if left is None or _lost(left, gone) else left


def _without_substitutes(thing: Equipment, gone: Gone) -> Equipment:
    return attrs.evolve(thing, substitutes=_kept(thing.substitutes, gone["equipment"]))


def _without_things(setting: Setting, gone: Gone) -> Setting:
    return attrs.evolve(setting, equipment=_kept(setting.equipment, gone["equipment"]))


def _without_setups(exercise: Exercise, gone: Gone) -> Exercise | None:
    setups = tuple(setup for setup in exercise.setups if not set(setup.equipment) & set(gone["equipment"]))
    if not setups:
        return None
    left = attrs.evolve(exercise, setups=setups, easier_forms=_kept(exercise.easier_forms, gone["exercises"]))
    # where only a lost setup had a field, nothing is to be said of it any more
    if any(citation.field is not None and not has_field(left, citation.field) for citation in left.citations):
        return None
    fields: dict[str, Any] = {
        name: tuple(path for path in getattr(left, name) if has_field(left, path)) for name in _OF_FIELDS
    }
    return attrs.evolve(left, **fields)


def _without_parents(region: Region, gone: Gone) -> Region | None:
    left = _kept(region.part_of, gone["regions"])
    return attrs.evolve(region, part_of=left) if left else None


def _without_members(rule: Rule, gone: Gone) -> Rule | None:
    """Return a rule without some ids, of the kinds that still say something; None if none does."""
    parts: dict[str, Any] = {"phases": rule.phases}
    for name in ("regions", "exercises"):
        groups = (_kept(group, gone[name]) for group in getattr(rule, name))
        parts[name] = tuple(group for group in groups if group)
    kinds = tuple(kind for kind in rule.kinds if _says_something(kind, parts))
    wanted = {name for kind in kinds for name in RULE_PARTS[kind]}
    given: dict[str, Any] = {name: part if name in wanted else () for name, part in parts.items()}
    return attrs.evolve(rule, **given, kinds=kinds) if kinds else None


def _says_something(kind: RuleKind, parts: Mapping[str, Any]) -> bool:
    groups = parts[RULE_PARTS[kind][-1]]
    if kind in _OF_GROUPS:
        return len(groups) > 1
    return kind not in _OF_MEMBERS or any(len(group) > 1 for group in groups)


def _kept(names: tuple[str, ...], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in gone)


#: What is left of values of the classes that stay true without some of their references.
_REMAINDERS: Mapping[type, Callable[[Any, Gone], Any]] = {
    Equipment: _without_substitutes,
    Setting: _without_things,
    Exercise: _without_setups,
    Region: _without_parents,
    Rule: _without_members,
}
