"""The command line as a program: help, version, streams and exit status."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cli_cases import refused, run, written
from shoulderkit.explainer.layout import WIDTH


class TestHelp:
    @pytest.mark.parametrize(
        "command", [(), ("plan",), ("list",), ("show",), ("audit",), ("import",), ("import", "free-exercise-db")]
    )
    def test_help_has_an_example(self, command):
        """Every help text fits a terminal and has an example on its own line."""
        out, _ = run(*command, "--help")

        assert any(line.startswith("  shoulderkit ") for line in out.splitlines())
        assert all(len(line) <= WIDTH for line in out.splitlines()[1:])

    def test_an_unknown_command_is_refused(self):
        """A command that does not exist is refused."""
        assert "plam" in refused("plam")

    def test_the_version_is_printed(self, monkeypatch):
        """--version prints the installed version."""
        monkeypatch.setattr("importlib.metadata.version", {"shoulderkit": "9.8.7"}.__getitem__)

        assert run("--version")[0] == "shoulderkit 9.8.7\n"


def spawned(*args: str, code: str | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run Python in a separate process."""
    start = ("-m", "shoulderkit") if code is None else ("-c", code)
    return subprocess.run([sys.executable, *start, *args], capture_output=True, check=False, timeout=60, **more)


class TestProcess:
    def test_output_is_utf_8_whatever_the_locale(self, tmp_path, monkeypatch):
        """Piped output is UTF-8, on a machine with another code page, too."""
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")
        done = spawned("show", "hand-roll", "--catalog", written(tmp_path))

        assert done.returncode == 0, done.stderr
        assert "“é”" in done.stdout.decode("utf-8")

    def test_a_closed_pipe_is_quiet(self):
        """Output to a closed pipe ends without a traceback."""
        with subprocess.Popen(
            [sys.executable, "-m", "shoulderkit", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            process.wait(60)
            assert process.stderr.read() == b""

    def test_without_click_it_says_what_to_install(self):
        """Without the extra the entry point says what to install, with exit status 2."""
        done = spawned(code="import sys; sys.modules['click'] = None; from shoulderkit.cli import main; main()")

        assert done.returncode == 2
        assert done.stdout == b""
        assert b"pip install 'shoulderkit[cli]'" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_streams_that_are_not_files_are_unchanged(self):
        """An embedding program that replaced the standard streams can call the entry point, and keeps its collector."""
        code = """if True:
            import gc, io, sys
            sys.stdout, sys.argv[1:], usual = io.StringIO(), ["list"], gc.get_threshold()
            from shoulderkit.cli import main
            try:
                main()
            finally:
                sys.exit("changed" if gc.get_threshold() != usual else 0)
        """

        assert spawned(code=code).returncode == 0

    def test_the_end_of_a_process_is_quick(self):
        """When the process of a command ends, Python looks through nothing of what it used for what is unused."""
        code = """if True:
            import atexit, gc, sys
            atexit.register(lambda: sys.stderr.write("all" if gc.get_freeze_count() > len(gc.get_objects()) else "few"))
            sys.argv[1:] = ["list"]
            from shoulderkit.cli import main
            main()
        """
        done = spawned(code=code)

        assert done.returncode == 0
        assert done.stderr == b"all"

    def test_a_plan_imports_what_it_needs(self):
        """A printed plan imports no other command, and nothing that only refusals, pages, packed data or the auditor need."""
        code = """if True:
            import sys
            sys.argv[1:] = ["plan", "--minutes", "2", "--goal", "tense-neck"]
            from shoulderkit.cli import main
            try:
                main()
            finally:
                print(*sys.modules, file=sys.stderr)
        """
        loaded = set(spawned(code=code).stderr.decode("utf-8").split())
        other = {"audits", "batches", "imports", "lookups", "playing"}

        assert {"shoulderkit.cli.planning", "shoulderkit.planner", "shoulderkit.explainer", "json"} <= loaded
        assert loaded.isdisjoint(f"shoulderkit.cli.{name}" for name in other)
        assert loaded.isdisjoint(
            f"shoulderkit.{room}" for room in ("auditor", "batch", "display", "many", "play", "schemas")
        )
        assert loaded.isdisjoint(
            {"cattrs", "importlib_resources", "secrets", "shoulderkit.planner.answers.refusal.diagnosis", "zipfile"}
        )
