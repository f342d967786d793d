"""The commands that judge: a routine against the rules, and a catalog against an older one."""

from __future__ import annotations

import click

from shoulderkit.cli import completion
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.files import catalog_in, is_file, routine_or_plan
from shoulderkit.cli.options import json_option
from shoulderkit.cli.parsing import Command
from shoulderkit.cli.printing import print_json, print_text
from shoulderkit.cli.saying import say
from shoulderkit.cli.several import names
from shoulderkit.cli.statuses import ExitStatus
from shoulderkit.vocabulary import Severity


@click.command(cls=Command)
@click.argument("routine", shell_complete=completion.ids("routines"))
@names("--done-today", "done_today", "EXERCISE", "Exercises already done that day.", completion.ids("exercises"))
@catalog_options
@json_option
def audit(
    routine: str,
    done_today: tuple[str, ...],
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
    as_json: bool,
) -> None:
    """Check a ROUTINE or a plan against all rules.

    ROUTINE is the id of a routine, or a file with a routine or a plan ('-' for standard input).
    The exit status is 1 if there are errors, and 0 if there is only advice or nothing.

    \b
    shoulderkit audit desk-upper-back
    shoulderkit plan --minutes 9 --goal tense-neck --json | shoulderkit audit -
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.auditor import audit as audited

    data = catalog_of(catalog, extend, only)
    if routine not in data.routines and is_file(routine):
        findings = audited(routine_or_plan(routine, data), data, done_today=done_today)
    else:
        findings = audited(data.routines[routine], data, done_today=done_today)
    if as_json:
        print_json(findings)
    else:
        print_text(findings, data)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise click.exceptions.Exit(ExitStatus.FINDINGS)


@click.command("diff-data", cls=Command)
@click.argument("old", type=click.Path(path_type=str))
@click.argument("new", required=False, type=click.Path(path_type=str))
@json_option
def diff_data(old: str, new: str | None, as_json: bool) -> None:
    """Tell what is new, gone or changed from the catalog OLD to the catalog NEW.

    Both are folders or files with a catalog, as --catalog takes them ('-' for standard input); without NEW it is the one that comes with the package.

    \b
    shoulderkit diff-data shoulderkit-0.1/data
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.reading import bundled

    changes = (bundled() if new is None else catalog_in(new)).changes_since(catalog_in(old))
    if as_json:
        print_json(changes)
    elif changes:
        print_text(changes)
    else:
        say("Nothing changed.")
