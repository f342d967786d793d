"""Many requests on the command line: formats, rows with faults, progress, and runs that were interrupted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import shoulderkit as sk
from cli_cases import refused, run
from shoulderkit import batch
from shoulderkit.cli.progress import bar, progress_bar

ROWS = [
    {"request_id": "ann", "minutes": 2, "goal": "tense-neck", "setting": "desk", "equipment": ["wall"]},
    {"request_id": "bob", "minutes": 2, "goal": "tense-nek"},
    {"request_id": "eve", "seconds": 90, "focus": [{"region": "neck", "weight": 2}, {"region": "chest", "weight": 1}]},
    {"request_id": "kim", "seconds": 5, "goal": "tense-neck", "shorten": True},
    {"request_id": "lea", "minutes": 0, "goal": "tense-neck"},
    {"request_id": "max", "minutes": 3, "goal": "desk-break", "setting": "desk", "shorten": False},
]
COUNTED = "shoulderkit: 6 requests: 3 plans, 1 that no plan meets, 2 with faults"
COLUMNS = ("request_id", "minutes", "seconds", "goal", "focus", "setting", "equipment", "shorten")


def cell(value: object) -> str:
    """Return a value as a cell of a CSV."""
    if isinstance(value, list):
        return ",".join(f"{item['region']}={item['weight']}" if isinstance(item, dict) else item for item in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def text_of(rows: list[dict[str, object]], form: str) -> bytes:
    """Return requests as a file of a format."""
    if form == "jsonl":
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    if form == "csv":
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows([[cell(row.get(column)) for column in COLUMNS] for row in rows])
        return text.getvalue().encode()
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, batch.REQUEST_SCHEMA), file)
    return file.getvalue()


@pytest.fixture(name="folder")
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for form in ("csv", "jsonl", "parquet"):
        Path(f"requests.{form}").write_bytes(text_of(ROWS, form))
    return tmp_path


def plain(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return rows as they are read from JSON."""
    return json.loads(json.dumps(rows))


EXPECTED = {
    form: plain(batch.plan_table(pa.Table.from_pylist(ROWS, batch.REQUEST_SCHEMA), form=form).to_pylist())
    for form in ("nested", "flat")
}


class TestFormats:
    @pytest.mark.parametrize("source", ["csv", "jsonl", "parquet"])
    def test_requests_are_the_same_in_each_format(self, folder, source):
        """The same requests in each format give the rows that Arrow columns give, errors included."""
        _, err = run("batch", f"requests.{source}", "-o", "plans.jsonl", status=1)
        rows = [json.loads(line) for line in Path("plans.jsonl").read_text(encoding="utf-8").splitlines()]

        assert rows == EXPECTED["nested"]
        assert " ".join(err.split()) == COUNTED
        assert sorted(path.name for path in folder.glob("plans*")) == ["plans.jsonl"]

    @pytest.mark.untraced
    @pytest.mark.parametrize("form", ["nested", "flat"])
    def test_plans_are_the_same_in_each_format(self, folder, form):
        """Rows are the same as Parquet and as JSON lines, nested or flat, and as CSV, which is flat."""
        run("batch", "requests.jsonl", "-o", "plans.parquet", "--form", form, status=1)
        table = parquet.read_table("plans.parquet")
        out, _ = run("batch", "requests.csv", "--format", "jsonl", "--form", form, status=1)

        assert plain(table.to_pylist()) == EXPECTED[form]
        assert table.schema.equals(batch.NESTED_SCHEMA if form == "nested" else batch.FLAT_SCHEMA)
        assert [json.loads(line) for line in out.splitlines()] == EXPECTED[form]

    def test_a_csv_has_a_line_for_each_step(self, folder):
        """A CSV has a line for each step or error; several values stand in a cell with commas."""
        run("batch", "requests.jsonl", "-o", "plans.csv", status=1)
        with Path("plans.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        assert list(rows[0]) == batch.FLAT_SCHEMA.names
        wanted = [
            {name: ",".join(value) if isinstance(value, list) else cell(value) for name, value in row.items()}
            for row in EXPECTED["flat"]
        ]
        assert rows == wanted

    @pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
    def test_standard_input_and_output(self, form):
        """With the format said, requests come from standard input, and plans go to standard output."""
        result = run("batch", "-", "--request-format", form, "--format", "jsonl", text=text_of(ROWS, form), status=1)

        assert [json.loads(line) for line in result[0].splitlines()] == EXPECTED["nested"]

    def test_parquet_goes_to_standard_output_too(self, capsysbinary):
        """Parquet is written to standard output as a whole."""
        from click.testing import CliRunner

        from shoulderkit.cli.commands import shoulderkit

        result = CliRunner().invoke(shoulderkit, ["batch", "-", "--format", "parquet"], input=text_of(ROWS, "parquet"))

        assert result.exit_code == 1
        assert plain(parquet.read_table(io.BytesIO(result.stdout_bytes)).to_pylist()) == EXPECTED["nested"]

    def test_requests_without_a_key_are_numbered(self):
        """The key of a request that has none is its number."""
        lines = b'{"minutes": 2, "goal": "tense-neck"}\n\n3\n{"request_id": 7, "minutes": 2, "goal": "tense-neck"}\n{\n'
        out, _ = run("batch", "-", "--format", "jsonl", text=lines, status=1)
        rows = [json.loads(line) for line in out.splitlines()]

        assert [row["request_id"] for row in rows] == ["1", "2", "7", "4"]
        assert [row["status"] == "failed" for row in rows] == [False, True, False, True]

    def test_cells_are_read_strictly(self):
        """A cell that is not of the kind of its column, or of no column, is a fault of its row alone."""
        text = "minutes,goal,shorten,focus\nx,tense-neck,,\n2,tense-neck,maybe,\n2,tense-neck,no,,5\n2,,,neck=x\n2,tense-neck,YES\n"
        out, _ = run("batch", "-", "--format", "jsonl", "--request-format", "csv", text=text, status=1)
        said = [json.loads(line)["error_message"] for line in out.splitlines()]

        for part, message in zip(("minutes", "shorten", "5 cells", "weight"), said, strict=False):
            assert part in message
        assert said[4] is None

    def test_every_request_with_a_plan_is_done(self):
        """Where each request has its plan the status is 0, and faults are not spoken of; none is fine, too."""
        assert (
            run("batch", "-", "--format", "jsonl", text=text_of(ROWS[:1], "jsonl"))[1]
            == "shoulderkit: 1 request: 1 plan\n"
        )
        assert run("batch", "-", "--format", "csv", text="") == (
            ",".join(batch.FLAT_SCHEMA.names) + "\n",
            "shoulderkit: 0 requests: 0 plans\n",
        )


class TestRefused:
    def test_misuse(self, folder):
        """A format that is not said, a form that does not fit, and options that do not go together are refused."""
        assert "a stream has no name: say which format it has with --format" in refused("batch", "requests.csv")
        assert "'plans.txt' does not end in .csv, .jsonl" in refused("batch", "requests.csv", "-o", "plans.txt")
        assert "--request-format" in refused("batch", "requests.txt", "-o", "plans.csv")
        assert "give --form flat" in refused("batch", "requests.csv", "-o", "plans.csv", "--form", "nested")
        assert "on standard output give --skip" in refused("batch", "-", "--format", "csv", "--continue")
        assert "to a file give --continue" in refused("batch", "requests.csv", "-o", "plans.csv", "--skip", "1")

    def test_files_that_cannot_be_read(self, folder):
        """A file that is not there, is not of its format, or has other columns is refused as a whole."""
        Path("bad.parquet").write_bytes(b"x")
        Path("bad.csv").write_text("minutes,gaol,minutes\n", encoding="utf-8")
        parquet.write_table(pa.table({"x": [1]}), "other.parquet")

        assert "no.csv: cannot be read: No such file" in refused("batch", "no.csv", "-o", "p.csv", status=4)
        assert "cannot be read as Parquet" in refused("batch", "bad.parquet", "-o", "p.csv", "--restart", status=4)
        said = refused("batch", "bad.csv", "-o", "p.csv", "--restart", status=4)
        assert "gaol: is not a column of a request" in said
        assert "minutes: is a duplicate column" in said
        assert "x: is not a column of a request" in refused("batch", "other.parquet", "-o", "q.csv", status=4)

    def test_files_that_cannot_be_written(self, folder):
        """A place that cannot be written to is refused, and what stands there stays."""
        assert "cannot be written" in refused("batch", "requests.csv", "-o", "no/such/plans.csv", status=4)
        Path("plans.csv").mkdir()
        assert "plans.csv: cannot be written" in refused("batch", "requests.csv", "-o", "plans.csv", status=4)
        assert sorted(path.name for path in folder.glob("plans*")) == ["plans.csv"]


def interrupt(monkeypatch, after: int) -> None:
    """Let a run be interrupted after so many requests were planned."""
    planned = sk.Planner.plan
    left = [after]

    def plan(self, request):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return planned(self, request)

    monkeypatch.setattr(sk.Planner, "plan", plan)


class TestInterrupted:
    @pytest.mark.parametrize(
        ("output", "after"),
        [
            ("plans.csv", 3),
            *(
                pytest.param(f"plans.{form}", after, marks=pytest.mark.untraced)
                for after in (0, 1, 3, 4)
                for form in ("jsonl", "csv", "parquet")
                if (form, after) != ("csv", 3)
            ),
        ],
    )
    def test_it_goes_on_where_it_stopped(self, folder, monkeypatch, output, after):
        """An interrupted run that goes on writes what an uninterrupted one writes, and plans nothing twice."""
        run("batch", "requests.csv", "-o", f"whole-{output}", status=1)
        with monkeypatch.context() as patch:
            interrupt(patch, after)
            said = " ".join(run("batch", "requests.csv", "-o", output, status=130)[1].split())
        assert "go on with --continue" in said
        assert not Path(output).exists()

        with monkeypatch.context() as patch:
            interrupt(patch, 5 - after)
            _, err = run("batch", "requests.csv", "-o", output, "--continue", status=1)
        assert " ".join(err.split()) == COUNTED
        assert Path(output).read_bytes() == Path(f"whole-{output}").read_bytes()
        assert not Path(f"{output}.partial").exists()

    def test_a_stream_goes_on_with_skip(self, monkeypatch):
        """On standard output an interrupted run says how many to skip, and what follows completes what was printed."""
        whole, _ = run("batch", "-", "--format", "csv", text=text_of(ROWS, "csv"), status=1)
        with monkeypatch.context() as patch:
            interrupt(patch, 2)
            first, err = run("batch", "-", "--format", "csv", text=text_of(ROWS, "csv"), status=130)
        assert "stopped after 2 requests; go on with --skip 2" in " ".join(err.split())
        rest, _ = run("batch", "-", "--format", "csv", "--skip", "2", text=text_of(ROWS, "csv"), status=1)

        assert first + rest == whole

    @pytest.mark.untraced
    def test_what_was_made_is_not_lost_by_mistake(self, folder, monkeypatch):
        """Where an interrupted run left something, one says whether to go on from there or to forget it."""
        with monkeypatch.context() as patch:
            interrupt(patch, 1)
            run("batch", "requests.csv", "-o", "plans.csv", status=130)

        assert "give --continue to go on from there, or --restart" in refused(
            "batch", "requests.csv", "-o", "plans.csv"
        )
        assert COUNTED in " ".join(run("batch", "requests.csv", "-o", "plans.csv", "--restart", status=1)[1].split())
        # nothing is left to go on from
        assert COUNTED in " ".join(run("batch", "requests.csv", "-fo", "plans.csv", "--continue", status=1)[1].split())

    def test_it_goes_on_with_the_same_only(self, folder, monkeypatch):
        """Other requests, another form or what is no such file are refused; a line that was not finished is made anew."""
        with monkeypatch.context() as patch:
            interrupt(patch, 3)
            run("batch", "requests.csv", "-o", "plans.jsonl", status=130)
        more = ("-o", "plans.jsonl", "--continue")
        Path("other.jsonl").write_bytes(text_of(ROWS[::-1], "jsonl"))
        partial = Path("plans.jsonl.partial")

        assert "request 1 is not what it was" in refused("batch", "other.jsonl", *more, status=4)
        assert "cannot be continued" in refused("batch", "requests.csv", *more, "--form", "flat", status=4)
        partial.write_bytes(partial.read_bytes()[:-10])
        assert COUNTED in " ".join(run("batch", "requests.csv", *more, status=1)[1].split())
        Path("plans.jsonl").unlink()
        partial.write_text("x\n", encoding="utf-8")
        assert "is not what an interrupted run left" in refused("batch", "requests.csv", *more, status=4)

    def test_two_processes_make_the_same(self, folder):
        """In several processes the rows are the same, in the same order."""
        run("batch", "requests.csv", "-o", "plans.jsonl", "--processes", "2", status=1)

        rows = [json.loads(line) for line in Path("plans.jsonl").read_text(encoding="utf-8").splitlines()]
        assert rows == EXPECTED["nested"]


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


class TestProgress:
    def test_a_terminal_shows_a_bar(self, monkeypatch):
        """On a terminal the bar is drawn over itself, and taken away at the end."""
        monkeypatch.setattr("sys.stderr", terminal := Terminal())
        monkeypatch.setenv("COLUMNS", "40")
        with progress_bar("requests") as show:
            show(1, 4)
            show(2, 4)
            show(4, 4)
        said = terminal.getvalue()

        assert "\r━━━━━┄" in said
        assert "4 of 4 requests" in said
        # the second came at once
        assert "2 of 4" not in said
        assert said.endswith("\r\x1b[K")

    def test_elsewhere_nothing_is_shown(self, capsys):
        """Where standard error is no terminal nothing is shown."""
        with progress_bar("requests") as show:
            show(1, 4)

        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize("width", [10, 39, 80])
    def test_a_bar_fits(self, width):
        """A bar has the width of the terminal at most, with or without a known end."""
        for done, total in ((0, 0), (0, 3), (3, 3), (5, 3), (7, None)):
            assert len(bar(done, total, "requests", width)) <= width
        assert bar(7, None, "requests", width) == "7 requests"
