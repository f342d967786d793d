"""Routines and plans read from files, for the commands that take a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.errors import DataError, Fault
from shoulderkit.model import Routine
from shoulderkit.plans import Plan
from shoulderkit.reading.codec import read
from shoulderkit.reading.files import contents
from shoulderkit.reading.plain import Refused, parse

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Exercise

#: The file name that means standard input.
STDIN = "-"
#: Where a command keeps that its standard input is read.
_TAKEN = "shoulderkit.standard-input"


def is_file(name: str) -> bool:
    """Return whether *name* is a file or standard input, rather than an id."""
    path = Path(name)
    # a pipe is a file, too
    return name == STDIN or (path.exists() and not path.is_dir())


def standard_input() -> bytes:
    """Return what standard input has, which a command can read once.

    Raises:
        UsageError: another argument of the command is it, too.
    """
    once(click.get_current_context())
    return sys.stdin.buffer.read()


def once(ctx: click.Context) -> None:
    """Take standard input for one argument of a command.

    Raises:
        UsageError: another argument of the command is it, too.
    """
    if ctx.meta.get(_TAKEN):
        raise click.UsageError(f"standard input can be read once: only one argument can be {STDIN!r}")
    ctx.meta[_TAKEN] = True


def catalog_in(name: str, base: Catalog | None = None) -> Catalog:
    """Read a catalog from a folder, from a file or from standard input.

    Args:
        name: the name of the folder or file, or `STDIN`.
        base: a catalog to start from.

    Raises:
        DataError: it cannot be read; with every fault.
    """
    from shoulderkit.catalog import Catalog
    from shoulderkit.reading import load_catalog, loads

    if name != STDIN:
        return load_catalog(name, base=base)
    try:
        return loads(standard_input(), Catalog, base=base)
    except DataError as error:
        raise DataError(STDIN, error.faults) from None


def routine_or_plan(name: str, catalog: Catalog) -> Routine | Plan:
    """Read a routine or a plan from a file or from standard input.

    Args:
        name: the name of the file, or `STDIN`.
        catalog: where the steps of a routine may name their exercises by id, as in a catalog's own files.

    Raises:
        DataError: it cannot be read; with every fault.
    """
    try:
        text = standard_input() if name == STDIN else contents(Path(name), pipes=True)
        plain = _object(text)
        # as the command that plans prints it, with the answers to questions
        plain = plain["plan"] if isinstance(plain.get("plan"), dict) else plain
        if "routine" in plain:
            plan: Plan = read(plain, Plan)
            return plan
        _resolve_exercises(plain.get("steps"), catalog)
        routine: Routine = read(plain, Routine)
    except Refused as refused:
        raise refused.faults.error(DataError, name) from None
    return routine


def _object(text: bytes) -> dict[str, Any]:
    """Parse a JSON object.

    Raises:
        Refused: it is not valid JSON, or not an object.
    """
    plain: object = parse(text)
    if not isinstance(plain, dict):
        raise Refused([Fault("is not an object: neither a routine nor a plan")])
    members = cast("dict[str, Any]", plain)
    members.pop("$schema", None)
    return members


def _resolve_exercises(steps: object, catalog: Catalog) -> None:
    """Replace the ids of exercises in steps by the exercises; the reader refuses anything else."""
    if not isinstance(steps, list):
        return
    for step in cast("list[object]", steps):
        if isinstance(step, dict):
            members = cast("dict[str, object]", step)
            given = members.get("exercise")
            if isinstance(given, str):
                members["exercise"] = _exercise(given, catalog)


def _exercise(name: str, catalog: Catalog) -> Exercise | Refused:
    """Return the exercise with an id, or, for the reader, what is wrong with the id."""
    if name in catalog.exercises:
        return catalog.exercises[name]
    return Refused([unknown_id("exercise", name, catalog.exercises).fault()])
