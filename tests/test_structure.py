"""The shape of the package: small modules, and packages that say what they are for and what they offer."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

import shoulderkit

PACKAGE = Path(shoulderkit.__file__).parent
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TESTS = {path.name: path for path in sorted(Path(__file__).parent.rglob("*.py"))}
DOORS = {name: path for name, path in MODULES.items() if path.name == "__init__.py"}
#: More lines than this are no longer read in one go.
MOST_LINES = 350


def lines(path: Path) -> int:
    """Return the number of lines of a module."""
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "path", [*MODULES.values(), *TESTS.values()], ids=[*MODULES, *(f"tests/{name}" for name in TESTS)]
)
def test_modules_can_be_read_in_one_go(path: Path) -> None:
    """No module of the package or of its tests is longer than 350 lines."""
    assert lines(path) <= MOST_LINES


def test_most_modules_are_short() -> None:
    """Half of the package's modules have at most 120 lines."""
    assert median(map(lines, MODULES.values())) <= 120


@pytest.mark.parametrize("path", DOORS.values(), ids=DOORS)
def test_packages_say_what_they_are_for_and_what_they_offer(path: Path) -> None:
    """Each package has a sentence on what it is for, and a list of what it offers, if it offers anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module != "__future__"]
    assert ast.get_docstring(tree)
    assert "__all__" in names or not imports


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_modules_are_named_without_underscores(path: Path) -> None:
    """What is public is said by the lists of names, not by underscores in front of modules."""
    assert path.stem.startswith("__") or not path.stem.startswith("_")
