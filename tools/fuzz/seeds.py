"""What a run starts from: the corpus of hostile input, and a value of each kind that is as it should be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import shoulderkit as sk
from shoulderkit.testing import random_catalog

from .arguments import COMMANDS
from .targets import KINDS

HOSTILE = Path(__file__).parents[2] / "tests" / "hostile" / "cases.json"
#: What an importer reads, as it should be.
RECORD = {
    "id": "Seated_Row",
    "name": "Seated Row",
    "force": "pull",
    "level": "beginner",
    "mechanic": "compound",
    "equipment": "cable",
    "primaryMuscles": ["middle back"],
    "secondaryMuscles": ["biceps", "lats", "shoulders"],
    "instructions": ["Sit down. Hold the handle for 10 seconds.", "Repeat 8 to 12 times on each side."],
    "category": "strength",
    "images": ["Seated_Row/0.jpg"],
}
#: What a line of a command can be.
COMMAND_LINES = (
    "plan\n--minutes\n10\n--goal\nstiff-shoulders\n--with\nmassage-ball,wall\n--why",
    "plan\n--seconds\n300\n--focus\nneck,traps:2\n--setting\ndesk\n--avoid\nfloor\n--json",
    "plan\n--minutes\n10\n--goal\ntense-neck\n--breaks\n3\n--phase\nrelease,mobilize\n--width\n40",
    "list\nexercises\n--region\ntraps\n--position\nsitting\n--text\nshoulder blade",
    "list\ngoals\n--json",
    "show\nlat-release\n--kind\nexercises",
    'audit\n-\n--json\n\n{"id": "a", "name": "A", "steps": [{"exercise": "lat-release"}]}',
    'diff-data\n-\n--json\n\n{"regions": []}',
    'page\n--minutes\n5\n--goal\ntense-neck\n--catalog\n-\n\n{"regions": []}',
)


def _hostile() -> Iterator[tuple[str, bytes, dict[str, bytes]]]:
    """Yield what each hostile case is read as, its text and its files; what is made by a recipe is too big."""
    for case in json.loads(HOSTILE.read_text("utf-8")):
        given: dict[str, Any] = case["given"]
        files = {name: text.encode() for name, text in given.get("files", {}).items()}
        text = bytes.fromhex(given["hex"]) if "hex" in given else given.get("text", "").encode("utf-8", "surrogatepass")
        if text or files:
            yield case["read"], text, files


def _values() -> Iterator[tuple[type, object]]:
    """Yield a value of each class that is read."""
    catalog = random_catalog(1, exercises=4)
    plan = sk.plan(sk.Request(minutes=5, goal="tense-neck", setting=next(iter(sk.bundled().settings))))
    yield sk.Catalog, catalog
    yield sk.Request, plan.request
    yield sk.Exercise, plan.routine.steps[0].exercise
    yield sk.Routine, plan.routine
    yield sk.Plan, plan
    yield sk.Session, plan.session
    yield sk.Score, plan.score
    yield sk.Day, sk.Planner().breaks(plan.request, 2)
    yield sk.Rule, next(iter(sk.bundled().rules.values()))
    yield sk.Goal, sk.bundled().goals["tense-neck"]
    try:
        sk.plan(sk.Request(seconds=1, goal="tense-neck", include=plan.ids[0]))
    except sk.NoPlanError as error:
        yield sk.ShoulderkitError, error


def seeds(target: str) -> Iterator[bytes]:
    """Yield the inputs that a target starts from."""
    first = {kind: bytes([place]) for place, kind in enumerate(KINDS)}
    if target in ("codec", "typed"):
        for kind, value in _values():
            yield first[kind] + sk.dumps(value, compact=target == "typed").encode()
        for read, text, _ in _hostile():
            wanted = {"plan": sk.Request, "rules": sk.Catalog}.get(read) or getattr(sk, read, None)
            if wanted in first:
                yield first[wanted] + text
    elif target == "importers":
        yield from (way + json.dumps([RECORD]).encode() for way in (b"0", b"1"))
        yield from (b"0" + text for read, text, _ in _hostile() if read == "import")
    elif target == "folder":
        for _, _, files in _hostile():
            yield b"".join(b"==> %s\n%s\n" % (name.encode(), text) for name, text in files.items())
        yield sk.dumps(random_catalog(2, exercises=3)).encode()
    elif target == "requests":
        yield from (Random(number).randbytes(length) for number, length in enumerate((20, 60, 120, 200, 300) * 6))
    else:
        yield from (line.encode() for line in (*COMMAND_LINES, *COMMANDS))


def write(target: str, folder: Path) -> None:
    """Write the seeds of a target into a folder, each under a name that its content gives."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (folder / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)


def words() -> tuple[str, ...]:
    """Return the keys and the members of vocabularies that the schemas have, and some ids of the bundled catalog."""
    found: set[str] = set()

    def walk(schema: Any) -> None:
        if isinstance(schema, dict):
            found.update(schema.get("properties", {}))
            found.update(each for each in schema.get("enum", ()) if isinstance(each, str))
            for each in schema.values():
                walk(each)
        elif isinstance(schema, list):
            for each in schema:
                walk(each)

    for kind in KINDS:
        walk(sk.json_schema(kind))
    walk({"properties": RECORD})
    bundled = sk.bundled()
    return tuple(sorted({*found, *bundled.regions, *bundled.equipment, *list(bundled.exercises)[:20]}))
