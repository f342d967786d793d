"""The command that guides through a session on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from shoulderkit.cli import completion
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.files import STDIN, is_file, routine_or_plan
from shoulderkit.cli.options import request_of, request_options, without_rule_option
from shoulderkit.cli.parsing import Command, Whole
from shoulderkit.cli.printing import width
from shoulderkit.cli.saying import say

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Routine
    from shoulderkit.plans import Plan


@click.command(cls=Command)
@click.argument("routine", required=False, shell_complete=completion.ids("routines"))
@request_options
@without_rule_option
@click.option("--bell", is_flag=True, help="Ring the bell of the terminal where something begins.")
@click.option(
    "--count-in", type=Whole(0, 60), default=3, metavar="SECONDS", help="Seconds to count before it begins. Default: 3."
)
@click.option(
    "--speed", type=Whole(1, 1000), default=1, metavar="FACTOR", help="How much faster time goes by, to try it out."
)
@catalog_options
def play(
    *,
    routine: str | None,
    without_rule: tuple[str, ...],
    bell: bool,
    count_in: int,
    speed: int,
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
    **options: Any,
) -> None:
    """Guide through a session: the countdown, the cue of the moment and what comes next.

    ROUTINE is the id of a routine, or a file with a routine or a plan.
    Without one a session is planned by the options, as plan does it.

    Keys: space pauses, n goes on, b goes back, s skips the move, i shows the instructions, q quits.

    \b
    shoulderkit play --minutes 3 --goal tense-neck --setting desk
    shoulderkit play desk-upper-back --bell
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.explainer.words import Names
    from shoulderkit.play import SystemClock, moves_of, run, started, summary
    from shoulderkit.play.keyboard import is_terminal, keyboard

    data = catalog_of(catalog, extend, only)
    if routine == STDIN:
        raise click.UsageError("standard input has the keys, and cannot have the routine")
    found = chosen(routine, options, data, without_rule)
    if not is_terminal():
        raise click.UsageError("needs a terminal for its keys and its screen; plan and audit work without one")
    # needs its extra, which is told after all else
    from shoulderkit.play.screen import screen

    names = Names(data)
    player = started(found.session, count_in_s=count_in)
    with keyboard(sys.stdin.fileno()) as read_key, screen(moves_of(found.steps, names)) as show:
        player = run(
            player,
            clock=SystemClock(speed),
            read_key=read_key,
            show=show,
            ring=lambda: click.echo("\a", nl=False) if bell else None,
        )
    say(summary(player, width(), names.warnings))


def chosen(
    routine: str | None, options: dict[str, Any], data: Catalog, without_rule: tuple[str, ...]
) -> Routine | Plan:
    """Return the routine or the plan that the arguments of a command name, or one planned by its options.

    Args:
        routine: the id of a routine, or a file with a routine or a plan.
        options: the values of the options of a request.
        data: the catalog.
        without_rule: ids of rules that a plan leaves out.

    Raises:
        UsageError: a routine and a request were given.
    """
    if routine is None:
        from shoulderkit.planner import Planner

        return Planner(data, without=without_rule).plan(request_of(options))
    if without_rule or any(value is not None and value != () for value in options.values()):
        raise click.UsageError("give a ROUTINE, or the options of a plan")
    if routine not in data.routines and is_file(routine):
        return routine_or_plan(routine, data)
    return data.routines[routine]
