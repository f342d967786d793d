"""The entry points of the explainer, and a table of what describes each type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import (
    Catalog,
    Disagreement,
    DisputedCitation,
    PlacedCitation,
    PlacedCue,
    RowChange,
    Rows,
    Table,
)
from shoulderkit.catalog.references import KINDS
from shoulderkit.catalog.rows import kind_words
from shoulderkit.errors import Fault, InvalidValueError, RuleEdge, ShoulderkitError
from shoulderkit.explainer import parts
from shoulderkit.explainer.absent import in_force_lines, missing_words, remedy_words, time_left_words
from shoulderkit.explainer.answers import diff_lines, what_if_lines, why_here_lines, why_lines, why_not_lines
from shoulderkit.explainer.changes import change_lines, changes_lines
from shoulderkit.explainer.citations import (
    disagreement_lines,
    disputed_citation_lines,
    placed_citation_lines,
    placed_cue_lines,
)
from shoulderkit.explainer.constraints import change_words, constraint_words
from shoulderkit.explainer.exercises import exercise_lines
from shoulderkit.explainer.findings import audit_lines
from shoulderkit.explainer.layout import LEAST_WIDTH, MOST_WIDTH, WIDTH, Paragraph, bullets, laid_out, wrapped
from shoulderkit.explainer.left_out import left_out_words
from shoulderkit.explainer.plans import outline_lines, plan_lines, reason_lines, score_lines
from shoulderkit.explainer.references import (
    catalog_lines,
    equipment_lines,
    goal_lines,
    region_lines,
    rule_lines,
    setting_lines,
    source_lines,
    table_lines,
    warning_lines,
)
from shoulderkit.explainer.refusals import conflict_lines, fact_words, refusal_lines, repair_lines
from shoulderkit.explainer.requests import done_lines, focus_lines, request_lines
from shoulderkit.explainer.routines import routine_lines, step_lines
from shoulderkit.explainer.sessions import interval_lines, session_lines, timed_cue_lines
from shoulderkit.explainer.several import alternative_lines, day_lines
from shoulderkit.explainer.words import Names, capital, sentence
from shoulderkit.mixins import names_from
from shoulderkit.model import (
    Adjustment,
    Advice,
    Block,
    Citation,
    Claim,
    Cue,
    Equipment,
    Exercise,
    Finding,
    Frequency,
    Goal,
    Hold,
    Instruction,
    Interval,
    NoneFound,
    Range,
    Region,
    Reps,
    Routine,
    Rule,
    SafetyWarning,
    Session,
    Setting,
    Setup,
    Source,
    Step,
    Target,
    Timed,
    TimedCue,
    Weight,
)
from shoulderkit.model.arguments import checked
from shoulderkit.model.specs import a_number, an_instance, maybe
from shoulderkit.plans import (
    Alternative,
    Bond,
    CellScore,
    Change,
    Conflict,
    Constraint,
    Day,
    Diff,
    Done,
    Fact,
    Failure,
    Focus,
    InForce,
    LeftOut,
    Missing,
    NoPlanError,
    Part,
    Plan,
    Reason,
    Relaxation,
    Remedy,
    Repair,
    Request,
    Score,
    TimeLeft,
    WhatIf,
    Why,
    WhyHere,
    WhyNot,
    planner_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shoulderkit.explainer.layout import Line


def _one_sentence(words: Callable[[Any, Names], str]) -> Callable[[Any, Names], Iterable[Line]]:
    """Return what describes a value in one sentence."""
    return lambda value, names: wrapped(sentence(words(value, names)))


_LINES: dict[type, Callable[[Any, Names], Iterable[Line]]] = {
    Plan: plan_lines,
    Routine: routine_lines,
    Step: step_lines,
    Session: session_lines,
    Interval: interval_lines,
    TimedCue: timed_cue_lines,
    Exercise: exercise_lines,
    Finding: lambda finding, names: audit_lines((finding,), names),
    Reason: reason_lines,
    LeftOut: _one_sentence(left_out_words),
    Score: score_lines,
    CellScore: parts.cell_lines,
    Part: parts.part_lines,
    Bond: parts.bond_lines,
    Why: why_lines,
    WhyHere: why_here_lines,
    WhyNot: why_not_lines,
    WhatIf: what_if_lines,
    Diff: diff_lines,
    Request: request_lines,
    Focus: focus_lines,
    Done: done_lines,
    NoPlanError: refusal_lines,
    Missing: lambda missing, names: wrapped(missing_words(missing, names)),
    Remedy: _one_sentence(remedy_words),
    TimeLeft: _one_sentence(time_left_words),
    InForce: in_force_lines,
    Alternative: alternative_lines,
    Day: day_lines,
    Constraint: _one_sentence(constraint_words),
    Fact: _one_sentence(fact_words),
    Relaxation: _one_sentence(change_words),
    Change: _one_sentence(change_words),
    Catalog: catalog_lines,
    RowChange: change_lines,
    Table: table_lines,
    PlacedCitation: placed_citation_lines,
    PlacedCue: placed_cue_lines,
    Disagreement: disagreement_lines,
    DisputedCitation: disputed_citation_lines,
    Equipment: equipment_lines,
    Goal: goal_lines,
    Weight: parts.weight_lines,
    Region: region_lines,
    Rule: rule_lines,
    Setting: setting_lines,
    Source: source_lines,
    SafetyWarning: warning_lines,
    Citation: parts.citation_lines,
    Claim: parts.claim_lines,
    NoneFound: parts.search_lines,
    Setup: parts.setup_lines,
    Reps: parts.dose_lines,
    Hold: parts.dose_lines,
    Timed: parts.dose_lines,
    Range: parts.range_lines,
    Frequency: parts.frequency_lines,
    Instruction: parts.instruction_lines,
    Cue: parts.cue_lines,
    Target: parts.target_lines,
    Adjustment: parts.adjustment_lines,
    Advice: parts.advice_lines,
    Block: parts.block_lines,
    Fault: lambda fault, _: str(fault).split("\n"),
    RuleEdge: parts.edge_lines,
    Conflict: conflict_lines,
    Repair: repair_lines,
}


def _rows_lines(rows: Rows[Any], names: Names) -> Iterable[Line]:
    """Return the lines about rows: those of a table, or how many there are and each of them."""
    if rows.kind in KINDS.values():
        return table_lines(rows, names)
    head = f"{capital(kind_words(rows.kind, 2))}: {len(rows)}"
    return [head, *(line for row in rows for line in ("", *_LINES[rows.kind](row, names)))]


_LINES[Rows] = _rows_lines


def explain(thing: object, catalog: Catalog | None = None, *, width: int = WIDTH) -> str:
    """Describe a value in sentences.

    Args:
        thing: any value of this package that is more than a word: a plan, a routine, a request, an answer, an error, a
            failure, whatever a catalog contains, and each part of these; or a tuple of values of one type, which are
            described one after the other. An empty tuple is taken for the findings of an audit that found nothing.
        catalog: where names, rules and sources are looked up. Default: the catalog that the value was made from,
            where it knows that; without one, ids take the place of names.
        width: the most columns in a line, from 40 to 10,000; a single word can be longer.

    Returns:
        The text, without a newline at its end.

    Raises:
        InvalidValueError: values of this type cannot be described, *width* is too small or too large, or *catalog* is no
            catalog.
    """
    _check("explain", catalog, width)
    kind = type(thing)
    describe = _lines_of_each if kind is tuple else lines_of
    lines = describe(thing, catalog)
    if lines is not None:
        return laid_out(lines, width)
    known = ", ".join(each.__name__ for each in _LINES)
    what = f"a value of type {kind.__name__} cannot be described"
    message = f"{what}, only: {known}, an error, a failure, a tuple of values of one of these types"
    raise InvalidValueError("explain", (Fault(message),))


def lines_of(thing: object, catalog: Catalog | None) -> Iterable[Line] | None:
    """Return the lines about a single value; None if it is of a type that cannot be described."""
    if isinstance(thing, Failure):
        return lines_of(thing.error, catalog)
    lines = _LINES.get(type(thing))
    if lines is not None:
        return lines(thing, Names(catalog or catalog_of(thing)))
    return str(thing).split("\n") if isinstance(thing, ShoulderkitError) else None


def _lines_of_each(things: Any, catalog: Catalog | None) -> Iterable[Line] | None:
    """Return the lines about a tuple; None if its values are of several types, or of one that cannot be described."""
    kinds = set(map(type, things))
    if kinds <= {Finding}:
        return audit_lines(things, Names(catalog))
    if kinds == {RowChange}:
        return changes_lines(things)
    found = [lines_of(each, catalog) for each in things]
    blocks = [list(lines) for lines in found if lines is not None]
    if len(kinds) > 1 or len(blocks) < len(things):
        return None
    # a mark, or an empty line where there are several lines to a value, shows where the next one starts
    texts = [line.text for lines in blocks for line in lines if isinstance(line, Paragraph)]
    if len(texts) == len(blocks) == sum(map(len, blocks)):
        return bullets(texts)
    return [line for lines in blocks for line in ("", *lines)][1:]


def _check(what: str, catalog: object, width: object) -> None:
    checked(what, catalog=(maybe(an_instance(Catalog)), catalog), width=(a_number(LEAST_WIDTH, MOST_WIDTH), width))


def outline(
    plan: Plan | Alternative, catalog: Catalog | None = None, *, brief: bool = False, width: int = WIDTH
) -> str:
    """Describe a plan without its reasons.

    Args:
        plan: the plan, or an alternative to one.
        catalog: where names are looked up, as for `explain`.
        brief: whether to give one line for each step, without doses and positions.
        width: the most columns in a line, as for `explain`.

    Returns:
        The text, without a newline at its end.

    Raises:
        InvalidValueError: *width* is too small or too large, or *catalog* is no catalog.
    """
    _check("outline", catalog, width)
    names = Names(catalog or catalog_of(plan))
    if isinstance(plan, Alternative):
        return laid_out(alternative_lines(plan, names, brief=brief), width)
    return laid_out(outline_lines(plan, names, brief=brief), width)


def catalog_of(thing: object) -> Catalog | None:
    """Return the catalog that a value was made from, if it or its plan still knows it."""
    plan: object = thing
    if isinstance(thing, WhatIf | Alternative):
        plan = thing.plan
    elif isinstance(thing, WhyNot):
        plan = thing.with_it
    known = getattr(planner_of(plan), "catalog", None) if isinstance(plan, Plan) else None
    known = known or names_from(thing)
    return known if isinstance(known, Catalog) else None
