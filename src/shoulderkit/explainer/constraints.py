"""Descriptions of constraints and of changes: what a request insists on, as clauses, and what to change, as instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.words import Names, an, counted, demand_words, lasting, listed
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import ConstraintKind, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shoulderkit.model import Setting
    from shoulderkit.plans import Change, Constraint, Relaxation, Request


#: A goal or focus of more characters than this is not named again.
_LONGEST_AIM = 60


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
            aim = aim_words(request, names) if request else ""
            what = f"'{aim}'" if 0 < len(aim) <= _LONGEST_AIM else "what you asked for"
            return f"the session must serve {what}"
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
    if request is None:
        return ()
    settings: Mapping[str, Setting] = {} if names.catalog is None else names.catalog.settings
    setting = settings.get(request.setting or "")
    if setting is None and request.setting is not None:
        # its positions are not known here
        return ()
    possible = request.possible(setting.positions if setting else ())
    # what is not limited by the request is not told as its limit
    every = len(possible) == len(Position) - 1
    return () if every else tuple(position for position in Position if position in possible)


def _avoided(name: str, request: Request | None) -> str:
    words = demand_words(name)
    if request is not None and name in request.avoid:
        return f"you avoid {words}"
    return f"{words} is avoided unless you allow it"


def change_words(change: Change | Relaxation, names: Names) -> str:
    """Return a change of a request as an instruction."""
    constraint, add, more = change.constraint, change.add, change.more or 0
    name = constraint.name or ""
    match constraint.kind:
        case ConstraintKind.GOAL:
            return "ask for something else"
        case ConstraintKind.BUDGET:
            return f"allow {lasting(more)} more ({clock((constraint.value or 0) + more)} in total)"
        case ConstraintKind.INCLUDE:
            return f"no longer ask for {names.exercise(name)}"
        case ConstraintKind.INCLUDE_PHASE:
            return f"no longer ask for the phase {name}"
        case ConstraintKind.EXCLUDE:
            return f"no longer exclude {names.exercise(name)}"
        case ConstraintKind.PHASES:
            return f"also allow the phase {listed(add)}" if add else "allow all phases"
        case ConstraintKind.EQUIPMENT:
            things = listed(_thing(thing, names) for thing in add)
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


def _thing(name: str, names: Names) -> str:
    """Return a piece of equipment, and what will do instead."""
    known = names.catalog.equipment.get(name) if names.catalog else None
    instead = [an(names.equipment(other)) for other in (known.substitutes if known else ())]
    return f"{an(names.equipment(name))} (or {listed(instead, 'or')})" if instead else an(names.equipment(name))
