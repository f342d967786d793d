"""What commands print: text in the width of the command, or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli.parsing import width_of

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog


def width() -> int:
    """Return the columns of the text of the running command."""
    return width_of(click.get_current_context())


def print_text(thing: object, catalog: Catalog | None = None) -> None:
    """Print a value in sentences."""
    from shoulderkit.explainer import explain

    click.echo(explain(thing, catalog, width=width()))


def print_json(value: object) -> None:
    """Print a value of this package as JSON."""
    from shoulderkit.reading import dumps

    click.echo(dumps(value), nl=False)


def print_plain(value: Any) -> None:
    """Print plain objects and lists as JSON."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def plain(value: object) -> Any:
    """Return a value of this package as JSON knows it."""
    from shoulderkit.reading import dumps

    return json.loads(dumps(value))
