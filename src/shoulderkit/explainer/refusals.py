"""Descriptions of refusals: why no plan is possible, what conflicts, and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import bullets, section, wrapped
from shoulderkit.explainer.plans import aim_words
from shoulderkit.explainer.words import Names, an, clock, counted, demand_words, lasting, listed, sentence
from shoulderkit.vocabulary import ConstraintKind, FactKind, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import Constraint, Fact, NoPlanError, Relaxation, Request

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


def refusal_lines(error: NoPlanError, names: Names) -> Iterator[Line]:
    """Yield the lines about a refusal: the proof, the constraints that conflict, and the changes that would help."""
    yield "No plan meets this request."
    yield ""
    yield from _proof(error, names)
    conflict = "; ".join(constraint_words(constraint, names, error.request) for constraint in error.conflict)
    yield ""
    if error.minimal and len(error.conflict) == 1:
        yield from wrapped(f"What cannot be met: {conflict}.")
    elif error.minimal:
        yield from wrapped(f"What conflicts: {conflict}. Without any one of these, the others could be met.")
    else:
        yield from wrapped(f"A conflict, though perhaps not all of it is needed: {conflict}.")
    hints = dict.fromkeys(relaxation_words(relaxation, names) for relaxation in error.relaxations)
    if hints:
        yield from section("You could", bullets(hints))
    else:
        yield "No single change is enough."


def _proof(error: NoPlanError, names: Names) -> Iterator[Line]:
    left = list(error.conflict)
    steps: list[str] = []
    for kind, constraint_kind in _BLOCKS.items():
        facts = [fact for fact in error.facts if fact.kind is kind]
        if facts:
            about = {name for fact in facts for name in fact.names}
            meets = [c for c in left if c.kind is constraint_kind and (c.name is None or c.name in about)]
            left = [constraint for constraint in left if constraint not in meets]
            because = [*_blocked_words(facts, names), *(constraint_words(c, names, error.request) for c in meets)]
            steps.append(f"Because {listed(because)}, {'it' if len(facts) == 1 else 'they'} cannot be in the plan.")
    links = list(_link_words(error.facts, names))
    premises = [fact_words(fact, names) for fact in error.facts if fact.kind not in (*_BLOCKS, *_LINKS)]
    premises += [constraint_words(constraint, names, error.request) for constraint in left]
    if len(links) + len(steps) > 1:
        steps += map(sentence, links)
    else:
        premises = links + premises
    if len(steps) > 1:
        for number, text in enumerate(steps, 1):
            yield from wrapped(text, 5, f"({number})")
        premises.insert(0, f"of {listed(f'({number})' for number in range(1, len(steps) + 1))}")
    else:
        yield from wrapped(" ".join(steps))
    start = "So, because" if steps else "Because"
    yield from wrapped(f"{start} {listed(premises or ['of that'])}, no plan is possible.")


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
    alike: dict[tuple[str, ...], list[str]] = {}
    for fact in facts:
        alike.setdefault(fact.names, []).append(fact.exercise or "")
    if len(alike) > _MOST_GROUPS:
        alike = {(): [name for ids in alike.values() for name in ids]}
    for about, ids in alike.items():
        yield _block_words(facts[0].kind, about, ids, names)


def _block_words(kind: FactKind, about: tuple[str, ...], ids: Sequence[str], names: Names) -> str:
    """Return a clause about what rules out exercises.

    Args:
        kind: the kind of the facts.
        about: what the facts have in common; empty if it is not the same for all.
        ids: ids of the exercises.
        names: where names are looked up.
    """
    one = len(ids) == 1
    who = names.exercises(ids, _MOST_NAMES)
    match kind:
        case FactKind.NEEDS_EQUIPMENT:
            things = listed(an(names.equipment(thing)) for thing in about)
            return f"{who} {'needs' if one else 'need'} {things or 'other equipment'}"
        case FactKind.NEEDS_POSITION:
            position = f"the position {listed(about, 'or')}" if about else "other positions"
            return f"{who} {'needs' if one else 'need'} {position}"
        case FactKind.HAS_DEMAND:
            return f"{who} {'involves' if one else 'involve'} {listed(map(demand_words, about)) or 'what is avoided'}"
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
            return _block_words(fact.kind, fact.names, (fact.exercise or "",), names)


def _all(fact: Fact, names: Names) -> str:
    return names.exercises(dict.fromkeys(filter(None, (fact.exercise, *fact.names))))


def constraint_words(constraint: Constraint, names: Names, request: Request | None = None) -> str:
    """Return a constraint of a request as a clause.

    Args:
        constraint: the constraint.
        names: where names are looked up.
        request: the request, for details of its equipment, positions and phases.
    """
    name = constraint.name or ""
    match constraint.kind:
        case ConstraintKind.GOAL:
            return "the session must serve " + (f"'{aim_words(request, names)}'" if request else "what you asked for")
        case ConstraintKind.BUDGET:
            return f"you have only {lasting(constraint.value or 0)}"
        case ConstraintKind.INCLUDE:
            return f"you ask for {names.exercise(name)}"
        case ConstraintKind.INCLUDE_PHASE:
            return f"you ask for the phase {name}"
        case ConstraintKind.EXCLUDE:
            return f"you exclude {names.exercise(name)}"
        case ConstraintKind.PHASES:
            return "you want " + (f"only {listed(request.phases)}" if request else "only some phases")
        case ConstraintKind.EQUIPMENT:
            return _available(names, request)
        case ConstraintKind.POSITIONS:
            found = _positions(names, request)
            only = f"the only allowed {'position is' if len(found) == 1 else 'positions are'} {listed(found)}"
            return only if found else "positions are limited"
        case ConstraintKind.AVOID:
            return _avoided(name, request)
        case ConstraintKind.MAX_STEPS:
            return f"the plan may have at most {counted(constraint.value or 0, 'step')}"
        case ConstraintKind.WITHOUT_INSTRUCTIONS:
            return "exercises without instructions are not allowed"
        case _:  # ConstraintKind.SHORTEN
            return "doses must not be shortened"


def _available(names: Names, request: Request | None) -> str:
    if request is None:
        return "equipment is limited"
    extra = [an(names.equipment(thing)) for thing in request.equipment]
    if request.setting is not None:
        lacked = listed((an(names.equipment(thing)) for thing in request.without_equipment), "or")
        usual = f"what is usual {names.setting(request.setting)}{f', without {lacked}' if lacked else ''}"
        return f"the only equipment is {listed([usual, *extra])}"
    if not extra:
        return "no equipment is available"
    return f"only {listed(extra)} {'is' if len(extra) == 1 else 'are'} available"


def _positions(names: Names, request: Request | None) -> tuple[str, ...]:
    if request is None or (request.setting is not None and names.catalog is None):
        return ()
    setting = None if request.setting is None or names.catalog is None else names.catalog.settings[request.setting]
    possible = request.possible(setting.positions if setting else ())
    return tuple(position for position in Position if position in possible)


def _avoided(name: str, request: Request | None) -> str:
    words = demand_words(name)
    if request is not None and name in request.avoid:
        return f"you avoid {words}"
    return f"{words} is avoided unless you allow it"


def relaxation_words(relaxation: Relaxation, names: Names) -> str:
    """Return a sufficient change of a request as an instruction."""
    constraint, add, more = relaxation.constraint, relaxation.add, relaxation.more or 0
    name = constraint.name or ""
    match constraint.kind:
        case ConstraintKind.GOAL:
            return "ask for something else"
        case ConstraintKind.BUDGET:
            return f"allow {lasting(more)} more ({clock(relaxation.request.budget_s)} in total)"
        case ConstraintKind.INCLUDE:
            return f"no longer ask for {names.exercise(name)}"
        case ConstraintKind.INCLUDE_PHASE:
            return f"no longer ask for the phase {name}"
        case ConstraintKind.EXCLUDE:
            return f"no longer exclude {names.exercise(name)}"
        case ConstraintKind.PHASES:
            return f"also allow the phase {listed(add)}" if add else "allow all phases"
        case ConstraintKind.EQUIPMENT:
            things = listed(an(names.equipment(thing)) for thing in add)
            return f"add {things} to your equipment" if things else "add more equipment"
        case ConstraintKind.POSITIONS:
            return f"allow the position {listed(add)}" if add else "allow all positions"
        case ConstraintKind.AVOID:
            return f"allow {demand_words(name)} ({name})"
        case ConstraintKind.MAX_STEPS:
            return f"allow {more} more {'step' if more == 1 else 'steps'}"
        case ConstraintKind.WITHOUT_INSTRUCTIONS:
            return "allow exercises without instructions"
        case _:  # ConstraintKind.SHORTEN
            return "allow doses to be shortened"
