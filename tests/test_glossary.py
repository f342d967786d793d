"""The glossary has the planner's words.

The rule: every module and package below ``shoulderkit/planner/``, by its path from there, and every class in them whose name
has no leading underscore stands as code in the glossary, in an entry of its own or with others that it is explained with.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import shoulderkit.planner

PLANNER = Path(shoulderkit.planner.__file__).parent
GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"


def terms() -> dict[str, str]:
    """What has to stand in the glossary, with the module that it comes from."""
    found: dict[str, str] = {}
    for file in sorted(PLANNER.rglob("*.py")):
        path = file.relative_to(PLANNER).with_suffix("")
        name = path.parent if path.name == "__init__" else path
        if name != Path():
            found[name.as_posix()] = name.as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name] = name.as_posix()
    return found


def explained(text: str) -> set[str]:
    """The words that entries of a glossary have as code before their explanation begins."""
    heads = re.findall(r"^- \*\*.*?:(?= )", text, flags=re.MULTILINE)
    return {word for head in heads for word in re.findall(r"`([^`]+)`", head)}


def missing(text: str) -> set[str]:
    """The planner's words that a glossary does not have."""
    return terms().keys() - explained(text)


def test_every_word_is_there() -> None:
    """Every module and every class of the planner has an entry in the glossary."""
    assert len(terms()) > 50
    assert missing(GLOSSARY.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("word", ["score", "choice/reduced", "ReducedProblem", "Chosen"])
def test_a_missing_word_is_noticed(word: str) -> None:
    """A word that is taken out of its entry is missing, even where other entries mention it."""
    text = GLOSSARY.read_text(encoding="utf-8")
    assert f"`{word}`" in text
    assert missing(text.replace(f"`{word}`", "something")) == {word}


def test_nothing_is_explained_that_is_gone() -> None:
    """No entry under the heading on plans names a module or class of the planner that does not exist."""
    text = GLOSSARY.read_text(encoding="utf-8")
    section = text.split("## How a plan is made")[1].split("\n## ")[0]
    assert explained(section) - terms().keys() == set()
