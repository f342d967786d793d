"""All pages that a build makes, as texts by their path in ``docs``."""

from __future__ import annotations

import os
import re
from pathlib import Path

import shoulderkit as sk
from pages.exercises import exercise_pages
from pages.rules import rules_page
from pages.tables import table_pages

ROOT = Path(__file__).parents[2]
#: The folders of ``docs`` that belong to the build alone.
FOLDERS = ("catalog", "project")
#: Files outside of ``docs`` by the page that shows them.
PROJECT = {
    "index.md": "README.md",
    "project/changelog.md": "CHANGELOG.md",
    "project/contributing.md": "CONTRIBUTING.md",
    "project/security.md": "SECURITY.md",
    "project/golden.md": "tests/golden/README.md",
}
_SHOWN = {(ROOT / file).resolve(): ROOT / "docs" / page for page, file in PROJECT.items()}
#: A link to a file, in angle brackets or not; what begins with a scheme is an address, and is left alone.
_LINK = re.compile(r"(\]\(<?)(?![<#]|[a-z][a-z0-9+.-]*:)([^)>#\s]+)")


def made(catalog: sk.Catalog) -> dict[str, str]:
    """Return the text of each page by its path."""
    pages = {f"catalog/{path}": lines for path, lines in [*exercise_pages(catalog), *table_pages(catalog)]}
    pages["catalog/rules.md"] = rules_page(catalog)
    texts = {path: "\n".join(lines).rstrip() + "\n" for path, lines in pages.items()}
    for page, file in PROJECT.items():
        if page.startswith("project/"):
            text = (ROOT / file).read_text(encoding="utf-8")
            texts[page] = relinked(text, (ROOT / file).parent, (ROOT / "docs" / page).parent)
    return texts


def relinked(text: str, home: Path, place: Path) -> str:
    """Return a text with relative links that work from another folder, and lead to what the site shows of a file.

    Args:
        text: Markdown.
        home: the folder that its links start from.
        place: the folder that the new ones start from.
    """

    def link(found: re.Match[str]) -> str:
        target = Path(os.path.normpath(home / found[2]))
        return found[1] + Path(os.path.relpath(_SHOWN.get(target, target), place)).as_posix()

    return _LINK.sub(link, text)


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write the pages into ``docs``, those alone that changed, and remove what an earlier build left.

    Args:
        folder: the path of ``docs``.
        texts: the pages by their path in it.
    """
    for path, text in texts.items():
        page = folder / path
        page.parent.mkdir(parents=True, exist_ok=True)
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8", newline="\n")
    for name in FOLDERS:
        for page in (folder / name).rglob("*.md"):
            if page.relative_to(folder).as_posix() not in texts:
                page.unlink()
