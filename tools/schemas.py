"""Write the JSON Schemas of the package's data from its classes: ``python tools/schemas.py [--check]``.

With ``--check`` nothing is written; the exit status is 1 when a committed schema is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import ShoulderkitError
from shoulderkit.model import Exercise, Routine, Session
from shoulderkit.plans import NoPlanError, Plan, Request
from shoulderkit.schemas.dialects import DIALECTS
from shoulderkit.schemas.json_schema import whole, with_definitions
from shoulderkit.schemas.writer import Form, Schema, Writer

FOLDER = Path(__file__).parents[1] / "src" / "shoulderkit" / "data" / "schema"
WHOLE = {
    "catalog": Catalog,
    "error": ShoulderkitError,
    "exercise": Exercise,
    "plan": Plan,
    "refusal": NoPlanError,
    "request": Request,
    "routine": Routine,
    "session": Session,
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    made: dict[str, Schema] = {}
    form = Form(DIALECTS["2020-12"])
    for name, cls in WHOLE.items():
        # in a catalog's folder a routine's steps name their exercises
        made[name] = whole(cls, attrs.evolve(form, by_id=cls in {Catalog, Routine}))
    for name in KINDS:
        if name not in {"exercises", "routines"}:
            writer = Writer(form)
            made[name] = with_definitions(name.capitalize(), writer.headed(writer.table((name,))), writer)
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()
    }


def main(arguments: list[str]) -> int:
    """Write the schemas, or compare them, and return the exit status."""
    wanted = schemas()
    present = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    if arguments == ["--check"]:
        for name in stale:
            print(f"{name} is stale: run python tools/schemas.py")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
