"""The entry point: checks that click is installed, and runs the commands."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from importlib.util import find_spec

#: Exit statuses, as `shoulderkit.cli.statuses` has them, which is not imported before it is known that all can be.
_MISUSE, _INTERRUPTED = 2, 130
#: How many more objects there have to be before Python looks for unused ones. All that a command imports and reads stays
#: in use: looking through it more than a hundred times, as by default, is a twentieth of a plan's time.
_OBJECTS = 100_000


def main() -> None:
    """Run ``shoulderkit``; ``docs/cli.md`` lists the exit statuses."""
    # when its process ends Python would look through all that is in use once more, which takes a twentieth of a plan's time
    atexit.register(gc.freeze)
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    try:
        _run()
    finally:
        # it may be a larger program that called this
        gc.set_threshold(*usual)


def _run() -> None:
    for stream in (sys.stdout, sys.stderr):
        # names and quotation marks must survive a pipe, whatever the encoding of the system
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if find_spec("click") is None:
        from shoulderkit.errors import MissingExtraError

        sys.stderr.write(f"shoulderkit: {MissingExtraError('the command line', 'cli')}\n")
        sys.exit(_MISUSE)
    try:
        from shoulderkit.cli.commands import shoulderkit

        shoulderkit(prog_name="shoulderkit")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
