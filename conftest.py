"""Run the Python examples in the documents as tests; a JSON file shown in a document is written first.

What an example prints is compared with a block of `text` after it.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a build of the site makes has no examples.
collect_ignore = ["docs/catalog", "docs/project"]

#: A file in a document: its path on its own line, then its text.
_FILE = re.compile(r"^`(?P<path>[\w/-]+\.json)`:\n\n```json\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


_python = PythonEvaluator()


def _write(example: Example) -> None:
    path, text = example.parsed
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _files(document: Document) -> Iterator[Region]:
    for match in _FILE.finditer(document.text):
        yield Region(match.start(), match.end(), (match["path"], match["text"]), _write)


def _run(example: Example) -> None:
    """Run an example, and keep what it prints."""
    with redirect_stdout(StringIO()) as printed:
        _python(example)
    sys.stdout.write(printed.getvalue())
    example.namespace["_printed"] = printed.getvalue()


def _compare(example: Example) -> None:
    """Compare a block of text with what the example before it printed; sybil takes common indentation off a block."""
    assert dedent(example.parsed) == dedent(example.namespace["_printed"])


def _enter(namespace: dict[str, Any]) -> None:
    """Change to a temporary folder, one for each document."""
    namespace["_folder"] = folder = TemporaryDirectory()
    namespace["_home"] = Path.cwd()
    os.chdir(folder.name)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_home"])
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", _run), CodeBlockParser("text", _compare), SkipParser(), _files],
    patterns=["*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
