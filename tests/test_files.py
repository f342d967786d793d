"""Files: what is read and what is not, and how commands write: as a whole, unasked over nothing, to no link."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest

import shoulderkit as sk
from cli_cases import OWN, run
from importer_cases import record
from shoulderkit.cli.commands import shoulderkit as commands
from shoulderkit.importers.free_exercise_db import read_free_exercise_db
from shoulderkit.mcp_server import main as serve

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and links as Unix has them")
PAGE = ("page", "desk-upper-back", "--print")
ASK = ("plan", "--minutes", "3", "--goal", "tense-neck", "--setting", "desk")
LINE = json.dumps({"minutes": 3, "goal": "tense-neck", "setting": "desk"})


def fed(path: Path, text: str) -> Path:
    """Make a pipe that a thread writes a text to."""
    os.mkfifo(path)
    threading.Thread(target=path.write_text, args=(text, "utf-8"), daemon=True).start()
    return path


def unreadable(folder: Path, kind: str) -> Path:
    """Make what is no regular file, and return its path."""
    path = folder / f"{kind}.json"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "nothing":
            path.symlink_to(folder / "not-there")
        case "loop":
            path.symlink_to(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(os.path.relpath(path))
        case _:
            path.mkdir()
    return path


KINDS = {
    "pipe": "is a pipe",
    "device": "is a device",
    "nothing": "is a link to nothing",
    "loop": "is a link to nothing",
    "socket": "is a socket",
    "folder": "is a folder",
}


class TestReading:
    @pytest.mark.parametrize("kind", KINDS)
    def test_in_a_folder_only_regular_files_are_read(self, tmp_path, kind):
        """What else is in a folder, which would make one wait or never end, is a fault of its place."""
        folder = tmp_path / "exercises"
        folder.mkdir()
        unreadable(folder, kind)
        with pytest.raises(sk.DataError) as caught:
            sk.load_catalog(tmp_path)
        (fault,) = caught.value.faults
        assert fault.file == f"exercises/{kind}.json"
        assert fault.message.startswith(KINDS[kind])

    def test_a_table_is_a_regular_file_too(self, tmp_path):
        """So is what stands in the place of a table."""
        os.mkfifo(tmp_path / "regions.json")
        with pytest.raises(sk.DataError, match=r"regions\.json: is a pipe, not a regular file"):
            sk.load_catalog(tmp_path)

    def test_what_a_link_leads_to_is_read(self, tmp_path):
        """A link to a regular file is as good as the file."""
        (tmp_path / "own").write_text(json.dumps({"regions": OWN["regions"]}), encoding="utf-8")
        (tmp_path / "regions.json").symlink_to(tmp_path / "own")
        assert list(sk.load_catalog(tmp_path).regions) == ["hand"]

    def test_a_pipe_that_is_named_is_read(self, tmp_path):
        """A pipe that a caller names is read: a catalog, a dataset, a routine, requests."""
        assert "hand-roll" in sk.load_catalog(fed(tmp_path / "own.json", json.dumps(OWN))).exercises
        imported = read_free_exercise_db(fed(tmp_path / "data.json", json.dumps([record()])))
        assert len(imported.catalog.exercises) == 1
        routine = sk.dumps(sk.bundled().routines["desk-upper-back"])
        assert run("audit", str(fed(tmp_path / "routine.json", routine)))[0]
        out, _ = run("batch", str(fed(tmp_path / "requests.jsonl", LINE)), "--format", "jsonl")
        assert json.loads(out)["status"] == "optimal"

    @pytest.mark.parametrize("kind", ["device", "socket"])
    @pytest.mark.parametrize("args", [("list", "--catalog"), ("audit",), ("batch", "--request-format", "jsonl", "--format", "jsonl"), ("import", "free-exercise-db")], ids=" ".join)  # fmt: skip
    def test_a_device_is_refused_by_its_name(self, tmp_path, monkeypatch, kind, args):
        """A device, which never ends, and a socket are refused where they are named, with the status of bad data."""
        monkeypatch.chdir(tmp_path)
        path = unreadable(tmp_path, kind)
        out, err = run(*args, str(path), status=4)
        assert out == ""
        assert KINDS[kind] in " ".join(err.split())

    def test_standard_input_has_a_catalog(self):
        """A catalog comes from standard input where - is given: to use, to put on top, to compare, to convert."""
        text = json.dumps(OWN)
        assert "hand-roll" in run("list", "--catalog", "-", text=text)[0]
        assert "hand-roll" in run("list", "--extend", "-", text=text)[0]
        assert "hand" in run("diff-data", "-", text=text)[0]
        assert "fedb-" in run("import", "free-exercise-db", "-", text=json.dumps([record()]))[0]

    def test_a_press_of_tab_reads_nothing(self):
        """Completion does not wait for a catalog from standard input: then nothing is offered."""
        command = commands.commands["show"]
        context = click.Context(command)
        context.params = {"catalog": "-", "extend": None, "only": ()}
        assert command.params[0].shell_complete(context, "") == []

    def test_faults_of_standard_input_say_that(self):
        """Faults are told of standard input, on a terminal in words, in JSON by its name."""
        assert "standard input: " in run("list", "--catalog", "-", text="{", status=4)[1]
        error = sk.loads(run("list", "--catalog", "-", "--json", text="{", status=4)[0], sk.DataError)
        assert error.what == "-"

    @pytest.mark.parametrize("args", [("list", "--catalog", "-", "--extend", "-"), ("audit", "-", "--catalog", "-"), ("batch", "-", "--format", "csv", "--extend", "-"), ("diff-data", "-", "-")], ids=" ".join)  # fmt: skip
    def test_standard_input_is_read_once(self, args):
        """Two arguments cannot both be standard input."""
        assert "standard input can be read once" in " ".join(run(*args, status=2, text=json.dumps(OWN))[1].split())

    def test_the_server_reads_calls_from_there(self, capsys):
        """The standard input of the server for agents has its calls, and no catalog."""
        with pytest.raises(SystemExit) as caught:
            serve(["--catalog", "-"])
        assert caught.value.code == 2
        assert "standard input has the calls" in capsys.readouterr().err


def names(folder: Path) -> set[str]:
    """Return the names of what is in a folder."""
    return {path.name for path in folder.iterdir()}


def dataset(folder: Path) -> str:
    """Write a dataset, and return its path."""
    path = folder / "data.json"
    path.write_text(json.dumps([record()]), encoding="utf-8")
    return str(path)


def requests(folder: Path) -> str:
    """Write a request, and return the path of the file."""
    path = folder / "requests.jsonl"
    path.write_text(f"{LINE}\n", encoding="utf-8")
    return str(path)


#: Each command that writes a file, up to its name.
WRITERS = {
    "page": lambda _: (*PAGE, "-o"),
    "plan": lambda _: (*ASK, "--svg"),
    "day": lambda _: (*ASK, "--breaks", "2", "--svg"),
    "import": lambda folder: ("import", "free-exercise-db", dataset(folder), "-o"),
    "batch": lambda folder: ("batch", requests(folder), "--format", "jsonl", "-o"),
}
EACH = pytest.mark.parametrize("name", WRITERS)


class TestWriting:
    @EACH
    def test_nothing_is_replaced_unasked(self, tmp_path, name):
        """A file that exists stays, and the command is misuse, unless --force is given; nothing is left beside it."""
        args = WRITERS[name](tmp_path)
        target = tmp_path / "out"
        target.write_text("precious", encoding="utf-8")
        target.chmod(0o640)
        before = names(tmp_path)

        assert "exists: give --force" in " ".join(run(*args, str(target), status=2)[1].split())
        assert target.read_text(encoding="utf-8") == "precious"
        run(*args, str(target), "--force")
        assert "precious" not in target.read_text(encoding="utf-8")
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
        assert names(tmp_path) == before

    @EACH
    def test_no_link_is_followed_or_replaced(self, tmp_path, name):
        """A link is refused, with --force, too: what it leads to is not what was named."""
        args = WRITERS[name](tmp_path)
        for leads in ("kept", "not-there"):
            target = tmp_path / f"to-{leads}"
            target.symlink_to(tmp_path / leads)
            (tmp_path / "kept").write_text("precious", encoding="utf-8")
            assert "is a link" in " ".join(run(*args, str(target), "-f", status=2)[1].split())
            assert target.is_symlink()
        assert (tmp_path / "kept").read_text(encoding="utf-8") == "precious"
        assert not (tmp_path / "not-there").exists()

    @EACH
    def test_a_folder_and_what_is_not_there(self, tmp_path, name):
        """A folder, and a file in a folder that is not there, cannot be written, which is bad data."""
        args = WRITERS[name](tmp_path)
        assert "cannot be written: it is a folder" in " ".join(run(*args, str(tmp_path), "-f", status=4)[1].split())
        said = " ".join(run(*args, str(tmp_path / "no" / "out"), status=4)[1].split())
        assert "cannot be written: No such file or directory" in said

    @EACH
    def test_a_name_may_be_as_long_as_names_can_be(self, tmp_path, name):
        """What stands beside while it is written has a short name, whatever that of the file is."""
        if name == "batch":
            pytest.skip("its journal has the name of its output in its own")
        target = tmp_path / ("n" * 255)
        run(*WRITERS[name](tmp_path), str(target))
        assert target.stat().st_size > 0

    @EACH
    def test_a_pipe_is_written_to_as_it_is(self, tmp_path, name):
        """A pipe is written to, and stays one."""
        args = WRITERS[name](tmp_path)
        target, read = tmp_path / "pipe", []
        os.mkfifo(target)
        reader = threading.Thread(target=lambda: read.append(target.read_bytes()), daemon=True)
        reader.start()
        run(*args, str(target))
        reader.join(60)
        assert read[0]
        assert target.is_fifo()

    @EACH
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
    def test_a_full_device_is_told(self, tmp_path, name):
        """A full disk is told in a sentence, with the status of bad data."""
        out, err = run(*WRITERS[name](tmp_path), "/dev/full", status=4)
        assert "cannot be written: No space left on device" in " ".join(err.split())
        assert out == ""

    @EACH
    def test_a_disk_that_gets_full_leaves_what_was_there(self, tmp_path, monkeypatch, name):
        """Where a disk gets full while a file is written, what was there before stays, and nothing else."""
        args = WRITERS[name](tmp_path)
        target = tmp_path / "out"
        target.write_text("precious", encoding="utf-8")
        before = names(tmp_path)

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        said = run(*args, str(target), "--force", status=4)[1]
        assert "cannot be written: No space left on device" in " ".join(said.split())
        assert target.read_text(encoding="utf-8") == "precious"
        # a batch keeps what it made, to go on from there
        assert names(tmp_path) == before | ({"out.partial"} if name == "batch" else set())

    def test_what_is_read_is_never_replaced(self, tmp_path):
        """A file that the command reads is not replaced, with --force, either."""
        for args in (
            ("import", "free-exercise-db", dataset(tmp_path), "-o", dataset(tmp_path)),
            ("batch", requests(tmp_path), "-o", str(tmp_path / "requests.jsonl")),
        ):
            before = Path(args[-1]).read_bytes()
            assert "is read by the same command" in " ".join(run(*args, "--force", status=2)[1].split())
            assert Path(args[-1]).read_bytes() == before

    def test_a_file_that_comes_meanwhile_stays(self, tmp_path, monkeypatch):
        """A file that came into being while its command ran is not replaced, either."""
        target = tmp_path / "out"
        monkeypatch.setattr(os, "fsync", lambda _: target.write_text("precious", encoding="utf-8"))
        assert "exists" in run(*PAGE, "-o", str(target), status=2)[1]
        assert target.read_text(encoding="utf-8") == "precious"
        assert names(tmp_path) == {"out"}

    def test_a_socket_is_no_file_to_write(self, tmp_path, monkeypatch):
        """What is no regular file, no pipe and no device is refused."""
        monkeypatch.chdir(tmp_path)
        path = unreadable(tmp_path, "socket")
        assert "is not a regular file" in " ".join(run(*PAGE, "-o", str(path), "-f", status=4)[1].split())

    def test_standard_output_is_a_file_too(self, tmp_path):
        """With - a document goes to standard output: a page, a picture alone, a catalog."""
        assert run(*PAGE, "-o", "-")[0].startswith("<!")
        for args in (ASK, (*ASK, "--breaks", "2")):
            assert run(*args, "--svg", "-")[0].startswith("<svg")
        assert json.loads(run("import", "free-exercise-db", dataset(tmp_path), "-o", "-")[0])["exercises"]
        for more in ("--json", "--why"):
            assert "prints the picture alone" in " ".join("".join(run(*ASK, "--svg", "-", more, status=2)).split())

    def test_a_journal_is_no_link(self, tmp_path):
        """A link in the place of what an interrupted run made is not followed, and goes where a run begins anew."""
        (tmp_path / "kept").write_text("precious", encoding="utf-8")
        (tmp_path / "out.partial").symlink_to(tmp_path / "kept")
        args = ("batch", requests(tmp_path), "--format", "jsonl", "-o", str(tmp_path / "out"))
        assert "has what an interrupted run made" in " ".join(run(*args, status=2)[1].split())
        assert "is not what an interrupted run left" in " ".join(run(*args, "--continue", status=4)[1].split())
        run(*args, "--restart")
        assert (tmp_path / "kept").read_text(encoding="utf-8") == "precious"
        assert not (tmp_path / "out.partial").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("args", [("list",), PAGE, ("batch", "-", "--format", "jsonl")], ids=["list", "page", "batch"])
def test_a_full_standard_output_is_told(args):
    """Where standard output is full that is told in a sentence, with the status of bad data and no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "shoulderkit", *args],
            stdout=full, stderr=subprocess.PIPE, input=LINE, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 4
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipe_that_nobody_reads_ends_quietly(tmp_path):
    """Where the reader of a named pipe stops reading, a command ends quietly with the status of a closed pipe."""
    target = tmp_path / "pipe"
    os.mkfifo(target)
    with subprocess.Popen(
        [sys.executable, "-m", "shoulderkit", *PAGE, "-o", str(target)], stderr=subprocess.PIPE
    ) as process:
        os.close(os.open(target, os.O_RDONLY))
        assert process.stderr is not None
        said = process.stderr.read()
    assert (process.returncode, said) == (141, b"")
