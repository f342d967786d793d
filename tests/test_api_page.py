"""The API page has every public name once, in a group, and says what the docstrings say."""

from __future__ import annotations

import pytest

import api
import shoulderkit as sk
from api_markdown import Group, load, page


@pytest.fixture(name="package", scope="module")
def _package():
    return load()


def test_page_is_fresh(capsys):
    """The committed page is up to date with the docstrings, and the check prints nothing."""
    assert (api.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_stale_page_is_reported_and_rewritten(tmp_path, monkeypatch, capsys):
    """The check fails where the page is missing or out of date, and writing it makes the check pass."""
    committed = api.PAGE.read_bytes()
    monkeypatch.setattr(api, "PAGE", tmp_path / "api.md")

    assert api.main(["--check"]) == 1
    assert not api.PAGE.exists()
    assert api.main([]) == 0
    assert api.PAGE.read_bytes() == committed
    api.PAGE.write_bytes(committed + b"\nMore.\n")
    assert api.main(["--check"]) == 1
    assert capsys.readouterr().out == "api.md is stale: run python tools/api.py\n" * 2


def test_every_public_name_is_in_one_group(package):
    """The public names are those of the package, of its modules and of each importer, and each has one group."""
    from shoulderkit import batch, testing
    from shoulderkit.importers import free_exercise_db

    modules = {"": sk, "batch.": batch, "testing.": testing, "importers.free_exercise_db.": free_exercise_db}
    promised = [f"{prefix}{name}" for prefix, module in modules.items() for name in module.__all__]

    assert sorted(api.public_names(package)) == sorted(promised)
    assert api.misplaced(promised, api.GROUPS) == []


def test_misplaced_names_fail_the_check(monkeypatch, capsys):
    """A name in no group, in two, or in a group without being public fails the check, and nothing is written."""
    *others, last = api.GROUPS
    names = last.names.replace("testing.texts", "plan testing.text")
    monkeypatch.setattr(api, "GROUPS", (*others, last._replace(names=names)))

    assert api.main([]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "testing.texts stands in no group: see GROUPS in tools/api.py",
        "plan stands in 2 groups: see GROUPS in tools/api.py",
        "testing.text is not a public name: see GROUPS in tools/api.py",
    ]


def test_names_that_differ_only_in_case_are_told_apart():
    """What is said of a function links to it, and what is said of the class of that name to the class."""
    text = api.PAGE.read_text(encoding="utf-8")

    assert "[`plan`](#plan), " in text
    assert "[`Plan`](#plan-1), " in text
    assert text.index("\n### plan\n") < text.index("\n### Plan\n")


def test_entries_say_how_a_name_is_used(package):
    """An entry has the signature as it is called, the fields with types, defaults and words, and what is raised."""
    text = page(package, (Group("Some", "Some names.", "Request Planner Step testing.regions Status"),))

    for line in (
        "- `minutes: int | None = None`: the budget in whole minutes; give this or *seconds*.",
        (
            "- `position: Position = ...`: the position it is done in. "
            "Default: that of its setup, where that is given, else of the first setup."
        ),
        "Fields, given by keyword:",
        "    effort: int = 300000,",
        "testing.regions(*, id: str = 'region', part_of: tuple[str, ...] = ()) -> st.SearchStrategy[Region]",
        "- `RequestError`: with every fault and contradiction.",
        "Members: `optimal`, `bounded`.",
    ):
        assert line in text.splitlines()
    assert "`include: tuple[str, ...] = ()` (given as `Iterable[str]`): " in text
    assert "draw" not in text
    assert " at 0x" not in text
