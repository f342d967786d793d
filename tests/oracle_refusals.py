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
from oracle_counts import portions
from shoulderkit.plans import Change, Constraint, Repair
from shoulderkit.vocabulary import ConstraintKind as K
from shoulderkit.vocabulary import Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from shoulderkit.model import Exercise, Setup

Changes = frozenset[Change]
#: Changes, and the seconds that are needed then.
Option = tuple[Changes, int]

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


def _useful(options: set[Option]) -> set[Option]:
    """Return the options than which none takes no more changes and no more time."""
    return {
        (changes, seconds)
        for changes, seconds in options
        if not any(c <= changes and s <= seconds and (c, s) != (changes, seconds) for c, s in options)
    }


def _sums(some: set[Option], others: set[Option]) -> set[Option]:
    """Return the options of both together."""
    return _useful({(one | other, first + then) for (one, first), (other, then) in product(some, others)})


@attrs.frozen(slots=False)
class Refusals:
    """A case that is refused."""

    case: Case

    def _options(self, exercise: Exercise) -> dict[Fraction, set[Option]]:
        """Return for each share of an exercise what it takes: sets of changes with the seconds then, none of no use."""
        case, request = self.case, self.case.request
        always: set[Change] = set()
        if exercise.id in request.exclude:
            always.add(Change(Constraint(K.EXCLUDE, exercise.id)))
        if not exercise.has_instructions and not request.without_instructions:
            always.add(Change(Constraint(K.WITHOUT_INSTRUCTIONS)))
        found: dict[Fraction, set[Option]] = {}
        for number, setup in enumerate(exercise.setups):
            lacking = [[n, *case.catalog.equipment[n].substitutes] for n in setup.equipment]
            lacking = [things for things in lacking if not case.owned & set(things)]
            here = [
                self._moved(setup, position) for position in case.positions_of(attrs.evolve(exercise, setups=[setup]))
            ]
            for changes, things in product(here, product(*lacking)):
                needed = always | changes | {Change(Constraint(K.EQUIPMENT), (thing,)) for thing in things}
                for portion in portions(exercise, [number], case.halves_of(exercise), shorten=True):
                    short = portion.shortened and not request.shorten
                    more = {Change(Constraint(K.SHORTEN))} if short else set()
                    found.setdefault(portion.dropped, set()).add((frozenset(needed | more), portion.seconds))
        return {share: _useful(options) for share, options in found.items()}

    def _moved(self, setup: Setup, position: Position) -> set[Change]:
        """Return the changes that a setup in a position takes."""
        case = self.case
        avoided = case.avoided & case.demands_of(setup, position)
        found = {Change(Constraint(K.AVOID, demand.value), (demand.value,)) for demand in avoided}
        return found if position in case.positions else found | {Change(Constraint(K.POSITIONS), (position.value,))}

    @cached_property
    def violations(self) -> list[Violation]:
        """All sets of exercises that the rules allow."""
        case, request = self.case, self.case.request
        everything = attrs.evolve(case, request=attrs.evolve(request, phases=tuple(Phase)))
        exercises = case.catalog.exercises
        options = {name: self._options(exercise) for name, exercise in exercises.items()}
        serving = {name: exercise.phase for name, exercise in exercises.items() if everything.serves(exercise)}
        found = []
        for chosen in chain.from_iterable(combinations(exercises, size) for size in range(len(exercises) + 1)):
            if not case.rules_allow(frozenset(chosen)):
                continue
            present = {serving[name] for name in chosen if name in serving}
            missing = [Constraint(K.INCLUDE, name) for name in request.include if name not in chosen]
            missing += [Constraint(K.INCLUDE_PHASE, p.value) for p in request.include_phases if p not in present]
            if request.max_steps is not None and len(chosen) > request.max_steps:
                missing.append(Constraint(K.MAX_STEPS, value=request.max_steps))
            goal = [frozenset({Change(Constraint(K.GOAL))})]
            goal += [frozenset({Change(Constraint(K.PHASES), (p.value,))}) for p in present]
            if present & set(request.phases):
                goal = [frozenset()]
            always = frozenset(map(Change, missing))
            for (changes, seconds), aim in product(self._together(chosen, options), goal):
                late = {Change(Constraint(K.BUDGET, value=request.budget_s))} if seconds > request.budget_s else set()
                found.append(Violation(changes | always | aim | late, seconds, len(chosen)))
        return found

    def _together(self, chosen: tuple[str, ...], options: dict[str, dict[Fraction, set[Option]]]) -> set[Option]:
        """Return what exercises take together, those that share a group at the same share."""
        total: set[Option] = {(frozenset(), 0)}
        left = list(chosen)
        while left:
            bound = self.case.bound_to(left[0], left)
            left = [name for name in left if name not in bound]
            both: set[Option] = set()
            for share in set.intersection(*(set(options[name]) for name in bound)):
                part: set[Option] = {(frozenset(), 0)}
                for name in bound:
                    part = _sums(part, options[name][share])
                both |= part
            total = _sums(total, both)
        return total

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
        named = {thing for e in self.case.catalog.exercises.values() for s in e.setups for thing in s.equipment}
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
        named = {thing for e in catalog.exercises.values() for s in e.setups for thing in s.equipment}
        either = {thing: {thing, *catalog.equipment[thing].substitutes} for thing in named}
        return frozenset(t for t, things in either.items() if change.add[0] in things and not things & self.case.owned)


def kept(repair: Repair) -> tuple[tuple[Constraint, ...], tuple[Change, ...]]:
    """Return what a repair keeps, and its changes."""
    return repair.keeps, repair.changes
