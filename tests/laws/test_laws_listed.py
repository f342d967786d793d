"""The page of laws and the docstrings of their tests agree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

LAWS = Path(__file__).parent
PAGE = LAWS.parents[1] / "docs" / "laws.md"


def stated_by_tests() -> dict[str, str]:
    """Return the docstring of each test of a law, by the test's id."""
    found = {}
    for path in sorted(LAWS.glob("test_laws_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("Law "):
                found[f"{path.name}::{node.name}"] = ast.get_docstring(node) or ""
    return found


def stated_by_page() -> dict[str, str]:
    """Return the sentence of each law on the page with the number of its heading, by the id of its test."""
    found, number = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"## (\d+) .+", line):
            number = heading[1]
        elif law := re.fullmatch(r"- (.+) \(`(.+)`\)", line):
            found[law[2]] = f"Law {number}: {law[1]}"
    return found


def test_page_lists_each_law_with_its_test() -> None:
    """The page of laws has each law's sentence under its number, with the test that holds it, and no other."""
    assert stated_by_page() == stated_by_tests()


def test_laws_are_numbered_without_gaps() -> None:
    """The laws are numbered from 1 without gaps, and each has a test."""
    numbers = {int(sentence.split(":")[0].removeprefix("Law ")) for sentence in stated_by_tests().values()}
    assert numbers == set(range(1, 42))
