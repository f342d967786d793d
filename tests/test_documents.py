"""Documents and forms agree with each other and with the vocabularies."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import shoulderkit as sk
from pages.made import FOLDERS

ROOT = Path(__file__).parents[1]
DOCS = [
    page for page in sorted((ROOT / "docs").rglob("*.md")) if page.relative_to(ROOT / "docs").parts[0] not in FOLDERS
]
PAGES = [*sorted(ROOT.glob("*.md")), *DOCS, *sorted((ROOT / ".github").rglob("*.md"))]


@cache
def prose(path):
    return re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(path):
    slugs = [
        re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in re.findall(r"(?m)^#+ (.+)$", prose(path))
    ]
    return {f"{slug}-{n}" if (n := slugs[:place].count(slug)) else slug for place, slug in enumerate(slugs)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_merge_is_left_half_done(page):
    """No page has the markers that a merge leaves where two changes meet."""
    assert re.findall(r"(?m)^(?:<{7} |>{7} ).*$", page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page):
    """Each link to a file of the project leads to an existing file, and to an existing heading in it."""
    broken = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose(page)):
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_the_readme_counts_what_there_is():
    """The README says of each table of the bundled catalog that it counts how much is in it."""
    tables = ("exercises", "routines", "goals", "rules", "warnings", "sources")
    said = re.findall(rf"(?<![\d,])(\d+) ({'|'.join(tables)})\b", prose(ROOT / "README.md"))

    assert [(int(count), table) for count, table in said] == [
        (len(getattr(sk.bundled(), table)), table) for table in tables
    ]


def test_every_design_decision_is_listed():
    """The index of the design decisions has a link to each of them."""
    folder = ROOT / "docs" / "design"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}

    assert pages == set(
        re.findall(r"^- \[.+?\]\((\S+?)\)", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert len(pages) > 9


@pytest.mark.parametrize(("form", "words"), [("new-source", [*sk.SourceKind, *sk.ReadAs]), ("new-exercise", sk.Phase)])
def test_forms_offer_the_words_of_the_vocabulary(form, words):
    """The choices of a form are the vocabulary of their field, complete and in order."""
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8")

    assert re.findall(r"^        - ([a-z-]+)$", text, re.MULTILINE) == list(words)
