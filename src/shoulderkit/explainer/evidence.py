"""The strongest support and the strongest dispute of a goal or a rule, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.words import capital, sentence
from shoulderkit.vocabulary import SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Citation, NoneFound, Source

#: How much a kind of source weighs as evidence, the most first, in the usual order of evidence-based practice: reviews of
#: trials, what experts agreed on from them, trials, other studies of people, then everything else alike.
_HIERARCHY = (
    SourceKind.SYSTEMATIC_REVIEW,
    SourceKind.GUIDELINE,
    SourceKind.CONSENSUS,
    SourceKind.TRIAL,
    SourceKind.REVIEW,
    SourceKind.COHORT_STUDY,
    SourceKind.LABORATORY_STUDY,
    SourceKind.CASE_REPORT,
)
_TITLES = {Stance.SUPPORTS: "Strongest support", Stance.CONTRADICTS: "Strongest dispute"}


def evidence_rows(
    citations: Iterable[Citation], disputes: Iterable[Citation], none_found: Iterable[NoneFound], names: Names
) -> Iterator[tuple[str, str]]:
    """Yield a row for each stance: the strongest source of it, or that none was found; nothing where neither is told.

    Sources that no catalog tells are passed over: how strong one is, only itself says.

    Args:
        citations: what supports, and what contradicts.
        disputes: what contradicts, whatever its stance.
        none_found: searches that found nothing.
        names: where the sources are.
    """
    by_stance: dict[Stance, list[Citation]] = {stance: [] for stance in Stance}
    for citation in citations:
        by_stance[citation.stance].append(citation)
    by_stance[Stance.CONTRADICTS] += disputes
    searched = {search.stance: search for search in none_found}
    for stance, found in by_stance.items():
        known = [(source, citation) for citation in found if (source := names.source(citation.source)) is not None]
        if known:
            yield _TITLES[stance], _line(*max(known, key=lambda pair: _strength(pair[0])))
        elif not found and stance in searched:
            yield _TITLES[stance], f"none found ({searched[stance].date})"


def _strength(source: Source) -> tuple[int, str]:
    """How strong a source is as evidence, and when it is from: of equal ones the newest counts."""
    place = _HIERARCHY.index(source.kind) if source.kind in _HIERARCHY else len(_HIERARCHY)
    return -place, source.date or ""


def _line(source: Source, citation: Citation) -> str:
    what = capital(source.kind.replace("-", " ")) + (f", {source.date[:4]}" if source.date else "")
    return f"{what}: {sentence(citation.note or source.title)}"
