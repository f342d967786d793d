"""The order of all pages: what the landing page leads to, by what a reader wants of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Part(NamedTuple):
    """A part of the contents.

    Attributes:
        title: its caption.
        pages: the names of its pages, without their suffix, in order; what does not exist is left out.
    """

    title: str
    pages: tuple[str, ...]


_MADE = ("exercises/index", "goals", "routines", "rules", "disagreements", "sources", "warnings")

#: The contents; a page that is in no part makes the build fail.
PARTS = (
    Part("Start", ("install", "tutorial", "try")),
    Part(
        "How to",
        (
            *(
                "sessions",
                "session-page",
                "pictures",
                "apps",
                "plans",
                "day",
                "refusals",
                "json",
                "services",
                "own-classes",
                "notebooks",
                "notebooks/data",
                "notebooks/plan",
                "notebooks/disagreements",
                "cli",
                "play",
            ),
            *("agents", "own-catalog", "protocols", "importers", "many-plans"),
        ),
    ),
    Part("Reference", ("requests", "api", "errors", "exercises", "data", "glossary", "promises")),
    Part("The data", tuple(f"catalog/{name}" for name in _MADE)),
    Part("Explanation", ("design/README", "laws", "benchmarks")),
    Part("Project", ("project/changelog", "project/contributing", "project/golden", "project/security", "releasing")),
)


def missing(pages: Collection[str], *, root: str) -> list[str]:
    """Return the pages that no part has; those of an exercise or a decision are listed by their own index.

    Args:
        pages: the names of all pages.
        root: the name of the landing page.
    """
    placed = {root, *(page for part in PARTS for page in part.pages)}
    return sorted(
        page for page in pages if page not in placed and page.count("/") < 2 and not page.startswith("design/")
    )


def directives(pages: Collection[str]) -> str:
    """Return the contents as hidden directives for the end of the landing page.

    Args:
        pages: the names of all pages.
    """
    texts = []
    for part in PARTS:
        found = [page for page in part.pages if page in pages]
        if found:
            texts.append("\n".join(["```{toctree}", ":hidden:", f":caption: {part.title}", "", *found, "```", ""]))
    return "\n".join(texts)
