"""The planner: the choice, then the order, each with its reasons. A catalog is compiled once and plans many requests."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import Any
from weakref import WeakValueDictionary

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.lookup import unknown_id, words_for
from shoulderkit.errors import DataError, Fault, MissingExtraError, RuleError
from shoulderkit.mixins import linked
from shoulderkit.model import Routine, Rule
from shoulderkit.names import name_fault
from shoulderkit.planner.answers import differences, missing_of, questions, time_left_of
from shoulderkit.planner.arguments import (
    MOST_BREAKS,
    check_count,
    check_plan,
    check_request,
    check_routine,
    checked_arguments,
    checked_changes,
)
from shoulderkit.planner.builder import PlanBuilder
from shoulderkit.planner.choice import Chooser, installed
from shoulderkit.planner.compiled import PHASES, Compiled, compile_catalog
from shoulderkit.planner.several import best_choices, breaks_of_day
from shoulderkit.planner.tuning import EFFORT, TUNING
from shoulderkit.plans import (
    Alternative,
    Day,
    Deferred,
    EffortLimitError,
    LeftOut,
    NoPlanError,
    Plan,
    Request,
    WhatIf,
    Why,
    WhyHere,
    WhyNot,
)


class Planner:
    """Plans sessions from one catalog under one set of rules.

    A planner pickles, for use in other processes: each of them compiles it once, however often it arrives.

    Args:
        catalog: what to plan from. Default: the bundled catalog.
        rules: rules to add; one with a known id replaces that rule.
        without: ids of rules to switch off.
        effort: how many partial choices the search may look at before it settles for a plan with a stated gap; a count,
            never seconds, so that the same request gives the same plan on every machine.
        solver: whether OR-Tools' CP-SAT (extra ``solver``) takes over where a small part of the effort has not been
            enough, as happens in catalogs of thousands of exercises. What either of them proves is the same plan.

    Attributes:
        catalog: the catalog with the added and replaced rules; those switched off are still in it.
        rules_off: ids of the rules that are switched off, sorted.

    Raises:
        InvalidValueError: an argument is of another type, or *effort* is below 1.
        RuleError: a rule in *without* does not exist.
        RuleCycleError: the rules contradict each other.
        DataError: a rule names what the catalog does not have.
        MissingExtraError: a *solver* is wanted, and the extra is not installed.
    """

    #: The tuning numbers of the search.
    _tuning = TUNING

    def __init__(
        self,
        catalog: Catalog | None = None,
        *,
        rules: Iterable[Rule] = (),
        without: Iterable[str] = (),
        effort: int = EFFORT,
        solver: bool = False,
    ) -> None:
        if catalog is None:
            # imported here: a caller with a catalog does not need the bundled data
            from shoulderkit.reading import bundled

            catalog = bundled()
        rules, off = checked_arguments(catalog, rules, without, effort, solver)
        if rules:
            catalog = attrs.evolve(catalog, rules={**catalog.rules, **{rule.id: rule for rule in rules}})
        # what is no text is no id, and need not have a hash or an order
        off = tuple(sorted(set(off)) if all(isinstance(name, str) for name in off) else off)
        unknown = [
            unknown_id("rule", name, catalog.rules).fault(f"without[{place}]")
            for place, name in enumerate(off)
            if name not in catalog.rules
        ]
        if unknown:
            raise RuleError("Planner", tuple(unknown))
        self.catalog = catalog
        self.rules_off = off
        self._effort = effort
        self._solver = installed() if solver else None
        if solver and self._solver is None:
            raise MissingExtraError("a planner with a solver", "solver")
        #: The plans that it has made, or found to be what it makes, by identity and as long as somebody has them.
        self._own: WeakValueDictionary[int, Plan] = WeakValueDictionary()
        compiled = compile_catalog(catalog, frozenset(off))
        chooser = Chooser(effort, self._solver, self._tuning)
        self._builder = PlanBuilder(catalog, compiled, off, chooser, self._tuning.order_effort)
        #: Plans are values, so what was planned recently need not be planned again.
        self._remembered = lru_cache(maxsize=self._tuning.remembered_plans)(self._builder.plan)

    @property
    def _compiled(self) -> Compiled:
        return self._builder.compiled

    def __repr__(self) -> str:
        off = f" without {', '.join(self.rules_off)}" if self.rules_off else ""
        return f"<Planner of {self.catalog!r}{off}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_unpickled, (self._pickled,))

    @cached_property
    def _pickled(self) -> bytes:
        import pickle

        given = {"without": self.rules_off, "effort": self._effort, "solver": self._solver is not None}
        return pickle.dumps((self.catalog, given))

    def plan(self, request: Request) -> Plan:
        """Plan one session.

        Raises:
            RequestError: the request names what the catalog does not know.
            NoPlanError: nothing meets the request; says why, and what would.
            EffortLimitError: the search gave up before it found anything.
        """
        check_request(request)
        return self._made(self._remembered(request))

    def forget(self) -> None:
        """Drop what is remembered of earlier requests. It only saves time: plans are the same without it."""
        self._remembered.cache_clear()
        self._builder.chooser.forget()

    def alternatives(self, request: Request, n: int = 3) -> tuple[Alternative, ...]:
        """Plan the best sessions of different exercises, the best first, each with what it gives up.

        Args:
            request: what a session should be.
            n: how many; fewer where there are not so many.

        Raises:
            InvalidValueError: *n* is not a whole number of at least 1.
            RequestError, NoPlanError, EffortLimitError: as `plan` does.
        """
        check_count("alternatives", n)
        check_request(request)
        builder = self._builder
        first = builder.first_choice(request)
        best = self._made(builder.plan_of(request, first))
        found: list[Alternative] = []
        unproved, most = False, builder.most_coverage(request)
        for choice in islice(best_choices(builder.choose, first), min(n, sys.maxsize)):
            plan = self._made(builder.plan_of(request, choice if choice is first else choice.surpassed(most)))
            unproved |= not choice.selection.proved
            # its own status is that of a plan that is not the best; what is proved here is its rank
            change = linked(attrs.evolve(best.diff(plan), proved=not unproved), self.catalog)
            found.append(Alternative(plan=plan, change=change, proved=not unproved))
        return tuple(found)

    def breaks(self, request: Request, n: int) -> Day:
        """Plan the breaks of a day: *n* sessions for one request, one after the other, each with what was done before it.

        No two neighbors are of the same exercises where that is possible; where it would add less to the day than the
        first session again and again, it is that.

        Args:
            request: what each session should be.
            n: how many, from 1 to 1440, one a minute.

        Raises:
            InvalidValueError: *n* is not such a number.
            RequestError, NoPlanError, EffortLimitError: as `plan` does.
        """
        check_count("breaks", n, MOST_BREAKS)
        check_request(request)
        builder = self._builder
        first = builder.first_choice(request)
        day = breaks_of_day(builder.choose, first, n, builder.most_coverage(request))
        plans = tuple(self._made(builder.plan_of(each.request, each.choice)) for each in day.breaks)
        present = {phase for plan in plans for phase in plan.score.phases}
        return Day(
            request=request,
            plans=plans,
            phases=tuple(phase for phase in PHASES if phase in present),
            presence=day.presence,
            coverage=day.coverage,
            bound=day.bound,
        )

    def _made(self, plan: Plan) -> Plan:
        """The plan as one that was made here."""
        made = attached(plan, self)
        self._own[id(made)] = made
        return made

    def adopt(self, plan: Plan) -> Plan:
        """Return the same plan, able to answer questions: for one that was read from JSON or unpickled.

        It is planned again and compared: nothing less would show that its choice and order are what its statuses claim, and
        so an answer about it claims no proof for what was not proved. That takes as long as planning it does.

        Raises:
            DataError: it is not what this planner plans for its request, because it was planned from other exercises, with
                other rules or another effort, or was changed; says where it differs.
            RequestError: its request names what this catalog does not know.
            InvalidValueError: it is no plan.
        """
        check_plan("Planner.adopt", plan)
        return self._planned_again(plan)

    def _vouch(self, plan: Plan) -> None:
        """Make sure that a plan is what this planner makes of its request, once for each plan.

        Its answers claim proofs of what it states. A plan that was made here is known; a changed copy is another plan, even
        if it still has its planner.
        """
        check_plan("Planner", plan)
        if self._own.get(id(plan)) is not plan:
            self._planned_again(plan)
            self._own[id(plan)] = plan

    def _planned_again(self, plan: Plan) -> Plan:
        known = self.catalog.exercises
        faults = [
            name_fault(
                "is not this catalog's exercise",
                step.exercise.id,
                # of what is known but differs, nothing else is meant
                {} if step.exercise.id in known else words_for(known),
                f"routine.steps[{place}].exercise",
            )
            for place, step in enumerate(plan.routine.steps)
            if known.get(step.exercise.id) != step.exercise
        ]
        if plan.rules_off != self.rules_off:
            faults.append(Fault(f"this planner has other rules switched off: {self.rules_off}", "rules_off"))
        if faults:
            raise DataError(f"Plan {plan.routine.id}", tuple(faults))
        try:
            own = self.plan(plan.request)
        except (NoPlanError, EffortLimitError) as error:
            fault = Fault("this planner has no plan for it", "request")
            raise DataError(f"Plan {plan.routine.id}", (fault,)) from error
        faults = [*differences(plan, own)]
        if faults:
            raise DataError(f"Plan {plan.routine.id}", tuple(faults))
        return own

    def why(self, plan: Plan, exercise: str) -> Why:
        """See `Plan.why`."""
        self._vouch(plan)
        return questions.why(self._compiled, self.plan, plan, exercise)

    def why_here(self, plan: Plan, exercise: str) -> WhyHere:
        """See `Plan.why_here`."""
        self._vouch(plan)
        return questions.why_here(self._compiled, plan, exercise, self._tuning.alternatives_effort)

    def why_not(self, plan: Plan, exercise: str) -> WhyNot:
        """See `Plan.why_not`."""
        self._vouch(plan)
        return questions.why_not(self._compiled, self.plan, plan, exercise)

    def what_if(self, plan: Plan, changes: dict[str, Any]) -> WhatIf:
        """See `Plan.what_if`."""
        self._vouch(plan)
        return questions.what_if(self.plan, plan, checked_changes(changes))

    def left_out(self, request: Request, routine: Routine) -> tuple[LeftOut, ...]:
        """See `Plan.left_out`."""
        check_request(request)
        check_routine(self.catalog, routine)
        return questions.left_out_of(self._compiled, request, routine)


def attached(plan: Plan, planner: Planner) -> Plan:
    """Return a plan that *planner*, or one like it, made, with the answers that are made when they are first read."""
    # of the same module; whoever completes a planner's name needs none of it
    builder = planner._builder  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    compiled = builder.compiled
    plan = attrs.evolve(plan, left_out=Deferred(partial(planner.left_out, plan.request, plan.routine)), planner=planner)
    linked((plan.score, plan.in_force, *plan.reasons, *plan.score.cells, *plan.findings), planner.catalog)
    return attrs.evolve(
        plan,
        missing=Deferred(partial(missing_of, compiled, builder, plan)),
        time_left=Deferred(partial(time_left_of, compiled, plan)),
    )


@lru_cache(maxsize=8)
def _unpickled(planner: bytes) -> Planner:
    """The planner of a pickle, compiled once in a process, however often tasks of other engines bring it along."""
    import pickle

    catalog, given = pickle.loads(planner)  # noqa: S301 - itself a part of a pickle
    return Planner(catalog, **given)
