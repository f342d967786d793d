"""What exercises refer to: regions, sources, citations, claims, equipment, settings and goals."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import (
    Relation,
    a_date,
    a_member,
    a_number,
    a_text,
    a_url,
    an_id,
    an_instance,
    check,
    many,
    maybe,
    spec,
)
from shoulderkit.vocabulary import BodySide, ClaimKind, Demand, Phase, Position, RegionKind, SourceKind, Stance

_ids = spec(many(an_id(), distinct=True))
_texts = spec(many(a_text(), distinct=True))


@attrs.frozen(kw_only=True)
class Region:
    """A muscle, joint or area of the body.

    Attributes:
        part_of: id of the region it is part of; the regions form a forest.
        body_side: where it lies.
        uberon: its Uberon id (release 2026-04-01), where confirmed.
        fma: its Foundational Model of Anatomy id, where confirmed by Uberon's cross-references.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    kind: RegionKind = field(metadata=spec(a_member(RegionKind)))
    body_side: BodySide = field(metadata=spec(a_member(BodySide)))
    part_of: str | None = field(default=None, metadata=spec(maybe(an_id())))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    uberon: str | None = field(default=None, metadata=spec(maybe(a_text())))
    fma: str | None = field(default=None, metadata=spec(maybe(a_text())))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Source:
    """A text that facts were read from. What is not known of it is left out.

    Attributes:
        date: as precise as the source gives it: a year, a month or a day.
        identifier: a stable identifier such as a PubMed Central id.
    """

    id: str = field(metadata=spec(an_id()))
    title: str = field(metadata=spec(a_text()))
    kind: SourceKind = field(metadata=spec(a_member(SourceKind)))
    publisher: str | None = field(default=None, metadata=spec(maybe(a_text())))
    authors: tuple[str, ...] = field(default=(), metadata=_texts)
    date: str | None = field(default=None, metadata=spec(maybe(a_date())))
    url: str | None = field(default=None, metadata=spec(maybe(a_url())))
    identifier: str | None = field(default=None, metadata=spec(maybe(a_text())))
    note: str | None = field(default=None, metadata=spec(maybe(a_text())))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Citation:
    """Where something comes from.

    Attributes:
        source: id of the source.
        field: the field of the citing object that it is about, e.g. ``dose`` or ``dose.sets``; None: the whole object.
        stance: whether the source supports it or contradicts it.
    """

    source: str = field(metadata=spec(an_id()))
    field: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    stance: Stance = attrs.field(default=Stance.SUPPORTS, metadata=spec(a_member(Stance)))
    note: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    __attrs_post_init__ = check


_citations = spec(many(an_instance(Citation)))
_cited = spec(many(an_instance(Citation), 1))


@attrs.frozen(kw_only=True)
class Claim:
    """What a move is said to do or why, in one sentence, with the sources that say so and those that say otherwise."""

    text: str = field(metadata=spec(a_text()))
    kind: ClaimKind = field(metadata=spec(a_member(ClaimKind)))
    citations: tuple[Citation, ...] = field(metadata=_cited)
    __attrs_post_init__ = check


_claims = spec(many(an_instance(Claim)))


@attrs.frozen(kw_only=True)
class Equipment:
    """A thing that a move needs.

    Attributes:
        substitutes: ids of equipment that serves as well; whoever has one of these has this.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    substitutes: tuple[str, ...] = field(default=(), metadata=_ids)
    note: str | None = field(default=None, metadata=spec(maybe(a_text())))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Setting:
    """A place with what is usual there: defaults for a request, each of which the request may overrule.

    Attributes:
        equipment: ids of what is at hand.
        positions: the positions that are possible; empty: all.
        avoid: demands that are out of place.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    equipment: tuple[str, ...] = field(default=(), metadata=_ids)
    positions: tuple[Position, ...] = field(default=(), metadata=spec(many(a_member(Position), distinct=True)))
    avoid: tuple[Demand, ...] = field(default=(), metadata=spec(many(a_member(Demand), distinct=True)))
    __attrs_post_init__ = check


#: The largest weight; weights only count relative to each other.
MOST_WEIGHT = 1_000_000


@attrs.frozen
class Weight:
    """How much a goal needs a region served in a phase; only the ratios matter."""

    phase: Phase = field(metadata=spec(a_member(Phase)))
    region: str = field(metadata=spec(an_id()))
    weight: int = field(metadata=spec(a_number(1, MOST_WEIGHT)))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Goal:
    """A complaint or a wish, and what it needs served.

    Attributes:
        in_their_words: how a person would say it.
        weights: one for each (phase, region); this package's estimates. Which regions belong to which phase is cited.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    in_their_words: str = field(metadata=spec(a_text()))
    weights: tuple[Weight, ...] = field(metadata=spec(many(an_instance(Weight), 1)))
    citations: tuple[Citation, ...] = field(metadata=_cited)
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (
        Relation(
            ("weights",),
            lambda weights: len({(w.phase, w.region) for w in weights}) == len(weights),
            "has two weights for the same phase and region",
        ),
    )
