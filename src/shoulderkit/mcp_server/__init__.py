"""A server of the Model Context Protocol, by which agents plan, ask and look up. Needs the extra ``mcp``."""

from shoulderkit.mcp_server.main import main

__all__ = ["main"]
