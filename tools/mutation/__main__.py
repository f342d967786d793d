"""Put faults into the code, one by one, and see that the tests find each: ``nox -s mutation [-- --sample 60 --only auditor]``.

The sample is always the same, and a smaller one is its beginning. A run that was stopped goes on where it was; ``--fresh``
judges everything anew. What no test finds is shown, and fails, unless it stands in `equivalent.toml` with the reason why it
changes nothing; ``--doubt`` judges those, too. It needs a system that forks processes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from checks.selection import LARGE, SESSIONS, UNTRACED, files

from . import runs
from .judge import Judge, copied
from .mutant import ROOMS, Identity, Mutant
from .operators import sample
from .reach import Reach
from .verdicts import Session, Verdict, as_entry, equivalents

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE = Path("src/shoulderkit")
LISTED = Path(__file__).with_name("equivalent.toml")
KEPT = Path("build/mutation")


def _files() -> list[Path]:
    """Return the files of tests that take part: not those of texts, and none that plans hundreds of sessions.

    What works in other processes and threads takes long, and which lines it reaches there is not seen.
    """
    others = {*UNTRACED, *LARGE, *SESSIONS, *files("many* threads")}
    found = [*sorted(Path("tests").glob("test_*.py")), *sorted(Path("tests/laws").glob("test_*.py"))]
    return [file for file in found if str(file) not in others]


def _fingerprint(folder: Path) -> str:
    """Return a text that changes with any module in a folder."""
    texts = (file.read_bytes() for file in sorted(folder.rglob("*.py")))
    return hashlib.sha256(b"\n".join(texts)).hexdigest()[:16]


def _judged(mutants: Iterable[Mutant], judge: Judge, session: Session) -> list[Verdict]:
    """Return the verdicts of mutants; those that are new are told as they come."""
    tests, found = _fingerprint(Path("tests")), list[Verdict]()
    for mutant in mutants:
        verdict = session.find(mutant.identity, tests)
        if verdict is None:
            started = time.monotonic()
            verdict = Verdict(mutant.identity, judge.killer(mutant), tests, round(time.monotonic() - started, 1))
            session.add(verdict)
            said = f"killed by {verdict.killed_by}" if verdict.killed_by else "SURVIVED"
            print(f"{len(found) + 1:4} {verdict.seconds:6} s {mutant.identity.module}: {said}", flush=True)
        found.append(verdict)
    return found


def _report(chosen: list[Mutant], verdicts: list[Verdict], known: dict[Identity, str], judge: Judge) -> int:
    """Tell what became of a sample, and return the exit status."""
    killers = {verdict.killed_by: verdict for verdict in verdicts if verdict.killed_by}
    survived = [verdict.identity for verdict in verdicts if not verdict.killed_by and verdict.identity not in known]
    revived = [verdict.identity for verdict in verdicts if verdict.killed_by and verdict.identity in known]
    equivalent = len({mutant.identity for mutant in chosen} & known.keys()) - len(revived)
    for identity in survived:
        print(f"\nNo test finds this:\n\n{as_entry(identity)}")
    for identity in revived:
        print(f"\nThis is said to change nothing, and a test finds it:\n\n{as_entry(identity)}")
    rooms = Counter(mutant.identity.module.split("/")[0] for mutant in chosen)
    print(
        f"\n{len(chosen)} mutants ({', '.join(f'{number} {room}' for room, number in sorted(rooms.items()))}):", end=" "
    )
    print(f"{len(chosen) - len(survived) - equivalent} killed, {equivalent} change nothing, {len(survived)} survived")
    unfit = judge.unfit(sorted(name for name in killers if "::" in name))
    if unfit:
        print(f"{unfit} fails without a mutant, too, where only the tests run that killed one: no verdict of it counts")
    return 1 if survived or revived or unfit else 0


def main(arguments: list[str]) -> int:
    """Judge a sample; the status is 1 where a mutant survives that is not known to change nothing."""
    parser = argparse.ArgumentParser(prog="mutation", description=__doc__, add_help=True)
    parser.add_argument("--sample", type=int, default=600, help="how many mutants")
    parser.add_argument("--only", choices=ROOMS, action="append", help="those of a room alone")
    parser.add_argument("--fresh", action="store_true", help="forget what was recorded and judged")
    parser.add_argument("--doubt", action="store_true", help="judge what changes nothing, too")
    asked = parser.parse_args(arguments)
    if asked.fresh:
        shutil.rmtree(KEPT, ignore_errors=True)
    os.environ.update(HYPOTHESIS_PROFILE="few", PYTHONWARNDEFAULTENCODING="1")
    package = copied(PACKAGE, KEPT.resolve() / "copy" / PACKAGE.name)
    runs.prepare(package)
    # lines move with any change of the code
    reach = Reach(KEPT / "reach" / _fingerprint(PACKAGE), package)
    reach.record(_files())
    every = [mutant for mutant in sample(PACKAGE) if mutant.identity.module.split("/")[0] in (asked.only or ROOMS)]
    known = equivalents(LISTED)
    chosen = every[: asked.sample]
    judge, session = Judge(package, reach), Session(KEPT / "verdicts.jsonl")
    verdicts = _judged((m for m in chosen if asked.doubt or m.identity not in known), judge, session)
    return _report(chosen, verdicts, known, judge)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
