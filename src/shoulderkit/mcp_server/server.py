"""The server: hands calls and addresses on, and gives answers the form of the protocol. The only importer of the SDK."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import anyio
from mcp import MCPError, stdio_server, types
from mcp.server import Server, ServerRequestContext
from mcp.types import INVALID_PARAMS

from shoulderkit.errors import UnknownIdError
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.mcp_server.answers import plain
from shoulderkit.mcp_server.resources import JSON, PICTURE_TEMPLATE, SVG, TEMPLATE, read, resources
from shoulderkit.mcp_server.tools import TOOLS, output_schemas
from shoulderkit.names import meant, resolve
from shoulderkit.names import plain as plain_names
from shoulderkit.planner import Planner

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.mcp_server.answers import Answer
    from shoulderkit.mcp_server.resources import Content

_READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
#: Pictures are for people.
_SHOWN = types.Annotations(audience=["user"])
_INSTRUCTIONS = (
    "Plans exercise sessions for the upper back and shoulders from cited data, and explains them. Take the words of the "
    "person for names; each answer says what was taken for what. Where a call is refused, `mended` has one that would do: "
    "tell the person what it changes; without one, `mends` has what is known to be mended, `allowed` what a wrong argument can "
    "be, and `listed_in` the resource that lists it. Nothing is remembered between calls: pass the request on. Give the cautions and "
    f"warnings along with the exercises. {DISCLAIMER}"
)


class Handlers:
    """The handlers of one server.

    Args:
        catalog: what it plans from and looks up in.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.planner: Planner = Planner(catalog)

    async def list_tools(
        self, context: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        """Return the tools with the schemas of what they take and answer."""
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.description,
                    input_schema=tool.input_schema(self.catalog),
                    output_schema=output_schemas()[tool.name],
                    annotations=_READS,
                )
                for tool in TOOLS.values()
            ]
        )

    async def call_tool(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        """Return the answer to a call, as data and as text, with links to what can be read besides.

        Raises:
            MCPError: there is no such tool.
        """
        names = meant(params.name, plain_names(TOOLS))
        if not names:
            near = resolve(params.name, plain_names(TOOLS))
            raise _not_found(UnknownIdError("tool", params.name, near.ids, known=tuple(TOOLS)))
        tool = TOOLS[names[0]]
        # in a thread, so that the server goes on answering while the planner works
        answer = await anyio.to_thread.run_sync(partial(tool.call, self.planner, params.arguments or {}))
        return types.CallToolResult(content=_content(answer), structured_content=answer.data, is_error=answer.failed)

    async def list_resources(
        self, context: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListResourcesResult:
        """Return what can be read: the catalog and its tables."""
        return types.ListResourcesResult(
            resources=[
                types.Resource(uri=each.uri, name=each.name, description=each.description, mime_type=each.mime_type)
                for each in resources()
            ]
        )

    async def list_templates(
        self, context: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        """Return the addresses of the values of tables, and of the pictures of moves."""
        values = types.ResourceTemplate(
            uri_template=TEMPLATE,
            name="value",
            description="One value of a table by its id, such as shoulderkit://exercises/lat-release.",
            mime_type=JSON,
        )
        pictures = types.ResourceTemplate(
            uri_template=PICTURE_TEMPLATE,
            name="picture",
            description="A move that was drawn: still, strip (its poses side by side) or animated.",
            mime_type=SVG,
        )
        return types.ListResourceTemplatesResult(resource_templates=[values, pictures])

    async def read_resource(
        self, context: ServerRequestContext[Any], params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """Return what is at an address.

        Raises:
            MCPError: nothing is there.
        """
        try:
            content = read(self.catalog, params.uri)
        except UnknownIdError as error:
            raise _not_found(error) from error
        return types.ReadResourceResult(contents=[_contents(content)])


def _content(answer: Answer) -> list[types.ContentBlock]:
    """Return an answer's text, and what belongs to it.

    A picture is a resource and no image: models take no SVG as an image, and some clients then lose the conversation.
    """
    links = (
        types.ResourceLink(
            uri=each.uri,
            name=each.name,
            description=each.description,
            mime_type=each.mime_type,
            annotations=_SHOWN,
        )
        for each in answer.links
    )
    held = (types.EmbeddedResource(resource=_contents(each), annotations=_SHOWN) for each in answer.held)
    return [types.TextContent(text=answer.text), *held, *links]


def _contents(content: Content) -> types.TextResourceContents:
    return types.TextResourceContents(uri=content.uri, text=content.text, mime_type=content.mime_type)


def _not_found(error: UnknownIdError) -> MCPError:
    """Return the protocol's error for what does not exist, with the error of this package as its data."""
    return MCPError(INVALID_PARAMS, str(error), plain(error))


def server_of(catalog: Catalog) -> Server[Any]:
    """Return a server for a catalog, not yet connected to anything."""
    handlers = Handlers(catalog)
    return Server[Any](
        "shoulderkit",
        title="shoulderkit",
        version=version("shoulderkit"),
        instructions=_INSTRUCTIONS,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_templates,
        on_read_resource=handlers.read_resource,
    )


def serve(catalog: Catalog) -> None:
    """Serve a catalog over standard input and output, until the input ends."""
    anyio.run(_serve, server_of(catalog))


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (inward, outward):
        await server.run(inward, outward, server.create_initialization_options())
