"""The command that plans a session, or the breaks of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli import completion
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.files import STDIN
from shoulderkit.cli.options import json_option, request_of, request_options, without_rule_option
from shoulderkit.cli.parsing import Command, Whole
from shoulderkit.cli.printing import plain, print_json, print_plain, print_text, width
from shoulderkit.cli.saying import put_or_write, say
from shoulderkit.cli.several import names
from shoulderkit.cli.writing import Target, force_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Alternative, Day, Plan

#: A question of the command line with its exercise and the answer.
_Answer = tuple[str, str, object]

_exercises = completion.ids("exercises")


@click.command(cls=Command)
@request_options
@without_rule_option
@click.option("--why/--brief", default=None, help="Add all reasons, or print one line per step.")
@names("--why-in", "why_in", "EXERCISE", "Explain why an exercise is in the plan.", _exercises)
@names("--why-here", "why_here", "EXERCISE", "Explain why an exercise is in its place.", _exercises)
@names("--why-not", "why_not", "EXERCISE", "Explain why an exercise is not in the plan.", _exercises)
@click.option("--alternatives", type=Whole(1, 100), help="Also print so many other plans, the best first.")
@click.option("--breaks", type=Whole(1, 100), help="Plan so many sessions for one day instead of one.")
@click.option(
    "--svg",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Also draw the session, or the day, as SVG; '-' prints that alone.",
)
@force_option
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
    svg: str | None,
    force: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Plan the best session for the available time.

    Options that take names can be repeated, or take several names with commas.

    \b
    shoulderkit plan --minutes 10 --goal stiff-shoulders --with massage-ball,wall
    shoulderkit plan --seconds 180 --focus neck,chest=2 --setting desk --why
    shoulderkit plan --minutes 2 --goal tense-neck --setting desk --breaks 8 --svg day.svg
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.planner import Planner

    asked = alternatives or why is not None or why_in or why_here or why_not
    if svg == STDIN and (as_json or asked):
        raise click.UsageError(
            "--svg - prints the picture alone: give a file for it, or leave out what else is asked for"
        )
    target = None if svg in {None, STDIN} else Target.of(str(svg), force=force, reads=(catalog, extend))
    data = catalog_of(catalog, extend, only)
    request = request_of(options)
    planner = Planner(data, without=without_rule)
    if breaks is not None:
        if asked:
            raise click.UsageError("--breaks plans a day: reasons, alternatives and questions are about a single plan")
        day = planner.breaks(request, breaks)
        if svg is not None:
            put_or_write(_drawn(day, data), target)
        if svg == STDIN:
            return
        if as_json:
            print_json(day)
        else:
            print_text(day, data)
        return
    planned = planner.plan(request)
    if svg is not None:
        put_or_write(_drawn(planned, data), target)
    if svg == STDIN:
        return
    answers: list[_Answer] = [("why-in", name, planned.why(name)) for name in why_in]
    answers += [("why-here", name, planned.why_here(name)) for name in why_here]
    answers += [("why-not", name, planned.why_not(name)) for name in why_not]
    others = planner.alternatives(request, alternatives + 1)[1:] if alternatives else ()
    if as_json:
        _print_data(planned, answers, others)
    else:
        _print_texts(planned, answers, others, data, why)


def _drawn(planned: Plan | Day, data: Catalog) -> str:
    """Return the picture of a plan or a day."""
    from shoulderkit.pictures import day_chart, timeline
    from shoulderkit.plans import Plan

    return timeline(planned, data) if isinstance(planned, Plan) else day_chart(planned, data)


def _print_data(planned: Plan, answers: Sequence[_Answer], others: Sequence[Alternative]) -> None:
    """Print a plan, the answers to questions about it and the alternatives to it: always all three, in one object."""
    found = [{"question": kind, "exercise": name, "answer": plain(value)} for kind, name, value in answers]
    print_plain({"plan": plain(planned), "answers": found, "alternatives": [plain(other) for other in others]})


def _print_texts(
    planned: Plan, answers: Sequence[_Answer], others: Sequence[Alternative], data: Catalog, why: bool | None
) -> None:
    from shoulderkit.explainer import outline

    brief = why is False
    if why:
        print_text(planned, data)
    else:
        say(outline(planned, data, brief=brief, width=width()))
    for _, _, answer in answers:
        say()
        print_text(answer, data)
    for other in others:
        say(f"\n{outline(other, data, brief=brief, width=width())}")
