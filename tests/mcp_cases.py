"""What the tests of the server for agents share: a planner, calls with their judges, and clients."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import anyio
import jsonschema
import mcp

import shoulderkit as sk
from shoulderkit.mcp_server.server import server_of
from shoulderkit.mcp_server.tools import TOOLS, output_schemas

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from shoulderkit.mcp_server.answers import Answer

DESK = {"minutes": 5, "goal": "tense-neck", "setting": "desk"}
NOTICE = "This is general information, not medical advice."


@cache
def planner() -> sk.Planner:
    """Return the one planner that all tests ask."""
    return sk.Planner()


@cache
def _validator(dumped: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(dumped)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@cache
def _errors() -> dict[str, Any]:
    return sk.json_schema(sk.ShoulderkitError, dialect="tool", compact=True)


def valid(value: object, schema: dict[str, Any]) -> bool:
    """Return whether a value keeps to a schema."""
    return _validator(json.dumps(schema)).is_valid(value)


def asked(tool: str, arguments: dict[str, Any], catalog: sk.Catalog | None = None) -> Answer:
    """Return the answer to a call, which keeps to the schemas and says what every answer has to say."""
    answer = TOOLS[tool].call(planner() if catalog is None else sk.Planner(catalog), arguments)
    assert json.loads(json.dumps(answer.data)) == answer.data
    assert valid(answer.data, output_schemas()[tool]), answer.data
    assert ("error" in answer.data) == answer.failed == ("answer" not in answer.data)
    assert answer.data["warnings"]
    assert NOTICE in " ".join(answer.text.split())
    if answer.failed:
        assert valid(answer.data["error"], _errors())
        assert isinstance(sk.loads(json.dumps(answer.data["error"]), sk.ShoulderkitError), sk.ShoulderkitError)
    return answer


def answered(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return what a call that succeeds is answered with."""
    answer = asked(tool, arguments)
    assert not answer.failed, answer.text
    return answer.data["answer"]


def refused(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the answer to a call that is refused."""
    answer = asked(tool, arguments)
    assert answer.failed, answer.text
    return answer.data


def taken(tool: str, arguments: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what was taken for what in a call."""
    return [(each["field"], each["given"], each["taken_as"]) for each in asked(tool, arguments).data["taken_as"]]


def with_client(use: Callable[[mcp.Client], Awaitable[Any]], server: Any = None, **options: Any) -> Any:
    """Return what the official client is used for, connected to a server: one in this process, unless another is given."""

    async def connected() -> Any:
        async with mcp.Client(server_of(sk.bundled()) if server is None else server, **options) as client:
            return await use(client)

    return anyio.run(connected)


def missed(use: Callable[[mcp.Client], Awaitable[Any]]) -> mcp.MCPError:
    """Return the error of the protocol that the official client gets; inside of it, since tasks wrap what leaves them."""

    async def caught(client: mcp.Client) -> mcp.MCPError | None:
        try:
            await use(client)
        except mcp.MCPError as error:
            return error
        return None

    error: mcp.MCPError | None = with_client(caught)
    assert error is not None
    return error


def called(tool: str, arguments: dict[str, Any] | None = None, **options: Any) -> mcp.types.CallToolResult:
    """Return what the official client gets for a call."""
    return with_client(partial(_call, tool, arguments), **options)


async def _call(tool: str, arguments: dict[str, Any] | None, client: mcp.Client) -> mcp.types.CallToolResult:
    return await client.call_tool(tool, arguments)
