"""Every citation of a catalog with its place, and where its sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from attrs import field

from shoulderkit.catalog.readable import Readable
from shoulderkit.errors import brief
from shoulderkit.model import Citation, Claim, Cue, Exercise, Rule, Source, Target
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_number, a_text, a_url, an_id, an_instance, many, maybe, spec
from shoulderkit.vocabulary import CueKind, ReadAs, RuleKind, Stance

#: The tables whose values cite sources, in the order of their citations.
_CITING = ("exercises", "routines", "goals", "rules", "warnings")
#: The fields whose items name sources, with the claims, whose citations say more.
_PARTS = ("instructions", "cues", "targets", "adjustments", "claims", "advice", "weights", "disputes")
#: The kinds of rule that are about the order of a session.
_ORDER = frozenset({RuleKind.PHASE_ORDER, RuleKind.REGION_ORDER, RuleKind.BEFORE})
_citations = spec(many(an_instance(Citation)))


@attrs.frozen(kw_only=True)
class PlacedCitation(Value):
    """A citation with its place in a catalog.

    Attributes:
        table: the name of the table, e.g. ``exercises``.
        id: the id of the value there.
        path: where in it, e.g. ``citations[2]``, ``claims[0].citations[1]`` or ``cues[3]``.
        field: the field that it is about, e.g. ``dose.sets``; None: all that stands at its path, or the whole value.
        text: the sentence that it is about, where it is about one; of a dispute that of the rule.
        source: id of the source.
        title: its title.
        url: its address, where it has one.
        stance: whether the source supports it or contradicts it.
        note: what the source says of it, where that is told.
        read: how much of the source was read; None: that is not known.
    """

    table: str = field(metadata=spec(a_text()))
    id: str = field(metadata=spec(an_id()))
    path: str = field(metadata=spec(a_text()))
    field: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    text: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    source: str = attrs.field(metadata=spec(an_id("sources")))
    title: str = attrs.field(metadata=spec(a_text()))
    url: str | None = attrs.field(default=None, metadata=spec(maybe(a_url())))
    stance: Stance = attrs.field(default=Stance.SUPPORTS, metadata=spec(a_member(Stance)))
    note: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    read: ReadAs | None = attrs.field(default=None, metadata=spec(maybe(a_member(ReadAs))))

    def __repr__(self) -> str:
        return f"<PlacedCitation {brief(self.table)}.{self.id} {brief(self.path)}: {self.source}, {self.stance}>"


@attrs.frozen(kw_only=True)
class PlacedCue(Value):
    """A cue with the exercise that it belongs to.

    Attributes:
        exercise: id of the exercise.
        number: its number among the cues of the exercise, from 1.
        cue: the cue.
    """

    exercise: str = field(metadata=spec(an_id("exercises")))
    number: int = field(metadata=spec(a_number(1)))
    cue: Cue = field(metadata=spec(an_instance(Cue)))

    def __repr__(self) -> str:
        return f"<PlacedCue {self.exercise} {self.number}: {self.cue.kind}>"

    @property
    def kind(self) -> CueKind:
        """What the cue is about."""
        return self.cue.kind


@attrs.frozen(kw_only=True)
class Disagreement(Value):
    """Something in a catalog that a source contradicts, with both sides.

    Attributes:
        table: the name of the table, e.g. ``exercises``.
        id: the id of the value there.
        about: what is disputed: ``claim``, ``goal``, ``warning``, ``routine``, ``order`` or ``rule`` (by what the rule is
            about), or the field of an exercise, e.g. ``dose``.
        field: the field, with its parts, e.g. ``dose.sets``; None where no single field is disputed.
        text: the sentence that is disputed, where it is one.
        supports: the citations that support it; of a field also those of its parts and of the field that it is
            part of, and the sources of its texts. Empty: no source is named for it.
        contradicts: the citations that contradict it, at least one.
        disputes: what these say instead, where that is a sentence of its own.
    """

    table: str = field(metadata=spec(a_text()))
    id: str = field(metadata=spec(an_id()))
    about: str = field(metadata=spec(an_id()))
    field: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    text: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    supports: tuple[Citation, ...] = attrs.field(default=(), metadata=_citations)
    contradicts: tuple[Citation, ...] = attrs.field(metadata=spec(many(an_instance(Citation), 1)))
    disputes: tuple[str, ...] = attrs.field(default=(), metadata=spec(many(a_text())))

    def __repr__(self) -> str:
        counts = f"{len(self.supports)} for, {len(self.contradicts)} against"
        return f"<Disagreement {brief(self.table)}.{self.id} {brief(self.field or self.about)}: {counts}>"


def cues_of(catalog: Readable) -> Iterator[PlacedCue]:
    """Yield every cue of a catalog, exercise by exercise."""
    for exercise in catalog.exercises.values():
        for number, cue in enumerate(exercise.cues, 1):
            yield PlacedCue(exercise=exercise.id, number=number, cue=cue)


def citations_of(catalog: Readable) -> Iterator[PlacedCitation]:
    """Yield every citation of a catalog, value by value; each source that a text names is one that supports it."""
    for table in _CITING:
        for value in getattr(catalog, table).values():
            for path, text, citation in _placed(value):
                source: Source = catalog.sources[citation.source]
                yield PlacedCitation(
                    table=table,
                    id=value.id,
                    path=path,
                    field=citation.field,
                    text=text,
                    source=source.id,
                    title=source.title,
                    url=source.url,
                    stance=citation.stance,
                    note=citation.note,
                    read=source.read,
                )


def _placed(value: Any) -> Iterator[tuple[str, str | None, Citation]]:
    """Yield the citations of a value, each with its path and the sentence that it is about."""
    whole = getattr(value, "sentence", getattr(value, "text", None))
    for place, citation in enumerate(value.citations):
        yield f"citations[{place}]", whole, citation
    for name in _PARTS:
        parts: tuple[Any, ...] = getattr(value, name, ())
        for place, part in enumerate(parts):
            path = f"{name}[{place}]"
            if isinstance(part, Claim):
                # what a dispute rests on speaks against the rule
                text = whole if name == "disputes" else part.text
                for number, citation in enumerate(part.citations):
                    yield f"{path}.citations[{number}]", text, citation
            else:
                # a weight has its reason
                text = getattr(part, "why", getattr(part, "text", None))
                field = f"targets.{part.region}" if isinstance(part, Target) else None
                yield from ((path, text, Citation(source=source, field=field)) for source in part.sources)


def disagreements_of(catalog: Readable) -> Iterator[Disagreement]:
    """Yield what sources of a catalog disagree on, value by value; of an exercise its claims, then its fields."""
    for exercise in catalog.exercises.values():
        for claim in exercise.claims:
            yield from _of_claim(exercise, claim)
        yield from _of_fields(exercise)
    for table in _CITING[1:]:
        for value in getattr(catalog, table).values():
            yield from _of_whole(table, value)


def _sides(citations: Iterable[Citation]) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    found = tuple(citations)
    return tuple(c for c in found if c.stance is Stance.SUPPORTS), tuple(
        c for c in found if c.stance is Stance.CONTRADICTS
    )


def _of_claim(exercise: Exercise, claim: Claim) -> Iterator[Disagreement]:
    supports, contradicts = _sides(claim.citations)
    if contradicts:
        yield Disagreement(
            table="exercises",
            id=exercise.id,
            about="claim",
            text=claim.text,
            supports=supports,
            contradicts=contradicts,
        )


def _of_fields(exercise: Exercise) -> Iterator[Disagreement]:
    supports, contradicts = _sides(exercise.citations)
    for path in dict.fromkeys(citation.field for citation in contradicts):
        own = tuple(citation for citation in supports if _related(citation.field, path))
        yield Disagreement(
            table="exercises",
            id=exercise.id,
            about="exercise" if path is None else path.removeprefix("setups.").partition(".")[0],
            field=path,
            supports=(*own, *_sources_of(exercise, path, {citation.source for citation in own})),
            contradicts=tuple(citation for citation in contradicts if citation.field == path),
        )


def _related(one: str | None, other: str | None) -> bool:
    """Return whether two fields are the same, or one is a part of the other; None is the whole value, and no field."""
    if one is None or other is None:
        return one is other
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _sources_of(exercise: Exercise, path: str | None, but: set[str]) -> Iterator[Citation]:
    """Yield the sources that the texts or targets of a field name, but for those that are known to support it."""
    name, _, region = (path or "").partition(".")
    parts = getattr(exercise, name) if name in _PARTS else ()
    named = (part.sources for part in parts if not region or getattr(part, "region", None) == region)
    for source in dict.fromkeys(source for sources in named for source in sources):
        if source not in but:
            yield Citation(source=source, field=path)


def _of_whole(table: str, value: Any) -> Iterator[Disagreement]:
    supports, contradicts = _sides(value.citations)
    disputes: tuple[Claim, ...] = getattr(value, "disputes", ())
    # what a dispute rests on speaks against the rule
    contradicts += tuple(citation for claim in disputes for citation in claim.citations)
    if contradicts:
        about = table.removesuffix("s")
        if isinstance(value, Rule) and not _ORDER.isdisjoint(value.kinds):
            about = "order"
        yield Disagreement(
            table=table,
            id=value.id,
            about=about,
            text=getattr(value, "sentence", getattr(value, "text", None)),
            supports=supports,
            contradicts=contradicts,
            disputes=tuple(claim.text for claim in disputes),
        )
