"""All commands of the command line, as one group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from shoulderkit.cli.running import Group

#: The module of each command, and its name there.
_HOMES = {
    "plan": ("planning", "plan"),
    "play": ("playing", "play"),
    "page": ("paging", "page"),
    "list": ("lookups", "list_"),
    "show": ("lookups", "show"),
    "audit": ("audits", "audit"),
    "batch": ("batches", "batch"),
    "diff-data": ("audits", "diff_data"),
    "import": ("imports", "import_"),
}


class Commands(Mapping[str, click.Command]):
    """The commands by name. Each is imported when it is looked up, since a run of the program needs one of them."""

    def __getitem__(self, name: str) -> click.Command:
        module, attribute = _HOMES[name]
        command: click.Command = getattr(import_module(f"shoulderkit.cli.{module}"), attribute)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


@click.group(cls=Group, commands=Commands())
@click.version_option(package_name="shoulderkit", message="%(prog)s %(version)s")
def shoulderkit() -> None:
    """Plan, look up and check exercise sessions for the upper back and shoulders.

    \b
    shoulderkit list goals
    shoulderkit plan --minutes 10 --goal stiff-shoulders --setting home
    shoulderkit show lat-release

    General information, not medical advice. Any pain: stop.
    """  # noqa: D301 - click marks lines to leave alone with a backspace
