"""Files that commands write: as a whole or not at all, over nothing unasked, and through no link."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import shoulderkit as sk
from cli_cases import run
from file_cases import ASK, LINE, PAGE, UNIX, dataset, names, requests, unreadable
from shoulderkit.cli.batches.journal import Journal

pytestmark = UNIX


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

    @pytest.mark.untraced
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

    def test_a_journal_that_cannot_grow_is_told(self, tmp_path):
        """What an interrupted run would go on from is told when it cannot be written any more."""
        journal = Journal.of(str(tmp_path / "out"), "run")
        journal.start()
        journal.path.unlink()
        journal.path.mkdir()
        with pytest.raises(sk.DataError, match="cannot be written: Is a directory"):
            journal.add("request", [])

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


@pytest.mark.untraced
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
