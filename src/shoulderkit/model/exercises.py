"""Exercises: instructions, cues, targets, adjustments, dose, sides and setups of one move."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.errors import brief
from shoulderkit.mixins import Pictured, Tabular
from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.doses import LONGEST_S, Dose, Frequency, Hold, Reps, Timed
from shoulderkit.model.references import Citation, Claim
from shoulderkit.model.setups import Setup
from shoulderkit.model.specs import Relation, a_member, a_number, a_text, a_url, an_id, an_instance, many, maybe, spec
from shoulderkit.vocabulary import AdviceKind, BestTime, CueKind, Demand, Phase, Role, Sides, When

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
        sources: ids of the sources that say so; empty: this package's own.
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
        sources: ids of the sources that say so; empty: this package's own.
    """

    when: When = field(metadata=spec(a_member(When)))
    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Adjustment {self.when}: {brief(self.text)}>"


@attrs.frozen(kw_only=True)
class Advice(Value):
    """What to know of a move outside of a session: it is shown with the move, and never said while moving.

    Attributes:
        kind: what it is about.
        text: the advice, in one sentence.
        sources: ids of the sources that say so; empty: this package's own.
    """

    kind: AdviceKind = field(metadata=spec(a_member(AdviceKind)))
    text: str = field(metadata=spec(a_text()))
    sources: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<Advice {self.kind}: {brief(self.text)}>"


def _distinct_regions(targets: tuple[Target, ...]) -> bool:
    return len({target.region for target in targets}) == len(targets)


def _switched(switch_s: int, sides: Sides) -> bool:
    return switch_s == 0 or sides is not Sides.TOGETHER


def _in_a_family(easier_forms: tuple[str, ...], family: str | None) -> bool:
    return family is not None or not easier_forms


def _dosed_alike(dose: Dose, setups: tuple[Setup, ...]) -> bool:
    return all(setup.dose is None or type(setup.dose) is type(dose) for setup in setups)


@attrs.frozen(kw_only=True)
class Exercise(Pictured, Tabular, Value):
    """One move, of one phase.

    Attributes:
        id: its id.
        name: its name in English.
        phase: what it is for.
        summary: one sentence on what it is.
        instructions: how it is done; empty where the sources name a move without describing it.
        targets: the regions it works, first the one it is named or ordered by.
        dose: how much, for one side.
        sides: whether both sides work together, one after the other, in turns, or only one.
        switch_s: seconds to change sides; 0 where both work together.
        setups: the ways to do it, the preferred first.
        load: what one works against, as a source says it, e.g. "a light band"; None: nothing but the body.
        frequency: how often, as published.
        family: id of the family, whose exercises are forms of one move; None: there are no other forms.
        easier_forms: ids of the exercises of the family that are easier.
        aliases: other names.
        cues: short lines said while moving.
        adjustments: what to change when it is not felt, too easy or too hard.
        claims: what it is said to do, and why.
        best_times: when it does most good, where a source says so.
        links: addresses of pages that show it.
        triggers: everyday moments that call for it.
        advice: what to learn before it, and how it fits into days and weeks.
        citations: for each field or number that a source gives.
        estimates: fields and numbers that are this package's own, e.g. ``dose.rep_s``.
        unstated: fields on which the sources are silent.
        imported: fields and numbers that an importer worked out and no source states, e.g. ``setups.demands``.
        notes: remarks on how the data was made, e.g. a term that was changed.
    """

    id: str = field(metadata=spec(an_id()))
    name: str = field(metadata=spec(a_text()))
    phase: Phase = field(metadata=spec(a_member(Phase)))
    summary: str = field(metadata=spec(a_text()))
    targets: tuple[Target, ...] = field(metadata=spec(many(an_instance(Target), 1)))
    dose: Dose = field(metadata=spec(an_instance(Reps, Hold, Timed)))
    sides: Sides = field(metadata=spec(a_member(Sides)))
    switch_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    setups: tuple[Setup, ...] = field(metadata=spec(many(an_instance(Setup), 1)))
    load: str | None = field(default=None, metadata=spec(maybe(a_text())))
    frequency: Frequency | None = field(default=None, metadata=spec(maybe(an_instance(Frequency))))
    family: str | None = field(default=None, metadata=spec(maybe(an_id())))
    easier_forms: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("exercises"), distinct=True)))
    aliases: tuple[str, ...] = field(default=(), metadata=_texts)
    instructions: tuple[Instruction, ...] = field(default=(), metadata=spec(many(an_instance(Instruction))))
    cues: tuple[Cue, ...] = field(default=(), metadata=spec(many(an_instance(Cue))))
    adjustments: tuple[Adjustment, ...] = field(default=(), metadata=spec(many(an_instance(Adjustment))))
    claims: tuple[Claim, ...] = field(default=(), metadata=spec(many(an_instance(Claim))))
    best_times: tuple[BestTime, ...] = field(default=(), metadata=spec(many(a_member(BestTime), distinct=True)))
    triggers: tuple[str, ...] = field(default=(), metadata=_texts)
    advice: tuple[Advice, ...] = field(default=(), metadata=spec(many(an_instance(Advice))))
    links: tuple[str, ...] = field(default=(), metadata=spec(many(a_url(), distinct=True)))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    estimates: tuple[str, ...] = field(default=(), metadata=_fields)
    unstated: tuple[str, ...] = field(default=(), metadata=_fields)
    imported: tuple[str, ...] = field(default=(), metadata=_fields)
    notes: tuple[str, ...] = field(default=(), metadata=_texts)
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("targets",), _distinct_regions, "names the same region twice"),
        Relation(("switch_s", "sides"), _switched, "is {} where both sides work together"),
        Relation(("easier_forms", "family"), _in_a_family, "are named where there is no family"),
        Relation(("dose", "setups"), _dosed_alike, "is of another kind than the dose of one of its setups"),
    )

    def __repr__(self) -> str:
        return f"<Exercise {self.id}: {self.phase}>"

    @property
    def has_instructions(self) -> bool:
        """Whether the data says how it is done."""
        return bool(self.instructions)

    @property
    def demands(self) -> tuple[Demand, ...]:
        """What no setup can do without, in the order of the vocabulary; a single setup can ask for more."""
        every = [set(setup.demands) for setup in self.setups]
        return tuple(demand for demand in Demand if all(demand in demands for demands in every))

    def dose_in(self, setup: Setup) -> Dose:
        """Return the full dose in one of its setups: the setup's own, where it has one.

        Raises:
            InvalidValueError: *setup* is none.
        """
        checked("dose_in", setup=(an_instance(Setup), setup))
        return self.dose if setup.dose is None else setup.dose
