"""What a schema says in words: descriptions from the docstrings, and the names of ids."""

from __future__ import annotations

import re
from typing import Any

import attrs

from shoulderkit.docstrings import docstring


def first_line(cls: type) -> str:
    """Return the first line of a class's docstring."""
    return _in_json(docstring(cls).split("\n", maxsplit=1)[0])


def field_docs(cls: type) -> dict[str, str]:
    """Return the description of each field in the ``Attributes:`` of a class and of those that it is derived from."""
    docs: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        if attrs.has(each):
            docs |= _own_field_docs(each)
    return docs


def _in_json(text: str) -> str:
    """Return a sentence about Python in the words of JSON."""
    return re.sub(r"\bNone\b", "null", text).replace("``", "`")


def _own_field_docs(cls: type) -> dict[str, str]:
    _, _, section = docstring(cls).partition("\nAttributes:\n")
    lines = re.split(r"\n(?=\S)", section, maxsplit=1)[0]
    docs: dict[str, str] = {}
    for names, text in re.findall(r"^    ([\w, ]+): (.+(?:\n     +.+)*)", lines, flags=re.MULTILINE):
        for name in names.split(", "):
            docs[name] = _in_json(re.sub(r"\s+", " ", text))
    return docs


def named(row: Any) -> str:
    """Return the id of a catalog's value, with its name or title where it has one."""
    name = getattr(row, "name", None) or getattr(row, "title", None)
    return f"{row.id} ({name})" if name else str(row.id)
