"""Generated values that catalogs list: citations and cues with their places, disagreements and changes of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.catalog import Disagreement, DisputedCitation, PlacedCitation, PlacedCue, RowChange
from shoulderkit.model import Citation, Cue
from shoulderkit.vocabulary import CueKind, ReadAs, RowChangeKind, SourceKind, Stance

if TYPE_CHECKING:
    from shoulderkit.testing.random import RandomSource

_TABLES = ("exercises", "routines", "goals", "rules", "warnings")
_ABOUT = ("claim", "dose", "goal", "order", "rule")
_FIELDS = (None, "dose.sets", "instructions")
_SOURCES = ("a-page", "a-trial", "a-review")
_READ = (None, *ReadAs)


def _maybe(random: RandomSource) -> str | None:
    return random.text() if random.chance(50) else None


def _side(random: RandomSource, stance: Stance, least: int) -> tuple[Citation, ...]:
    sources = random.some(_SOURCES, least=least)
    return tuple(Citation(source=source, stance=stance, note=_maybe(random)) for source in sources)


def a_placed_citation(random: RandomSource) -> PlacedCitation:
    """Return a citation with its place."""
    return PlacedCitation(
        table=random.pick(_TABLES),
        id="move-1",
        path=random.pick(("citations[0]", "claims[1].citations[0]", "cues[2]")),
        field=random.pick(_FIELDS),
        text=_maybe(random),
        source=random.pick(_SOURCES),
        stance=random.pick(tuple(Stance)),
        note=_maybe(random),
        read=random.pick(_READ),
    )


def a_placed_cue(random: RandomSource) -> PlacedCue:
    """Return a cue with its place."""
    sources = random.some(_SOURCES, most=2)
    cue = Cue(kind=random.pick(tuple(CueKind)), text=random.text(), short="Breathe out", sources=sources)
    return PlacedCue(exercise="move-1", number=random.number(1, 6), cue=cue)


def a_disagreement(random: RandomSource) -> Disagreement:
    """Return a disagreement, with or without somebody on the other side."""
    return Disagreement(
        table=random.pick(_TABLES),
        id="move-1",
        about=random.pick(_ABOUT),
        field=random.pick(_FIELDS),
        text=_maybe(random),
        supports=_side(random, Stance.SUPPORTS, 0),
        contradicts=_side(random, Stance.CONTRADICTS, 1),
        disputes=(random.text(),) if random.chance(30) else (),
    )


def a_disputed_citation(random: RandomSource) -> DisputedCitation:
    """Return a citation on one side of a disagreement."""
    return DisputedCitation(
        table=random.pick(_TABLES),
        id="move-1",
        about=random.pick(_ABOUT),
        field=random.pick(_FIELDS),
        text=_maybe(random),
        stance=random.pick(tuple(Stance)),
        source=random.pick(_SOURCES),
        title=random.text(),
        kind=random.pick(tuple(SourceKind)),
        read=random.pick(_READ),
        note=_maybe(random),
    )


def a_row_change(random: RandomSource) -> RowChange:
    """Return a change of a row; only what is changed has other fields."""
    kind = random.pick(tuple(RowChangeKind))
    fields = random.some(("name", "dose", "citations"), least=1) if kind is RowChangeKind.CHANGED else ()
    added, dropped = (random.some(names) for names in (_SOURCES[:2], _SOURCES[2:]))
    return RowChange(
        table=random.pick(_TABLES),
        id="move-1",
        kind=kind,
        fields=fields,
        sources_added=() if kind is RowChangeKind.REMOVED else added,
        sources_dropped=() if kind is RowChangeKind.ADDED else dropped,
    )
