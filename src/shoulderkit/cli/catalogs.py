"""The catalog that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from shoulderkit.cli.files import catalog_in
from shoulderkit.cli.parsing import CATALOG, width_of
from shoulderkit.cli.refusals import notice
from shoulderkit.cli.saying import say
from shoulderkit.cli.several import names
from shoulderkit.errors import DataError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.catalog import Catalog

F = TypeVar("F", bound="Callable[..., Any]")


def catalog_options(command: F) -> F:
    """Add the options that choose the catalog to a command."""
    path = click.Path(path_type=str)
    tables = "The only tables of that data to use, below --extend: regions, sources, ..."
    command = names("--only", "only", "TABLE", tables)(command)
    extend = "Folder or file ('-': standard input) to put on top of the data: known ids are replaced, others added."
    command = click.option("--extend", type=path, help=extend)(command)
    return click.option(
        "--catalog", type=path, help="Folder or file ('-': standard input) to use instead of the bundled data."
    )(command)


def chosen(catalog: str | None, extend: str | None, only: tuple[str, ...]) -> Catalog:
    """Return the catalog that the options choose. Default: the bundled one.

    Args:
        catalog: a folder or file to use instead of the bundled data.
        extend: a folder or file to put on top of that.
        only: the tables to use of what *extend* is put on top of; none: all.

    Raises:
        DataError: a file or folder cannot be read; with every fault.
        InvalidValueError: a table of *only* is unknown, or refers to one that is left out.
    """
    from shoulderkit.reading import bundled

    base = bundled() if catalog is None else catalog_in(catalog)
    if only:
        try:
            base = base.only(*only)
        except DataError as error:
            # it is the options that are wrong, not the data
            raise InvalidValueError("tables", error.faults) from None
    return base if extend is None else catalog_in(extend, base)


def catalog_of(catalog: str | None, extend: str | None, only: tuple[str, ...]) -> Catalog:
    """Return the catalog that the options of the running command choose, and tell what there is to know of it.

    Args:
        catalog: a folder or file, as for `chosen`.
        extend: a folder or file, as for `chosen`.
        only: the tables, as for `chosen`.

    Raises:
        DataError: as for `chosen`.
        InvalidValueError: as for `chosen`.
    """
    from shoulderkit.reading import bundled

    found = chosen(catalog, extend, only)
    ctx = click.get_current_context()
    ctx.meta[CATALOG] = found
    # those of the bundled data are with the list of goals
    known = bundled().findings if catalog or extend or only else found.findings
    for finding in [each for each in found.findings if each not in known]:
        say(notice(finding.sentence, width_of(ctx)), err=True)
    return found
