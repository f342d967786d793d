"""Rules: a table of pure predicates, one for each kind of rule, and the findings made from breaches.

A rule itself is data (`shoulderkit.model.Rule`). The planner does not use these predicates, so that
neither can hide a mistake of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import attrs

from shoulderkit.auditor.findings import error, listed, named_exercise
from shoulderkit.catalog import Catalog
from shoulderkit.model import Exercise, Finding, Routine, Rule
from shoulderkit.vocabulary import Role, RuleKind, Severity

#: Returns the ids of a region and of all regions that contain it.
Ancestors = Callable[[str], tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Session:
    """The part of a routine that rules apply to.

    Attributes:
        exercises: the exercises, in order; one that is repeated counts where it comes first.
        done_today: ids of exercises that were done earlier that day.
        ancestors: returns the ids of a region and of all regions that contain it.
    """

    exercises: tuple[Exercise, ...]
    done_today: tuple[str, ...] = ()
    ancestors: Ancestors


@attrs.frozen(kw_only=True)
class Breach:
    """One way in which a session breaks a rule.

    Attributes:
        kind: the kind of rule that is broken.
        exercises: ids of exercises in the session. For an order: the one that comes too late, then those that it should
            have come before; otherwise those that conflict or lack something, in order.
        missing: ids of the exercises that should be in the session but are not.
    """

    kind: RuleKind
    exercises: tuple[str, ...]
    missing: tuple[str, ...] = ()


def phase_order(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each exercise of an earlier phase that comes after one of a later phase."""

    def ranks(exercise: Exercise) -> tuple[int, ...]:
        return tuple(rank for rank, phase in enumerate(rule.phases) if phase is exercise.phase)

    return _too_late(RuleKind.PHASE_ORDER, session, ranks)


def region_order(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each exercise for a region of an earlier group that comes after one for a later group.

    Only exercises of the rule's phases count. An exercise belongs to the first group that has the region of its first
    primary target, or a region that contains it.
    """

    def ranks(exercise: Exercise) -> tuple[int, ...]:
        primary = [target.region for target in exercise.targets if target.role is Role.PRIMARY]
        if exercise.phase not in rule.phases or not primary:
            return ()
        family = set(session.ancestors(primary[0]))
        return tuple(rank for rank, group in enumerate(rule.regions) if not family.isdisjoint(group))[:1]

    return _too_late(RuleKind.REGION_ORDER, session, ranks)


def before(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each member of an earlier group that comes after a member of a later group."""

    def ranks(exercise: Exercise) -> tuple[int, ...]:
        return tuple(rank for rank, group in enumerate(rule.exercises) if exercise.id in group)

    return _too_late(RuleKind.BEFORE, session, ranks)


def one_of(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each group of which more than one member is in the session."""
    for group in rule.exercises:
        present = _present(group, session)
        if len(present) > 1:
            yield Breach(kind=RuleKind.ONE_OF, exercises=present)


def together(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each group of which some members are in the session, but not all."""
    for group in rule.exercises:
        present = _present(group, session)
        missing = tuple(name for name in group if name not in present)
        if present and missing:
            yield Breach(kind=RuleKind.TOGETHER, exercises=present, missing=missing)


def requires(rule: Rule, session: Session) -> Iterator[Breach]:
    """Yield each member of a later group that is in the session while a member of an earlier group was not done.

    An exercise counts as done if it is in the session or was done earlier that day.
    """
    done = {*session.done_today, *(exercise.id for exercise in session.exercises)}
    lacking: dict[str, None] = {}
    for group in rule.exercises:
        if lacking:
            for name in _present(group, session):
                yield Breach(kind=RuleKind.REQUIRES, exercises=(name,), missing=tuple(lacking))
        lacking |= dict.fromkeys(name for name in group if name not in done)


#: The predicate for each kind of rule.
BREAKS: Mapping[RuleKind, Callable[[Rule, Session], Iterator[Breach]]] = MappingProxyType(
    {
        RuleKind.PHASE_ORDER: phase_order,
        RuleKind.REGION_ORDER: region_order,
        RuleKind.BEFORE: before,
        RuleKind.ONE_OF: one_of,
        RuleKind.TOGETHER: together,
        RuleKind.REQUIRES: requires,
    }
)

#: The kinds of rule that order exercises.
ORDERS = frozenset({RuleKind.PHASE_ORDER, RuleKind.REGION_ORDER, RuleKind.BEFORE})


def breaches(rule: Rule, session: Session) -> tuple[Breach, ...]:
    """Return every way in which a session breaks a rule, kind by kind."""
    return tuple(breach for kind in rule.kinds for breach in BREAKS[kind](rule, session))


def _present(group: tuple[str, ...], session: Session) -> tuple[str, ...]:
    """Return the members of a group that are in the session, in the order of the session."""
    return tuple(dict.fromkeys(exercise.id for exercise in session.exercises if exercise.id in group))


def _too_late(kind: RuleKind, session: Session, ranks: Callable[[Exercise], tuple[int, ...]]) -> Iterator[Breach]:
    """Yield each exercise whose rank is lower than that of an exercise before it; those without a rank are skipped."""
    ahead: list[tuple[str, int]] = []
    for exercise in session.exercises:
        own = ranks(exercise)
        if own:
            overtaken = dict.fromkeys(name for name, rank in ahead if rank > min(own))
            if overtaken:
                yield Breach(kind=kind, exercises=(exercise.id, *overtaken))
            ahead.append((exercise.id, max(own)))


def session_of(routine: Routine, catalog: Catalog, done_today: tuple[str, ...] = ()) -> Session:
    """Return the part of a routine that rules apply to."""

    def ancestors(region: str) -> tuple[str, ...]:
        # an exercise from elsewhere may have an unknown region; the check `catalog` reports it
        return catalog.ancestors(region) if region in catalog.regions else (region,)

    # rounds, pairs and "stretch once more at the end" repeat what has had its place already
    first: dict[str, Exercise] = {}
    for step in routine.steps:
        first.setdefault(step.exercise.id, step.exercise)
    return Session(exercises=tuple(first.values()), done_today=done_today, ancestors=ancestors)


def broken_rules(routine: Routine, catalog: Catalog, done_today: tuple[str, ...]) -> Iterator[Finding]:
    """Yield an error for each way in which a routine breaks a rule of the catalog, with the id of the rule."""
    session = session_of(routine, catalog, done_today)
    names = {exercise.id: exercise.name for exercise in session.exercises}
    for rule in catalog.rules.values():
        for breach in breaches(rule, session):
            present = [names[name] for name in breach.exercises]
            missing = [named_exercise(name, catalog) for name in breach.missing]
            finding = error(rule.id, _sentence(breach, present, missing), *breach.exercises, *breach.missing)
            yield attrs.evolve(finding, why=rule.why, citations=rule.citations)


def softened(finding: Finding, because: str) -> Finding:
    """Return a finding as advice, with the reason for that added to its sentence."""
    return attrs.evolve(
        finding, severity=Severity.ADVICE, sentence=f"{finding.sentence.removesuffix('.')}, but {because}."
    )


def _sentence(breach: Breach, present: list[str], missing: list[str]) -> str:
    if breach.kind in ORDERS:
        return f"{present[0]} comes too late: it belongs before {listed(present[1:])}."
    if breach.kind is RuleKind.ONE_OF:
        return f"{listed(present)} are alternatives: one of them is enough."
    if breach.kind is RuleKind.TOGETHER:
        return f"{listed(missing)} must be here too: it is done together with {listed(present)}, or not at all."
    return f"{listed(present)} needs {listed(missing)} done before, in the session or earlier that day."
