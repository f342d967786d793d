"""All commands of the command line, as one group."""

from __future__ import annotations

import click

from shoulderkit.cli.audits import audit, diff_data
from shoulderkit.cli.batches import batch
from shoulderkit.cli.imports import import_
from shoulderkit.cli.lookups import list_, show
from shoulderkit.cli.paging import page
from shoulderkit.cli.planning import plan
from shoulderkit.cli.playing import play
from shoulderkit.cli.running import Group


@click.group(cls=Group)
@click.version_option(package_name="shoulderkit", message="%(prog)s %(version)s")
def shoulderkit() -> None:
    """Plan, look up and check exercise sessions for the upper back and shoulders.

    \b
    shoulderkit list goals
    shoulderkit plan --minutes 10 --goal stiff-shoulders --setting home
    shoulderkit show lat-release

    General information, not medical advice. Any pain: stop.
    """  # noqa: D301 - click marks lines to leave alone with a backspace


for _command in (plan, play, page, list_, show, audit, batch, diff_data, import_):
    shoulderkit.add_command(_command)
