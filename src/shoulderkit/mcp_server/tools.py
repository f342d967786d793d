"""The table of tools: what each is called, takes and answers."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import FaultyError, ShoulderkitError
from shoulderkit.mcp_server import moves, plans, requests
from shoulderkit.mcp_server.answers import answer_of
from shoulderkit.mcp_server.arguments import Call
from shoulderkit.mcp_server.mending import refusal
from shoulderkit.mcp_server.schemas import (
    FLAG,
    NAME,
    NAMES,
    NUMBER,
    answer_schema,
    arguments_schema,
    kind_schema,
    list_of,
    names_of,
    object_of,
    record_of,
    request_arguments,
    said,
    words_in,
)
from shoulderkit.model import Exercise, Finding
from shoulderkit.plans import Alternative, Plan, WhatIf, Why, WhyHere, WhyNot
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.catalog import Catalog
    from shoulderkit.mcp_server.answers import Answer, Found
    from shoulderkit.mcp_server.schemas import Schema
    from shoulderkit.planner import Planner


@attrs.frozen(kw_only=True)
class Tool:
    """One tool.

    Attributes:
        name: its name.
        title: its name for people.
        description: what it does, for whoever chooses among tools.
        read: makes of a call what it is about, or refuses it.
        run: what it does with that.
        answer: makes the schema of what it answers.
        own: makes the schemas of its arguments, but for the fields of a request.
        request: how it takes a request; see `Call`.
        required: the arguments without which it does nothing; the fields of a request may stand in its place.
    """

    name: str
    title: str
    description: str
    read: Callable[[Call], Any]
    run: Callable[[Planner, Any], Found]
    answer: Callable[[], Schema]
    own: Callable[[Catalog], dict[str, Schema]] = lambda _: {}
    request: str | None = None
    required: tuple[str, ...] = ()

    def input_schema(self, catalog: Catalog) -> Schema:
        """Return the schema of its arguments."""
        fields: dict[str, Schema] = {}
        if self.request:
            fields = request_arguments(catalog) if self.request == "flat" else {"request": _REQUEST}
        return arguments_schema({**fields, **self.own(catalog)}, self.required)

    def output_schema(self) -> Schema:
        """Return the schema of its answers."""
        return answer_schema(self.answer())

    def call(self, planner: Planner, arguments: dict[str, Any]) -> Answer:
        """Return the answer to a call: also where the library raises an error, which then is the answer."""
        call = self._call(planner.catalog, arguments)
        try:
            return answer_of(call, self.run(planner, self.read(call)))
        except ShoulderkitError as error:
            return refusal(call, error, partial(self.understood, planner.catalog))

    def understood(self, catalog: Catalog, arguments: dict[str, Any]) -> Call:
        """Return a call as far as it is understood, with all that is wrong with its arguments; nothing is planned."""
        call = self._call(catalog, arguments)
        try:
            self.read(call)
        except FaultyError as error:
            call.faults = list(error.faults)
        return call

    def _call(self, catalog: Catalog, arguments: dict[str, Any]) -> Call:
        return Call(self.name, catalog, arguments, self.own(catalog), self.request)


_REQUEST: Schema = {
    "description": "What the session should be: the arguments of plan_session, or the `request` of its answer.",
    "type": ["object", "string"],
}
_MOVE = said(NAME, "The id, name or alias of a move.")
_PICTURE = said(FLAG, "Whether its picture comes as SVG text, to be shown to the person: 10,000 characters and more.")


def _find_arguments(catalog: Catalog) -> dict[str, Schema]:
    return {
        "text": said(NAME, "Words that are all in the name, an alias, the summary, a cue, an instruction or a claim."),
        "region": said(NAMES, f"A region that is worked, or a part of it. One of: {names_of(catalog, 'regions')}."),
        "goal": said(NAMES, f"A goal that is served. One of: {names_of(catalog, 'goals')}."),
        "phase": said(NAMES, f"One of: {words_in(Phase)}."),
        "role": said(NAMES, f"How the region is worked. One of: {words_in(Role)}."),
        "sides": said(NAMES, f"How the two sides are worked. One of: {words_in(Sides)}."),
        "equipment": said(NAMES, f"A thing that is used. One of: {names_of(catalog, 'equipment')}."),
        "available": said(NAMES, "All the equipment there is: nothing else is needed."),
        "without_equipment": said(FLAG, "Whether nothing is needed."),
        "position": said(NAMES, f"One of: {words_in(Position)}."),
        "avoid": said(NAMES, f"What is not asked for. Any of: {words_in(Demand)}."),
        "limit": said(NUMBER, f"The most moves to return, 1 to {moves.MOST_MOVES}. Default: {moves.MOVES}."),
    }


_TABLE = (
    Tool(
        name="list_moves",
        title="Find moves",
        description="Find exercises by words, region, goal, phase, equipment, position, and what to avoid. "
        "Without arguments: all.",
        read=moves.matches,
        run=moves.list_moves,
        own=_find_arguments,
        answer=lambda: object_of(count={"type": "integer"}, moves=list_of(record_of(moves.COLUMNS))),
    ),
    Tool(
        name="show_move",
        title="Show a move",
        description="Show everything about one exercise: instructions, cues, dose, setups, cautions, sources. "
        "Links lead to its pictures where it was drawn.",
        read=moves.named_move,
        run=moves.show_move,
        own=lambda _: {"move": _MOVE, "picture": _PICTURE},
        required=("move",),
        answer=lambda: kind_schema(Exercise),
    ),
    Tool(
        name="plan_session",
        title="Plan a session",
        description="Plan the best session for a time (minutes or seconds) and a goal or a focus. Says what it could not "
        "serve, and where nothing fits which constraints conflict and what would help. The same request always gives "
        "the same plan: keep the request of the answer to ask about it.",
        read=requests.request_of,
        run=plans.plan_session,
        request="flat",
        answer=lambda: kind_schema(Plan, whole_plan=True),
    ),
    Tool(
        name="why",
        title="Why is it in",
        description="Explain why a move is in the plan of a request, and why it has its place.",
        read=plans.moved_request,
        run=plans.why,
        own=lambda _: {"move": _MOVE},
        request="nested",
        required=("request", "move"),
        answer=lambda: object_of(why=kind_schema(Why), why_here=kind_schema(WhyHere)),
    ),
    Tool(
        name="why_not",
        title="Why is it not in",
        description="Explain why a move is not in the plan of a request, and what having it would change.",
        read=plans.moved_request,
        run=plans.why_not,
        own=lambda _: {"move": _MOVE},
        request="nested",
        required=("request", "move"),
        answer=lambda: kind_schema(WhyNot),
    ),
    Tool(
        name="what_if",
        title="What if",
        description="Plan again with some fields of the request changed, and compare with the plan before.",
        read=plans.changed_request,
        run=plans.what_if,
        own=lambda _: {
            "changes": {
                "description": "The fields of the request that change, with their new values.",
                "type": ["object", "string"],
            }
        },
        request="nested",
        required=("request", "changes"),
        answer=lambda: kind_schema(WhatIf),
    ),
    Tool(
        name="alternatives",
        title="Other sessions",
        description="Plan the next best sessions of other exercises for a request, each with what it gives up.",
        read=plans.counted_request,
        run=plans.alternatives,
        own=lambda _: {
            "n": said(NUMBER, f"How many, 1 to {plans.MOST_ALTERNATIVES}. Default: {plans.ALTERNATIVES}."),
        },
        request="nested",
        required=("request",),
        answer=lambda: object_of(alternatives=list_of(kind_schema(Alternative))),
    ),
    Tool(
        name="audit_routine",
        title="Check a routine",
        description="Check a routine against all rules of order, membership and dose: a published routine, a plan or "
        "routine as JSON, or moves in their order.",
        read=moves.audited,
        run=moves.audit_routine,
        own=lambda _: {
            "routine": {
                "description": "The name of a routine; the names of moves in their order; or a routine or plan as JSON.",
                "type": ["string", "array", "object"],
            },
            "done_today": said(NAMES, "Moves that were done earlier that day."),
        },
        required=("routine",),
        answer=lambda: object_of(errors={"type": "integer"}, findings=list_of(kind_schema(Finding))),
    ),
)
#: The tools by name, in the order in which they are listed.
TOOLS = {tool.name: tool for tool in _TABLE}


@cache
def output_schemas() -> dict[str, Schema]:
    """Return the schemas of the answers of all tools."""
    return {name: tool.output_schema() for name, tool in TOOLS.items()}
