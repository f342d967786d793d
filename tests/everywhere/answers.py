"""Answer golden cases and make documents, in one process, and compare with what is kept.

``answers.py FIRST STEP [threads | fork | spawn]``: every STEP-th case from FIRST on, by default one after the other; else in
32 threads that start together, or in processes that are started so. Prints one JSON object: where the package was imported
from, how many cases were answered, the cases that differ, and the SHA-256 of each document.
"""

from __future__ import annotations

import json
import locale
import multiprocessing
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import shoulderkit as sk
from golden_cases import SUITES, answer, requests_of, stored

#: Of the large suite few cases, since each takes as long as dozens of others: on each Python another fifth.
_SUITES = {suite: (5 if suite == "large" else 1) for suite in SUITES}
THREADS = 32

Case = tuple[str, int]


def cases(first: int, step: int) -> list[Case]:
    """Return every *step*-th case from *first* on, of all suites."""
    listed = [
        (suite, n)
        for suite, every in _SUITES.items()
        for n in range(sys.version_info.minor % every, len(requests_of(suite)), every)
    ]
    return listed[first::step]


@cache
def _kept(suite: str) -> tuple[list[Any], list[Any]]:
    return stored(f"{suite}/answers"), stored(f"{suite}/words")


def differs(case: Case) -> str | None:
    """Return the name of a case whose answers or words are not, byte for byte, those that are kept; else None."""
    suite, number = case
    for kept, got in zip(_kept(suite), answer(suite, number), strict=True):
        if _text(kept[number]) != _text(got):
            return f"{suite} {number}"
    return None


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def documents() -> dict[str, str]:
    """Return the SHA-256 of what is made from the bundled data: texts, tables, pages and pictures."""
    catalog = sk.bundled()
    planner = sk.Planner()
    request = sk.Request(goal="stiff-shoulders", setting="home", minutes=7)
    plan = planner.plan(request)
    day = planner.breaks(sk.Request(goal="stiff-shoulders", setting="desk", minutes=1), 3)
    made = {
        "catalog": sk.dumps(catalog),
        "plan": sk.dumps(plan, defaults=True),
        "session": sk.dumps(plan.session, defaults=True),
        "schemas": _text([sk.json_schema(kind) for kind in (sk.Plan, sk.Catalog, sk.Session, sk.NoPlanError)]),
        "records": _text(plan.to_records()),
        "sentences": sk.explain(plan),
        "html": plan._repr_html_(),
        "markdown": plan._repr_markdown_(),
        "timeline": sk.timeline(plan).svg,
        "day": sk.day_chart(day).svg,
        "page": sk.session_page(plan),
        "sheet": sk.print_sheet(plan),
    }
    return {name: sha256(text.encode()).hexdigest() for name, text in made.items()}


def _in_threads(wanted: list[Case]) -> list[str | None]:
    found: list[str | None] = []
    together = threading.Barrier(THREADS)

    def work(own: list[Case]) -> None:
        together.wait()
        found.extend(map(differs, own))

    threads = [threading.Thread(target=work, args=(wanted[number::THREADS],)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def main(arguments: list[str]) -> int:
    """Answer, and print what differs."""
    first, step, *how = arguments
    # as programs do that format numbers and dates for their users
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    wanted = cases(int(first), int(step))
    match how:
        case ["threads"]:
            found = _in_threads(wanted)
        case ["fork" | "spawn" as method]:
            with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
                found = list(pool.map(differs, wanted))
        case _:
            found = list(map(differs, wanted))
    told = {
        "from": str(sk.__file__),
        "optimized": sys.flags.optimize,
        "answered": len(found),
        "different": [name for name in found if name],
        "documents": documents(),
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
