"""Routines and plans from files, as the audit takes them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoulderkit.errors import DataError, Fault, near
from shoulderkit.model import Routine
from shoulderkit.plans import Plan
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import Refused, parse

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog

#: The name of the standard input.
STDIN = "-"


def is_file(name: str) -> bool:
    """Whether this names a file or the standard input, not an id."""
    return name == STDIN or Path(name).is_file()


def routine_or_plan(name: str, catalog: Catalog) -> Routine | Plan:
    """Read a routine or a plan from a file or the standard input.

    The steps of a routine may name exercises of the catalog by id, as in a catalog's own files.

    Raises:
        DataError: with every fault.
    """
    try:
        text = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        plain = _object(text)
        if "routine" in plain:
            plan: Plan = read(plain, Plan)
            return plan
        _fill(plain.get("steps"), catalog)
        routine: Routine = read(plain, Routine)
    except OSError as error:
        raise DataError(name, (Fault(f"cannot be read: {error.strerror}"),)) from None
    except Refused as refused:
        raise DataError(name, refused.faults) from None
    return routine


def _object(text: bytes) -> dict[str, Any]:
    plain = parse(text)
    if not isinstance(plain, dict):
        raise Refused([Fault("is not an object: neither a routine nor a plan")])
    plain.pop("$schema", None)
    return plain


def _fill(steps: Any, catalog: Catalog) -> None:
    """Put exercises where steps have their ids; what is no id of one is left for the reader to refuse."""
    for place, step in enumerate(steps if isinstance(steps, list) else ()):
        given = step.get("exercise") if isinstance(step, dict) else None
        if isinstance(given, str):
            step["exercise"] = _exercise(given, f"steps[{place}].exercise", catalog)


def _exercise(name: str, path: str, catalog: Catalog) -> Any:
    if name in catalog.exercises:
        return catalog.exercises[name]
    return Refused([Fault(f"no exercise has the id {name!r}", near=near(name, catalog.exercises))])
