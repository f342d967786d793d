"""Our side: whole plans, the choice alone, and the same choice as a problem for the solvers."""

from __future__ import annotations

import shoulderkit as sk
from benchmarks.solvers.linear import Levels
from shoulderkit.planner.ask.asked import ask
from shoulderkit.planner.ask.candidates import candidates, candidates_among, ruled_out
from shoulderkit.planner.choice.problem import Problem, Selection
from shoulderkit.plans import NoPlanError


def forget(planner: sk.Planner) -> None:
    """Empty what a planner remembers of earlier requests, so that a request that is timed twice is new twice."""
    planner.forget()


def choose(planner: sk.Planner, request: sk.Request) -> Selection | None:
    """What goes in: the first stage of a plan, from the request on."""
    found = candidates(ask(planner._compiled, request))
    return planner._builder.chooser.choose(found.problem)[0] if found.possible else None


def planned(planner: sk.Planner, request: sk.Request) -> sk.Plan | None:
    """Return the plan; None where there is none."""
    try:
        return planner.plan(request)
    except NoPlanError:
        return None


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
    asked = ask(planner._compiled, request)
    aside = ruled_out(asked)
    numbers = [number for number in range(len(asked.compiled.entries)) if number not in aside]
    found = candidates_among(asked, numbers)
    return found.problem if found.possible else None
