"""The commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli.files import is_file, routine_or_plan
from shoulderkit.cli.imports import import_
from shoulderkit.cli.options import catalog_of, catalog_options, json_option, names, request_of
from shoulderkit.cli.tables import KINDS, listing
from shoulderkit.errors import ShoulderkitError, UnknownIdError, near
from shoulderkit.explainer import explain, outline
from shoulderkit.plans import NoPlanError
from shoulderkit.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Plan


class _Failure(click.ClickException):
    """What could not be done, as text on stderr and exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"shoulderkit: {self.message}", err=True)


class _Commands(click.Group):
    """Commands that end in a clear text where this package refuses something."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ShoulderkitError as error:
            raise _Failure(str(error)) from error


def _print_json(value: object) -> None:
    from shoulderkit.reading import dumps

    click.echo(dumps(value), nl=False)


def _print_answers(plan: Plan, asked: Iterable[tuple[str, str, object]]) -> None:
    """A plan and answers to questions on it, as one JSON object."""
    from shoulderkit.reading import dumps

    answers = [{"question": kind, "exercise": name, "answer": json.loads(dumps(value))} for kind, name, value in asked]
    both = {"plan": json.loads(dumps(plan)), "answers": answers}
    click.echo(json.dumps(both, indent=2, ensure_ascii=False))


@click.group(cls=_Commands)
@click.version_option(package_name="shoulderkit", message="%(prog)s %(version)s")
def shoulderkit() -> None:
    """Plan, look up and check sessions for the upper back and shoulders.

    \b
    shoulderkit list goals
    shoulderkit plan --minutes 10 --goal stiff-shoulders --setting home
    shoulderkit show lat-release

    General information, not medical advice. Any pain: stop.
    """  # noqa: D301 - click marks lines to leave alone with a backspace


@shoulderkit.command()
@click.option("--minutes", type=int, help="Time there is, in minutes.")
@click.option("--seconds", type=int, help="Time there is, in seconds.")
@click.option("--goal", metavar="GOAL", help="What to work on; see: list goals.")
@names("--focus", "focus", "REGION[=WEIGHT]", "Regions to work on in place of a goal; see: list regions.")
@click.option("--setting", metavar="SETTING", help="Where it happens: desk, home, ...; see: list settings.")
@names("--equipment", "equipment", "ITEM", "All that is at hand, or 'none'; see: list equipment.")
@names("--with", "extra_equipment", "ITEM", "What is at hand besides what is usual in the setting.")
@names("--position", "positions", "POSITION", "The only positions that are possible.")
@names("--avoid", "avoid", "DEMAND", "What to avoid, e.g. floor or wrist-load; 'none' for nothing.")
@names("--allow", "allow", "DEMAND", "What is fine after all, e.g. neck-pressure.")
@names("--include", "include", "EXERCISE", "Exercises that must be in.")
@names("--exclude", "exclude", "EXERCISE", "Exercises that must not be in.")
@names("--phase", "phases", "PHASE", "The only phases wanted: release, mobilize, strengthen, integrate.")
@names("--include-phase", "include_phases", "PHASE", "Phases that must be in.")
@click.option("--max-steps", type=int, help="The most steps.")
@click.option("--shorten/--no-shorten", default=None, help="Whether a dose may have fewer sets. Default: yes.")
@click.option(
    "--without-instructions", is_flag=True, default=None, help="Also plan moves that have no instructions here."
)
@names("--done-today", "done_today", "EXERCISE", "Exercises already done today.")
@names("--done-recently", "done_recently", "EXERCISE", "Exercises done recently: others are preferred.")
@names("--without-rule", "without_rule", "RULE", "Rules to switch off; see: list rules.")
@click.option("--why/--brief", default=None, help="Add all reasons, or print one line a step.")
@names("--why-in", "why_in", "EXERCISE", "Ask why a step is in.")
@names("--why-here", "why_here", "EXERCISE", "Ask why a step is where it is.")
@names("--why-not", "why_not", "EXERCISE", "Ask why an exercise is not in.")
@catalog_options
@json_option
def plan(
    *,
    catalog: str | None,
    extend: str | None,
    without_rule: tuple[str, ...],
    why: bool | None,
    why_in: tuple[str, ...],
    why_here: tuple[str, ...],
    why_not: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Plan the best session for the time there is.

    Options that take names can be given more than once, or with commas.

    \b
    shoulderkit plan --minutes 10 --goal stiff-shoulders --with massage-ball,wall
    shoulderkit plan --seconds 180 --focus neck,chest=2 --setting desk --why
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.planner import Planner

    data = catalog_of(catalog, extend)
    request = request_of(options)
    try:
        planned = Planner(data, without=without_rule).plan(request)
    except NoPlanError as error:
        raise _Failure(explain(error, data)) from error
    asked: list[tuple[str, str, object]] = [("why-in", name, planned.why(name)) for name in why_in]
    asked += [("why-here", name, planned.why_here(name)) for name in why_here]
    asked += [("why-not", name, planned.why_not(name)) for name in why_not]
    if as_json:
        if asked:
            _print_answers(planned, asked)
        else:
            _print_json(planned)
        return
    click.echo(explain(planned, data) if why else outline(planned, data, brief=why is False))
    for _, _, answer in asked:
        click.echo(f"\n{explain(answer, data)}")


@shoulderkit.command("list")
@click.argument("kind", type=click.Choice(KINDS), default="exercises")
@catalog_options
@json_option
def list_(kind: str, catalog: str | None, extend: str | None, as_json: bool) -> None:
    """List what there is: exercises, or another KIND.

    \b
    shoulderkit list goals
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    data = catalog_of(catalog, extend)
    if as_json:
        _print_json(tuple(getattr(data, kind).values()))
    else:
        click.echo("\n".join(listing(data, kind)))


@shoulderkit.command()
@click.argument("id")
@click.option("--kind", type=click.Choice(KINDS), help="Look only there, where more than one thing has this id.")
@catalog_options
@json_option
def show(id: str, kind: str | None, catalog: str | None, extend: str | None, as_json: bool) -> None:
    """Show all there is on whatever has this ID.

    \b
    shoulderkit show lat-release
    shoulderkit show desk
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    data = catalog_of(catalog, extend)
    kinds = KINDS if kind is None else (kind,)
    found = [getattr(data, name)[id] for name in kinds if id in getattr(data, name)]
    if not found:
        noun = getattr(data, kind).kind.__name__.lower() if kind else "exercise, routine or anything else"
        raise UnknownIdError(noun, id, _near(id, data, kinds))
    if as_json:
        _print_json(tuple(found) if len(found) > 1 else found[0])
    else:
        click.echo("\n\n".join(explain(value, data) for value in found))


def _near(name: str, catalog: Catalog, kinds: Iterable[str]) -> tuple[str, ...]:
    """Ids that a person who typed *name* may have meant: by alias or name, or because they look alike."""
    meant: dict[str, str] = {}
    for value in (value for kind in kinds for value in getattr(catalog, kind).values()):
        for word in (value.id, getattr(value, "name", ""), *getattr(value, "aliases", ())):
            meant.setdefault(word.lower().replace(" ", "-"), value.id)
    return tuple(dict.fromkeys(meant[word] for word in near(name, meant)))


@shoulderkit.command()
@click.argument("routine")
@names("--done-today", "done_today", "EXERCISE", "Exercises already done that day.")
@catalog_options
@json_option
def audit(routine: str, done_today: tuple[str, ...], catalog: str | None, extend: str | None, as_json: bool) -> None:
    """Check a ROUTINE against all rules.

    ROUTINE is its id, or a file with a routine or a plan ('-' for the standard input).
    The exit status is 1 where there are errors, 0 where there is nothing but advice.

    \b
    shoulderkit audit desk-upper-back
    shoulderkit plan --minutes 9 --goal tense-neck --json | shoulderkit audit -
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.auditor import audit as audited

    data = catalog_of(catalog, extend)
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


shoulderkit.add_command(import_)
