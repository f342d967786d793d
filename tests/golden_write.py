"""Rewrite the golden files: ``python tests/golden_write.py``. Requests and catalogs keep their content."""

from __future__ import annotations

import json
import sys
from typing import Any

import shoulderkit as sk
from golden_cases import CATALOGS, FOLDER, SUITES, answer, catalog_of, requests_of
from golden_form import pretty
from session_cases import FILE, sessions, text_of


def catalog_text(catalog: sk.Catalog) -> str:
    """Return a catalog as JSON with one line for each value in it."""
    tables = [
        f"{json.dumps(name)}: [\n{_lines(rows)}\n]" for name, rows in json.loads(sk.dumps(catalog, indent=None)).items()
    ]
    return "{" + ",\n".join(tables) + "}\n"


def _lines(rows: list[Any]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


def main() -> int:
    """Write the catalogs in their current form, the answers to each request, and the sessions of the bundled data."""
    for name in CATALOGS:
        (FOLDER / f"catalogs/{name}.json").write_text(catalog_text(catalog_of(name)), encoding="utf-8")
    for suite in SUITES:
        cases = [answer(suite, number) for number in range(len(requests_of(suite)))]
        said, words = zip(*cases, strict=True)
        (FOLDER / f"{suite}/answers.json").write_text(f"{pretty(said)}\n", encoding="utf-8")
        text = json.dumps(words, ensure_ascii=False, indent=1)
        (FOLDER / f"{suite}/words.json").write_text(f"{text}\n", encoding="utf-8")
        print(f"{suite}: {len(cases)} cases")  # noqa: T201 - a script
    FILE.write_text(text_of(sessions()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
