"""Our side: whole plans, the choice alone, and the same choice as a problem for the solvers."""

from __future__ import annotations

import shoulderkit as sk
from benchmarks.solvers.linear import Levels
from shoulderkit.planner.ask.asked import ask
from shoulderkit.planner.ask.candidates import candidates, ruled_out
from shoulderkit.planner.choice.problem import Item, MembershipConstraints, Option, Problem, Selection
from shoulderkit.vocabulary import RuleKind


def forget(planner: sk.Planner) -> None:
    """Empty what a planner remembers of earlier requests, so that a request that is timed twice is new twice."""
    planner._chooser.forget()


def choose(planner: sk.Planner, request: sk.Request) -> Selection | None:
    """What goes in: the first stage of a plan, from the request on."""
    found = candidates(ask(planner._compiled, request))
    return planner._chooser.choose(found.problem)[0] if found.possible else None


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
    aside = ruled_out(asked)
    numbers = [number for number in range(len(compiled.entries)) if number not in aside]
    place = {number: item for item, number in enumerate(numbers)}
    if not asked.required <= place.keys():
        return None
    cells = {cell: number for number, cell in enumerate(sorted(asked.weights))}
    items = []
    for number in numbers:
        entry = compiled.entries[number]
        options = []
        for dose_option in entry.options if request.shorten else entry.options[:1]:
            gains = (((entry.phase, region), units) for region, units in dose_option.units)
            served = tuple((cells[cell], units) for cell, units in gains if cell in cells)
            options.append(Option(dose_option.duration_s, dose_option.dropped, served))
        items.append(Item((len(items),), tuple(options), int(number in asked.recent), number in asked.required))

    def groups_of(kind: RuleKind) -> tuple[tuple[int, ...], ...]:
        return tuple(group for each in compiled.memberships if each.kind is kind for group in each.groups)

    requires = [(who, what) for who, what in groups_of(RuleKind.REQUIRES) if what not in asked.done]
    for group in groups_of(RuleKind.TOGETHER):
        requires += zip(group, (*group[1:], group[0]), strict=True)
    membership = MembershipConstraints(groups_of(RuleKind.ONE_OF), tuple(requires))
    fewer = candidates(asked).problem
    return fewer._replace(items=tuple(items), membership=membership.renumbered(place))
