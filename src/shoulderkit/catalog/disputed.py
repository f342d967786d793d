"""Who is on which side of the disagreements of a catalog: a row for each citation, with what its source is."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from shoulderkit.catalog.citations import disagreements_of
from shoulderkit.catalog.readable import Readable
from shoulderkit.errors import brief
from shoulderkit.model import Source
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_text, a_url, an_id, maybe, spec
from shoulderkit.vocabulary import ReadAs, SourceKind, Stance


@attrs.frozen(kw_only=True)
class DisputedCitation(Value):
    """A citation on one side of a disagreement, with what its source is.

    Attributes:
        table: the name of the table, e.g. ``exercises``.
        id: the id of the value there.
        about: what is disputed, as in `Disagreement`.
        field: the field, with its parts; None where no single field is disputed.
        text: the sentence that is disputed, where it is one.
        stance: whether the source supports what is disputed, or contradicts it.
        source: id of the source.
        title: its title.
        url: its address, where it has one.
        kind: what kind of source it is.
        read: how much of it was read; None: that is not known.
        note: what it says, where that is told.
    """

    table: str = attrs.field(metadata=spec(a_text()))
    id: str = attrs.field(metadata=spec(an_id()))
    about: str = attrs.field(metadata=spec(an_id()))
    field: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    text: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    stance: Stance = attrs.field(metadata=spec(a_member(Stance)))
    source: str = attrs.field(metadata=spec(an_id("sources")))
    title: str = attrs.field(metadata=spec(a_text()))
    url: str | None = attrs.field(default=None, metadata=spec(maybe(a_url())))
    kind: SourceKind = attrs.field(metadata=spec(a_member(SourceKind)))
    read: ReadAs | None = attrs.field(default=None, metadata=spec(maybe(a_member(ReadAs))))
    note: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<DisputedCitation {brief(self.table)}.{self.id} {brief(self.field or self.about)}: {self.source}, {self.stance}>"


def disputed_citations_of(catalog: Readable) -> Iterator[DisputedCitation]:
    """Yield the citations on both sides of every disagreement, those that support first."""
    for each in disagreements_of(catalog):
        for stance, citations in ((Stance.SUPPORTS, each.supports), (Stance.CONTRADICTS, each.contradicts)):
            for citation in citations:
                source: Source = catalog.sources[citation.source]
                yield DisputedCitation(
                    table=each.table,
                    id=each.id,
                    about=each.about,
                    field=each.field,
                    text=each.text,
                    stance=stance,
                    source=source.id,
                    title=source.title,
                    url=source.url,
                    kind=source.kind,
                    read=source.read,
                    note=citation.note,
                )
