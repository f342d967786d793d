"""The commands of the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.cli.files import is_file, routine_or_plan
from shoulderkit.cli.imports import import_
from shoulderkit.cli.options import catalog_of, catalog_options, json_option, names, request_of, request_options
from shoulderkit.cli.tables import KINDS, listing
from shoulderkit.errors import ShoulderkitError
from shoulderkit.explainer import explain, outline
from shoulderkit.plans import NoPlanError
from shoulderkit.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.plans import Alternative, Plan


class _Failure(click.ClickException):
    """A refusal: its text on stderr, and exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"shoulderkit: {self.message}", err=True)


class _Commands(click.Group):
    """Commands that print the errors of this package as text, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ShoulderkitError as error:
            raise _Failure(str(error)) from error


def _print_json(value: object) -> None:
    from shoulderkit.reading import dumps

    click.echo(dumps(value), nl=False)


def _print_answers(
    plan: Plan, questions: Iterable[tuple[str, str, object]], alternatives: Iterable[Alternative]
) -> None:
    """Print a plan, the answers to questions about it and the alternatives to it as one JSON object."""
    from shoulderkit.reading import dumps

    answers = [
        {"question": kind, "exercise": name, "answer": json.loads(dumps(value))} for kind, name, value in questions
    ]
    others = [json.loads(dumps(alternative)) for alternative in alternatives]
    whole = {"plan": json.loads(dumps(plan)), "answers": answers, "alternatives": others}
    click.echo(json.dumps(whole, indent=2, ensure_ascii=False))


@click.group(cls=_Commands)
@click.version_option(package_name="shoulderkit", message="%(prog)s %(version)s")
def shoulderkit() -> None:
    """Plan, look up and check exercise sessions for the upper back and shoulders.

    \b
    shoulderkit list goals
    shoulderkit plan --minutes 10 --goal stiff-shoulders --setting home
    shoulderkit show lat-release

    General information, not medical advice. Any pain: stop.
    """  # noqa: D301 - click marks lines to leave alone with a backspace


@shoulderkit.command()
@request_options
@names("--without-rule", "without_rule", "RULE", "Rules to switch off; see: list rules.")
@click.option("--why/--brief", default=None, help="Add all reasons, or print one line per step.")
@names("--why-in", "why_in", "EXERCISE", "Explain why an exercise is in the plan.")
@names("--why-here", "why_here", "EXERCISE", "Explain why an exercise is in its place.")
@names("--why-not", "why_not", "EXERCISE", "Explain why an exercise is not in the plan.")
@click.option("--alternatives", type=click.IntRange(1, 100), help="Also print so many other plans, the best first.")
@click.option("--breaks", type=click.IntRange(1, 100), help="Plan so many sessions for one day instead of one.")
@catalog_options
@json_option
def plan(
    *,
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
    without_rule: tuple[str, ...],
    why: bool | None,
    why_in: tuple[str, ...],
    why_here: tuple[str, ...],
    why_not: tuple[str, ...],
    alternatives: int | None,
    breaks: int | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Plan the best session for the available time.

    Options that take names can be repeated, or take several names with commas.

    \b
    shoulderkit plan --minutes 10 --goal stiff-shoulders --with massage-ball,wall
    shoulderkit plan --seconds 180 --focus neck,chest=2 --setting desk --why
    shoulderkit plan --minutes 2 --goal tense-neck --setting desk --breaks 8
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.planner import Planner

    data = catalog_of(catalog, extend, only)
    request = request_of(options)
    planner = Planner(data, without=without_rule)
    if breaks is not None and (alternatives or why is not None or why_in or why_here or why_not):
        raise click.UsageError("--breaks plans a day: reasons, alternatives and questions are about a single plan")
    try:
        if breaks is not None:
            day = planner.breaks(request, breaks)
            if as_json:
                _print_json(day)
            else:
                click.echo(explain(day, data))
            return
        planned = planner.plan(request)
    except NoPlanError as error:
        raise _Failure(explain(error, data)) from error
    answers: list[tuple[str, str, object]] = [("why-in", name, planned.why(name)) for name in why_in]
    answers += [("why-here", name, planned.why_here(name)) for name in why_here]
    answers += [("why-not", name, planned.why_not(name)) for name in why_not]
    others = planner.alternatives(request, alternatives + 1)[1:] if alternatives else ()
    if as_json:
        if answers or alternatives:
            _print_answers(planned, answers, others)
        else:
            _print_json(planned)
        return
    click.echo(explain(planned, data) if why else outline(planned, data, brief=why is False))
    for answer in (answer for _, _, answer in answers):
        click.echo(f"\n{explain(answer, data)}")
    for other in others:
        click.echo(f"\n{outline(other, data, brief=why is False)}")


@shoulderkit.command("list")
@click.argument("kind", type=click.Choice(KINDS), default="exercises")
@catalog_options
@json_option
def list_(kind: str, catalog: str | None, extend: str | None, only: tuple[str, ...], as_json: bool) -> None:
    """List the exercises, or another KIND of data.

    \b
    shoulderkit list goals
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    data = catalog_of(catalog, extend, only)
    if as_json:
        _print_json(tuple(getattr(data, kind).values()))
    else:
        click.echo("\n".join(listing(data, kind)))
        if kind == "goals" and data.findings:
            click.echo(f"\n{explain(data.findings, data)}")


@shoulderkit.command()
@click.argument("id")
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
        _print_json(tuple(found) if len(found) > 1 else found[0])
    else:
        click.echo("\n\n".join(explain(value, data) for value in found))


@shoulderkit.command()
@click.argument("routine")
@names("--done-today", "done_today", "EXERCISE", "Exercises already done that day.")
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
        _print_json(findings)
    else:
        click.echo(explain(findings, data))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise click.exceptions.Exit(1)


@shoulderkit.command("diff-data")
@click.argument("old")
@click.argument("new", required=False)
@json_option
def diff_data(old: str, new: str | None, as_json: bool) -> None:
    """Tell what is new, gone or changed from the catalog OLD to the catalog NEW.

    Both are folders or files with a catalog, as --catalog takes them; without NEW it is the one that comes with the package.

    \b
    shoulderkit diff-data shoulderkit-0.1/data
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.reading import bundled, load_catalog

    changes = (bundled() if new is None else load_catalog(new)).changes_since(load_catalog(old))
    if as_json:
        _print_json(changes)
    else:
        click.echo(explain(changes) if changes else "Nothing changed.")


shoulderkit.add_command(import_)
