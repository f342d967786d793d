"""An oracle of refusals: every set of exercises that the rules allow, with all that the request has against it.

Constraints conflict where each such set violates one of them, so the minimal conflicts are the minimal hitting sets of the
violations; a repair makes the changes that one of the sets takes. All of it by exhaustion, for small catalogs only; it
shares no code with the planner.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

import attrs

from oracle_brute import Case
from shoulderkit.plans import Change, Constraint, Repair
from shoulderkit.vocabulary import ConstraintKind as K
from shoulderkit.vocabulary import Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.model import Exercise

Changes = frozenset[Change]

#: The order in which constraints are told, and that in which changes are compared.
TOLD = [
    "goal",
    "budget",
    "max-steps",
    "shorten",
    "without-instructions",
    "avoid",
    "equipment",
    "positions",
    "phases",
    "exclude",
    "include-phase",
    "include",
]
COMPARED = [
    "positions",
    "avoid",
    "equipment",
    "phases",
    "exclude",
    "shorten",
    "without-instructions",
    "budget",
    "max-steps",
    "include-phase",
    "include",
]
REQUIRED = (K.INCLUDE_PHASE, K.INCLUDE)


@attrs.frozen
class Violation:
    """A set of exercises with the changes that it takes, its seconds and its number of steps."""

    changes: Changes
    seconds: int
    steps: int


def smallest_of(sets: Iterable[frozenset[Change]]) -> set[Changes]:
    """Return the sets that contain no other one."""
    found = set(sets)
    return {one for one in found if not any(other < one for other in found)}


def _unions(families: Iterable[Iterable[Changes]]) -> set[Changes]:
    """Return the minimal unions of one set of each family."""
    found: set[Changes] = {frozenset()}
    for family in families:
        found = smallest_of(one | other for one, other in product(found, family))
    return found


@attrs.frozen(slots=False)
class Refusals:
    """A case that is refused."""

    case: Case

    def _lacks(self, exercise: Exercise) -> set[Changes]:
        """Return the smallest sets of changes that an exercise by itself takes."""
        case, request = self.case, self.case.request
        always: set[Change] = set()
        if exercise.id in request.exclude:
            always.add(Change(Constraint(K.EXCLUDE, exercise.id)))
        if not exercise.has_instructions and not request.without_instructions:
            always.add(Change(Constraint(K.WITHOUT_INSTRUCTIONS)))
        found = set()
        for position, needed in product(case.positions_of(exercise), exercise.equipment):
            here = {Change(Constraint(K.POSITIONS), (position.value,))} if position not in case.positions else set()
            for demand in case.avoided & set(exercise.demands_in(position)):
                here.add(Change(Constraint(K.AVOID, demand.value), (demand.value,)))
            lacking = [[n, *case.catalog.equipment[n].substitutes] for n in needed]
            lacking = [things for things in lacking if not case.owned & set(things)]
            for things in product(*lacking):
                given = {Change(Constraint(K.EQUIPMENT), (thing,)) for thing in things}
                found.add(frozenset(always | here | given))
        return smallest_of(found)

    @cached_property
    def violations(self) -> list[Violation]:
        """All sets of exercises that the rules allow."""
        case, request = self.case, self.case.request
        everything = attrs.evolve(case, request=attrs.evolve(request, phases=tuple(Phase)))
        names = list(case.catalog.exercises)
        lacks = {name: self._lacks(case.catalog.exercises[name]) for name in names}
        found = []
        for chosen in chain.from_iterable(combinations(names, size) for size in range(len(names) + 1)):
            if not case.rules_allow(frozenset(chosen)):
                continue
            full = {name: case.catalog.exercises[name].dose.sets for name in chosen}
            shortest = dict.fromkeys(chosen, 1)
            for choice in [shortest] if request.shorten else [shortest, full]:
                seconds, present = case.duration_of(choice), everything.phases_in(choice)
                missing = [Constraint(K.INCLUDE, name) for name in request.include if name not in chosen]
                missing += [Constraint(K.INCLUDE_PHASE, p.value) for p in request.include_phases if p not in present]
                if seconds > request.budget_s:
                    missing.append(Constraint(K.BUDGET, value=request.budget_s))
                if request.max_steps is not None and len(chosen) > request.max_steps:
                    missing.append(Constraint(K.MAX_STEPS, value=request.max_steps))
                if not request.shorten and choice != full:
                    missing.append(Constraint(K.SHORTEN))
                goal = [frozenset({Change(Constraint(K.GOAL))})]
                goal += [frozenset({Change(Constraint(K.PHASES), (p.value,))}) for p in present]
                if present & set(request.phases):
                    goal = [frozenset()]
                families = [*(lacks[name] for name in chosen), goal, [frozenset(map(Change, missing))]]
                found += [Violation(changes, seconds, len(chosen)) for changes in _unions(families)]
        return found

    @cached_property
    def conflicts(self) -> list[tuple[Constraint, ...]]:
        """All minimal conflicts, the plainest first."""
        violated = smallest_of(frozenset(change.constraint for change in v.changes) for v in self.violations)  # type: ignore[misc]
        found: set[frozenset[Constraint]] = {frozenset()}
        for each in sorted(violated, key=len):
            found = smallest_of(one if one & each else one | {c} for one in found for c in each)  # type: ignore[type-var]
        told = [tuple(sorted(one, key=self._place)) for one in found]
        return sorted(told, key=lambda one: (len(one), [tuple(-n for n in self._place(c)) for c in one]))

    def _place(self, constraint: Constraint) -> tuple[int, int]:
        request, name = self.case.request, constraint.name
        places = {
            K.AVOID: sorted(self.case.avoided),
            K.INCLUDE_PHASE: list(request.include_phases),
            K.INCLUDE: list(request.include),
            K.EXCLUDE: list(request.exclude),
        }
        among: list[object] = list(places.get(constraint.kind, [None]))
        return TOLD.index(constraint.kind), among.index(name)

    def _order(self, change: Change) -> tuple[object, ...]:
        named = {thing for e in self.case.catalog.exercises.values() for needed in e.equipment for thing in needed}
        about = change.add[0] if change.add and change.constraint.kind is not K.AVOID else ""
        within: object = self._place(change.constraint)[1]
        if change.constraint.kind is K.POSITIONS:
            within = list(Position).index(Position(about))
        elif change.constraint.kind is K.PHASES:
            within = list(Phase).index(Phase(about))
        elif change.constraint.kind is K.EQUIPMENT:
            within = (about not in named, about)
        return COMPARED.index(change.constraint.kind), within

    def _sized(self, changes: Changes) -> tuple[int, int]:
        """Return the least seconds, and with these the least steps, that these changes make possible."""
        fitting = [(v.seconds, v.steps) for v in self.violations if v.changes <= changes]
        kinds, request = {change.constraint.kind for change in changes}, self.case.request
        seconds = min(seconds for seconds, _ in fitting) if K.BUDGET in kinds else request.budget_s
        steps = min(steps for needed, steps in fitting if needed <= seconds) if K.MAX_STEPS in kinds else 0
        return seconds, steps

    def _repairs(self) -> Iterator[tuple[Constraint | None, Changes]]:
        required: list[Constraint | None] = [
            Constraint(K.INCLUDE_PHASE, p.value) for p in self.case.request.include_phases
        ]
        required += [Constraint(K.INCLUDE, name) for name in self.case.request.include]
        for kept in required or [None]:
            excluded = {Change(kept)} if kept else set()
            sets = [v.changes for v in self.violations if not v.changes & {Change(Constraint(K.GOAL)), *excluded}]

            def size(changes: Changes) -> tuple[object, ...]:
                given_up = sum(change.constraint.kind in REQUIRED for change in changes)
                return given_up, len(changes), *self._sized(changes), sorted(map(self._order, changes))

            if sets:
                fewest = min(size(changes)[:2] for changes in set(sets))
                yield kept, min((c for c in set(sets) if size(c)[:2] == fewest), key=size)

    @cached_property
    def repairs(self) -> list[tuple[tuple[Constraint, ...], tuple[Change, ...]]]:
        """What each repair keeps, and its changes."""
        found: dict[Changes, list[Constraint]] = {}
        for kept, changes in self._repairs():
            found.setdefault(changes, []).extend([kept] if kept else [])
        return [(tuple(kept), self._measured(changes)) for changes, kept in found.items()]

    def _measured(self, changes: Changes) -> tuple[Change, ...]:
        seconds, steps = self._sized(changes)
        more = {K.BUDGET: seconds - self.case.request.budget_s, K.MAX_STEPS: steps - (self.case.request.max_steps or 0)}
        in_order = sorted(changes, key=self._order)
        return tuple(attrs.evolve(change, more=more.get(change.constraint.kind)) for change in in_order)

    @cached_property
    def singles(self) -> list[Change]:
        """All single changes that are enough; of things that help with the same, only the first one."""
        goal = {Change(Constraint(K.GOAL))}
        single = {next(iter(v.changes)) for v in self.violations if len(v.changes) == 1 and v.changes != goal}
        found: dict[object, Change] = {}
        for change in sorted(single, key=self._order):
            found.setdefault(self._helped(change) if change.constraint.kind is K.EQUIPMENT else change, change)
        told = sorted(found.values(), key=lambda change: self._place(change.constraint))
        return [self._measured(frozenset({change}))[0] for change in told]

    def _helped(self, change: Change) -> frozenset[str]:
        """Return what exercises need and do not have, and have with this thing."""
        catalog = self.case.catalog
        named = {thing for e in catalog.exercises.values() for needed in e.equipment for thing in needed}
        either = {thing: {thing, *catalog.equipment[thing].substitutes} for thing in named}
        return frozenset(t for t, things in either.items() if change.add[0] in things and not things & self.case.owned)


def kept(repair: Repair) -> tuple[tuple[Constraint, ...], tuple[Change, ...]]:
    """Return what a repair keeps, and its changes."""
    return repair.keeps, repair.changes
