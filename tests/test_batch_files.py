"""Files of many requests and plans: what is seldom the case, such as many rows and a disk that gives way."""

from __future__ import annotations

import io

import pytest
from pyarrow import parquet

import shoulderkit as sk
from shoulderkit.batch import files
from shoulderkit.batch.rows import flat_rows
from shoulderkit.cli import commands
from shoulderkit.cli.batches import requests
from shoulderkit.cli.batches.formats import Format
from shoulderkit.cli.batches.journal import Journal
from shoulderkit.cli.main import main
from shoulderkit.cli.refusals import text_of

REQUEST = sk.Request(seconds=60, goal="tense-neck", setting="desk")


def test_rows_are_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows than a group holds come back whole and in order."""
    rows = [row for key in "abcde" for row in flat_rows(key, sk.plan(REQUEST))]
    monkeypatch.setattr(files, "_GROUP", 2)
    written = io.BytesIO()
    files.write_parquet(rows, "flat", written)
    read = parquet.read_table(io.BytesIO(written.getvalue()))
    assert read.num_rows == len(rows) > 10
    assert read["exercise"].to_pylist() == [row["exercise"] for row in rows]


def test_an_error_of_another_file_is_not_told_of_the_requests(monkeypatch, tmp_path):
    """Whatever fails elsewhere while requests are read is no fault of their file."""
    path = tmp_path / "requests.csv"
    path.write_text("seconds,goal\n60,tense-neck\n", encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(5, "gives way", "elsewhere")

    monkeypatch.setattr(requests, "_rows", fails)
    with pytest.raises(OSError, match="elsewhere"), requests.requests_in(str(path), Format.CSV):
        pass


def test_a_journal_that_cannot_be_written_says_so(tmp_path):
    """Once its folder is gone, a journal is refused as an output that cannot be written."""
    journal = Journal.of(str(tmp_path / "gone" / "plans.csv"), "run")
    with pytest.raises(sk.DataError, match=r"plans\.csv\.partial"):
        journal.add("digest", [])


def test_an_interrupt_before_a_command_has_its_status(monkeypatch):
    """An interrupt that no command caught ends the program quietly, with the status of an interrupt."""

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "shoulderkit", interrupted)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 130


def test_an_effort_that_ends_is_told_in_words():
    """Where the search gave up, the command line does not say that there is no plan."""
    assert "there may be one" in text_of(sk.EffortLimitError(REQUEST, 9), 60, None, {})


def test_rows_of_several_kinds_are_described():
    """The rows of a search that are no table have a heading with their number, and each of them."""
    rows = sk.bundled().disagreements()
    text = sk.explain(rows[:2], sk.bundled())
    assert text.startswith("Disagreements: 2\n")
    assert len(text.splitlines()) > 5
