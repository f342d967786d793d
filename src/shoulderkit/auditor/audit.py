"""All checks of one routine or plan, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shoulderkit.auditor import absent, account, clock, promises, steps
from shoulderkit.auditor.rules import broken_rules, softened
from shoulderkit.auditor.terms import terms_of, unknown_names
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import dangling
from shoulderkit.errors import Fault, Faults, InvalidValueError, shown
from shoulderkit.mixins import linked
from shoulderkit.model import Finding, Routine
from shoulderkit.model.items import items_of
from shoulderkit.plans import Plan
from shoulderkit.vocabulary import Severity

_ROUTINE_CHECKS = (
    steps.known,
    steps.position,
    steps.equipment,
    clock.starts,
    clock.duration,
    clock.timeline,
    clock.sides,
    steps.dose,
    steps.instructions,
    steps.neck_pressure,
)
_PLAN_CHECKS = (
    promises.budget,
    promises.include,
    promises.exclude,
    promises.phases,
    promises.max_steps,
    promises.allowed,
    promises.once,
    promises.portions,
    promises.same_shares,
    promises.halves,
    promises.history,
    promises.imported_demands,
    account.score,
    account.cells,
    account.reasons,
    absent.left_out,
    absent.missing,
    absent.in_force,
    absent.time_left,
)


def audit(
    subject: Routine | Plan, catalog: Catalog | None = None, *, done_today: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Find what is wrong with a routine or a plan, and what to be careful about.

    Args:
        subject: an authored or planned routine, or a plan, which is also checked against its request, score and reasons.
        catalog: the catalog to check against. Default: the bundled catalog.
        done_today: ids of exercises done earlier that day; they satisfy rules that require them. Those of a plan's
            request are added.

    Returns:
        The findings: errors first, then sorted by rule or check; empty if nothing was found.

    Raises:
        InvalidValueError: *subject* is neither a routine nor a plan, *catalog* is not a catalog, or *done_today* names
            an exercise that the catalog does not have.
    """
    if catalog is None:
        # imported here: a caller with a catalog does not need the bundled data
        from shoulderkit.reading import bundled

        catalog = bundled()
    done = _checked_ids(subject, catalog, done_today)
    if isinstance(subject, Plan):
        found = [
            *_of_plan_rules(subject, catalog, done),
            *_of_steps(subject.routine, catalog),
            *_of_plan(subject, catalog),
        ]
    else:
        found = [*_of_routine_rules(subject, catalog, done), *_of_steps(subject, catalog)]
    found.sort(key=lambda finding: (finding.severity is not Severity.ERROR, finding.check))
    return linked(tuple(found), catalog)


def _of_routine_rules(routine: Routine, catalog: Catalog, done_today: tuple[str, ...]) -> Iterator[Finding]:
    for finding in broken_rules(routine, catalog, done_today):
        yield softened(finding, "the routine follows its source") if routine.follows_source else finding


def _of_plan_rules(plan: Plan, catalog: Catalog, done_today: tuple[str, ...]) -> Iterator[Finding]:
    for finding in broken_rules(plan.routine, catalog, (*done_today, *plan.request.done_ids)):
        yield softened(finding, "this rule was switched off") if finding.check in plan.rules_off else finding


def _of_steps(routine: Routine, catalog: Catalog) -> Iterator[Finding]:
    for check in _ROUTINE_CHECKS:
        yield from check(routine, catalog)


def _of_plan(plan: Plan, catalog: Catalog) -> Iterator[Finding]:
    unknown = tuple(unknown_names(plan.request, catalog))
    if unknown:
        yield from unknown
        return
    terms = terms_of(plan.request, catalog)
    for check in _PLAN_CHECKS:
        yield from check(plan, catalog, terms)


def _checked_ids(subject: object, catalog: object, done_today: Iterable[str]) -> tuple[str, ...]:
    """Check the arguments of `audit` and return *done_today* as a tuple.

    Raises:
        InvalidValueError: with every fault.
    """
    faults = Faults()
    if not isinstance(subject, Routine | Plan):
        faults.add(Fault(f"a {type(subject).__name__} is neither a Routine nor a Plan", "subject"))
    if not isinstance(catalog, Catalog):
        faults.add(Fault(f"a {type(catalog).__name__} is not a Catalog", "catalog"))
    given = items_of(done_today)
    if given is None:
        faults.add(Fault(f"{shown(done_today)} is neither an id nor an iterable of ids", "done_today"))
    if isinstance(catalog, Catalog):
        for place, name in enumerate(given or ()):
            if name not in catalog.exercises:
                faults.add(dangling("exercises", name, catalog.exercises, f"done_today[{place}]"))
    if faults:
        raise faults.error(InvalidValueError, "audit")
    return given or ()
