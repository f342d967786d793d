"""Refusals: what a command that cannot do its work says, as text for a person or as JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
import click

from shoulderkit.cli.statuses import status_of
from shoulderkit.cli.width import hanging
from shoulderkit.errors import Fault, FaultyError, InPlanError, InvalidValueError, ShoulderkitError
from shoulderkit.explainer import explain
from shoulderkit.explainer.layout import Paragraph
from shoulderkit.plans import EffortLimitError, NoPlanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.catalog import Catalog

PROGRAM = "shoulderkit"
#: Hanging indent of the lines after the first.
_INDENT = 2
#: The first words of errors that a person on a terminal knows by other words.
_HEADINGS = {
    "Request": "the request",
    "Planner": "the rules",
    "audit": "what was done",
    "tables": "the tables",
    "find": "the filters",
    "-": "standard input",
}

#: The path of a fault in an argument, and an argument with its value in a message.
_PATH = re.compile(r"(?P<name>\w+)(\[(?P<place>\d+)\])?")
_GIVEN = re.compile(r"\b(\w+) \(")


class Refused(click.ClickException):
    """A command ended by an error of the library.

    Args:
        error: the error.
        width: the columns of the text.
        catalog: where names are looked up.
    """

    def __init__(self, error: ShoulderkitError, width: int, catalog: Catalog | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.width = width
        self.catalog = catalog

    @property
    def exit_code(self) -> int:  # type: ignore[override]  # a constant of most classes of click
        """The exit status of the command."""
        return status_of(self.error)


def misuse(error: click.ClickException) -> InvalidValueError:
    """Return what click says against the arguments of a command as an error of this package."""
    ctx: click.Context | None = getattr(error, "ctx", None)
    param = getattr(error, "param", None)
    command = ctx.command_path if ctx else PROGRAM
    named = isinstance(error, click.BadParameter) and isinstance(param, click.Parameter)
    if named and not isinstance(error, click.MissingParameter):
        fault = Fault(error.message.rstrip("."), _label(param))
    else:
        fault = Fault(error.format_message().rstrip("."))
    return InvalidValueError(command, (fault,))


def _label(param: Any) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.name.upper()


def text_of(error: ShoulderkitError, width: int, catalog: Catalog | None, flags: Mapping[str, str]) -> str:
    """Return what an error says to a person who called a command.

    Args:
        error: the error.
        width: the columns of the text.
        catalog: where names are looked up.
        flags: the options by the name of the argument that each fills.
    """
    if isinstance(error, NoPlanError):
        head, _, rest = explain(error, catalog, width=width).partition("\n")
        return f"{notice(head, width)}\n{rest}"
    return "\n".join(_lines(error, catalog, flags, width))


def notice(text: str, width: int) -> str:
    """Return something to know of what a command did, in lines of a width."""
    return "\n".join(hanging(f"{PROGRAM}: {text}", width, 0, _INDENT))


def _lines(error: ShoulderkitError, catalog: Catalog | None, flags: Mapping[str, str], width: int) -> Iterator[str]:
    if not isinstance(error, FaultyError):
        yield notice(_sentence(error, catalog), width)
        return
    what = _HEADINGS.get(error.what, error.what)
    # what click refuses is about a command, whose name begins with the program's
    start = what if what.startswith(PROGRAM) else f"{PROGRAM}: {what}"
    faults = [_said(fault, flags) for fault in error.faults]
    if len(faults) == 1 and not error.more:
        yield from hanging(f"{start}: {faults[0]}", width, 0, _INDENT)
        return
    yield from hanging(f"{start}: {len(faults) + error.more:,} faults", width, 0, _INDENT)
    for number, fault in enumerate(faults, 1):
        mark = f"  {number}. "
        yield from Paragraph(str(fault), len(mark), mark).lines(width)
    if error.more:
        yield from hanging(f"and {error.more:,} more", width, _INDENT, _INDENT)


def _said(fault: Fault, flags: Mapping[str, str]) -> Fault:
    """Return a fault that names the options in place of the arguments that they fill."""
    found = _PATH.match(fault.path)
    if found is None or found["name"] not in flags:
        return fault
    place = f" {int(found['place']) + 1}" if found["place"] else ""
    message = _GIVEN.sub(lambda match: f"{flags.get(match[1], match[1])} (", fault.message)
    return attrs.evolve(fault, path=f"{flags[found['name']]}{place}", message=message)


def _sentence(error: ShoulderkitError, catalog: Catalog | None) -> str:
    if isinstance(error, InPlanError):
        found = catalog.exercises.get(error.exercise) if catalog else None
        name = found.name if found else error.exercise
        return f"{name} is in the plan, as step {error.place}: ask --why-in or --why-here"
    if isinstance(error, EffortLimitError):
        return "no plan was found with the effort that a search may take; there may be one: ask for less at once"
    return str(error)
