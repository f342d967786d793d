"""The planner: the choice, then the order, each with its reasons. A catalog is compiled once and plans many requests."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.lookup import unknown_id, words_for
from shoulderkit.errors import DataError, Fault, InvalidValueError, MissingExtraError, RequestError, RuleError
from shoulderkit.model import Finding, Routine, Rule
from shoulderkit.names import name_fault
from shoulderkit.planner.answers import Chosen, cell_scores, questions, reasons, refuse
from shoulderkit.planner.ask import ask, candidates, check_names
from shoulderkit.planner.choice import Chooser, Selection, installed
from shoulderkit.planner.compiled import PHASES, Compiled, DoseOption, compile_catalog
from shoulderkit.planner.order import OrderedSteps, order_steps
from shoulderkit.planner.tuning import EFFORT, TUNING
from shoulderkit.plans import Deferred, LeftOut, Plan, Request, Score
from shoulderkit.vocabulary import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.plans import WhatIf, Why, WhyHere, WhyNot


class Planner:
    """Plans sessions from one catalog under one set of rules.

    A planner pickles, for use in other processes: each of them compiles it once, however often it arrives.

    Args:
        catalog: what to plan from.
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
        catalog: Catalog,
        *,
        rules: Iterable[Rule] = (),
        without: Iterable[str] = (),
        effort: int = EFFORT,
        solver: bool = False,
    ) -> None:
        rules, off = tuple(rules), (without,) if isinstance(without, str) else tuple(without)
        faults = _argument_faults(catalog, rules, effort, solver)
        if faults:
            raise InvalidValueError("Planner", tuple(faults))
        if rules:
            catalog = attrs.evolve(catalog, rules={**catalog.rules, **{rule.id: rule for rule in rules}})
        off = tuple(sorted(set(off)))
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
        self._chooser = Chooser(effort, self._solver, self._tuning)
        self._compiled: Compiled = compile_catalog(catalog, frozenset(off))

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
        _check_request(request)
        compiled = self._compiled
        check_names(self.catalog, request)
        asked = ask(compiled, request)
        found = candidates(asked)
        selection = self._chooser.choose(found.problem)[0] if found.possible else None
        if selection is None:
            raise refuse(asked, self._chooser)
        options: dict[int, DoseOption] = {}
        for item, option in selection.chosen:
            number = found.numbers[item]
            options[number] = compiled.entries[number].options[option]
        ordered = order_steps(asked, options, self._tuning.order_effort)
        in_order = {number: options[number] for number in ordered.numbers}
        chosen = Chosen(asked, in_order)
        routine = self._routine(request, ordered)
        return Plan(
            request=request,
            routine=routine,
            score=_score(chosen, selection, ordered),
            reasons=reasons(chosen),
            findings=self._cautions(),
            rules_off=self.rules_off,
            left_out=Deferred(partial(self.left_out, request, routine)),
            planner=self,
        )

    def adopt(self, plan: Plan) -> Plan:
        """Return the same plan, able to answer questions: for one that was read from JSON or unpickled.

        Raises:
            DataError: it was planned from a catalog with other exercises or rules; says which.
            RequestError: its request names what this catalog does not know.
        """
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
        check_names(self.catalog, plan.request)
        return attrs.evolve(plan, planner=self)

    def why(self, plan: Plan, exercise: str) -> Why:
        """See `Plan.why`."""
        return questions.why(self._compiled, self.plan, plan, exercise)

    def why_here(self, plan: Plan, exercise: str) -> WhyHere:
        """See `Plan.why_here`."""
        return questions.why_here(self._compiled, plan, exercise, self._tuning.alternatives_effort)

    def why_not(self, plan: Plan, exercise: str) -> WhyNot:
        """See `Plan.why_not`."""
        return questions.why_not(self._compiled, self.plan, plan, exercise)

    def what_if(self, plan: Plan, changes: dict[str, Any]) -> WhatIf:
        """See `Plan.what_if`."""
        return questions.what_if(self.plan, plan, changes)

    def left_out(self, request: Request, routine: Routine) -> tuple[LeftOut, ...]:
        """See `Plan.left_out`."""
        return questions.left_out_of(self._compiled, request, routine)

    def _routine(self, request: Request, ordered: OrderedSteps) -> Routine:
        if request.goal is not None:
            name, start = self.catalog.goals[request.goal].name, request.goal
        else:
            regions = [focus.region for focus in request.focus if focus.weight]
            name, start = "Focus: " + ", ".join(self.catalog.regions[r].name for r in regions), "focus"
        minutes, seconds = divmod(request.budget_s, 60)
        length = f"{request.budget_s} s" if seconds else f"{minutes} min"
        return Routine(id=f"{start}-{length.replace(' ', '-')}", name=f"{name}, {length}", steps=ordered.steps)

    def _cautions(self) -> tuple[Finding, ...]:
        rules = [self.catalog.rules[name] for name in self.rules_off]
        return tuple(
            Finding(
                severity=Severity.ADVICE,
                check=rule.id,
                sentence=f"This rule was switched off: {rule.sentence}",
                why=rule.why,
                citations=rule.citations,
            )
            for rule in rules
        )


def _check_request(request: object) -> None:
    if not isinstance(request, Request):
        raise RequestError("plan", (Fault(f"a {type(request).__name__} is not a Request"),))


def _argument_faults(catalog: object, rules: tuple[object, ...], effort: object, solver: object) -> list[Fault]:
    faults: list[Fault] = []
    if not _is_catalog(catalog):
        faults.append(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    for place, rule in enumerate(rules):
        if not isinstance(rule, Rule):
            faults.append(Fault(f"a {type(rule).__name__} is not a Rule", f"rules[{place}]"))
    if type(solver) is not bool:
        faults.append(Fault(f"{solver!r} is neither True nor False", "solver"))
    if type(effort) is not int or effort < 1:
        faults.append(Fault(f"{effort!r} is not a whole number of at least 1", "effort"))
    return faults


def _score(chosen: Chosen, selection: Selection, ordered: OrderedSteps) -> Score:
    present = {chosen.compiled.entries[number].phase for number in chosen.options if chosen.gains[number]}
    return Score(
        phases=tuple(PHASES[phase] for phase in sorted(present)),
        presence=selection.presence,
        coverage=selection.coverage,
        recent=selection.recent,
        duration_s=selection.time,
        cells=cell_scores(chosen),
        position_changes=ordered.sequence.position_changes,
        equipment_changes=ordered.sequence.equipment_changes,
        bound=selection.bound,
        status=Status.OPTIMAL if selection.proved else Status.BOUNDED,
        order_status=Status.OPTIMAL if ordered.sequence.proved else Status.BOUNDED,
    )


def _is_catalog(value: object) -> bool:
    return isinstance(value, Catalog)


@lru_cache(maxsize=8)
def _bundled_planner() -> Planner:
    from shoulderkit.reading import bundled

    return Planner(bundled())


@lru_cache(maxsize=8)
def _planner_of(catalog: Catalog) -> Planner:
    return Planner(catalog)


@lru_cache(maxsize=8)
def _unpickled(planner: bytes) -> Planner:
    """The planner of a pickle, compiled once in a process, however often tasks of other engines bring it along."""
    import pickle

    catalog, given = pickle.loads(planner)  # noqa: S301 - itself a part of a pickle
    return Planner(catalog, **given)


def planner_for(catalog: Catalog | Planner | None = None) -> Planner:
    """Return the planner of a catalog with the rules it has, made once; the bundled catalog's without one; a planner itself.

    Raises:
        InvalidValueError: it is neither a catalog nor a planner.
    """
    if catalog is None:
        return _bundled_planner()
    if isinstance(catalog, Planner):
        return catalog
    # what is not a catalog need not have a hash
    return _planner_of(catalog) if _is_catalog(catalog) else Planner(catalog)


def plan(request: Request, catalog: Catalog | None = None) -> Plan:
    """Plan one session from the bundled catalog, or from another.

    Raises:
        RequestError: the request names what the catalog does not know.
        NoPlanError: nothing meets the request; says why, and what would.
        EffortLimitError: the search gave up before it found anything.
    """
    return planner_for(catalog).plan(request)
