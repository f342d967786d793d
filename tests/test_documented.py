"""The docstrings of the public interface are complete: every class, every field, and every error raised directly."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from functools import cache
from pathlib import Path

import attrs
import pytest

import shoulderkit
from shoulderkit import batch, testing
from shoulderkit.errors import ShoulderkitError
from shoulderkit.importers import free_exercise_db

DOORS = (shoulderkit, testing, batch, free_exercise_db)
PUBLIC = {f"{door.__name__}.{name}": getattr(door, name) for door in DOORS for name in door.__all__}
CLASSES = {name: value for name, value in PUBLIC.items() if inspect.isclass(value)}
VALUES = {name: value for name, value in CLASSES.items() if attrs.has(value)}
FUNCTIONS = {name: value for name, value in PUBLIC.items() if inspect.isfunction(value)}


@cache
def definitions(module):
    """Return the definitions at the top level of a module's source by name; of overloads the last one."""
    tree = ast.parse(Path(sys.modules[module].__file__).read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}


def entries(docstring, section):
    """Return the names that a section of a Google-style docstring describes; several names may share a line."""
    _, _, rest = inspect.cleandoc(docstring or "").partition(f"{section}:\n")
    body = re.split(r"\n(?=\S)", rest, maxsplit=1)[0]
    lines = re.findall(r"^ {4}(\w[\w, ]*):", body, flags=re.MULTILINE)
    return {name for line in lines for name in line.split(", ")}


def documented_fields(cls):
    """Return the fields that a class or one of its bases in this package describes."""
    bases = [base for base in cls.__mro__ if base.__module__.startswith("shoulderkit")]
    return set().union(*(entries(vars(base).get("__doc__"), "Attributes") for base in bases))


def fields(cls):
    """Return the fields of an attrs class that its constructor takes and that are part of its value."""
    return [field.name for field in attrs.fields(cls) if field.init and field.eq and not field.name.startswith("_")]


def raised(definition, module):
    """Return the names of this package's errors that the body of a function raises, without nested functions."""
    names, todo = set(), list(definition.body)
    while todo:
        node = todo.pop()
        if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            todo += ast.iter_child_nodes(node)
        if isinstance(node, ast.Raise):
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            names |= {error.id} if isinstance(error, ast.Name) else set()
    kinds = [vars(sys.modules[module]).get(name) for name in names]
    return {kind.__name__ for kind in kinds if inspect.isclass(kind) and issubclass(kind, ShoulderkitError)}


def raising():
    """Return what each public function and method raises, with its docstrings (and its class's, if special)."""
    found = {}
    for name, function in FUNCTIONS.items():
        definition = definitions(function.__module__)[function.__name__]
        found[name] = (raised(definition, function.__module__), [ast.get_docstring(definition)])
    for name, cls in CLASSES.items():
        whole = definitions(cls.__module__)[cls.__name__]
        for method in whole.body:
            if isinstance(method, ast.FunctionDef) and (method.name.endswith("__") or not method.name.startswith("_")):
                documents = [ast.get_docstring(method), ast.get_docstring(whole)][: 1 + method.name.endswith("__")]
                found[f"{name}.{method.name}"] = (raised(method, cls.__module__), documents)
    return found


RAISING = raising()


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_every_public_class_has_a_docstring(cls):
    """Each public class has a docstring in its source, none that a base or a decorator supplies."""
    assert ast.get_docstring(definitions(cls.__module__)[cls.__name__])


@pytest.mark.parametrize("cls", VALUES.values(), ids=VALUES)
def test_every_field_is_documented(cls):
    """Each field of a public attrs class is described in the `Attributes:` of the class or of a base."""
    assert [name for name in fields(cls) if name not in documented_fields(cls)] == []


@pytest.mark.parametrize(("errors", "docstrings"), RAISING.values(), ids=RAISING)
def test_every_error_raised_directly_is_documented(errors, docstrings):
    """Each error of this package that a public function raises in its own body is named in its `Raises:`."""
    assert errors - set().union(*(entries(docstring, "Raises") for docstring in docstrings)) == set()


def test_names_that_share_a_line_are_separate_entries():
    """A section ends where the indentation does, and a line may describe several names."""
    text = """Say something.

    Attributes:
        one, two: the first two;
            no third: this is a continuation.
        four: the last.

    Raises:
        ValueError: never.
    """
    assert entries(text, "Attributes") == {"one", "two", "four"}
    assert entries(text, "Raises") == {"ValueError"}
    assert entries("Say something.", "Raises") == set()


def test_errors_and_fields_are_found():
    """Errors in the body of a function and fields of a value are found, so that the tests above are not vacuous."""
    assert RAISING["shoulderkit.plan_many"][0] == {"InvalidValueError"}
    assert RAISING["shoulderkit.Planner.__init__"][0] == {"RuleError", "MissingExtraError"}
    assert "shoulderkit.Planner.plan" in RAISING
    assert "shoulderkit.testing.requests" in RAISING
    assert fields(shoulderkit.Region)[:2] == ["id", "name"]
    assert documented_fields(shoulderkit.RequestError) == {"what", "faults", "more"}
