"""What commands print: text in the width of the command, or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli.parsing import width_of
from shoulderkit.cli.saying import put, say
from shoulderkit.texts import in_json

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog


def width() -> int:
    """Return the columns of the text of the running command."""
    return width_of(click.get_current_context())


def print_text(thing: object, catalog: Catalog | None = None) -> None:
    """Print a value in sentences."""
    from shoulderkit.explainer import explain

    say(explain(thing, catalog, width=width()))


def print_json(value: object) -> None:
    """Print a value of this package as JSON."""
    from shoulderkit.reading import dumps

    put(dumps(value))


def print_plain(value: Any) -> None:
    """Print plain objects and lists as JSON."""
    put(in_json(json.dumps(value, indent=2, ensure_ascii=False)) + "\n")


def plain(value: object) -> Any:
    """Return a value of this package as JSON knows it."""
    from shoulderkit.reading import dumps

    return json.loads(dumps(value))
