"""Rules about order or membership, as data; `shoulderkit.auditor.rules` defines what breaks each kind."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.references import Citation, Claim, NoneFound, none_found_spec
from shoulderkit.model.specs import Relation, Spec, a_member, a_text, an_id, an_instance, many, spec
from shoulderkit.vocabulary import Phase, RuleKind, RuleStrength

#: The fields that a rule of each kind is made of, besides its texts.
RULE_PARTS: dict[RuleKind, tuple[str, ...]] = {
    RuleKind.PHASE_ORDER: ("phases",),
    RuleKind.REGION_ORDER: ("phases", "regions"),
    RuleKind.BEFORE: ("exercises",),
    RuleKind.ONE_OF: ("exercises",),
    RuleKind.TOGETHER: ("exercises",),
    RuleKind.REQUIRES: ("exercises",),
}


def _parts_fit(kinds: tuple[RuleKind, ...], *parts: tuple[object, ...]) -> bool:
    wanted = {name for kind in kinds for name in RULE_PARTS[kind]}
    return {name for name, part in zip(("phases", "regions", "exercises"), parts, strict=True) if part} == wanted


def _groups(table: str) -> Spec:
    return many(many(an_id(table), 1, distinct=True))


@attrs.frozen(kw_only=True)
class Rule(Value):
    """A rule about the order of exercises or their membership in a session.

    Attributes:
        id: its id.
        kinds: what it is about; most rules have one kind, ``requires`` and ``before`` go together.
        phases: `phase-order`: the phases in their order; `region-order`: the phases it holds within.
        regions: `region-order`: groups of region ids in their order; a region counts with all its parts.
        exercises: groups of exercise ids. `before`: each group before all later ones; `requires`: members of later groups
            need every member of the earlier ones; `one-of`, `together`: the members of each group.
        sentence: the rule in one sentence.
        why: the reason its source gives, in one sentence.
        strength: who stands behind it.
        citations: where it comes from.
        disputes: what speaks against it, cited.
        none_found: searches for support or for a dispute that found none.
    """

    id: str = field(metadata=spec(an_id()))
    kinds: tuple[RuleKind, ...] = field(metadata=spec(many(a_member(RuleKind), 1, distinct=True)))
    sentence: str = field(metadata=spec(a_text()))
    why: str = field(metadata=spec(a_text()))
    strength: RuleStrength = field(metadata=spec(a_member(RuleStrength)))
    phases: tuple[Phase, ...] = field(default=(), metadata=spec(many(a_member(Phase), distinct=True)))
    regions: tuple[tuple[str, ...], ...] = field(default=(), metadata=spec(_groups("regions")))
    exercises: tuple[tuple[str, ...], ...] = field(default=(), metadata=spec(_groups("exercises")))
    citations: tuple[Citation, ...] = field(default=(), metadata=spec(many(an_instance(Citation))))
    disputes: tuple[Claim, ...] = field(default=(), metadata=spec(many(an_instance(Claim))))
    none_found: tuple[NoneFound, ...] = field(default=(), metadata=none_found_spec)
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(
            ("kinds", "phases", "regions", "exercises"),
            _parts_fit,
            "{} does not go with phases {}, regions {}, exercises {}",
        ),
    )

    def __repr__(self) -> str:
        return f"<Rule {self.id}: {', '.join(self.kinds)}>"
