"""Files that are read: regular ones, pipes that are named, and standard input."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import click
import pytest

import shoulderkit as sk
from cli_cases import OWN, run
from file_cases import KINDS, LINE, UNIX, fed, requests, unreadable
from importer_cases import record
from shoulderkit.cli.batches.formats import Format
from shoulderkit.cli.batches.requests import requests_in
from shoulderkit.cli.commands import shoulderkit as commands
from shoulderkit.importers.free_exercise_db import read_free_exercise_db
from shoulderkit.mcp_server import main as serve

pytestmark = UNIX


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
        fed(tmp_path / "regions.json", "")
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

    def test_a_name_that_is_too_long_is_a_fault(self, tmp_path):
        """A name that no file can have is told as such, whoever reads it: a catalog, a dataset, a table of requests."""
        name = str(tmp_path / ("x" * 300))
        for read in (sk.load_catalog, read_free_exercise_db):
            with pytest.raises(sk.DataError, match="File name too long"):
                read(name)
        told = run("batch", f"{name}.csv", "-o", str(tmp_path / "plans.csv"), status=4)[1]
        assert "File name too long" in " ".join(told.split())

    def test_a_file_that_may_not_be_read_is_a_fault(self, tmp_path, monkeypatch):
        """A file that may not be read is a fault that says so, in a folder and where it is named."""
        path = tmp_path / "regions.json"
        path.write_text("{}", encoding="utf-8")

        def forbidden(*_: object) -> None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(Path, "open", forbidden)
        for where in (tmp_path, path):
            with pytest.raises(sk.DataError, match=r"regions\.json: cannot be read: Permission denied"):
                sk.load_catalog(where)

    def test_what_fails_beside_the_requests_is_told_as_that(self, tmp_path):
        """An error of another file is not taken for one of the file of requests."""
        full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with pytest.raises(OSError, match="No space left") as caught, requests_in(requests(tmp_path), Format.JSONL):
            raise full
        assert caught.value is full

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
