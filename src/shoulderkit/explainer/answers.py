"""Answers to questions about plans, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.findings import rule_words
from shoulderkit.explainer.left_out import left_out_words
from shoulderkit.explainer.plans import bond_words, outline_lines
from shoulderkit.explainer.refusals import constraint_words
from shoulderkit.explainer.words import Names, bullets, capital, clock, counted, listed, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.plans import Diff, WhatIf, Why, WhyHere, WhyNot

_UNPROVED = "Not proved: the search stopped at its effort limit."


def _by(number: int, one: str, more: str, less: str) -> str:
    return f"{counted(abs(number), one)} {more if number > 0 else less}"


def diff_sentences(diff: Diff, names: Names) -> Iterator[str]:
    """What one plan has that another has not."""
    lists = (("Added", diff.added), ("Left out", diff.removed), ("Moved", diff.moved), ("Other dose", diff.redosed))
    some = False
    for title, ids in lists:
        if ids:
            some = True
            yield f"{title}: {names.exercises(ids)}."
    score = []
    if diff.presence:
        score.append(f"{_by(diff.presence, 'point', 'more', 'less')} for the phases present")
    if diff.coverage:
        score.append(f"{_by(diff.coverage, 'point', 'more', 'less')} coverage")
    if diff.recent:
        score.append(f"{_by(diff.recent, 'step', 'more', 'fewer')} done recently")
    if diff.duration_s:
        score.append(f"{clock(abs(diff.duration_s))} {'longer' if diff.duration_s > 0 else 'shorter'}")
    if score:
        yield f"{capital(listed(score))}."
    elif not some:
        yield "Nothing changes."


def _proof(proved: bool, said: str) -> str:
    return said if proved else _UNPROVED


def diff_lines(diff: Diff, names: Names) -> Iterator[str]:
    """How two plans differ."""
    yield from wrapped(" ".join(diff_sentences(diff, names)))
    yield _proof(diff.proved, "Both plans are proved the best.")


def why_lines(why: Why, names: Names) -> Iterator[str]:
    """Why a step is in."""
    yield f"Why {names.exercise(why.exercise)}?"
    facts = []
    if why.parts:
        parts = [f"{names.region(part.region)} ({counted(part.worth, 'point')})" for part in why.parts]
        facts.append(f"It serves, counted alone: {', '.join(parts)}.")
    if why.loss:
        facts.append(f"With all else kept, {counted(why.loss, 'point')} would be lost without it.")
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


def why_here_lines(why: WhyHere, names: Names) -> Iterator[str]:
    """Why a step is where it is."""
    yield f"Why is {names.exercise(why.exercise)} step {why.place}?"
    facts = [f"{capital(bond_words(bond, names))}. {rule_words(bond.rule, names)}" for bond in why.bonds]
    if why.earliest == why.latest:
        facts.append("The rules allow no other place.")
    else:
        facts.append(f"The rules allow the places {why.earliest} to {why.latest}.")
    saved = ((why.saves_positions, "position"), (why.saves_equipment, "equipment"))
    saves = [f"{counted(number, 'change')} of {what}" for number, what in saved if number > 0]
    if saves:
        facts.append(f"Its place saves {listed(saves)}.")
    if why.tie:
        facts.append("A tie: nothing else decides, so its id does.")
    yield from bullets(facts)
    yield f"  {_proof(why.proved, 'The order is proved the best.')}"


def why_not_lines(why: WhyNot, names: Names) -> Iterator[str]:
    """Why an exercise is not in."""
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
            f"No plan can have it, because {listed(constraint_words(c, names, request) for c in why.conflict)}."
        )
    yield from bullets(facts)
    yield f"  {_proof(why.proved, 'Proved.')}"


def what_if_lines(answer: WhatIf, names: Names) -> Iterator[str]:
    """What a changed request changes, and its plan."""
    yield from diff_lines(answer.change, names.within(answer.plan.routine.steps))
    yield ""
    yield from outline_lines(answer.plan, names)
