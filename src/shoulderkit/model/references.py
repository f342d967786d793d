"""What exercises refer to: regions, sources, citations, claims, equipment, settings, goals and warnings."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.errors import brief
from shoulderkit.mixins import Tabular
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import (
    Relation,
    Spec,
    a_date,
    a_flag,
    a_member,
    a_number,
    a_text,
    a_url,
    an_id,
    an_instance,
    many,
    maybe,
    spec,
)
from shoulderkit.vocabulary import (
    BodySide,
    ClaimKind,
    Demand,
    Phase,
    Position,
    ReadAs,
    RegionKind,
    SourceKind,
    Stance,
    WarningKind,
)

_equipment = spec(many(an_id("equipment"), distinct=True))
_texts = spec(many(a_text(), distinct=True))


@attrs.frozen(kw_only=True)
class Region(Value):
    """A muscle, joint or area of the body.

    Attributes:
        id: its id.
        name: its name in English.
        kind: what it is: a muscle, a joint or an area.
        part_of: ids of the regions that it is part of; none of them is part of it.
        body_side: the side of the body on which it lies.
        aliases: other names.
        uberon: its Uberon id (release 2026-04-01), where confirmed.
        fma: its Foundational Model of Anatomy id, where confirmed by Uberon's cross-references.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    kind: RegionKind = field(metadata=spec(a_member(RegionKind)))
    body_side: BodySide = field(metadata=spec(a_member(BodySide)))
    part_of: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("regions"), distinct=True)))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    uberon: str | None = field(default=None, metadata=spec(maybe(a_text())))
    fma: str | None = field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<Region {self.id}: {self.kind}>"


@attrs.frozen(kw_only=True)
class Source(Value):
    """A text that facts were read from. What is not known of it is left out.

    Attributes:
        id: its id.
        title: its title.
        kind: what kind of text it is.
        publisher: who published it.
        authors: who wrote it.
        date: as precise as the source gives it: a year, a month or a day.
        url: its address.
        identifier: a stable identifier such as a PubMed Central id.
        read: how much of it was read for this data; None: that is not known.
        note: what a reader should know of it.
    """

    id: str = field(metadata=spec(an_id()))
    title: str = field(metadata=spec(a_text()))
    kind: SourceKind = field(metadata=spec(a_member(SourceKind)))
    publisher: str | None = field(default=None, metadata=spec(maybe(a_text())))
    authors: tuple[str, ...] = field(default=(), metadata=_texts)
    date: str | None = field(default=None, metadata=spec(maybe(a_date())))
    url: str | None = field(default=None, metadata=spec(maybe(a_url())))
    identifier: str | None = field(default=None, metadata=spec(maybe(a_text())))
    read: ReadAs | None = field(default=None, metadata=spec(maybe(a_member(ReadAs))))
    note: str | None = field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.kind}>"


@attrs.frozen(kw_only=True)
class Citation(Value):
    """Where something comes from.

    Attributes:
        source: id of the source.
        field: the field of the citing object that it is about, e.g. ``dose`` or ``dose.sets``; None: the whole object.
        stance: whether the source supports it or contradicts it.
        note: what the source says of it, where that needs a word.
    """

    source: str = field(metadata=spec(an_id("sources")))
    field: str | None = attrs.field(default=None, metadata=spec(maybe(a_text(names_fields="outer"))))
    stance: Stance = attrs.field(default=Stance.SUPPORTS, metadata=spec(a_member(Stance)))
    note: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<Citation of {self.source}: {self.stance}{f' {brief(self.field)}' if self.field else ''}>"


_citations = spec(many(an_instance(Citation)))
_cited = spec(many(an_instance(Citation), 1))


@attrs.frozen(kw_only=True)
class NoneFound(Value):
    """A search for evidence of one stance that found none.

    Attributes:
        stance: what was searched for: support or contradiction.
        date: when it was searched for.
        note: how, where that needs a word.
    """

    stance: Stance = field(metadata=spec(a_member(Stance)))
    date: str = field(metadata=spec(a_date()))
    note: str | None = field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<NoneFound that {self.stance}, {self.date}>"


#: Searches that found nothing, of a claim, a rule or a goal.
none_found_spec: dict[str, Spec] = spec(many(an_instance(NoneFound)))


@attrs.frozen(kw_only=True)
class Claim(Value):
    """What a move is said to do or why, with the sources that say so and those that say otherwise.

    Attributes:
        text: the claim, in one sentence.
        kind: what it is about.
        citations: at least one; the newest support and the strongest dispute among them.
        none_found: searches for support or for a dispute that found none.
    """

    text: str = field(metadata=spec(a_text()))
    kind: ClaimKind = field(metadata=spec(a_member(ClaimKind)))
    citations: tuple[Citation, ...] = field(metadata=_cited)
    none_found: tuple[NoneFound, ...] = field(default=(), metadata=none_found_spec)

    def __repr__(self) -> str:
        return f"<Claim {self.kind}: {brief(self.text)}>"


@attrs.frozen(kw_only=True)
class Equipment(Value):
    """A thing that a move needs.

    Attributes:
        id: its id.
        name: its name in English.
        aliases: other names.
        substitutes: ids of equipment that serves as well; whoever has one of these has this. What replaces a thing that
            lifts off the floor lifts as well.
        lifts_off_floor: whether a body that lies or kneels on it is off the floor, as on a bench or a bed.
        note: what a reader should know of it.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    substitutes: tuple[str, ...] = field(default=(), metadata=_equipment)
    lifts_off_floor: bool = field(default=False, metadata=spec(a_flag()))
    note: str | None = field(default=None, metadata=spec(maybe(a_text())))

    def __repr__(self) -> str:
        return f"<Equipment {self.id}>"


@attrs.frozen(kw_only=True)
class Setting(Value):
    """A place with what is usual there: defaults for a request, each of which the request may overrule.

    Attributes:
        id: its id.
        name: its name in English.
        aliases: other names.
        equipment: ids of what is available there.
        positions: the positions that are possible; empty: all.
        avoid: demands that are out of place.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    equipment: tuple[str, ...] = field(default=(), metadata=_equipment)
    positions: tuple[Position, ...] = field(default=(), metadata=spec(many(a_member(Position), distinct=True)))
    avoid: tuple[Demand, ...] = field(default=(), metadata=spec(many(a_member(Demand), distinct=True)))

    def __repr__(self) -> str:
        return f"<Setting {self.id}>"


#: The largest weight; weights only count relative to each other.
MOST_WEIGHT = 1_000_000


@attrs.frozen
class Weight(Value):
    """How much a goal needs a region served in a phase.

    Attributes:
        phase: the phase.
        region: id of the region.
        weight: how much; only the ratios of weights matter.
        why: why so much, in one sentence.
        sources: ids of the sources that the reason rests on; empty: this package's own.
    """

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str = field(metadata=spec(an_id("regions")))
    weight: int = field(metadata=spec(a_number(1, MOST_WEIGHT)))
    why: str | None = field(default=None, metadata=spec(maybe(a_text())))
    sources: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("sources"), distinct=True)))


def _distinct_cells(weights: tuple[Weight, ...]) -> bool:
    return len({(weight.phase, weight.region) for weight in weights}) == len(weights)


@attrs.frozen(kw_only=True)
class Goal(Tabular, Value):
    """A complaint or an aim, and the cells that it needs served.

    Attributes:
        id: its id.
        name: its name in English.
        in_their_words: how a person would put it.
        aliases: other names.
        weights: one for each (phase, region), with the reason; the numbers are this package's estimates.
        citations: at least one; the newest support and the strongest dispute among them.
        none_found: searches for support or for a dispute that found none.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    in_their_words: str = field(metadata=spec(a_text()))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    weights: tuple[Weight, ...] = field(metadata=spec(many(an_instance(Weight), 1)))
    citations: tuple[Citation, ...] = field(metadata=_cited)
    none_found: tuple[NoneFound, ...] = field(default=(), metadata=none_found_spec)
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("weights",), _distinct_cells, "has two weights for the same phase and region"),
    )

    def __repr__(self) -> str:
        return f"<Goal {self.id}: {len(self.weights)} weights>"


@attrs.frozen(kw_only=True)
class SafetyWarning(Value):
    """What every reader should know before moving, beside the stop cues of single moves.

    Attributes:
        id: its id.
        text: the warning, in one or two sentences.
        kind: what it is about. Texts with exercises to do end with those about practice, and point to the others.
        citations: where it comes from; empty: this package's own.
    """

    id: str = field(metadata=spec(an_id()))
    text: str = field(metadata=spec(a_text()))
    kind: WarningKind = field(default=WarningKind.PRACTICE, metadata=spec(a_member(WarningKind)))
    citations: tuple[Citation, ...] = field(default=(), metadata=_citations)

    def __repr__(self) -> str:
        return f"<SafetyWarning {self.id}: {brief(self.text)}>"
