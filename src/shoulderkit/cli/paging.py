"""The command that writes a session as a page to follow, or as a sheet to print."""

from __future__ import annotations

from typing import Any

import click

from shoulderkit.cli import completion
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.files import STDIN
from shoulderkit.cli.options import request_options, without_rule_option
from shoulderkit.cli.parsing import Command, Whole
from shoulderkit.cli.playing import chosen
from shoulderkit.cli.saying import put_or_write
from shoulderkit.cli.writing import Target, force_option


@click.command(cls=Command)
@click.argument("routine", required=False, shell_complete=completion.ids("routines"))
@request_options
@without_rule_option
@click.option("--print", "as_sheet", is_flag=True, help="Write a sheet to print in place of a page to follow.")
@click.option(
    "--count-in", type=Whole(0, 60), metavar="SECONDS", help="Seconds to count before the session begins. Default: 5."
)
@click.option("-o", "--output", default=STDIN, type=click.Path(path_type=str), help="File for the page.")
@force_option
@catalog_options
def page(
    *,
    routine: str | None,
    as_sheet: bool,
    count_in: int | None,
    output: str,
    force: bool,
    without_rule: tuple[str, ...],
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
    **options: Any,
) -> None:
    """Write a session as a page to follow on a phone: one HTML file that loads nothing.

    ROUTINE is the id of a routine, or a file with a routine or a plan; '-' is standard input.
    Without one a session is planned by the options, as plan does it.

    \b
    shoulderkit page --minutes 10 --goal stiff-shoulders --setting home -o session.html
    shoulderkit page desk-upper-back -o session.html
    shoulderkit page desk-upper-back --print -o sheet.html
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.pages import print_sheet, session_page

    if as_sheet and count_in is not None:
        raise click.UsageError("--count-in is about a page to follow: a sheet counts nothing")
    read = (catalog, extend, routine)
    target = None if output == STDIN else Target.of(output, force=force, reads=read)
    data = catalog_of(catalog, extend, only)
    found = chosen(routine, options, data, without_rule)
    text = (
        print_sheet(found, data)
        if as_sheet
        else session_page(found, data, count_in_s=5 if count_in is None else count_in)
    )
    put_or_write(text, target)
