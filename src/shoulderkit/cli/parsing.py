"""Commands that print in a given width, and refuse an option of one value that is given twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli.helps import Formatter
from shoulderkit.cli.refusals import Refused
from shoulderkit.cli.width import terminal_width
from shoulderkit.docstrings import docstring
from shoulderkit.errors import ShoulderkitError, shown
from shoulderkit.explainer.layout import LEAST_WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shoulderkit.catalog import Catalog

#: Where a command keeps the catalog that it works on, for the names in its messages.
CATALOG = "shoulderkit.catalog"

if TYPE_CHECKING:
    _IntegerType = click.ParamType[int]
else:
    # the oldest click that is supported has no types of that kind
    _IntegerType = click.ParamType


class Whole(_IntegerType):
    """A whole number within limits.

    Args:
        least: the smallest number.
        most: the largest number.
    """

    name = "integer"

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that was given.

        Raises:
            BadParameter: it is not one, or beyond the limits.
        """
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{shown(value)} is not a whole number{self._limits()}", param, ctx)
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            self.fail(f"{number} is not a whole number{self._limits()}", param, ctx)
        return number

    def _limits(self) -> str:
        if self.least is None:
            return ""
        return f" of at least {self.least}" if self.most is None else f" from {self.least} to {self.most}"


class Context(click.Context):
    """The context of a command, whose help fits the width that was asked for."""

    formatter_class: type[click.HelpFormatter] = Formatter


class Command(click.Command):
    """A command with an option for the width of its text."""

    context_class: type[click.Context] = Context

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{**more, "help": help_of(more)})
        text = "Columns of the text, at least 40. Default: those of the terminal, at most 120."
        self.params.append(click.Option(["--width"], type=Whole(LEAST_WIDTH), help=text, expose_value=False))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; what is told of faults in them fits the width, too."""
        given, _, order = self.make_parser(ctx).parse_args(list(args)) if args else ({}, [], [])
        width = given.get("width")
        if isinstance(width, str) and width.isdecimal() and int(width) >= LEAST_WIDTH:
            ctx.terminal_width = int(width)
        for param, count in Counter(order).items():
            if count > 1 and isinstance(param, click.Option) and _holds_one(param):
                names = " or ".join([*param.opts, *param.secondary_opts])
                raise click.UsageError(f"{names} can be given once only, and was given {count} times", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of the library becomes a refusal in the width of the command.

        Raises:
            Refused: the library refused what it was asked.
        """
        try:
            return super().invoke(ctx)
        except ShoulderkitError as error:
            catalog: Catalog | None = ctx.meta.get(CATALOG)
            raise Refused(error, width_of(ctx), catalog) from error


def help_of(given: Mapping[str, Any]) -> str | None:
    """Return the help text of a command that is made with these: that given, else its function's docstring."""
    text, function = given.get("help"), given.get("callback")
    return docstring(function) if text is None and function is not None else text


def width_of(ctx: click.Context) -> int:
    """Return the columns of the text of a command."""
    return ctx.terminal_width or terminal_width()


def _holds_one(option: click.Option) -> bool:
    """Return whether an option has one value; a switch may be repeated, unless it has an opposite."""
    return not option.multiple and (not option.is_flag or bool(option.secondary_opts))
