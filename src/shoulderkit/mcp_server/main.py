"""The entry point: checks that the SDK is installed, reads the catalog, and serves it over standard input and output."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

from shoulderkit.errors import DataError, Fault, InvalidValueError, MissingExtraError, ShoulderkitError
from shoulderkit.texts import neutral_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.catalog import Catalog

PROGRAM = "shoulderkit-mcp"
#: Whoever starts it by hand sees nothing else.
_WAITS = "waits for a client of the Model Context Protocol on its standard input; the end of that (Ctrl-D) ends it"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``shoulderkit-mcp`` until its standard input ends; the exit status is 4 if its catalog is wrong, 2 for misuse.

    Args:
        arguments: those of the command line. Default: those of this process.
    """
    given = _parser().parse_args(arguments)
    try:
        if find_spec("mcp") is None:
            raise MissingExtraError("the MCP server", "mcp")
        catalog = _catalog_of(given.catalog, given.extend)
    except ShoulderkitError as error:
        # standard output belongs to the protocol
        sys.stderr.write(f"{PROGRAM}: {error}\n")
        sys.exit(4 if isinstance(error, DataError) else 2)
    from shoulderkit.mcp_server.server import serve

    if sys.stdin.isatty() and sys.stderr.isatty():
        sys.stderr.write(f"{PROGRAM}: {_WAITS}\n")
    serve(catalog)


class _Parser(argparse.ArgumentParser):
    """A parser that quotes nothing which could steer a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(neutral_lines(message))


def _parser() -> argparse.ArgumentParser:
    text = "Serve exercise sessions for the upper back and shoulders to an agent, over standard input and output."
    parser = _Parser(prog=PROGRAM, description=text, allow_abbrev=False)
    parser.add_argument("--catalog", metavar="PATH", help="folder or file to use instead of the bundled data")
    parser.add_argument("--extend", metavar="PATH", help="folder or file to put on top of the data")
    return parser


def _catalog_of(catalog: str | None, extend: str | None) -> Catalog:
    """Return the catalog to serve.

    Args:
        catalog: a folder or file to use instead of the bundled data.
        extend: a folder or file to put on top of that.

    Raises:
        InvalidValueError: one of them is standard input.
        DataError: one of them cannot be read, with every fault.
    """
    from shoulderkit.reading import bundled, load_catalog

    if "-" in (catalog, extend):
        raise InvalidValueError(PROGRAM, (Fault("standard input has the calls, and cannot have the catalog"),))
    base = bundled() if catalog is None else load_catalog(catalog)
    return base if extend is None else load_catalog(extend, base=base)
