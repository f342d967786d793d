"""Exercises: instructions, cues, targets, adjustments, dose, sides, positions, equipment and demands of one move."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import (
    Relation,
    Value,
    a_member,
    a_number,
    a_text,
    a_url,
    an_id,
    an_instance,
    brief,
    many,
    spec,
)
from shoulderkit.model.doses import LONGEST_S, Dose, Hold, Reps, Timed
from shoulderkit.model.references import Citation, Claim
from shoulderkit.vocabulary import POSITION_DEMANDS, BestTime, CueKind, Demand, Phase, Position, Role, Sides, When

_sources = spec(many(an_id("sources"), distinct=True))
_texts = spec(many(a_text(), distinct=True))
_fields = spec(many(a_text(names_fields="own"), distinct=True))


@attrs.frozen(kw_only=True)
class Instruction(Value):
    """One thing to do in an exercise.

    Attributes:
        text: what to do, in one or two sentences.
        sources: ids of the sources that say so.
    """

    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Instruction: {brief(self.text)}>"


#: The longest short form of a cue, in characters: what a notification shows without cutting it.
SHORT = 60


@attrs.frozen(kw_only=True)
class Cue(Value):
    """One short line said while moving.

    Attributes:
        kind: what it is about.
        text: the line.
        short: the same for a small screen, at most 60 characters.
        sources: ids of the sources that say so.
    """

    kind: CueKind = field(metadata=spec(a_member(CueKind)))
    text: str = field(metadata=spec(a_text()))
    short: str = field(metadata=spec(a_text(SHORT)))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Cue {self.kind}: {brief(self.short)}>"


@attrs.frozen(kw_only=True)
class Target(Value):
    """A region with its role in a move.

    Attributes:
        region: id of the region.
        role: what it does in the move.
        sources: ids of the sources that say so.
    """

    region: str = field(metadata=spec(an_id("regions")))
    role: Role = field(metadata=spec(a_member(Role)))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Target {self.region}: {self.role}>"


@attrs.frozen(kw_only=True)
class Adjustment(Value):
    """What to change when a move is not felt, too easy or too hard.

    Attributes:
        when: the moment it is for.
        text: what to change.
        sources: ids of the sources that say so.
    """

    when: When = field(metadata=spec(a_member(When)))
    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Adjustment {self.when}: {brief(self.text)}>"


def _distinct_regions(targets: tuple[Target, ...]) -> bool:
    return len({target.region for target in targets}) == len(targets)


def _switched(switch_s: int, sides: Sides) -> bool:
    return switch_s == 0 or sides is Sides.EACH


@attrs.frozen(kw_only=True)
class Exercise(Value):
    """One move, of one phase.

    Attributes:
        id: its id.
        name: its name in English.
        phase: what it is for.
        summary: one sentence on what it is.
        instructions: how it is done; empty where the sources name a move without describing it.
        targets: the regions it works, first the one it is named or ordered by.
        dose: how much, for one side.
        sides: whether it is done once, or on the left and then on the right.
        setup_s: seconds to get into position and fetch what is needed; never depends on the move before.
        switch_s: seconds to change sides; 0 where both work together.
        positions: alternatives; `Position.ANY` stands for every position that a request allows.
        equipment: alternatives, each a set of equipment ids; an empty set: nothing is needed.
        demands: what it asks of the body beyond what its position asks (`POSITION_DEMANDS`).
        aliases: other names.
        cues: short lines said while moving.
        adjustments: what to change when it is not felt, too easy or too hard.
        claims: what it is said to do, and why.
        best_times: when it does most good, where a source says so.
        links: addresses of pages that show it.
        triggers: everyday moments that call for it.
        citations: for each field or number that a source gives.
        estimates: fields and numbers that are this package's own, e.g. ``dose.rep_s``.
        unstated: fields on which the sources are silent.
        imported: fields and numbers that an importer worked out and no source states, e.g. ``dose``.
        notes: remarks on how the data was made, e.g. a term that was changed.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    phase: Phase = field(metadata=spec(a_member(Phase)))
    summary: str = field(metadata=spec(a_text()))
    targets: tuple[Target, ...] = field(metadata=spec(many(an_instance(Target), 1)))
    dose: Dose = field(metadata=spec(an_instance(Reps, Hold, Timed)))
    sides: Sides = field(metadata=spec(a_member(Sides)))
    setup_s: int = field(metadata=spec(a_number(0, LONGEST_S)))
    switch_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    positions: tuple[Position, ...] = field(metadata=spec(many(a_member(Position), 1, distinct=True)))
    equipment: tuple[tuple[str, ...], ...] = field(
        default=((),), metadata=spec(many(many(an_id("equipment"), distinct=True), 1))
    )
    demands: tuple[Demand, ...] = field(default=(), metadata=spec(many(a_member(Demand), distinct=True)))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    instructions: tuple[Instruction, ...] = field(default=(), metadata=spec(many(an_instance(Instruction))))
    cues: tuple[Cue, ...] = field(default=(), metadata=spec(many(an_instance(Cue))))
    adjustments: tuple[Adjustment, ...] = field(default=(), metadata=spec(many(an_instance(Adjustment))))
    claims: tuple[Claim, ...] = field(default=(), metadata=spec(many(an_instance(Claim))))
    best_times: tuple[BestTime, ...] = field(default=(), metadata=spec(many(a_member(BestTime), distinct=True)))
    triggers: tuple[str, ...] = field(default=(), metadata=_texts)
    links: tuple[str, ...] = field(default=(), metadata=spec(many(a_url(), distinct=True)))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    estimates: tuple[str, ...] = field(default=(), metadata=_fields)
    unstated: tuple[str, ...] = field(default=(), metadata=_fields)
    imported: tuple[str, ...] = field(default=(), metadata=_fields)
    notes: tuple[str, ...] = field(default=(), metadata=_texts)
    RELATIONS: ClassVar[tuple[Relation, ...]] = (
        Relation(("targets",), _distinct_regions, "names the same region twice"),
        Relation(("switch_s", "sides"), _switched, "is {} where both sides work together"),
    )

    def __repr__(self) -> str:
        return f"<Exercise {self.id}: {self.phase}>"

    @property
    def has_instructions(self) -> bool:
        """Whether the data says how it is done."""
        return bool(self.instructions)

    def demands_in(self, position: Position) -> tuple[Demand, ...]:
        """Return what the move asks of the body when it is done in this position, sorted."""
        return tuple(sorted({*self.demands, *POSITION_DEMANDS[position]}))
