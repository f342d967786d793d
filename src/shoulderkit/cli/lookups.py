"""The commands that look things up: lists of tables and of vocabularies, and everything about one id."""

from __future__ import annotations

from typing import Any

import click

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.cli import completion
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.filters import filter_options, filtered
from shoulderkit.cli.options import json_option
from shoulderkit.cli.parsing import Command
from shoulderkit.cli.printing import print_json, print_plain, print_text, width
from shoulderkit.cli.saying import say
from shoulderkit.cli.tables import KINDS, listing
from shoulderkit.cli.words import VOCABULARIES, entries, word_listing


@click.command("list", cls=Command)
@click.argument("kind", type=click.Choice((*KINDS, *VOCABULARIES)), default="exercises", metavar="[KIND]")
@filter_options
@catalog_options
@json_option
def list_(
    *,
    kind: str,
    text: str | None,
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
    as_json: bool,
    **filters: Any,
) -> None:
    """List the exercises, or another KIND of data, or the words of a vocabulary.

    Exercises have to meet all filters; of several values of one, any is enough. Other tables are filtered by --text.

    \b
    shoulderkit list --region neck --phase mobilize --avoid floor
    shoulderkit list --text ball --position seated
    shoulderkit list goals
    shoulderkit list positions
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    data = catalog_of(catalog, extend, only)
    if kind in VOCABULARIES:
        if text is not None or any(filters.values()):
            raise click.UsageError(f"the filters are about tables, and {kind} are a vocabulary")
        if as_json:
            print_plain(entries(kind))
        else:
            say("\n".join(word_listing(kind, width())))
        return
    values = filtered(data, kind, text, filters)
    if as_json:
        print_json(tuple(values))
    else:
        say("\n".join(listing(data, kind, values, width())))
        if kind == "goals" and data.findings:
            say()
            print_text(data.findings, data)


@click.command(cls=Command)
@click.argument("id", shell_complete=completion.ids(*KINDS))
@click.option(
    "--kind", type=click.Choice(KINDS), metavar="KIND", help=f"Where to look: one of {', '.join(KINDS)}. Default: all."
)
@catalog_options
@json_option
def show(
    id: str, kind: str | None, catalog: str | None, extend: str | None, only: tuple[str, ...], as_json: bool
) -> None:
    """Show everything about the exercise, routine or other thing with this ID.

    \b
    shoulderkit show lat-release
    shoulderkit show desk
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    data = catalog_of(catalog, extend, only)
    kinds = KINDS if kind is None else (kind,)
    found = [getattr(data, name)[id] for name in kinds if id in getattr(data, name)]
    if not found:
        noun = getattr(data, kind).kind.__name__.lower() if kind else "exercise, routine or anything else"
        raise unknown_id(noun, id, {key: row for name in kinds for key, row in getattr(data, name).items()})
    if as_json:
        print_json(tuple(found) if len(found) > 1 else found[0])
        return
    for number, value in enumerate(found):
        if number:
            say()
        print_text(value, data)
