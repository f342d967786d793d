"""What a plan does not serve, why, and which single addition would bring it: each one is tried before it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import attrs

from shoulderkit.catalog.predicates import POSITIONS
from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.planner.ask import ask, helpful_equipment
from shoulderkit.planner.compiled import DEMAND_BIT, PHASES
from shoulderkit.plans import Change, Constraint, Missing, Remedy
from shoulderkit.vocabulary import ConstraintKind, MissingReason, OutReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.ask import Asked, Cell, Doses
    from shoulderkit.planner.compiled import Compiled
    from shoulderkit.plans import LeftOut, Plan, Request
    from shoulderkit.vocabulary import Phase


class Choice(Protocol):
    """What goes into a plan, before it is ordered."""

    @property
    def asked(self) -> Asked:
        """The request."""
        ...

    @property
    def doses(self) -> Doses:
        """The dose option of each chosen exercise, by number."""
        ...


C = TypeVar("C", bound=Choice)


class Builder(Protocol[C]):
    """What plans with the same catalog and rules, in two steps: the first is enough to know what would be served."""

    def choose(self, request: Request) -> C | None:
        """Return the best choice for a request, None where none is found."""
        ...

    def plan_of(self, request: Request, choice: C) -> Plan:
        """Return the plan of a choice."""
        ...


#: An addition: the kind of constraint that it loosens, what is added, and how much more.
Addition = tuple[ConstraintKind, tuple[str, ...], "int | None"]

#: The most different amounts of time that are tried for one cell: what its quickest exercises lack.
_TIMES = 3


class _Trial(Generic[C]):
    """The best choice for a changed request, and what it gives.

    Attributes:
        request: the changed request.
        choice: the choice.
        chosen: what it gives to the weighted cells.
    """

    def __init__(self, request: Request, choice: C) -> None:
        self.request = request
        self.choice = choice
        self.chosen = Chosen(choice.asked, choice.doses)

    def brought(self, cells: list[Cell]) -> tuple[str, ...]:
        """Return the ids of the exercises that serve some of these cells."""
        chosen = self.chosen
        return tuple(
            chosen.name(number) for number, gains in chosen.gains.items() if any(cell in cells for cell, _ in gains)
        )

    def worth(self, cells: list[Cell]) -> int:
        """Return what these cells gain."""
        return sum(self.chosen.worth(cell, self.chosen.total[cell]) for cell in cells if cell in self.chosen.total)


def missing(compiled: Compiled, builder: Builder[C], plan: Plan) -> tuple[Missing, ...]:
    """Return each wanted phase and each weighted cell that a plan does not serve, with its remedy."""
    return tuple(_Search(compiled, builder, plan).found())


class _Search(Generic[C]):
    """A plan, and the choices for changed requests that were made on its behalf."""

    def __init__(self, compiled: Compiled, builder: Builder[C], plan: Plan) -> None:
        self.asked: Asked = ask(compiled, plan.request)
        self.compiled, self.builder, self.plan = compiled, builder, plan
        self.out: dict[str, LeftOut] = {left.exercise: left for left in plan.left_out}
        self.tried: dict[Addition, _Trial[C] | None] = {}
        #: What would help some exercise: what stands in for least first, and of that what exercises name.
        self.equipment: list[str] = sorted(
            helpful_equipment(self.asked), key=lambda item: compiled.provides[item].bit_count()
        )
        #: The exercises that would serve each cell, by number; for a phase, its cells together.
        self.serving: dict[Cell, list[int]] = {cell: [] for cell in self.asked.weights}
        for number in range(len(compiled.entries)):
            for cell, _ in self.asked.gains(number, self.asked.options(number)[0]):
                self.serving[cell].append(number)

    def found(self) -> Iterator[Missing]:
        """Yield what is missing: phase by phase, first the phase itself."""
        served = {(PHASES.index(c.phase), c.region) for c in self.plan.score.cells if c.units or c.before}
        present = {phase for phase, _ in served}
        for number, phase in enumerate(PHASES):
            cells = sorted(cell for cell in self.asked.weights if cell[0] == number)
            if cells and number not in present:
                yield self._missing(phase, None, cells)
            for cell in cells:
                if cell not in served:
                    yield self._missing(phase, cell[1], [cell])

    def _missing(self, phase: Phase, region: str | None, cells: list[Cell]) -> Missing:
        serving = sorted({number for cell in cells for number in self.serving[cell]})
        reasons: dict[MissingReason, list[str]] = {}
        for number in serving:
            left = self.out[self._name(number)]
            reasons.setdefault(MissingReason(left.reason.value), []).append(left.exercise)
        reason = next((reason for reason in MissingReason if reason in reasons), MissingReason.NOTHING)
        return Missing(
            phase=phase,
            region=region,
            reason=reason,
            exercises=tuple(reasons.get(reason, ())),
            remedy=self._remedy(cells, serving),
        )

    def _name(self, number: int) -> str:
        return self.compiled.entries[number].exercise.id

    def _remedy(self, cells: list[Cell], serving: list[int]) -> Remedy | None:
        """The addition that brings most of these cells; of equal ones the first kind, then the smaller amount or id.

        Equipment itself comes before what stands in for it.
        """
        best: tuple[int, Addition, _Trial[C]] | None = None
        for addition in self._additions(serving):
            trial = self._trial(addition)
            if trial is not None and trial.brought(cells):
                worth = trial.worth(cells)
                if best is None or worth > best[0]:
                    best = (worth, addition, trial)
        if best is None:
            return None
        worth, addition, trial = best
        brought = trial.brought(cells)
        if len(brought) > 1:
            # in the order of its steps
            planned = self.builder.plan_of(trial.request, trial.choice)
            brought = tuple(name for name in planned.ids if name in brought)
        change = _change(self.plan.request, addition)
        return Remedy(change=change, request=trial.request, exercises=brought, worth=worth)

    def _additions(self, serving: Iterable[int]) -> list[Addition]:
        """The single additions that could let one of these exercises in, in the order of their kinds."""
        found: set[Addition] = set()
        times: set[int] = set()
        for number in serving:
            left = self.out[self._name(number)]
            match left.reason:
                case OutReason.EXCLUDED:
                    found.add((ConstraintKind.EXCLUDE, (left.exercise,), None))
                case OutReason.NO_INSTRUCTIONS:
                    found.add((ConstraintKind.WITHOUT_INSTRUCTIONS, (), None))
                case OutReason.MOST_STEPS:
                    found.add((ConstraintKind.MAX_STEPS, (), 1))
                case OutReason.NO_TIME:
                    times.add(left.short_s or 1)
                case OutReason.EQUIPMENT | OutReason.POSITION | OutReason.DEMAND:
                    found.update(self._setup_additions(number))
                case _:
                    pass
        found.update((ConstraintKind.BUDGET, (), more) for more in sorted(times)[:_TIMES])
        kinds, place = list(ConstraintKind), {item: number for number, item in enumerate(self.equipment)}
        return sorted(found, key=lambda a: (kinds.index(a[0]), [place.get(name, 0) for name in a[1]], a[1], a[2] or 0))

    def _setup_additions(self, number: int) -> Iterator[Addition]:
        """What would make up for all that a setup of an exercise lacks."""
        asked = self.asked
        for setup in self.compiled.entries[number].setups:
            lacking = setup.equipment_bits & ~asked.available_bits
            for position, demands in setup.positions:
                others: list[Addition] = []
                if position not in asked.positions:
                    others.append((ConstraintKind.POSITIONS, (position.value,), None))
                avoided = (demand for demand, bit in DEMAND_BIT.items() if demands & asked.avoided_bits & bit)
                others += [(ConstraintKind.AVOID, (demand.value,), None) for demand in avoided]
                if lacking and not others:
                    # one item can stand in for another, so that it brings all that is lacking
                    for item in self.equipment:
                        if not lacking & ~self.compiled.provides[item]:
                            yield (ConstraintKind.EQUIPMENT, (item,), None)
                elif not lacking and len(others) == 1:
                    yield others[0]

    def _trial(self, addition: Addition) -> _Trial[C] | None:
        """The best choice for the request with an addition; None where there is none, or the effort ends before one is found."""
        if addition not in self.tried:
            request = with_addition(self.plan.request, addition)
            choice = self.builder.choose(request)
            self.tried[addition] = None if choice is None else _Trial(request, choice)
        return self.tried[addition]


def _change(request: Request, addition: Addition) -> Change:
    """An addition as a change of the request."""
    kind, add, more = addition
    named = kind in (ConstraintKind.AVOID, ConstraintKind.EXCLUDE)
    values = {ConstraintKind.BUDGET: request.budget_s, ConstraintKind.MAX_STEPS: request.max_steps}
    constraint = Constraint(kind, add[0] if named else None, values.get(kind))
    return Change(constraint, () if kind is ConstraintKind.EXCLUDE else add, more)


def with_addition(request: Request, addition: Addition) -> Request:
    """Return a request with one thing more."""
    kind, add, more = addition
    match kind:
        case ConstraintKind.EXCLUDE:
            return attrs.evolve(request, exclude=tuple(name for name in request.exclude if name not in add))
        case ConstraintKind.WITHOUT_INSTRUCTIONS:
            return attrs.evolve(request, without_instructions=True)
        case ConstraintKind.MAX_STEPS:
            return attrs.evolve(request, max_steps=(request.max_steps or 0) + (more or 0))
        case ConstraintKind.BUDGET:
            return attrs.evolve(request, minutes=None, seconds=request.budget_s + (more or 0))
        case ConstraintKind.EQUIPMENT:
            lacked = tuple(item for item in request.without_equipment if item not in add)
            return attrs.evolve(request, equipment=(*request.equipment, *add), without_equipment=lacked)
        case ConstraintKind.POSITIONS:
            wanted = tuple(position for position in POSITIONS if position in add)
            return attrs.evolve(request, extra_positions=(*request.extra_positions, *wanted))
        case _:  # ConstraintKind.AVOID
            avoid = tuple(demand for demand in request.avoid if demand not in add)
            allowed = tuple(demand for demand in DEMAND_BIT if demand in add)
            return attrs.evolve(request, avoid=avoid, allow=(*request.allow, *allowed))
