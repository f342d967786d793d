"""Safety lines and sources of a page, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import sentence
from shoulderkit.pages.documents import text
from shoulderkit.vocabulary import WarningKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.pages.guides import Guide

_KINDS = {
    WarningKind.PRACTICE: "How to exercise",
    WarningKind.DOCTOR: "See a doctor",
    WarningKind.EMERGENCY: "Call emergency services",
}


def disclaimer() -> str:
    """Return the line that none of it is medical advice, as HTML."""
    return text(DISCLAIMER)


def warnings(guide: Guide, level: int) -> str:
    """Return the warnings of the catalog by kind, as HTML; an empty text where it has none.

    Args:
        guide: the session.
        level: the level of the headings.
    """
    known = guide.names.catalog.warnings.values() if guide.names.catalog else ()
    found = {kind: [warning.text for warning in known if warning.kind is kind] for kind in _KINDS}
    return "".join(
        f"<h{level}>{_KINDS[kind]}</h{level}><ul>{_items(map(sentence, texts))}</ul>"
        for kind, texts in found.items()
        if texts
    )


def stops(guide: Guide) -> str:
    """Return when to stop each move, as HTML; an empty text where no move says so."""
    found = {move.first.name: " ".join(move.stop) for move in guide.moves if move.stop}
    rows = "".join(f"<div><dt>{text(name)}</dt><dd>{text(says)}</dd></div>" for name, says in found.items())
    return f"<dl>{rows}</dl>" if rows else ""


def sources(guide: Guide) -> str:
    """Return all sources as a numbered list, as HTML; an empty text where there are none."""
    rows = "".join(
        f'<li id="source-{place}">{_source(name, guide)}</li>' for place, name in enumerate(guide.sources, 1)
    )
    return f"<ol>{rows}</ol>" if rows else ""


def _source(name: str, guide: Guide) -> str:
    words, source = source_words(name, guide.names), guide.names.source(name)
    url = source.url if source is not None else None
    if url is None or not url.startswith(("https://", "http://")):
        return text(words)
    return f'{text(words.removesuffix(url))} <a href="{text(url)}" rel="noopener noreferrer">{text(url)}</a>'


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{text(each)}</li>" for each in texts)
