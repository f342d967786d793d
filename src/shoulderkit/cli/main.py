"""The entry point: checks that click is installed, and runs the commands."""

from __future__ import annotations

import io
import sys
from importlib.util import find_spec

from shoulderkit.errors import MissingExtraError


def main() -> None:
    """Run ``shoulderkit``; the exit status is 0, 1 if an audit found errors, or 2 if a command was refused."""
    for stream in (sys.stdout, sys.stderr):
        # names and quotation marks must survive a pipe, whatever the encoding of the system
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if find_spec("click") is None:
        sys.stderr.write(f"shoulderkit: {MissingExtraError('the command line', 'cli')}\n")
        sys.exit(2)
    from shoulderkit.cli.commands import shoulderkit

    shoulderkit(prog_name="shoulderkit")
