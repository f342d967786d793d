"""How a plan is built from a compiled catalog: the choice, then the order, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from shoulderkit.catalog.predicates import POSITIONS
from shoulderkit.mixins import linked
from shoulderkit.model import Routine
from shoulderkit.planner.answers import Chosen, cautions, reasons, refuse, score_of
from shoulderkit.planner.ask import ask, candidates, check_names
from shoulderkit.planner.compiled import PHASES
from shoulderkit.planner.order import OrderedSteps, order_steps
from shoulderkit.planner.several import Choice
from shoulderkit.plans import Conflict, EffortLimitError, InForce, NoPlanError, Plan, Request
from shoulderkit.vocabulary import Demand, Variety

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.planner.choice import Chooser
    from shoulderkit.planner.compiled import Compiled

E = TypeVar("E", bound=Exception)


@attrs.frozen
class PlanBuilder:
    """Builds plans that belong to no planner yet, so that they can be remembered without keeping one alive.

    Attributes:
        catalog: the catalog.
        compiled: the same, compiled without the rules that are switched off.
        rules_off: the ids of these rules.
        chooser: what finds the choices.
        order_effort: the effort for an order (see `Tuning`).
    """

    catalog: Catalog
    compiled: Compiled
    rules_off: tuple[str, ...]
    chooser: Chooser
    order_effort: int

    def plan(self, request: Request) -> Plan:
        """Plan one session.

        Raises:
            RequestError, NoPlanError, EffortLimitError: as `Planner.plan` does.
        """
        return self.plan_of(request, self.first_choice(request))

    def first_choice(self, request: Request) -> Choice:
        """Return the best choice for a request whose names are not checked yet.

        Raises:
            RequestError, NoPlanError, EffortLimitError: as `Planner.plan` does.
        """
        check_names(self.catalog, request)
        choice = self.choose(request)
        if choice is None:
            raise named(refuse(ask(self.compiled, request), self.chooser), self.catalog)
        return choice

    def choose(self, request: Request) -> Choice | None:
        """Return the best choice for a request, None where there is none."""
        asked = ask(self.compiled, request)
        found = candidates(asked)
        selection = self.chooser.choose(found.problem)[0] if found.possible else None
        return None if selection is None else Choice(asked, found.chosen(selection.chosen), selection)

    def most_coverage(self, request: Request) -> int:
        """Return a coverage that no session exceeds, whatever phases it makes present, with variety left aside."""
        found = candidates(ask(self.compiled, attrs.evolve(request, variety=Variety.TIES)))
        problem = found.problem._replace(present=frozenset(range(len(PHASES))))
        selection = self.chooser.choose(problem)[0]
        return problem.most_coverage if selection is None else selection.bound

    def plan_of(self, request: Request, choice: Choice) -> Plan:
        """Return the plan of a choice."""
        asked = choice.asked if choice.asked.request is request else ask(self.compiled, request)
        ordered = order_steps(asked, choice.doses, self.order_effort)
        chosen = Chosen(asked, {number: choice.doses[number] for number in ordered.numbers})
        routine = self._routine(request, ordered)
        return Plan(
            request=request,
            routine=routine,
            score=score_of(chosen, choice.selection, ordered),
            reasons=reasons(chosen),
            in_force=InForce(
                equipment=tuple(sorted(asked.available)),
                positions=tuple(position for position in POSITIONS if position in asked.positions),
                avoid=tuple(demand for demand in Demand if demand in asked.avoided),
            ),
            findings=cautions(asked, routine, self.rules_off),
            rules_off=self.rules_off,
            left_out=(),
        )

    def _routine(self, request: Request, ordered: OrderedSteps) -> Routine:
        if request.goal is not None:
            name, start = self.catalog.goals[request.goal].name, request.goal
        else:
            regions = [focus.region for focus in request.focus if focus.weight]
            name, start = "Focus: " + ", ".join(self.catalog.regions[r].name for r in regions), "focus"
        minutes, seconds = divmod(request.budget_s, 60)
        length = f"{request.budget_s} s" if seconds else f"{minutes} min"
        return Routine(id=f"{start}-{length.replace(' ', '-')}", name=f"{name}, {length}", steps=ordered.steps)


def named(error: E, catalog: Catalog) -> E:
    """Return an error; where it is a refusal it shows names, as do its conflicts and what would resolve them."""
    if not isinstance(error, NoPlanError | EffortLimitError):
        return error
    parts = (*error.conflicts, *error.relaxations, *error.repairs) if isinstance(error, NoPlanError) else ()
    inside = [part for each in parts if isinstance(each, Conflict) for part in (*each.constraints, *each.facts)]
    linked((error, *parts, *inside), catalog)
    return error
