"""HTML documents that load nothing: escaped texts, and a content security policy that allows only what is in the file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from shoulderkit.texts import on_one_line

#: What could end a script, or begin a comment in one.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
_IMPORT = re.compile(r"^import .*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def text(value: str) -> str:
    """Return a text as HTML: all that could be markup is escaped, also for attributes in quotation marks."""
    return escape(on_one_line(value))


def asset(name: str) -> str:
    """Return the text of a file of this package."""
    return files("shoulderkit.pages").joinpath(name).read_text(encoding="utf-8")


def script(*names: str) -> str:
    """Return JavaScript modules of this package as one, each after those that it imports.

    Args:
        names: the files; none has a name at its top level that another one has.
    """
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", asset(name))) for name in names)


def data(value: Any) -> str:
    """Return plain JSON values as text that can stand in a script element."""
    return json.dumps(value, separators=(",", ":")).translate(_UNSAFE)


def document(template: str, *, style: str, scripts: str = "", **parts: str) -> str:
    """Return a whole HTML document.

    Args:
        template: the file with its template.
        style: its style sheet.
        scripts: its script.
        parts: what else the template asks for, as HTML.
    """
    policy = f"default-src 'none'; style-src '{_digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    if scripts:
        policy += f"; script-src '{_digest(scripts)}'; media-src blob:"
    return Template(asset(template)).substitute(parts, policy=policy, style=style, script=scripts)


def _digest(content: str) -> str:
    """Return the digest by which a policy allows a style or a script, and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
