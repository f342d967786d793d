"""The tools that plan and that answer questions about a plan, which is planned again from its request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.words import Names
from shoulderkit.mcp_server.answers import Found, plain
from shoulderkit.mcp_server.requests import changes_of, request_of

if TYPE_CHECKING:
    from shoulderkit.mcp_server.arguments import Call
    from shoulderkit.planner import Planner

MOST_ALTERNATIVES = 5
ALTERNATIVES = 2


def plan_session(planner: Planner, call: Call) -> Found:
    """Plan the best session for a request."""
    plan = planner.plan(request_of(call))
    return Found(answer=plain(plan), text=outline(plan, planner.catalog), doses=True)


def alternatives(planner: Planner, call: Call) -> Found:
    """Plan the best sessions of other exercises than the best one."""
    count = call.number("n", ALTERNATIVES, MOST_ALTERNATIVES)
    others = planner.alternatives(request_of(call), count + 1)[1:]
    texts = [outline(other, planner.catalog) for other in others]
    text = "\n\n".join(texts) or "There is no session of other exercises."
    return Found(answer={"alternatives": plain(others)}, text=text, doses=bool(others))


def why(planner: Planner, call: Call) -> Found:
    """Explain why a move is in a plan, and why it is in its place."""
    name = call.an_id("move", "exercises")
    plan = planner.plan(request_of(call))
    answers = plan.why(name), plan.why_here(name)
    text = "\n\n".join(explain(answer, planner.catalog) for answer in answers)
    return Found(answer={"why": plain(answers[0]), "why_here": plain(answers[1])}, text=text)


def why_not(planner: Planner, call: Call) -> Found:
    """Explain why a move is not in a plan, and what having it would change."""
    name = call.an_id("move", "exercises")
    answer = planner.plan(request_of(call)).why_not(name)
    text = explain(answer, planner.catalog)
    if answer.with_it is None:
        return Found(answer=plain(answer), text=text)
    # the plan with the move is told in numbers only, but the data has its doses
    warnings = " ".join(Names(planner.catalog).warnings)
    return Found(answer=plain(answer), text=f"{text}\n\n{warnings}", doses=True)


def what_if(planner: Planner, call: Call) -> Found:
    """Plan again with a changed request, and compare."""
    request = request_of(call)
    answer = planner.plan(request).what_if(**changes_of(call, request))
    return Found(answer=plain(answer), text=explain(answer, planner.catalog), doses=True)
