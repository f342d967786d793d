"""What wrong input costs: the time for twice as much of it, and the time and memory for a large text of it."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

import shoulderkit as sk
from benchmarks.rows import Row
from benchmarks.settings import Settings

PART = "Wrong input: times so much for twice as much of it"
#: The most that twice the input may cost; 2 is proportional.
MOST_RATIO = 2.3
#: Measured this often, by turns.
TIMES = 5

_REGION = {"kind": "area", "body_side": "front", "name": "A region"}


def _regions(count: int, *, closed: bool) -> str:
    """Return a catalog of regions, each part of the next; *closed*, the last of the first."""
    rows = [{"id": f"r{number:07}", **_REGION, "part_of": [f"r{number + 1:07}"]} for number in range(count)]
    rows[-1]["part_of"] = ["r0000000"] if closed else []
    return json.dumps({"regions": rows})


def _request(**fields: Any) -> str:
    return json.dumps({"minutes": 10, "goal": "tense-neck", **fields})


def _named(field: str) -> Callable[[int], str]:
    return lambda count: _request(**{field: [f"thing-{number}" for number in range(count)]})


#: A text of wrong input by how many wrong things it has, and about how many bytes each of them takes.
TEXTS: dict[str, tuple[Callable[[int], str], type, int]] = {
    "a chain of regions": (lambda count: _regions(count, closed=False), sk.Catalog, 100),
    "a cycle of regions": (lambda count: _regions(count, closed=True), sk.Catalog, 100),
    "equal ids": (
        lambda count: json.dumps({"regions": [{"id": "r", **_REGION}] * count}),
        sk.Catalog,
        70,
    ),
    "references to nothing": (
        lambda count: json.dumps({"regions": [{"id": "r", **_REGION, "part_of": [f"s{n}" for n in range(count)]}]}),
        sk.Catalog,
        9,
    ),
    "empty objects": (lambda count: _request(focus=[{}] * count), sk.Request, 4),
    "duplicate keys": (
        lambda count: "{" + ",".join(f'"k{number}":1,"k{number}":2' for number in range(count)) + "}",
        sk.Request,
        20,
    ),
    "unknown keys": (
        lambda count: "{" + ",".join(f'"k{number}":1' for number in range(count)) + "}",
        sk.Request,
        10,
    ),
    "unknown words": (_named("avoid"), sk.Request, 14),
    "unknown equipment": (_named("equipment"), sk.Request, 14),
    "a long name": (lambda count: _request(goal="a-" * count), sk.Request, 2),
    "a long number": (lambda count: f'{{"minutes": {"9" * count}}}', sk.Request, 1),
    "nesting": (lambda count: '{"minutes": ' + "[" * count, sk.Request, 1),
}


def refused(text: str, kind: type) -> sk.ShoulderkitError | None:
    """Read a text, and plan what is a request; return the error that tells what is wrong."""
    try:
        value: Any = sk.loads(text, kind)
        if isinstance(value, sk.Request):
            sk.plan(value)
    except sk.ShoulderkitError as error:
        str(error)
        return error
    return None


def seconds(text: str, kind: type) -> float:
    """Return the processor time in seconds that a text takes."""
    start = process_time()
    refused(text, kind)
    return process_time() - start


def rows(settings: Settings) -> list[Row]:
    """Return the factor for twice the input, of each kind."""
    found: list[Row] = []
    # what is made once and kept is no cost of what is wrong, nor is it to look through what other parts have left
    refused(_named("equipment")(1), sk.Request)
    gc.collect()
    gc.freeze()
    for name, (text_of, kind, size) in TEXTS.items():
        count = settings.wrong // size
        once, twice = text_of(count), text_of(2 * count)
        pairs = [(seconds(once, kind), seconds(twice, kind)) for _ in range(TIMES)]
        single, double = (median(side) for side in zip(*pairs, strict=True))
        note = f"{len(twice) / 1e6:.1f} MB in {double:.2f} s"
        found.append(Row(PART, name, double * 1000, "ms", "half of it", single * 1000, most=2000, note=note))
        if single >= 0.01:
            found[-1] = found[-1]._replace(most_ratio=MOST_RATIO)
    gc.unfreeze()
    return found
