"""The exit statuses of the command line, what is printed with each, and JSON for refusals."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

import shoulderkit as sk
from cli_cases import PLAN, run
from shoulderkit.cli.statuses import ExitStatus, status_of

IMPOSSIBLE = ("plan", "--minutes", "3", "--goal", "tense-neck", "--setting", "desk", "--include", "lat-release")
#: Commands that are refused, with the status, and the class of the error in JSON.
REFUSED = [
    (("plan", "--minutes", "x", "--goal", "tense-neck"), ExitStatus.MISUSE, sk.InvalidValueError),
    (("plan", "--gaol", "tense-neck"), ExitStatus.MISUSE, sk.InvalidValueError),
    (("plan", "--minutes"), ExitStatus.MISUSE, sk.InvalidValueError),
    (("show",), ExitStatus.MISUSE, sk.InvalidValueError),
    (("list", "moves"), ExitStatus.MISUSE, sk.InvalidValueError),
    (("list", "--only", "region"), ExitStatus.MISUSE, sk.InvalidValueError),
    ((*PLAN, "--minutes", "9"), ExitStatus.MISUSE, sk.InvalidValueError),
    ((*PLAN, "--breaks", "2", "--why"), ExitStatus.MISUSE, sk.InvalidValueError),
    (("plan",), ExitStatus.MISUSE, sk.RequestError),
    (("plan", "--minutes", "9", "--goal", "tense-nek"), ExitStatus.MISUSE, sk.RequestError),
    ((*PLAN, "--without-rule", "phase"), ExitStatus.MISUSE, sk.RuleError),
    ((*PLAN, "--why-not", "lat-relase"), ExitStatus.MISUSE, sk.UnknownIdError),
    ((*PLAN, "--why-not", "wall-angel"), ExitStatus.MISUSE, sk.InPlanError),
    (("show", "lat-relase"), ExitStatus.MISUSE, sk.UnknownIdError),
    (("audit", "desk-uper-back"), ExitStatus.MISUSE, sk.UnknownIdError),
    (IMPOSSIBLE, ExitStatus.NO_PLAN, sk.NoPlanError),
    ((*IMPOSSIBLE, "--breaks", "2"), ExitStatus.NO_PLAN, sk.NoPlanError),
    (("list", "--catalog", "no/such/folder"), ExitStatus.BAD_DATA, sk.DataError),
    (("list", "--extend", "no/such/folder"), ExitStatus.BAD_DATA, sk.DataError),
    (("diff-data", "no/such/folder"), ExitStatus.BAD_DATA, sk.DataError),
    (("import", "free-exercise-db", "no/such/file"), ExitStatus.BAD_DATA, sk.DataError),
]
IDS = [" ".join(args) for args, _, _ in REFUSED]


class TestStatuses:
    @pytest.mark.parametrize(("args", "status", "kind"), REFUSED, ids=IDS)
    def test_a_refusal_is_text_on_standard_error(self, args, status, kind):
        """A refused command prints nothing but text on standard error, and its exit status says why."""
        out, err = run(*args, status=status)

        assert out == ""
        assert err.startswith("shoulderkit")
        assert kind is not None

    @pytest.mark.parametrize(("args", "status", "kind"), [row for row in REFUSED if row[0][0] != "import"])
    def test_a_refusal_is_data_with_json(self, args, status, kind):
        """With --json a refused command prints its error as JSON on standard output, and nothing else."""
        out, err = run(*args, "--json", status=status)
        error = sk.loads(out, sk.ShoulderkitError)

        assert err == ""
        assert type(error) is kind
        assert status_of(error) is status
        assert out == sk.dumps(error)

    def test_done_is_0_and_findings_of_error_severity_are_1(self):
        """A command that did its work has the status 0; an audit that found errors has 1, with --json, too."""
        alone = sk.Routine(id="a", name="A", steps=(sk.Step(exercise=sk.bundled().exercises["rhomboid-release"]),))

        assert run("audit", "desk-upper-back", status=ExitStatus.DONE)[1] == ""
        assert "error" in run("audit", "-", text=sk.dumps(alone), status=ExitStatus.FINDINGS)[0]
        assert json.loads(run("audit", "-", "--json", text=sk.dumps(alone), status=ExitStatus.FINDINGS)[0])

    @pytest.mark.parametrize(
        ("error", "status"),
        [
            (sk.EffortLimitError(sk.Request(minutes=1, goal="x"), 9), ExitStatus.NO_PLAN),
            (sk.MergeError("Catalog", (sk.Fault("x"),)), ExitStatus.BAD_DATA),
            (sk.RuleCycleError((sk.RuleEdge("a", "b", "c"),)), ExitStatus.BAD_DATA),
            (sk.WorkerError(3), ExitStatus.BAD_DATA),
            (sk.MissingExtraError("batch", "arrow"), ExitStatus.MISUSE),
        ],
    )
    def test_what_is_hard_to_bring_about_has_its_status_too(self, error, status):
        """The errors that no call above brings about have the status of their kind."""
        assert status_of(error) is status

    def test_without_a_command_the_help_is_printed(self):
        """Without any argument the help goes to standard error, since nothing was done."""
        out, err = run(status=ExitStatus.MISUSE)

        assert out == ""
        assert err == run("--help")[0]

    def test_the_documented_statuses_are_these(self):
        """The page about the command line lists each status, and no other."""
        page = (Path(__file__).parents[1] / "docs/cli.md").read_text(encoding="utf-8")
        table = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")]

        assert [int(cell) for cell in table if cell.isdecimal()] == list(ExitStatus)


def started(*args: str, **more: object) -> subprocess.Popen[bytes]:
    """Start the command line as a process, with the streams of a shell."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.Popen([sys.executable, "-m", "shoulderkit", *args], **streams)


class TestStreams:
    @pytest.mark.parametrize("args", [("list", "sources"), ("list", "sources", "--json"), ("plan", "--help")])
    def test_a_closed_pipe_is_quiet(self, args):
        """Output to a pipe that was closed ends quietly, with the status that a shell gives for it."""
        with started(*args) as process:
            process.stdout.close()

            assert process.stderr.read() == b""
            assert process.wait(60) == ExitStatus.CLOSED_PIPE

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    @pytest.mark.parametrize("args", [("list",), ("list", "--json"), ("list", "--help"), (*IMPOSSIBLE, "--json")])
    def test_a_full_disk_is_told_in_a_line(self, args):
        """Output to a full disk ends with a line that says so."""
        with Path("/dev/full").open("wb") as full, started(*args, stdout=full) as process:
            said = process.stderr.read().decode()

            assert said == "shoulderkit: standard output: No space left on device\n"
            assert process.wait(60) == ExitStatus.BAD_DATA

    def test_an_interrupt_has_its_status(self, monkeypatch):
        """Whatever is interrupted ends with the status of an interrupt."""
        monkeypatch.setattr(sk.Planner, "plan", Mock(side_effect=KeyboardInterrupt))

        assert run(*PLAN, status=ExitStatus.INTERRUPTED)[0] == ""

    @pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
    def test_an_interrupt_is_quiet(self):
        """An interrupt ends a command without a traceback, with the status that a shell gives for it."""
        # what runs in the background may be told to pass over interrupts, and whatever it starts would, too
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            waiting = started("audit", "-", stdin=subprocess.PIPE)
        finally:
            signal.signal(signal.SIGINT, before)
        with waiting:
            # it waits for what comes in
            time.sleep(3)
            waiting.send_signal(signal.SIGINT)
            try:
                assert waiting.wait(60) == ExitStatus.INTERRUPTED
            finally:
                waiting.kill()
            assert waiting.stderr.read().strip() == b""
