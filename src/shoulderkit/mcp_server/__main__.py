"""``python -m shoulderkit.mcp_server``."""

from shoulderkit.mcp_server import main

main()
