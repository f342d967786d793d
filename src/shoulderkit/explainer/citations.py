"""Descriptions of citations and cues with their places, and of disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.exercises import field_words
from shoulderkit.explainer.layout import bullets, section, wrapped
from shoulderkit.explainer.parts import cue_lines
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import Names, capital, sentence
from shoulderkit.vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Disagreement, DisputedCitation, PlacedCitation, PlacedCue
    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Citation


#: What a citation supports or contradicts that stands on a part of a value.
_PARTS = {
    "instructions": "an instruction",
    "cues": "a cue",
    "adjustments": "an adjustment",
    "claims": "a claim",
    "advice": "a piece of advice",
    "weights": "a weight",
}


def owner_words(table: str, name: str, names: Names) -> str:
    """Return what a value of a table is called: its name, or where it has none what it is and its id."""
    words = {"exercises": names.exercise, "goals": names.goal}.get(table)
    return words(name) if words is not None else f"{table.removesuffix('s')} {name}"


def placed_citation_lines(placed: PlacedCitation, names: Names) -> Iterator[Line]:
    """Yield the lines about a citation and its place: what it is for, the text, the source and how it was read."""
    verb = "contradicts" if placed.stance is Stance.CONTRADICTS else "supports"
    what = field_words(placed.field, names) if placed.field else _PARTS.get(placed.path.partition("[")[0], "the whole")
    yield from wrapped(f"{capital(owner_words(placed.table, placed.id, names))}: {verb} {what}.")
    yield from wrapped(sentence(placed.text or ""), 2) if placed.text else ()
    yield from wrapped(f"Note: {sentence(placed.note)}", 2) if placed.note else ()
    read = f" Read as {placed.read.replace('-', ' ')}." if placed.read else ""
    yield from wrapped(f"{source_words(placed.source, names)}{read}", 2)


def placed_cue_lines(placed: PlacedCue, names: Names) -> Iterator[Line]:
    """Yield the lines about a cue and the exercise that it belongs to."""
    yield from wrapped(f"{capital(names.exercise(placed.exercise))}, cue {placed.number}")
    yield from cue_lines(placed.cue, names)


def disagreement_lines(disagreement: Disagreement, names: Names) -> Iterator[Line]:
    """Yield the lines about a disagreement: what is disputed, and both sides."""
    owner = capital(owner_words(disagreement.table, disagreement.id, names))
    what = field_words(disagreement.field, names) if disagreement.field else disagreement.about
    yield from wrapped(f"{owner}: {what}" if what != disagreement.table.removesuffix("s") else owner)
    yield from wrapped(sentence(disagreement.text), 2) if disagreement.text else ()

    def cited(citation: Citation) -> str:
        return source_words(citation.source, names) + (f" ({citation.note})" if citation.note else "")

    own = "none: no source is named for it"
    yield from section("For", bullets([*map(cited, disagreement.supports)] or [own]))
    yield from section("Against", bullets(map(cited, disagreement.contradicts)))
    yield from section("They say", bullets(disagreement.disputes))


def disputed_citation_lines(disputed: DisputedCitation, names: Names) -> Iterator[Line]:
    """Yield the lines about one side's citation: what is disputed, the source, its kind and how it was read."""
    verb = "contradicts" if disputed.stance is Stance.CONTRADICTS else "supports"
    what = field_words(disputed.field, names) if disputed.field else f"the {disputed.about}"
    yield from wrapped(f"{capital(owner_words(disputed.table, disputed.id, names))}: {verb} {what}.")
    yield from wrapped(sentence(disputed.text), 2) if disputed.text else ()
    yield from wrapped(f"Note: {sentence(disputed.note)}", 2) if disputed.note else ()
    read = f", read as {disputed.read.replace('-', ' ')}" if disputed.read else ""
    yield from wrapped(f"{disputed.title} ({disputed.kind.replace('-', ' ')}{read}).", 2)
