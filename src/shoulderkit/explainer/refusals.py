"""Descriptions of refusals: why no plan is possible, what conflicts, and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.constraints import change_words, constraint_words
from shoulderkit.explainer.layout import bullets, section, wrapped
from shoulderkit.explainer.words import Names, an, counted, demand_words, lasting, listed, sentence
from shoulderkit.plans import Constraint
from shoulderkit.vocabulary import ConstraintKind, FactKind, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import Conflict, Fact, NoPlanError, Repair, Request

#: More exercises than this in one sentence are counted instead of listed.
_MOST_NAMES = 4
#: More reasons of one kind than this are summarized as one.
_MOST_GROUPS = 3

#: Facts that rule out an exercise, and the constraint that each of them conflicts with.
_BLOCKS = {
    FactKind.NEEDS_EQUIPMENT: ConstraintKind.EQUIPMENT,
    FactKind.NEEDS_POSITION: ConstraintKind.POSITIONS,
    FactKind.HAS_DEMAND: ConstraintKind.AVOID,
    FactKind.NO_INSTRUCTIONS: ConstraintKind.WITHOUT_INSTRUCTIONS,
}
#: Facts about dependencies between exercises.
_LINKS = (FactKind.REQUIRES, FactKind.TOGETHER, FactKind.ONE_OF)
#: Constraints that a fact about the least time or steps conflicts with.
_LIMITS = (ConstraintKind.BUDGET, ConstraintKind.MAX_STEPS)
_LEAST = (FactKind.LEAST_TIME, FactKind.LEAST_STEPS)


def refusal_lines(error: NoPlanError, names: Names) -> Iterator[Line]:
    """Yield the lines about a refusal: the proof of each conflict, and the changes that would help."""
    yield "No plan meets this request."
    yield ""
    if len(error.conflicts) == 1:
        yield from conflict_lines(error.conflicts[0], names, error.request)
        yield ""
        yield from wrapped(_what_conflicts(error, names))
    else:
        yield f"It has {len(error.conflicts)} conflicts, and each has to be resolved:"
        for number, conflict in enumerate(error.conflicts, 1):
            yield from wrapped(_short_proof(conflict, names, error.request), 5, f" {number}.")
        yield from wrapped(" ".join(_doubts(error)))
    yield from _ways_out(error, names)


def _what_conflicts(error: NoPlanError, names: Names) -> str:
    """Return the constraints of the only conflict, and no more about them than is proved."""
    conflict = error.conflict
    said = "; ".join(constraint_words(constraint, names, error.request) for constraint in conflict)
    if not error.minimal:
        return f"A conflict, though perhaps not all of it is needed: {said}."
    if len(conflict) == 1:
        start = f"What cannot be met: {said}."
    elif error.complete:
        # no other conflict is left, so the whole request could
        start = f"What conflicts: {said}. Without any one of these, the rest could be met."
    else:
        start = f"What conflicts: {said}."
    return " ".join([start, *_doubts(error)])


def _doubts(error: NoPlanError) -> Iterator[str]:
    if not error.minimal:
        yield "Perhaps not all that is named is needed for them."
    if not error.complete:
        yield "There may be other conflicts."


def _ways_out(error: NoPlanError, names: Names) -> Iterator[Line]:
    """Yield the single changes that are enough, and the repairs of several."""
    hints = dict.fromkeys(change_words(relaxation, names) for relaxation in error.relaxations)
    if hints:
        yield from section("Any one of these changes is enough" if len(hints) > 1 else "This is enough", bullets(hints))
    elif error.repairs:
        yield from ("", "No single change is enough.")
    required = list(_required(error.request))
    for repair in error.repairs:
        single = [(change.constraint, change.add) for change in repair.changes]
        if len(single) > 1 or single[0] not in [(each.constraint, each.add) for each in error.relaxations]:
            yield from section(_title(repair, required, names), _changes(repair, names))
    hopeless = [each for each in required if not any(each in repair.keeps for repair in error.repairs)]
    if hopeless or not (required or error.repairs or error.relaxations):
        wishes = listed(_wish(constraint, names) for constraint in hopeless) or "a plan"
        yield ""
        yield from wrapped(
            f"No change of the request would bring {wishes}, as long as the goal stays."
            if error.complete
            else f"No changes were found that would bring {wishes}."
        )


def _required(request: Request) -> Iterator[Constraint]:
    for phase in request.include_phases:
        yield Constraint(ConstraintKind.INCLUDE_PHASE, phase.value)
    for name in request.include:
        yield Constraint(ConstraintKind.INCLUDE, name)


def _wish(constraint: Constraint, names: Names) -> str:
    name = constraint.name or ""
    phase = constraint.kind is ConstraintKind.INCLUDE_PHASE
    return f"the phase {name}" if phase else names.exercise(name)


def _title(repair: Repair, required: Sequence[Constraint], names: Names) -> str:
    """Return what a repair is for, and how its changes go together."""
    if required and len(repair.keeps) == len(required) > 1:
        what = "all that you ask for"
    elif repair.keeps:
        what = listed(_wish(constraint, names) for constraint in repair.keeps)
    else:
        what = "a plan"
    if len(repair.changes) == 1:
        return f"To have {what}"
    return f"To have {what}, change all of these{'' if repair.smallest else ' (fewer may do)'}"


def _changes(repair: Repair, names: Names) -> Iterator[Line]:
    return bullets(change_words(change, names) for change in repair.changes)


def repair_lines(repair: Repair, names: Names) -> Iterator[Line]:
    """Yield the lines about a repair by itself."""
    yield from wrapped(_title(repair, (), names))
    yield from _changes(repair, names)


class _Proof:
    """A conflict as a short proof.

    Attributes:
        blocks: sentences about what the constraints rule out by themselves.
        links: clauses about what exercises need, and what they exclude.
        wants: the other constraints and facts, as clauses.
        least: clauses about the least time and steps.
        limits: clauses about the constraints that these exceed.
    """

    def __init__(self, conflict: Conflict, names: Names, request: Request | None) -> None:
        left = list(conflict.constraints)
        self.blocks: list[str] = []
        for kind, constraint_kind in _BLOCKS.items():
            facts = [fact for fact in conflict.facts if fact.kind is kind]
            if facts:
                about = {name for fact in facts for name in fact.names}
                meets = [c for c in left if c.kind is constraint_kind and (c.name is None or c.name in about)]
                left = [constraint for constraint in left if constraint not in meets]
                because = [*_blocked_words(facts, names), *(constraint_words(c, names, request) for c in meets)]
                one = len({fact.exercise for fact in facts}) == 1
                self.blocks.append(f"Because {listed(because)}, {'it' if one else 'they'} cannot be in the plan.")
        self.links = list(_link_words(conflict.facts, names))
        self.wants = [fact_words(f, names) for f in conflict.facts if f.kind is FactKind.SERVES_NOTHING]
        self.wants += [constraint_words(c, names, request) for c in left if c.kind not in _LIMITS]
        self.least = [fact_words(fact, names) for fact in conflict.facts if fact.kind in _LEAST]
        self.limits = [constraint_words(c, names, request) for c in left if c.kind in _LIMITS]


def conflict_lines(conflict: Conflict, names: Names, request: Request | None = None) -> Iterator[Line]:
    """Yield the lines about a conflict: why its constraints cannot hold together."""
    proof = _Proof(conflict, names, request)
    steps, premises = proof.blocks, [*proof.wants, *proof.least, *proof.limits]
    if len(proof.links) + len(steps) > 1:
        steps = [*steps, *map(sentence, proof.links)]
    else:
        premises = [*proof.links, *premises]
    if len(steps) > 1:
        for number, text in enumerate(steps, 1):
            yield from wrapped(text, 5, f"({number})")
        premises.insert(0, f"of {listed(f'({number})' for number in range(1, len(steps) + 1))}")
    else:
        yield from wrapped(" ".join(steps))
    start = "So, because" if steps else "Because"
    yield from wrapped(f"{start} {listed(premises or ['of that'])}, no plan is possible.")


def _short_proof(conflict: Conflict, names: Names, request: Request) -> str:
    """Return a conflict in a few sentences, as one of several."""
    proof = _Proof(conflict, names, request)
    said = [*proof.blocks, *map(sentence, proof.links)]
    if proof.least:
        why = f"{listed(proof.wants)}: " if proof.wants else ""
        said.append(sentence(f"{why}{listed(proof.least)}, but {listed(proof.limits)}"))
    elif proof.wants or proof.limits:
        clauses = listed([*proof.wants, *proof.limits])
        said.append(f"Yet {clauses}." if said else sentence(f"{clauses}: not all of this can be"))
    return " ".join(said)


def _link_words(facts: Sequence[Fact], names: Names) -> Iterator[str]:
    """Yield clauses about dependencies, one for all exercises that need the same."""
    needs: dict[tuple[tuple[str, ...], str | None], list[str]] = {}
    for fact in facts:
        if fact.kind is FactKind.REQUIRES:
            needs.setdefault((fact.names, fact.rule), []).append(fact.exercise or "")
        elif fact.kind in _LINKS:
            yield fact_words(fact, names)
    for (needed, rule), ids in needs.items():
        yield f"{names.exercises(ids)} {'needs' if len(ids) == 1 else 'need'} {names.exercises(needed)}{_behind(rule)}"


def _behind(rule: str | None) -> str:
    return f" (rule {rule})" if rule else ""


def _blocked_words(facts: Sequence[Fact], names: Names) -> Iterator[str]:
    """Yield clauses about what rules exercises out, one for all that have it in common."""
    by_exercise: dict[str, tuple[tuple[str, ...], ...]] = {}
    for fact in facts:
        about = by_exercise.get(fact.exercise or "", ())
        by_exercise[fact.exercise or ""] = (*about, fact.names)
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name, about in by_exercise.items():
        alike.setdefault(about, []).append(name)
    if len(alike) > _MOST_GROUPS:
        alike = {(): list(by_exercise)}
    for about, ids in alike.items():
        yield _block_words(facts[0].kind, about, ids, names)


def _block_words(kind: FactKind, about: tuple[tuple[str, ...], ...], ids: Sequence[str], names: Names) -> str:
    """Return a clause about what rules out exercises.

    Args:
        kind: the kind of the facts.
        about: what the facts have in common, for each alternative; empty if it is not the same for all.
        ids: ids of the exercises.
        names: where names are looked up.
    """
    one = len(ids) == 1
    who = names.exercises(ids, _MOST_NAMES)
    match kind:
        case FactKind.NEEDS_EQUIPMENT:
            either = [listed(an(names.equipment(thing)) for thing in things) for things in about]
            return f"{who} {'needs' if one else 'need'} {listed(either, 'or') or 'other equipment'}"
        case FactKind.NEEDS_POSITION:
            position = f"the position {listed(about[0], 'or')}" if about else "other positions"
            return f"{who} {'needs' if one else 'need'} {position}"
        case FactKind.HAS_DEMAND:
            either = [listed(map(demand_words, demands)) for demands in about]
            return f"{who} {'involves' if one else 'involve'} {listed(either, 'or') or 'what is avoided'}"
        case _:
            return f"{who} {'has' if one else 'have'} no instructions"


def fact_words(fact: Fact, names: Names) -> str:
    """Return a fact as a clause, with the rule behind it."""
    who = names.exercise(fact.exercise) if fact.exercise else "any such session"
    match fact.kind:
        case FactKind.REQUIRES:
            return f"{who} needs {names.exercises(fact.names)}{_behind(fact.rule)}"
        case FactKind.TOGETHER:
            return f"{_all(fact, names)} go together{_behind(fact.rule)}"
        case FactKind.ONE_OF:
            return f"only one of {_all(fact, names)} may be in the plan{_behind(fact.rule)}"
        case FactKind.LEAST_TIME:
            return f"{who} takes at least {lasting(fact.value or 0)}"
        case FactKind.LEAST_STEPS:
            return f"{who} takes at least {counted(fact.value or 0, 'step')}"
        case FactKind.SERVES_NOTHING:
            if fact.exercise:
                return f"{who} serves nothing you asked for"
            phases = f" {listed(fact.names, 'or')}" if len(fact.names) < len(Phase) else ""
            return f"no{phases} exercise serves anything you asked for"
        case _:
            return _block_words(fact.kind, (fact.names,), (fact.exercise or "",), names)


def _all(fact: Fact, names: Names) -> str:
    return names.exercises(dict.fromkeys(filter(None, (fact.exercise, *fact.names))))
