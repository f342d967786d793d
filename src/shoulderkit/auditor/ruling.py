"""Breaches of rules to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.findings import error, listed, named_exercise
from shoulderkit.auditor.rules import ORDERS, Breach, Session, breaches
from shoulderkit.vocabulary import RuleKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Finding, Routine


def session_of(routine: Routine, catalog: Catalog, done_today: tuple[str, ...] = ()) -> Session:
    """A routine as the rules see it."""

    def ancestors(region: str) -> tuple[str, ...]:
        # a region of an alien exercise: the check of the catalog speaks of that
        return catalog.ancestors(region) if region in catalog.regions else (region,)

    exercises = tuple(step.exercise for step in routine.steps)
    return Session(exercises=exercises, done_today=done_today, ancestors=ancestors)


def broken_rules(routine: Routine, catalog: Catalog, done_today: tuple[str, ...]) -> Iterator[Finding]:
    """One error for each way in which a routine breaks a rule of the catalog; each carries the id of its rule."""
    session = session_of(routine, catalog, done_today)
    names = {exercise.id: exercise.name for exercise in session.exercises}
    for rule in catalog.rules.values():
        for breach in breaches(rule, session):
            present = [names[name] for name in breach.exercises]
            missing = [named_exercise(name, catalog) for name in breach.missing]
            finding = error(rule.id, _sentence(breach, present, missing), *breach.exercises, *breach.missing)
            yield attrs.evolve(finding, why=rule.why, citations=rule.citations)


def softened(finding: Finding, because: str) -> Finding:
    """The same finding as advice, its sentence closed by the reason for that."""
    return attrs.evolve(finding, severity=Severity.ADVICE, says=f"{finding.says.removesuffix('.')}, but {because}.")


def _sentence(breach: Breach, present: list[str], missing: list[str]) -> str:
    if breach.kind in ORDERS:
        return f"{present[0]} comes too late: it belongs before {listed(present[1:])}."
    if breach.kind is RuleKind.ONE_OF:
        return f"{listed(present)} are alternatives: one of them is enough."
    if breach.kind is RuleKind.TOGETHER:
        return f"{listed(missing)} would have to be here too: together with {listed(present)}, or not at all."
    return f"{listed(present)} needs {listed(missing)} done before, in the session or earlier that day."
