"""The entry point: makes sure that the command line can run, and runs it."""

from __future__ import annotations

import io
import sys

from shoulderkit.errors import MissingExtraError


def main() -> None:
    """Run ``shoulderkit``; the exit status is 0, 1 where an audit found errors, 2 for whatever could not be done."""
    for stream in (sys.stdout, sys.stderr):
        # names and quotation marks must survive a pipe, whatever the machine's code page is
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        import click  # noqa: F401 - only asked whether it is there
    except ImportError:
        sys.stderr.write(f"shoulderkit: {MissingExtraError('the command line', 'cli')}\n")
        sys.exit(2)
    from shoulderkit.cli.commands import shoulderkit

    shoulderkit(prog_name="shoulderkit")
