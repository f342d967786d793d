"""The command that writes a session as a page or as a sheet."""

from __future__ import annotations

from pathlib import Path

import shoulderkit as sk
from cli_cases import PLAN, REQUEST, refused, run
from shoulderkit.model import Routine

CATALOG = sk.bundled()
DESK = CATALOG.routines["desk-upper-back"]


def test_a_routine_as_a_page() -> None:
    """The id of a routine gives its page on standard output, and nothing else."""
    assert run("page", DESK.id) == (sk.session_page(DESK), "")
    assert run("page", DESK.id, "--count-in", "0") == (sk.session_page(DESK, count_in_s=0), "")


def test_a_planned_session_as_a_page(tmp_path: Path) -> None:
    """The options of a plan give the page of the planned session, in a file where one is named."""
    file = tmp_path / "session.html"
    assert run("page", *PLAN[1:], "-o", str(file)) == ("", "")
    assert file.read_text(encoding="utf-8") == sk.session_page(sk.plan(REQUEST))


def test_a_sheet() -> None:
    """With --print it is a sheet, which counts nothing."""
    assert run("page", DESK.id, "--print") == (sk.print_sheet(DESK), "")
    assert "--count-in is about a page" in refused("page", DESK.id, "--print", "--count-in", "3")


def test_saved_plans_and_routines(tmp_path: Path) -> None:
    """A saved plan or routine is read from a file or from standard input."""
    plan = sk.plan(REQUEST)
    file = tmp_path / "plan.json"
    file.write_text(sk.dumps(plan), encoding="utf-8")
    assert run("page", str(file))[0] == sk.session_page(plan)
    routine: Routine = plan.routine
    assert run("page", "-", text=sk.dumps(routine))[0] == sk.session_page(routine)


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    """A routine beside a request, an unknown id and a folder that is not there are refused."""
    assert "give a ROUTINE, or the options of a plan" in refused("page", DESK.id, "--minutes", "3")
    assert "desk-upper-back" in refused("page", "desk-uper-back")
    assert "cannot be written" in refused("page", DESK.id, "-o", str(tmp_path / "no" / "x.html"), status=4)
