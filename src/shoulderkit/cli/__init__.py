"""The command line: a thin skin that parses, calls and prints. Needs the extra ``cli``."""

from shoulderkit.cli.main import main

__all__ = ["main"]
