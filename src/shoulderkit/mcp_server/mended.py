"""A refused call as it may have been meant: its faults mended one by one, and then read again until nothing is wrong."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import FaultyError, InPlanError, UnknownIdError, shown
from shoulderkit.explainer import explain
from shoulderkit.mcp_server.answers import plain
from shoulderkit.mcp_server.fixes import Fix
from shoulderkit.plans import Change, NoPlanError, Relaxation, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.errors import Fault, ShoulderkitError
    from shoulderkit.mcp_server.arguments import Call

#: A mend can bring up a fault that was hidden: a value under the right name is judged for the first time.
_ROUNDS = 4


@attrs.frozen
class Mended:
    """What is known to mend a call.

    Attributes:
        call: a call (``tool``, ``arguments``) that is not refused for its arguments; None where none is known.
        changes: what it changes; without a call, what is known to be mended of it.
    """

    call: dict[str, Any] | None = None
    changes: tuple[str, ...] = ()


def mended(call: Call, error: ShoulderkitError, again: Callable[[dict[str, Any]], Call]) -> Mended:
    """Return what a call may have been meant to be, with what that changes.

    Args:
        call: the call, as far as it was understood.
        error: why there is no answer.
        again: reads a call of the same tool, with all that is wrong with its arguments.
    """
    if isinstance(error, NoPlanError):
        for repair in error.repairs:
            return _with_request(call, repair.request, repair.changes)
        for relaxation in error.relaxations:
            return _with_request(call, relaxation.request, (relaxation,))
        return Mended()
    if isinstance(error, InPlanError):
        return _call("why", call.arguments, "it is in the plan")
    if isinstance(error, UnknownIdError):
        return _call("why_not", call.arguments, "it is not in the plan") if call.tool == "why" else Mended()
    return _without_faults(call, error.faults, again) if isinstance(error, FaultyError) else Mended()


def _without_faults(call: Call, faults: tuple[Fault, ...], again: Callable[[dict[str, Any]], Call]) -> Mended:
    arguments = copy.deepcopy(call.arguments)
    left = {fault.path: fault for fault in faults}
    changes: list[str] = []
    tried = call
    for _ in range(_ROUNDS):
        # from the last to the first, so that places stay what they are
        paths = sorted(left, key=_in_order, reverse=True)
        said = [said for path in paths if (said := Fix(call, arguments, left[path], again).said)]
        tried = again(copy.deepcopy(arguments))
        taken = [f"{each.field}: {shown(each.given)} as {each.taken_as}" for each in tried.taken]
        changes += [*reversed(said), *taken]
        left = {fault.path: fault for fault in tried.faults}
        if not (left and said):
            break
        arguments = tried.arguments
    return Mended(None, tuple(changes)) if left else _call(call.tool, tried.arguments, *changes)


def _call(tool: str, arguments: dict[str, Any], *changes: str) -> Mended:
    return Mended({"tool": tool, "arguments": arguments}, changes)


def _with_request(call: Call, request: Request, changes: tuple[Change | Relaxation, ...]) -> Mended:
    said = [explain(change, call.catalog) for change in changes]
    # a change of a change is another request
    if call.request == "nested" and call.tool != "what_if":
        return _call(call.tool, {**call.arguments, "request": plain(request)}, *said)
    return _call("plan_session", plain(request), *said)


def _in_order(path: str) -> str:
    """Return what sorts paths so that the places of a list are in their order."""
    return re.sub(r"\d+", lambda place: place[0].zfill(9), path)
