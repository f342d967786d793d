"""Paths and files that are not a catalog."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from loading_cases import faults_of, lines_of, write
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import DataError, Fault
from shoulderkit.reading import load_catalog


@pytest.mark.parametrize("name", ["nowhere", "a\0b"])
def test_missing_path(tmp_path, name):
    """A missing path is an error that says so."""
    assert faults_of(tmp_path / name) == (Fault("there is no such file or folder"),)


@pytest.mark.parametrize("path", [3, None, object()], ids=["number", "none", "object"])
def test_not_a_path(path):
    """An argument that is not a path is an error of this package, too."""
    (fault,) = faults_of(path)
    assert fault.message.startswith("cannot be read: ")


class Asked(zipfile.Path):
    """A path that, as from Python 3.13 on, has no answer whether what is not there is a link."""

    def is_symlink(self) -> bool:
        self.root.getinfo(self.at)
        return False


@pytest.mark.parametrize("path", [zipfile.Path, Asked])
@pytest.mark.parametrize("name", ["data/", "data/regions.json", "nowhere"])
def test_faulty_archive(name: str, path: type[zipfile.Path]) -> None:
    """The error of what is read from an archive says which folder or file of it that is."""
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        archive.writestr("data/regions.json", "[]")
        with pytest.raises(DataError) as caught:
            load_catalog(path(archive, name))
    assert caught.value.what == f"{path.__name__}(None, {name!r})"


def test_empty_folder(tmp_path):
    """A folder without any part of a catalog is refused."""
    write(tmp_path, {"notes.txt": "x"})
    assert faults_of(tmp_path) == (
        Fault("contains no part of a catalog: neither exercises/ nor regions.json or the like"),
    )


def test_unreadable_folder(tmp_path, monkeypatch):
    """A folder that cannot be listed is an error of this package."""

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (fault,) = faults_of(tmp_path)
    assert fault.message.startswith("cannot be read: ")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "mine.json: is empty"),
        (b"\xff", "mine.json: is not UTF-8: byte 0 cannot be read"),
        (
            "[]",
            f"mine.json: is not an object with {' or '.join(map(repr, KINDS))}",
        ),
        ({"exercise": []}, "mine.json: exercise: is not a table of a catalog (write 'exercises')"),
        (
            {"exercise": [], "goal": []},
            """mine.json: exercise: is not a table of a catalog (write 'exercises')
mine.json: goal: is not a table of a catalog (write 'goals')""",
        ),
        ({"regions": {}}, "mine.json: regions: is not a list"),
        ({"regions": [3]}, "mine.json: regions[0]: 3 is not an object (Region)"),
        ('{"goals": [], "goals": []}', "mine.json: goals: is a duplicate key"),
        (
            '{"gaols": 1, "gaols": 2}',
            """mine.json: gaols: is a duplicate key
mine.json: gaols: is not a table of a catalog \
(regions, equipment, settings, goals, sources, warnings, rules, exercises, routines) (did you mean 'goals'?)""",
        ),
    ],
)
def test_wrong_file(tmp_path, content, line):
    """The faults of a file name the file and the place in it."""
    write(tmp_path, {"mine.json": content})
    assert "\n".join(lines_of(tmp_path / "mine.json")) == line
