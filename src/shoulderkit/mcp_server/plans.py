"""The tools that plan and that answer questions about a plan, which is planned again from its request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.words import Names
from shoulderkit.mcp_server.answers import Found, plain
from shoulderkit.mcp_server.requests import changes_of, request_of

if TYPE_CHECKING:
    from shoulderkit.mcp_server.arguments import Call
    from shoulderkit.planner import Planner
    from shoulderkit.plans import Request

MOST_ALTERNATIVES = 5
ALTERNATIVES = 2


def counted_request(call: Call) -> tuple[Request, int]:
    """Return the request of a call and how many alternatives it asks for."""
    count = call.number("n", ALTERNATIVES, MOST_ALTERNATIVES)
    return request_of(call), count


def moved_request(call: Call) -> tuple[Request, str]:
    """Return the request of a call and the id of the move that it asks about."""
    name = call.an_id("move", "exercises")
    return request_of(call), name


def changed_request(call: Call) -> tuple[Request, dict[str, Any]]:
    """Return the request of a call and the changes that it asks about."""
    request = request_of(call)
    return request, changes_of(call, request)


def plan_session(planner: Planner, request: Request) -> Found:
    """Plan the best session for a request."""
    plan = planner.plan(request)
    return Found(answer=plain(plan), text=outline(plan, planner.catalog), doses=True)


def alternatives(planner: Planner, asked: tuple[Request, int]) -> Found:
    """Plan the best sessions of other exercises than the best one."""
    request, count = asked
    others = planner.alternatives(request, count + 1)[1:]
    texts = [outline(other, planner.catalog) for other in others]
    text = "\n\n".join(texts) or "There is no session of other exercises."
    return Found(answer={"alternatives": plain(others)}, text=text, doses=bool(others))


def why(planner: Planner, asked: tuple[Request, str]) -> Found:
    """Explain why a move is in a plan, and why it is in its place."""
    request, name = asked
    plan = planner.plan(request)
    answers = plan.why(name), plan.why_here(name)
    text = "\n\n".join(explain(answer, planner.catalog) for answer in answers)
    return Found(answer={"why": plain(answers[0]), "why_here": plain(answers[1])}, text=text)


def why_not(planner: Planner, asked: tuple[Request, str]) -> Found:
    """Explain why a move is not in a plan, and what having it would change."""
    request, name = asked
    answer = planner.plan(request).why_not(name)
    text = explain(answer, planner.catalog)
    if answer.with_it is None:
        return Found(answer=plain(answer), text=text)
    # the plan with the move is told in numbers only, but the data has its doses
    warnings = " ".join(Names(planner.catalog).warnings)
    return Found(answer=plain(answer), text=f"{text}\n\n{warnings}", doses=True)


def what_if(planner: Planner, asked: tuple[Request, dict[str, Any]]) -> Found:
    """Plan again with a changed request, and compare."""
    request, changes = asked
    answer = planner.plan(request).what_if(**changes)
    return Found(answer=plain(answer), text=explain(answer, planner.catalog), doses=True)
