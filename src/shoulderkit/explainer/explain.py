"""The entry points of the explainer, and a table of what describes each type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.errors import Fault, InvalidValueError, ShoulderkitError
from shoulderkit.explainer.answers import diff_lines, what_if_lines, why_here_lines, why_lines, why_not_lines
from shoulderkit.explainer.constraints import change_words, constraint_words
from shoulderkit.explainer.exercises import exercise_lines
from shoulderkit.explainer.findings import audit_lines
from shoulderkit.explainer.left_out import left_out_words
from shoulderkit.explainer.plans import outline_lines, plan_lines, reason_lines, score_lines
from shoulderkit.explainer.references import (
    equipment_lines,
    goal_lines,
    region_lines,
    rule_lines,
    setting_lines,
    source_lines,
)
from shoulderkit.explainer.refusals import conflict_lines, fact_words, refusal_lines, repair_lines
from shoulderkit.explainer.routines import routine_lines, step_lines
from shoulderkit.explainer.words import Names, sentence, wrapped
from shoulderkit.model import Equipment, Exercise, Finding, Goal, Region, Routine, Rule, Setting, Source, Step
from shoulderkit.plans import (
    Change,
    Conflict,
    Constraint,
    Diff,
    Fact,
    Failure,
    LeftOut,
    NoPlanError,
    Plan,
    Reason,
    Relaxation,
    Repair,
    Score,
    WhatIf,
    Why,
    WhyHere,
    WhyNot,
    planner_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shoulderkit.catalog import Catalog

_LINES: dict[type, Callable[[Any, Names], Iterable[str]]] = {
    Plan: plan_lines,
    Routine: routine_lines,
    Step: step_lines,
    Exercise: exercise_lines,
    Finding: lambda finding, names: audit_lines((finding,), names),
    tuple: audit_lines,
    Reason: reason_lines,
    LeftOut: lambda left, names: wrapped(left_out_words(left, names)),
    Score: score_lines,
    Why: why_lines,
    WhyHere: why_here_lines,
    WhyNot: why_not_lines,
    WhatIf: what_if_lines,
    Diff: diff_lines,
    Equipment: equipment_lines,
    Goal: goal_lines,
    Region: region_lines,
    Rule: rule_lines,
    Setting: setting_lines,
    Source: source_lines,
    NoPlanError: refusal_lines,
    Conflict: conflict_lines,
    Constraint: lambda constraint, names: wrapped(sentence(constraint_words(constraint, names))),
    Fact: lambda fact, names: wrapped(sentence(fact_words(fact, names))),
    Relaxation: lambda relaxation, names: wrapped(sentence(change_words(relaxation, names))),
    Change: lambda change, names: wrapped(sentence(change_words(change, names))),
    Repair: repair_lines,
}


def explain(thing: object, catalog: Catalog | None = None) -> str:
    """Describe a value in sentences, in lines of at most 80 columns.

    Args:
        thing: a plan, routine, step, exercise, finding, tuple of findings, reason, score, answer, error or failure, a part
            of a refusal, or anything else that a catalog contains.
        catalog: where names, rules and sources are looked up. Default: the catalog of the planner that made the plan;
            without one, ids take the place of names.

    Returns:
        The text, without a newline at its end.

    Raises:
        InvalidValueError: values of this type cannot be described.
    """
    kind = type(thing)
    lines = _LINES.get(kind)
    if lines is not None and (kind is not tuple or _are_findings(thing)):
        return "\n".join(lines(thing, Names(catalog or _catalog_of(thing))))
    if isinstance(thing, Failure):
        return explain(thing.error, catalog)
    if isinstance(thing, ShoulderkitError):
        return str(thing)
    known = ", ".join(each.__name__ for each in _LINES if each is not tuple)
    message = f"a value of type {kind.__name__} cannot be described, only: {known}, a tuple of findings, an error"
    raise InvalidValueError("explain", (Fault(message),))


def _are_findings(things: Any) -> bool:
    return all(isinstance(thing, Finding) for thing in things)


def outline(plan: Plan, catalog: Catalog | None = None, *, brief: bool = False) -> str:
    """Describe a plan without its reasons.

    Args:
        plan: the plan.
        catalog: where names are looked up, as for `explain`.
        brief: whether to give one line for each step, without doses and positions.

    Returns:
        The text, without a newline at its end.
    """
    return "\n".join(outline_lines(plan, Names(catalog or _catalog_of(plan)), brief=brief))


def _catalog_of(thing: object) -> Catalog | None:
    """Return the catalog that a value was planned from, if its plan still has its planner."""
    plan = thing.plan if isinstance(thing, WhatIf) else thing.with_it if isinstance(thing, WhyNot) else thing
    return getattr(planner_of(plan), "catalog", None) if isinstance(plan, Plan) else None
