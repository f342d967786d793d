"""The tools that look up: which moves there are, all about one of them, and what is wrong with a routine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shoulderkit.auditor import audit
from shoulderkit.catalog.lookup import unknown_id, words_for
from shoulderkit.errors import DataError, Fault, RequestError
from shoulderkit.explainer import explain
from shoulderkit.mcp_server.answers import Found, plain
from shoulderkit.mcp_server.resources import pictures, read
from shoulderkit.model import Routine
from shoulderkit.model.items import is_list, is_object
from shoulderkit.plans import Plan
from shoulderkit.reading import loads
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Severity, Sides

if TYPE_CHECKING:
    from shoulderkit.catalog import Rows
    from shoulderkit.mcp_server.arguments import Call
    from shoulderkit.model import Exercise
    from shoulderkit.planner import Planner

#: The columns of a record that tell what a move is.
COLUMNS = (
    *("id", "name", "phase", "summary", "aliases", "primary", "secondary", "positions", "equipment"),
    *("without_equipment", "demands", "duration_s"),
)
MOST_MOVES = 100
MOVES = 20


def matches(call: Call) -> tuple[Rows[Exercise], int]:
    """Return the moves that a call looks for, and the most of them to return."""
    nothing = call.none("equipment")
    conditions: dict[str, Any] = {
        "region": call.ids("region", "regions"),
        "goal": call.ids("goal", "goals"),
        "equipment": call.ids("equipment", "equipment"),
        "available": call.ids("available", "equipment") if "available" in call.arguments else None,
        "without_equipment": call.flag("without_equipment") or nothing,
        "phase": call.members("phase", Phase),
        "role": call.members("role", Role),
        "sides": call.members("sides", Sides),
        "position": call.members("position", Position),
        "avoid": call.members("avoid", Demand),
    }
    limit = call.number("limit", MOVES, MOST_MOVES)
    call.done()
    return call.catalog.find(call.arguments.get("text"), **conditions), limit


def list_moves(planner: Planner, asked: tuple[Rows[Exercise], int]) -> Found:
    """Find moves by words and by what they are."""
    found, limit = asked
    records = [{name: record[name] for name in COLUMNS} for record in found.to_records()[:limit]]
    lines = [f"{record['name']} ({record['id']}), {record['phase']}: {record['summary']}" for record in records]
    more = len(found) - len(records)
    head = f"{len(found)} {'move' if len(found) == 1 else 'moves'}"
    if more:
        most = f", at most {MOST_MOVES}" if limit < MOST_MOVES else ""
        head += f", {more} of them not shown: ask for more by limit (now {limit}{most})"
    return Found(answer={"count": len(found), "moves": records}, text="\n".join([head, *lines]))


def named_move(call: Call) -> tuple[str, bool]:
    """Return the id of the move that a call names, and whether its picture is to come with the answer."""
    name, seen = call.an_id("move", "exercises"), call.flag("picture")
    call.done()
    return name, seen


def show_move(planner: Planner, asked: tuple[str, bool]) -> Found:
    """Show everything about one move, with links to its pictures."""
    name, seen = asked
    exercise = planner.catalog.exercises[name]
    links, text = pictures(exercise), explain(exercise, planner.catalog)
    held = tuple(read(planner.catalog, link.uri) for link in links[:1]) if seen else ()
    if seen and not held:
        text = f"{text}\n\nThere is no picture of it."
    return Found(answer=plain(exercise), text=text, doses=True, links=links, held=held)


def audited(call: Call) -> tuple[Routine | Plan, tuple[str, ...]]:
    """Return what a call asks to audit, and the ids of what was done earlier that day."""
    done_today = call.ids("done_today", "exercises")
    return _subject(call), done_today


def audit_routine(planner: Planner, asked: tuple[Routine | Plan, tuple[str, ...]]) -> Found:
    """Find what is wrong with a routine, a plan, or moves in their order."""
    subject, done_today = asked
    catalog = planner.catalog
    findings = audit(subject, catalog, done_today=done_today)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return Found(answer={"errors": errors, "findings": plain(findings)}, text=explain(findings, catalog))


def _subject(call: Call) -> Routine | Plan:
    """Return what is to be audited.

    Raises:
        RequestError: with all that is wrong with the call.
    """
    catalog, given = call.catalog, call.arguments.get("routine")
    known = words_for(catalog.routines)
    if isinstance(given, str):
        name = call.take(given, known, "routine")
        if name in catalog.routines:
            call.done()
            return catalog.routines[name]
    moves = call.listed(given, words_for(catalog.exercises), "routine")
    if is_list(moves) and (not isinstance(given, str) or len(moves) > 1 or moves[0] in catalog.exercises):
        call.arguments["routine"] = moves
        given = {"id": "routine", "name": "Routine", "steps": moves}
    elif isinstance(given, str):
        call.faults.append(unknown_id("routine", given, catalog.routines).fault("routine"))
    elif not is_object(given):
        text = "is missing: the name of a routine, the names of moves in their order, or a routine or plan as JSON"
        call.faults.append(Fault(text, "routine"))
    call.done()
    kind: type[Routine | Plan] = Plan if "request" in (given or {}) else Routine
    try:
        return loads(json.dumps(given), kind, catalog=catalog)
    except DataError as error:
        faults = (_place(fault) if is_list(moves) else fault.under("routine") for fault in error.faults)
        raise RequestError(call.tool, tuple(faults)) from None


def _place(fault: Fault) -> Fault:
    """Return the fault of a move in a list, where the call has it."""
    place, _, _ = fault.path.removeprefix("steps").partition(".")
    return Fault(fault.message, f"routine{place}", near=fault.near, exact=fault.exact)
