"""Write the pages that are drawn from the code: ``python tools/reference.py [--check]``.

These are ``docs/errors.md``, and in ``docs/requests.md`` what stands between two marks. With ``--check`` nothing is
written; the exit status is 1 when a committed page is out of date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reference_errors import errors_page
from reference_requests import PARTS

DOCS = Path(__file__).parents[1] / "docs"
_MARKED = re.compile(
    r"(?P<begin><!-- (?P<name>[a-z]+): made by tools/reference\.py -->\n).*?(?P<end><!-- end -->\n)", re.DOTALL
)


def pages() -> dict[str, str]:
    """Return the text of each page by its name."""
    text = (DOCS / "requests.md").read_text(encoding="utf-8")
    names = [found["name"] for found in _MARKED.finditer(text)]
    if sorted(names) != sorted(PARTS):
        raise ValueError(f"requests.md has the marks {names}, and needs {list(PARTS)}")
    filled = _MARKED.sub(lambda found: f"{found['begin']}\n{PARTS[found['name']]()}\n{found['end']}", text)
    return {"errors.md": errors_page(), "requests.md": filled}


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them, and return the exit status."""
    wanted = pages()
    stale = [
        name
        for name, text in wanted.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    for name in stale:
        if arguments == ["--check"]:
            print(f"{name} is stale: run python tools/reference.py")
        else:
            (DOCS / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    return int(bool(stale) and arguments == ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
