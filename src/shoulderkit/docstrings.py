"""Docstrings as text to show: descriptions in schemas and help are made of them, and Python may run without (``-OO``)."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from functools import cache
from typing import Any


def docstring(thing: type | Callable[..., Any]) -> str:
    """Return the docstring of a class or function, without its indentation.

    Where Python has dropped it, it is read from the source; without a source, as in some frozen programs, there is none.
    """
    text = thing.__doc__
    if text is None:
        text = _in_source(thing.__module__).get(thing.__qualname__)
    return inspect.cleandoc(text or "")


@cache
def _in_source(module: str) -> dict[str, str]:
    """Return the docstrings of the classes and functions of a module, by their qualified names."""
    loader: Any = getattr(sys.modules[module].__spec__, "loader", None)
    source = loader.get_source(module) if hasattr(loader, "get_source") else None
    return dict(_documented(ast.parse(source or ""), ""))


def _documented(node: ast.AST, inside: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            text = ast.get_docstring(child, clean=False)
            if text is not None:
                found.append((inside + child.name, text))
            if isinstance(child, ast.ClassDef):
                found += _documented(child, f"{inside}{child.name}.")
    return found
