"""The command that makes a catalog of a foreign dataset."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from cli_cases import run
from importer_cases import imported, record


@pytest.fixture(name="dataset")
def _dataset(tmp_path):
    path = tmp_path / "exercises.json"
    path.write_text(json.dumps([record(), record(id="B", equipment=None)]), encoding="utf-8")
    return path


def imports(*args: object, status: int = 0):
    """Run the command, check its exit status, and return its stdout and stderr."""
    return run("import", "free-exercise-db", *map(str, args), status=status)


def test_the_catalog_is_printed_and_the_notes_are_counted(dataset):
    """The catalog is printed to stdout in canonical form, the count of the notes to stderr."""
    out, err = imports(dataset)
    made = imported(record(), record(id="B", equipment=None))

    assert out == sk.dumps(made.catalog)
    first, *counted = err.splitlines()
    assert first.startswith("2 exercises; ")
    assert ["2", "derived", "dose"] in [line.split() for line in counted]
    assert ["1", "left-out", "images"] in [line.split() for line in counted]
    assert sum(int(line.split()[0]) for line in counted) == len(made.notes)


def test_the_catalog_is_written_to_a_file(dataset, tmp_path):
    """With --output the catalog is written to a file that can be read on top of the bundled one."""
    target = tmp_path / "catalog.json"
    out, _ = imports(dataset, "-o", target)

    assert out == ""
    assert "fedb-broom-row" in sk.load_catalog(target, base=sk.bundled()).exercises


def test_faults_are_reported(dataset, tmp_path):
    """A dataset with faults, and a place that cannot be written to, are refused with the reason."""
    assert "cannot be written" in " ".join(imports(dataset, "-o", tmp_path, status=4)[1].split())
    dataset.write_text(json.dumps([record(level="x")]), encoding="utf-8")
    assert "Broom_Row.level" in imports(dataset, status=4)[1]
