"""What a plan does not serve, why, and which single addition would bring it: each one is planned before it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.catalog.predicates import POSITIONS
from shoulderkit.planner.ask import ask, helpful_equipment
from shoulderkit.planner.compiled import DEMAND_BIT, PHASES
from shoulderkit.plans import Change, Constraint, EffortLimitError, Missing, NoPlanError, Remedy
from shoulderkit.vocabulary import ConstraintKind, MissingReason, OutReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shoulderkit.planner.ask import Asked, Cell
    from shoulderkit.planner.compiled import Compiled
    from shoulderkit.plans import LeftOut, Plan, Request
    from shoulderkit.vocabulary import Phase

    #: Plans a request with the same catalog and rules.
    Replan = Callable[[Request], Plan]

#: An addition: the kind of constraint that it loosens, what is added, and how much more.
Addition = tuple[ConstraintKind, tuple[str, ...], "int | None"]

#: The most different amounts of time that are tried for one cell: what its quickest exercises lack.
_TIMES = 3


def missing(compiled: Compiled, replan: Replan, plan: Plan) -> tuple[Missing, ...]:
    """Return each wanted phase and each weighted cell that a plan does not serve, with its remedy."""
    return tuple(_Search(compiled, replan, plan).found())


class _Search:
    """A plan, and the plans for changed requests that were made on its behalf."""

    def __init__(self, compiled: Compiled, replan: Replan, plan: Plan) -> None:
        self.asked: Asked = ask(compiled, plan.request)
        self.compiled, self.replan, self.plan = compiled, replan, plan
        self.out: dict[str, LeftOut] = {left.exercise: left for left in plan.left_out}
        self.replanned: dict[Addition, Plan | None] = {}
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
            remedy=self._remedy(phase, cells, serving),
        )

    def _name(self, number: int) -> str:
        return self.compiled.entries[number].exercise.id

    def _remedy(self, phase: Phase, cells: list[Cell], serving: list[int]) -> Remedy | None:
        """The addition that brings most of these cells; of equal ones the first kind, then the smaller amount or id.

        Equipment itself comes before what stands in for it.
        """
        best: tuple[int, Remedy] | None = None
        for addition in self._additions(serving):
            planned = self._plan_with(addition)
            if planned is None:
                continue
            regions = {region for _, region in cells}
            own = [c for c in planned.score.cells if c.phase is phase and c.region in regions and c.units]
            worth = sum(cell.worth for cell in own)
            brought = tuple(
                reason.exercise
                for reason, step in zip(planned.reasons, planned.routine.steps, strict=True)
                if step.exercise.phase is phase and any(part.region in regions for part in reason.parts)
            )
            if brought and (best is None or worth > best[0]):
                request = planned.request
                best = (
                    worth,
                    Remedy(
                        change=_change(self.plan.request, addition), request=request, exercises=brought, worth=worth
                    ),
                )
        return None if best is None else best[1]

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

    def _plan_with(self, addition: Addition) -> Plan | None:
        """The plan for the request with an addition; None where there is none, or the effort ends before one is found."""
        if addition not in self.replanned:
            try:
                self.replanned[addition] = self.replan(with_addition(self.plan.request, addition))
            except (NoPlanError, EffortLimitError):
                self.replanned[addition] = None
        return self.replanned[addition]


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
