"""The command line: arguments of all sorts end with a status of the package, and never with a traceback."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from click.testing import CliRunner

from shoulderkit.cli.commands import shoulderkit
from shoulderkit.cli.statuses import ExitStatus

from .judging import claim

#: What neither waits, nor starts processes, nor writes a file.
COMMANDS = ("plan", "list", "show", "audit", "diff-data", "page")
#: Whoever fuzzes keeps their files: no argument names a place outside an empty folder, and none says where to write.
OUTSIDE = ("/", "\\", "..", "~")
WRITES = ("-o", "-f", "--output", "--force", "--svg")
#: More arguments are no other case.
MOST_ARGUMENTS = 30


def arguments(data: bytes) -> tuple[list[str], bytes]:
    """Return the arguments, a line each, and after a blank line what standard input has."""
    head, _, text = data.partition(b"\n\n")
    # as Python decodes arguments that are no UTF-8; no system passes on what ends a text in C
    lines = head.replace(b"\0", b"").decode("utf-8", "surrogateescape").split("\n")
    command = COMMANDS[len(lines[0]) % len(COMMANDS)] if lines[0] not in COMMANDS else lines[0]
    rest = [
        line
        for line in lines[1:MOST_ARGUMENTS]
        if not any(part in line for part in OUTSIDE) and not line.startswith(WRITES)
    ]
    return [command, *rest], text


def run(data: bytes) -> None:
    """Run the command that the bytes ask for, in an empty folder."""
    given, text = arguments(data)
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        try:
            result = CliRunner().invoke(shoulderkit, given, input=text, prog_name="shoulderkit")
            written = list(Path(empty).iterdir())
        finally:
            os.chdir(here)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    claim(result.exit_code in set(ExitStatus), f"the exit status {result.exit_code} has no meaning")
    claim("Traceback" not in result.output, "a traceback is shown")
    claim(not written, "a file was written that nobody asked for")
