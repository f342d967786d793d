"""The pages that are drawn from the code say of requests and errors what the code does."""

from __future__ import annotations

import re

import attrs
import pytest

import reference
import reference_errors
import reference_requests
import shoulderkit as sk

ERRORS = [
    error
    for name in sk.__all__
    if isinstance(error := getattr(sk, name), type) and issubclass(error, sk.ShoulderkitError)
]


def rows(text):
    """Return the cells of the first column of each table in a text, without the heads."""
    return re.findall(r"(?m)^\| `([\w-]+)`", text)


def test_pages_are_fresh(capsys):
    """The committed pages are up to date, and the check prints nothing."""
    assert (reference.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_stale_pages_are_reported_and_rewritten(tmp_path, monkeypatch, capsys):
    """The check names each page that is missing or out of date, and writing them makes it pass."""
    committed = {name: (reference.DOCS / name).read_bytes() for name in ("errors.md", "requests.md")}
    stale = committed["requests.md"].replace(b"`max_steps`<br>", b"`most_steps`<br>")
    assert stale != committed["requests.md"]
    (tmp_path / "requests.md").write_bytes(stale)
    monkeypatch.setattr(reference, "DOCS", tmp_path)

    assert reference.main(["--check"]) == 1
    says = "{0} is stale: run python tools/reference.py\n"
    assert capsys.readouterr().out == says.format("errors.md") + says.format("requests.md")
    assert reference.main([]) == 0
    assert {name: (tmp_path / name).read_bytes() for name in committed} == committed
    assert reference.main(["--check"]) == 0


def test_a_lost_mark_is_told(tmp_path, monkeypatch):
    """A page without one of the marks between which tables stand is refused, so that no table gets lost."""
    text = (reference.DOCS / "requests.md").read_text(encoding="utf-8")
    (tmp_path / "requests.md").write_text(text.replace("<!-- settings: made", "<!-- made"), encoding="utf-8")
    monkeypatch.setattr(reference, "DOCS", tmp_path)

    with pytest.raises(ValueError, match="has the marks"):
        reference.main([])


def test_every_field_of_a_request_has_its_row():
    """The table of fields has each field once, in order, with the option that fills it."""
    table = reference_requests.fields()

    assert rows(table) == [field.name for field in attrs.fields(sk.Request)]
    assert "| `max_steps`<br>`--max-steps` | a whole number from 1 to 1000 | | The most steps. |" in table
    assert "| `shorten`<br>`--no-shorten` | true or false | yes |" in table
    assert "| `equipment`<br>`--with` | ids of equipment |" in table


def test_every_word_of_a_vocabulary_has_its_row():
    """Each vocabulary of a request has all its words with their other names and what positions demand."""
    text = reference_requests.vocabularies()

    kinds = (sk.Phase, sk.Position, sk.Demand, sk.Variety, sk.BodyHalf)
    assert rows(text) == [word for kind in kinds for word in kind]
    assert "| `quadruped` | hands and knees, " in text
    assert "| `floor`, `kneeling`, `wrist-load` |" in text


def test_every_contradiction_is_told():
    """Each relation between fields that a request holds to is in the list, in order."""
    lines = reference_requests.contradictions().splitlines()

    assert [re.findall(r"`(\w+)`", line.partition(":")[0]) for line in lines] == [
        list(relation.fields) for relation in sk.Request.__relations__
    ]


def test_every_setting_has_its_row():
    """The table of settings has all of the bundled catalog, and what each avoids."""
    assert rows(reference_requests.settings()) == list(sk.bundled().settings)
    assert "| `seated`, `standing` | `floor` |" in reference_requests.settings()


def test_the_tree_has_every_error_below_its_base():
    """Each public error is in the tree once, one step deeper than the class that it is made from."""
    tree = re.findall(r"(?m)^( *)- \[`(\w+)`\]", reference_errors.errors_page().partition("## Who")[0])
    depths = {name: len(indent) // 2 for indent, name in tree}

    assert len(tree) == len(depths)
    assert set(depths) == {error.__name__ for error in ERRORS}
    for error in ERRORS:
        assert [depths.get(base.__name__, -1) for base in error.__bases__ if base in {*ERRORS, Exception}] == [
            depths[error.__name__] - 1
        ]


def test_who_raises_what_is_what_the_docstrings_say():
    """Under each error stands who raises it, with the words of the docstring, properties and methods included."""
    page = reference_errors.errors_page()
    raises = dict(re.findall(r"(?ms)^### (\w+)\n\n(.*?)(?=\n### |\Z)", page))

    assert "- [`Request`](api.md#request): with every fault and contradiction.\n" in raises["RequestError"]
    assert (
        "- [`Planner.breaks`](api.md#plannerbreaks): as [`plan`](api.md#plannerplan) does.\n" in raises["NoPlanError"]
    )
    assert "[`InPlanError`]" not in raises["NoPlanError"]
    assert raises["WorkerError"].startswith("- [`plan_many`](api.md#plan_many): ")
    assert set(raises) <= {error.__name__ for error in ERRORS}
