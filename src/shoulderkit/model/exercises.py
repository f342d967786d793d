"""One move and all that is said of it: steps, cues, targets, adjustments, dose, sides, positions, equipment, demands."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import Relation, a_member, a_number, a_text, a_url, an_id, an_instance, check, many, spec
from shoulderkit.model.doses import LONGEST_S, Dose, Hold, Reps, Timed
from shoulderkit.model.references import Citation, Claim
from shoulderkit.vocabulary import POSITION_DEMANDS, BestTime, CueKind, Demand, Phase, Position, Role, Sides, When

_ids = spec(many(an_id(), distinct=True))
_texts = spec(many(a_text(), distinct=True))


@attrs.frozen(kw_only=True)
class Instruction:
    """One step of a move: one thing to do."""

    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_ids)
    __attrs_post_init__ = check


#: The longest short form of a cue, in characters: what a notification shows without cutting it.
SHORT = 60


@attrs.frozen(kw_only=True)
class Cue:
    """One short line said while moving.

    Attributes:
        short: the same for a small screen, at most 60 characters.
    """

    kind: CueKind = field(metadata=spec(a_member(CueKind)))
    text: str = field(metadata=spec(a_text()))
    short: str = field(metadata=spec(a_text(SHORT)))
    sources: tuple[str, ...] = field(default=(), metadata=_ids)
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Target:
    """A region with its role in a move."""

    region: str = field(metadata=spec(an_id()))
    role: Role = field(metadata=spec(a_member(Role)))
    sources: tuple[str, ...] = field(default=(), metadata=_ids)
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Adjustment:
    """What to change when a move is not felt, too easy or too hard."""

    when: When = field(metadata=spec(a_member(When)))
    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_ids)
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Exercise:
    """One move, of one phase.

    Attributes:
        summary: one sentence on what it is.
        instructions: how it is done; empty where the sources name a move without describing it.
        targets: the regions it works, first the one it is named or ordered by.
        dose: how much, for one side.
        setup_s: seconds to get into position and fetch what is needed; never depends on the move before.
        switch_s: seconds to change sides; 0 where both work together.
        positions: alternatives; `Position.ANY` stands for every position that a request allows.
        equipment: alternatives, each a set of equipment ids; an empty set: nothing is needed.
        demands: what it asks of the body beyond what its position asks (`POSITION_DEMANDS`).
        links: addresses of pages that show it.
        triggers: everyday moments that call for it.
        citations: for each field or number that a source gives.
        estimates: fields and numbers that are this package's own, e.g. ``dose.rep_s``.
        unstated: fields on which the sources are silent.
        imported: fields and numbers that an importer worked out and no source states, e.g. ``dose``.
        notes: what a reader should know of how the data was made, e.g. a term that was changed.
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
    equipment: tuple[tuple[str, ...], ...] = field(default=((),), metadata=spec(many(many(an_id(), distinct=True), 1)))
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
    estimates: tuple[str, ...] = field(default=(), metadata=_texts)
    unstated: tuple[str, ...] = field(default=(), metadata=_texts)
    imported: tuple[str, ...] = field(default=(), metadata=_texts)
    notes: tuple[str, ...] = field(default=(), metadata=_texts)
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (
        Relation(
            ("targets",),
            lambda targets: len({t.region for t in targets}) == len(targets),
            "names the same region twice",
        ),
        Relation(
            ("switch_s", "sides"),
            lambda switch_s, sides: switch_s == 0 or sides is Sides.EACH,
            "is {} where both sides work together",
        ),
    )

    @property
    def has_instructions(self) -> bool:
        """Whether the data says how it is done."""
        return bool(self.instructions)

    def demands_in(self, position: Position) -> tuple[Demand, ...]:
        """What the move asks of the body when done in this position, sorted."""
        return tuple(sorted({*self.demands, *POSITION_DEMANDS[position]}))
