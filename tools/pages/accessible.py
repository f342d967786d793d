"""What the theme leaves out for people who use a keyboard or a screen reader, added to the pages that were built."""

from __future__ import annotations

from pathlib import Path

#: What is replaced by what. None of the first stands in its second, so that a page can be given twice.
_CHANGES = {
    # two landmarks of one kind need names of their own
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Contents">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    # a heading has a level
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    # what scrolls can be reached by keyboard
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper',
    '<div class="shoulderkit">': '<div tabindex="0" role="group" aria-label="Value" class="shoulderkit">',
    # the corner of a data frame heads nothing
    "<th></th>": "<td></td>",
    # a page has a heading
    '\n<div id="search-results"></div>': '\n<h1>Search</h1><div id="search-results"></div>',
}


def accessible(text: str) -> str:
    """Return the HTML of a page with what the theme leaves out."""
    for old, new in _CHANGES.items():
        text = text.replace(old, new)
    return text


def make_accessible(folder: Path) -> None:
    """Change all pages in a folder that lack something."""
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        changed = accessible(text)
        if changed != text:
            page.write_text(changed, encoding="utf-8", newline="\n")
