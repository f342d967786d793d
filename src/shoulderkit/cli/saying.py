"""The only writer to a terminal: what is said is made safe to show; documents are written as they are."""

from __future__ import annotations

import click

from shoulderkit.texts import neutral_lines


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
