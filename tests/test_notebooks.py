"""The notebooks are stored as their tool writes them, and lead to what exists; `nox -s notebooks` runs them."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import notebooks

ROOT = Path(__file__).parents[1]
STORED = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(notebooks.FOLDER.glob("*.ipynb"))}
every = pytest.mark.parametrize("name", STORED)


def texts(notebook: dict[str, Any], kind: str) -> list[str]:
    """Return the text of each cell of a kind."""
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all that a notebook shows."""
    return [output for cell in notebook["cells"] for output in cell.get("outputs", ())]


def changed(notebook: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return a notebook with another first output of a kind."""
    other = deepcopy(notebook)
    [first, *_] = [output for output in outputs(other) if kind in output.get("data", {})]
    first["data"][kind] = "another"
    return other


def test_there_are_three() -> None:
    """There is a notebook for the data, one for a plan and one for what sources disagree on."""
    assert list(STORED) == ["data.ipynb", "disagreements.ipynb", "plan.ipynb"]


@every
def test_notebooks_are_canonical(name: str) -> None:
    """A notebook is stored as the tool writes it, and keeps nothing that another run or another machine would change."""
    text = (notebooks.FOLDER / name).read_text(encoding="utf-8")
    assert text == notebooks.written(STORED[name])
    assert notebooks.unstable(STORED[name]) == []
    # a path of a machine begins with its slash; in an address of a source such a folder comes after a host
    assert not re.search(r"(?<![\w.])/(home|Users|root|tmp|work)/|site-packages", notebooks.comparable(STORED[name]))
    assert [cell["id"] for cell in STORED[name]["cells"]] == [
        f"cell-{n}" for n, _ in enumerate(STORED[name]["cells"], 1)
    ]
    assert set(STORED[name]["metadata"]) == {"kernelspec", "language_info"}
    assert {key for cell in STORED[name]["cells"] for key in cell["metadata"]} <= {"mystnb"}
    assert all(cell["execution_count"] is None for cell in STORED[name]["cells"] if cell["cell_type"] == "code")


@every
def test_notebooks_show_something(name: str) -> None:
    """Every code cell has shown something, and nothing was an error or a warning; every picture has a description."""
    code = [cell for cell in STORED[name]["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] for cell in code)
    for output in outputs(STORED[name]):
        assert output["output_type"] in {"stream", "execute_result", "display_data"}
        assert output.get("name") != "stderr"
    pictures = [output for output in outputs(STORED[name]) if notebooks.PICTURE in output.get("data", {})]
    assert pictures
    assert all(len(picture["metadata"][notebooks.PICTURE]["alt"]) > 60 for picture in pictures)


@every
def test_notebooks_read_well(name: str) -> None:
    """Prose comes first and says that it is no medical advice, cells are short, and links lead to files that exist."""
    prose = texts(STORED[name], "markdown")
    assert STORED[name]["cells"][0]["cell_type"] == "markdown"
    assert "not medical advice" in prose[0]
    assert max(len(code.splitlines()) for code in texts(STORED[name], "code")) <= 12
    links = [link for text in prose for link in re.findall(r"\]\(([^)#]+)", text)]
    assert links
    assert [link for link in links if not (notebooks.FOLDER / link).exists()] == []


@every
def test_the_check_sees_what_changed(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check tells another text or table, and passes over a picture that is drawn otherwise; it writes nothing."""
    stored = notebooks.written(STORED[name])
    (tmp_path / name).write_text(stored, encoding="utf-8")
    monkeypatch.setattr(notebooks, "FOLDER", tmp_path)
    for kind, status in ((notebooks.PICTURE, 0), ("text/html", 1)):
        monkeypatch.setattr(notebooks, "run", lambda _, kind=kind: changed(STORED[name], kind))
        assert notebooks.main(["--check"]) == status
        assert ("+" in capsys.readouterr().out) is bool(status)
        assert (tmp_path / name).read_text(encoding="utf-8") == stored
    assert notebooks.main([]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == notebooks.written(changed(STORED[name], "text/html"))


def test_addresses_in_memory_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notebook that shows an address in memory is not written."""
    (tmp_path / "a.ipynb").write_text("{}", encoding="utf-8")
    output = {"output_type": "stream", "name": "stdout", "text": ["<object at 0x7f2b679313d0>"]}
    monkeypatch.setattr(notebooks, "FOLDER", tmp_path)
    monkeypatch.setattr(notebooks, "run", lambda _: {"cells": [{"outputs": [output]}]})
    assert notebooks.main([]) == 1
    assert "at 0x7f2b679313d0" in capsys.readouterr().out
    assert (tmp_path / "a.ipynb").read_text(encoding="utf-8") == "{}"
