"""Options that take several names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    #: What completes a value: it has the context, the parameter and what was typed.
    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

F = TypeVar("F", bound=Callable[..., Any])


def names(flag: str, field: str, metavar: str, text: str, complete: Complete | None = None) -> Callable[[F], F]:
    """Return an option that takes several names, by repeating it or with commas.

    Args:
        flag: the option.
        field: the argument that it fills.
        metavar: the placeholder for a name.
        text: the help text.
        complete: what completes a name.
    """
    return click.option(
        flag, field, metavar=metavar, multiple=True, callback=_split, help=text, shell_complete=complete
    )


def _split(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    found = [name.strip() for value in values for name in value.split(",")]
    return tuple(name for name in found if name)
