"""Errors as data: what is wrong with a call, what is allowed in its place, and the same call mended."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.aliases import words_of
from shoulderkit.catalog.lookup import words_for
from shoulderkit.errors import FaultyError, InPlanError, UnknownIdError
from shoulderkit.explainer import explain
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.mcp_server.answers import Answer, plain, plain_taken
from shoulderkit.mcp_server.resources import address
from shoulderkit.model.checks import is_list, is_object, spec_of
from shoulderkit.names import LISTED, meant
from shoulderkit.plans import Change, NoPlanError, Relaxation, Request
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

if TYPE_CHECKING:
    from enum import StrEnum

    from shoulderkit.errors import Fault, ShoulderkitError
    from shoulderkit.mcp_server.arguments import Call

#: The tables and vocabularies of arguments that are no fields of a request, or say it otherwise.
_TABLES = {
    "move": "exercises",
    "routine": "routines",
    "region": "regions",
    "available": "equipment",
    "focus": "regions",
}
_VOCABULARIES: dict[str, type[StrEnum]] = {
    "position": Position,
    "phase": Phase,
    "role": Role,
    "sides": Sides,
    "avoid": Demand,
}
#: The arguments whose values are names, whatever holds them; of any other, a fault that is near something is of its key.
_NAMED = frozenset({*attrs.fields_dict(Request), *_TABLES, *_VOCABULARIES, "exercise", "region"})
#: Where nothing has a name, the name can be left out without another plan: what does not exist cannot be used.
_LEFT_OUT = frozenset({"equipment", "without_equipment", "exclude"})


def refusal(call: Call, error: ShoulderkitError) -> Answer:
    """Return an error as an answer that helps to mend the call.

    Args:
        call: the call, as far as it was understood.
        error: why there is no answer.
    """
    allowed, listed_in = _allowed(call, error)
    mended = _mended(call, error)
    data = {
        "error": plain(error),
        "allowed": allowed,
        "listed_in": listed_in,
        "mended": mended,
        "taken_as": plain_taken(call),
        "warnings": [DISCLAIMER],
    }
    text = [explain(error, call.catalog)]
    text += (
        f"{field} can be: {', '.join(names)}."
        for field, names in allowed.items()
        if any(name not in text[0] for name in names)
    )
    if mended is not None:
        text.append(f"This call would do: {mended['tool']} {json.dumps(mended['arguments'], ensure_ascii=False)}")
    return Answer(data=data, text="\n\n".join([*text, DISCLAIMER]), failed=True)


def _allowed(call: Call, error: ShoulderkitError) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return for each wrong argument all names that it takes where they are few, or else the resource that lists them."""
    if isinstance(error, UnknownIdError):
        return {"move": list(error.known)} if error.known else {}, {}
    allowed: dict[str, list[str]] = {}
    listed_in: dict[str, str] = {}
    for fault in error.faults if isinstance(error, FaultyError) else ():
        field = _field_of(fault.path)
        spec = spec_of(attrs.fields_dict(Request)[field]) if field in attrs.fields_dict(Request) else None
        item = spec.item if spec is not None else None
        table = _table(fault.path, field) or (item.points_to if item is not None else None)
        words = _VOCABULARIES.get(field) or (item.vocabulary if item is not None else None)
        if words is not None:
            allowed[fault.path] = list(words_of(words))
        elif table is not None:
            rows = getattr(call.catalog, table)
            if len(rows) <= LISTED:
                allowed[fault.path] = list(rows)
            else:
                listed_in[fault.path] = address(table)
    return allowed, listed_in


def _table(path: str, field: str) -> str | None:
    """Return the table of what an argument that is no field of a request names."""
    return "exercises" if path.startswith("routine[") else _TABLES.get(field)


def _mended(call: Call, error: ShoulderkitError) -> dict[str, Any] | None:
    """Return a call that does what this one may have been meant to do, with what it changes; None where none is known."""
    if isinstance(error, NoPlanError):
        for repair in error.repairs:
            return _with_request(call, repair.request, repair.changes)
        for relaxation in error.relaxations:
            return _with_request(call, relaxation.request, (relaxation,))
        return None
    if isinstance(error, InPlanError):
        return _call("why", call.arguments, "it is in the plan")
    if isinstance(error, UnknownIdError):
        return _call("why_not", call.arguments, "it is not in the plan") if call.tool == "why" else None
    if not isinstance(error, FaultyError):
        return None
    arguments = copy.deepcopy(call.arguments)
    # from the last to the first, so that places stay what they are
    faults = {fault.path: fault for fault in error.faults}
    said = {faults[path]: _mend(call, arguments, faults[path]) for path in sorted(faults, key=_in_order, reverse=True)}
    # what was missing may have been there under a wrong key
    renamed = {_beside(fault) for fault in said if fault.near and _field_of(fault.path) not in _NAMED}
    if not all(change or fault.path in renamed for fault, change in said.items()):
        return None
    return _call(call.tool, arguments, *filter(None, reversed(said.values())))


def _call(tool: str, arguments: dict[str, Any], *changes: str) -> dict[str, Any]:
    return {"tool": tool, "arguments": arguments, "changes": list(changes)}


def _with_request(call: Call, request: Request, changes: tuple[Change | Relaxation, ...]) -> dict[str, Any]:
    said = [explain(change, call.catalog) for change in changes]
    # a change of a change is another request
    if call.request == "nested" and call.tool != "what_if":
        return _call(call.tool, {**call.arguments, "request": plain(request)}, *said)
    return _call("plan_session", plain(request), *said)


def _field_of(path: str) -> str:
    """Return the argument or field of a request that a path leads to."""
    parts = re.sub(r"\[\d+\]", "", path).split(".")
    return parts[1] if parts[0] in {"request", "changes"} and len(parts) > 1 else parts[0]


def _mend(call: Call, arguments: dict[str, Any], fault: Fault) -> str | None:
    """Mend one fault of the arguments, in place, and return what that changes; None where nothing is known that would."""
    *way, last = [part for part in re.split(r"[.\[\]]+", fault.path) if part] or [""]
    holder: Any = arguments
    for step in way:
        holder = _held(holder, step)
    if is_list(holder):
        place = int(last)
        if fault.near:
            return _replaced(holder, place, fault)
        left_out = call.request is not None and way[-1] in _LEFT_OUT
        return f"{fault.path}: {holder.pop(place)!r} left out" if left_out else None
    if not is_object(holder) or last not in holder:
        return None
    if fault.near and last in _NAMED:
        return _replaced(holder, last, fault)
    if fault.near:
        # the key itself is wrong
        holder[fault.near[0]] = holder.pop(last)
        return f"{fault.path}: as {fault.near[0]}"
    regions = meant(holder[last], words_for(call.catalog.regions)) if last == "goal" else ()
    if not regions:
        return None
    given, holder["focus"] = holder.pop("goal"), list(regions)
    return f"{fault.path}: {given!r} as the focus {', '.join(regions)}"


def _in_order(path: str) -> str:
    """Return what sorts paths so that the places of a list are in their order."""
    return re.sub(r"\d+", lambda place: place[0].zfill(9), path)


def _beside(fault: Fault) -> str:
    """Return the path of what a wrong key may have meant."""
    before, joint, _ = fault.path.rpartition(".")
    return f"{before}{joint}{fault.near[0]}"


def _held(holder: Any, step: str) -> Any:
    """Return what a list or an object holds in a place; None where it holds nothing there."""
    if is_object(holder):
        return holder.get(step)
    return holder[int(step)] if is_list(holder) else None


def _replaced(holder: Any, place: int | str, fault: Fault) -> str:
    given, holder[place] = holder[place], fault.near[0]
    return f"{fault.path}: {fault.near[0]!r} for {given!r}"
