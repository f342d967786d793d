"""What mutation testing stands on: verdicts that last, a list of mutants that still exist, and runs that end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mutation.judge import _in_order, _within
from mutation.mutant import Identity
from mutation.reach import Reaching
from mutation.verdicts import Session, Verdict, as_entry, equivalents

LISTED = Path("tools/mutation/equivalent.toml")
ONE = Identity("catalog/table.py", "Table.find", 'name = "a\\n"', "name = None", 1)
OTHER = ONE._replace(number=2)


def test_a_run_goes_on_where_it_stopped(tmp_path):
    """A verdict is read back; what survived is judged again where the tests are others, and a later verdict counts."""
    file = tmp_path / "build" / "verdicts.jsonl"
    session = Session(file)
    killed, survived = Verdict(ONE, "tests/test_a.py::test_a", "before", 1.5), Verdict(OTHER, None, "before", 2.0)
    session.add(killed)
    session.add(survived)
    for kept in (session, Session(file)):
        assert kept.find(ONE, "before") == kept.find(ONE, "after") == killed
        assert kept.find(OTHER, "before") == survived
        assert kept.find(OTHER, "after") is None
        assert kept.find(ONE._replace(module="catalog/rows.py"), "before") is None
    session.add(survived._replace(killed_by="tests/test_b.py::test_b"))
    assert Session(file).find(OTHER, "after") == survived._replace(killed_by="tests/test_b.py::test_b")


def test_a_survivor_is_shown_as_it_is_listed(tmp_path):
    """What is shown of a survivor is an entry of the list as soon as it has its reason."""
    file = tmp_path / "equivalent.toml"
    file.write_text("\n\n".join(map(as_entry, (ONE, OTHER))).replace('why = ""', 'why = "so"'), encoding="utf-8")
    assert equivalents(file) == {ONE: "so", OTHER: "so"}
    for wrong in (as_entry(ONE), f'{file.read_text(encoding="utf-8")}\n\n{as_entry(ONE)[:-1]}so"'):
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match="twice or without its reason"):
            equivalents(file)


def test_listed_mutants_are_of_the_code_as_it_is():
    """Each entry of the list speaks of lines that stand in its module."""
    listed = equivalents(LISTED)
    assert listed
    for identity in listed:
        lines = Path("src/shoulderkit", identity.module).read_text(encoding="utf-8").splitlines()
        assert identity.was in " ".join(line.strip() for line in lines), identity


def test_quick_tests_come_first():
    """Quick tests come before slow ones, and those of a file that speaks of the module before others."""
    slow, quick = ("tests/test_rows.py::test_slow", 3.0), ("tests/test_rows.py::test_quick", 0.1)
    rows = Reaching("tests/test_rows.py", 1.0, (quick, slow))
    others = Reaching("tests/test_others.py", 0.9, (("tests/test_others.py::test_it", 0.1),))
    ordered = _in_order([others, rows], "catalog/rows.py")
    assert [reaching.tests for reaching in ordered] == [(quick,), others.tests, (slow,)]
    assert _within(ordered, 0.0) == ordered[:1]
    assert _within(ordered, 2.2) == ordered[:2]
    assert _within(ordered, 6.2) == ordered


FORKED = """
import os, subprocess, sys, time
from mutation import runs

def spin():
    while True: pass

def leave_something():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    return "failed"

def broken():
    raise ValueError("so")

for work in (lambda: None, lambda: "failed", broken, lambda: os._exit(3), spin, leave_something):
    print(runs.forked(work, 1).failed)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_every_run_ends():
    """A run says what failed, and one that breaks, ends or does not end is a failure."""
    done = subprocess.run(
        [sys.executable, "-c", FORKED],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=50,
        env={"PYTHONPATH": "tools"},
    )
    ended = "did not end by itself"
    assert done.stdout.splitlines() == ["None", "failed", "ValueError('so')", ended, ended, "failed"]


SOURCE = b'''
"""Words."""
from typing import cast, TYPE_CHECKING
Pair = tuple[int, int]
__all__ = ["total"]
if TYPE_CHECKING:
    x = 1


class Counted:
    def total(self, several: list[int | None], word: str = "key") -> int:
        """Words."""
        if self.most < len(several):
            raise ValueError("too many of them", f"of {word}")
        return cast("int", sum(
            several,
            start=2,
            *zip(several, several, strict=True),
        ))
'''


def test_what_is_mutated():
    """Of each place one change is made, in code alone: not in types, documentation or sentences, and it can be compiled."""
    operators = pytest.importorskip("mutation.operators", reason="mutmut is not installed")
    found = operators.mutants_of("counted.py", SOURCE)
    changes = {(mutant.identity.was, mutant.identity.now) for mutant in found}
    assert ("if self.most < len(several):", "if self.most <= len(several):") in changes
    assert ("start=2,", "start=3,") in changes
    for mutant in found:
        changed = mutant.applied(SOURCE)
        compile(changed, "counted.py", "exec")
        assert mutant.identity.definition == "Counted.total"
        assert mutant.identity.was in " ".join(
            line.strip() for line in SOURCE.decode().splitlines()[mutant.lines.start - 1 : mutant.lines.stop - 1]
        )
        for kept in (
            b'cast("int", ',
            b'"too many of them"',
            b"list[int | None]",
            b'"""Words."""',
            b"Pair = tuple[int, int]",
        ):
            assert kept in changed
    later = operators.mutants_of("counted.py", SOURCE.replace(b"class Counted", b"one = 1\n\n\nclass Counted"))
    assert {mutant.identity for mutant in found} < {mutant.identity for mutant in later}
