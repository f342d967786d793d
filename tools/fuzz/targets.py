"""What is fuzzed: by name a function of bytes, which returns where all is as promised and raises where it is not."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import shoulderkit as sk
from shoulderkit.importers.free_exercise_db import loads_free_exercise_db

from . import arguments, asked
from .judging import MOST_PLANNING_S, MOST_S, claim, faultless, judged, survives

#: What is read by `loads`: the first byte of an input says which.
KINDS = (
    sk.Catalog,
    sk.Request,
    sk.Exercise,
    sk.Routine,
    sk.Plan,
    sk.Day,
    sk.Session,
    sk.ShoulderkitError,
    sk.Rule,
    sk.Goal,
    sk.Score,
)
#: Little enough that any plan from a small catalog takes less than a second.
EFFORT = 2000
#: What begins each file of a folder: its name, on a line.
HEADING = re.compile(rb"^==> ([a-z][a-z0-9.-]{0,30}(?:/[a-z0-9][a-z0-9.-]{0,40})?)\n", re.MULTILINE)
#: More files are no other case.
MOST_FILES = 20


def codec(data: bytes) -> None:
    """Read JSON as a value of some class; what can be read is written, explained and used."""
    kind = KINDS[data[0] % len(KINDS)] if data else sk.Catalog
    judged(lambda: use(sk.loads(data[1:], kind), kind))


def typed(data: bytes) -> None:
    """Read JSON that names exercises by their ids alone, against the bundled catalog."""
    kind = KINDS[data[0] % len(KINDS)] if data else sk.Plan
    if kind is not sk.Catalog:
        judged(lambda: use(sk.loads(data[1:], kind, catalog=sk.bundled()), kind))


def folder(data: bytes) -> None:
    """Read a catalog from a folder of files, or from one file where nothing begins another."""
    with tempfile.TemporaryDirectory() as made:
        parts = HEADING.split(data)
        root = Path(made) / ("catalog" if len(parts) > 1 else "catalog.json")
        if len(parts) == 1:
            root.write_bytes(data)
        else:
            root.mkdir()
        for name, text in list(zip(parts[1::2], parts[2::2], strict=True))[:MOST_FILES]:
            file = root / name.decode()
            # a file and a folder cannot have one name
            if not file.parent.is_file() and not file.is_dir():
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(text)
        judged(lambda: use(sk.load_catalog(root), sk.Catalog))


def free_exercise_db(data: bytes) -> None:
    """Import a dataset, by itself or onto the bundled catalog."""
    base = sk.bundled() if data and data[0] % 2 else None

    def run() -> None:
        imported = loads_free_exercise_db(data[1:], base=base)
        survives(imported.catalog, sk.Catalog)
        sk.explain(imported.catalog)

    judged(run)


def use(value: Any, kind: Any) -> None:
    """Do with a value that was read what anybody would do next."""
    survives(value, kind)
    claim(hash(value) == hash(value) and repr(value), "a value has neither a hash nor a form to show")
    if isinstance(value, sk.Catalog):
        use_catalog(value)
    elif isinstance(value, sk.Request):
        judged(lambda: planner().plan(value))
    elif isinstance(value, (sk.Plan, sk.Routine)):
        judged(lambda: sk.audit(value))
        judged(lambda: sk.explain(value))
    else:
        judged(lambda: sk.explain(value))


def use_catalog(catalog: sk.Catalog) -> None:
    """Explain a catalog, and plan from it."""
    judged(lambda: sk.explain(catalog))
    judged(lambda: catalog.findings)
    region = next(iter(catalog.regions), None)
    if region is not None:
        judged(lambda: plan_and_audit(sk.Planner(catalog, effort=EFFORT), sk.Request(minutes=10, focus=region)))


def plan_and_audit(its_planner: sk.Planner, request: sk.Request) -> None:
    """Plan, and let the auditor judge the plan."""
    faultless(its_planner.plan(request), its_planner.catalog)


@cache
def planner() -> sk.Planner:
    """Return a planner of the bundled catalog."""
    return sk.Planner(effort=EFFORT)


#: By name: what is run. Of the first three an input is JSON behind a byte that chooses.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "codec": codec,
    "typed": typed,
    "importers": free_exercise_db,
    "folder": folder,
    "requests": asked.run,
    "arguments": arguments.run,
}
#: By name: the most seconds of an input of at most 100 kB.
LIMITS_S = {target: MOST_PLANNING_S if target in ("requests", "arguments") else MOST_S for target in TARGETS}
#: Those whose inputs are JSON behind one byte.
JSON = ("codec", "typed", "importers")
