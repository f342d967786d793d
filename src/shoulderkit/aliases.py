"""Other words for the members of the closed vocabularies: the field's standard terms, and those that people say.

An alias is told with its member where it is given in its place. It never means anything else: a word that some use for
the opposite, or that is a member itself, is no alias.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from shoulderkit import vocabulary as v

#: For each vocabulary that callers and data name members of, the aliases by member.
ALIASES = MappingProxyType[type[StrEnum], dict[str, tuple[str, ...]]](
    {
        # NASM's four phases, and what each is known by
        v.Phase: {
            v.Phase.RELEASE: (
                *("inhibit", "inhibition", "massage", "self-massage", "roll", "rolling", "foam rolling"),
                *("myofascial release", "self-myofascial release", "SMR", "trigger points", "soft tissue"),
            ),
            v.Phase.MOBILIZE: (
                *("lengthen", "lengthening", "stretch", "stretching", "flexibility"),
                *("mobility", "mobilise", "mobilization", "mobilisation"),
            ),
            v.Phase.STRENGTHEN: (
                *("activate", "activation", "strength", "strengthening", "strength training"),
                *("resistance training", "isolated strengthening"),
            ),
            v.Phase.INTEGRATE: ("integration", "integrated movement", "whole body", "functional movement"),
        },
        v.Role: {
            v.Role.PRIMARY: ("main", "agonist", "prime mover"),
            v.Role.SECONDARY: ("synergist", "assisting", "helper"),
            v.Role.QUIET: ("relaxed", "inactive", "at rest"),
        },
        v.Sides: {
            v.Sides.TOGETHER: ("both", "both sides", "bilateral"),
            v.Sides.EACH: ("each side", "per side", "one after the other", "left then right"),
        },
        v.Position: {
            v.Position.STANDING: ("stand", "upright", "on your feet"),
            v.Position.SEATED: ("sitting", "sit", "seat", "in a chair"),
            v.Position.SUPINE: ("face up", "on the back", "on your back", "lying on the back", "back-lying"),
            v.Position.PRONE: (
                "face down",
                "on the stomach",
                "on your stomach",
                "on the belly",
                "lying on the stomach",
            ),
            v.Position.SIDE_LYING: ("side", "on the side", "on your side", "lying on the side", "lateral recumbent"),
            v.Position.QUADRUPED: ("hands and knees", "on hands and knees", "all fours", "on all fours", "tabletop"),
            v.Position.FOREARM_KNEELING: ("forearms and knees", "on forearms and knees", "elbows and knees"),
            v.Position.PLANK: ("push-up position", "press-up position", "high plank", "front support"),
            v.Position.ANY: ("all", "every", "anywhere"),
        },
        v.Demand: {
            v.Demand.FLOOR: ("ground", "on the floor", "getting down", "lying down"),
            v.Demand.KNEELING: ("kneel", "knees", "on the knees", "weight on the knees"),
            v.Demand.WRIST_LOAD: ("wrist", "wrists", "weight on the wrists", "wrist pressure"),
            v.Demand.OVERHEAD_ARM: ("overhead", "arm overhead", "arms overhead", "reaching overhead"),
            v.Demand.NECK_PRESSURE: ("neck", "pressure on the neck"),
            v.Demand.PRONE: ("face down", "on the stomach", "on the belly", "lying on the stomach"),
            v.Demand.SUPINE: ("face up", "on the back", "lying on the back"),
            v.Demand.SIDE_LYING: ("side", "on the side", "lying on the side"),
            v.Demand.SPINE_NEAR_PRESSURE: ("spine", "pressure near the spine", "pressure beside the spine"),
        },
        v.CueKind: {
            v.CueKind.SETUP: ("set-up", "start", "starting position", "preparation"),
            v.CueKind.ACTION: ("movement", "do"),
            v.CueKind.BREATH: ("breathe", "breathing"),
            v.CueKind.FEEL: ("feeling", "sensation"),
            v.CueKind.IMAGE: ("imagery", "analogy"),
            v.CueKind.MISTAKE: ("common mistake", "error", "compensation"),
            v.CueKind.STOP: ("warning", "caution", "contraindication"),
        },
        v.When: {
            v.When.NOT_FELT: ("cannot feel it", "not feeling it"),
            v.When.TOO_EASY: ("easy", "progression"),
            v.When.TOO_HARD: ("hard", "difficult", "too difficult", "regression"),
        },
        v.BestTime: {
            v.BestTime.MORNING: ("am", "after waking", "on waking"),
            v.BestTime.MIDDAY: ("noon", "lunch", "lunch break"),
            v.BestTime.BEFORE_WORKOUT: ("pre-workout", "before training", "warm-up"),
            v.BestTime.ANY: ("anytime", "always"),
        },
        v.ClaimKind: {
            v.ClaimKind.BENEFIT: ("effect", "outcome"),
            v.ClaimKind.MECHANISM: ("how it works", "explanation"),
            v.ClaimKind.CAUSE: ("etiology", "aetiology"),
        },
        v.Stance: {
            v.Stance.SUPPORTS: ("for", "agrees", "confirms"),
            v.Stance.CONTRADICTS: ("against", "disagrees", "disputes", "refutes", "opposes"),
        },
        v.RegionKind: {
            v.RegionKind.MUSCLE: ("muscle group",),
            v.RegionKind.JOINT: ("articulation",),
            v.RegionKind.AREA: ("body part", "body region"),
        },
        v.BodySide: {
            v.BodySide.FRONT: ("anterior", "ventral"),
            v.BodySide.BACK: ("posterior", "dorsal", "rear"),
            v.BodySide.SIDE: ("lateral",),
        },
        v.SourceKind: {
            v.SourceKind.PRACTITIONER_ARTICLE: ("article", "blog post"),
            v.SourceKind.PRACTITIONER_PAGE: ("practitioner website",),
            v.SourceKind.PHYSIOTHERAPIST_PAGE: ("physio page", "physical therapist page", "physical therapy page"),
            v.SourceKind.UNIVERSITY_PAGE: ("academic page",),
            v.SourceKind.GUIDELINE: ("clinical guideline", "clinical practice guideline", "position stand"),
            v.SourceKind.SYSTEMATIC_REVIEW: ("meta-analysis",),
            v.SourceKind.LABORATORY_STUDY: ("lab study", "EMG study"),
            v.SourceKind.DATASET: ("database",),
        },
        v.RuleKind: {
            v.RuleKind.PHASE_ORDER: ("order of phases",),
            v.RuleKind.REGION_ORDER: ("order of regions",),
            v.RuleKind.BEFORE: ("precedes", "precedence"),
            v.RuleKind.ONE_OF: ("at most one", "mutually exclusive"),
            v.RuleKind.TOGETHER: ("all or none",),
            v.RuleKind.REQUIRES: ("needs", "depends on", "prerequisite"),
        },
        v.RuleStrength: {
            v.RuleStrength.GUIDELINE: ("clinical guideline",),
            v.RuleStrength.PRACTITIONER: ("expert opinion",),
            v.RuleStrength.PACKAGE: ("own", "ours"),
        },
        v.Severity: {
            v.Severity.ERROR: ("failure",),
            v.Severity.ADVICE: ("warning", "caution"),
        },
        v.BlockKind: {
            v.BlockKind.SETUP: ("set-up", "preparation"),
            v.BlockKind.WORK: ("exercise",),
            v.BlockKind.REST: ("pause", "break", "recovery"),
            v.BlockKind.SWITCH: ("switch sides", "change sides", "side change"),
        },
        v.BodyHalf: {
            v.BodyHalf.LEFT: ("l", "left side"),
            v.BodyHalf.RIGHT: ("r", "right side"),
            v.BodyHalf.BOTH: ("bilateral", "both sides"),
        },
        v.Status: {
            v.Status.OPTIMAL: ("proved", "proven", "best"),
            v.Status.BOUNDED: ("feasible", "within a gap"),
        },
    }
)


def words_of(kind: type[StrEnum]) -> dict[str, tuple[str, ...]]:
    """Return the words of a vocabulary, each with its aliases."""
    aliases = ALIASES.get(kind, {})
    return {member.value: aliases.get(member, ()) for member in kind}
