"""The only writer to a terminal: what is said is made safe to show; documents are written as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shoulderkit.texts import neutral_lines

if TYPE_CHECKING:
    from shoulderkit.cli.writing import Target


def say(text: str = "", *, err: bool = False) -> None:
    """Print lines of text, with escapes for what could steer a terminal or pass for another line.

    Args:
        text: the lines.
        err: whether they go to standard error.
    """
    click.echo(neutral_lines(text), err=err)


def put(text: str) -> None:
    """Print JSON, a page or a picture as it is: its writer has made its texts safe to show."""
    click.echo(text, nl=False)


def put_or_write(text: str, target: Target | None) -> None:
    """Write a document to its file, or print it where it has none.

    Raises:
        DataError: the file cannot be written.
    """
    if target is None:
        put(text)
        return
    with target.writing() as file:
        file.write(text.encode())
