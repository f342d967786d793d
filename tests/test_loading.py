"""Catalogs from folders and files: what is read, and what is ignored."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import made
from loading_cases import DATA, faults_of, plain, write
from shoulderkit.catalog import Catalog
from shoulderkit.reading import bundled, canonical_files, dumps, load_catalog
from shoulderkit.reading.bundle import data_of


def test_folder(tmp_path):
    """A catalog that was written to a folder is read from it as it was, by text, by path and as package data are."""
    write(tmp_path, canonical_files(made.catalog()))
    assert load_catalog(tmp_path) == made.catalog()
    assert load_catalog(str(tmp_path)) == made.catalog()


def test_archive(tmp_path):
    """A folder inside an archive is read like any other."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in canonical_files(made.catalog()).items():
            archive.writestr(f"data/{name}", text)
    with zipfile.ZipFile(packed) as archive:
        assert load_catalog(zipfile.Path(archive, "data/")) == made.catalog()


def test_data_of_a_packed_package(tmp_path):
    """The package's data is a folder beside its modules; where no such folder is, the package is asked for it."""
    assert data_of(DATA.parent) == DATA
    assert load_catalog(data_of(tmp_path)) == bundled()


def test_file(tmp_path):
    """A whole catalog may be in one file, whatever its name."""
    write(tmp_path, {"mine.txt": dumps(made.catalog())})
    assert load_catalog(tmp_path / "mine.txt") == made.catalog()


def test_parts_are_optional(tmp_path):
    """A folder may hold any part of a catalog."""
    write(tmp_path, {"regions.json": {"regions": [plain(made.region())]}})
    assert load_catalog(tmp_path) == Catalog(regions=[made.region()])
    (tmp_path / "regions.json").unlink()
    (tmp_path / "exercises").mkdir()
    assert load_catalog(tmp_path) == Catalog()


def test_ignored_files(tmp_path):
    """Files that are not part of a catalog are ignored: hidden files, other formats, schemas, other folders."""
    write(tmp_path, canonical_files(made.catalog()))
    write(
        tmp_path,
        {
            ".regions.json": "{",
            "exercises/.press.json": "{",
            "exercises/notes.md": "x",
            "exercises/old/pull.json": "{",
            "README.md": "x",
            "schema/exercise.schema.json": "{",
            "pictures/press.svg": "x",
        },
    )
    assert load_catalog(tmp_path) == made.catalog()


def test_exercise_in_full(tmp_path):
    """A routine in a catalog may contain its exercise in full, as long as it equals the catalog's."""
    day = made.routine()
    write(
        tmp_path, {"regions.json": {"regions": [plain(made.region())]}, "exercises/press.json": dumps(made.exercise())}
    )
    write(tmp_path, {"routines/session.json": dumps(day)})
    assert load_catalog(tmp_path).routines["session"] == day


def test_order_of_reading(tmp_path, monkeypatch):
    """The order in which a file system lists its files does not matter."""
    write(tmp_path, canonical_files(made.catalog()))
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: sorted(listed(self), reverse=True))
    assert load_catalog(tmp_path) == made.catalog()
    write(tmp_path, {"exercises/a.json": "", "exercises/b.json": "", "aaa.json": ""})
    assert [fault.file for fault in faults_of(tmp_path)] == ["aaa.json", "exercises/a.json", "exercises/b.json"]


def test_bundle_anywhere(tmp_path, monkeypatch):
    """The bundled catalog does not depend on the working directory."""
    monkeypatch.chdir(tmp_path)
    assert load_catalog(DATA) == bundled()
    assert os.listdir(tmp_path) == []  # noqa: PTH208
