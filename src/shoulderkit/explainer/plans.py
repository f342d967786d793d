"""Descriptions of plans: the request, the steps and their reasons, what was left out, and the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.absent import absent_lines, in_force_lines
from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.findings import finding_lines, rule_words
from shoulderkit.explainer.layout import closing, labeled, section, wrapped
from shoulderkit.explainer.left_out import left_out_lines
from shoulderkit.explainer.routines import STEP_INDENT, step_head, step_lines
from shoulderkit.explainer.words import Names, capital, counted, lasting, listed, points_words, tenths
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import Phase, RuleKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import Bond, Plan, Reason, Score

#: More names than this are counted instead of listed.
_MOST_NAMES = 3


def head_lines(plan: Plan, names: Names) -> Iterator[Line]:
    """Yield the lines with the goal or focus of a plan, and how much of the time it uses."""
    yield from wrapped(capital(aim_words(plan.request, names)))
    budget, used = clock(plan.request.budget_s), clock(plan.routine.duration_s)
    yield f"{used} of {budget} minutes, {counted(len(plan.routine.steps), 'step')}"


def plan_lines(plan: Plan, names: Names) -> Iterator[Line]:
    """Yield the lines about a plan with all its reasons."""
    names = names.within(plan.routine.steps)
    yield from head_lines(plan, names)
    for step, reason in zip(plan.routine.steps, plan.reasons, strict=True):
        yield ""
        yield from step_lines(step, names)
        yield from labeled(_reason_rows(reason, plan.score.coverage, names), STEP_INDENT)
    bound = dict.fromkeys(bond.rule for reason in plan.reasons for bond in reason.bonds)
    yield from section("Rules behind the order", labeled((rule, rule_words(rule, names)) for rule in bound))
    yield from section("In force", in_force_lines(plan.in_force, names))
    yield from section("Not served", absent_lines(plan, names))
    yield from section("Left out", left_out_lines(plan.left_out, names))
    yield from section("Score", score_lines(plan.score, names))
    yield from section("Good to know", finding_lines(plan.findings, names))
    yield from closing(names.warnings)


def outline_lines(plan: Plan, names: Names, *, brief: bool = False) -> Iterator[Line]:
    """Yield the lines about a plan without its reasons.

    Args:
        plan: the plan.
        names: where names are looked up.
        brief: whether to give one line for each step, without the cautions and whether the plan is the best.
    """
    names = names.within(plan.routine.steps)
    yield from head_lines(plan, names)
    if brief:
        yield ""
        for step in plan.routine.steps:
            yield step_head(step)
    else:
        for step in plan.routine.steps:
            yield ""
            yield from step_lines(step, names)
        out = f"; {counted(len(plan.left_out), 'exercise')} left out" if plan.left_out else ""
        yield ""
        yield from wrapped(f"{capital(proof_words(plan.score))}{out}.")
        yield from section("Not served", absent_lines(plan, names))
        yield from section("Good to know", finding_lines(plan.findings, names))
    yield from closing(names.warnings)


def _reason_rows(reason: Reason, coverage: int, names: Names) -> Iterator[tuple[str, str]]:
    yield "Why", " ".join(why_words(reason, names, coverage))
    yield "Place", capital("; ".join(f"{_short_bond_words(bond, names)} ({bond.rule})" for bond in reason.bonds))


def _short_bond_words(bond: Bond, names: Names) -> str:
    """Return what a rule says about the place of a step, for a reader who sees the other steps."""
    rule = names.rule(bond.rule)
    if rule is not None and RuleKind.PHASE_ORDER in rule.kinds:
        return "in the order of the phases"
    return bond_words(bond, names)


def why_words(reason: Reason, names: Names, coverage: int | None = None) -> Iterator[str]:
    """Yield sentences about why a step is in its plan.

    Args:
        reason: the reason.
        names: where names are looked up.
        coverage: the coverage of the whole plan, if it is known.
    """
    if reason.parts:
        parts = sorted(reason.parts, key=lambda part: -part.worth)
        yield f"Serves: {', '.join(names.region(part.region) for part in parts)}."
    if reason.loss or reason.lost_phases:
        lost = [f"{points_words(reason.loss)} of coverage"] if reason.loss else []
        if lost and coverage is not None:
            lost = [f"{tenths(reason.loss)} of {points_words(coverage)}"]
        lost += [f"the whole {phase} phase" for phase in reason.lost_phases]
        yield f"Without it the plan loses {listed(lost)}."
    if reason.required:
        yield "You asked for it."
    if reason.needed_by:
        yield f"Needed by {names.exercises(reason.needed_by)}."


def _some(ids: tuple[str, ...], names: Names) -> str:
    return names.exercises(ids) if len(ids) <= _MOST_NAMES else f"{len(ids)} other steps"


def bond_words(bond: Bond, names: Names) -> str:
    """Return what a rule says about the place of a step."""
    sides = (("after", bond.after), ("before", bond.before))
    return ", ".join(f"{side} {_some(ids, names)}" for side, ids in sides if ids)


def reason_lines(reason: Reason, names: Names) -> Iterator[Line]:
    """Yield the lines about one reason, with the sentences of its rules if a catalog has them."""
    yield f"{names.exercise(reason.exercise)}"
    yield from wrapped(" ".join(why_words(reason, names)), 2)
    for bond in reason.bonds:
        yield from wrapped(f"{capital(bond_words(bond, names))}. {rule_words(bond.rule, names)}", 2)


def proof_words(score: Score) -> str:
    """Return whether a plan is proved to be the best, as a clause."""
    if score.status is Status.OPTIMAL:
        choice = "proved to be the best choice"
    elif score.gap:
        choice = f"within {points_words(score.gap)} of the best choice"
    else:
        choice = "not proved to be the best choice"
    order = "in the best order" if score.order_status is Status.OPTIMAL else "in an order not proved to be the best"
    return f"{choice}, {order}"


def score_lines(score: Score, names: Names) -> Iterator[Line]:
    """Yield the lines about a score, level by level; empty levels are left out."""
    changes = [
        f"{number} of {what}"
        for number, what in ((score.position_changes, "position"), (score.equipment_changes, "equipment"))
        if number
    ]
    yield from labeled(
        [
            ("Phases", ", ".join(score.phases)),
            ("Coverage", points_words(score.coverage)),
            *_cell_rows(score, names),
            ("Done recently", counted(score.recent, "step") if score.recent else ""),
            ("Time", lasting(score.duration_s)),
            ("To the floor", counted(score.floor_trips, "trip") if score.floor_trips else ""),
            ("Changes", listed(changes) if changes else ""),
            ("Proof", proof_words(score)),
        ]
    )


def _cell_rows(score: Score, names: Names) -> Iterator[tuple[str, str]]:
    for phase in Phase:
        cells = sorted((cell for cell in score.cells if cell.phase is phase), key=lambda cell: -cell.worth)
        yield f"  {phase}", ", ".join(f"{names.region(cell.region)} {tenths(cell.worth)}" for cell in cells)
