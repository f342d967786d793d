"""No assertion in the documents' examples, which are run as tests, can be skipped."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEW_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def skippable(code: str) -> list[str]:
    """Return the assertions that may not be reached: under a condition or an error, or in a loop that may be empty."""
    tree = ast.parse(code)
    held = {ast.dump(node.test) for node in tree.body if isinstance(node, ast.Assert)}

    def found(node: ast.AST, *, sure: bool) -> list[str]:
        if isinstance(node, ast.Assert):
            return [] if sure else [ast.unparse(node)]
        sure = sure and not isinstance(node, (ast.If, ast.While, ast.Try, ast.Match, *NEW_SCOPES))
        if isinstance(node, (ast.For, ast.AsyncFor)):
            literal = isinstance(node.iter, (ast.Tuple, ast.List)) and bool(node.iter.elts)
            sure = sure and (literal or ast.dump(node.iter) in held)
        return [line for child in ast.iter_child_nodes(node) for line in found(child, sure=sure)]

    return found(tree, sure=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_assertion_of_an_example_is_reached(page: Path) -> None:
    """An assertion in a loop of an example comes with one that the loop is not empty; none is under a condition."""
    examples = EXAMPLE.findall(page.read_text(encoding="utf-8"))

    assert [line for code in examples for line in skippable(code)] == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("assert a", []),
        ("for x in (1, 2):\n    assert x", []),
        ("for x in ():\n    assert x", ["assert x"]),
        ("for x in found:\n    assert x", ["assert x"]),
        ("assert found\nfor x in found:\n    assert x", []),
        ("try:\n    a()\nexcept E as error:\n    assert error", ["assert error"]),
        ("if a:\n    assert b", ["assert b"]),
        ("def f():\n    assert a", ["assert a"]),
        ("with a:\n    assert b", []),
    ],
)
def test_assertions_that_can_be_skipped_are_found(code: str, lines: list[str]) -> None:
    """An assertion is found wherever the surrounding code does not guarantee that it is reached."""
    assert skippable(code) == lines


def test_pages_have_examples() -> None:
    """The pattern finds examples, those that assert among them."""
    examples = [code for page in PAGES for code in EXAMPLE.findall(page.read_text(encoding="utf-8"))]

    assert sum("assert " in code for code in examples) > 4
