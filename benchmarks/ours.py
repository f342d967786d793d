"""Our side: whole plans, the choice of what goes in by itself, and the same choice as a problem for others."""

from __future__ import annotations

import shoulderkit as sk
from benchmarks.solvers.linear import Levels
from shoulderkit.planner.ask.asked import ask
from shoulderkit.planner.ask.candidates import left_aside, pose
from shoulderkit.planner.choice.problem import Item, Links, Option, Problem, Selection
from shoulderkit.vocabulary import RuleKind


def forget(planner: sk.Planner) -> None:
    """Empty what a planner remembers of earlier requests, so that a request that is timed twice is new twice."""
    planner._chooser.forget()


def choose(planner: sk.Planner, request: sk.Request) -> Selection | None:
    """What goes in: the first stage of a plan, from the request on."""
    found = pose(ask(planner._compiled, request))
    if found.blocked_must:
        return None
    return planner._chooser.choose(found.problem)[0]


def levels(selection: Selection | None) -> Levels | None:
    """How good a choice is."""
    if selection is None:
        return None
    return Levels(selection.presence, selection.coverage, selection.recent, selection.time)


def whole_problem(planner: sk.Planner, request: sk.Request) -> Problem | None:
    """The choice with every exercise that can be in and matters: what others are asked.

    The planner itself looks at fewer, since it knows beforehand that many are never of use; this is the problem before
    that. None where something that must be in cannot be.
    """
    compiled = planner._compiled
    asked = ask(compiled, request)
    aside = left_aside(asked)
    numbers = [number for number in range(len(compiled.entries)) if number not in aside]
    place = {number: item for item, number in enumerate(numbers)}
    if not asked.required <= place.keys():
        return None
    cells = {cell: number for number, cell in enumerate(sorted(asked.weights))}
    items = []
    for number in numbers:
        entry = compiled.entries[number]
        options = []
        for portion in entry.portions if request.shorten else entry.portions[:1]:
            gains = (((entry.phase, region), units) for region, units in portion.units)
            served = tuple((cells[cell], units) for cell, units in gains if cell in cells)
            options.append(Option(portion.duration_s, portion.dropped, served))
        items.append(Item(entry.phase, tuple(options), number in asked.recent, number in asked.required))

    def linked(kind: RuleKind) -> tuple[tuple[int, ...], ...]:
        return tuple(group for each in compiled.memberships if each.kind is kind for group in each.groups)

    links = Links(
        linked(RuleKind.ONE_OF),
        linked(RuleKind.TOGETHER),
        tuple((who, what) for who, what in linked(RuleKind.REQUIRES) if what not in asked.done),
    )
    fewer = pose(asked).problem
    return fewer._replace(items=tuple(items), links=links.among(place))
