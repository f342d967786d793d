"""Laws of refusals: a conflict conflicts and is minimal, and each relaxation is sufficient."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import attrs
from hypothesis import given, reject
from hypothesis import strategies as st

from law_cases import SMALL, Instance, instances
from oracle_allowed import EVERYWHERE
from oracle_brute import Case
from rare_cases import HINDRANCES, hindered
from shoulderkit.model import Setup
from shoulderkit.planner import Planner
from shoulderkit.plans import Constraint, Fact, NoPlanError, Relaxation, Request
from shoulderkit.vocabulary import ConstraintKind, FactKind, Phase

#: The fields of a request that a relaxation of each kind of constraint may change.
FIELDS = {
    ConstraintKind.BUDGET: {"minutes", "seconds"},
    ConstraintKind.INCLUDE: {"include"},
    ConstraintKind.INCLUDE_PHASE: {"include_phases"},
    ConstraintKind.EXCLUDE: {"exclude"},
    ConstraintKind.PHASES: {"phases"},
    ConstraintKind.EQUIPMENT: {"equipment", "without_equipment"},
    ConstraintKind.POSITIONS: {"positions", "extra_positions"},
    ConstraintKind.AVOID: {"avoid", "allow"},
    ConstraintKind.MAX_STEPS: {"max_steps"},
    ConstraintKind.WITHOUT_INSTRUCTIONS: {"without_instructions"},
    ConstraintKind.SHORTEN: {"shorten"},
}


@attrs.frozen(repr=False)
class Refused(Instance):
    """A request with the error that refuses it."""

    error: NoPlanError

    @property
    def kept(self) -> Case:
        """The case with only the constraints of the conflict."""
        return self.case.restricted_to(self.error.conflict)


@st.composite
def refused(draw: st.DrawFn, ways: Sequence[str] = HINDRANCES) -> Refused:
    """Draw a request that is refused, mostly for one thing in the way; what can be planned is rejected."""
    one = draw(hindered(ways) if draw(st.integers(0, 15)) else instances(SMALL))
    try:
        one.planner.plan(one.request)
    except NoPlanError as error:
        return Refused(one.planner, one.request, one.case, error)
    return reject()


@given(refused())
def test_what_is_refused_is_impossible(one: Refused) -> None:
    """Law 14: What is refused is impossible: exhaustive search finds no choice."""
    assert not one.case.possible
    assert one.error.request == one.request


@given(refused())
def test_conflict_conflicts(one: Refused) -> None:
    """Law 14: The constraints of a conflict are the request's own, and conflict with all other constraints dropped."""
    assert set(one.error.conflict) <= set(one.case.constraints)
    assert not one.kept.possible


@given(refused())
def test_conflict_is_minimal(one: Refused) -> None:
    """Law 14: Dropping any one constraint of a conflict makes the rest satisfiable, and the error says so."""
    assert one.error.minimal
    for constraint in one.error.conflict:
        assert one.kept.without(constraint).possible


def changed_in(one: Refused, relaxation: Relaxation) -> set[str]:
    """Return the fields of the request that a relaxation changes."""
    names = [field.name for field in attrs.fields(Request)]
    return {name for name in names if getattr(relaxation.request, name) != getattr(one.request, name)}


@given(refused())
def test_relaxations_repair(one: Refused) -> None:
    """Law 14: Each relaxation changes one constraint of the conflict only, and its request can be planned."""
    for relaxation in one.error.relaxations:
        assert relaxation.constraint in one.error.conflict
        plan = Planner(one.case.catalog, without=one.case.off).plan(relaxation.request)
        assert plan.request == relaxation.request
        assert changed_in(one, relaxation) <= FIELDS[relaxation.constraint.kind]


@given(refused())
def test_relaxations_are_the_smallest(one: Refused) -> None:
    """Law 14: A relaxation that gives more time or steps gives just enough: one second or step less will not do."""
    for relaxation in one.error.relaxations:
        request = relaxation.request
        if relaxation.constraint.kind is ConstraintKind.BUDGET:
            assert relaxation.more == request.budget_s - one.request.budget_s
            less = attrs.evolve(request, minutes=None, seconds=request.budget_s - 1)
        elif relaxation.constraint.kind is ConstraintKind.MAX_STEPS:
            assert relaxation.more == (request.max_steps or 0) - (one.request.max_steps or 0)
            less = attrs.evolve(request, max_steps=(request.max_steps or 0) - 1)
        else:
            assert relaxation.more is None
            continue
        assert not attrs.evolve(one.case, request=less).possible


def eased(case: Case, constraint: Constraint) -> Iterator[Case]:
    """Yield the case with each single change of a constraint: one thing more that there is, or none of it; the goal has none."""
    request, kind = case.request, constraint.kind
    if kind is ConstraintKind.EQUIPMENT:
        for item in sorted(set(case.catalog.equipment) - case.owned):
            without = set(request.without_equipment) - {item}
            changes: dict[str, Any] = {"equipment": (*request.equipment, item), "without_equipment": without}
            yield attrs.evolve(case, request=attrs.evolve(request, **changes))
    elif kind is ConstraintKind.POSITIONS:
        for position in sorted(EVERYWHERE - case.positions):
            extra = (*request.extra_positions, position)
            yield attrs.evolve(case, request=attrs.evolve(request, extra_positions=extra))
    elif kind is ConstraintKind.PHASES:
        for phase in sorted(set(Phase) - set(request.phases)):
            yield attrs.evolve(case, request=attrs.evolve(request, phases=(*request.phases, phase)))
    elif kind is not ConstraintKind.GOAL:
        yield case.without(constraint)


@given(refused())
def test_single_relaxations_are_named(one: Refused) -> None:
    """Law 14: There is a relaxation of just those constraints of a conflict of which a single change is enough."""
    offered = {relaxation.constraint for relaxation in one.error.relaxations}
    for constraint in one.error.conflict:
        assert (constraint in offered) == any(case.possible for case in eased(one.case, constraint))


def is_in_catalog(one: Refused, fact: Fact) -> bool:
    """Return whether a fact other than the least time or steps is what the catalog says, in all that it names."""
    case, exercises, names = one.kept, one.case.catalog.exercises, set(fact.names)
    if fact.kind is FactKind.SERVES_NOTHING:
        serving = {exercise.phase for exercise in exercises.values() if case.serves(exercise)}
        return bool(names) and not serving & names
    assert fact.exercise is not None
    exercise = exercises[fact.exercise]
    kinds, groups = {rule.id: (rule.kinds, rule.exercises) for rule in case.rules}.get(fact.rule or "", ((), ()))
    possible = [(s, p) for s in exercise.setups for p in case.positions if case.is_possible(s, p)]
    holds: dict[FactKind, Callable[[], bool]] = {
        FactKind.NO_INSTRUCTIONS: lambda: not exercise.has_instructions and not names,
        FactKind.NEEDS_EQUIPMENT: lambda: (
            names in [lacks(case, setup) for setup in exercise.setups if lacks(case, setup)]
        ),
        FactKind.NEEDS_POSITION: lambda: names == {*case.positions_of(exercise, equipped=True)} and not possible,
        FactKind.HAS_DEMAND: lambda: names in [case.demands_of(s, p) & case.avoided for s, p in possible],
        FactKind.REQUIRES: lambda: any(
            exercise.id in then and names & set(first) == names for first, then in combinations(groups, 2)
        ),
        FactKind.TOGETHER: lambda: {exercise.id, *names} in map(set, groups),
        FactKind.ONE_OF: lambda: any({exercise.id, *names} <= set(group) for group in groups),
    }
    by_rule = fact.kind in (FactKind.REQUIRES, FactKind.TOGETHER, FactKind.ONE_OF)
    # what keeps an exercise out leaves it no way at all
    stated = (
        bool(names) and fact.kind.value in kinds
        if by_rule
        else not case.ways_of(exercise) or not exercise.has_instructions
    )
    return stated and holds[fact.kind]()


def lacks(case: Case, setup: Setup) -> set[str]:
    """Return the equipment of a setup for which there is neither itself nor a substitute."""
    return {item for item in setup.equipment if not {item, *case.catalog.equipment[item].substitutes} & case.owned}


@given(refused())
def test_facts_are_true(one: Refused) -> None:
    """Law 14: Each fact behind a conflict is what the catalog says: who lacks what, and the least time and steps."""
    for fact in one.error.facts:
        if fact.kind is FactKind.LEAST_TIME:
            free = one.kept.without(Constraint(ConstraintKind.BUDGET))
            taken = [free.least_seconds(names) for names in free.sets_allowed()]
            assert fact.value == min(seconds for seconds in taken if seconds is not None)
        elif fact.kind is FactKind.LEAST_STEPS:
            free = one.kept.without(Constraint(ConstraintKind.MAX_STEPS))
            taken = [(len(names), free.least_seconds(names)) for names in free.sets_allowed()]
            fitting = [steps for steps, least_s in taken if least_s is not None and least_s <= free.request.budget_s]
            assert fact.value == min(fitting)
        else:
            assert is_in_catalog(one, fact), fact
