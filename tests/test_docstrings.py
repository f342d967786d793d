"""Docstrings as text to show, with those that Python has dropped."""

from __future__ import annotations

import importlib.util
import sys
from inspect import cleandoc
from types import ModuleType

import pytest

import shoulderkit as sk
from shoulderkit.cli.commands import shoulderkit
from shoulderkit.docstrings import docstring

SOURCE = '''
class Outer:
    """An outer class."""

    class Inner:
        """One inside.

            Attributes:
                one: indented.
        """

    def method(self):
        """Do it."""

class Silent: ...

def function():
    """Work."""
'''


@pytest.fixture
def dropped(tmp_path, monkeypatch):
    """Return a module of `SOURCE` as it is without docstrings."""
    path = tmp_path / "dropped_docstrings.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, path.stem, module)
    exec(compile(SOURCE, str(path), "exec", optimize=2), vars(module))  # noqa: S102 - as Python imports with -OO
    return module


def test_what_python_has_dropped_is_read_from_the_source(dropped):
    """Classes, classes in classes, methods and functions have their docstrings, and what has none has an empty one."""
    assert dropped.Outer.__doc__ is None
    assert docstring(dropped.Outer) == "An outer class."
    assert docstring(dropped.Outer.Inner) == "One inside.\n\nAttributes:\n    one: indented."
    assert docstring(dropped.Outer.method) == "Do it."
    assert docstring(dropped.function) == "Work."
    assert docstring(dropped.Silent) == ""


def test_without_a_source_there_is_none(monkeypatch):
    """A module that was made by hand, or whose loader has no source, has empty docstrings."""
    module = ModuleType("made_by_hand")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec("def function(): ...", vars(module))  # noqa: S102 - a function that belongs to that module

    assert docstring(module.function) == ""


def test_a_kept_docstring_is_cleaned():
    """The indentation of a docstring is no part of its text."""
    assert docstring(sk.Plan).splitlines()[0] == (sk.Plan.__doc__ or "").splitlines()[0]
    assert not any(line.startswith("    Attributes") for line in docstring(sk.Plan).splitlines())


def test_commands_have_their_help():
    """Every command's help is its function's docstring."""
    for name, command in shoulderkit.commands.items():
        assert command.callback is not None
        assert cleandoc(command.help or "") == docstring(command.callback) != "", name
