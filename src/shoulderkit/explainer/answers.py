"""Descriptions of answers to questions about plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.constraints import constraint_words
from shoulderkit.explainer.findings import rule_words
from shoulderkit.explainer.layout import bullets, wrapped
from shoulderkit.explainer.left_out import left_out_words
from shoulderkit.explainer.plans import bond_words, outline_lines
from shoulderkit.explainer.words import Names, capital, counted, listed, points_words
from shoulderkit.model.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import Diff, WhatIf, Why, WhyHere, WhyNot

_UNPROVED = "Not proved to be the best."


def _change(number: int, noun: str) -> str:
    """Return a difference in words: ``2 more points``, ``1 fewer step``."""
    return f"{abs(number)} {'more' if number > 0 else 'fewer'} {noun}{'' if abs(number) == 1 else 's'}"


def diff_sentences(diff: Diff, names: Names) -> Iterator[str]:
    """Yield sentences about what differs between two plans."""
    lists = (("Added", diff.added), ("Left out", diff.removed), ("Moved", diff.moved), ("Different dose", diff.redosed))
    any_listed = False
    for title, ids in lists:
        if ids:
            any_listed = True
            yield f"{title}: {names.exercises(ids)}."
    score: list[str] = []
    if diff.presence:
        score.append(f"{_change(diff.presence, 'point')} for the phases present")
    if diff.coverage:
        more = "more" if diff.coverage > 0 else "fewer"
        score.append(f"{points_words(abs(diff.coverage)).replace(' ', f' {more} ')} of coverage")
    if diff.recent:
        score.append(f"{_change(diff.recent, 'step')} done recently")
    if diff.duration_s:
        score.append(f"{clock(abs(diff.duration_s))} {'longer' if diff.duration_s > 0 else 'shorter'}")
    if score:
        yield f"{capital(listed(score))}."
    elif not any_listed:
        yield "Nothing changes."


def _proof(proved: bool, text: str) -> str:
    return text if proved else _UNPROVED


def diff_lines(diff: Diff, names: Names) -> Iterator[Line]:
    """Yield the lines about how two plans differ."""
    yield from wrapped(" ".join(diff_sentences(diff, names)))
    yield f"{'Both' if diff.proved else 'Not both'} choices are proved."


def why_lines(why: Why, names: Names) -> Iterator[Line]:
    """Yield the lines about why a step is in its plan."""
    yield f"Why {names.exercise(why.exercise)}?"
    facts: list[str] = []
    if why.parts:
        parts = [f"{names.region(part.region)} ({points_words(part.worth)})" for part in why.parts]
        facts.append(f"On its own it serves: {', '.join(parts)}.")
    if why.loss:
        facts.append(f"If only this step were removed, the plan would lose {points_words(why.loss)}.")
    if why.required:
        facts.append("You asked for it.")
    if why.requires:
        facts.append(f"It needs {names.exercises(why.requires)}.")
    if why.needed_by:
        facts.append(f"It is needed by {names.exercises(why.needed_by)}.")
    yield from bullets(facts)
    if why.without is None:
        yield from bullets(["There is no plan without it."])
    else:
        yield from bullets([f"The best plan without it: {' '.join(diff_sentences(why.without, names))}"])
    yield f"  {_proof(why.proved, 'Proved.')}"


def why_here_lines(why: WhyHere, names: Names) -> Iterator[Line]:
    """Yield the lines about why a step is in its place."""
    yield f"Why is {names.exercise(why.exercise)} step {why.place}?"
    facts = [f"{capital(bond_words(bond, names))}. {rule_words(bond.rule, names)}" for bond in why.bonds]
    if why.earliest == why.latest:
        facts.append("The rules allow no other place.")
    else:
        facts.append(f"The rules allow places {why.earliest} to {why.latest}.")
    saved = (
        (why.saves_trips, "trip", "down to the floor"),
        (why.saves_positions, "change", "of position"),
        (why.saves_equipment, "change", "of equipment"),
    )
    saves = [f"{counted(number, noun)} {what}" for number, noun, what in saved if number > 0]
    if saves:
        facts.append(f"This place saves {listed(saves)}.")
    if why.tie:
        facts.append("Other places would be just as good: the tie is broken by id.")
    yield from bullets(facts)
    yield f"  {_proof(why.proved, 'The order is proved to be the best.')}"


def why_not_lines(why: WhyNot, names: Names) -> Iterator[Line]:
    """Yield the lines about why an exercise is not in a plan."""
    if why.with_it is not None:
        names = names.within(why.with_it.routine.steps)
    left = why.left_out
    yield f"Why not {names.exercise(left.exercise)}?"
    facts = [left_out_words(left, names)]
    if why.change is not None:
        facts.append(f"The best plan with it: {' '.join(diff_sentences(why.change, names))}")
    if why.conflict:
        request = why.with_it.request if why.with_it else None
        facts.append(
            f"No plan can include it, because {listed(constraint_words(c, names, request) for c in why.conflict)}."
        )
    yield from bullets(facts)
    yield f"  {_proof(why.proved, 'Proved.')}"


def what_if_lines(answer: WhatIf, names: Names) -> Iterator[Line]:
    """Yield the lines about what a changed request changes, and about its plan."""
    yield from diff_lines(answer.change, names.within(answer.plan.routine.steps))
    yield ""
    yield from outline_lines(answer.plan, names)
