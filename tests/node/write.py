"""Write schemas with texts that are valid by them, and others that are not: ``python write.py FOLDER [typed]``.

With ``typed`` few kinds in all forms, else every kind in the form that is read.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import shoulderkit as sk

DIALECTS = ("2020-12", "openapi", "tool")
#: What TypeScript can tell from a request, and what only a validator can.
NO_TYPE = [{"minutes": "5", "goal": "tense-neck"}, {"minutes": 5, "goal": "tense-neck", "such": 1}]
NO_REQUEST = [*NO_TYPE, {}, {"minutes": 5}, {"minutes": 5, "seconds": 9, "goal": "tense-neck"}, {"goal": "tense-neck"}]
#: Kinds for which types are made.
TYPED = ["Request", "Plan", "Day", "WhyNot", "Exercise", "ShoulderkitError", "Catalog"]


def kinds() -> list[str]:
    """Return the name of every public class that has a schema."""
    found: list[str] = []
    for name in sk.__all__:
        try:
            sk.json_schema(name)
        except sk.InvalidValueError:
            continue
        found.append(name)
    return found


def values() -> list[Any]:
    """Return values of many kinds."""
    request = sk.Request(minutes=2, goal="tense-neck", setting="desk", done_today=["cat-cow"])
    planner = sk.Planner(sk.bundled())
    plan = planner.plan(request)
    outside = plan.left_out[0].exercise
    answers = [plan.why(plan.ids[0]), plan.why_here(plan.ids[0]), plan.why_not(outside), plan.what_if(minutes=3)]
    found = [request, plan, *answers, *planner.alternatives(request, 1), planner.breaks(request, 2)]
    found += [*plan.routine.timeline[:2], *sk.bundled().exercises.values(), *sk.bundled().routines.values()]
    found += [sk.UnknownIdError("goal", 3), sk.WorkerError(3), sk.DataError("a", (sk.Fault("b", near=("c",)),))]
    try:
        planner.plan(sk.Request(seconds=30, goal="stiff-shoulders", include=["lat-release"]))
    except sk.NoPlanError as error:
        found += [error, sk.Failure(error.request, error)]
    return [*found, sk.bundled()]


def write(folder: Path, *, typed: bool) -> None:
    """Write one file for each schema: in every dialect, for any ids and for those of the bundled catalog."""
    folder.mkdir(parents=True, exist_ok=True)
    made = values()
    forms = list(itertools.product((False, True), repeat=2)) if typed else [(False, False)]
    for kind, dialect, (defaults, compact) in itertools.product(TYPED if typed else kinds(), DIALECTS, forms):
        options = {"defaults": defaults, "compact": compact}
        for catalog in (None, sk.bundled()) if kind != "Catalog" else (None,):
            try:
                schema = sk.json_schema(kind, catalog, dialect=dialect, **options)
            except sk.InvalidValueError:
                # no tool takes it
                continue
            name = f"{kind}-{dialect}-{defaults:d}{compact:d}{'' if catalog is None else '-bundled'}.json"
            if dialect == "openapi":
                schema = {"$ref": f"#/components/schemas/{next(iter(schema))}", "components": {"schemas": schema}}
            texts = [json.loads(sk.dumps(value, **options)) for value in made if isinstance(value, getattr(sk, kind))][
                :20
            ]
            entry = {"dialect": dialect, "schema": schema, "valid": texts, "invalid": [], "invalid_type": []}
            if kind == "Request":
                entry |= {"invalid": NO_REQUEST, "invalid_type": NO_TYPE}
            (folder / name).write_text(json.dumps(entry), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), typed="typed" in sys.argv[2:])
