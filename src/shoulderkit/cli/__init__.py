"""The command line: a thin layer that parses options, calls the library and prints. Needs the extra ``cli``."""

from shoulderkit.cli.main import main

__all__ = ["main"]
