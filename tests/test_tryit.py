"""The page for trying it: its form offers what the data has, and what it runs answers as the library does."""

from __future__ import annotations

import json
import re
import runpy
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import shoulderkit as sk
from pages.tryit import PAGE, with_form

ROOT = Path(__file__).parents[1]
CATALOG = sk.bundled()
ADD = runpy.run_path(str(ROOT / "tools" / "tryit" / "add.py"))
TEXT = (ROOT / "docs" / f"{PAGE}.md").read_text(encoding="utf-8")


@pytest.fixture(name="answer", scope="module")
def _answer() -> Any:
    return runpy.run_path(str(ROOT / "docs" / "_static" / "tryit" / "answer.py"))["answer"]


def test_the_form_offers_what_there_is() -> None:
    """Each goal and each setting can be chosen by its name, and each demand avoided; the rest of the page stays as it is."""
    text = with_form(TEXT, CATALOG)
    offered = {id_: unescape(name) for id_, name in re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', text)}
    anywhere = offered.pop("")
    assert anywhere.startswith("anywhere")
    assert offered == {each.id: each.name for table in (CATALOG.goals, CATALOG.settings) for each in table.values()}
    assert re.findall(r'name="avoid" value="([^"]*)"', text) == list(sk.Demand)
    assert len(re.findall(r"<option [^>]*selected", text)) == 2
    form = text.partition("<form")[2].partition("</script>")[0]
    # an empty line would end the HTML
    assert "\n\n" not in form
    assert set(re.findall(r"for=\"([^\"]+)\"", form)) <= set(re.findall(r"id=\"([^\"]+)\"", form))
    assert "not medical advice" in text.partition("<form")[0]
    with pytest.raises(ValueError, match="no place for the form"):
        with_form("# Try it", CATALOG)


def test_what_is_asked_is_answered_by_the_library(answer: Any) -> None:
    """A request as JSON is answered with the plan, or with the error, as the library shows and tells it."""
    request = sk.Request(minutes=5, goal="tense-neck", setting="desk", avoid=["floor"])
    plan = sk.plan(request)
    wanted = {"planned": True, "html": plan._repr_html_(), "text": sk.explain(plan)}
    assert json.loads(answer(sk.dumps(request))) == wanted
    for asked, told in (
        ('{"minutes": null, "goal": "tense-neck"}', "minutes"),
        ('{"minutes": 5, "goal": "nek"}', "nek"),
    ):
        found = json.loads(answer(asked))
        assert found["planned"] is False
        assert told in found["text"]
        assert told in found["html"]


def test_what_is_run_is_added_to_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """Pyodide and the wheels stand beside the scripts, once, and a file says which; without npm nothing is added."""
    site, pyodide, wheels = tmp_path / "site", tmp_path / "pyodide", tmp_path / "wheels"
    home = site / "_static" / "tryit"
    for folder in (home, pyodide, wheels):
        folder.mkdir(parents=True)
    for name in ADD["_FILES"]:
        (pyodide / name).write_text('{"version": "9.9"}', encoding="utf-8")
    for name in ("b-1-py3-none-any.whl", "a-1-py3-none-any.whl"):
        (wheels / name).write_bytes(b"0" * 700_000)
    for _ in range(2):
        ADD["add"](site, pyodide, wheels)
    runtime = json.loads((home / "runtime.json").read_text(encoding="utf-8"))
    assert runtime == {"pyodide": "9.9", "wheels": ["a-1-py3-none-any.whl", "b-1-py3-none-any.whl"], "megabytes": 1}
    assert sorted(file.name for file in (home / "pyodide").iterdir()) == sorted(ADD["_FILES"])
    monkeypatch.setenv("PATH", "")
    ADD["main"](tmp_path / "nowhere", tmp_path / "nothing.whl")
    assert "npm is not installed" in capsys.readouterr().out


def test_the_version_is_pinned() -> None:
    """One version of Pyodide is run, and the page says whose it is and under which license."""
    package = json.loads((ROOT / "tools" / "tryit" / "package.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"[0-9.]+", package["dependencies"]["pyodide"])
    for words in ("Pyodide", "Mozilla Public License 2.0", "github.com/pyodide/pyodide"):
        assert words in TEXT
