"""A request that nothing meets, taken apart: its constraints, the changes that give them up, and what holds without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.catalog.predicates import POSITIONS
from shoulderkit.planner.answers.refusal.hitting import bits_in, union
from shoulderkit.planner.ask import ask, candidates, helpful_equipment, with_implied
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Change, Constraint
from shoulderkit.vocabulary import ConstraintKind, Demand, Phase, Position

if TYPE_CHECKING:
    from shoulderkit.planner.ask import Asked
    from shoulderkit.planner.choice import Chooser, Problem
    from shoulderkit.plans import Request

#: A budget that stands for none, in seconds: a day, the most that a request can have.
NO_BUDGET_S = 86_400
#: How much a diagnosis may look into before it settles for less, in exercises looked at: each check whether a changed
#: request can be met counts the exercises that it chooses among, and `CHECK` more. A count, never seconds.
MOST_WORK, CHECK = 50_000, 40

K = ConstraintKind
#: What a request asks for; a repair gives these up last.
REQUIRED = (K.INCLUDE_PHASE, K.INCLUDE)


class Feasibility(NamedTuple):
    """The least seconds that a request can be met in, None where it cannot, and whether that is certain.

    Where it is not certain, seconds that were found are enough, but perhaps not the least.
    """

    least_s: int | None
    certain: bool

    @property
    def possible(self) -> bool:
        """Whether it can be met."""
        return self.least_s is not None


_IMPOSSIBLE = Feasibility(None, certain=True)


class Diagnosis:
    """A request, its constraints, and the changes that give them up; each change is a bit, and one more is the goal.

    Bits that are *kept* say which changes are not made.

    Attributes:
        asked: the request, resolved.
        constraints: all constraints, in the order in which they are told.
        changes: all changes that could matter, in the order in which they are compared.
        goal: the bit that says that at least one phase must be present; no change gives it up.
        everything: all bits.
        certain: whether all that was found out so far is proved.
        work: how much was looked into so far.
    """

    def __init__(self, asked: Asked, chooser: Chooser) -> None:
        self.asked = asked
        self._chooser = chooser
        self.constraints: tuple[Constraint, ...] = tuple(_constraints(asked))
        self.changes: tuple[Change, ...] = tuple(_changes(asked, self.constraints))
        self.goal: int = 1 << len(self.changes)
        self.everything: int = 2 * self.goal - 1
        self._parts = dict.fromkeys(self.constraints, 0)
        for place, change in enumerate(self.changes):
            self._parts[change.constraint] |= 1 << place
        self._parts[self.constraints[0]] = self.goal
        self.certain: bool = True
        self.work: int = 0
        self._holding: dict[int, Feasibility] = {}
        self._failing: list[int] = []
        self._least: dict[Problem, Feasibility] = {}

    def part(self, constraint: Constraint) -> int:
        """Return the bits of a constraint."""
        return self._parts[constraint]

    def kept_by(self, constraints: Iterable[Constraint]) -> int:
        """Return the bits of these constraints alone."""
        return union([self._parts[constraint] for constraint in constraints])

    @property
    def spent(self) -> bool:
        """Whether enough was looked into."""
        return self.work > MOST_WORK

    def fails(self, kept: int) -> bool:
        """Return whether what is kept certainly cannot be met."""
        if any(kept & failing == failing for failing in self._failing):
            return True
        if any(kept | holding == holding for holding in self._holding):
            return False
        found = self.feasibility(kept)
        self.certain = self.certain and (found.certain or found.possible)
        return found.certain and not found.possible

    def feasibility(self, kept: int) -> Feasibility:
        """Find out whether what is kept can be met."""
        if kept not in self._holding:
            found = self._find(self.request(self.everything & ~kept), needs_phase=bool(kept & self.goal))
            if not found.possible:
                self._failing += [kept] if found.certain else []
                return found
            self._holding[kept] = found
        return self._holding[kept]

    def least_steps(self, kept: int, seconds: int | None = None) -> int | None:
        """Return the fewest steps that what is kept can be met with, None where that is not certain or no number is enough.

        Args:
            kept: bits, without that of the most steps.
            seconds: the budget, instead of the one that is kept.
        """
        request, needs_phase = self.request(self.everything & ~kept, seconds=seconds), bool(kept & self.goal)
        asked, most = ask(self.asked.compiled, request), len(self.asked.compiled.entries)
        fewest = max(1, len(with_implied(asked, asked.required)))
        found = _IMPOSSIBLE
        while found == _IMPOSSIBLE and fewest <= most:
            found = self._find(attrs.evolve(request, max_steps=fewest), needs_phase=needs_phase)
            fewest += 1
        return fewest - 1 if found.possible else None

    def _find(self, request: Request, *, needs_phase: bool) -> Feasibility:
        asked = ask(self.asked.compiled, request)
        self.work += CHECK
        # quick to see, and the reason of most refusals
        if not all(asked.admits(number) for number in with_implied(asked, asked.required)):
            return _IMPOSSIBLE
        found = candidates(asked, needs_phase=needs_phase)
        problem = found.problem
        served = {
            problem.cell_group[cell] for item in problem.items for option in item.options for cell, _ in option.gains
        }
        if not found.possible or not found.problem.required_groups <= served or (needs_phase and not served):
            return _IMPOSSIBLE
        if found.problem not in self._least:
            self.work += len(found.problem.items)
            self._least[found.problem] = Feasibility(*self._chooser.least_time(found.problem))
        return self._least[found.problem]

    def request(self, dropped: int, *, seconds: int | None = None, steps: int | None = None) -> Request:
        """Return the request with some changes made.

        Args:
            dropped: the bits of the changes.
            seconds: the budget, where that is changed; without one, there is none.
            steps: the most steps, where they are changed; without a number, there are none.
        """
        request = self.asked.request
        made = [self.changes[bit.bit_length() - 1] for bit in bits_in(dropped & ~self.goal)]
        added: dict[ConstraintKind, list[str]] = {}
        for change in made:
            about = change.add or ((change.constraint.name,) if change.constraint.name else ())
            added.setdefault(change.constraint.kind, []).extend(about)

        def less(names: Iterable[str], kind: ConstraintKind) -> tuple[str, ...]:
            return tuple(name for name in names if name not in added[kind])

        changed: dict[str, object] = {"minutes": None, "seconds": seconds} if seconds is not None else {}
        for kind, names in added.items():
            match kind:
                case K.BUDGET:
                    changed |= {"minutes": None, "seconds": seconds or NO_BUDGET_S}
                case K.MAX_STEPS:
                    changed["max_steps"] = steps
                case K.SHORTEN:
                    changed["shorten"] = True
                case K.WITHOUT_INSTRUCTIONS:
                    changed["without_instructions"] = True
                case K.AVOID:
                    changed["avoid"] = less(request.avoid, kind)
                    changed["allow"] = (*request.allow, *map(Demand, names))
                case K.EQUIPMENT:
                    changed["equipment"] = (*request.equipment, *names)
                    changed["without_equipment"] = less(request.without_equipment, kind)
                case K.POSITIONS:
                    changed["extra_positions"] = (*request.extra_positions, *map(Position, names))
                case K.PHASES:
                    changed["phases"] = (*request.phases, *map(Phase, names))
                case K.EXCLUDE:
                    changed["exclude"] = less(request.exclude, kind)
                case K.INCLUDE:
                    changed["include"] = less(request.include, kind)
                case _:  # K.INCLUDE_PHASE
                    changed["include_phases"] = less(request.include_phases, kind)
        return attrs.evolve(request, **changed) if changed else request  # type: ignore[arg-type]


def _constraints(asked: Asked) -> Iterator[Constraint]:
    """Yield all constraints, the goal first, and the plainest ones to tell last."""
    request = asked.request
    yield Constraint(K.GOAL)
    yield Constraint(K.BUDGET, value=request.budget_s)
    if request.max_steps is not None:
        yield Constraint(K.MAX_STEPS, value=request.max_steps)
    if not request.shorten:
        yield Constraint(K.SHORTEN)
    if not request.without_instructions:
        yield Constraint(K.WITHOUT_INSTRUCTIONS)
    for demand in asked.avoided:
        yield Constraint(K.AVOID, demand.value)
    if set(asked.compiled.catalog.equipment) - asked.available:
        yield Constraint(K.EQUIPMENT)
    if len(asked.positions) < len(POSITIONS):
        yield Constraint(K.POSITIONS)
    if len(request.phases) < len(PHASES):
        yield Constraint(K.PHASES)
    for name in request.exclude:
        yield Constraint(K.EXCLUDE, name)
    for phase in request.include_phases:
        yield Constraint(K.INCLUDE_PHASE, phase.value)
    for name in request.include:
        yield Constraint(K.INCLUDE, name)


#: The order in which changes of equal number and size are compared.
CHANGE_ORDER = (
    K.POSITIONS,
    K.AVOID,
    K.EQUIPMENT,
    K.PHASES,
    K.EXCLUDE,
    K.SHORTEN,
    K.WITHOUT_INSTRUCTIONS,
    K.BUDGET,
    K.MAX_STEPS,
    K.INCLUDE_PHASE,
    K.INCLUDE,
)


def _changes(asked: Asked, constraints: Iterable[Constraint]) -> Iterator[Change]:
    """Yield the changes that each give up a part of a constraint, in the order in which they are compared."""
    for kind in CHANGE_ORDER:
        for constraint in (each for each in constraints if each.kind is kind):
            if kind is K.POSITIONS:
                for position in POSITIONS:
                    if position not in asked.positions:
                        yield Change(constraint, add=(position.value,))
            elif kind is K.EQUIPMENT:
                for thing in helpful_equipment(asked):
                    yield Change(constraint, add=(thing,))
            elif kind is K.PHASES:
                for phase in PHASES:
                    if phase not in asked.request.phases:
                        yield Change(constraint, add=(phase.value,))
            else:
                yield Change(constraint, add=(constraint.name or "",) if kind is K.AVOID else ())
