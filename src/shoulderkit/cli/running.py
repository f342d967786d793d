"""How commands end: with their exit status, and quietly where a stream is closed or full or somebody interrupts."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar

import click

from shoulderkit.cli.options import FLAGS
from shoulderkit.cli.parsing import Command, Context, help_of, width_of
from shoulderkit.cli.refusals import Refused, misuse, notice, text_of
from shoulderkit.cli.saying import put, say
from shoulderkit.cli.statuses import ExitStatus
from shoulderkit.cli.width import terminal_width

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from typing import NoReturn

_AS_JSON = "--json"
#: More characters than a sentence has.
_WHOLE = 1000


class Interrupted(click.ClickException):
    """Somebody interrupted a command, which says how far it came."""

    exit_code: ClassVar[int] = ExitStatus.INTERRUPTED


class _StreamError(click.ClickException):
    """Standard output cannot be written to."""

    def __init__(self, error: OSError) -> None:
        closed = isinstance(error, BrokenPipeError)
        super().__init__("" if closed else f"{error.filename or 'standard output'}: {error.strerror}")
        self.status = ExitStatus.CLOSED_PIPE if closed else ExitStatus.BAD_DATA


class Group(click.Group):
    """Commands that end with the exit statuses of this package, and never with a traceback on purpose."""

    context_class: type[click.Context] = Context
    command_class: type[click.Command] | None = Command

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{**more, "help": help_of(more)})

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its whole first sentence."""
        found = [(name, self.commands[name].get_short_help_str(_WHOLE)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(found)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Parse the arguments; a help text may meet a closed pipe, too."""
        with _streams():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with _streams():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *more: Any, **named: Any) -> Any:
        """Run the command that the arguments name, and leave the process with its exit status."""
        given = sys.argv[1:] if args is None else list(args)
        named["standalone_mode"] = False
        try:
            status: object = super().main(given, prog_name, *more, **named)
        except click.Abort:
            sys.exit(ExitStatus.INTERRUPTED)
        except click.ClickException as error:
            try:
                _tell(error, as_json=_AS_JSON in given)
            except OSError as full:
                error = _StreamError(full)
                with suppress(OSError):
                    _tell(error, as_json=False)
            _leave(error)
        sys.exit(status if isinstance(status, int) else ExitStatus.DONE)


@contextmanager
def _streams() -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise _StreamError(error) from None


def _leave(error: click.ClickException) -> NoReturn:
    if isinstance(error, _StreamError):
        # Python would try once more when it exits, and tell of that
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(error.status)
    sys.exit(error.exit_code)


def _tell(error: click.ClickException, *, as_json: bool) -> None:
    """Say why a command ended: as JSON on standard output where JSON was asked for, else as text on standard error."""
    if isinstance(error, Interrupted | _StreamError):
        if error.message:
            say(notice(error.message, terminal_width()), err=True)
        return
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(error.message, err=True)
        return
    refused = error if isinstance(error, Refused) else Refused(misuse(error), _width(error))
    if as_json:
        from shoulderkit.reading import dumps

        put(dumps(refused.error))
    else:
        say(text_of(refused.error, refused.width, refused.catalog, FLAGS), err=True)
        if not isinstance(error, Refused):
            ctx = getattr(error, "ctx", None)
            say(f"Try: {ctx.command_path if ctx else 'shoulderkit'} --help", err=True)


def _width(error: click.ClickException) -> int:
    """Return the columns of what is told: those of the command where the error knows it."""
    ctx = getattr(error, "ctx", None)
    return width_of(ctx) if ctx else terminal_width()
