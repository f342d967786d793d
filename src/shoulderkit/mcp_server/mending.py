"""Errors as data: what is wrong with a call, what is allowed in its place, and the same call mended."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.aliases import words_of
from shoulderkit.errors import FaultyError, UnknownIdError
from shoulderkit.explainer import explain
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.mcp_server.answers import Answer, plain, plain_taken
from shoulderkit.mcp_server.arguments import FIELD_WORDS
from shoulderkit.mcp_server.mended import mended
from shoulderkit.mcp_server.resources import address
from shoulderkit.model.specs import spec_of
from shoulderkit.names import LISTED
from shoulderkit.plans import Request
from shoulderkit.texts import in_json
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from shoulderkit.errors import ShoulderkitError
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


def refusal(call: Call, error: ShoulderkitError, again: Callable[[dict[str, Any]], Call]) -> Answer:
    """Return an error as an answer that helps to mend the call.

    Args:
        call: the call, as far as it was understood.
        error: why there is no answer.
        again: reads a call of the same tool, with all that is wrong with its arguments.
    """
    allowed, listed_in = _allowed(call, error)
    found = mended(call, error, again)
    changes = list(found.changes)
    data = {
        "error": plain(error),
        "allowed": allowed,
        "listed_in": listed_in,
        "mended": None if found.call is None else {**found.call, "changes": changes},
        "mends": changes if found.call is None else [],
        "taken_as": plain_taken(call),
        "warnings": [DISCLAIMER],
    }
    text = [explain(error, call.catalog)]
    # all arguments are many; what a wrong one may have meant is said already
    left = [path for path in allowed if not (_is_key(call, path) and found.call)]
    text += (f"{_can_be(call, path)}: {', '.join(allowed[path])}." for path in left if _unsaid(allowed[path], text[0]))
    if found.call is not None:
        call_text = f"{found.call['tool']} {in_json(json.dumps(found.call['arguments'], ensure_ascii=False))}"
        text.append("\n".join([f"This call would do: {call_text}", *(f"  {change}" for change in changes)]))
    elif changes:
        text.append("\n".join(["Of that, this is known to mend:", *(f"  {change}" for change in changes)]))
    return Answer(data=data, text="\n\n".join([*text, DISCLAIMER]), failed=True)


def _allowed(call: Call, error: ShoulderkitError) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return for each wrong argument all names that it takes where they are few, or else the resource that lists them."""
    if isinstance(error, UnknownIdError):
        return {"move": list(error.known)} if error.known else {}, {}
    allowed: dict[str, list[str]] = {}
    listed_in: dict[str, str] = {}
    for fault in error.faults if isinstance(error, FaultyError) else ():
        if _is_key(call, fault.path):
            allowed[fault.path] = list(call.known if "." not in fault.path else FIELD_WORDS)
            continue
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


def _can_be(call: Call, path: str) -> str:
    """Return the beginning of the sentence that lists what is allowed."""
    return f"In the place of {path} there are" if _is_key(call, path) else f"{path} can be"


def _unsaid(names: list[str], text: str) -> bool:
    return any(name not in text for name in names)


def _is_key(call: Call, path: str) -> bool:
    """Return whether what is wrong at a path is the name of an argument or of a field of a request."""
    outer, joint, name = path.rpartition(".")
    if not path or "[" in path:
        return False
    if joint:
        return outer in {"request", "changes"} and call.request is not None and name not in FIELD_WORDS
    return path not in call.known


def _table(path: str, field: str) -> str | None:
    """Return the table of what an argument that is no field of a request names."""
    return "exercises" if path.startswith("routine[") else _TABLES.get(field)


def _field_of(path: str) -> str:
    """Return the argument or field of a request that a path leads to."""
    parts = re.sub(r"\[\d+\]", "", path).split(".")
    return parts[1] if parts[0] in {"request", "changes"} and len(parts) > 1 else parts[0]
